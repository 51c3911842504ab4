package surveys

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// judged is a survey that a verdict is given on.
type judged struct {
	id     int64
	name   string
	looked bool // it was opened in this session
}

// stepsOf are the two verdicts, each with the state that waits for it.
var stepsOf = []struct {
	step  township.SurveyStep
	state township.SurveyState
}{{township.StepRecheck, township.SurveyFilled}, {township.StepAudit, township.SurveyRechecked}}

// verdictItems offers the verdicts that the chosen surveys wait for.
func (l *listing) verdictItems() []*fyne.MenuItem {
	if c, ok := l.campaign(); !ok || c.Closed != "" {
		return nil
	}
	var items []*fyne.MenuItem
	for _, one := range stepsOf {
		waiting := l.waiting(one.state)
		if len(waiting) == 0 {
			continue
		}
		for _, pass := range []bool{true, false} {
			label := fmt.Sprintf("%s%s %d 户…", one.step.Word(), township.Verdict{Passed: pass}.Word(), len(waiting))
			items = append(items, fyne.NewMenuItem(label, func() { l.judge(waiting, one.step, pass) }))
		}
	}
	return items
}

// waiting are the chosen surveys of a state.
func (l *listing) waiting(state township.SurveyState) []judged {
	var out []judged
	for _, r := range l.chosen() {
		if r.State == state {
			out = append(out, judged{r.Survey, r.Called(), l.screen.looked[r.Survey]})
		}
	}
	return out
}

// judge reads who may give the verdict, and asks for it.
func (l *listing) judge(list []judged, step township.SurveyStep, pass bool) {
	at := slices.IndexFunc(l.rows, func(r township.SurveyRow) bool { return r.Survey == list[0].id })
	if at < 0 {
		return
	}
	f, err := l.screen.desk.OpenSurvey(context.Background(), l.filters.filter.Campaign, l.rows[at].Row.ID, 0)
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.screen.askVerdict(verdictAsk{list: list, step: step, pass: pass, staff: f.Staff, letters: f.Letters, then: l.done})
}

// verdictButtons offers the verdict that the open survey waits for; an audited one can be sent back.
func (p *entryPage) verdictButtons() []fyne.CanvasObject {
	step, back := p.file.Survey.NextStep(), p.file.Survey.BackStep()
	if back == "" || p.file.Campaign.Closed != "" || p.sample != 0 {
		return nil
	}
	ask := func(step township.SurveyStep, pass bool) func() {
		return func() {
			p.ifSaved(func() {
				p.screen.askVerdict(verdictAsk{
					list: []judged{{p.file.Survey.ID, p.file.Row.Named(), true}}, step: step, pass: pass, staff: p.file.Staff, letters: p.file.Letters,
					without: slices.Concat(p.file.Survey.Collectors, p.file.Survey.Rechecked()), then: p.again,
				})
			})
		}
	}
	buttons := []fyne.CanvasObject{widgets.NewButton("退回…", look.Icon(look.IconUndo), ask(back, false))}
	if step != "" {
		buttons = append(buttons, widgets.NewButton(step.Word()+"通过…", look.Icon(look.IconCheck), ask(step, true)))
	}
	return buttons
}

// verdictAsk is a verdict that is asked for.
type verdictAsk struct {
	list    []judged
	step    township.SurveyStep
	pass    bool
	staff   []township.StaffMember
	letters map[string]string
	without []string // who may not give it: those who were there, and who has passed it already
	then    func()
}

// verdictForm is the dialog that asks for a verdict.
type verdictForm struct {
	screen *Screen
	ask    verdictAsk
	dialog *widgets.Dialog
	form   *widgets.Form
	person *widgets.FilterSelect
	on     *widgets.DateEntry
	reason *widgets.Entry
	unseen *widgets.Check // the surveys that nobody has looked at are judged as well; nil: there are none
	last   *widgets.Field
}

// askVerdict asks who gives a verdict, when, and why a survey is sent back.
func (s *Screen) askVerdict(ask verdictAsk) {
	role := map[township.SurveyStep]string{township.StepRecheck: township.RoleRechecker, township.StepAudit: township.RoleAuditor}[ask.step]
	people := peopleFor(role, ask)
	if len(people) == 0 {
		s.host.Inform("没有"+role, fmt.Sprintf("这次行动的人员里没有可以%s的%s。请先在“行动”的人员名单里登记，或给人员改分工。", ask.step.Word(), role))
		return
	}
	v := &verdictForm{screen: s, ask: ask}
	v.person = widgets.NewDropDown("请选择", people, nil)
	if len(people) == 1 {
		v.person.SetValue(people[0].Value)
	}
	v.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	v.on.NotAfter = string(s.host.Today())
	v.on.SetValue(string(s.host.Today()))
	v.reason = widgets.NewTextEntry(map[bool]string{true: "没有就空着", false: "例如：第2条用水量漏填"}[ask.pass])
	v.last = widgets.NewField(map[bool]string{true: "意见", false: "退回原因"}[ask.pass], v.reason, widgets.FieldOptions{Required: !ask.pass})
	v.form = widgets.NewForm(v.submit,
		widgets.NewField(ask.step.Word()+"人", v.person, widgets.FieldOptions{Required: true}),
		widgets.NewField(ask.step.Word()+"日期", v.on, widgets.FieldOptions{Required: true}), v.last)
	v.dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: ask.step.Word() + township.Verdict{Passed: ask.pass}.Word(), Deed: v.deedWord(), Body: widgets.Stack(10, append(v.about(), v.form)...), Width: 520, First: v.person,
		OnDeed: func() bool { v.form.Submit(); return false }, Typed: v.form.Typed(),
	})
}

// peopleFor are those of the staff who have the role that a verdict asks for.
func peopleFor(role string, ask verdictAsk) []widgets.Option {
	var out []widgets.Option
	for i := range ask.staff {
		m := &ask.staff[i]
		if m.Is(role) && !slices.Contains(ask.without, m.Name) {
			out = append(out, widgets.Option{Value: m.Name, Label: m.Named(), Find: ask.letters[m.Name]})
		}
	}
	return out
}

// namesHeight is how high the list of the households may be, in designed units.
const namesHeight = 132

// about says which households it is about, and which of them nobody has looked at.
func (v *verdictForm) about() []fyne.CanvasObject {
	seen, unseen := v.split()
	out := []fyne.CanvasObject{widgets.NewProse(effectText(v.ask), look.ColorQuiet, fyne.TextAlignLeading)}
	var lines []fyne.CanvasObject
	if len(seen) > 0 {
		lines = append(lines, widgets.NewProse(fmt.Sprintf("看过的 %d 户：%s", len(seen), strings.Join(namesOf(seen), "、")), look.ColorText, fyne.TextAlignLeading))
	}
	if len(unseen) > 0 {
		lines = append(lines, widgets.NewProse(fmt.Sprintf("还没有打开看的 %d 户：%s", len(unseen), strings.Join(namesOf(unseen), "、")), look.ColorWarning, fyne.TextAlignLeading))
	}
	list := container.NewVScroll(widgets.Stack(6, lines...))
	list.SetMinSize(fyne.NewSize(0, look.Scaled(min(namesHeight, 28+float32(len(v.ask.list))*11))))
	out = append(out, list)
	if len(unseen) > 0 {
		v.unseen = widgets.NewCheck(fmt.Sprintf("没有看的 %d 户也一起%s", len(unseen), v.ask.step.Word()+township.Verdict{Passed: v.ask.pass}.Word()), func(bool) {
			v.dialog.SetDeed(v.deedWord())
		})
		out = append(out, v.unseen)
	}
	return out
}

// effectText says what the verdict does.
func effectText(ask verdictAsk) string {
	switch {
	case ask.pass && ask.step == township.StepRecheck:
		return "要两名复核员都通过，调查表才转到审核；自己采集的户不能复核。"
	case ask.pass:
		return "审核通过后这一户完成，调查表不能再改。"
	case ask.step == township.StepRecheck:
		return "退回给采集人修改，原因写在调查表上。"
	}
	return "退回给复核员重新复核，原因写在调查表上。"
}

func namesOf(list []judged) []string {
	out := make([]string, len(list))
	for i, j := range list {
		out[i] = j.name
	}
	return out
}

func (v *verdictForm) split() (seen, unseen []judged) {
	for _, j := range v.ask.list {
		if j.looked {
			seen = append(seen, j)
		} else {
			unseen = append(unseen, j)
		}
	}
	return seen, unseen
}

// meant are the surveys that the verdict is given on: those that were looked at, and the others if the clerk says so.
func (v *verdictForm) meant() []int64 {
	list, _ := v.split()
	if v.unseen != nil && v.unseen.Checked {
		list = v.ask.list
	}
	ids := make([]int64, len(list))
	for i, j := range list {
		ids[i] = j.id
	}
	return ids
}

func (v *verdictForm) deedWord() string {
	return fmt.Sprintf("%s%s %d 户", v.ask.step.Word(), township.Verdict{Passed: v.ask.pass}.Word(), len(v.meant()))
}

func (v *verdictForm) submit() {
	ids := v.meant()
	if len(ids) == 0 {
		v.refuse("这些户的调查表都还没有打开看。请先逐户看过，或勾上“没有看的也一起”。")
		return
	}
	verdict := township.Verdict{Step: v.ask.step, Person: v.person.Value(), On: township.Date(v.on.Value()), Passed: v.ask.pass, Reason: township.Clean(v.reason.Text)}
	deed, err := v.screen.desk.JudgeSurveys(context.Background(), ids, verdict)
	if err != nil {
		v.refuse(township.Say(err))
		return
	}
	v.dialog.Close()
	v.screen.host.Done(deed, fmt.Sprintf("已%s%s %d 户", v.ask.step.Word(), verdict.Word(), len(ids)))
	v.ask.then()
}

// refuse says at the foot of the form what is wrong; what was typed stays.
func (v *verdictForm) refuse(problem string) {
	v.last.SetProblem(problem)
	v.dialog.Resize()
}
