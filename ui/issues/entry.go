package issues

import (
	"context"
	"maps"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// entryPage is the form of what was found, new or to be changed.
type entryPage struct {
	screen *Screen
	page   *widgets.Page
	scroll *container.Scroll
	side   *container.Scroll
	kept   *widgets.Text // whether a draft is kept

	was   township.Issue // as the archive has it; the zero Issue of a new one
	from  township.Issue // where a new one comes from, which no field shows: origin, survey and finding
	begun township.Issue // as the form was opened, with what is offered filled in

	level                               *widgets.Choices
	home                                *homeChoice
	village, kind, nature, source, camp *widgets.FilterSelect
	subject, finder, remark             *widgets.Entry
	description                         *widgets.Entry
	found                               *widgets.DateEntry
	fields                              map[string]*widgets.Field
	groups                              map[string]fyne.CanvasObject // shown by the level
	form                                *widgets.Form
	keeper                              *widgets.Keeper
	filling                             bool // the program writes into the fields
	toList                              bool // Esc leads to the list, not to the issue
}

// newEntry opens the form of a new issue; of is what of it is known.
func (s *Screen) newEntry(of township.Issue) *entryPage {
	if of.Level == "" {
		of.Level = township.LevelHousehold
	}
	of.Found, of.Source = s.host.Today(), orDefault(of.Source, s.last.Source)
	of.Finder = orDefault(of.Finder, s.desk.Operator())
	if of.Campaign == 0 && of.Finding.In == "" {
		of.Campaign = s.last.Campaign
	}
	p := &entryPage{screen: s, page: widgets.NewPage("新增问题"), toList: true}
	return p.open(of)
}

// editEntry opens the form of an issue's facts.
func (s *Screen) editEntry(i township.Issue) *entryPage {
	p := &entryPage{screen: s, page: widgets.NewPage("修改问题　" + i.Number()), was: i}
	return p.open(i)
}

// open builds the form and fills it in; nil if what it needs could not be read.
func (p *entryPage) open(i township.Issue) *entryPage {
	p.kept = widgets.NewQuiet("")
	p.keeper = &widgets.Keeper{Changed: p.changed, Save: p.saveDraft, Forget: p.drafts().Drop, Tell: p.kept.SetText}
	if err := p.build(i); err != nil {
		p.screen.host.Fail(err)
		return nil
	}
	p.page.OnBack = p.screen.goBack
	p.side = container.NewVScroll(widgets.Stack(0))
	p.page.SetSide(widgets.NewSurface(p.side))
	right := []fyne.CanvasObject{widgets.NewButton("取消", nil, p.screen.goBack)}
	if p.was.ID == 0 {
		right = append(right, widgets.NewButton("保存，再录一个　Ctrl+Enter", nil, func() { p.save(p.again) }))
	}
	p.page.SetFooter([]fyne.CanvasObject{p.kept}, append(right, widgets.NewPrimary("保存　Ctrl+S", look.Icon(look.IconCheck), func() { p.save(nil) })))
	p.fill(i)
	p.begun = p.issue()
	p.keeper.Begin(false)
	return p
}

// build makes the fields, with the lists that they choose from.
func (p *entryPage) build(i township.Issue) error {
	ctx := context.Background()
	homes, err := p.screen.desk.Households(ctx)
	if err != nil {
		return err
	}
	villages, err := p.screen.desk.Villages(ctx)
	if err != nil {
		return err
	}
	campaigns, err := p.screen.desk.Campaigns(ctx)
	if err != nil {
		return err
	}
	words, err := p.screen.desk.Vocabularies(ctx)
	if err != nil {
		return err
	}
	p.level = widgets.NewChoices(widgets.PlainOptions(township.VocabularyOf("问题层级").Values()...)...)
	p.level.OnChanged = func() { p.showLevel(); p.touched() }
	p.home = newHomeChoice(homes, p.screen.focus)
	p.home.changed = p.touched
	touched := func(string) { p.touched() }
	p.village = widgets.NewDropDown("请选择", villageOptions(villages), touched)
	p.kind = widgets.NewDropDown("请选择", wordOptions(words, "问题类型", i.Type), touched)
	p.nature = widgets.NewDropDown("请选择", wordOptions(words, "问题性质", i.Nature), touched)
	p.source = widgets.NewDropDown("请选择", wordOptions(words, "问题来源", i.Source), touched)
	p.camp = widgets.NewDropDown("不属于专项行动", campaignOptions(campaigns), touched)
	p.entries(touched)
	p.layOut()
	return nil
}

func (p *entryPage) entries(touched func(string)) {
	p.subject, p.finder = widgets.NewTextEntry(""), widgets.NewTextEntry("几个人用顿号隔开")
	p.remark, p.description = widgets.NewTextEntry(""), widgets.NewMultiEntry("写明谁、什么事、多少。例如：张三家自来水管冻裂，从11月5日起断水，靠邻居家挑水", 6)
	for _, e := range []*widgets.Entry{p.subject, p.finder, p.remark, p.description} {
		e.OnChanged = touched
	}
	p.found = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	p.found.NotAfter = string(p.screen.host.Today())
	p.found.OnChanged = touched
}

func villageOptions(list []township.Village) []widgets.Option {
	out := make([]widgets.Option, len(list))
	for i, v := range list {
		out[i] = widgets.Option{Value: keyOf(v.ID), Label: v.Name}
	}
	return out
}

// wordOptions are the words of a list, with one that the issue has and the list has not.
func wordOptions(words township.Vocabularies, list, has string) []widgets.Option {
	out := []widgets.Option{{Value: "", Label: "请选择"}}
	known := has == ""
	for _, w := range words.Of(list).Values() {
		out = append(out, widgets.Option{Value: w, Label: w})
		known = known || w == has
	}
	if !known {
		out = append(out, widgets.Option{Value: has, Label: township.Shorten(has) + "（不在选项中）"})
	}
	return out
}

func campaignOptions(list []township.Campaign) []widgets.Option {
	out := []widgets.Option{{Value: "", Label: "不属于专项行动"}}
	for _, c := range list {
		out = append(out, widgets.Option{Value: keyOf(c.ID), Label: c.Name})
	}
	return out
}

// layOut puts the fields below each other; which of them are shown is the level's affair.
func (p *entryPage) layOut() {
	p.fields, p.groups = map[string]*widgets.Field{}, map[string]fyne.CanvasObject{}
	field := func(key, label string, in widgets.Input) []*widgets.Field {
		p.fields[key] = widgets.NewField(label, in, widgets.FieldOptions{})
		return []*widgets.Field{p.fields[key]}
	}
	keys := []string{"level", "household_id", "village_id", "subject", "issue_type", "nature", "source", "campaign_id", "found_on", "finder", "description", "remark"}
	labels := []string{"层级 *", "农户 *", "行政村 *", "责任主体", "问题类型", "问题性质", "问题来源 *", "专项行动", "发现日期 *", "发现人", "问题描述 *", "备注"}
	inputs := []widgets.Input{p.level, p.home.search, p.village, p.subject, p.kind, p.nature, p.source, p.camp, p.found, p.finder, p.description, p.remark}
	all := make([][]*widgets.Field, len(keys))
	for i, key := range keys {
		all[i] = field(key, labels[i], inputs[i])
	}
	p.form = widgets.NewFormOf(nil, all...)
	for i, g := range p.form.Groups() {
		p.groups[keys[i]] = g
	}
	p.home.search.OnEnter(p.home.enter)
	p.home.next = func() { p.screen.focus(p.kind) }
	g := p.groups
	body := widgets.Stack(10, g["level"], g["household_id"], p.home.list, g["village_id"], g["subject"], halves(g["issue_type"], g["nature"]),
		halves(g["source"], g["campaign_id"]), halves(g["found_on"], g["finder"]), g["description"], g["remark"])
	p.scroll = widgets.NewFormScroll(widgets.Inset(12, 16, body))
	for _, f := range p.form.Fields() {
		f.OnFocus(func() { widgets.BringIntoView(p.scroll, f) })
	}
	p.page.SetBody(widgets.NewSurface(p.scroll))
}

// showLevel shows what the level asks for.
func (p *entryPage) showLevel() {
	level := p.level.Value()
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	show(p.groups["household_id"], level == township.LevelHousehold)
	show(p.home.list, level == township.LevelHousehold && len(p.home.table.Rows()) > 0)
	show(p.groups["village_id"], level == township.LevelVillage)
	show(p.groups["subject"], level != township.LevelHousehold)
	if level == township.LevelDepartment {
		p.subject.SetPlaceHolder("哪个行业部门，例如 县水务局")
	} else {
		p.subject.SetPlaceHolder("不填就是村、镇自己")
	}
	widgets.SettleScroll(p.scroll)
}

// fill writes an issue into the fields.
func (p *entryPage) fill(i township.Issue) {
	p.filling, p.from = true, i
	p.level.SetValues(i.Level)
	p.home.take(p.home.byID(i.Household))
	p.village.SetValue(keyOf(i.Village))
	p.subject.SetText(i.Subject)
	p.kind.SetValue(i.Type)
	p.nature.SetValue(i.Nature)
	p.source.SetValue(i.Source)
	p.camp.SetValue(keyOf(i.Campaign))
	p.found.SetValue(string(i.Found))
	p.finder.SetText(i.Finder)
	p.description.SetText(i.Description)
	p.remark.SetText(i.Remark)
	p.filling = false
	p.showLevel()
	p.paint()
}

// issue is what the form says.
func (p *entryPage) issue() township.Issue {
	i := p.origin()
	i.Level, i.Household, i.Village, i.Subject = p.level.Value(), 0, 0, ""
	switch i.Level {
	case township.LevelHousehold:
		i.Household = p.home.id()
		if i.Household == p.was.Household {
			i.Village = p.was.Village
		}
	case township.LevelVillage:
		i.Village, _ = strconv.ParseInt(p.village.Value(), 10, 64)
	}
	if i.Level != township.LevelHousehold {
		i.Subject = township.Clean(p.subject.Text)
	}
	i.Type, i.Nature, i.Source = p.kind.Value(), p.nature.Value(), p.source.Value()
	i.Campaign, _ = strconv.ParseInt(p.camp.Value(), 10, 64)
	i.Found = township.Date(p.found.Value())
	i.Finder, i.Description, i.Remark = township.JoinNames(p.finder.Text), township.Clean(p.description.Text), township.Clean(p.remark.Text)
	return i
}

// origin is the issue with where it comes from, of a new one only as long as it is about the household that it was drafted for.
func (p *entryPage) origin() township.Issue {
	i := p.was
	if f := p.from; i.ID == 0 && p.level.Value() == township.LevelHousehold && p.home.id() == f.Household {
		i.Origin, i.Survey, i.Finding = f.Origin, f.Survey, f.Finding
	}
	return i
}

func (p *entryPage) changed() bool {
	now := p.issue()
	return !maps.Equal(now.Facts(), p.begun.Facts())
}

// touched follows what is typed.
func (p *entryPage) touched() {
	if p.filling {
		return
	}
	widgets.SettleScroll(p.scroll)
	p.paint()
	p.keeper.Later()
}

func (p *entryPage) content() fyne.CanvasObject { return p.page }

// load leaves the form as it is: what is being typed stays.
func (p *entryPage) load() bool { return true }

func (p *entryPage) focus() {
	switch {
	case p.was.ID != 0:
		p.screen.focus(p.description)
	case p.level.Value() == township.LevelHousehold && p.home.taken == nil:
		p.screen.focus(p.home.search)
	default:
		p.screen.focus(p.kind)
	}
}

// back leads to where the form was opened.
func (p *entryPage) back() {
	if p.toList {
		p.screen.leaveCalled()
		return
	}
	p.screen.open(p.was.ID)
}

func (p *entryPage) shortcut(name string) bool {
	switch {
	case name == "save":
		p.save(nil)
	case name == "accept" && p.was.ID == 0:
		p.save(p.again)
	case name == "accept":
		p.save(nil)
	default:
		return false
	}
	return true
}

func (p *entryPage) help() string {
	return `登记问题：户级先找农户（姓名、拼音、尾号都行），村级选村，镇级、部门级写责任主体。描述要写明谁、什么事、多少。
右边随时提示可能重复的问题。没有保存的内容会留存草稿。
Enter、Tab 到下一项　Ctrl+S 保存　Ctrl+Enter 保存再录一个　Esc 返回`
}
