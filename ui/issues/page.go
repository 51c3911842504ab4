package issues

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// issuePage is an issue opened: what was found, how it stands, its trail, and the steps that can follow.
type issuePage struct {
	screen *Screen
	page   *widgets.Page
	scroll *container.Scroll
	body   *fyne.Container
	side   *container.Scroll
	first  fyne.Focusable // the step that usually comes next

	id       int64
	file     township.IssueFile
	filed    [2][]township.Attachment           // by phase
	seen     map[string]township.AttachmentView // the small pictures, by what was filed
	pictures int                                // counts how often the page was built, so that pictures that come late are left out
}

func newIssuePage(s *Screen, id int64) *issuePage {
	p := &issuePage{screen: s, id: id, page: widgets.NewPage(""), body: widgets.Stack(10), seen: map[string]township.AttachmentView{}}
	p.page.OnBack = s.goBack
	p.scroll = container.NewVScroll(widgets.Inset(12, 16, p.body))
	p.side = container.NewVScroll(widgets.Stack(0))
	p.page.SetBody(widgets.NewSurface(p.scroll))
	p.page.SetSide(widgets.NewSurface(p.side))
	return p
}

func (p *issuePage) content() fyne.CanvasObject { return p.page }
func (p *issuePage) leave(then func())          { then() }
func (p *issuePage) back()                      { p.screen.leaveCalled() }

// load reads the issue anew.
func (p *issuePage) load() bool {
	f, err := p.screen.desk.OpenIssue(context.Background(), p.id)
	if err != nil {
		if township.CodeOf(err) != township.CodeNotFound {
			p.screen.host.Fail(err)
		}
		return false
	}
	p.file = f
	p.build()
	return true
}

func (p *issuePage) build() {
	f := &p.file
	p.page.SetTitle(f.Number() + "　" + widgets.ShortName(whom(&f.IssueRow), ""))
	p.page.SetCounts(joinFilled(f.Nature, string(f.State), deadlineText(&f.Standing, p.screen.host.Today())))
	p.page.SetDeeds(p.deeds()...)
	p.body.Objects = p.parts()
	p.body.Refresh()
	p.side.Content = widgets.Inset(12, 12, widgets.Stack(10, p.facts()...))
	p.side.Refresh()
	p.footer()
	widgets.SettleScroll(p.scroll)
	widgets.SettleScroll(p.side)
}

// deeds are the buttons of the title row.
func (p *issuePage) deeds() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton("修改", look.Icon(look.IconEdit), p.edit), widgets.NewMenuButton("会商、上报", nil, p.consultMenu),
		widgets.NewButton("上一个", nil, func() { p.step(-1) }), widgets.NewButton("下一个", nil, func() { p.step(1) }),
	}
}

// step goes to the issue before (-1) or after (1) in the list as it is filtered and sorted.
func (p *issuePage) step(by int) {
	rows := p.screen.list.table.Rows()
	at := slices.IndexFunc(rows, func(r *line) bool { return r.ID == p.id })
	if next := at + by; at >= 0 && next >= 0 && next < len(rows) {
		p.id = rows[next].ID
		if p.load() {
			p.scroll.ScrollToTop()
			p.screen.list.table.Select(rows[next].key)
			p.focus()
		}
		return
	}
	p.screen.host.Inform("问题", map[bool]string{true: "这是列表里的最后一个问题。", false: "这是列表里的第一个问题。"}[by > 0])
}

// parts are what the page tells, in reading order.
func (p *issuePage) parts() []fyne.CanvasObject {
	f := &p.file
	out := p.warnings()
	out = append(out, heading("问题描述"), longText(f.Description))
	if f.Remark != "" {
		out = append(out, widgets.NewQuietProse("备注："+f.Remark))
	}
	if f.Asked != "" {
		out = append(out, heading("提出的问题"), longText(f.Asked))
	}
	if len(f.Now) > 0 {
		out = append(out, heading("档案现在的情况"))
		for _, clause := range f.Now {
			out = append(out, longText(clause))
		}
	}
	if lines := filled(standingLines(&f.IssueRow, 0)); len(lines) > 0 {
		out = append(out, heading("整改"), widgets.NewKeyValues(lines...))
	}
	out = append(out, p.consultations()...)
	out = append(out, p.attachments()...)
	out = append(out, heading("办理经过"))
	return append(out, trailLines(f, 0)...)
}

// warnings are what a person should look at first.
func (p *issuePage) warnings() []fyne.CanvasObject {
	f := &p.file
	var out []fyne.CanvasObject
	today := p.screen.host.Today()
	if f.Overdue(today) {
		out = append(out, warning(deadlineText(&f.Standing, today)+"，还没有整改完成。", look.ColorError))
	}
	if f.Into != nil {
		out = append(out, widgets.Row(6, widgets.NewQuiet("已并入"), p.link(f.Into)))
	}
	if len(f.Alike) > 0 {
		out = append(out, warning("可能是同一个问题（同一对象、同一性质，都没有销号）：", look.ColorWarning), p.links(f.Alike))
	}
	if len(f.Merged) > 0 {
		out = append(out, widgets.NewQuiet("并进来的问题："), p.links(f.Merged))
	}
	if f.State.Open() {
		for _, h := range f.Hints() {
			out = append(out, widgets.NewProse("提示："+h+"。", look.ColorWarning, fyne.TextAlignLeading))
		}
	}
	return out
}

func warning(text string, ink fyne.ThemeColorName) fyne.CanvasObject {
	return widgets.Beside(6, widgets.NewIcon(look.Icon(look.IconWarning).In(ink)), widgets.NewProse(text, ink, fyne.TextAlignLeading))
}

func heading(text string) fyne.CanvasObject {
	return widgets.Stack(4, widgets.Rule(), widgets.NewBold(text))
}

func longText(text string) fyne.CanvasObject {
	return widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading)
}

// link opens another issue.
func (p *issuePage) link(r *township.IssueRow) fyne.CanvasObject {
	id := r.ID
	return widgets.NewButton(widgets.ShortName(r.Called(), r.Number())+"（"+string(r.State)+"）", nil, func() { p.screen.open(id) })
}

func (p *issuePage) links(rows []township.IssueRow) fyne.CanvasObject {
	flow := widgets.NewFlow()
	for i := range rows[:min(len(rows), mostNamed)] {
		flow.Objects = append(flow.Objects, p.link(&rows[i]))
	}
	if len(rows) > mostNamed {
		flow.Objects = append(flow.Objects, widgets.Inset(6, 0, widgets.NewQuiet(fmt.Sprintf("等 %d 个", len(rows)))))
	}
	return flow
}

// facts are what was found, beside the page.
func (p *issuePage) facts() []fyne.CanvasObject {
	f := &p.file
	lines := []widgets.KeyValue{
		{Label: "状态", Object: stateText(&f.Standing)},
		{Label: "对象", Value: placeText(&f.IssueRow)},
		{Label: "问题类型", Value: widgets.OrDash(f.Type)},
		{Label: "问题性质", Value: widgets.OrDash(f.Nature)},
		{Label: "来源", Value: widgets.OrDash(f.Source)},
		{Label: "出处", Value: f.Origin},
		{Object: p.toOrigin()},
		{Label: "发现日期", Value: widgets.OrDash(string(f.Found))},
		{Label: "发现人", Value: widgets.OrDash(f.Finder)},
		{Label: "专项行动", Value: f.CampaignName},
		{Label: "排查项目", Value: sweepText(&f.IssueRow)},
		{Label: "登记日期", Value: string(f.Recorded)},
	}
	out := []fyne.CanvasObject{widgets.NewKeyValues(filled(lines)...)}
	out = append(out, p.sweepDeeds()...)
	if f.Household != 0 {
		out = append(out, widgets.Row(0, widgets.NewQuietButton("打开农户资料", look.Icon(look.IconHouseholds), func() { p.screen.host.ShowHousehold(f.Household) })),
			widgets.Row(0, widgets.NewQuietButton("看这一户的全部问题", look.Icon(look.IconIssues), func() {
				p.screen.ShowFilter(township.IssueFilter{Household: f.Household})
			})))
	}
	if f.Survey != 0 && f.Household != 0 {
		out = append(out, widgets.Row(0, widgets.NewQuietButton("打开来源：入户调查表", look.Icon(look.IconSurveys), func() { p.screen.host.ShowSurvey(f.Household, f.Campaign) })))
	}
	return out
}

// openList opens the workbook that the issue came from with the system's program for it, and says where the issue stands.
func (p *issuePage) openList() {
	at := township.Attachment{ID: p.file.List, Title: p.file.Origin}
	p.screen.openCopy(at, func() {
		p.screen.host.Inform("清单原件", "用系统程序打开的是一份只读的副本。这个问题在："+at.Title+"。")
	})
}

// primary are the deeds that usually come next, of which the first that can be done stands out.
var primary = []township.IssueEvent{township.DoVerify, township.DoComplete, township.DoPlan, township.DoAccept, township.DoClose}

// next are the deeds that can follow, the one that usually comes next last.
func (p *issuePage) next() (events []township.IssueEvent, main bool) {
	events = p.file.Next()
	if allows(&p.file.Standing, atOnce) {
		events = append(events, atOnce)
	}
	for _, e := range primary {
		if at := slices.Index(events, e); at >= 0 {
			return append(slices.Delete(events, at, at+1), e), true
		}
	}
	return events, false
}

// footer shows the steps that can follow.
func (p *issuePage) footer() {
	p.first = nil
	events, main := p.next()
	var right []fyne.CanvasObject
	for i, e := range events {
		do := func() { p.screen.ask(e, []*township.IssueRow{&p.file.IssueRow}, p.focus) }
		if main && i == len(events)-1 {
			b := widgets.NewPrimary(deedWord(e)+"…", look.Icon(look.IconCheck), do)
			p.first = b
			right = append(right, b)
			continue
		}
		right = append(right, widgets.NewButton(deedWord(e)+"…", nil, do))
	}
	var left []fyne.CanvasObject
	if p.file.State == township.IssueMerged {
		left = append(left, widgets.NewQuiet("已并入另一个问题，在那里办理；并错了可以撤销。"))
	}
	p.page.SetFooter(left, right)
}

func (p *issuePage) focus() { p.screen.focus(p.first) }

func (p *issuePage) shortcut(name string) bool {
	switch name {
	case "previous":
		p.step(-1)
	case "next":
		p.step(1)
	case "edit":
		p.edit()
	case "new":
		p.screen.NewIssue(p.file.Household)
	default:
		return false
	}
	return true
}

func (p *issuePage) help() string {
	return `问题：左边是问题和办理经过，右边是基本情况。下面的按钮是现在能办的环节；办完可以撤销（Ctrl+Z）。
Ctrl+E 修改　Alt+↑ Alt+↓ 上一个、下一个　Esc 返回`
}

// scrollLine is how far an arrow scrolls, in designed units.
const scrollLine = 40

// key scrolls the page.
func (p *issuePage) key(name fyne.KeyName) bool {
	line, page := look.Scaled(scrollLine), p.scroll.Size().Height-look.Scaled(scrollLine)
	moves := map[fyne.KeyName]float32{
		fyne.KeyUp: -line, fyne.KeyDown: line, fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -p.scroll.Content.Size().Height, fyne.KeyEnd: p.scroll.Content.Size().Height,
	}
	dy, ok := moves[name]
	if !ok {
		return false
	}
	at := p.scroll.Offset
	at.Y = min(max(0, at.Y+dy), max(0, p.scroll.Content.Size().Height-p.scroll.Size().Height))
	p.scroll.ScrollToOffset(at)
	return true
}
