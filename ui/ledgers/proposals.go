package ledgers

import (
	"context"
	"fmt"
	"sort"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// proposalsKey is the name under which the host keeps the table of proposals.
const proposalsKey = "ledgers.proposals"

// proposalPage lists the placements that a roster suggests and a person confirms (workflow.md §1:
// suggest, never decide).
type proposalPage struct {
	screen  *Screen
	page    *widgets.Page
	table   *widgets.Table[*township.Proposal]
	village *widgets.FilterSelect
	to      *widgets.FilterSelect
	on      *widgets.DateEntry
	shown   *widgets.Text
	hint    *widgets.Text
	deeds   proposalDeeds

	all []township.Proposal
}

// selectHint tells how several rows are selected.
const selectHint = "按住 Ctrl 逐户加选，按住 Shift 连选，Ctrl+A 全选，Enter 打开看看"

func newProposalPage(s *Screen) *proposalPage {
	p := &proposalPage{screen: s, page: widgets.NewPage("台账建议"), shown: widgets.NewText(""), hint: widgets.NewQuiet(selectHint)}
	p.page.OnBack = func() { s.back() }
	p.table = widgets.NewTable(func(r *township.Proposal) string { return strconv.FormatInt(r.ID, 10) }, proposalColumns()...)
	p.table.OnSelected = p.selected
	p.table.OnOpen = func(r *township.Proposal) { s.host.ShowHousehold(r.Household) }
	p.table.OnMenu = p.menu
	p.table.OnStateChanged = func(state widgets.TableState) { s.host.Remember(proposalsKey, state) }
	p.table.Empty = p.empty
	p.village = widgets.NewFilterSelect("村", nil, func(string) { p.narrow() })
	p.to = widgets.NewFilterSelect("移入", nil, func(string) { p.narrow() })
	p.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	p.on.OnEnter(func() { s.focus(p.table) })
	p.deeds = newProposalDeeds(p)
	p.page.SetFilters(p.village, p.to, widgets.Row(6, widgets.Inset(0, 4, widgets.NewQuiet("入账日期")), widgets.FixedWidth(140, p.on)), widgets.Inset(5, 4, p.hint))
	p.page.SetBody(p.table)
	var state widgets.TableState
	if s.host.Recall(proposalsKey, &state) {
		p.table.SetState(state)
	}
	return p
}

// load reads the proposals; the day is today's unless the clerk has set another.
func (p *proposalPage) load() {
	all, err := p.screen.desk.OpenProposals(context.Background())
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.all = all
	today := string(p.screen.host.Today())
	if p.on.Text == "" || p.on.Value() == p.on.NotAfter {
		p.on.SetValue(today)
	}
	p.on.NotAfter = today
	p.narrow()
}

// narrow shows the proposals of the chosen village and ledger. A choice that no proposal has any more,
// such as the village just accepted, falls away.
func (p *proposalPage) narrow() {
	p.to.SetOptions(p.ledgerOptions(p.village.Value()))
	p.village.SetOptions(p.villageOptions(p.to.Value()))
	p.to.SetOptions(p.ledgerOptions(p.village.Value()))
	village, to := p.village.Value(), p.to.Value()
	rows := []*township.Proposal{}
	for i := range p.all {
		if r := &p.all[i]; admits(village, r.Village) && admits(to, string(r.To)) {
			rows = append(rows, r)
		}
	}
	p.page.SetCounts(fmt.Sprintf("%d 条待确认", len(p.all)))
	p.table.SetRows(rows)
	p.selected()
}

func admits(want, got string) bool { return want == "" || want == got }

// villageOptions are the villages in the order of paper, each with its number of proposals for a ledger.
func (p *proposalPage) villageOptions(to string) []widgets.Option {
	counts, order := map[string]int{}, []string{}
	for _, r := range p.all {
		if _, known := counts[r.Village]; !known {
			order = append(order, r.Village)
			counts[r.Village] = 0
		}
		if admits(to, string(r.To)) {
			counts[r.Village]++
		}
	}
	options := make([]widgets.Option, len(order))
	for i, v := range order {
		options[i] = widgets.Option{Value: v, Label: fmt.Sprintf("%s　%d户", v, counts[v])}
	}
	return options
}

// ledgerOptions are the ledgers that proposals lead to, each with their number in a village.
func (p *proposalPage) ledgerOptions(village string) []widgets.Option {
	counts := map[township.Ledger]int{}
	for _, r := range p.all {
		if _, known := counts[r.To]; !known {
			counts[r.To] = 0
		}
		if admits(village, r.Village) {
			counts[r.To]++
		}
	}
	var options []widgets.Option
	for l, n := range counts {
		options = append(options, widgets.Option{Value: string(l), Label: fmt.Sprintf("%s　%d户", look.LedgerWord(l), n)})
	}
	sort.Slice(options, func(i, j int) bool {
		return look.LedgerOrder(township.Ledger(options[i].Value)) < look.LedgerOrder(township.Ledger(options[j].Value))
	})
	return options
}

// selected follows the selection with the footer.
func (p *proposalPage) selected() {
	p.shown.SetText(fmt.Sprintf("显示 %d / %d　已选 %d 户", p.table.Len(), len(p.all), p.table.SelectedCount()))
	p.page.SetFooter([]fyne.CanvasObject{p.shown}, p.deeds.show())
}

// filtered says whether a filter is set.
func (p *proposalPage) filtered() bool { return p.village.Value() != "" || p.to.Value() != "" }

// clearFilter shows all proposals again, and says whether a filter had been set.
func (p *proposalPage) clearFilter() bool {
	if !p.filtered() {
		return false
	}
	p.village.SetValue("")
	p.to.SetValue("")
	p.narrow()
	return true
}

func (p *proposalPage) menu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("打开", p.table.OnCurrent(func(r *township.Proposal) { p.screen.host.ShowHousehold(r.Household) })),
		fyne.NewMenuItem(fmt.Sprintf("采纳 %d 户", p.table.SelectedCount()), p.acceptSelected),
		fyne.NewMenuItem(fmt.Sprintf("暂缓 %d 户", p.table.SelectedCount()), p.holdSelected),
	}
}

// empty says why there is nothing to confirm.
func (p *proposalPage) empty() fyne.CanvasObject {
	if len(p.all) > 0 {
		return widgets.NewEmptyState(nil, "这个村、这本台账没有待确认的建议。", "显示全部", func() { p.clearFilter() })
	}
	return widgets.NewEmptyState(look.Icon(look.IconCheck),
		"没有待确认的台账建议。以后导入的名单与台账不一致时，会在这里列出。", "回到台账", func() { p.screen.back() })
}
