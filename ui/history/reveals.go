package history

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// mostReveals is how many looks at masked numbers are shown.
const mostReveals = 1000

// seen is one line of the list: Reveal has no number of its own.
type seen struct {
	township.Reveal
	key string
}

// revealsPane is the tab 查看记录: who looked at which masked number, the newest first.
type revealsPane struct {
	s        *Screen
	filter   township.RevealFilter
	text     *widgets.SearchEntry
	operator *widgets.FilterSelect
	from, to *widgets.DateEntry
	objects  []fyne.CanvasObject
	table    *widgets.Table[*seen]
	shown    *widgets.Text
	rows     []*seen
	err      error
}

func newRevealsPane(s *Screen) *revealsPane {
	p := &revealsPane{s: s, shown: widgets.NewText("")}
	p.text = widgets.NewSearchEntry("姓名、号码的种类", look.Icon(look.IconSearch), func(text string) {
		if text != p.filter.Text {
			p.filter.Text = text
			p.load()
		}
	})
	p.operator = widgets.NewFilterSelect("查看人", nil, func(v string) { p.filter.Operator = v; p.load() })
	p.from, p.to = p.date(&p.filter.From), p.date(&p.filter.To)
	p.objects = []fyne.CanvasObject{
		widgets.FixedWidth(textWidth, p.text), p.operator,
		widgets.Row(4, widgets.NewQuiet("从"), widgets.FixedWidth(dateWidth, p.from)), widgets.Row(4, widgets.NewQuiet("到"), widgets.FixedWidth(dateWidth, p.to)),
	}
	p.table = widgets.NewTable(func(r *seen) string { return r.key }, revealColumns()...)
	p.table.OnOpen = func(r *seen) { s.open(r.Household) }
	p.table.Empty = p.empty
	keepState(s.host, "history.reveals", p.table)
	return p
}

func (p *revealsPane) date(into *township.Date) *widgets.DateEntry {
	d := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.NotAfter = string(p.s.host.Today())
	d.OnDate = func(iso string) {
		if day := township.Date(iso); day != *into {
			*into = day
			p.load()
		}
	}
	return d
}

func revealColumns() []widgets.Column[*seen] {
	return []widgets.Column[*seen]{
		{Key: "at", Label: "时间", Width: 150, Fixed: true, Text: func(r *seen) string { return r.At.Format("2006-01-02 15:04:05") }},
		{Key: "operator", Label: "查看人", Width: 100, Text: func(r *seen) string { return r.Operator }},
		{Key: "record", Label: "谁的", Width: 200, Flex: true, Text: func(r *seen) string { return r.Record }},
		{Key: "field", Label: "看了什么", Width: 160, Text: func(r *seen) string { return r.Field }},
	}
}

func (p *revealsPane) word() string                     { return "查看记录" }
func (p *revealsPane) content() fyne.CanvasObject       { return p.table }
func (p *revealsPane) filters() []fyne.CanvasObject     { return p.objects }
func (p *revealsPane) side() fyne.CanvasObject          { return nil }
func (p *revealsPane) focus() fyne.Focusable            { return p.table }
func (p *revealsPane) find() fyne.Focusable             { return p.text }
func (p *revealsPane) deedButtons() []fyne.CanvasObject { return nil }

func (p *revealsPane) clear() bool {
	if p.filter == (township.RevealFilter{}) {
		return false
	}
	p.filter = township.RevealFilter{}
	p.text.SetText("")
	p.operator.SetValue("")
	p.from.SetValue("")
	p.to.SetValue("")
	p.load()
	return true
}

func (p *revealsPane) load() {
	if choices, err := p.s.desk.HistoryChoices(context.Background()); err == nil {
		p.operator.SetOptions(widgets.PlainOptions(choices.Operators...))
	}
	var list []township.Reveal
	list, p.err = p.s.desk.Reveals(context.Background(), p.filter, mostReveals)
	p.rows = make([]*seen, len(list))
	for i, r := range list {
		p.rows[i] = &seen{r, strconv.Itoa(len(list) - i)}
	}
	p.table.SetRows(p.rows)
	p.showFooter()
}

func (p *revealsPane) showFooter() {
	text := fmt.Sprintf("显示 %d 条", len(p.rows))
	if len(p.rows) == mostReveals {
		text = fmt.Sprintf("显示最近 %d 条；更早的请用日期查找", mostReveals)
	}
	p.shown.SetText(text)
	if p.s.reveals == nil || p.s.pane() == pane(p) {
		p.s.page.SetFooter([]fyne.CanvasObject{p.shown}, nil)
	}
}

func (p *revealsPane) empty() fyne.CanvasObject {
	switch {
	case p.err != nil:
		return widgets.NewEmptyState(look.Icon(look.IconWarning), township.Say(p.err), "重试", p.load)
	case p.filter != (township.RevealFilter{}):
		return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的查看记录。", "清除条件", func() { p.clear() })
	}
	return widgets.NewEmptyState(look.Icon(look.IconEye), "还没有人显示过隐去的号码。", "", nil)
}
