// Package campaigns is the screen 专项行动: the campaigns of the office with their stages, the questionnaires that the
// visits are made with, and of each campaign its staff and who visits whom.
package campaigns

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Screen is the screen 专项行动.
type Screen struct {
	host    Host
	desk    Desk
	printer Printer // nil: nothing is printed
	list    *listing
	view    view // nil while the list is shown
	body    *fyne.Container
}

// view is a page of the screen beside the list, with a way back.
type view interface {
	content() fyne.CanvasObject
	load()      // reads anew; what is being typed stays
	focus()     // puts the keyboard where work goes on
	back() view // where the way back leads, nil: to the list
	shortcut(name string) bool
	help() string
}

// draft is a view that can hold input which is not saved yet.
type draft interface {
	view
	changed() bool
	named() string    // what is being filled in: 专项行动“2021年回头看”
	save(then func()) // saves, and goes on if it was saved
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk}
	s.list = newListing(s)
	s.body = container.NewStack(s.list.page)
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.body }

// Refresh reads anew; selection and what is being typed stay.
func (s *Screen) Refresh() {
	s.list.load()
	if s.view != nil {
		s.view.load()
	}
}

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	if s.view != nil {
		s.view.focus()
		return
	}
	s.list.begin()
	s.focus(s.list.table)
}

// open brings a view to the front, nil: the list, once nothing that was typed can be lost.
func (s *Screen) open(v view) { s.Leave(func() { s.show(v) }) }

func (s *Screen) show(v view) {
	s.view = v
	content := fyne.CanvasObject(s.list.page)
	if v == nil {
		s.list.load()
	} else {
		v.load()
		content = v.content()
	}
	s.body.Objects = []fyne.CanvasObject{content}
	s.body.Refresh()
	s.Shown()
}

// Leave goes on once nothing that was typed can be lost: at once, or after asking.
func (s *Screen) Leave(then func()) {
	d, ok := s.view.(draft)
	if !ok || !d.changed() {
		then()
		return
	}
	widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "还没有保存", Deed: "保存", Other: "不保存", Cancel: "继续填写",
		Body:     widgets.NewProse(d.named()+"有改动，还没有保存。", look.ColorText, fyne.TextAlignLeading),
		OnDeed:   func() bool { d.save(then); return true },
		OnOther:  func() { s.view = d.back(); s.show(s.view); then() },
		OnCancel: d.focus,
	})
}

// Home leads to the list.
func (s *Screen) Home() { s.open(nil) }

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil && o != nil {
		w.Canvas().Focus(o)
	}
}

// Key deals with a key that no widget used, and says whether it did: Esc goes back.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape || s.view == nil {
		return false
	}
	s.open(s.view.back())
	return true
}

// Shortcut deals with the shortcuts of the window, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	switch {
	case s.view != nil && s.view.shortcut(name):
	case s.view != nil && name == "back":
		s.open(s.view.back())
	case s.view != nil:
		return false
	case name == "new":
		s.create()
	case name == "edit":
		s.list.table.OnCurrent(s.edit)()
	default:
		return false
	}
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	if s.view != nil {
		return s.view.help()
	}
	return `专项行动：对标查短补短、回头看、大排查、动态调整，一次一条，写明走访哪些户、用哪张调查表、分几个阶段。
“当前”的那一次，打开“入户”和工作台时先看到它。“结束”把它的数据定格；结束错了可以恢复。
“调查表”管理入户调查表；选中一次行动，可以管理它的人员和分工。
↑ ↓ 移动　Enter 修改　空格 收起或展开右栏　Ctrl+N 新建　Esc 返回`
}

// done tells what has come of a deed and reads anew; it says whether it was done.
func (s *Screen) done(deed township.Deed, err error, text string) bool {
	if err != nil {
		s.host.Fail(err)
		return false
	}
	s.host.Done(deed, text)
	return true
}

// refused says whether an error is of what was typed, so that it is told beside the field.
func refused(err error) bool {
	code := township.CodeOf(err)
	return code == township.CodeInvalid || code == township.CodeConflict || code == township.CodeNotFound
}
