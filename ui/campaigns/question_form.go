package campaigns

import (
	"context"
	"slices"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// questionForm is the form of one question of a questionnaire.
type questionForm struct {
	page              *formPage
	at                int // its place; that of none: a new one
	was               township.SurveyQuestion
	text              *widgets.Entry
	polarity, printed *widgets.FilterSelect
	kind              *widgets.FilterSelect
	natures, readings *widgets.MultiSelect
	textField         *widgets.Field
	form              *widgets.Form
	dialog            *widgets.Dialog
}

// The choices of the form.
const (
	askYes     = "yes" // 「是」 is as it should be
	askNo      = "no"  // 「是」 is the problem
	onPaper    = "paper"
	onScreen   = "screen"
	askedWidth = 640
)

// ask opens the form of a question.
func (p *formPage) ask(l *questionLine) {
	natures, err := p.list.screen.desk.Words(context.Background(), "问题性质")
	if err != nil {
		p.list.screen.host.Fail(err)
		return
	}
	types, err := p.list.screen.desk.Words(context.Background(), "问题类型")
	if err != nil {
		p.list.screen.host.Fail(err)
		return
	}
	f := &questionForm{page: p, at: l.at, was: *l.SurveyQuestion}
	f.build(natures, types)
	f.fill()
	title, deed := "修改调查内容", "改好"
	if l.at >= len(p.now) {
		title, deed = "加一条调查内容", "加上"
	}
	f.dialog = widgets.ShowDialog(p.list.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, Width: askedWidth, First: f.text,
		Body:   widgets.Stack(10, f.form, widgets.NewQuietProse("性质选几项时，第一项先用，填表时可以改；不选就是“其他”，填表时再选。")),
		OnDeed: func() bool { f.form.Submit(); return false }, Typed: f.form.Typed(),
	})
}

func (f *questionForm) build(natures, types []township.OfficeWord) {
	f.text = widgets.NewTextEntry("例如 唯一住房是否存在安全隐患")
	f.polarity = widgets.NewDropDown("", []widgets.Option{{Value: askYes, Label: "答“否”为有问题（是否不愁吃）"}, {Value: askNo, Label: "答“是”为有问题（是否存在隐患）"}}, nil)
	f.kind = widgets.NewDropDown("不定", append([]widgets.Option{{Value: "", Label: "不定"}}, wordOptions(types, f.was.IssueType)...), nil)
	list := wordOptions(natures, "")
	for _, n := range f.was.Natures {
		if !slices.ContainsFunc(list, func(o widgets.Option) bool { return o.Value == n }) {
			list = append(list, widgets.Option{Value: n, Label: n})
		}
	}
	f.natures = widgets.NewMultiSelect("其他：填表时再选", list)
	var readings []widgets.Option
	for _, m := range township.Readings {
		readings = append(readings, widgets.Option{Value: string(m), Label: m.Label()})
	}
	f.readings = widgets.NewMultiSelect("没有要填的数", readings)
	f.printed = widgets.NewDropDown("", []widgets.Option{{Value: onPaper, Label: "印在表上"}, {Value: onScreen, Label: "不印，只在录入时问"}}, nil)
	f.textField = widgets.NewField("内容", f.text, widgets.FieldOptions{Required: true, Validate: f.check})
	f.form = widgets.NewForm(f.save, f.textField,
		widgets.NewField("有问题是", f.polarity, widgets.FieldOptions{}), widgets.NewField("问题性质", f.natures, widgets.FieldOptions{}),
		widgets.NewField("问题类型", f.kind, widgets.FieldOptions{}), widgets.NewField("要填的数", f.readings, widgets.FieldOptions{}),
		widgets.NewField("印不印", f.printed, widgets.FieldOptions{}))
}

// check refuses a text that is too long or stands in another question.
func (f *questionForm) check(text string) error {
	clean := township.Clean(text)
	for i := range f.page.now {
		if i != f.at && f.page.now[i].Text == clean {
			return township.Errorf(township.CodeConflict, "第%d条已经是这一内容", i+1)
		}
	}
	return checkForm(func(q *township.Questionnaire, text string) { q.Questions[0].Text = text })(text)
}

func (f *questionForm) fill() {
	q := &f.was
	f.text.SetText(q.Text)
	f.polarity.SetValue(map[bool]string{true: askNo, false: askYes}[q.Negative])
	f.natures.SetValues(q.Natures)
	f.kind.SetValue(q.IssueType)
	var readings []string
	for _, m := range q.Readings {
		readings = append(readings, string(m))
	}
	f.readings.SetValues(readings)
	f.printed.SetValue(map[bool]string{true: onScreen, false: onPaper}[q.Unprinted])
}

// question is what the form says.
func (f *questionForm) question() township.SurveyQuestion {
	q := f.was
	q.Text, q.Negative, q.IssueType, q.Unprinted = township.Clean(f.text.Text), f.polarity.Value() == askNo, f.kind.Value(), f.printed.Value() == onScreen
	q.Natures, q.Readings = inOrder(f.was.Natures, f.natures.Values()), nil
	for _, m := range f.readings.Values() {
		q.Readings = append(q.Readings, township.Reading(m))
	}
	return q
}

// inOrder keeps the order that the chosen words had before: the first nature is the one that is offered.
func inOrder(had, chosen []string) []string {
	var out []string
	for _, n := range had {
		if slices.Contains(chosen, n) {
			out = append(out, n)
		}
	}
	for _, n := range chosen {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// save takes the question onto the page; it is written with the whole questionnaire.
func (f *questionForm) save() {
	q := f.question()
	if f.at >= len(f.page.now) {
		f.page.now = append(f.page.now, q)
	} else {
		f.page.now[f.at] = q
	}
	f.dialog.Close()
	f.page.showQuestions()
	f.page.table.SelectRow(f.at)
	f.page.list.screen.focus(f.page.table)
}
