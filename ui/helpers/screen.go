// Package helpers is the screen 帮扶: the roster of 帮扶责任人 and 监测联系人 with the households of each, and the dialogs
// that give households to helpers.
package helpers

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the screen.
const (
	tableKey = "helpers.table"
	sideKey  = "helpers.side"
)

// Screen is the screen 帮扶.
type Screen struct {
	host    Host
	desk    Desk
	page    *widgets.Page
	filters *filterBar
	table   *widgets.Table[*line]
	side    *sidePanel
	footer  *footer

	list  township.HelperList
	lines []*line
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, page: widgets.NewPage("帮扶")}
	s.filters = newFilterBar(s)
	s.table = s.newTable()
	s.side = newSidePanel(s)
	s.footer = newFooter(s)
	s.page.SetDeeds(
		widgets.NewButton("导入分配", look.Icon(look.IconImport), s.chooseFile),
		widgets.NewButton("导出 Excel", look.Icon(look.IconExport), s.export),
		widgets.NewMenuButton("打印", look.Icon(look.IconPrint), s.printMenu),
		widgets.NewMenuButton("分配", look.Icon(look.IconMove), s.assignMenu),
		widgets.NewPrimary("新增", look.Icon(look.IconAdd), func() { s.edit(township.HelperRow{}) }),
	)
	s.page.SetBody(s.table)
	s.page.SetSide(s.side.Content)
	var state widgets.TableState
	if host.Recall(tableKey, &state) {
		s.table.SetState(state)
	}
	s.page.KeepSide(host, sideKey, true)
	return s
}

func (s *Screen) newTable() *widgets.Table[*line] {
	t := widgets.NewTable(func(r *line) string { return r.key }, columns()...)
	t.OnSelected = s.selected
	t.OnOpen = func(r *line) { s.edit(r.HelperRow) }
	t.OnSpace = s.toggleSide
	t.OnMenu = s.menu
	t.OnStateChanged = func(state widgets.TableState) { s.host.Remember(tableKey, state) }
	t.Empty = s.empty
	return t
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Refresh reads the roster anew; selection, scroll position and filters stay.
func (s *Screen) Refresh() {
	if s.load() {
		s.filters.load(s.list)
		s.narrow()
		s.selected()
	}
}

// load reads the roster, and says whether it could.
func (s *Screen) load() bool {
	list, err := s.desk.Helpers(context.Background())
	if err != nil {
		s.host.Fail(err)
		return false
	}
	s.list = list
	s.lines = newLines(list.Rows)
	return true
}

// narrow shows what the filter lets through.
func (s *Screen) narrow() {
	if len(s.list.Rows) == 0 && len(s.list.Without) == 0 {
		s.page.SetFilters()
		s.page.SetFooter(nil, nil)
		s.page.SetCounts("")
		s.page.ShowSide(false)
		s.table.SetRows(nil)
		return
	}
	s.page.OfferSide(true)
	s.page.SetCounts(countText(s.list))
	s.page.SetFilters(s.filters.objects()...)
	s.table.SetRows(s.filters.admitted(s.lines))
	s.footer.show()
}

// Shown puts the keyboard where the work goes on; the first time it selects the first helper.
func (s *Screen) Shown() {
	s.table.Begin()
	s.focus(s.table)
}

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}

// toTable goes from the search to what was found.
func (s *Screen) toTable() {
	s.table.Settle()
	s.focus(s.table)
}

func (s *Screen) toggleSide() {
	s.page.ToggleSide()
	s.selected()
}

// selected follows the selection with the footer and the side panel.
func (s *Screen) selected() {
	if len(s.list.Rows) > 0 {
		s.footer.show()
	}
	if !s.page.SideShown() {
		return
	}
	if r, ok := s.table.Current(); ok {
		s.side.show(r.HelperRow)
	} else {
		s.side.Clear()
	}
}

// empty says why there is nothing to see.
func (s *Screen) empty() fyne.CanvasObject {
	if s.filters.filter.Empty() {
		return widgets.NewEmptyState(look.Icon(look.IconHelpers),
			"名册里还没有帮扶责任人。可以逐个新增，或导入一份写有户编号和帮扶责任人的表。",
			"新增帮扶责任人", func() { s.edit(township.HelperRow{}) })
	}
	return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的帮扶责任人："+s.filters.said()+"。", "清除条件", s.filters.clearAll)
}

// Key deals with a key that no widget used, and says whether it did: Esc clears the filter.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape || s.filters.filter.Empty() {
		return false
	}
	s.filters.clearAll()
	s.focus(s.table)
	return true
}

// Shortcut deals with find and print, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	switch name {
	case "find":
		s.focus(s.filters.search)
	case "print":
		s.printShown()
	default:
		return false
	}
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	return `帮扶：帮扶责任人和监测联系人的名册，每人有哪些户，右栏点一户就打开它。
农户资料按“姓名＋单位”对上名册；改姓名、单位、电话，他的户一并更新。“名册外”是农户资料里写了、名册里没有的人。
“分配”按村或给没有责任人的户指定；“移交”把一个人的户交给另一个人，写明日期和原因。都可以撤销。
↑ ↓ 移动　Shift、Ctrl 多选　Enter 修改　空格 收起或展开右栏
Ctrl+F 查找　Ctrl+P 打印名单　Esc 清除条件`
}
