package ledgers

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// origin is what the history says of deeds done here.
const origin township.Origin = "屏幕：台账建议"

// proposalDeeds are the buttons that settle proposals; each says how many it settles.
type proposalDeeds struct {
	page     *proposalPage
	hold     *widgets.Button
	selected *widgets.Button
	village  *widgets.Button
	all      *widgets.Button
}

func newProposalDeeds(p *proposalPage) proposalDeeds {
	return proposalDeeds{
		page:     p,
		hold:     widgets.NewButton("暂缓选中", nil, p.holdSelected),
		selected: widgets.NewPrimary("采纳选中", look.Icon(look.IconCheck), p.acceptSelected),
		village:  widgets.NewButton("采纳本村全部", nil, p.acceptVillage),
		all:      widgets.NewButton("全部采纳", nil, p.acceptShown),
	}
}

// show returns the buttons that make sense now.
func (d proposalDeeds) show() []fyne.CanvasObject {
	p := d.page
	var objects []fyne.CanvasObject
	if p.table.Len() == 0 {
		return objects
	}
	d.selected.SetEnabled(p.table.SelectedCount() > 0)
	d.hold.SetEnabled(p.table.SelectedCount() > 0)
	objects = append(objects, d.hold, d.selected)
	if name, rows := p.villageRows(); name != "" && len(rows) < p.table.Len() {
		d.village.SetText(fmt.Sprintf("采纳%s全部 %d 户", name, len(rows)))
		objects = append(objects, d.village)
	}
	d.all.SetText(d.allWord())
	return append(objects, d.all)
}

// allWord says what all is: everything, a village, or what the filter shows.
func (d proposalDeeds) allWord() string {
	p := d.page
	switch {
	case !p.filtered():
		return fmt.Sprintf("全部采纳 %d 户", p.table.Len())
	case p.to.Value() == "":
		return fmt.Sprintf("采纳%s全部 %d 户", p.village.Value(), p.table.Len())
	}
	return fmt.Sprintf("采纳显示的 %d 户", p.table.Len())
}

// villageRows are the shown proposals of the village that the current row belongs to.
func (p *proposalPage) villageRows() (village string, rows []*township.Proposal) {
	current, ok := p.table.Current()
	if !ok {
		return "", nil
	}
	for _, r := range p.table.Rows() {
		if r.Village == current.Village {
			rows = append(rows, r)
		}
	}
	return current.Village, rows
}

func (p *proposalPage) acceptSelected() { p.accept(p.table.Selected()) }
func (p *proposalPage) acceptShown()    { p.accept(p.table.Rows()) }

func (p *proposalPage) acceptVillage() {
	_, rows := p.villageRows()
	p.accept(rows)
}

// accept asks, and then moves the households into the suggested ledgers as one deed.
func (p *proposalPage) accept(rows []*township.Proposal) {
	if len(rows) == 0 {
		return
	}
	if p.on.Problem() != "" || p.on.Value() == "" {
		p.screen.host.Fail(township.Errorf(township.CodeInvalid, "入账日期“%s”不对，请填今天或以前的日期。", p.on.Text))
		p.screen.focus(p.on)
		return
	}
	day := township.Date(p.on.Value())
	label := fmt.Sprintf("把 %d 户移入台账", len(rows))
	body := fmt.Sprintf("入账日期 %s：%s。做完还可以撤销。", day, tally(rows))
	p.screen.host.Confirm("采纳台账建议", body, label, false, func() {
		run := func(ctx context.Context) (township.Deed, error) {
			return p.screen.desk.AcceptProposals(ctx, idsOf(rows), day, origin)
		}
		p.settle("正在移入台账", run, fmt.Sprintf("已把 %d 户移入台账", len(rows)))
	})
}

// holdSelected keeps the selected households where they are; nothing is lost by it, so that no question
// is asked.
func (p *proposalPage) holdSelected() {
	rows := p.table.Selected()
	if len(rows) == 0 {
		return
	}
	run := func(ctx context.Context) (township.Deed, error) { return p.screen.desk.HoldProposals(ctx, idsOf(rows)) }
	p.settle("正在暂缓台账建议", run, fmt.Sprintf("已暂缓 %d 户的台账建议", len(rows)))
}

// settle does the deed beside the work of the window and tells of it.
func (p *proposalPage) settle(title string, do func(context.Context) (township.Deed, error), text string) {
	var deed township.Deed
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		deed, err = do(ctx)
		return err
	}
	p.screen.host.Work(title, "户", run, func(err error) {
		if p.screen.told(err) {
			p.screen.host.Done(deed, text)
		}
		p.screen.focus(p.table)
	})
}

func idsOf(rows []*township.Proposal) []int64 {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

// tally says how many go to which ledger: 「稳定脱贫户 30 户、监测户 13 户」.
func tally(rows []*township.Proposal) string {
	counts := map[township.Ledger]int{}
	for _, r := range rows {
		counts[r.To]++
	}
	var parts []string
	for _, l := range township.Ledgers {
		if counts[l] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 户", l.Word(), counts[l]))
		}
	}
	return strings.Join(parts, "、")
}
