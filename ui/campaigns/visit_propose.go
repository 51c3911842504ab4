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

// proposalDialog shares households out among checkers, shows what would come of it, and writes it.
type proposalDialog struct {
	page     *visitPage
	village  *widgets.FilterSelect
	checkers *widgets.MultiSelect
	only     *widgets.Check
	said     *widgets.Prose
	table    *widgets.Table[proposedPair]
	proposal township.VisitProposal
	dialog   *widgets.Dialog
}

// proposedPair is what a pair would get.
type proposedPair struct {
	pair     string
	homes    int
	villages []string
}

func (p *visitPage) askProposal() {
	options := p.checkerOptions()
	if len(options) < 2 {
		p.screen.host.Inform("核查员不足两人", "自动分工至少要两名可以上岗的核查员：分工是核查员、参加过培训、考试合格。请先在“人员”里登记。\n"+p.unfitText())
		return
	}
	d := &proposalDialog{page: p, said: widgets.NewProse("", look.ColorText, fyne.TextAlignLeading)}
	rows := make([]*township.HouseholdRow, len(p.plan.Visits))
	for i := range p.plan.Visits {
		rows[i] = p.plan.Visits[i].Row
	}
	d.village = widgets.NewDropDown("全部村", append([]widgets.Option{{Value: "", Label: "全部村"}}, villageOptions(rows, nil)...), func(string) { d.preview() })
	d.village.SetValue(p.village.Value())
	d.checkers = widgets.NewMultiSelect("请选择核查员", options)
	all := make([]string, len(options))
	for i, o := range options {
		all[i], options[i].Label = o.Value, p.plan.Person(idIn(o.Value)).Named()
	}
	d.checkers.SetValues(all)
	d.checkers.OnChanged = func([]string) { d.preview() }
	d.only = widgets.NewCheck("已经分好的户不动，只分没有分好的", func(bool) { d.preview() })
	d.only.Checked = true
	d.table = widgets.NewTable(func(r proposedPair) string { return r.pair }, proposalColumns()...)
	d.table.Empty = func() fyne.CanvasObject { return widgets.NewEmptyState(nil, "没有要分的户。", "", nil) }
	fields := widgets.NewForm(nil,
		widgets.NewField("村", d.village, widgets.FieldOptions{}),
		widgets.NewField("核查员", d.checkers, widgets.FieldOptions{}))
	parts := []fyne.CanvasObject{fields, d.only}
	if text := p.unfitText(); text != "" {
		parts = append(parts, widgets.NewQuietProse(text))
	}
	d.dialog = widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: "自动分工", Deed: "写入分工", Width: 640, First: d.checkers,
		Body:   widgets.Stack(10, append(parts, widgets.FixedHeight(150, d.table), d.said)...),
		OnDeed: func() bool { d.save(); return false },
	})
	d.preview()
}

func proposalColumns() []widgets.Column[proposedPair] {
	homes := widgets.Column[proposedPair]{Key: "homes", Label: "分到", Width: 64, Align: fyne.TextAlignTrailing, Text: func(r proposedPair) string { return fmt.Sprintf("%d户", r.homes) }}
	villages := widgets.Column[proposedPair]{Key: "villages", Label: "所在村", Width: 200, Flex: true, Text: func(r proposedPair) string { return strings.Join(r.villages, "、") }}
	return []widgets.Column[proposedPair]{
		{Key: "pair", Label: "核查员", Width: 180, Text: func(r proposedPair) string { return r.pair }}, homes, villages,
	}
}

// preview works the proposal out anew.
func (d *proposalDialog) preview() {
	req := township.VisitRequest{Campaign: d.page.campaign.ID, Village: d.village.Value(), OnlyOpen: d.only.Checked}
	for _, v := range d.checkers.Values() {
		req.Checkers = append(req.Checkers, idIn(v))
	}
	proposal, err := d.page.screen.desk.ProposeAssignments(context.Background(), req)
	d.proposal = proposal
	if err != nil {
		d.proposal = township.VisitProposal{}
		d.said.Set(township.Say(err), look.ColorError)
	} else {
		d.said.Set(d.text(), look.ColorText)
	}
	d.table.SetRows(d.pairs())
	if d.dialog != nil {
		d.dialog.EnableDeed(len(d.proposal.Assignments) > 0)
		d.dialog.Resize()
	}
}

// pairs are the pairs of the proposal with what each gets.
func (d *proposalDialog) pairs() []proposedPair {
	plan := township.VisitPlan{Staff: d.page.plan.Staff}
	rows := map[int64]*township.HouseholdRow{}
	for _, v := range d.page.plan.Visits {
		rows[v.Row.ID] = v.Row
	}
	for _, a := range d.proposal.Assignments {
		if r := rows[a.Household]; r != nil {
			plan.Visits = append(plan.Visits, township.PlannedVisit{Row: r, First: a.First, Second: a.Second})
		}
	}
	var out []proposedPair
	for _, l := range plan.Loads() {
		out = append(out, proposedPair{plan.Pair(l.First, l.Second), l.Households, l.Villages})
	}
	return out
}

// text says what would be written, and what is left.
func (d *proposalDialog) text() string {
	if len(d.proposal.Assignments)+len(d.proposal.Left) == 0 {
		if d.only.Checked {
			return "没有要分的户：都已经分好。要重新分，请去掉上面的勾。"
		}
		return "没有要分的户：都已经走访。"
	}
	text := fmt.Sprintf("共分 %d 户。", len(d.proposal.Assignments))
	if n := d.proposal.Visited; n > 0 {
		text += fmt.Sprintf("已经走访的 %d 户不动。", n)
	}
	if n := len(d.proposal.Left); n > 0 {
		names := make([]string, n)
		for i, l := range d.proposal.Left {
			names[i] = l.Row.Named()
		}
		text += fmt.Sprintf("%d 户分不出去：%s。%s。", n, firstFew(names), d.proposal.Left[0].Why)
	}
	return text
}

func (d *proposalDialog) save() {
	deed, err := d.page.screen.desk.SaveAssignments(context.Background(), d.page.campaign.ID, d.proposal.Assignments)
	if refused(err) {
		d.said.Set(township.Say(err), look.ColorError)
		d.dialog.Resize()
		return
	}
	d.dialog.Close()
	d.page.table.ClearTicks()
	d.page.screen.done(deed, err, fmt.Sprintf("已分工 %d 户", len(d.proposal.Assignments)))
}
