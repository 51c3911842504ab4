package surveys

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// question is one question of the form with its answer, and below it what a problem asks for.
type question struct {
	page    *entryPage
	q       *township.SurveyQuestion
	content *fyne.Container

	bar         *widgets.Choices
	more        *widgets.Button // opens the readings; hidden where there are none, or while they show
	description *widgets.Entry
	nature      natureInput // nil: the question raises only one
	readings    []*reading
	form        *widgets.Form
	fields      fields
	below       fyne.CanvasObject // all that stands below the question
	hint        *widgets.Prose
	draft       *widgets.Prose
	opened      bool // the readings were asked for
}

// fields are the fields below a question, in the order in which Enter leads through them.
type fields struct {
	description, nature *widgets.Field
	readings            *fyne.Container
}

// natureInput is a choice of the 问题性质.
type natureInput interface {
	widgets.Input
	Value() string
}

// Measures of a question in designed units.
const (
	numberWidth  = 26
	detailLabel  = 72
	readingLabel = 148
	questionGap  = 12
)

func newQuestion(p *entryPage, q *township.SurveyQuestion) *question {
	r := &question{page: p, q: q, hint: small(look.ColorWarning), draft: small(look.ColorQuiet)}
	r.bar = widgets.NewChoices(answerOptions()...)
	r.bar.Ink = func(value string) fyne.ThemeColorName { return answerInks[township.Answer(value)] }
	r.bar.OnChanged, r.bar.OnKey, r.bar.OnRune = r.answered, r.key, r.rune
	r.bar.OnEnter(r.leadOn)
	r.more = widgets.NewQuietButton("4 填读数", nil, r.openReadings)
	text := widgets.NewProse(q.Text, look.ColorText, fyne.TextAlignLeading)
	polarity := widgets.NewQuiet(q.Polarity())
	polarity.FontSize = 12
	number := widgets.NewBold(strconv.Itoa(q.Position))
	head := widgets.Frame(nil, nil, widgets.FixedWidth(numberWidth, widgets.Stack(0, number)), widgets.Inset(0, questionGap/2, r.bar),
		widgets.Stack(2, text, widgets.Row(8, polarity, r.more)))
	r.below = widgets.Frame(nil, nil, widgets.FixedWidth(numberWidth, widgets.Stack(0)), nil, r.detail())
	r.content = widgets.Stack(6, head, r.below)
	r.bar.OnFocus(func() { p.reveal(r.content, r.content) })
	return r
}

func small(ink fyne.ThemeColorName) *widgets.Prose {
	prose := widgets.NewProse("", ink, fyne.TextAlignLeading)
	prose.FontSize = 13
	return prose
}

func answerOptions() []widgets.Option {
	out := make([]widgets.Option, len(township.AnswerList))
	for i, a := range township.AnswerList {
		out[i] = widgets.Option{Value: string(a), Label: a.Word()}
	}
	return out
}

var answerInks = map[township.Answer]fyne.ThemeColorName{
	township.AnswerFine: look.ColorGood, township.AnswerProblem: look.ColorError, township.AnswerInapplicable: look.ColorQuiet,
}

// detail is what stands below the question: description, nature, readings, and what comes of them.
func (r *question) detail() fyne.CanvasObject {
	p := r.page
	r.description = widgets.NewParagraphEntry("谁、什么事、多少，例如：井水夏天断水四十天", 2)
	r.description.OnChanged = func(string) { p.touched() }
	options := widgets.FieldOptions{Label: detailLabel, Validate: checkDescription}
	if len(r.q.Readings) > 0 {
		options.Hint = "Enter 到下一条；有读数的按 Tab 往下填"
	}
	r.fields.description = widgets.NewField("问题描述", r.description, options)
	all := []*widgets.Field{r.fields.description}
	parts := []fyne.CanvasObject{r.fields.description}
	if r.makeNature(); r.nature != nil {
		r.fields.nature = widgets.NewField("问题性质", r.nature, widgets.FieldOptions{Label: detailLabel})
		all, parts = append(all, r.fields.nature), append(parts, r.fields.nature)
	}
	r.fields.readings = pairs()
	for _, m := range r.q.Readings {
		one := newReading(p, m)
		r.readings = append(r.readings, one)
		all = append(all, one.field)
		r.fields.readings.Add(one.field)
	}
	r.form = widgets.NewForm(nil, all...)
	r.form.OnEnd = r.read
	if r.nature != nil {
		r.nature.OnEnter(r.described)
	} else {
		r.description.OnEnter(r.described)
	}
	for _, f := range all {
		f.OnFocus(func() { p.reveal(f, r.content) })
	}
	return widgets.Stack(6, append(parts, r.fields.readings, r.hint, r.draft)...)
}

// described leads on from what the problem is: to the readings where they were asked for, or are there already; else to
// the next question, for the digits that come next on the paper must not be taken for litres.
func (r *question) described() {
	if r.opened && len(r.readings) > 0 {
		r.page.screen.focus(r.readings[0].field.Input())
		return
	}
	r.page.next(r)
}

// read leads on from the last reading; readings that were asked for first still lack their answer.
func (r *question) read() {
	if r.bar.Value() == "" {
		r.page.screen.focus(r.bar)
		return
	}
	r.page.next(r)
}

// checkDescription refuses what a survey does not hold.
func checkDescription(text string) error {
	s := township.Survey{Answers: []township.SurveyAnswer{{Description: township.Clean(text)}}}
	return s.Validate(&township.Campaign{}, nil, "")
}

// makeNature offers the natures of the question where there are several; 其他 may be of any.
func (r *question) makeNature() {
	switch {
	case r.q.Free():
		r.nature = widgets.NewDropDown("请选择", widgets.PlainOptions(r.page.natures...), func(string) { r.page.touched() })
	case len(r.q.Natures) > 1:
		bar := widgets.NewChoices(widgets.PlainOptions(r.q.Natures...)...)
		bar.OnChanged = r.page.touched
		r.nature = bar
	}
}

// setNature shows a nature; one that the question does not raise any more is offered all the same.
func (r *question) setNature(value string) {
	switch input := r.nature.(type) {
	case *widgets.Choices:
		input.SetValues(value)
	case *widgets.FilterSelect:
		options := widgets.PlainOptions(r.page.natures...)
		if value != "" {
			options = append(options, widgets.Option{Value: value, Label: value})
		}
		input.SetOptions(options)
		input.SetValue(value)
	}
}

// fill shows an answer, nil for none.
func (r *question) fill(a *township.SurveyAnswer) {
	if a == nil {
		a = &township.SurveyAnswer{}
	}
	r.bar.SetValues(string(a.Answer))
	r.description.SetText(a.Description)
	r.setNature(a.Nature)
	for _, m := range r.readings {
		m.set(a.Readings[m.of])
	}
	r.opened = len(a.Readings) > 0
}

// answer is the answer as it stands on the screen.
func (r *question) answer() township.SurveyAnswer {
	a := township.SurveyAnswer{Question: r.q.ID, Answer: township.Answer(r.bar.Value()), Description: township.Clean(r.description.Text)}
	if a.Answer == township.AnswerProblem {
		if r.nature != nil {
			a.Nature = r.nature.Value()
		}
		if a.Nature == "" && !r.q.Free() {
			a.Nature = r.q.Natures[0]
		}
	}
	for _, m := range r.readings {
		a.Note(m.of, m.value())
	}
	return a
}

// lock lets nothing be changed: what was entered stands as text.
func (r *question) lock() { r.bar.Disable() }

// said is what was entered below the question, to be read only.
func (r *question) said() string {
	a := r.answer()
	var parts []string
	if a.Description != "" {
		parts = append(parts, a.Description)
	}
	for _, m := range r.readings {
		if v := m.value(); v != "" {
			parts = append(parts, m.of.Label()+" "+v)
		}
	}
	return strings.Join(parts, "；")
}

// answered follows a new answer: a problem of several natures begins with the first.
func (r *question) answered() {
	if bar, ok := r.nature.(*widgets.Choices); ok && r.problem() && bar.Value() == "" {
		bar.SetValues(r.q.Natures[0])
	}
	r.page.touched()
}

func (r *question) problem() bool { return r.bar.Value() == string(township.AnswerProblem) }

// paint shows what belongs to the answer: a hint points something out and refuses nothing.
func (r *question) paint(hints []township.SurveyHint, drafts []township.IssueDraft) {
	locked := r.page.file.Locked()
	r.showFields(locked, r.problem() && !locked)
	r.hint.Set(r.hintText(hints), look.ColorWarning)
	r.draft.Set(r.draftText(drafts, locked), map[bool]fyne.ThemeColorName{true: look.ColorText, false: look.ColorQuiet}[locked])
	show(r.hint, r.hint.String() != "")
	show(r.draft, r.draft.String() != "")
	show(r.below, r.fields.description.Visible() || r.fields.readings.Visible() || r.hint.Visible() || r.draft.Visible())
	r.content.Refresh()
}

// showFields shows the fields that the answer calls for.
func (r *question) showFields(locked, problem bool) {
	show(r.fields.description, problem || r.description.Text != "" && !locked)
	if r.fields.nature != nil {
		show(r.fields.nature, problem)
	}
	read := len(r.readings) > 0 && (problem || r.opened) && !locked
	show(r.fields.readings, read)
	for _, m := range r.readings {
		show(m.field, read)
	}
	show(r.more, len(r.readings) > 0 && !read && !locked)
}

// hintText is what the answer should be looked at for.
func (r *question) hintText(hints []township.SurveyHint) string {
	text := ""
	for _, h := range hints {
		if h.Question == r.q.ID {
			text += "提示：" + h.Text
		}
	}
	return text
}

// draftText says which issue the answer raises; of a survey that is only read, else what was entered.
func (r *question) draftText(drafts []township.IssueDraft, locked bool) string {
	for _, d := range drafts {
		if d.Question == r.q.ID {
			return draftText(d, locked)
		}
	}
	if locked {
		return r.said()
	}
	return ""
}

// draftText says which issue the answer raises.
func draftText(d township.IssueDraft, done bool) string {
	nature := d.Nature
	if nature == "" {
		nature = "性质未选"
	}
	if done {
		return "生成的问题：" + nature + "　" + d.Description
	}
	return "将生成问题：" + nature + "　" + d.Description
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// leadOn leads to what the answer asks for, else to the next question.
func (r *question) leadOn() {
	switch {
	case r.problem():
		r.page.screen.focus(r.description)
	case r.opened && len(r.readings) > 0:
		r.page.screen.focus(r.readings[0].field.Input())
	default:
		r.page.next(r)
	}
}

// key moves among the questions.
func (r *question) key(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyUp:
		r.page.beside(r, -1)
	case fyne.KeyDown:
		r.page.beside(r, 1)
	default:
		return false
	}
	return true
}

// rune opens the readings with 4.
func (r *question) rune(c rune) bool {
	if c != '4' && c != '４' || len(r.readings) == 0 {
		return false
	}
	r.openReadings()
	return true
}

func (r *question) openReadings() {
	r.opened = true
	r.page.paint()
	r.page.screen.focus(r.readings[0].field.Input())
}
