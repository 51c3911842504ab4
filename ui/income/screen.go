// Package income is the screen 收入: the households with their income of a year, and the sheet (收入计算表, form F4) of each,
// filled in by keyboard alone.
package income

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/raising"
)

// Screen is the screen 收入.
type Screen struct {
	// OnBack is asked when the list is to come back from a sheet that another place called; true: it went back there.
	OnBack func() bool

	// Raising is how what a sheet is warned of becomes an issue; nil: it does not.
	Raising *raising.Way

	host    Host
	desk    Desk
	printer Printer // nil: nothing is printed
	list    *listing
	sheet   *sheetPage // nil while the list or a view is shown
	view    view       // nil while the list lies below
	queue   []int64    // the households to go through, as the list had them when the first sheet was opened
	body    *fyne.Container

	overview *overview
	setup    *setup

	later func(f func()) (stop func()) // calls f once the typing rests; nil: as usual
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk}
	s.list = newListing(s)
	s.overview, s.setup = newOverview(s), newSetup(s)
	s.list.page.SetDeeds(s.viewDeeds()...)
	s.body = container.NewStack(s.list.page)
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.body }

// Refresh reads anew; filters, selection and what is being typed stay.
func (s *Screen) Refresh() {
	s.list.load()
	if s.view != nil {
		s.view.load()
	}
	if p := s.sheet; p != nil && !p.changed() {
		if !p.open(p.file.Row.ID, p.file.Sheet.Year) {
			s.toList()
		}
	}
}

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	if s.sheet != nil {
		s.sheet.focus()
		return
	}
	if s.view != nil {
		s.view.focus()
		return
	}
	s.list.table.Begin()
	s.focus(s.list.table)
}

// OpenSheet opens a household's sheet of a year, “” for the one that is shown.
func (s *Screen) OpenSheet(household int64, year string) {
	if year != "" && year != s.list.year {
		s.list.setYear(year)
	}
	s.Leave(func() { s.begin(household) })
}

// begin opens a household's sheet, with the others of the list behind it.
func (s *Screen) begin(household int64) {
	s.lineUp(household)
	s.open(household, (*sheetPage).offer)
}

// lineUp queues the households of the list; those of the whole year for one that its filters leave out.
func (s *Screen) lineUp(household int64) {
	s.queue = nil
	for _, r := range s.list.table.Rows() {
		s.queue = append(s.queue, r.Row.ID)
	}
	if slices.Contains(s.queue, household) {
		return
	}
	s.queue = nil
	for _, f := range s.list.figures {
		s.queue = append(s.queue, f.Row.ID)
	}
}

// open opens a household's sheet; then says what of it was typed before.
func (s *Screen) open(household int64, then func(*sheetPage)) {
	p := newSheetPage(s)
	if !p.open(household, s.list.year) {
		return
	}
	s.sheet = p
	s.body.Objects = []fyne.CanvasObject{p.page}
	s.body.Refresh()
	s.list.table.Select(strconv.FormatInt(household, 10))
	p.focus()
	then(p)
}

// step opens the sheet of the next or the former household of the list, as that was when its first sheet was opened: one
// that is complete may not be in it any more.
func (s *Screen) step(by int) {
	at := slices.Index(s.queue, s.sheet.file.Row.ID)
	next := at + by
	if at < 0 || next < 0 || next >= len(s.queue) {
		s.Leave(func() {
			s.toList()
			s.host.Inform("收入", map[bool]string{true: "这是列表里的最后一户。", false: "这是列表里的第一户。"}[by > 0])
		})
		return
	}
	s.Leave(func() { s.open(s.queue[next], (*sheetPage).offer) })
}

// back returns from a sheet to where it was opened.
func (s *Screen) back() {
	s.Leave(func() {
		s.toList()
		if s.OnBack != nil {
			s.OnBack()
		}
	})
}

func (s *Screen) toList() {
	if s.sheet == nil {
		return
	}
	s.sheet.keeper.Stop()
	s.sheet = nil
	s.list.load()
	s.bottom()
}

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
	switch {
	case ev.Name == fyne.KeyEscape && s.sheet != nil:
		s.back()
	case s.sheet != nil:
		return s.sheet.scroll(ev.Name)
	case ev.Name == fyne.KeyEscape && s.view != nil:
		s.show(s.view.back())
	case ev.Name == fyne.KeyEscape && s.list.filters.narrows():
		s.list.filters.clearAll()
		s.focus(s.list.table)
	default:
		return false
	}
	return true
}

// Shortcut deals with the shortcuts of the window, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	if s.sheet != nil {
		return s.sheet.shortcut(name)
	}
	if s.view != nil {
		return s.view.shortcut(name)
	}
	switch {
	case name == "find":
		s.focus(s.list.filters.search)
	case name == "print":
		return s.printFirst(s.list.printMenu())
	case name == "back" && s.list.counted:
		s.show(s.overview)
	default:
		return false
	}
	return true
}

// scrolls are the keys by which a locked sheet is read, and by how many lines each moves.
var scrolls = map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -10, fyne.KeyPageDown: 10, fyne.KeySpace: 10, fyne.KeyHome: -1000, fyne.KeyEnd: 1000}

func (p *sheetPage) scroll(key fyne.KeyName) bool {
	lines, ok := scrolls[key]
	if !ok || !p.file.Locked() {
		return false
	}
	p.grid.Scroll(lines)
	return true
}

func (p *sheetPage) shortcut(name string) bool {
	switch name {
	case "save":
		p.save(false, nil)
	case "accept":
		p.finish()
	case "previous":
		p.screen.step(-1)
	case "next":
		p.screen.step(1)
	case "back":
		p.screen.back()
	case "print":
		return p.screen.printFirst(p.printMenu())
	default:
		return false
	}
	return true
}

// Drafted says whether a draft is one of an income sheet.
func Drafted(d township.Draft) bool { return strings.HasPrefix(d.Key, draftPrefix) }

// Resume opens the sheet that a draft belongs to, as it was left.
func (s *Screen) Resume(d township.Draft) {
	year, of, _ := strings.Cut(strings.TrimPrefix(d.Key, draftPrefix), "@")
	household, err := strconv.ParseInt(of, 10, 64)
	if err != nil {
		return
	}
	s.list.setYear(cmp.Or(year, s.list.year))
	s.Leave(func() {
		s.lineUp(household)
		s.open(household, func(p *sheetPage) { p.resume(d) })
	})
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	if s.sheet != nil {
		return sheetHelp
	}
	if s.view != nil {
		return s.view.help()
	}
	return listHelp
}

const listHelp = `收入：各户的收入计算表。上面选年度；点“状态”“提示”等条件，只看未核算、低于标准、收入骤减的户。
Enter 打开一户的表，用键盘填完按 Ctrl+Enter 接着填下一户。勾选后可以一起登记签字、退回修改。
“概览”汇总进度、分布和构成，每个数字都能打开；“标准与品种”设立各年的收入标准和品种目录。
↑ ↓ 移动　Shift、Ctrl 多选　Enter 打开　空格 收起或展开右栏　Ctrl+F 查找　Ctrl+P 打印列表里已填的表　Esc 清除条件`

const sheetHelp = `收入计算表：直接打数字，Enter 到下一格；空着按 Enter 跳到下一行。数量会按常用单价带出收入和支出，可以改。
↑ ↓ 换行　Tab 到下一类（Shift+Tab 上一类）　← → 换格　F2 改原来的数　格里可以写算式，例如 1200*3+500
打拼音首字母（如 ym）找品种，Enter 跳过去　Ctrl+D 用上年的数　Ctrl+I 加一名成员的行　Ctrl+R 到右栏的流转土地、刚性支出
Ctrl+S 保存草稿　Ctrl+Enter 完成并打开下一户　Alt+↑ Alt+↓ 上一户、下一户　Ctrl+P 打印　Esc 返回`
