package income

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// overview says how far the sheets of a year are and what they come to; every number opens the households that it counts.
// It counts the same figures as the list, so that the two agree.
type overview struct {
	screen *Screen
	page   *widgets.Page
	scroll *container.Scroll

	year, village *widgets.FilterSelect
	progress      *widgets.NumberGrid
	chart         *widgets.BarChart
	spread        *fyne.Container   // the chart, or what to do while there is nothing to draw
	beside        *fyne.Container   // what is to be looked at, and the falls
	made          *fyne.Container   // what the income is made of
	parts         fyne.CanvasObject // the card around it
	below         fyne.CanvasObject // everything under the chart

	figures []township.IncomeFigure // of the village
	lines   []standardLine
	bands   []township.IncomeBand
}

// progressWidth is the width for the villages, in designed units.
const progressWidth = 120

func newOverview(s *Screen) *overview {
	o := &overview{screen: s, page: widgets.NewPage("收入概览"), chart: widgets.NewBarChart("")}
	o.page.OnBack = func() { s.show(nil) }
	o.page.SetDeeds(widgets.NewButton("标准与品种", look.Icon(look.IconSettings), s.showSetup))
	o.year = widgets.NewDropDown("年度", nil, func(v string) {
		if v != "" && v != s.list.year {
			s.list.setYear(v)
			o.load()
		}
	})
	o.village = widgets.NewFilterSelect("村", nil, func(string) { o.count() })
	o.progress = widgets.NewNumberGrid(progressWidth, "户数", "未核算", "草稿", "已完成", "已签字")
	o.progress.TotalLine = true
	o.progress.OnOpen = o.openProgress
	o.chart.OnOpen = o.openBand
	o.chart.OnFocus, o.progress.OnFocus = func() { o.reveal(o.chart) }, func() { o.reveal(o.progress) }
	o.spread, o.beside, o.made = widgets.Stack(8), widgets.Stack(12), widgets.Stack(0)
	o.parts = widgets.NewCard("收入构成（元）", o.made)
	o.below = halves(widgets.Stack(12, widgets.NewCard("各村进度（户）", o.progress), o.parts), o.beside, func() { o.scroll.Refresh() })
	body := widgets.Stack(12, o.spread, o.below)
	o.scroll = container.NewVScroll(widgets.Inset(12, 12, body))
	o.page.SetBody(o.scroll)
	return o
}

func (o *overview) content() fyne.CanvasObject { return o.page }

// focus puts the keyboard on the chart, or on the numbers while there is none.
func (o *overview) focus() {
	if len(o.bands) > 0 {
		o.screen.focus(o.chart)
		return
	}
	o.screen.focus(o.progress)
}

// reveal scrolls to what has the keyboard.
func (o *overview) reveal(to fyne.CanvasObject) {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	top := place(to).Y - place(o.scroll).Y
	switch bottom := top + to.Size().Height; {
	case top < 0:
		o.scroll.Offset.Y += top
	case bottom > o.scroll.Size().Height:
		o.scroll.Offset.Y += min(top, bottom-o.scroll.Size().Height)
	default:
		return
	}
	o.scroll.Refresh()
}

// fact is a line that scrolls into view when the keyboard comes.
func (o *overview) fact(label string, tapped func(), facts ...fact) *factLine {
	l := newFactLine(label, tapped, facts...)
	l.OnFocus = func() { o.reveal(l) }
	return l
}

func (o *overview) back() view { return nil }

func (o *overview) shortcut(name string) bool {
	if name == "back" {
		o.screen.show(nil)
		return true
	}
	return false
}

func (o *overview) help() string { return overviewHelp }

const overviewHelp = `收入概览：各村核算到哪一步，人均纯收入怎样分布，低于标准、收入骤减的有多少户，收入由哪几类构成。
点任何一个数字，打开它所统计的户；点“下降最多”的一户，打开它的表。上面可以换年度、只看一个村。
Tab 移到表格或图上，用方向键选，Enter 打开。Alt+← 从名单回到概览　Esc 返回名单`

// load takes over the figures of the list.
func (o *overview) load() {
	l := o.screen.list
	var years []widgets.Option
	for _, y := range withYear(l.years, l.year) {
		years = append(years, widgets.Option{Value: y, Label: y + "年"})
	}
	o.year.SetOptions(years)
	o.year.SetValue(l.year)
	var villages []widgets.Option
	for _, p := range township.ProgressOf(l.figures)[1:] {
		villages = append(villages, widgets.Option{Value: p.Village, Label: fmt.Sprintf("%s（%d）", p.Village, p.All)})
	}
	o.village.SetOptions(villages)
	o.page.SetFilters(o.year, o.village)
	o.count()
}

// filter is the filter of the list for what the overview counts.
func (o *overview) filter() township.IncomeFilter {
	return township.IncomeFilter{HouseholdFilter: township.HouseholdFilter{Village: o.village.Value()}}
}

// count counts anew.
func (o *overview) count() {
	l := o.screen.list
	o.figures = township.FilterFigures(l.figures, o.filter())
	o.lines = standardLines(l.standards)
	o.page.SetCounts(o.countText())
	o.fillProgress()
	o.fillSpread()
	o.fillBeside()
	o.fillMade()
	showIf(o.reckoned() > 0, o.parts)
	showIf(len(l.figures) > 0, o.below)
	o.scroll.Refresh()
}

// showIf shows an object, or hides it.
func showIf(shown bool, o fyne.CanvasObject) {
	if shown {
		o.Show()
		return
	}
	o.Hide()
}

func (o *overview) countText() string {
	return fmt.Sprintf("%d户　已核算 %d户", len(o.figures), o.reckoned())
}

// reckoned is how many households have a sheet, drafts included.
func (o *overview) reckoned() int {
	f := o.filter()
	f.Sheets = township.SheetsAny
	return len(township.FilterFigures(o.figures, f))
}

// open shows the list with what a filter lets through.
func (o *overview) open(f township.IncomeFilter) {
	o.screen.list.filters.set(f)
	o.screen.list.counted = true
	o.screen.list.table.SelectRow(0)
	o.screen.show(nil)
}

// progressStates are the columns of the progress after the households, each with its filter.
var progressStates = []struct {
	state  township.SheetState
	filter township.SheetFilter
}{
	{"", township.SheetsMissing},
	{township.SheetDraft, township.SheetFilter(township.SheetDraft)},
	{township.SheetComplete, township.SheetFilter(township.SheetComplete)},
	{township.SheetSigned, township.SheetFilter(township.SheetSigned)},
}

func (o *overview) fillProgress() {
	var lines []widgets.NumberLine
	for i, p := range township.ProgressOf(o.figures) {
		line := widgets.NumberLine{Key: p.Village, Label: widgets.OrDash(p.Village), Numbers: []int{p.All}}
		if i == 0 {
			line.Key, line.Label = o.village.Value(), "合计"
		}
		for _, s := range progressStates {
			line.Numbers = append(line.Numbers, p.By[s.state])
		}
		lines = append(lines, line)
	}
	o.progress.SetLines(lines)
}

func (o *overview) openProgress(village string, column int) {
	f := township.IncomeFilter{HouseholdFilter: township.HouseholdFilter{Village: village}}
	if column > 0 {
		f.Sheets = progressStates[column-1].filter
	}
	o.open(f)
}
