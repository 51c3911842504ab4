package surveys

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// progressPage says how far a campaign is, by village, person and day; every number opens the households that it counts.
type progressPage struct {
	plain
	screen *Screen
	page   *widgets.Page
	scroll *container.Scroll
	body   *fyne.Container
	notes  *fyne.Container

	villages, checkers *widgets.NumberGrid
	bars, days         *widgets.BarChart
	people, dates      fyne.CanvasObject

	campaign township.Campaign
	progress township.SurveyProgress
}

// nameWidth is the width for villages and people, in designed units.
const nameWidth = 110

// progressColumn is a column of the progress: what it counts, and what its numbers open.
type progressColumn struct {
	label string
	count func(township.SurveyCounts) int
	open  func(*township.SurveyFilter)
}

// unmetColumn counts those who could not be met; they are among those nobody has been to.
var unmetColumn = progressColumn{"其中未联系上", func(c township.SurveyCounts) int { return c.Of[township.SurveyUnreachable] }, func(f *township.SurveyFilter) {
	f.States = []township.SurveyState{township.SurveyUnreachable}
}}

// progressColumns are the columns of a grid; of people without those whom nobody has visited.
func progressColumns(people bool) []progressColumn {
	out := []progressColumn{{"户数", func(c township.SurveyCounts) int { return c.Total }, func(*township.SurveyFilter) {}}}
	for i, one := range township.ProgressColumns {
		if i > 0 || !people {
			out = append(out, progressColumn{one.Label, one.In, func(f *township.SurveyFilter) { f.States = one.States }})
		}
		if i == 0 && !people {
			out = append(out, unmetColumn)
		}
	}
	return append(out, progressColumn{"问题（个）", func(c township.SurveyCounts) int { return c.Problems }, func(f *township.SurveyFilter) { f.Problems = true }})
}

// gridOf makes a grid whose numbers open the households that they count.
func (p *progressPage) gridOf(columns []progressColumn, narrow func(f *township.SurveyFilter, key string)) *widgets.NumberGrid {
	labels := make([]string, len(columns))
	for i, c := range columns {
		labels[i] = c.label
	}
	g := widgets.NewNumberGrid(nameWidth, labels...)
	g.OnOpen = func(key string, column int) {
		p.open(columns[column], func(f *township.SurveyFilter) { narrow(f, key) })
	}
	g.OnFocus = func() { widgets.BringIntoView(p.scroll, g) }
	return g
}

func newProgressPage(s *Screen) *progressPage {
	p := &progressPage{screen: s, page: widgets.NewPage("入户进度"), notes: widgets.Stack(8)}
	p.page.OnBack = s.placeBack
	p.villages = p.gridOf(progressColumns(false), func(f *township.SurveyFilter, key string) { f.Village = key })
	p.checkers = p.gridOf(progressColumns(true), func(f *township.SurveyFilter, key string) { f.Collector = key })
	p.villages.TotalLine = true
	p.bars, p.days = widgets.NewBarChart("各村已填完的户数"), widgets.NewBarChart("每天入户的户数")
	p.bars.Kinds, p.days.Kinds = true, true
	p.bars.OnOpen = func(key string) { p.open(visitedColumn, func(f *township.SurveyFilter) { f.Village = key }) }
	p.days.OnOpen = func(key string) {
		p.open(progressColumns(false)[0], func(f *township.SurveyFilter) { f.On = township.Date(key) })
	}
	p.people, p.dates = widgets.NewCard("按采集人（一张表记在每个采集人名下）", p.checkers), widgets.NewCard("按入户日期", p.days)
	p.body = widgets.Stack(12, p.notes, widgets.NewCard("各村进度（户）", widgets.Stack(10, p.villages, p.bars)), p.people, p.dates)
	p.scroll = container.NewVScroll(widgets.Inset(12, 12, p.body))
	p.bars.OnFocus, p.days.OnFocus = p.reach(p.bars), p.reach(p.days)
	p.page.SetBody(p.scroll)
	return p
}

// visitedColumn counts the forms that have come back whole.
var visitedColumn = progressColumn{"已填完", township.SurveyCounts.Visited, func(f *township.SurveyFilter) {
	f.States = []township.SurveyState{township.SurveyFilled, township.SurveyRechecked, township.SurveyDone}
}}

func (p *progressPage) leave() { p.screen.showPlace(nil) }

func (p *progressPage) content() fyne.CanvasObject { return p.page }

func (p *progressPage) focus() { p.screen.focus(p.villages) }

// reach scrolls to what has the keyboard.
func (p *progressPage) reach(to fyne.CanvasObject) func() {
	return func() { widgets.BringIntoView(p.scroll, to) }
}

// open lists the households that a number counts.
func (p *progressPage) open(column progressColumn, narrow func(*township.SurveyFilter)) {
	f := township.SurveyFilter{Campaign: p.campaign.ID}
	narrow(&f)
	column.open(&f)
	p.screen.ShowFilter(f) // forgets from where another list was opened
	p.screen.from = p
}

// load counts anew.
func (p *progressPage) load() bool {
	s := p.screen
	c, ok := s.list.campaign()
	if !ok {
		return false
	}
	progress, err := s.desk.SurveyProgress(context.Background(), c.ID)
	if err != nil {
		s.host.Fail(err)
		return false
	}
	p.campaign, p.progress = c, progress
	p.fill()
	return true
}

func (p *progressPage) fill() {
	all := p.progress.All
	p.page.SetTitle("入户进度　" + widgets.ShortName(p.campaign.Name, ""))
	p.page.SetCounts(fmt.Sprintf("应访 %d 户　已填完 %d 户%s　完成 %d 户", all.Total, all.Visited(), share(all.Visited(), all.Total), all.Of[township.SurveyDone]))
	total := append([]township.NamedCounts{{Name: "", SurveyCounts: all}}, p.progress.Villages...)
	p.villages.SetLines(gridLines(total, progressColumns(false)))
	p.checkers.SetLines(gridLines(p.progress.Checkers, progressColumns(true)))
	p.bars.Set(villageBars(p.progress.Villages))
	p.days.Set(dayBars(p.progress.Days))
	show(p.bars, len(p.progress.Villages) > 1)
	show(p.people, len(p.progress.Checkers) > 0)
	show(p.dates, len(p.progress.Days) > 0)
	p.notes.Objects = p.noted()
	p.notes.Refresh()
	p.body.Refresh() // what stands above the figures may have come or gone
	widgets.SettleScroll(p.scroll)
}

// share is what part of all has come back: （63%）.
func share(n, all int) string {
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("（%d%%）", n*100/all)
}

func gridLines(counts []township.NamedCounts, columns []progressColumn) []widgets.NumberLine {
	out := make([]widgets.NumberLine, len(counts))
	for i, c := range counts {
		out[i] = widgets.NumberLine{Key: c.Name, Label: c.Name}
		if c.Name == "" {
			out[i].Label = "合计"
		}
		for _, column := range columns {
			out[i].Numbers = append(out[i].Numbers, column.count(c.SurveyCounts))
		}
	}
	return out
}

func villageBars(villages []township.NamedCounts) []widgets.Bar {
	out := make([]widgets.Bar, len(villages))
	for i, v := range villages {
		out[i] = widgets.Bar{
			Key: v.Name, From: strings.TrimSuffix(v.Name, "村"), Value: v.Visited(),
			Name: fmt.Sprintf("%s　已填完 %d 户，应访 %d 户%s", v.Name, v.Visited(), v.Total, share(v.Visited(), v.Total)),
		}
	}
	return out
}

// mostDays is how many days have room for their word below their bars.
const mostDays = 16

func dayBars(days []township.NamedCounts) []widgets.Bar {
	out := make([]widgets.Bar, len(days))
	for i, d := range days {
		from := d.Name
		if len(from) == len("2021-11-19") {
			from = strings.TrimPrefix(from[5:], "0")
		}
		if i%(1+len(days)/mostDays) != 0 {
			from = "" // it would run into its neighbours
		}
		out[i] = widgets.Bar{Key: d.Name, From: from, Value: d.Total, Name: fmt.Sprintf("%s　入户 %d 户", d.Name, d.Total)}
	}
	return out
}

// noted says that the figures are those of the close, and who could not be met.
func (p *progressPage) noted() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if p.campaign.Closed != "" {
		text := fmt.Sprintf("%s 已于 %s 结束，以下是结束时定格的数据。点数字打开的名单按现在的档案列出，可能与定格的数不同。", p.campaign.Name, p.campaign.Closed)
		out = append(out, widgets.Beside(6, widgets.NewIcon(look.Icon(look.IconInfo)), widgets.NewProse(text, look.ColorWarning, fyne.TextAlignLeading)))
	}
	if n := p.progress.All.Of[township.SurveyUnreachable]; n > 0 {
		out = append(out, widgets.Row(0, widgets.NewButton(fmt.Sprintf("未联系上 %d 户，看名单", n), nil, func() { p.open(unmetColumn, func(*township.SurveyFilter) {}) })))
	}
	return out
}

func (p *progressPage) help() string {
	return `入户进度：各村走访到哪一步，每个采集人、每天走访了多少户。点任何一个数字，打开它所统计的户。
Tab 移到表格或图上，用方向键选，Enter 打开。Esc 返回名单`
}
