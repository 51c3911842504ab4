package surveys

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// visit is what is said of the visit below the questions: who was there, when and how, and how the form was signed.
type visit struct {
	page    *entryPage
	content *fyne.Container
	form    *widgets.Form

	first, second *widgets.FilterSelect
	more          []string // collectors beyond two, as the archive has them
	on            *widgets.DateEntry
	way           *widgets.Choices
	note          *widgets.Entry
	steps         *widgets.Choices
	signature     *widgets.Choices
	proxy, reason *widgets.Entry
	remark        *widgets.Entry
	came          bool // the keyboard has only just come to the signature

	noteField, proxyField, reasonField *widgets.Field
	firstField, secondField            *widgets.Field
}

// visitLabel is the width of the labels, in designed units.
const visitLabel = 76

func newVisit(p *entryPage) *visit {
	v := &visit{page: p}
	v.first, v.second = v.collector(), v.collector()
	v.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	v.on.NotAfter = string(p.screen.host.Today())
	v.on.OnChanged = func(string) { p.touched() }
	v.way = v.choices(widgets.PlainOptions(township.Ways...))
	v.steps = widgets.NewTicks(widgets.PlainOptions(township.SevenSteps...)...)
	v.steps.OnChanged, v.steps.Narrow = p.touched, true
	v.signature = v.choices(widgets.PlainOptions(township.SignatureKinds...))
	v.note, v.proxy, v.reason, v.remark = v.entry(""), v.entry("代签人姓名"), v.entry("例如：户主不识字"), v.entry("")
	v.layOut()
	return v
}

func (v *visit) choices(options []widgets.Option) *widgets.Choices {
	c := widgets.NewChoices(options...)
	c.OnChanged = v.page.touched
	return c
}

func (v *visit) entry(placeholder string) *widgets.Entry {
	e := widgets.NewTextEntry(placeholder)
	e.OnChanged = func(string) { v.page.touched() }
	return e
}

// layOut puts the fields together, in the order in which Enter leads through them.
func (v *visit) layOut() {
	field := func(label string, input widgets.Input, o widgets.FieldOptions) *widgets.Field {
		o.Label = visitLabel
		return widgets.NewField(label, input, o)
	}
	v.firstField = field("采集人", v.first, widgets.FieldOptions{Validate: v.checkFirst})
	v.secondField = field("采集人", v.second, widgets.FieldOptions{Validate: v.checkSecond})
	on := field("入户日期", v.on, widgets.FieldOptions{Validate: v.checkDay})
	way := field("调查方式", v.way, widgets.FieldOptions{})
	v.noteField = field("方式说明", v.note, widgets.FieldOptions{Validate: checkText(func(s *township.Survey, text string) { s.WayNote = text })})
	steps := field("入户七步", v.steps, widgets.FieldOptions{Hint: "空格全部打勾"})
	signature := field("农户签字", v.signature, widgets.FieldOptions{})
	v.proxyField = field("代签人", v.proxy, widgets.FieldOptions{Validate: checkText(func(s *township.Survey, text string) { s.Proxy = text })})
	v.reasonField = field("代签原因", v.reason, widgets.FieldOptions{Validate: checkText(func(s *township.Survey, text string) { s.ProxyReason = text })})
	remark := field("备注", v.remark, widgets.FieldOptions{Validate: checkText(func(s *township.Survey, text string) { s.Remark = text })})
	all := []*widgets.Field{v.firstField, v.secondField, on, way, v.noteField, steps, signature, v.proxyField, v.reasonField, remark}
	v.form = widgets.NewForm(nil, all...)
	v.form.OnEnd = func() { v.page.save(nil) }
	for _, f := range all {
		f.OnFocus(func() { v.page.reveal(f, v.content) })
	}
	v.signature.OnFocus(func() { v.came = true })
	v.signature.OnEnter(v.signed)
	v.content = widgets.Stack(8, pairs(v.firstField, v.secondField, on), way, v.noteField,
		steps, signature, v.proxyField, v.reasonField, remark)
}

// signed leads on from the signature. Space among the seven steps has led here already, so that an Enter that follows it
// from habit must not skip what is not chosen yet.
func (v *visit) signed() {
	switch {
	case v.signature.Value() == "" && v.came:
		v.came = false
	case v.proxyField.Visible():
		v.page.screen.focus(v.proxy)
	default:
		v.page.screen.focus(v.remark)
	}
}

// checkText refuses a text that a survey does not hold.
func checkText(put func(s *township.Survey, text string)) func(string) error {
	return func(text string) error {
		s := township.Survey{}
		put(&s, township.Clean(text))
		return s.Validate(&township.Campaign{}, nil, "")
	}
}

// collector is a choice of one of the staff: the checkers first, and those who may not be put down last, with why.
func (v *visit) collector() *widgets.FilterSelect {
	return widgets.NewDropDown("请选择", v.people(nil), func(string) { v.page.touched(); v.page.visit.recheck() })
}

// people are the staff to choose from; names that are no more among them are offered too, so that they show.
func (v *visit) people(also []string) []widgets.Option {
	f := &v.page.file
	staff := slices.Clone(f.Staff)
	slices.SortStableFunc(staff, func(a, b township.StaffMember) int { return cmp.Compare(rank(&a), rank(&b)) })
	out := []widgets.Option{{Label: "（空）"}}
	for i := range staff {
		m := &staff[i]
		label := m.Name
		if m.Unit != "" {
			label += "　" + m.Unit
		}
		if why := m.Unfit(); why != "" {
			label = m.Name + "　" + why
		}
		out = append(out, widgets.Option{Value: m.Name, Label: label, Find: f.Letters[m.Name]})
	}
	for _, name := range also {
		if name != "" && !slices.ContainsFunc(staff, func(m township.StaffMember) bool { return m.Name == name }) {
			out = append(out, widgets.Option{Value: name, Label: name + "　不在人员名单里"})
		}
	}
	return out
}

// rank orders the staff to choose collectors from.
func rank(m *township.StaffMember) int {
	switch {
	case m.Unfit() != "":
		return 2
	case m.Is(township.RoleChecker):
		return 0
	}
	return 1
}

// recheck looks at both collectors again when one of them has changed.
func (v *visit) recheck() {
	for _, f := range []*widgets.Field{v.firstField, v.secondField} {
		f.Check()
	}
}

func (v *visit) checkFirst(name string) error {
	return v.check(township.Survey{Collectors: []string{name}})
}

// checkSecond refuses the same person twice as well.
func (v *visit) checkSecond(name string) error {
	names := []string{name}
	if v.first.Value() == name {
		names = []string{name, name}
	}
	return v.check(township.Survey{Collectors: names})
}

func (v *visit) checkDay(day string) error {
	return v.check(township.Survey{Visited: township.Date(day)})
}

func (v *visit) check(s township.Survey) error {
	return s.Validate(&v.page.file.Campaign, v.page.file.Staff, v.page.screen.host.Today())
}

// fill shows what a survey says.
func (v *visit) fill(s *township.Survey) {
	for i, drop := range []*widgets.FilterSelect{v.first, v.second} {
		name := ""
		if i < len(s.Collectors) {
			name = s.Collectors[i]
		}
		drop.SetOptions(v.people([]string{name}))
		drop.SetValue(name)
	}
	v.more = s.Collectors[min(2, len(s.Collectors)):]
	v.on.SetValue(string(s.Visited))
	v.way.SetValues(s.Way)
	v.steps.SetValues(s.Steps...)
	v.signature.SetValues(s.Signature)
	for entry, text := range map[*widgets.Entry]string{v.note: s.WayNote, v.proxy: s.Proxy, v.reason: s.ProxyReason, v.remark: s.Remark} {
		entry.SetText(text)
	}
	v.follow()
}

// into puts what is entered into a survey.
func (v *visit) into(s *township.Survey) {
	v.follow()
	s.Collectors = nil
	for _, name := range append([]string{v.first.Value(), v.second.Value()}, v.more...) {
		if name != "" {
			s.Collectors = append(s.Collectors, name)
		}
	}
	s.Visited, s.Way, s.WayNote = township.Date(v.on.Value()), v.way.Value(), ""
	if s.Way != township.WayVisit {
		s.WayNote = township.Clean(v.note.Text)
	}
	s.Steps, s.Signature, s.Proxy, s.ProxyReason = v.steps.Values(), v.signature.Value(), "", ""
	if s.Signature == township.SignedByProxy {
		s.Proxy, s.ProxyReason = township.Clean(v.proxy.Text), township.Clean(v.reason.Text)
	}
	s.Remark = township.Clean(v.remark.Text)
}

// follow shows the fields that the way of asking and of signing call for.
func (v *visit) follow() {
	way := v.way.Value()
	show(v.noteField, way == township.WayTelephone || way == township.WayNeighbour)
	v.note.SetPlaceHolder(map[string]string{township.WayTelephone: "为什么用电话，例如：全家在外务工", township.WayNeighbour: "谁答的，例如：邻居王大姐、三组组长"}[way])
	proxy := v.signature.Value() == township.SignedByProxy
	show(v.proxyField, proxy)
	show(v.reasonField, proxy)
}

// lock lets nothing be changed: what was entered stands as text.
func (v *visit) lock(s *township.Survey) {
	for _, o := range v.content.Objects {
		o.Hide()
	}
	way := s.Way
	if s.WayNote != "" {
		way += "（" + s.WayNote + "）"
	}
	signature := s.Signature
	if s.Signature == township.SignedByProxy {
		signature += "：" + s.Proxy + "（" + s.ProxyReason + "）"
	}
	v.content.Add(widgets.NewKeyValues(
		widgets.KeyValue{Label: "采集人", Value: widgets.OrDash(strings.Join(s.Collectors, "、"))},
		widgets.KeyValue{Label: "入户日期", Value: widgets.OrDash(string(s.Visited))}, widgets.KeyValue{Label: "调查方式", Value: widgets.OrDash(way)},
		widgets.KeyValue{Label: "入户七步", Value: widgets.OrDash(strings.Join(s.Steps, "、"))}, widgets.KeyValue{Label: "农户签字", Value: widgets.OrDash(signature)},
		widgets.KeyValue{Label: "备注", Value: widgets.OrDash(s.Remark)}))
}

// enter puts the keyboard into the first field that is lacking, else into the last.
func (v *visit) enter() {
	if !v.enterLacking() {
		v.page.screen.focus(v.remark)
	}
}

// enterLacking puts the keyboard into the first field that is lacking, and says whether there is one.
func (v *visit) enterLacking() bool {
	s := v.page.survey()
	for _, one := range []struct {
		lacks bool
		input fyne.Focusable
	}{
		{v.first.Value() == "", v.first},
		{v.second.Value() == "", v.second},
		{s.Visited == "", v.on},
		{s.Way == "", v.way},
		{s.Way != township.WayVisit && s.WayNote == "", v.note},
		{len(s.LackingSteps()) > 0, v.steps},
		{s.Signature == "", v.signature},
		{s.Signature == township.SignedByProxy && s.Proxy == "", v.proxy},
		{s.Signature == township.SignedByProxy && s.ProxyReason == "", v.reason},
	} {
		if one.lacks {
			v.page.screen.focus(one.input)
			return true
		}
	}
	return false
}
