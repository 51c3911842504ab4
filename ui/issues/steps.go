package issues

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// atOnce stands, among the deeds that are offered, for what is verified, mended and told in one: 立行立改.
const atOnce township.IssueEvent = "at-once"

// deedWord is a deed in the words of the screen.
func deedWord(e township.IssueEvent) string {
	if e == atOnce {
		return township.PaceAtOnce
	}
	return e.Word()
}

// allows says whether a deed can follow the state in which an issue stands.
func allows(s *township.Standing, e township.IssueEvent) bool {
	if e == atOnce {
		return s.State == township.IssueToVerify || s.State == township.IssueToMend
	}
	return s.Allows(e)
}

// habits are what the last deed had, to be offered in the next; they are kept for each archive.
type habits struct {
	Unit, Duty, AcceptUnit string // of plans and acceptances
	Source                 string // of an issue entered by hand
	Campaign               int64
	Paper                  township.IssueForm
}

// habitsKey is under what the window keeps the habits of this archive.
func (s *Screen) habitsKey() string { return "issues.last " + s.desk.ArchivePath() }

// learn changes the habits, and keeps them.
func (s *Screen) learn(change func(*habits)) {
	change(&s.last)
	s.host.Remember(s.habitsKey(), s.last)
}

// stepForm is the dialog that asks for a deed with one or several issues.
type stepForm struct {
	screen *Screen
	event  township.IssueEvent
	rows   []*township.IssueRow
	then   func()

	on, deadline       *widgets.DateEntry
	person, unit, duty *widgets.Entry
	note, result       *widgets.Entry
	pace               *widgets.FilterSelect
	closing            *widgets.Check // the close-out with the acceptance; nil: not asked
	sparing            *widgets.Check // issues that are being mended stay as they are; nil: not asked
	fields             map[string]*widgets.Field
	form               *widgets.Form
	body               fyne.CanvasObject
	first              fyne.Focusable
	dialog             *widgets.Dialog
	templates          []township.MeasureTemplate
	typed              func() bool
	nature             string // of all of them; “” where they differ
}

// ask asks for a deed with some issues; then is done after it.
func (s *Screen) ask(e township.IssueEvent, rows []*township.IssueRow, then func()) {
	if len(rows) == 0 {
		return
	}
	if e == township.DoMerge {
		s.askMerge(rows[0], then)
		return
	}
	f := &stepForm{screen: s, event: e, rows: rows, then: then, fields: map[string]*widgets.Field{}}
	f.nature = rows[0].Nature
	for _, r := range rows {
		if r.Nature != f.nature {
			f.nature = ""
		}
	}
	if f.plans() {
		var err error
		if f.templates, err = s.desk.MeasureTemplates(context.Background()); err != nil {
			s.host.Fail(err)
			return
		}
	}
	f.build()
	s.form = f
	f.show()
}

// plans says whether the deed arranges the mending.
func (f *stepForm) plans() bool { return f.event == township.DoPlan || f.event == atOnce }

// judges says whether the deed is one of acceptance.
func (f *stepForm) judges() bool {
	return f.event == township.DoAccept || f.event == township.DoReject
}

// build makes the fields that the event asks for, with what is usual in them.
func (f *stepForm) build() {
	f.entries()
	f.fill()
	groups := f.groups()
	f.form = widgets.NewFormOf(f.submit, groups...)
	laid := f.form.Groups()
	var parts []fyne.CanvasObject
	if len(f.rows) > 1 {
		parts = append(parts, widgets.NewQuietProse(f.about()))
	}
	parts = append(parts, f.planned()...)
	if f.plans() {
		parts = append(parts, laid[0], f.templateRow(), halves(laid[1], laid[2]))
		if f.event == township.DoPlan {
			parts = append(parts, f.quickDays())
		}
		laid = laid[3:]
	}
	for _, g := range laid {
		parts = append(parts, g)
	}
	if f.closing != nil {
		parts = append(parts, f.closing)
	}
	f.body = widgets.Stack(8, parts...)
	f.typed = f.form.Typed()
}

func (f *stepForm) entries() {
	date := func() *widgets.DateEntry {
		return widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	}
	f.on, f.deadline = date(), date()
	f.on.NotAfter = string(f.screen.host.Today())
	f.person, f.unit, f.duty = widgets.NewTextEntry("几个人用顿号隔开"), widgets.NewTextEntry(""), widgets.NewTextEntry("几个人用顿号隔开")
	f.note, f.result = widgets.NewParagraphEntry("", noteRows), widgets.NewParagraphEntry("例如：已接通自来水，水质合格", 2)
	f.pace = widgets.NewDropDown("请选择", widgets.PlainOptions(township.VocabularyOf("整改方式").Values()...), nil)
	if f.event == township.DoAccept {
		f.closing = widgets.NewCheck("同时销号", nil)
		f.closing.SetChecked(true)
	}
}

// noteRows is how many lines of the note are seen at once.
const noteRows = 3

// fill offers today, the operator, what the issue has by now, and the last unit.
func (f *stepForm) fill() {
	s, r := f.screen, f.rows[0]
	f.on.SetValue(string(s.host.Today()))
	f.person.SetText(s.desk.Operator())
	f.pace.SetValue(township.PaceByDay)
	f.unit.SetText(s.last.Unit)
	f.duty.SetText(s.last.Duty)
	if f.judges() {
		f.unit.SetText(s.last.AcceptUnit)
	}
	if f.keeps() {
		f.unit.SetText("")
		f.duty.SetText("")
		f.pace.SetValue("")
	}
	if len(f.rows) > 1 {
		return
	}
	switch {
	case f.plans() && r.Unit != "":
		f.unit.SetText(r.Unit)
		f.duty.SetText(r.Person)
		f.note.SetText(r.Measures)
		f.deadline.SetValue(string(r.Deadline))
		f.pace.SetValue(r.Pace)
	case f.event == township.DoComplete && r.Person != "":
		f.person.SetText(r.Person)
	}
}

// personLabel is what the one who did it is called.
func (f *stepForm) personLabel() string {
	switch {
	case f.event == township.DoComplete:
		return "整改人"
	case f.judges():
		return "验收人"
	case f.plans():
		return "下达人"
	}
	return "办理人"
}

// groups are the fields in the order in which Enter leads through them.
func (f *stepForm) groups() [][]*widgets.Field {
	field := func(key, label string, in widgets.Input, must bool) *widgets.Field {
		f.fields[key] = widgets.NewField(label, in, widgets.FieldOptions{Required: must})
		return f.fields[key]
	}
	on, person := field("done_on", f.dayLabel(), f.on, true), field("person", f.personLabel(), f.person, true)
	if f.plans() {
		f.first = f.note
		must := !f.keeps()
		measures := []*widgets.Field{field("note", "整改措施", f.note, must)}
		unit, duty := field("unit", "责任单位", f.unit, must), field("duty_person", "责任人", f.duty, must)
		if f.event == atOnce {
			return [][]*widgets.Field{measures, {unit, on}, {duty, person}, {field("result", "整改情况", f.result, true)}}
		}
		return [][]*widgets.Field{measures, {unit, on, field("pace", "整改方式", f.pace, false)}, {duty, person, field("deadline", "整改时限", f.deadline, must)}}
	}
	note := field("note", f.event.NoteLabel(), f.note, f.event.NoteNeeded())
	f.first = f.note
	out := []*widgets.Field{note, on, person}
	if f.judges() {
		out = append(out, field("unit", "验收单位", f.unit, f.event == township.DoAccept))
	}
	return [][]*widgets.Field{out}
}

func (f *stepForm) dayLabel() string {
	if f.event == atOnce {
		return "整改日期"
	}
	return "日期"
}

// about says how many issues the deed is about, and that what is written goes to all of them.
func (f *stepForm) about() string {
	return fmt.Sprintf("%s等 %d 个问题，填写的内容写到每一个上；保存前先检查哪些不能办。", f.rows[0].Number(), len(f.rows))
}

// quickDays offers the usual deadlines, counted from the day of the plan.
func (f *stepForm) quickDays() fyne.CanvasObject {
	row := []fyne.CanvasObject{widgets.NewQuiet("时限")}
	for _, days := range []int{0, 7, 15, 30} {
		word := fmt.Sprintf("%d天", days)
		if days == 0 {
			word = "当天"
		}
		row = append(row, widgets.NewButton(word, nil, func() {
			from := township.Date(f.on.Value())
			if !from.Full() {
				from = f.screen.host.Today()
			}
			f.deadline.SetValue(string(township.DaysAfter(from, days)))
			f.fields["deadline"].SetProblem("")
			f.screen.focus(f.deadline)
		}))
	}
	return widgets.Row(6, append([]fyne.CanvasObject{widgets.Spacer()}, row...)...)
}

// show opens the dialog with what stands in the fields.
func (f *stepForm) show() {
	word := deedWord(f.event)
	title := word + "　" + widgets.ShortName(f.rows[0].Called(), f.rows[0].Number())
	deed := word
	if len(f.rows) > 1 {
		title, deed = word, fmt.Sprintf("%s %d 个", word, len(f.rows))
	}
	if f.sparing != nil {
		deed = word // of how many, the choice in the form decides
	}
	f.dialog = widgets.ShowDialog(f.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, Body: f.body, Width: stepWidth, First: f.first,
		OnDeed: func() bool { f.form.Submit(); return false }, Typed: f.typed,
	})
}

// stepWidth is the width of the dialogs, in designed units.
const stepWidth = 620

// steps are what the form asks for.
func (f *stepForm) steps() []township.IssueStep {
	s := township.IssueStep{
		Event: f.event, Done: township.Date(f.on.Value()), Person: f.person.Text, Unit: f.unit.Text, DutyPerson: f.duty.Text, Note: f.note.Text,
		Deadline: township.Date(f.deadline.Value()), Pace: f.pace.Value(), Keep: f.keeps(),
	}
	switch {
	case f.event == atOnce:
		return f.atOnceSteps(s)
	case f.closing != nil && f.closing.Checked:
		return []township.IssueStep{s, {Event: township.DoClose, Done: s.Done, Person: s.Person}}
	}
	return []township.IssueStep{s}
}

// atOnceSteps verify, plan and complete on one day; those who are answerable have mended it.
func (f *stepForm) atOnceSteps(plan township.IssueStep) []township.IssueStep {
	plan.Event, plan.Pace, plan.Deadline = township.DoPlan, township.PaceAtOnce, plan.Done
	done := township.IssueStep{Event: township.DoComplete, Done: plan.Done, Person: plan.DutyPerson, Note: f.result.Text}
	if f.rows[0].State == township.IssueToVerify {
		return []township.IssueStep{{Event: township.DoVerify, Done: plan.Done, Person: plan.Person}, plan, done}
	}
	return []township.IssueStep{plan, done}
}

// submit takes the steps; what is wrong is said beside its field, and which of several issues are refused in a list.
func (f *stepForm) submit() {
	deed := township.IssueDeed{Steps: f.steps(), Origin: origin}
	for _, r := range f.rows {
		if !f.spares(r) {
			deed.Issues = append(deed.Issues, r.ID)
		}
	}
	if len(f.rows) == 1 {
		if !f.blame(deed) {
			f.take(deed)
		}
		return
	}
	if f.saysNothing(deed) {
		return
	}
	refused, err := f.screen.desk.TryIssues(context.Background(), deed)
	if err != nil {
		f.screen.host.Fail(err)
		return
	}
	if len(refused) == 0 {
		f.take(deed)
		return
	}
	f.dialog.Close()
	f.preview(deed, refused)
}

// take writes the steps.
func (f *stepForm) take(deed township.IssueDeed) {
	done, err := f.screen.desk.TakeIssues(context.Background(), deed)
	if err != nil {
		f.screen.host.Fail(err)
		return
	}
	f.dialog.Close()
	f.remember()
	text := "已" + wordOf(f.event, f.closing != nil && f.closing.Checked)
	if len(deed.Issues) == 1 {
		text += "：" + f.rowOf(deed.Issues[0]).Called()
	} else {
		text += fmt.Sprintf(" %d 个问题", len(deed.Issues))
	}
	f.screen.host.Done(done, text)
	f.then()
}

// wordOf names a deed that was done.
func wordOf(e township.IssueEvent, closed bool) string {
	if closed {
		return deedWord(e) + "、销号"
	}
	return deedWord(e)
}

func (f *stepForm) rowOf(id int64) *township.IssueRow {
	return f.rows[slices.IndexFunc(f.rows, func(r *township.IssueRow) bool { return r.ID == id })]
}

// remember keeps what will be offered the next time.
func (f *stepForm) remember() {
	f.screen.learn(func(last *habits) {
		if f.plans() {
			last.Unit, last.Duty = cmp.Or(f.unit.Text, last.Unit), cmp.Or(f.duty.Text, last.Duty)
		}
		if f.judges() {
			last.AcceptUnit = f.unit.Text
		}
	})
}

// blame looks for what is wrong with the steps of one issue, and says it beside its field.
func (f *stepForm) blame(deed township.IssueDeed) bool {
	file, err := f.screen.desk.OpenIssue(context.Background(), deed.Issues[0])
	if err != nil {
		return false // it is told when the steps are taken
	}
	i, today := file.Issue, f.screen.host.Today()
	for _, step := range deed.Steps {
		fault := i.Take(step, today)
		if fault == nil {
			continue
		}
		field := township.FieldOf(fault)
		if f.event == atOnce && step.Event == township.DoComplete && field == "note" {
			field = "result"
		}
		f.refuse(field, township.Say(fault))
		return true
	}
	return false
}

// refuse says what is wrong beside a field, or beside the last one where it is of the whole.
func (f *stepForm) refuse(field, problem string) {
	at := f.fields[field]
	if at == nil {
		all := f.form.Fields()
		at = all[len(all)-1]
	}
	at.SetProblem(problem)
	f.form.FocusWrong()
	f.dialog.Resize()
}
