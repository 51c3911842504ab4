package campaigns

import (
	"cmp"
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// staffForm is the form of one person of a campaign.
type staffForm struct {
	page                            *staffPage
	was                             township.StaffMember
	name, unit, post, phone, remark *widgets.Entry
	score                           *widgets.Entry
	roles                           *widgets.MultiSelect
	trained                         *widgets.DateEntry
	passed                          *widgets.FilterSelect
	nameField                       *widgets.Field
	form                            *widgets.Form
	judged                          *widgets.Prose
	dialog                          *widgets.Dialog
}

// edit opens the form of a person; one without an ID is somebody new.
func (p *staffPage) edit(m township.StaffMember) {
	if p.campaign.Closed != "" {
		p.screen.host.Inform("行动已经结束", p.campaign.Name+"已经结束，人员不能再改。要改请先回列表恢复这次行动。")
		return
	}
	f := &staffForm{page: p, was: m}
	f.build()
	f.fill()
	title, deed := "修改人员", "保存"
	if m.ID == 0 {
		title, deed = "新增人员", "新增"
	}
	groups := f.form.Groups()
	f.dialog = widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, Width: 720, First: f.name,
		Body:   widgets.Stack(10, halves(groups[0], groups[1]), groups[2], f.judged),
		OnDeed: func() bool { f.form.Submit(); return false }, Typed: f.form.Typed(),
	})
}

func (f *staffForm) build() {
	f.name, f.unit, f.post = widgets.NewTextEntry(""), widgets.NewTextEntry("例如 财政所"), widgets.NewTextEntry("例如 干部")
	f.phone, f.remark, f.score = widgets.NewTextEntry(""), widgets.NewTextEntry(""), widgets.NewTextEntry("0 到 100")
	f.roles = widgets.NewMultiSelect("请选择，可以选几项", widgets.PlainOptions(township.Roles...))
	f.trained = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	f.trained.NotAfter = string(f.page.screen.host.Today())
	f.passed = widgets.NewDropDown("没有考试", []widgets.Option{{Value: "", Label: "没有考试"}, {Value: "是", Label: "合格"}, {Value: "否", Label: "不合格"}}, func(string) { f.judge() })
	f.judged = widgets.NewQuietProse("")
	f.score.OnChanged = func(string) { f.judge() }
	f.trained.OnDate = func(string) { f.judge() }
	known := func(label string, in widgets.Input, set func(*township.StaffMember, string)) *widgets.Field {
		return widgets.NewField(label, in, widgets.FieldOptions{Validate: f.check(set)})
	}
	f.nameField = widgets.NewField("姓名", f.name, widgets.FieldOptions{Required: true, Validate: f.check(func(m *township.StaffMember, text string) { m.Name = text })})
	f.form = widgets.NewFormOf(f.save,
		[]*widgets.Field{
			f.nameField, known("单位", f.unit, func(m *township.StaffMember, text string) { m.Unit = text }),
			known("职务", f.post, func(m *township.StaffMember, text string) { m.Post = text }),
			known("联系电话", f.phone, func(m *township.StaffMember, text string) { m.Phone = text }),
		},
		[]*widgets.Field{
			widgets.NewField("分工", f.roles, widgets.FieldOptions{}), widgets.NewField("培训日期", f.trained, widgets.FieldOptions{}),
			widgets.NewField("考试成绩", f.score, widgets.FieldOptions{Validate: f.checkScore}), widgets.NewField("是否合格", f.passed, widgets.FieldOptions{}),
		},
		[]*widgets.Field{known("备注", f.remark, func(m *township.StaffMember, text string) { m.Remark = text })})
}

// check validates a text as a person who has it and is right otherwise.
func (f *staffForm) check(set func(m *township.StaffMember, text string)) func(string) error {
	return func(text string) error {
		m := township.StaffMember{Name: cmp.Or(township.Clean(f.name.Text), "此人")}
		set(&m, text)
		m = m.Tidy()
		return m.Validate(f.page.screen.host.Today())
	}
}

func (f *staffForm) checkScore(text string) error {
	if text != "" && f.trained.Value() == "" {
		return township.Errorf(township.CodeInvalid, "有考试成绩，请填写培训日期")
	}
	return f.check(func(m *township.StaffMember, text string) { m.Score, m.Trained = text, f.page.screen.host.Today() })(text)
}

func (f *staffForm) fill() {
	m := &f.was
	f.name.SetText(m.Name)
	f.unit.SetText(m.Unit)
	f.post.SetText(m.Post)
	f.phone.SetText(m.Phone)
	f.remark.SetText(m.Remark)
	f.roles.SetValues(m.Roles)
	f.trained.SetValue(string(m.Trained))
	f.passed.SetValue(m.Passed)
	f.score.SetText(m.Score)
	f.judge()
}

// member is what the form says.
func (f *staffForm) member() township.StaffMember {
	m := f.was
	m.Name, m.Unit, m.Post, m.Phone, m.Remark, m.Score = f.name.Text, f.unit.Text, f.post.Text, f.phone.Text, f.remark.Text, f.score.Text
	m.Roles, m.Trained, m.Passed = f.roles.Values(), township.Date(f.trained.Value()), f.passed.Value()
	return m.Tidy()
}

// judge says while one types whether the person may go; a score decides whether he passed.
func (f *staffForm) judge() {
	m := f.member()
	mark := f.page.campaign.PassMark
	m.Judge(mark)
	if m.Score != "" && m.Passed != f.passed.Value() {
		f.passed.SetValue(m.Passed)
	}
	f.passed.SetEnabled(m.Score == "")
	text, ink := fmt.Sprintf("合格分 %d 分：可以上岗，能做核查员。", mark), look.ColorGood
	if why := m.Unfit(); why != "" {
		text, ink = fmt.Sprintf("合格分 %d 分：%s。", mark, why), look.ColorWarning
	}
	f.judged.Set(text, ink)
}

// save writes the form; what the archive refuses stands beside the name, and what was typed stays.
func (f *staffForm) save() {
	m, deed, err := f.page.screen.desk.SaveStaff(context.Background(), f.member())
	if refused(err) {
		f.nameField.SetProblem(township.Say(err))
		f.form.FocusWrong()
		f.dialog.Resize()
		return
	}
	f.dialog.Close()
	if f.page.screen.done(deed, err, "已保存"+m.Named()) {
		f.page.table.Select(keyOf(m.ID))
	}
}
