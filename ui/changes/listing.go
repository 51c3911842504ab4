package changes

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the screen.
const (
	tableKey  = "changes.table"
	sideKey   = "changes.side"
	monthsKey = "changes.months"
)

// listing is the page: the months, and the events that the filters let through.
type listing struct {
	screen *Screen
	page   *widgets.Page
	months *monthTable
	words  township.Vocabularies
	table  *widgets.Table[*township.Event]
	side   *sidePanel
	footer *footer

	year, village, kind, way, by *widgets.FilterSelect
	late                         *widgets.Check
	search                       *widgets.SearchEntry
	month                        string // narrowed to by a click on a number

	events []township.Event // all
	rows   []township.Event // shown
}

func newListing(s *Screen) *listing {
	l := &listing{screen: s, page: widgets.NewPage("变动")}
	l.table = widgets.NewTable(func(e *township.Event) string { return idText(e.ID) }, eventColumns()...)
	l.table.OnSelected = l.selected
	l.table.OnOpen = func(e *township.Event) { s.host.ShowHousehold(e.Household) }
	l.table.OnSpace = l.toggleSide
	l.table.OnMenu = l.menu
	l.table.OnStateChanged = func(state widgets.TableState) { s.host.Remember(tableKey, state) }
	l.table.Empty = l.empty
	l.months = newMonthTable(l)
	l.side = newSidePanel(s)
	l.footer = newFooter(l)
	l.makeFilters()
	l.page.SetDeeds(
		widgets.NewButton("月表", look.Icon(look.IconColumns), l.toggleMonths),
		widgets.NewMenuButton("打印", look.Icon(look.IconPrint), l.printMenu),
		widgets.NewMenuButton("导出 Excel", look.Icon(look.IconExport), l.exportMenu),
	)
	l.page.SetBody(widgets.Frame(l.months.object, nil, nil, nil, l.table))
	l.page.SetSide(l.side.Content)
	l.recall()
	return l
}

// makeFilters makes the line of filters: period, village, kind, way, which date, late ones only, and the search.
func (l *listing) makeFilters() {
	changed := func(string) { l.narrow() }
	l.year = widgets.NewFilterSelect("年份", nil, func(string) { l.month = ""; l.load() })
	l.village = widgets.NewFilterSelect("村", nil, func(string) { l.load() })
	var kinds []widgets.Option
	for _, k := range township.EventKinds {
		kinds = append(kinds, widgets.Option{Value: string(k), Label: k.Word()})
	}
	l.kind = widgets.NewFilterSelect("变动", kinds, func(string) { l.offerWays(); l.narrow() })
	l.way = widgets.NewFilterSelect("原因", nil, changed)
	l.by = widgets.NewFilterSelect("日期", []widgets.Option{{Value: byRecorded, Label: "按登记"}}, changed)
	l.late = widgets.NewCheck("只看补录", func(bool) { l.narrow() })
	l.search = widgets.NewSearchEntry("姓名、户编号", look.Icon(look.IconSearch), func(string) { l.narrow() })
	l.search.OnDown = func() { l.screen.focus(l.table) }
	l.offerWays()
	clear := widgets.NewQuietButton("清除", look.Icon(look.IconClose), func() { l.reset(); l.load() })
	l.page.SetFilters(l.year, l.village, l.kind, l.way, l.by, l.late, widgets.FixedWidth(150, l.search), clear)
}

// byRecorded is the filter value for periods of the day of entry.
const byRecorded = "recorded"

// offerWays lets the reasons of the chosen kind be chosen, or those of all.
func (l *listing) offerWays() {
	var ways []string
	for _, k := range township.EventKinds {
		if l.kind.Value() == "" || l.kind.Value() == string(k) {
			for _, w := range k.Ways(l.words) {
				if !containsText(ways, w) {
					ways = append(ways, w)
				}
			}
		}
	}
	l.way.SetOptions(widgets.PlainOptions(ways...))
}

func containsText(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// recall sets the screen up as the clerk left it.
func (l *listing) recall() {
	var state widgets.TableState
	if l.screen.host.Recall(tableKey, &state) {
		l.table.SetState(state)
	}
	months := true
	l.screen.host.Recall(monthsKey, &months)
	l.page.KeepSide(l.screen.host, sideKey, true)
	l.page.OfferSide(true)
	l.months.show(months)
	l.year.SetOptions(yearOptions(l.screen.host.Today().Year(), l.screen.host.Today().Year()))
	l.year.SetValue(strconv.Itoa(l.screen.host.Today().Year()))
}

// yearOptions are the years from the newest down.
func yearOptions(from, to int) []widgets.Option {
	var options []widgets.Option
	for y := to; y >= from; y-- {
		options = append(options, widgets.Option{Value: strconv.Itoa(y), Label: strconv.Itoa(y) + "年"})
	}
	return options
}

// load reads events, villages and months anew.
func (l *listing) load() {
	ctx := context.Background()
	events, err := l.screen.desk.Events(ctx, township.EventFilter{})
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	villages, err := l.screen.desk.Villages(ctx)
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	if l.words, err = l.screen.desk.Vocabularies(ctx); err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.events = events
	l.offerWays()
	var names []string
	for _, v := range villages {
		names = append(names, v.Name)
	}
	l.village.SetOptions(widgets.PlainOptions(names...))
	last := l.screen.host.Today().Year()
	first := last
	for _, e := range events {
		first = min(first, e.Happened.Year())
	}
	l.year.SetOptions(yearOptions(first, last))
	l.months.load(first)
	l.narrow()
}

// filter is what the filters say.
func (l *listing) filter() township.EventFilter {
	f := township.EventFilter{
		Village: l.village.Value(), Kind: township.EventKind(l.kind.Value()), Way: l.way.Value(), ByRecorded: l.by.Value() == byRecorded,
		Late: l.late.Checked, Query: l.search.Text,
	}
	if y := l.year.Value(); y != "" {
		f.From, f.To = township.Date(y+"-01-01"), township.Date(y+"-12-31")
	}
	if l.month != "" {
		f.From, f.To = township.Date(l.month+"-01"), township.MonthEnd(l.month)
	}
	return f
}

// narrowed says whether more than the year narrows the list.
func (l *listing) narrowed() bool {
	f := l.filter()
	f.From, f.To = "", ""
	return !f.Empty() || l.month != ""
}

// reset takes off all filters but the year.
func (l *listing) reset() {
	l.month = ""
	for _, s := range []*widgets.FilterSelect{l.village, l.kind, l.way, l.by} {
		s.SetValue("")
	}
	l.offerWays()
	l.late.Checked = false
	l.late.Refresh()
	l.search.SetText("")
}

// narrow shows what the filters let through.
func (l *listing) narrow() {
	l.rows = township.FilterEvents(l.events, l.filter())
	rows := make([]*township.Event, len(l.rows))
	for i := range l.rows {
		rows[i] = &l.rows[i]
	}
	l.table.SetRows(rows)
	l.page.SetCounts(l.counts())
	l.selected()
}

// counts says how much is shown, and of which month.
func (l *listing) counts() string {
	text := strconv.Itoa(len(l.rows)) + " 次变动"
	if l.month != "" {
		text = township.Date(l.month).Chinese() + "　" + text
	}
	return text
}

// open shows what a number of the months counts.
func (l *listing) open(month string, c monthColumn) {
	l.month = month
	l.kind.SetValue(string(c.kind))
	l.offerWays()
	l.way.SetValue(c.way)
	l.by.SetValue("")
	if c.reported {
		l.by.SetValue(byRecorded)
	}
	l.late.Checked = c.late
	l.late.Refresh()
	l.search.SetText("")
	l.narrow()
	l.screen.focus(l.table)
}

func (l *listing) selected() {
	l.footer.show()
	if !l.page.SideShown() {
		return
	}
	if e, ok := l.table.Current(); ok {
		l.side.show(*e)
	} else {
		l.side.showNone()
	}
}

func (l *listing) toggleSide() {
	l.page.ToggleSide()
	l.selected()
}

func (l *listing) toggleMonths() {
	l.months.show(!l.months.object.Visible())
	l.screen.host.Remember(monthsKey, l.months.object.Visible())
	l.page.Refresh()
}

// empty says why nothing is listed.
func (l *listing) empty() fyne.CanvasObject {
	if len(l.events) == 0 {
		return widgets.NewEmptyState(look.Icon(look.IconChanges), "还没有登记过家庭变动。在“农户”里打开一户，点“办理”登记。", "", nil)
	}
	return widgets.NewEmptyState(look.Icon(look.IconEmpty), "没有符合条件的变动。", "清除筛选", func() { l.reset(); l.load() })
}
