package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// rulesForm is the section 台账规则. Each choice is saved as soon as it is made.
type rulesForm struct {
	host Host
	desk Desk

	colour                           *widgets.FilterSelect
	sample                           *colourSample
	atRisk, clearedPoor, clearedRest *widgets.FilterSelect
}

// noSuggestion is the option of a rule that suggests no ledger.
const noSuggestion = "-"

func newRulesSection(host Host, desk Desk) *section {
	f := &rulesForm{host: host, desk: desk, sample: newColourSample()}
	f.colour = widgets.NewDropDown("", colourOptions(), f.saveColour)
	choice := func(set func(*township.PlacementRules, township.Ledger)) *widgets.FilterSelect {
		return widgets.NewDropDown("", ledgerOptions(), func(value string) {
			f.save(func(r *township.OfficeRules) { set(&r.Placement, ledgerOf(value)) })
		})
	}
	f.atRisk = choice(func(p *township.PlacementRules, l township.Ledger) { p.AtRisk = l })
	f.clearedPoor = choice(func(p *township.PlacementRules, l township.Ledger) { p.ClearedPoor = l })
	f.clearedRest = choice(func(p *township.PlacementRules, l township.Ledger) { p.ClearedRest = l })
	content := onCard(
		rule("边缘户颜色", f.colour, f.sample),
		hint("颜色用于屏幕、上墙名单和表格。", "稳定脱贫户（绿）、监测户（蓝）、返贫户（红）按文件规定，不能更改。"),
		widgets.Rule(),
		hint("花名册里的下列户，建议归入哪本台账。", "建议由您确认后才入账；已入账的户不受影响。"),
		rule("边缘易致贫户，风险未消除", f.atRisk),
		rule("脱贫户，风险已消除", f.clearedPoor),
		rule("其他监测对象，风险已消除", f.clearedRest),
	)
	return &section{label: "台账规则", content: content, refresh: f.refresh}
}

// Widths of a rule in designed units; its label is longer than a field's.
const (
	ruleLabelWidth  = 220
	ruleChoiceWidth = 180
)

// rule puts a label before its choice, and what shows its effect behind it.
func rule(label string, choice fyne.CanvasObject, effect ...fyne.CanvasObject) fyne.CanvasObject {
	row := widgets.Row(12, widgets.FixedWidth(ruleLabelWidth, widgets.NewText(label)), widgets.FixedWidth(ruleChoiceWidth, choice))
	for _, o := range effect {
		row.Add(o)
	}
	return row
}

func colourOptions() []widgets.Option {
	options := make([]widgets.Option, len(township.MarginalColours))
	for i, c := range township.MarginalColours {
		options[i] = widgets.Option{Value: c.Name, Label: c.Name}
	}
	return options
}

func ledgerOptions() []widgets.Option {
	var options []widgets.Option
	for _, l := range township.Ledgers {
		options = append(options, widgets.Option{Value: string(l), Label: l.Word()})
	}
	return append(options, widgets.Option{Value: noSuggestion, Label: "不建议"})
}

func ledgerOf(value string) township.Ledger {
	if value == noSuggestion {
		return township.None
	}
	return township.Ledger(value)
}

func valueOf(l township.Ledger) string {
	if l == township.None {
		return noSuggestion
	}
	return string(l)
}

func (f *rulesForm) refresh() {
	_, r, _, err := f.desk.Office(context.Background())
	if err != nil {
		f.host.Fail(err)
		return
	}
	f.colour.SetValue(r.MarginalColour)
	f.sample.Refresh()
	f.atRisk.SetValue(valueOf(r.Placement.AtRisk))
	f.clearedPoor.SetValue(valueOf(r.Placement.ClearedPoor))
	f.clearedRest.SetValue(valueOf(r.Placement.ClearedRest))
}

func (f *rulesForm) saveColour(name string) {
	f.save(func(r *township.OfficeRules) { r.MarginalColour = name })
}

// save changes one rule of those stored.
func (f *rulesForm) save(change func(*township.OfficeRules)) {
	ctx := context.Background()
	o, r, _, err := f.desk.Office(ctx)
	if err != nil {
		f.host.Fail(err)
		return
	}
	change(&r)
	deed, err := f.desk.SaveOffice(ctx, o, r)
	if err != nil {
		f.host.Fail(err)
		f.refresh()
		return
	}
	f.host.Done(deed, "已保存台账规则。")
}

// colourSample shows how 边缘户 looks now: its word on its tint, with its bar.
type colourSample struct {
	widget.BaseWidget
	bar *canvas.Rectangle
}

func newColourSample() *colourSample {
	s := &colourSample{bar: canvas.NewRectangle(nil)}
	s.bar.SetMinSize(fyne.NewSize(4, 1))
	s.ExtendBaseWidget(s)
	return s
}

// Refresh takes over the colour of the theme.
func (s *colourSample) Refresh() {
	s.paint()
	s.BaseWidget.Refresh()
}

func (s *colourSample) paint() { s.bar.FillColor = theme.Color(look.ColorLedgerInk(township.Marginal)) }

// CreateRenderer draws the sample.
func (s *colourSample) CreateRenderer() fyne.WidgetRenderer {
	s.paint()
	style := township.StyleOf(township.Marginal)
	badge := widgets.NewBadge(style.Sign+" "+style.Word, look.ColorLedgerInk(township.Marginal), look.ColorLedgerTint(township.Marginal))
	return widget.NewSimpleRenderer(container.NewHBox(s.bar, badge))
}
