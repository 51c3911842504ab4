package income

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// searchWidth is the width of the search entry, in designed units.
const searchWidth = 190

// filterBar is the line of filters above the table; the year is the first of them, and always has a value.
type filterBar struct {
	list   *listing
	filter township.IncomeFilter
	only   map[int64]bool // of these households, as a workbook has just brought them; nil: of all

	year, village, group, ledger, state, flag *widgets.FilterSelect
	search                                    *widgets.SearchEntry
	clear                                     *widgets.Button
}

func newFilterBar(l *listing) *filterBar {
	f := &filterBar{list: l}
	changed := func(set func(v string)) func(string) {
		return func(v string) { set(v); l.narrow() }
	}
	f.year = widgets.NewDropDown("年度", nil, func(v string) {
		if v != "" && v != l.year {
			l.setYear(v)
		}
	})
	f.village = widgets.NewFilterSelect("村", nil, changed(func(v string) { f.filter.Village = v; f.filter.Group = ""; f.load() }))
	f.group = widgets.NewFilterSelect("组", nil, changed(func(v string) { f.filter.Group = v }))
	f.ledger = widgets.NewFilterSelect("台账", nil, changed(func(v string) { f.filter.Ledger = v }))
	f.state = widgets.NewFilterSelect("状态", nil, changed(func(v string) { f.filter.Sheets = township.SheetFilter(v) }))
	f.flag = widgets.NewFilterSelect("提示", nil, changed(func(v string) { f.filter.Flag = v }))
	f.search = widgets.NewSearchEntry("户主、拼音、户编号", look.Icon(look.IconSearch), func(text string) {
		if f.filter.Query != text {
			f.filter.Query = text
			l.narrow()
		}
	})
	f.search.OnDown = func() { l.toTable() }
	f.search.OnEnter(func() { l.toTable() })
	f.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), f.clearAll)
	return f
}

// narrows says whether anything but the year is asked for.
func (f *filterBar) narrows() bool { return f.filter != township.IncomeFilter{} || f.only != nil }

// clearAll lets every household through again.
func (f *filterBar) clearAll() {
	f.set(township.IncomeFilter{})
}

// set asks for something else.
func (f *filterBar) set(filter township.IncomeFilter) {
	f.filter, f.only = filter, nil
	f.load()
	f.search.SetText(filter.Query)
	f.list.narrow()
}

// load takes over which values there are, with how many households have each.
func (f *filterBar) load() {
	l := f.list
	var years []widgets.Option
	for _, y := range withYear(l.years, l.year) {
		years = append(years, widgets.Option{Value: y, Label: y + "年"})
	}
	f.year.SetOptions(years)
	f.year.SetValue(l.year)
	count := func(of func(township.IncomeFigure) []string) (order []string, n map[string]int) {
		n = map[string]int{}
		for _, figure := range l.figures {
			for _, v := range of(figure) {
				if n[v]++; n[v] == 1 {
					order = append(order, v)
				}
			}
		}
		return order, n
	}
	f.village.SetOptions(counted(count(func(r township.IncomeFigure) []string { return []string{r.Row.Village} })))
	f.village.SetValue(f.filter.Village)
	f.group.SetOptions(counted(count(func(r township.IncomeFigure) []string {
		if f.filter.Village == "" || r.Row.Village != f.filter.Village || r.Row.Group == "" {
			return nil
		}
		return []string{r.Row.Group}
	})))
	f.group.SetValue(f.filter.Group)
	f.flag.SetOptions(counted(count(func(r township.IncomeFigure) []string { return r.Flags })))
	f.flag.SetValue(f.filter.Flag)
	_, ledgers := count(func(r township.IncomeFigure) []string { return []string{string(r.Row.Ledger)} })
	var ledgerOptions []widgets.Option
	for _, ledger := range append(append([]township.Ledger{}, township.Ledgers...), township.None) {
		if n := ledgers[string(ledger)]; n > 0 {
			value := string(ledger)
			if ledger == township.None {
				value = township.NoLedger
			}
			ledgerOptions = append(ledgerOptions, widgets.Option{Value: value, Label: fmt.Sprintf("%s（%d）", look.LedgerWord(ledger), n)})
		}
	}
	f.ledger.SetOptions(ledgerOptions)
	f.ledger.SetValue(f.filter.Ledger)
	f.loadStates()
}

func (f *filterBar) loadStates() {
	p := township.ProgressOf(f.list.figures)[0]
	options := []widgets.Option{{Value: string(township.SheetsMissing), Label: fmt.Sprintf("未核算（%d）", p.By[""])}}
	for _, s := range township.SheetStates {
		options = append(options, widgets.Option{Value: string(s), Label: fmt.Sprintf("%s（%d）", s.Word(), p.By[s])})
	}
	f.state.SetOptions(options)
	f.state.SetValue(string(f.filter.Sheets))
}

// withYear are years with one among them.
func withYear(years []string, year string) []string {
	for _, y := range years {
		if y == year {
			return years
		}
	}
	return append([]string{year}, years...)
}

func counted(order []string, n map[string]int) []widgets.Option {
	options := make([]widgets.Option, len(order))
	for i, v := range order {
		options[i] = widgets.Option{Value: v, Label: fmt.Sprintf("%s（%d）", v, n[v])}
	}
	return options
}

// objects are the parts of the line, in reading order.
func (f *filterBar) objects() []fyne.CanvasObject {
	f.clear.Hidden = !f.narrows()
	out := []fyne.CanvasObject{f.year, f.village}
	if f.filter.Village != "" {
		out = append(out, f.group)
	}
	out = append(out, f.ledger, f.state, f.flag, widgets.FixedWidth(searchWidth, f.search))
	if f.narrows() {
		if said := f.rangeText(); said != "" {
			out = append(out, widgets.Inset(6, 0, widgets.NewQuiet(said)))
		}
		out = append(out, f.clear)
	}
	if offer := f.list.screen.standardOffer(); offer != nil && len(f.list.figures) > 0 {
		out = append(out, offer)
	}
	return out
}

// rangeText says what is asked for that no filter shows.
func (f *filterBar) rangeText() string {
	var parts []string
	switch from, below := f.filter.From, f.filter.Below; {
	case from != 0 && below != 0:
		parts = append(parts, "人均 "+yuan(from)+" 到 "+yuan(below)+" 元")
	case from != 0:
		parts = append(parts, "人均 "+yuan(from)+" 元以上")
	case below != 0:
		parts = append(parts, "人均低于 "+yuan(below)+" 元")
	}
	if f.filter.Fallen != 0 {
		parts = append(parts, fmt.Sprintf("比上年下降 %d%% 以上", f.filter.Fallen))
	}
	if f.filter.NoPeople {
		parts = append(parts, "没有家庭人口")
	}
	if f.filter.Sheets == township.SheetsAny {
		parts = append(parts, "已核算")
	}
	if f.only != nil {
		parts = append(parts, fmt.Sprintf("刚读入的 %d 户", len(f.only)))
	}
	return strings.Join(parts, "、")
}

// shownIf is what a filter says while it filters.
func shownIf(s *widgets.FilterSelect) string {
	if s.Value() == "" {
		return ""
	}
	return s.Shown()
}

// said names what is filtered by.
func (f *filterBar) said() string {
	var parts []string
	for _, p := range []struct{ label, value string }{
		{"", f.filter.Village}, {"", f.filter.Group}, {"", shownIf(f.ledger)}, {"", shownIf(f.state)}, {"提示 ", f.filter.Flag}, {"", f.rangeText()},
	} {
		if p.value != "" {
			parts = append(parts, p.label+p.value)
		}
	}
	if f.filter.Query != "" {
		parts = append(parts, "查找“"+f.filter.Query+"”")
	}
	return strings.Join(parts, "、")
}
