// Package issues is the screen 问题: what was found, how far each issue is, and the steps by which it is mended,
// accepted and closed (workflow.md §6).
package issues

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
)

// origin is what the history says of deeds done here.
const origin township.Origin = "屏幕：问题"

// Screen is the screen 问题.
type Screen struct {
	// OnBack is asked when the list is to come back from an issue that another place called; true: it went back there.
	OnBack func() bool

	host    Host
	desk    Desk
	printer Printer // nil: no paper
	list    *listing
	view    view // a page over the list; nil while none is shown
	last    habits
	form    *stepForm // the one that was asked last
	body    *fyne.Container

	beside func(work func()) // runs slow work off the UI goroutine; tests run it at once
}

// view is a page of the screen beside the list.
type view interface {
	content() fyne.CanvasObject
	load() bool // reads anew; false: there is nothing to show any more
	focus()
	back() // where Esc leads, once nothing is unsaved
	leave(then func())
	shortcut(name string) bool
	help() string
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, beside: func(work func()) { go work() }}
	host.Recall(s.habitsKey(), &s.last)
	s.list = newListing(s)
	s.body = container.NewStack(s.list.page)
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.body }

// Refresh reads anew; filters, selection and what is being typed stay.
func (s *Screen) Refresh() {
	s.list.load()
	if s.view != nil && !s.view.load() {
		s.toList()
	}
}

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	if s.view != nil {
		s.view.focus()
		return
	}
	s.list.begin()
}

// OpenIssue opens an issue's page.
func (s *Screen) OpenIssue(id int64) { s.Leave(func() { s.open(id) }) }

// ShowFilter lists the issues that a filter lets through.
func (s *Screen) ShowFilter(f township.IssueFilter) {
	s.Leave(func() {
		s.toList()
		s.list.filters.set(f)
		s.Shown()
	})
}

// open opens an issue of the list.
func (s *Screen) open(id int64) { s.show(newIssuePage(s, id)) }

// show brings a page to the front if it can be read.
func (s *Screen) show(v view) {
	if !v.load() {
		return
	}
	s.view = v
	s.setBody(v.content())
	v.focus()
}

func (s *Screen) setBody(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// toList leads back to the list as it was left.
func (s *Screen) toList() {
	if s.view == nil {
		return
	}
	s.view = nil
	s.setBody(s.list.page)
	s.Shown()
}

// goBack leads from a page to where it was opened.
func (s *Screen) goBack() {
	s.Leave(func() {
		if s.view != nil {
			s.view.back()
		}
	})
}

// leaveCalled leads to the list, or back to the place that called for the page.
func (s *Screen) leaveCalled() {
	s.toList()
	if s.OnBack != nil {
		s.OnBack()
	}
}

// Leave goes on once nothing that was typed can be lost: at once, or after asking.
func (s *Screen) Leave(then func()) {
	if s.view == nil {
		then()
		return
	}
	s.view.leave(then)
}

// Home leads to the list.
func (s *Screen) Home() { s.Leave(s.toList) }

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil {
		if o == nil {
			w.Canvas().Unfocus()
			return
		}
		w.Canvas().Focus(o)
	}
}

// Key deals with a key that no widget used, and says whether it did.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if v, ok := s.view.(interface{ key(fyne.KeyName) bool }); ok && v.key(ev.Name) {
		return true
	}
	switch {
	case ev.Name == fyne.KeyEscape && s.view != nil:
		s.goBack()
	case s.view == nil && ev.Name == fyne.KeyEscape && s.list.filters.filter.Narrows():
		s.list.filters.clearAll()
		s.list.begin()
	default:
		return false
	}
	return true
}

// Shortcut deals with the shortcuts of the window, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	if s.view != nil {
		if name == "back" {
			s.goBack()
			return true
		}
		return s.view.shortcut(name)
	}
	return s.list.shortcut(name)
}

func (l *listing) shortcut(name string) bool {
	switch name {
	case "find":
		l.screen.focus(l.filters.search)
	case "new":
		l.screen.NewIssue(0)
	case "print":
		l.screen.askPaper(false)
	default:
		return false
	}
	return true
}

// begin puts the keyboard on the rows.
func (l *listing) begin() {
	if l.boarded {
		l.board.begin()
		return
	}
	l.table.Begin()
	l.screen.focus(l.table)
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	if s.view != nil {
		return s.view.help()
	}
	return listHelp
}

const listHelp = `问题：从发现到销号。上面一行数字点一下就列出那些问题，鼠标停在数字上看它怎么算；按状态、村、性质等条件筛选，“更多”里可以保存常用条件。
勾选以后（换条件也不会丢），下面可以一起下达整改、验收销号等；不能办的先列出来，说明原因。
↑ ↓ 移动　Shift、Ctrl 多选　Enter 打开　空格 收起或展开右栏　Ctrl+N 新增　Ctrl+F 查找　Ctrl+P 打印　Ctrl+Z 撤销　Esc 清除条件`
