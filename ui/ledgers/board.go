package ledgers

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the screen.
const (
	tableKey = "ledgers.table"
	sideKey  = "ledgers.side"
)

// board is the page of the four ledgers: villages, the four to choose from, and the list of one.
type board struct {
	screen   *Screen
	page     *widgets.Page
	villages *widgets.Table[*place]
	tabs     []*tab
	line     []fyne.CanvasObject // of filters
	search   *widgets.SearchEntry
	asOf     *widgets.DateEntry
	past     *strip // says that the list is not today's
	waiting  *strip // says how many proposals wait
	table    *widgets.Table[*township.HouseholdRow]
	side     *sidePanel
	footer   *footer

	office  township.Office
	began   township.Date   // of the first entry into a ledger
	village string          // “” for the whole office
	ledger  township.Ledger // the one shown
	on      township.Date   // “” for today
	places  []*place
	lists   map[township.Ledger][]township.HouseholdRow // of the whole office, as far as they were read
	asked   int                                         // counts the readings, so that a late one is dropped
}

func newBoard(s *Screen) *board {
	b := &board{screen: s, page: widgets.NewPage("台账"), ledger: township.Stable}
	b.lists = map[township.Ledger][]township.HouseholdRow{}
	b.villages = newVillageTable()
	b.villages.OnSelected = b.chooseVillage
	b.villages.OnOpen = func(*place) { s.focus(b.table) }
	b.table = b.newTable()
	b.side = newSidePanel(s)
	b.footer = newFooter(b)
	b.asOf, b.search = b.newAsOf(), b.newSearch()
	b.past = newStrip(look.ColorWarning, look.ColorLedgerTint(township.Marginal), "回到今天", b.backToToday)
	b.waiting = newStrip(look.ColorAccent, look.ColorLedgerTint(township.Monitored), "查看并确认", s.ShowProposals)
	b.page.SetDeeds(
		widgets.NewButton("变动", look.Icon(look.IconHistory), s.ShowChanges),
		widgets.NewButton("打印名单", look.Icon(look.IconPrint), b.print),
		widgets.NewMenuButton("导出 Excel", look.Icon(look.IconExport), b.exportMenu),
	)
	b.line = b.filters()
	b.page.SetFilters(b.line...)
	strips := widgets.Stack(0, b.waiting, b.past)
	b.page.SetBody(widgets.Frame(strips, nil, widgets.FixedWidth(villageWidth, b.villages), nil, b.table))
	b.page.SetSide(b.side.Content)
	b.recall()
	return b
}

func (b *board) newTable() *widgets.Table[*township.HouseholdRow] {
	t := widgets.NewTable(rowKey, listColumns()...)
	t.OnSelected = b.selected
	t.OnOpen = func(r *township.HouseholdRow) { b.screen.host.ShowHousehold(r.ID) }
	t.OnSpace = b.toggleSide
	t.OnMenu = b.menu
	t.OnStateChanged = func(state widgets.TableState) { b.screen.host.Remember(tableKey, state) }
	t.Empty = b.empty
	return t
}

// filters are the four ledgers, and the day that they are shown of.
func (b *board) filters() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, l := range township.Ledgers {
		t := newTab(l, b.chooseLedger)
		b.tabs = append(b.tabs, t)
		objects = append(objects, t)
	}
	day := widgets.Row(6, widgets.Inset(0, 4, widgets.NewQuiet("截至")), widgets.FixedWidth(140, b.asOf))
	return append(objects, day, widgets.FixedWidth(190, b.search))
}

func (b *board) newSearch() *widgets.SearchEntry {
	e := widgets.NewSearchEntry("在本台账中查找", look.Icon(look.IconSearch), func(string) { b.show() })
	e.OnDown = b.toTable
	e.OnEnter(b.toTable)
	return e
}

// toTable goes from the search to what was found.
func (b *board) toTable() {
	b.table.Settle()
	b.screen.focus(b.table)
}

// recall sets the screen up as the clerk left it; the panel is hidden at first, for the list is wide.
func (b *board) recall() {
	var state widgets.TableState
	if b.screen.host.Recall(tableKey, &state) {
		b.table.SetState(state)
	}
	b.page.KeepSide(b.screen.host, sideKey, false)
	b.page.OfferSide(true)
}

func (b *board) toggleSide() {
	b.page.ToggleSide()
	b.selected()
}

// whole is how the office as a whole is called.
func (b *board) whole() string {
	kind := b.office.Kind
	if kind == "" {
		kind = township.OfficeKinds[0]
	}
	return "全" + kind
}

// placeName is the chosen village, or the whole office.
func (b *board) placeName() string {
	if b.village == "" {
		return b.whole()
	}
	return b.village
}

// chooseVillage shows the list of the village that was selected at the side.
func (b *board) chooseVillage() {
	p, ok := b.villages.Current()
	if ok && p.name != b.village {
		b.village = p.name
		b.show()
	}
}

// chooseLedger shows another of the four.
func (b *board) chooseLedger(l township.Ledger) {
	b.ledger = l
	if _, known := b.lists[l]; known {
		b.show()
	} else {
		b.load()
	}
	b.screen.focus(b.table)
}

// rows are the households of the chosen ledger and village that the search finds.
func (b *board) rows() []*township.HouseholdRow {
	return township.FilterRows(township.Pointers(b.lists[b.ledger]), township.HouseholdFilter{Village: b.village, Query: b.search.Text})
}

// show puts what was read on the page.
func (b *board) show() {
	current := b.current()
	for _, t := range b.tabs {
		t.show(current.households[t.ledger], t.ledger == b.ledger)
	}
	b.page.SetFilters(b.line...) // the tabs are as wide as their words
	households, people := current.total()
	b.page.SetCounts(b.placeName() + "　" + countText(households, people))
	b.table.SetRows(b.rows())
	b.selected()
}

// current is the line of the chosen village.
func (b *board) current() *place {
	for _, p := range b.places {
		if p.name == b.village {
			return p
		}
	}
	return &place{}
}

// selected follows the selection with the footer and the side panel.
func (b *board) selected() {
	b.footer.show()
	if !b.page.SideShown() {
		return
	}
	if r, ok := b.table.Current(); ok {
		b.side.show(*r)
	} else {
		b.side.Clear()
	}
}

// menu is what the right button offers for the selection.
func (b *board) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem("打开", b.table.OnCurrent(func(r *township.HouseholdRow) { b.screen.host.ShowHousehold(r.ID) }))}
	if b.on == "" {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("移动 %d 户的台账…", b.table.SelectedCount()), b.move))
		items = append(items, b.riskMenu()...)
	}
	return append(items, fyne.NewMenuItem("打印名单…", b.print))
}

// riskMenu offers the deeds about risks that make sense for the selection.
func (b *board) riskMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	rows := b.picked()
	for _, act := range RiskActs {
		if act.Offered(rows) {
			items = append(items, fyne.NewMenuItem(act.Label+"…", func() { b.screen.Risk(act, rows, originHere) }))
		}
	}
	return items
}

// picked are the selected households.
func (b *board) picked() []township.HouseholdRow {
	var rows []township.HouseholdRow
	for _, r := range b.table.Selected() {
		rows = append(rows, *r)
	}
	return rows
}

// move opens the dialog 移动台账 for the selection.
func (b *board) move() {
	if rows := b.picked(); len(rows) > 0 && b.on == "" {
		b.screen.Move(rows)
	}
}

// empty says why the list has no rows, and offers what helps.
func (b *board) empty() fyne.CanvasObject {
	icon := look.Icon(look.IconLedgers)
	where := b.placeName()
	switch {
	case len(b.places) <= 1:
		return widgets.NewEmptyState(icon, "还没有台账。导入花名册后，程序按名单给出台账建议，由您逐村确认。",
			"导入花名册", func() { b.screen.host.ShowImport(nil) })
	case b.search.Text != "":
		return widgets.NewEmptyState(icon, fmt.Sprintf("%s的%s里没有找到“%s”。", where, b.ledger.Word(), b.search.Text),
			"清除查找", b.search.Clear)
	case township.BeforeLedgers(b.on, b.began) != "":
		return widgets.NewEmptyState(icon, township.BeforeLedgers(b.on, b.began), "看 "+string(b.began), func() { b.goTo(b.began) })
	case b.on != "":
		return widgets.NewEmptyState(icon, fmt.Sprintf("%s 那天，%s没有%s。", b.on, where, b.ledger.Word()), "", nil)
	case b.waiting.Visible():
		return widgets.NewEmptyState(icon, fmt.Sprintf("%s没有%s；还有台账建议待确认。", where, b.ledger.Word()),
			"查看台账建议", b.screen.ShowProposals)
	}
	return widgets.NewEmptyState(icon, fmt.Sprintf("%s没有%s。", where, b.ledger.Word()), "", nil)
}

func rowKey(r *township.HouseholdRow) string { return strconv.FormatInt(r.ID, 10) }
