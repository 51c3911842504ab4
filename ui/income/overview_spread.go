package income

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// The number of bands that the chart has, at least and at most.
const (
	fewestBands = 6
	mostBands   = 14
)

// bandWidth is the width of a band: a thousand yuan, or so much more that the better part of the households and every line
// have a band of their own.
func bandWidth(figures []township.IncomeFigure, lines []standardLine) township.Fen {
	reach := reachOf(figures)
	for _, l := range lines {
		reach = max(reach, l.at)
	}
	width := township.Fen(1000_00)
	for i := 0; reach > width*(mostBands-1); i++ { // 2,000, 5,000, 10,000, 20,000 …
		width *= 2
		if i%3 == 1 {
			width = width / 4 * 5
		}
	}
	return width
}

// reachOf is the income that nine of ten households do not reach.
func reachOf(figures []township.IncomeFigure) township.Fen {
	known := knownIncomes(figures)
	if len(known) == 0 {
		return 0
	}
	return known[(len(known)-1)*9/10]
}

// bandCount is how many bands hold all figures and lines, the last one open.
func bandCount(figures []township.IncomeFigure, lines []standardLine, width township.Fen) int {
	reach := township.Fen(0)
	if known := knownIncomes(figures); len(known) > 0 {
		reach = known[len(known)-1]
	}
	for _, l := range lines {
		reach = max(reach, l.at)
	}
	return int(max(fewestBands, min(reach/width+1, mostBands)))
}

// fillSpread draws how the per-capita incomes are spread, or says what to do while there are none.
func (o *overview) fillSpread() {
	o.spread.Objects = nil
	if note := o.nothing(); note != nil {
		o.spread.Add(note)
		o.bands = nil
		o.spread.Refresh()
		return
	}
	width := bandWidth(o.figures, o.lines)
	o.bands = township.BandsOf(o.figures, width, bandCount(o.figures, o.lines, width))
	bars, known := make([]widgets.Bar, len(o.bands)), 0
	for i, b := range o.bands {
		n := len(b.Households)
		known += n
		bars[i] = widgets.Bar{Key: strconv.Itoa(i), Name: fmt.Sprintf("%s 元　%d户", bandText(b), n), From: bandEdge(b), Value: n}
	}
	lines := make([]widgets.BarLine, len(o.lines))
	for i, l := range o.lines {
		lines[i] = widgets.BarLine{At: min(float64(l.at)/float64(width), float64(len(bars))-0.5), Label: l.short()}
	}
	o.chart.About = "人均纯收入（元）"
	o.chart.Set(bars, lines...)
	o.spread.Add(widgets.NewCard(fmt.Sprintf("人均纯收入分布（%d户）", known), o.chart))
	o.spread.Refresh()
}

// bandEdge is the word at the left edge of a band.
func bandEdge(b township.IncomeBand) string {
	if b.First {
		return ""
	}
	return yuan(b.From)
}

func bandText(b township.IncomeBand) string {
	switch {
	case b.First:
		return "低于 " + yuan(b.To)
	case b.To == 0:
		return yuan(b.From) + " 以上"
	}
	return yuan(b.From) + " 到 " + yuan(b.To)
}

func (o *overview) openBand(key string) {
	i, err := strconv.Atoi(key)
	if err != nil || i >= len(o.bands) {
		return
	}
	f := o.filter()
	f.Below = o.bands[i].To
	if !o.bands[i].First {
		f.From = o.bands[i].From
	}
	o.open(f)
}

// nothing says what to do while no income can be drawn, nil: there is some.
func (o *overview) nothing() fyne.CanvasObject {
	year := o.screen.list.year
	var text string
	deeds := []fyne.CanvasObject{}
	switch {
	case len(knownIncomes(o.figures)) > 0:
		return nil
	case len(o.screen.list.figures) == 0:
		text = "档案里还没有农户。先导入花名册或新增户，再来核算收入。"
	case o.reckoned() > 0:
		text = "已核算的户都没有家庭人口，算不出人均纯收入。请先在“农户”里补上成员。"
	default:
		text = fmt.Sprintf("%s年还没有收入计算表。在名单里打开一户，填好第一张，这里就有分布、构成和下降的户。", year)
		deeds = append(deeds, widgets.NewPrimary("去填表", look.Icon(look.IconEdit), func() { o.open(o.filter()) }))
	}
	if offer := o.screen.standardOffer(); offer != nil && len(o.screen.list.figures) > 0 {
		deeds = append(deeds, offer)
	}
	return widgets.NewCard("", widgets.Stack(8, widgets.NewQuietProse(text), widgets.Row(8, deeds...)))
}
