package campaigns

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// staffPage is the list of the people of one campaign.
type staffPage struct {
	screen   *Screen
	campaign township.Campaign
	page     *widgets.Page
	table    *widgets.Table[township.StaffMember]
	staff    []township.StaffMember
	visits   map[int64]int // households that each is to visit

	role, fit *widgets.FilterSelect
	search    *widgets.SearchEntry
	clear     *widgets.Button
	query     string
}

// The choices of the filter by fitness.
const (
	fitAll       = "fit"
	fitUntrained = "untrained"
	fitFailed    = "failed"
	fitUnscored  = "unscored"
)

func (s *Screen) showStaff(r *line) { s.open(newStaffPage(s, r.Campaign)) }

func newStaffPage(s *Screen, c township.Campaign) *staffPage {
	p := &staffPage{screen: s, campaign: c, page: widgets.NewPage("人员：" + widgets.ShortName(c.Name, ""))}
	p.page.OnBack = func() { s.open(nil) }
	p.table = widgets.NewTable(func(m township.StaffMember) string { return keyOf(m.ID) }, p.columns()...)
	p.table.OnOpen = p.edit
	p.table.OnSelected = p.selected
	p.table.OnMenu = p.menu
	p.table.Empty = p.empty
	p.role = widgets.NewFilterSelect("分工", widgets.PlainOptions(township.Roles...), func(string) { p.narrow() })
	p.fit = widgets.NewFilterSelect("上岗", []widgets.Option{{Value: fitAll, Label: "可以上岗"}, {Value: fitUntrained, Label: "未培训"}, {Value: fitUnscored, Label: "没有成绩"}, {Value: fitFailed, Label: "不合格"}}, func(string) { p.narrow() })
	p.search = widgets.NewSearchEntry("姓名、单位", look.Icon(look.IconSearch), func(text string) { p.query = text; p.narrow() })
	p.search.OnDown = func() { s.focus(p.table) }
	p.search.OnEnter(func() { s.focus(p.table) })
	p.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), p.clearAll)
	p.page.SetBody(p.table)
	p.page.SetDeeds(p.deeds()...)
	return p
}

func (p *staffPage) deeds() []fyne.CanvasObject {
	paper := p.screen.printButton(p.printMenu)
	if p.campaign.Closed != "" {
		return paper
	}
	return append(paper,
		widgets.NewButton("导入 Excel", look.Icon(look.IconImport), p.chooseFile),
		widgets.NewButton("复制名单…", nil, p.askCopy),
		widgets.NewButton("分工", look.Icon(look.IconMove), func() { p.screen.open(newVisitPage(p.screen, p.campaign)) }),
		widgets.NewPrimary("新增", look.Icon(look.IconAdd), func() { p.edit(township.StaffMember{Campaign: p.campaign.ID}) }))
}

func (p *staffPage) columns() []widgets.Column[township.StaffMember] {
	type person = township.StaffMember
	text := func(key, label string, width float32, of func(person) string) widgets.Column[person] {
		return widgets.Column[person]{Key: key, Label: label, Width: width, Text: of, Compare: func(a, b person) int { return strings.Compare(of(a), of(b)) }}
	}
	name := text("name", "姓名", 76, func(m person) string { return m.Name })
	name.Fixed = true
	score := text("score", "成绩", 46, func(m person) string { return m.Score })
	score.Align = fyne.TextAlignTrailing
	score.Compare = func(a, b person) int { return int(scoreOf(a) - scoreOf(b)) }
	visits := text("visits", "分户", 46, func(m person) string { return countOrBlank(p.visits[m.ID]) })
	visits.Align = fyne.TextAlignTrailing
	visits.Compare = func(a, b person) int { return p.visits[a.ID] - p.visits[b.ID] }
	fit := text("fit", "上岗", 176, fitness)
	fit.Flex = true
	fit.Ink = func(m person) fyne.ThemeColorName {
		switch {
		case m.Unfit() == "":
			return look.ColorGood
		case m.Is(township.RoleChecker):
			return look.ColorError
		}
		return look.ColorQuiet
	}
	return []widgets.Column[person]{
		name,
		text("unit", "单位", 126, func(m person) string { return m.Unit }),
		text("post", "职务", 76, func(m person) string { return m.Post }),
		text("phone", "联系电话", 104, func(m person) string { return m.Phone }),
		text("roles", "分工", 176, func(m person) string { return strings.Join(m.Roles, "、") }),
		text("trained", "培训日期", 88, func(m person) string { return string(m.Trained) }),
		score, visits, fit,
	}
}

func scoreOf(m township.StaffMember) township.Quantity {
	q, err := township.ParseQuantity(m.Score)
	if err != nil || m.Score == "" {
		return -1
	}
	return q
}

func countOrBlank(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// fitness says whether a person may go, or why not.
func fitness(m township.StaffMember) string {
	if why := m.Unfit(); why != "" {
		return strings.TrimSuffix(why, "，不能上岗")
	}
	return "可以上岗"
}

// fitClass is the choice of the filter that a person falls under.
func fitClass(m township.StaffMember) string {
	switch {
	case m.Unfit() == "":
		return fitAll
	case m.Trained == "":
		return fitUntrained
	case m.Passed == "否":
		return fitFailed
	}
	return fitUnscored
}

func (p *staffPage) content() fyne.CanvasObject { return p.page }

func (p *staffPage) load() {
	ctx := context.Background()
	plan, err := p.screen.desk.Assignments(ctx, p.campaign.ID)
	if err != nil {
		p.screen.lost(err)
		return
	}
	if closed := plan.Campaign.Closed; closed != p.campaign.Closed {
		p.campaign = plan.Campaign
		p.page.SetDeeds(p.deeds()...)
	}
	p.campaign, p.staff, p.visits = plan.Campaign, plan.Staff, map[int64]int{}
	for _, v := range plan.Visits {
		p.visits[v.First]++
		p.visits[v.Second]++
	}
	p.narrow()
}

// lost leaves a page whose campaign is gone, such as after an undo.
func (s *Screen) lost(err error) {
	if township.CodeOf(err) != township.CodeNotFound {
		s.host.Fail(err)
		return
	}
	s.view = nil
	s.show(nil)
}

func (p *staffPage) narrows() bool {
	return p.role.Value() != "" || p.fit.Value() != "" || p.query != ""
}

// narrow shows whom the filters let through.
func (p *staffPage) narrow() {
	var rows []township.StaffMember
	fit := 0
	for _, m := range p.staff {
		if m.Is(township.RoleChecker) && m.Unfit() == "" {
			fit++
		}
		if (p.role.Value() == "" || m.Is(p.role.Value())) && (p.fit.Value() == "" || fitClass(m) == p.fit.Value()) &&
			(p.query == "" || strings.Contains(m.Name+" "+m.Unit, township.Clean(p.query))) {
			rows = append(rows, m)
		}
	}
	p.page.SetCounts(fmt.Sprintf("%d人　可上岗 %d人", len(p.staff), fit))
	filters := []fyne.CanvasObject{p.role, p.fit, widgets.FixedWidth(200, p.search)}
	if p.narrows() {
		filters = append(filters, p.clear)
	}
	if len(p.staff) == 0 {
		filters = nil
	}
	p.page.SetFilters(filters...)
	p.table.SetRows(rows)
	p.selected()
}

func (p *staffPage) clearAll() {
	p.role.SetValue("")
	p.fit.SetValue("")
	p.query = ""
	p.search.SetText("")
	p.narrow()
}

func (p *staffPage) selected() {
	n := p.table.SelectedCount()
	left := []fyne.CanvasObject{widgets.NewQuiet(fmt.Sprintf("显示 %d / %d", p.table.Len(), len(p.staff)))}
	if n == 0 || p.campaign.Closed != "" {
		p.page.SetFooter(left, nil)
		return
	}
	left = append(left, widgets.NewText(fmt.Sprintf("已选 %d 人", n)))
	deeds := []fyne.CanvasObject{widgets.NewButton(fmt.Sprintf("删除 %d 人…", n), look.Icon(look.IconDelete), p.askRemove)}
	if n == 1 {
		deeds = append(deeds, widgets.NewButton("修改", look.Icon(look.IconEdit), p.table.OnCurrent(p.edit)))
	}
	p.page.SetFooter(left, deeds)
}

func (p *staffPage) menu() []*fyne.MenuItem {
	if p.campaign.Closed != "" || p.table.SelectedCount() == 0 {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem("修改…", p.table.OnCurrent(p.edit)), fyne.NewMenuItem("删除…", p.askRemove)}
}

func (p *staffPage) empty() fyne.CanvasObject {
	if p.narrows() {
		return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的人。", "清除条件", p.clearAll)
	}
	if p.campaign.Closed != "" {
		return widgets.NewEmptyState(look.Icon(look.IconHelpers), "这次行动没有登记人员。", "", nil)
	}
	return widgets.NewEmptyState(look.Icon(look.IconHelpers),
		"还没有人员。可以逐个新增、导入一份有姓名、单位、分工、成绩的 Excel，或从其他行动复制。不培训不上岗，考试合格才能做核查员。",
		"新增人员", func() { p.edit(township.StaffMember{Campaign: p.campaign.ID}) })
}

func (p *staffPage) askRemove() {
	chosen := p.table.Selected()
	ids := make([]int64, len(chosen))
	names := make([]string, len(chosen))
	for i, m := range chosen {
		ids[i], names[i] = m.ID, m.Name
	}
	widgets.Confirm(p.screen.host.Window(), "删除人员", firstFew(names)+"\n从这次行动的人员名单里删除。可以撤销。", fmt.Sprintf("删除 %d 人", len(ids)), true, func() {
		deed, err := p.screen.desk.RemoveStaff(context.Background(), p.campaign.ID, ids)
		p.screen.done(deed, err, fmt.Sprintf("已删除 %d 人", len(ids)))
	})
}

// firstFew joins the first of many names.
func firstFew(names []string) string {
	const few = 8
	if len(names) > few {
		return strings.Join(names[:few], "、") + fmt.Sprintf("等%d人", len(names))
	}
	return strings.Join(names, "、")
}

// askCopy asks from which campaign people are to come.
func (p *staffPage) askCopy() {
	var options []widgets.Option
	for _, l := range p.screen.list.lines {
		if l.ID != p.campaign.ID {
			options = append(options, widgets.Option{Value: keyOf(l.ID), Label: l.Name})
		}
	}
	if len(options) == 0 {
		p.screen.host.Inform("没有可复制的行动", "除了这一次，还没有其他专项行动。")
		return
	}
	from := widgets.NewDropDown("请选择", options, nil)
	from.SetValue(options[0].Value)
	field := widgets.NewField("从", from, widgets.FieldOptions{Required: true})
	var dialog *widgets.Dialog
	form := widgets.NewForm(nil, field)
	form.OnSubmit = func() {
		n, deed, err := p.screen.desk.CopyStaff(context.Background(), idIn(from.Value()), p.campaign.ID)
		if refused(err) {
			field.SetProblem(township.Say(err))
			dialog.Resize()
			return
		}
		dialog.Close()
		p.screen.done(deed, err, fmt.Sprintf("已复制 %d 人", n))
	}
	dialog = widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: "从其他行动复制人员", Deed: "复制", First: from,
		Body:   widgets.Stack(10, widgets.NewQuietProse("复制姓名、单位、职务、电话、分工；培训日期和成绩是那一次的，不复制。已经在名单里的人不动。"), form),
		OnDeed: func() bool { form.Submit(); return false },
	})
}

func (p *staffPage) focus() {
	p.table.Settle()
	p.screen.focus(p.table)
}

func (p *staffPage) back() view { return nil }

func (p *staffPage) shortcut(name string) bool {
	switch {
	case name == "find":
		p.screen.focus(p.search)
	case name == "print":
		return p.screen.printFirst(p.printMenu())
	case name == "new" && p.campaign.Closed == "":
		p.edit(township.StaffMember{Campaign: p.campaign.ID})
	case name == "edit":
		p.table.OnCurrent(p.edit)()
	default:
		return false
	}
	return true
}

func (p *staffPage) help() string {
	return `人员：领导小组、各工作组、核查员、复核员、审核员，各人的单位、电话、培训和考试。
不培训不上岗，培训不合格不上岗：“上岗”一栏写明谁不能做核查员、为什么；是否合格按成绩和这次行动的合格分算。
导入 Excel：先预览每一行是新增、变更、相同还是拒收，确认后才写入，可以整批撤销。
↑ ↓ 移动　Enter 修改　Ctrl+N 新增　Ctrl+F 查找　Esc 返回`
}
