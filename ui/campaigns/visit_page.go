package campaigns

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// visitPage is who visits whom in one campaign: a line for each village, group and pair, or for each household.
type visitPage struct {
	screen   *Screen
	campaign township.Campaign
	page     *widgets.Page
	table    *widgets.Table[*visitLine]
	side     *widgets.SidePanel
	plan     township.VisitPlan
	lines    []*visitLine

	village, checker, state *widgets.FilterSelect
	turn                    *widgets.Button
	clear                   *widgets.Button
	homes                   bool // a line for each household
}

// visitLine is households of one village and group that the same two visit.
type visitLine struct {
	key    string
	visits []*township.PlannedVisit
	pair   string
	why    string // the first reason why a household of it has nobody who may go
	open   int    // how many have nobody who may go
	order  int
}

func (l *visitLine) first() *township.PlannedVisit { return l.visits[0] }

// The choices of the filter by state.
const (
	stateOpen    = "open"
	stateSettled = "settled"
)

func (s *Screen) showVisits(r *line) { s.open(newVisitPage(s, r.Campaign)) }

func newVisitPage(s *Screen, c township.Campaign) *visitPage {
	p := &visitPage{screen: s, campaign: c, page: widgets.NewPage("分工：" + widgets.ShortName(c.Name, ""))}
	p.page.OnBack = func() { s.open(nil) }
	p.village = widgets.NewFilterSelect("村", nil, func(string) { p.narrow() })
	p.checker = widgets.NewFilterSelect("核查员", nil, func(string) { p.narrow() })
	p.state = widgets.NewFilterSelect("状态", []widgets.Option{{Value: stateOpen, Label: "没有分好"}, {Value: stateSettled, Label: "已分好"}}, func(string) { p.narrow() })
	p.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), p.clearAll)
	p.turn = widgets.NewButton("按户显示", nil, p.turnOver)
	p.side = widgets.NewSidePanel("", nil)
	p.newTable()
	p.page.SetSide(p.side.Content)
	p.setDeeds()
	return p
}

func (p *visitPage) newTable() {
	p.table = widgets.NewTable(func(l *visitLine) string { return l.key }, p.columns()...)
	p.table.Ticks = p.campaign.Closed == ""
	p.table.OnTicked, p.table.OnSelected = p.footer, p.footer
	p.table.OnOpen = func(*visitLine) { p.askPair() }
	p.table.OnMenu = p.menu
	p.table.Empty = p.empty
	p.page.SetBody(p.table)
}

func (p *visitPage) setDeeds() {
	deeds := append(p.screen.printButton(p.printMenu), widgets.NewButton("人员", look.Icon(look.IconHelpers), func() { p.screen.open(newStaffPage(p.screen, p.campaign)) }))
	if p.campaign.Closed == "" {
		deeds = append(deeds, widgets.NewPrimary("自动分工", look.Icon(look.IconMove), p.askProposal))
	}
	p.page.SetDeeds(deeds...)
}

func (p *visitPage) columns() []widgets.Column[*visitLine] {
	text := func(key, label string, width float32, of func(*visitLine) string) widgets.Column[*visitLine] {
		return widgets.Column[*visitLine]{Key: key, Label: label, Width: width, Text: of, Compare: func(a, b *visitLine) int {
			return cmp.Or(cmp.Compare(of(a), of(b)), cmp.Compare(a.order, b.order))
		}}
	}
	pair := text("pair", "核查员", 130, func(l *visitLine) string { return cmp.Or(l.pair, "未分工") })
	pair.Ink = func(l *visitLine) fyne.ThemeColorName {
		if l.open > 0 {
			return look.ColorError
		}
		return ""
	}
	why := text("why", "说明", 110, p.explained)
	why.Flex = true
	list := []widgets.Column[*visitLine]{
		text("village", "村", 80, func(l *visitLine) string { return l.first().Row.Village }),
		text("group", "组", 54, func(l *visitLine) string { return l.first().Row.Group }),
	}
	if p.homes {
		list = append(list,
			text("head", "户主", 72, func(l *visitLine) string { return cmp.Or(l.first().Row.Head, "户主未知") }),
			text("helper", "帮扶责任人", 86, func(l *visitLine) string { return l.first().Row.Helper }),
			text("state", "走访", 62, func(l *visitLine) string { return l.first().State.Word() }))
	} else {
		homes := text("homes", "户数", 52, func(l *visitLine) string { return strconv.Itoa(len(l.visits)) })
		homes.Align = fyne.TextAlignTrailing
		homes.Compare = func(a, b *visitLine) int { return cmp.Or(len(a.visits)-len(b.visits), a.order-b.order) }
		list = append(list, homes)
	}
	return append(list, pair, why)
}

// explained says why households of a line have nobody who may go.
func (p *visitPage) explained(l *visitLine) string {
	switch {
	case l.open == 0 || l.pair == "":
		return ""
	case l.open < len(l.visits):
		return fmt.Sprintf("%d户：%s", l.open, l.why)
	}
	return l.why
}

func (p *visitPage) content() fyne.CanvasObject { return p.page }

func (p *visitPage) load() {
	plan, err := p.screen.desk.Assignments(context.Background(), p.campaign.ID)
	if err != nil {
		p.screen.lost(err)
		return
	}
	closed := p.campaign.Closed
	p.plan, p.campaign = plan, plan.Campaign
	if closed != plan.Campaign.Closed {
		p.newTable()
		p.setDeeds()
	}
	p.makeLines()
	p.fillFilters()
	p.narrow()
	p.showSide()
}

// makeLines puts the households together that one line tells of.
func (p *visitPage) makeLines() {
	p.lines = nil
	at := map[string]*visitLine{}
	for i := range p.plan.Visits {
		v := &p.plan.Visits[i]
		key := fmt.Sprintf("%s\x00%s\x00%d\x00%d", v.Row.Village, v.Row.Group, v.First, v.Second)
		if p.homes {
			key = keyOf(v.Row.ID)
		}
		l := at[key]
		if l == nil {
			l = &visitLine{key: key, pair: p.plan.Pair(v.First, v.Second), order: len(p.lines)}
			at[key] = l
			p.lines = append(p.lines, l)
		}
		l.visits = append(l.visits, v)
		if why := p.plan.Open(v); why != "" {
			if l.open++; l.why == "" {
				l.why = why
			}
		}
	}
}

func (p *visitPage) fillFilters() {
	rows := make([]*township.HouseholdRow, len(p.plan.Visits))
	for i := range p.plan.Visits {
		rows[i] = p.plan.Visits[i].Row
	}
	p.village.SetOptions(villageOptions(rows, nil))
	var people []widgets.Option
	n := map[int64]int{}
	for i := range p.plan.Visits {
		n[p.plan.Visits[i].First]++
		n[p.plan.Visits[i].Second]++
	}
	for _, m := range p.plan.Staff {
		if n[m.ID] > 0 {
			people = append(people, widgets.Option{Value: keyOf(m.ID), Label: fmt.Sprintf("%s（%d户）", m.Name, n[m.ID])})
		}
	}
	p.checker.SetOptions(people)
}

func (p *visitPage) narrows() bool {
	return p.village.Value() != "" || p.checker.Value() != "" || p.state.Value() != ""
}

func (p *visitPage) admits(l *visitLine) bool {
	v, who := l.first(), idIn(p.checker.Value())
	return (p.village.Value() == "" || v.Row.Village == p.village.Value()) && (who == 0 || v.First == who || v.Second == who) &&
		(p.state.Value() == "" || (p.state.Value() == stateOpen) == (l.open > 0))
}

// narrow shows what the filters let through.
func (p *visitPage) narrow() {
	var rows []*visitLine
	for _, l := range p.lines {
		if p.admits(l) {
			rows = append(rows, l)
		}
	}
	open := 0
	for _, l := range p.lines {
		open += l.open
	}
	counts := fmt.Sprintf("%d户，都已分好", len(p.plan.Visits))
	if open > 0 {
		counts = fmt.Sprintf("%d户　没有分好 %d户", len(p.plan.Visits), open)
	}
	filters := []fyne.CanvasObject{p.village, p.checker, p.state, p.turn}
	if p.narrows() {
		filters = append(filters, p.clear)
	}
	if len(p.plan.Visits) == 0 {
		counts, filters = "", nil
	}
	p.page.SetCounts(counts)
	p.page.SetFilters(filters...)
	p.table.SetRows(rows)
	p.footer()
}

func (p *visitPage) clearAll() {
	for _, f := range []*widgets.FilterSelect{p.village, p.checker, p.state} {
		f.SetValue("")
	}
	p.narrow()
}

// turnOver changes between lines of groups and of households.
func (p *visitPage) turnOver() {
	p.homes = !p.homes
	p.turn.SetText(map[bool]string{true: "按组显示", false: "按户显示"}[p.homes])
	p.newTable()
	p.makeLines()
	p.narrow()
	p.focus()
}

// chosen are the ticked lines, else the selected ones.
func (p *visitPage) chosen() []*visitLine {
	if p.table.TickedCount() == 0 {
		return p.table.Selected()
	}
	var out []*visitLine
	for _, l := range p.lines {
		if p.table.Ticked(l.key) {
			out = append(out, l)
		}
	}
	return out
}

func (p *visitPage) chosenVisits() []*township.PlannedVisit {
	var out []*township.PlannedVisit
	for _, l := range p.chosen() {
		out = append(out, l.visits...)
	}
	return out
}

func (p *visitPage) footer() {
	if len(p.plan.Visits) == 0 {
		p.page.SetFooter(nil, nil)
		return
	}
	left := []fyne.CanvasObject{widgets.NewQuiet(fmt.Sprintf("显示 %d / %d 行", p.table.Len(), len(p.lines)))}
	visits := p.chosenVisits()
	if len(visits) == 0 || p.campaign.Closed != "" {
		p.page.SetFooter(left, nil)
		return
	}
	left = append(left, widgets.NewText(fmt.Sprintf("已选 %d 户", len(visits))))
	var deeds []fyne.CanvasObject
	if slices.ContainsFunc(visits, func(v *township.PlannedVisit) bool { return v.First != 0 }) {
		deeds = append(deeds, widgets.NewButton("取消分工", nil, p.unassign))
	}
	p.page.SetFooter(left, append(deeds, widgets.NewButton(fmt.Sprintf("指定核查员 %d 户…", len(visits)), look.Icon(look.IconEdit), p.askPair)))
}

func (p *visitPage) menu() []*fyne.MenuItem {
	if p.campaign.Closed != "" || len(p.chosen()) == 0 {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem("指定核查员…", p.askPair), fyne.NewMenuItem("取消分工", p.unassign)}
}

func (p *visitPage) unassign() {
	var ids []int64
	for _, v := range p.chosenVisits() {
		if v.First != 0 || v.Second != 0 {
			ids = append(ids, v.Row.ID)
		}
	}
	deed, err := p.screen.desk.Unassign(context.Background(), p.campaign.ID, ids)
	p.table.ClearTicks()
	p.screen.done(deed, err, fmt.Sprintf("已取消 %d 户的分工", len(ids)))
}

// showSide tells how many households each pair has.
func (p *visitPage) showSide() {
	loads := p.plan.Loads()
	parts := []fyne.CanvasObject{widgets.NewBold("各组分到的户数")}
	if len(loads) == 0 {
		parts = append(parts, widgets.NewQuietProse("还没有分工。“自动分工”按村、组连片，给每一组核查员分差不多的户数，不让人核查自己帮扶的户；写入前先看结果。"))
	}
	for _, l := range loads {
		parts = append(parts, p.loadLine(l))
	}
	p.side.Show("loads", parts...)
}

// loadLine is a pair with its households, which the number leads to.
func (p *visitPage) loadLine(l township.PairLoad) fyne.CanvasObject {
	villages := widgets.NewQuietProse(firstFew(l.Villages))
	villages.FontSize = 12
	homes := widgets.NewQuietButton(fmt.Sprintf("%d户", l.Households), nil, func() {
		f := township.SurveyFilter{Campaign: p.campaign.ID}
		if m := p.plan.Person(l.First); m != nil {
			f.Checker = m.Name
		}
		p.screen.host.ShowSurveys(f)
	})
	return widgets.Stack(0, widgets.Row(8, widgets.NewText(p.plan.Pair(l.First, l.Second)), widgets.Spacer(), homes), villages)
}

func (p *visitPage) empty() fyne.CanvasObject {
	if p.narrows() {
		return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的户。", "清除条件", p.clearAll)
	}
	return widgets.NewEmptyState(look.Icon(look.IconHouseholds), "这次行动没有要走访的户。请先导入花名册，或在行动里放宽走访哪些户。", "", nil)
}

func (p *visitPage) focus() {
	p.table.Settle()
	p.screen.focus(p.table)
}

func (p *visitPage) back() view { return nil }

func (p *visitPage) shortcut(name string) bool {
	switch {
	case name == "find":
		p.screen.focus(p.village)
	case name == "print":
		return p.screen.printFirst(p.printMenu())
	case name == "edit" && p.campaign.Closed == "":
		p.askPair()
	default:
		return false
	}
	return true
}

func (p *visitPage) help() string {
	return `分工：每一户由哪两名核查员走访。一行是一个村、一个组、同一组核查员的户；“按户显示”看每一户。
“自动分工”先算给您看：村组连片、户数均衡，不让人核查自己帮扶的户，分不出去的户写明原因，确认后才写入。
勾选几行，“指定核查员”换人，“取消分工”收回。培训考试不合格的人不能做核查员。
↑ ↓ 移动　空格 勾选　Enter 指定核查员　Esc 返回`
}
