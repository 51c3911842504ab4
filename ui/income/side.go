package income

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sideKey is the name under which the host keeps whether the panel at the right is shown.
const sideKey = "income.side"

// sidePanel shows the selected household's figures of the year.
type sidePanel struct {
	*widgets.SidePanel
	list *listing
	fill *widgets.Button
}

func newSidePanel(l *listing) *sidePanel {
	p := &sidePanel{list: l}
	p.fill = widgets.NewButton("填表", look.Icon(look.IconEdit), l.table.OnCurrent(func(r *line) { l.screen.begin(r.Row.ID) }))
	home := widgets.NewButton("农户资料", look.Icon(look.IconHouseholds), l.table.OnCurrent(func(r *line) { l.screen.host.ShowHousehold(r.Row.ID) }))
	p.SidePanel = widgets.NewSidePanel("选一户，这里看它的收入。空格键收起本栏。", widgets.Row(8, widgets.Spacer(), home, p.fill))
	return p
}

// addSide puts the panel onto the page, shown or not as the clerk left it.
func (l *listing) addSide() {
	l.side = newSidePanel(l)
	l.page.PutSide(l.side.Content, l.screen.host, sideKey)
}

func (l *listing) toggleSide() {
	l.page.ToggleSide()
	l.selected()
}

// selected follows the selection with the footer and the side panel.
func (l *listing) selected() {
	l.footer()
	widgets.FollowSide(l.page, len(l.figures) > 0, l.table.Current, l.side.show, l.side.Clear)
}

// show shows a household's figures.
func (p *sidePanel) show(r *line) {
	state := widgets.NewText(r.State.Word())
	state.Color = stateInks[r.State]
	p.fill.SetText(map[bool]string{true: "看表", false: "填表"}[r.State == township.SheetSigned])
	parts := []fyne.CanvasObject{widgets.Stack(0,
		widgets.Row(10, widgets.NewTitle(widgets.ShortName(r.Row.Head, "户主未知")), state),
		widgets.NewQuiet(r.Row.Village+r.Row.Group+"　"+look.LedgerWord(r.Row.Ledger)))}
	if r.State == "" {
		parts = append(parts, widgets.NewQuietProse(p.list.year+"年还没有收入计算表。"))
	} else {
		parts = append(parts, p.income(r)...)
	}
	if lines := lastLines(r); len(lines) > 0 {
		parts = append(parts, widgets.Rule(), widgets.NewKeyValues(lines...))
	}
	p.Show(r.key, parts...)
}

// income is what the household's sheet comes to, against the lines.
func (p *sidePanel) income(r *line) []fyne.CanvasObject {
	lines := standardLines(p.list.standards)
	ink := incomeInk(r.IncomeFigure, lines)
	figure := widgets.NewFigure(figureText(r.PerCapita, r.Known))
	figure.Color = ink
	out := []fyne.CanvasObject{widgets.Stack(0, widgets.NewQuiet("人均纯收入"), figure,
		widgets.NewQuiet(fmt.Sprintf("纯收入 %s 元 ÷ %d 人", r.Net.Grouped(), r.Population)))}
	if r.Known {
		gauge := widgets.NewGauge()
		gauge.Set(float64(r.PerCapita)/100, ink, gaugeMarks(lines, r.Last)...)
		out = append(out, gauge)
	}
	if len(r.Flags) > 0 {
		out = append(out, widgets.NewProse(strings.Join(r.Flags, "、"), look.ColorError, fyne.TextAlignLeading))
	}
	categories := make([]widgets.KeyValue, len(township.IncomeCategories))
	for i, c := range township.IncomeCategories {
		categories[i] = widgets.KeyValue{Label: strings.TrimPrefix(strings.TrimSuffix(c.Title(), "收入"), "生产"), Value: r.Of[i].Grouped() + " 元"}
	}
	return append(out, widgets.Rule(), widgets.NewKeyValues(categories...))
}

// lastLines say what the household had last year, and when the sheet was signed.
func lastLines(r *line) []widgets.KeyValue {
	var out []widgets.KeyValue
	if r.Last != nil {
		out = append(out, widgets.KeyValue{Label: "上年人均", Value: r.Last.Grouped() + " 元"})
	}
	if change := changeText(r); change != "" {
		out = append(out, widgets.KeyValue{Label: "较上年", Value: change})
	}
	if r.SignedOn != "" {
		out = append(out, widgets.KeyValue{Label: "签字日期", Value: string(r.SignedOn)})
	}
	return out
}

// showSorted shows a column that may be hidden, and sorts by it, the greatest first.
func (l *listing) showSorted(column string) {
	state := l.table.State()
	hidden := map[string]bool{}
	for key, is := range state.Hidden {
		hidden[key] = is
	}
	hidden[column] = false
	state.Hidden = hidden
	l.table.SetState(state)
	l.table.SetSort(column, true)
}
