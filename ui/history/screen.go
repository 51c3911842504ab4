// Package history is the screen 记录: every deed that was ever done in the archive, with what it changed; the bin; and who
// looked at masked numbers.
package history

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// Screen is the screen 记录.
type Screen struct {
	host Host
	desk Desk
	page *widgets.Page
	body *fyne.Container

	panes   []pane
	current int
	tabs    []*widgets.Button

	deeds   *deedsPane
	bin     *binPane
	reveals *revealsPane

	// background runs work off the UI goroutine, and done on it; work is cut short by its context.
	background func(work, done func())
}

// pane is what one tab shows.
type pane interface {
	word() string
	content() fyne.CanvasObject
	filters() []fyne.CanvasObject
	side() fyne.CanvasObject
	deedButtons() []fyne.CanvasObject
	load()
	focus() fyne.Focusable
	find() fyne.Focusable // what Ctrl+F goes to
	clear() bool          // lets everything through again; false if nothing was filtered
	showFooter()
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, page: widgets.NewPage("记录"), background: inBackground}
	s.deeds = newDeedsPane(s)
	s.bin = newBinPane(s)
	s.reveals = newRevealsPane(s)
	s.panes = []pane{s.deeds, s.bin, s.reveals}
	s.body = container.NewStack()
	for i, p := range s.panes {
		s.body.Add(p.content())
		s.tabs = append(s.tabs, widgets.NewButton(p.word(), nil, func() { s.turn(i); s.load() }))
	}
	s.page.SetBody(s.body)
	s.turn(0)
	return s
}

func inBackground(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

// turn shows one of the panes.
func (s *Screen) turn(to int) {
	s.current = to
	for i, p := range s.panes {
		s.tabs[i].Importance = widget.LowImportance
		if i == to {
			s.tabs[i].Importance = widget.HighImportance
			p.content().Show()
		} else {
			p.content().Hide()
		}
		s.tabs[i].Refresh()
	}
	p := s.panes[to]
	tabs := make([]fyne.CanvasObject, len(s.tabs))
	for i, t := range s.tabs {
		tabs[i] = t
	}
	s.page.SetDeeds(append(p.deedButtons(), tabs...)...) // so the tabs stay in their place
	s.page.SetFilters(p.filters()...)
	s.page.SetSide(p.side())
	p.showFooter()
}

func (s *Screen) pane() pane { return s.panes[s.current] }

func (s *Screen) load() { s.pane().load(); s.focus(s.pane().focus()) }

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Refresh reads anew what is in front; filters, selection and scroll position stay.
func (s *Screen) Refresh() { s.pane().load() }

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() { s.focus(s.pane().focus()) }

// ShowHousehold shows all that was ever done to a household, which place names.
func (s *Screen) ShowHousehold(id int64, place string) {
	s.deeds.ofHousehold(id, place)
	s.turn(0)
	s.load()
}

// ShowBin shows what was deleted.
func (s *Screen) ShowBin() {
	s.turn(1)
	s.load()
}

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}

// Key deals with a key that no widget used: Esc lets everything through again.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	return ev.Name == fyne.KeyEscape && s.pane().clear()
}

// Shortcut deals with find, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	if name != "find" {
		return false
	}
	s.focus(s.pane().find())
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	return `操作记录：档案里做过的每一项操作——谁、何时、在哪个屏幕、哪条命令或哪个文件的哪一行，改动前后各是什么。选中一项，右栏列出它的改动，可以在那里撤销或恢复。
回收站：删除的户和成员都在这里，可以恢复；彻底清除要管理员密码，清除后谁也找不回来。
查看记录：谁在什么时候显示过谁的证件号码、电话。
↑ ↓ 移动　空格 展开或收起右栏　Enter 打开所属的农户　Ctrl+F 查找　Esc 清除条件`
}

// keepState brings a table's widths and sorting back, and keeps them from now on.
func keepState[R any](host Host, key string, t *widgets.Table[R]) {
	var state widgets.TableState
	if host.Recall(key, &state) {
		t.SetState(state)
	}
	t.OnStateChanged = func(state widgets.TableState) { host.Remember(key, state) }
}

// open opens the household of a record, if it is in the archive.
func (s *Screen) open(household int64) {
	if household != 0 {
		s.host.ShowHousehold(household)
	}
}

// householdOf returns the household that a deed concerns alone, 0 for none or several.
func (s *Screen) householdOf(deed int64) int64 {
	detail, err := s.desk.DeedDetail(context.Background(), deed, township.HistoryFilter{}, 0)
	if err != nil || detail.After != 0 {
		return 0
	}
	var only int64
	for _, r := range detail.Records {
		if r.Household != 0 && only != 0 && r.Household != only {
			return 0
		}
		if r.Household != 0 {
			only = r.Household
		}
	}
	return only
}
