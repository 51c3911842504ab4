package households

import (
	"context"
	"sort"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// origin is what the history says of deeds done here.
const origin township.Origin = "屏幕：农户"

// stayCard is the household's way through the ledgers, the newest first.
func (f *filePage) stayCard() fyne.CanvasObject {
	list := widgets.Stack(8)
	stays := append([]township.LedgerStay(nil), f.file.Entries...)
	sort.SliceStable(stays, func(i, j int) bool { return stays[i].Entered > stays[j].Entered })
	for _, s := range stays {
		list.Add(stayLines(s))
	}
	if len(stays) == 0 {
		list.Add(widgets.NewQuiet("没有进过四本台账。"))
	}
	if f.screen.OnMove != nil {
		list.Add(widgets.Row(0, widgets.NewButton("移动台账…", look.Icon(look.IconMove), f.move), widgets.Spacer()))
	}
	return widgets.NewCard("台账进出", list)
}

// stayLines tell one stay: the ledger, from when to when, and why.
func stayLines(s township.LedgerStay) fyne.CanvasObject {
	line := widgets.Row(10, badge(s.Ledger), widgets.NewText(look.StayPeriod(s)))
	return widgets.Noted(line, look.StayReasons(s, widgets.Dash)...)
}

// proposalCard shows the placement that waits for a person, nil if none does.
func (f *filePage) proposalCard() fyne.CanvasObject {
	p := f.openProposal()
	if p == nil {
		return nil
	}
	on := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	today := string(f.screen.host.Today())
	on.NotAfter = today
	on.SetValue(today)
	way := widgets.Row(8, badge(p.From), widgets.NewText("→"), badge(p.To))
	day := widgets.Row(8, widgets.NewQuiet("入账日期"), widgets.FixedWidth(140, on))
	deeds := widgets.Row(8,
		widgets.NewPrimary("采纳", look.Icon(look.IconCheck), func() { f.accept(p, on) }),
		widgets.NewButton("暂缓", nil, func() { f.hold(p) }),
	)
	flow := widgets.NewFlow(widgets.Inset(4, 0, way), day, deeds)
	flow.Gap = 16
	return widgets.NewCard("台账建议，待确认", widgets.Noted(flow, "依据："+widgets.OrDash(p.Reason)))
}

func badge(l township.Ledger) fyne.CanvasObject {
	return widgets.NewBadge(look.LedgerWord(l), look.ColorLedgerInk(l), look.ColorLedgerTint(l))
}

func (f *filePage) openProposal() *township.Proposal {
	for i, p := range f.file.Proposals {
		if p.State == township.ProposalOpen {
			return &f.file.Proposals[i]
		}
	}
	return nil
}

// accept moves the household as proposed, on the day that the entry holds.
func (f *filePage) accept(p *township.Proposal, on *widgets.DateEntry) {
	if problem := on.Problem(); problem != "" || on.Value() == "" {
		f.screen.host.Fail(township.Errorf(township.CodeInvalid, "入账日期“%s”不对，请填今天或以前的日期。", on.Text))
		f.screen.focus(on)
		return
	}
	deed, err := f.screen.desk.AcceptProposals(context.Background(), []int64{p.ID}, township.Date(on.Value()), origin)
	f.done(deed, err, headOf(f.file.Row)+"户已移入"+p.To.Word()+"台账")
}

func (f *filePage) hold(p *township.Proposal) {
	deed, err := f.screen.desk.HoldProposals(context.Background(), []int64{p.ID})
	f.done(deed, err, "已暂缓"+headOf(f.file.Row)+"户的台账建议")
}

func (f *filePage) done(deed township.Deed, err error, text string) {
	if err != nil {
		f.screen.host.Fail(err)
		return
	}
	f.screen.host.Done(deed, text)
	f.screen.focus(f.body)
}
