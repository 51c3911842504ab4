package ledgers

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// The choices of ledger besides the four.
const (
	byRules  = "rules" // each where the office's rules suggest
	keepHere = "keep"  // each where it stands
)

// originHere is what the history says of deeds done on the board.
const originHere township.Origin = "屏幕：台账"

// riskWidth is the width of the dialog, in designed units: the risks stand side by side in it.
const riskWidth = 560

// riskDialog asks for one of the RiskActs, for one household or a selection.
type riskDialog struct {
	screen *Screen
	act    *RiskAct
	origin township.Origin
	rules  township.PlacementRules
	files  []township.RiskFile
	others int // of the selection, whom the deed does not concern

	choice   *widgets.FilterSelect
	on       *widgets.DateEntry
	to       *widgets.FilterSelect
	reason   *widgets.Entry
	risks    *riskChecks
	usual    *widgets.Flow
	warnings *widgets.Prose
	form     *widgets.Form
	dialog   *widgets.Dialog

	choiceField, onField, toField, reasonField *widgets.Field
}

// manyFiles is the number of households from which reading them takes long enough to be shown.
const manyFiles = 100

// Risk opens the dialog of a deed about risks, for those of the households that it concerns.
func (s *Screen) Risk(act *RiskAct, rows []township.HouseholdRow, origin township.Origin) {
	var ids []int64
	for i := range rows {
		if act.concerns(&rows[i]) {
			ids = append(ids, rows[i].ID)
		}
	}
	if len(ids) == 0 {
		return
	}
	d := &riskDialog{screen: s, act: act, origin: origin, others: len(rows) - len(ids)}
	if len(ids) < manyFiles {
		d.open(d.read(context.Background(), ids))
		return
	}
	s.host.Work("正在读取选中的户", "户", func(ctx context.Context, _ func(done, total int)) error { return d.read(ctx, ids) }, d.open)
}

// read gathers what is to be known of the households.
func (d *riskDialog) read(ctx context.Context, ids []int64) error {
	_, rules, _, err := d.screen.desk.Office(ctx)
	if err != nil {
		return err
	}
	d.rules = rules.Placement
	d.files, err = d.screen.desk.RiskFiles(ctx, ids)
	return err
}

func (d *riskDialog) open(err error) {
	if !d.screen.told(err) {
		return
	}
	d.build()
	parts := []fyne.CanvasObject{widgets.NewQuietProse(d.who()), d.form}
	if d.act.risks {
		parts = append(parts, d.risks.content)
	}
	d.dialog = widgets.ShowDialog(d.screen.host.Window(), widgets.DialogOptions{
		Title: d.act.Label, Deed: fmt.Sprintf("%s %d 户", d.act.verb, len(d.files)), First: d.choice, Width: riskWidth,
		Body:   widgets.Stack(8, append(parts, d.usual, d.warnings)...),
		OnDeed: func() bool { d.submit(); return false }, Typed: d.form.Typed(),
	})
}

func (d *riskDialog) build() {
	today := string(d.screen.host.Today())
	d.choice = widgets.NewDropDown("请选择", d.act.choices, func(string) { d.follow() })
	d.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.on.NotAfter = today
	d.on.SetValue(today)
	d.on.OnDate = func(string) { d.warn() }
	d.to = widgets.NewDropDown("请选择", d.ledgerOptions(), nil)
	d.to.SetValue(byRules)
	d.reason = widgets.NewTextEntry("会记入台账和操作记录，以后查得到")
	d.usual = widgets.NewFlow()
	d.risks = newRiskChecks(d.knownRisks())
	d.warnings = widgets.NewProse("", look.ColorWarning, fyne.TextAlignLeading)
	d.choiceField = widgets.NewField(d.act.choice, d.choice, widgets.FieldOptions{Required: true})
	d.onField = widgets.NewField(d.act.day, d.on, widgets.FieldOptions{Required: true, Validate: d.checkDay})
	d.toField = widgets.NewField("移入台账", d.to, widgets.FieldOptions{Required: true})
	d.reasonField = widgets.NewField("原因", d.reason, widgets.FieldOptions{Required: true, Validate: d.checkReason})
	d.form = widgets.NewForm(d.do, d.choiceField, d.onField, d.toField, d.reasonField)
	d.follow()
}

// knownRisks are the risks that the record of a single household names; for several they are asked for anew.
func (d *riskDialog) knownRisks() string {
	if len(d.files) == 1 {
		return d.files[0].Household.Get("risks")
	}
	return ""
}

// follow lets everything follow the first choice: where the rules lead, the usual reasons, the warnings.
func (d *riskDialog) follow() {
	to := d.to.Value()
	d.to.SetOptions(d.ledgerOptions())
	d.to.SetValue(to)
	d.offer()
	d.warn()
}

// ledgerOptions begin with what the rules suggest, each ledger with its households, and end with staying.
func (d *riskDialog) ledgerOptions() []widgets.Option {
	options := []widgets.Option{{Value: byRules, Label: "按规则建议：" + d.suggested()}}
	for _, l := range township.Ledgers {
		options = append(options, widgets.Option{Value: string(l), Label: look.LedgerWord(l)})
	}
	return append(options, widgets.Option{Value: keepHere, Label: "留在原台账"})
}

// suggested says where the rules lead: the ledger of one household, the ledgers and their numbers of several.
func (d *riskDialog) suggested() string {
	counts := map[township.Ledger]int{}
	for _, f := range d.files {
		counts[d.act.suggest(d.rules, f, d.chosen())]++
	}
	var parts []string
	for _, l := range township.LedgersAndNone {
		switch {
		case counts[l] == len(d.files):
			return look.LedgerWord(l)
		case counts[l] > 0:
			parts = append(parts, fmt.Sprintf("%s %d 户", l.Word(), counts[l]))
		}
	}
	return strings.Join(parts, "、")
}

// chosen is the first choice; the options are made before there is one.
func (d *riskDialog) chosen() string {
	if d.choice == nil {
		return ""
	}
	return d.choice.Value()
}

// who names the households, where a single one stands, and how many of the selection are left out.
func (d *riskDialog) who() string {
	rows := make([]township.HouseholdRow, len(d.files))
	for i, f := range d.files {
		rows[i] = f.Row
	}
	text := (&moveDialog{rows: rows}).who()
	if d.others > 0 {
		text = strings.TrimSuffix(text, "。") + fmt.Sprintf("。选中的另外 %d 户不适用，不受影响。", d.others)
	}
	return text
}

// offer shows the usual reasons; a click takes one over.
func (d *riskDialog) offer() {
	reasons := append(append([]string(nil), d.act.reasons[d.choice.Value()]...), d.act.reasons[""]...)
	if d.choice.Value() == "" {
		reasons = d.act.reasons[""]
	}
	d.usual.Objects = []fyne.CanvasObject{widgets.Inset(5, 0, widgets.NewQuiet("常用原因"))}
	d.usual.Hidden = len(reasons) == 0
	for _, reason := range reasons {
		d.usual.Objects = append(d.usual.Objects, widgets.NewButton(reason, nil, func() { d.take(reason) }))
	}
	d.usual.Refresh()
}

// shownWarnings bounds how much of a dialog they take.
const shownWarnings = 3

// warn says what a person should think of; it keeps nobody from the deed.
func (d *riskDialog) warn() {
	var all []string
	for _, f := range d.files {
		all = append(all, d.act.warnings(d.answers(f), f)...)
	}
	text := strings.Join(all[:min(len(all), shownWarnings)], "\n")
	if len(all) > shownWarnings {
		text += fmt.Sprintf("\n还有 %d 条提醒。", len(all)-shownWarnings)
	}
	if text != "" {
		text = "提醒：" + text
	}
	d.warnings.Set(text, look.ColorWarning)
	d.warnings.Hidden = text == ""
	d.warnings.Refresh()
}

// answers are what was told for a household.
func (d *riskDialog) answers(f township.RiskFile) riskAnswers {
	a := riskAnswers{
		household: f.Household.ID, choice: d.choice.Value(), on: township.Date(d.on.Value()), risks: d.risks.value(),
		reason: strings.TrimSpace(d.reason.Text), to: township.Ledger(d.to.Value()),
	}
	switch d.to.Value() {
	case byRules:
		a.to = d.act.suggest(d.rules, f, a.choice)
	case keepHere:
		a.to = f.Row.Ledger
	}
	return a
}

// sound are answers that are right but for the one field that is looked at.
func (d *riskDialog) sound() riskAnswers {
	return riskAnswers{choice: d.act.choices[0].Value, on: d.screen.host.Today(), risks: widgets.Dash, reason: widgets.Dash}
}

func (d *riskDialog) checkDay(string) error {
	a := d.sound()
	a.on = township.Date(d.on.Value())
	if err := d.act.validate(a, d.screen.host.Today()); err != nil {
		return err
	}
	for _, f := range d.files {
		if err := d.act.refuse(a, f); err != nil {
			return err
		}
		if to := d.answers(f).to; f.Row.Ledger != township.None && to != f.Row.Ledger && a.on < f.Row.Entered {
			return township.Errorf(township.CodeInvalid, "%s %s 才入“%s”台账，日期不能早于它。", f.Name(), f.Row.Entered, f.Row.Ledger.Word())
		}
	}
	return nil
}

func (d *riskDialog) checkReason(text string) error {
	a := d.sound()
	a.reason = text
	return d.act.validate(a, d.screen.host.Today())
}

// submit looks at the fields and at the risks, which are no field.
func (d *riskDialog) submit() {
	if d.act.risks && !d.risks.check() {
		d.form.Check()
		d.form.FocusWrong()
		return
	}
	d.form.Submit()
}

// do does the deed for all households. What the archive refuses stands beside the day.
func (d *riskDialog) do() {
	all := make([]riskAnswers, len(d.files))
	for i, f := range d.files {
		all[i] = d.answers(f)
	}
	deed, err := d.act.do(context.Background(), d.screen.desk, all, d.origin)
	if township.CodeOf(err) == township.CodeInvalid {
		d.onField.SetProblem(township.Say(err))
		return
	}
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	who := fmt.Sprintf("%d 户", len(d.files))
	if len(d.files) == 1 {
		who = headOf(d.files[0].Row) + "户"
	}
	d.screen.host.Done(deed, who+"已"+d.act.verb)
}

// riskChecks are the 致贫返贫风险 to tick.
type riskChecks struct {
	content fyne.CanvasObject
	checks  []*widgets.Check
	problem *widgets.Text
}

func newRiskChecks(ticked string) *riskChecks {
	known := map[string]bool{}
	words := township.VocabularyOf("致贫返贫风险").Values()
	for _, w := range words {
		known[w] = true
	}
	r := &riskChecks{problem: widgets.NewText("请勾选致贫返贫风险")}
	r.problem.Color = look.ColorError
	r.problem.Hide()
	on := map[string]bool{}
	for _, w := range strings.Split(ticked, "、") {
		if w != "" && !known[w] { // what a roster brought that is in no list is kept
			words = append(words, w)
		}
		on[w] = true
	}
	flow := widgets.NewFlow()
	for _, w := range words {
		c := widgets.NewCheck(w, func(bool) { r.problem.Hide() })
		c.Checked = on[w]
		r.checks = append(r.checks, c)
		flow.Objects = append(flow.Objects, c)
	}
	r.content = widgets.Stack(2, widgets.NewQuiet("致贫返贫风险"), flow, r.problem)
	return r
}

// value joins the ticked ones.
func (r *riskChecks) value() string {
	var out []string
	for _, c := range r.checks {
		if c.Checked {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, "、")
}

// check says whether any is ticked, and tells where none is.
func (r *riskChecks) check() bool {
	missing := r.value() == ""
	r.problem.Hidden = !missing
	r.problem.Refresh()
	return !missing
}

// take writes a usual reason, and leaves the keyboard with it, so that Ctrl+Enter does the deed.
func (d *riskDialog) take(reason string) {
	d.reason.SetText(reason)
	d.reasonField.Check() // that there was none is past
	d.screen.focus(d.reason)
}
