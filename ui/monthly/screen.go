// Package monthly is the screen 大排查月报表 (form F9): the editions month by month, the lines of one to be filled in, and the
// items of the sweep.
package monthly

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Screen is the screen 大排查月报表.
type Screen struct {
	OnBack func() bool // leads back to where the screen was opened from

	host Host
	desk Desk
	list *listing
	view view // nil while the editions are listed
	body *fyne.Container
}

// view is a page beside the list.
type view interface {
	content() fyne.CanvasObject
	load() bool // reads anew; what is being typed stays
	focus()
	changed() bool // whether something is typed that is not saved
	drop()         // forgets what was typed
	save(then func())
	shortcut(name string) bool
	help() string
}

// New makes the screen; its rows are read by the first Refresh.
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
	if s.view != nil && !s.view.changed() && !s.view.load() {
		s.show(nil)
	}
}

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	if s.view != nil {
		s.view.focus()
		return
	}
	s.list.table.Begin()
	s.focus(s.list.table)
}

// show brings a page to the front, nil: the list.
func (s *Screen) show(v view) {
	s.view = v
	content := fyne.CanvasObject(s.list.page)
	if v == nil {
		s.list.load()
	} else {
		content = v.content()
	}
	s.body.Objects = []fyne.CanvasObject{content}
	s.body.Refresh()
	s.Shown()
}

// Leave goes on once nothing that was typed can be lost: at once, or after asking.
func (s *Screen) Leave(then func()) {
	v := s.view
	if v == nil || !v.changed() {
		if v != nil {
			v.drop()
		}
		then()
		return
	}
	widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "月报表还没有保存", Deed: "保存", Other: "不保存", Cancel: "继续填写",
		Body:     widgets.NewProse("月报表有改动，还没有保存。", look.ColorText, fyne.TextAlignLeading),
		OnDeed:   func() bool { v.save(then); return true },
		OnOther:  func() { v.drop(); v.load(); then() },
		OnCancel: v.focus,
	})
}

// toList leads back to the list.
func (s *Screen) toList() { s.Leave(func() { s.show(nil) }) }

// goBack leads from a page to the list, and from the list to where the screen was opened from.
func (s *Screen) goBack() {
	switch {
	case s.view != nil:
		s.toList()
	case s.OnBack != nil:
		s.OnBack()
	}
}

// Home leads to the list.
func (s *Screen) Home() { s.toList() }

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil && o != nil {
		w.Canvas().Focus(o)
	}
}

// done tells what has come of a deed, and says whether it was done.
func (s *Screen) done(deed township.Deed, err error, text string) bool {
	if err != nil {
		s.host.Fail(err)
		return false
	}
	s.host.Done(deed, text)
	return true
}

// Key deals with a key that no widget used, and says whether it did: Esc goes back.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	s.goBack()
	return true
}

// Shortcut deals with the shortcuts of the window, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	switch {
	case name == "back":
		s.goBack()
	case s.view != nil:
		return s.view.shortcut(name)
	case name == "new":
		s.list.askNew()
	case name == "print":
		s.list.print()
	case name == "edit":
		s.list.openCurrent()
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
	return `大排查月报表：每月一期，从上月的文字开始；关联的问题自动计入整改进度。次月4日前上报，上报后定格，以后的变动算下个月的。
“排查项目”管理37项：可以修改、增加、停用。
↑ ↓ 移动　Enter 打开　Ctrl+N 新建一期　Ctrl+P 打印　Esc 返回`
}
