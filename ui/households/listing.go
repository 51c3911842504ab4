package households

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the table.
const (
	tableKey  = "households.table"
	filterKey = "households.filter"
	sideKey   = "households.side"
)

// listing is the table of all households with its filters, its side panel and its footer.
type listing struct {
	screen  *Screen
	page    *widgets.Page
	filters *filterBar
	table   *widgets.Table[*line]
	side    *sidePanel
	footer  *footer

	onlyTicked bool // the ticked households are shown, whatever the filter says

	rows  []*township.HouseholdRow // all, in the order of paper
	lines map[int64]*line          // the same, by household
}

func newListing(s *Screen) *listing {
	l := &listing{screen: s, page: widgets.NewPage("农户"), lines: map[int64]*line{}}
	l.filters = newFilterBar(l.filtered)
	l.filters.memory, l.filters.ask = s.host, s.host.Window
	l.filters.search.OnDown = l.toTable
	l.filters.search.OnEnter(l.toTable)
	l.table = l.newTable()
	l.side = newSidePanel(s)
	l.footer = newFooter(l)
	l.page.SetDeeds(
		widgets.NewButton("导入", look.Icon(look.IconImport), func() { s.host.ShowImport(nil) }),
		widgets.NewMenuButton("打印", look.Icon(look.IconPrint), l.printMenu),
		widgets.NewButton("导出", look.Icon(look.IconExport), func() { l.export(township.Values(l.shownRows())) }),
		widgets.NewPrimary("新增户", look.Icon(look.IconAdd), s.AddHousehold),
	)
	l.page.SetBody(l.table)
	l.page.SetSide(l.side.Content)
	l.recall()
	return l
}

func (l *listing) newTable() *widgets.Table[*line] {
	t := widgets.NewTable(func(r *line) string { return r.key }, columns()...)
	t.Ticks = true
	t.OnTicked = l.ticked
	t.OnSelected = l.selected
	t.OnOpen = func(r *line) { l.screen.show(r.ID) }
	t.OnSpace = l.toggleSide
	t.OnMenu = l.menu
	t.OnStateChanged = func(state widgets.TableState) { l.screen.host.Remember(tableKey, state) }
	t.Empty = l.empty
	return t
}

// recall sets the table up as the clerk left it.
func (l *listing) recall() {
	var state widgets.TableState
	if l.screen.host.Recall(tableKey, &state) {
		l.table.SetState(state)
	}
	var filter township.HouseholdFilter
	if l.screen.host.Recall(filterKey, &filter) {
		l.filters.set(filter)
	}
	l.page.KeepSide(l.screen.host, sideKey, true)
}

func (l *listing) toggleSide() {
	l.page.ToggleSide()
	l.selected()
}

// load reads all households.
func (l *listing) load() {
	rows, err := l.screen.desk.Households(context.Background())
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.rows = rows
	lines := newLines(rows)
	l.lines = make(map[int64]*line, len(lines))
	for _, r := range lines {
		l.lines[r.ID] = r
	}
	l.keepTicks()
	l.filters.load(rows)
	l.narrow()
	l.selected()
}

// filtered shows what the clerk's filter lets through, and remembers it but for what he looked for.
func (l *listing) filtered() {
	l.onlyTicked = false
	l.narrow()
	if rows := l.table.Rows(); len(rows) > 0 {
		if _, ok := l.table.Current(); !ok { // whom the clerk was at is not among them: they are read from the first
			l.table.ScrollTo(rows[0].key)
		}
	}
	filter := l.filters.filter
	filter.Query = ""
	l.screen.host.Remember(filterKey, filter)
}

// narrow shows what the filter lets through.
func (l *listing) narrow() {
	l.page.SetCounts(countText(l.rows))
	if len(l.rows) == 0 {
		l.page.SetFilters()
		l.page.SetFooter(nil, nil)
		l.page.ShowSide(false)
		l.table.SetRows(nil)
		return
	}
	l.page.OfferSide(true)
	shown := l.shownRows()
	l.filters.show(l.rows, shown)
	l.page.SetFilters(l.filters.objects...)
	l.table.SetRows(l.linesOf(shown))
	l.footer.show()
}

// toTable goes from the search to what was found.
func (l *listing) toTable() {
	l.table.Settle()
	l.screen.focus(l.table)
}

func (l *listing) linesOf(rows []*township.HouseholdRow) []*line {
	lines := make([]*line, len(rows))
	for i := range rows {
		lines[i] = l.lines[rows[i].ID]
	}
	return lines
}

// selected follows the selection with the footer and the side panel.
func (l *listing) selected() {
	if len(l.rows) > 0 {
		l.footer.show()
	}
	if !l.page.SideShown() {
		return
	}
	if r, ok := l.table.Current(); ok {
		l.side.show(*r.HouseholdRow)
	} else {
		l.side.showNone()
	}
}

// menu is what the right button offers for the selection.
func (l *listing) menu() []*fyne.MenuItem {
	selected, chosen := l.table.Selected(), l.chosen()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("打开", l.openCurrent),
		fyne.NewMenuItem("显示电话（10秒）", func() { l.reveal(selected) }),
	}
	if l.screen.OnMove != nil {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("移动 %d 户的台账…", len(chosen)), l.move))
	}
	items = append(items,
		fyne.NewMenuItem(fmt.Sprintf("改 %d 户的字段…", len(chosen)), func() { l.editField(chosen) }),
		fyne.NewMenuItem(fmt.Sprintf("导出 %d 户…", len(chosen)), func() { l.export(chosen) }))
	items = append(items, l.printChosenMenu()...)
	if offers := l.screen.offers(chosen); len(offers) > 0 {
		items = append(append(items, fyne.NewMenuItemSeparator()), offers...)
	}
	return items
}

func (l *listing) openCurrent() {
	if r, ok := l.table.Current(); ok {
		l.screen.show(r.ID)
	}
}

// move opens the dialog 移动台账 for the selection.
func (l *listing) move() {
	if rows := l.chosen(); len(rows) > 0 && l.screen.OnMove != nil {
		l.screen.OnMove(rows)
	}
}

func rowsOf(lines []*line) []township.HouseholdRow {
	rows := make([]township.HouseholdRow, len(lines))
	for i, r := range lines {
		rows[i] = *r.HouseholdRow
	}
	return rows
}

// empty says why there is nothing to see.
func (l *listing) empty() fyne.CanvasObject {
	if len(l.rows) == 0 {
		return widgets.NewEmptyState(look.Icon(look.IconHouseholds),
			"档案里还没有农户。导入从国扶系统导出的花名册后，这里就是全部农户的名单。",
			"导入花名册", func() { l.screen.host.ShowImport(nil) })
	}
	return widgets.NewEmptyState(look.Icon(look.IconSearch),
		"没有符合条件的农户："+l.filters.said()+"。", "清除条件", l.filters.clearAll)
}

// countText is 「460户 1,451人」; households that are no more are not counted.
func countText(rows []*township.HouseholdRow) string {
	households, people := 0, 0
	for i := range rows {
		if rows[i].Closed == "" {
			households++
			people += rows[i].People
		}
	}
	return township.Thousands(households) + "户 " + township.Thousands(people) + "人"
}
