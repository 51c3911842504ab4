package income

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the screen.
const (
	tableKey = "income.table"
	yearKey  = "income.year"
)

// listing is the table of the households with their income of a year.
type listing struct {
	screen  *Screen
	page    *widgets.Page
	filters *filterBar
	table   *widgets.Table[*line]
	shown   *widgets.Text
	count   *widgets.Text

	year    string
	years   []string
	figures []township.IncomeFigure

	standards []township.Standard // of the year
	side      *sidePanel
	counted   bool // shows what a number of the overview counts: Alt+← leads back there
}

func newListing(s *Screen) *listing {
	l := &listing{screen: s, page: widgets.NewPage("收入"), shown: widgets.NewText(""), count: widgets.NewQuiet("")}
	l.filters = newFilterBar(l)
	l.table = widgets.NewTable(func(r *line) string { return r.key }, columns()...)
	l.table.Ticks = true
	l.table.OnTicked, l.table.OnSelected, l.table.OnSpace = l.footer, l.selected, l.toggleSide
	l.table.OnOpen = func(r *line) { s.begin(r.Row.ID) }
	l.table.OnMenu = l.menu
	l.table.OnStateChanged = func(state widgets.TableState) { s.host.Remember(tableKey, state) }
	l.table.Empty = l.empty
	l.page.SetBody(l.table)
	l.addSide()
	var state widgets.TableState
	if s.host.Recall(tableKey, &state) {
		l.table.SetState(state)
	}
	s.host.Recall(yearKey, &l.year)
	return l
}

// setYear shows another year.
func (l *listing) setYear(year string) {
	l.year = year
	l.screen.host.Remember(yearKey, year)
	l.load()
}

// load reads the figures of the year anew.
func (l *listing) load() {
	years, err := l.screen.desk.IncomeYears(context.Background())
	if err == nil {
		l.years = years
		if l.year == "" || !slices.Contains(years, l.year) && len(years) > 0 {
			l.year = l.usualYear()
		}
		l.figures, err = l.screen.desk.IncomeFigures(context.Background(), l.year)
	}
	if err == nil {
		l.standards, err = l.screen.desk.Standards(context.Background(), l.year)
	}
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.filters.load()
	l.narrow()
}

// usualYear is the latest year that was begun, else this one.
func (l *listing) usualYear() string {
	if len(l.years) > 0 {
		return l.years[0]
	}
	return strconv.Itoa(l.screen.host.Today().Year())
}

// narrow shows what the filter lets through.
func (l *listing) narrow() {
	l.page.SetCounts(l.countText())
	l.page.SetFilters(l.filters.objects()...)
	l.table.SetRows(newLines(l.filters.admitted()))
	l.selected()
}

// countText says how far the year is; how many households there are stands in the footer, for the title row has little room.
func (l *listing) countText() string {
	p := township.ProgressOf(l.figures)[0]
	return fmt.Sprintf("已签字 %d　已完成 %d　草稿 %d　未核算 %d", p.By[township.SheetSigned], p.By[township.SheetComplete], p.By[township.SheetDraft], p.By[""])
}

// toTable goes from the search to what was found.
func (l *listing) toTable() {
	l.table.Settle()
	l.screen.focus(l.table)
}

// chosen are the ticked households, else the selected ones.
func (l *listing) chosen() []*line {
	if out := l.ticked(); len(out) > 0 {
		return out
	}
	return l.table.Selected()
}

// sheets are the numbers of the chosen households' sheets of a state.
func (l *listing) sheets(state township.SheetState) []int64 {
	var ids []int64
	for _, r := range l.chosen() {
		if r.State == state {
			ids = append(ids, r.Sheet)
		}
	}
	return ids
}

// footer tells how many are shown and chosen, and offers the deeds for them.
func (l *listing) footer() {
	l.shown.SetText(fmt.Sprintf("显示 %d / %d", l.table.Len(), len(l.figures)))
	chosen := l.chosen()
	l.count.SetText("")
	if len(chosen) > 0 {
		l.count.SetText(fmt.Sprintf("已选 %d 户", len(chosen)))
	}
	var deeds []fyne.CanvasObject
	if n := len(l.sheets(township.SheetComplete)); n > 0 {
		deeds = append(deeds,
			widgets.NewButton(fmt.Sprintf("登记签字 %d 张…", n), look.Icon(look.IconCheck), l.sign),
			widgets.NewButton(fmt.Sprintf("退回修改 %d 张", n), nil, l.reopen))
	}
	if len(chosen) > 0 {
		deeds = append(deeds, l.screen.printButton(l.printChosenMenu)...)
	}
	if len(chosen) == 1 {
		deeds = append(deeds, widgets.NewPrimary("填表", look.Icon(look.IconEdit), func() { l.screen.begin(chosen[0].Row.ID) }))
	}
	l.page.SetFooter([]fyne.CanvasObject{l.shown, l.count}, deeds)
}

func (l *listing) menu() []*fyne.MenuItem {
	r, ok := l.table.Current()
	if !ok {
		return nil
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("打开收入计算表", func() { l.screen.begin(r.Row.ID) }),
		fyne.NewMenuItem("打开农户资料", func() { l.screen.host.ShowHousehold(r.Row.ID) }),
	}
	if n := len(l.sheets(township.SheetComplete)); n > 0 {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("登记签字 %d 张…", n), l.sign), fyne.NewMenuItem(fmt.Sprintf("退回修改 %d 张", n), l.reopen))
	}
	return items
}

func (l *listing) sign() {
	head := ""
	if chosen := l.chosen(); len(chosen) == 1 {
		head = chosen[0].Row.Head
	}
	l.screen.askSignature(l.sheets(township.SheetComplete), head, l.done)
}

func (l *listing) reopen() {
	ids := l.sheets(township.SheetComplete)
	deed, err := l.screen.desk.ReopenIncome(context.Background(), ids)
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.screen.host.Done(deed, fmt.Sprintf("已退回修改 %d 张", len(ids)))
	l.done()
}

// done forgets the ticks and reads anew.
func (l *listing) done() {
	l.table.ClearTicks()
	l.load()
	l.screen.focus(l.table)
}

// empty says why there is nothing to see.
func (l *listing) empty() fyne.CanvasObject {
	if len(l.figures) == 0 {
		return widgets.NewEmptyState(look.Icon(look.IconIncome), "档案里还没有农户。先导入花名册或新增户，再来核算收入。", "", nil)
	}
	return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的户："+l.filters.said()+"。", "清除条件", l.filters.clearAll)
}
