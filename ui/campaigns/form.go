package campaigns

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// campaignPage is the form of one campaign.
type campaignPage struct {
	screen *Screen
	page   *widgets.Page
	scroll *container.Scroll
	was    township.Campaign // as it was opened
	forms  []township.Questionnaire
	rows   []*township.HouseholdRow

	name, year, remark          *widgets.Entry
	kind, standard              *widgets.FilterSelect
	began, ended                *widgets.DateEntry
	pass                        *widgets.NumberEntry
	ledgers, types, villages    *widgets.MultiSelect
	stable, monitored, other    *widgets.FilterSelect
	nameField, yearField        *widgets.Field
	beganField, endedField      *widgets.Field
	stableField, monitoredField *widgets.Field
	form                        *widgets.Form
	count                       *widgets.Prose
	stages                      *stageEditor
	offeredName                 string // that the kind offered
}

// create opens the form of a new campaign.
func (s *Screen) create() {
	today := s.host.Today()
	c := township.Campaign{Year: strconv.Itoa(today.Year()), Began: today, PassMark: township.UsualPassMark}
	s.openForm(c)
}

// edit opens the form of a campaign.
func (s *Screen) edit(r *line) { s.openForm(r.Campaign) }

func (s *Screen) openForm(c township.Campaign) {
	words, err := s.desk.Words(context.Background(), "专项行动类别")
	if err != nil {
		s.host.Fail(err)
		return
	}
	p := &campaignPage{screen: s, was: c, forms: s.list.forms, rows: s.list.rows}
	title := "新建专项行动"
	if c.ID != 0 {
		title = "专项行动"
	}
	p.page = widgets.NewPage(title)
	p.page.OnBack = func() { s.open(nil) }
	p.build(words)
	p.fill()
	p.scroll = widgets.NewFormScroll(widgets.Inset(12, 16, p.body()))
	p.page.SetBody(p.scroll)
	if c.Closed == "" {
		deed := "保存"
		if c.ID == 0 {
			deed = "新建"
		}
		p.page.SetDeeds(widgets.NewPrimary(deed, look.Icon(look.IconCheck), func() { p.save(nil) }))
	}
	p.was = p.campaign()
	s.open(p)
}

// body puts what the campaign is at the left, whom it visits at the right, and the stages below.
func (p *campaignPage) body() fyne.CanvasObject {
	g := p.form.Groups()
	left := widgets.Stack(8, widgets.NewBold("行动"), g[0])
	right := widgets.Stack(8, widgets.NewBold("走访哪些户"), widgets.NewQuietProse("不选就是全部。"), g[1], p.count, widgets.NewBold("用哪张调查表"), g[2])
	parts := []fyne.CanvasObject{}
	if p.was.Closed != "" {
		parts = append(parts, widgets.NewQuietProse(fmt.Sprintf("已于 %s 结束，数据已经定格，这里只能查看。要改请先回列表恢复这次行动。", p.was.Closed)))
	}
	return widgets.Stack(14, append(parts, halves(left, right), widgets.Rule(), p.stages.content)...)
}

func (p *campaignPage) build(words []township.OfficeWord) {
	p.name, p.year, p.remark = widgets.NewTextEntry("例如 2021年巩固脱贫成果回头看"), widgets.NewTextEntry("例如 2021"), widgets.NewTextEntry("文件名、文号等")
	p.began = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	p.ended = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	p.pass = widgets.NewNumberEntry(0).Bounds(0, 100)
	p.kind = widgets.NewDropDown("请选择", wordOptions(words, p.was.Kind), func(string) { p.offerName() })
	p.standard = widgets.NewDropDown("不比收入标准", nil, nil)
	p.year.OnChanged = func(string) { p.offerName(); p.offerStandards() }
	p.ledgers, p.types, p.villages = widgets.NewMultiSelect("全部台账，不在台账的也走访", ledgerOptions(p.rows)), widgets.NewMultiSelect("全部户类型", typeOptions(p.rows, p.was.Types)), widgets.NewMultiSelect("全部村", villageOptions(p.rows, p.was.Villages))
	for _, m := range []*widgets.MultiSelect{p.ledgers, p.types, p.villages} {
		m.OnChanged = func([]string) { p.recount() }
	}
	p.stable = widgets.NewDropDown("请选择", p.formOptions(p.was.Stable), nil)
	p.monitored = widgets.NewDropDown("请选择", p.formOptions(p.was.Monitored), nil)
	p.other = widgets.NewDropDown("同脱贫户", append([]widgets.Option{{Value: "", Label: "同脱贫户"}}, p.formOptions(p.was.Other)...), nil)
	p.count = widgets.NewProse("", look.ColorText, fyne.TextAlignLeading)
	p.count.Bold = true
	p.stages = newStageEditor(p)
	p.buildFields()
}

func (p *campaignPage) buildFields() {
	field := func(label string, in widgets.Input, o widgets.FieldOptions) *widgets.Field {
		return widgets.NewField(label, in, o)
	}
	p.nameField = field("名称", p.name, widgets.FieldOptions{Required: true, Validate: check(func(c *township.Campaign, text string) { c.Name = text })})
	p.yearField = field("年度", p.year, widgets.FieldOptions{Required: true, Validate: func(text string) error { _, err := township.ParseIncomeYear(text); return err }})
	p.beganField = field("开始日期", p.began, widgets.FieldOptions{Required: true})
	p.endedField = field("结束日期", p.ended, widgets.FieldOptions{Validate: p.checkEnd})
	p.stableField = field("脱贫户", p.stable, widgets.FieldOptions{Required: true})
	p.monitoredField = field("监测户", p.monitored, widgets.FieldOptions{Required: true})
	p.form = widgets.NewFormOf(nil,
		[]*widgets.Field{
			field("类别", p.kind, widgets.FieldOptions{}), p.nameField, p.yearField, p.beganField, p.endedField,
			field("收入标准", p.standard, widgets.FieldOptions{}), field("考试合格分", p.pass, widgets.FieldOptions{Required: true}),
			field("备注", p.remark, widgets.FieldOptions{Validate: check(func(c *township.Campaign, text string) { c.Remark = text })}),
		},
		[]*widgets.Field{field("台账", p.ledgers, widgets.FieldOptions{}), field("户类型", p.types, widgets.FieldOptions{}), field("村", p.villages, widgets.FieldOptions{})},
		[]*widgets.Field{p.stableField, p.monitoredField, field("其他户", p.other, widgets.FieldOptions{})})
	p.form.OnEnd = p.stages.focus
	for _, f := range p.form.Fields() {
		f.OnFocus(func() { p.reveal(f) })
	}
}

// reveal brings what has the keyboard into view, with what is said below it.
func (p *campaignPage) reveal(o fyne.CanvasObject) {
	if p.scroll != nil {
		widgets.SettleScroll(p.scroll)
		widgets.BringIntoView(p.scroll, o)
	}
}

// check validates a text as a campaign that has it and is right otherwise.
func check(set func(c *township.Campaign, text string)) func(string) error {
	return func(text string) error {
		c := township.Campaign{Name: "行动", Year: "2021", Began: "2021-01-01", Stable: 1, Monitored: 1}
		set(&c, township.Clean(text))
		return c.Validate()
	}
}

func (p *campaignPage) checkEnd(string) error {
	if from := p.began.Value(); from != "" && p.ended.Value() < from {
		return township.Errorf(township.CodeInvalid, "不能早于开始的 %s", from)
	}
	return nil
}

func (p *campaignPage) fill() {
	c := &p.was
	p.kind.SetValue(c.Kind)
	p.offeredName = "" // of what is written nothing was offered
	p.name.SetText(c.Name)
	p.year.SetText(c.Year)
	p.offerStandards()
	if c.Standard != 0 {
		p.standard.SetValue(keyOf(c.Standard))
	}
	p.began.SetValue(string(c.Began))
	p.ended.SetValue(string(c.Ended))
	p.pass.SetDigits(strconv.Itoa(c.PassMark))
	p.remark.SetText(c.Remark)
	var ledgers []string
	for _, l := range c.Ledgers {
		ledgers = append(ledgers, string(l))
	}
	p.ledgers.SetValues(ledgers)
	p.types.SetValues(c.Types)
	p.villages.SetValues(c.Villages)
	p.stable.SetValue(p.formValue(c.Stable, township.ForStable))
	p.monitored.SetValue(p.formValue(c.Monitored, township.ForMonitored))
	if c.Other != 0 {
		p.other.SetValue(keyOf(c.Other))
	}
	p.stages.set(c.Stages)
	p.recount()
	if c.Closed != "" {
		p.lock()
	}
}

// lock lets a closed campaign be read only.
func (p *campaignPage) lock() {
	for _, f := range p.form.Fields() {
		if d, ok := f.Input().(fyne.Disableable); ok {
			d.Disable()
		}
	}
	p.stages.lock()
}

// campaign is what the form says; what cannot be read was refused before.
func (p *campaignPage) campaign() township.Campaign {
	c := p.was
	c.Name, c.Remark, c.Kind = township.Clean(p.name.Text), township.Clean(p.remark.Text), p.kind.Value()
	if year, err := township.ParseIncomeYear(p.year.Text); err == nil {
		c.Year = year
	} else {
		c.Year = p.year.Text
	}
	c.Began, c.Ended = township.Date(p.began.Value()), township.Date(p.ended.Value())
	c.PassMark, _ = strconv.Atoi(p.pass.Digits())
	c.Standard, c.Stable, c.Monitored, c.Other = idIn(p.standard.Value()), idIn(p.stable.Value()), idIn(p.monitored.Value()), idIn(p.other.Value())
	c.Ledgers = nil
	for _, l := range p.ledgers.Values() {
		c.Ledgers = append(c.Ledgers, township.Ledger(l))
	}
	c.Types, c.Villages, c.Stages = p.types.Values(), p.villages.Values(), p.stages.stages()
	return c
}

// idIn reads an ID out of the value of an option; 0 for what has none.
func idIn(value string) int64 {
	id, _ := strconv.ParseInt(value, 10, 64)
	return id
}

// recount says how many households would be visited.
func (p *campaignPage) recount() {
	c := p.campaign()
	n := 0
	for _, r := range p.rows {
		if c.Covers(r) {
			n++
		}
	}
	text := fmt.Sprintf("将走访 %d 户", n)
	if len(p.rows) == 0 {
		text = "档案里还没有农户，导入花名册以后再看走访多少户。"
	} else if n == 0 {
		text = "没有符合的户，请放宽条件。"
	}
	p.count.Set(text, look.ColorText)
	p.count.Refresh()
}

// offerName follows kind and year with the usual name, while nobody wrote another one.
func (p *campaignPage) offerName() {
	if p.was.ID != 0 || p.kind.Value() == "" || p.name.Text != p.offeredName {
		return
	}
	year, err := township.ParseIncomeYear(p.year.Text)
	if err != nil {
		return
	}
	p.offeredName = year + "年" + p.kind.Value()
	p.name.SetText(p.offeredName)
}

// offerStandards offers those of the year; a new campaign takes the only one.
func (p *campaignPage) offerStandards() {
	year, err := township.ParseIncomeYear(p.year.Text)
	if err != nil {
		return
	}
	list, err := p.screen.desk.Standards(context.Background(), year)
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	options := []widgets.Option{{Value: "", Label: "不比收入标准"}}
	for _, s := range list {
		options = append(options, widgets.Option{Value: keyOf(s.ID), Label: s.Named()})
	}
	p.standard.SetOptions(options)
	if len(list) == 1 && p.was.ID == 0 {
		p.standard.SetValue(keyOf(list[0].ID))
	}
}

func (p *campaignPage) content() fyne.CanvasObject { return p.page }

// load leaves the form as it is: what is being typed stays.
func (p *campaignPage) load() {}

func (p *campaignPage) focus() {
	if p.was.Closed == "" {
		p.form.FocusFirst()
	}
}

func (p *campaignPage) back() view { return nil }

func (p *campaignPage) shortcut(name string) bool {
	if name != "save" && name != "accept" || p.was.Closed != "" {
		return false
	}
	p.save(nil)
	return true
}

func (p *campaignPage) changed() bool {
	c := p.campaign()
	return p.was.Closed == "" && (!slices.Equal(c.Stages, p.was.Stages) || fmt.Sprint(c.Values()) != fmt.Sprint(p.was.Values()))
}

func (p *campaignPage) named() string {
	if p.name.Text == "" {
		return "新建的专项行动"
	}
	return "专项行动：" + p.name.Text + "　"
}

func (p *campaignPage) help() string {
	return `专项行动：走访哪些户由台账、户类型、村三项一起定，不选的一项就是不限；下面随时看到将走访多少户。
脱贫户、监测户各选一张调查表，其他户不选就同脱贫户。考试合格分以上的人才能做核查员。
阶段写名称和起止日期，工作台据此提醒；“套用常用阶段”按类别填好文件里的日期，可以再改。
Enter 到下一格　Ctrl+S 保存　Esc 返回`
}

// save writes the form; what is wrong is said beside its field, and what was typed stays.
func (p *campaignPage) save(then func()) {
	right := p.form.Check()
	if !p.stages.check() {
		if right {
			p.stages.focusWrong()
			return
		}
	}
	if !right {
		p.form.FocusWrong()
		return
	}
	c := p.campaign()
	saved, deed, err := p.screen.desk.SaveCampaign(context.Background(), c)
	if refused(err) {
		p.nameField.SetProblem(township.Say(err))
		p.form.FocusWrong()
		return
	}
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.was = c
	p.screen.view = nil
	p.screen.host.Done(deed, "已保存专项行动："+saved.Name)
	p.screen.show(nil)
	p.screen.list.table.Select(keyOf(saved.ID))
	if then != nil {
		then()
	}
}
