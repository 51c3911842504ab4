// Package changes is the screen 变动: the changes of families month by month and one by one, and the dialogs that record
// them, which 农户 offers for a household.
package changes

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// Screen is the screen 变动.
type Screen struct {
	host Host
	desk Desk
	list *listing
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk}
	s.list = newListing(s)
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.list.page }

// Refresh reads the events anew; filters and selection stay.
func (s *Screen) Refresh() { s.list.load() }

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() { s.focus(s.list.table) }

// ShowHousehold lists the changes of one household.
func (s *Screen) ShowHousehold(code, head string) {
	s.list.reset()
	s.list.search.SetText(firstText(code, head))
	s.list.narrow()
}

func firstText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}

// focusOn puts the keyboard on something, and says whether there was something.
func (s *Screen) focusOn(o fyne.Focusable) bool {
	if o == nil {
		return false
	}
	s.focus(o)
	return true
}

// Key deals with a key that no widget used: Esc takes the filters off.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape || !s.list.narrowed() {
		return false
	}
	s.list.reset()
	s.list.narrow()
	return true
}

// Shortcut deals with find and print, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	switch name {
	case "find":
		s.focus(s.list.search)
	case "print":
		s.printSheets(township.ChangeSheetRequest{Events: s.list.printed()})
	default:
		return false
	}
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string { return help }

const help = `家庭变动：自然增加、自然减少、户主变更、分户、并户、整户注销。登记在“农户”里办：打开一户，点“办理”。
上面按发生的月份统计，每个数都可以点开看明细。“补录”是当月过后才登记的；“报增”“报减”是各月报表的数，补录的计入登记的那个月，已报的数以后不变。
一次变动有发生日期和登记日期，各印一份情况表，也都可以撤销。
↑ ↓ 移动　Shift、Ctrl 多选　Enter 打开该户　空格 展开右栏　Ctrl+F 查找　Ctrl+P 打印情况表　Esc 清除筛选`
