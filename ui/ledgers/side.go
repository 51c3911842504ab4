package ledgers

import (
	"context"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sidePanel shows the selected household's way through the ledgers.
type sidePanel struct {
	screen  *Screen
	content *fyne.Container
	scroll  *container.Scroll
	filled  fyne.CanvasObject
	none    fyne.CanvasObject
	shown   int64
}

func newSidePanel(s *Screen) *sidePanel {
	p := &sidePanel{screen: s, scroll: container.NewVScroll(widgets.Stack(0))}
	open := widgets.NewButton("打开　Enter", nil, func() { s.host.ShowHousehold(p.shown) })
	p.filled = widgets.NewSurface(widgets.Frame(nil, widgets.Inset(8, 12, open), nil, nil, p.scroll))
	p.none = widgets.NewSurface(widgets.NewEmptyState(nil, "选一户，这里看它进出台账的经过。空格键收起本栏。", "", nil))
	p.content = container.NewStack(p.filled, p.none)
	p.showNone()
	return p
}

// showNone says what the panel is for while no household is selected.
func (p *sidePanel) showNone() {
	p.filled.Hide()
	p.none.Show()
}

// show shows a household.
func (p *sidePanel) show(r township.HouseholdRow) {
	p.shown = r.ID
	p.none.Hide()
	p.filled.Show()
	p.scroll.Content = widgets.Inset(12, 12, widgets.Stack(10,
		widgets.NewTitle(headOf(r)),
		widgets.NewKeyValues(
			widgets.KeyValue{Label: "户编号", Value: widgets.OrDash(r.Code)},
			widgets.KeyValue{Label: "村组", Value: r.Village + " " + r.Group},
			widgets.KeyValue{Label: "户类型", Value: widgets.OrDash(r.Type)},
		),
		widgets.Rule(),
		widgets.NewBold("台账进出"),
		p.stays(r.ID),
	))
	p.scroll.ScrollToTop()
	p.scroll.Refresh()
}

// stays are the household's stays in the ledgers, the newest first.
func (p *sidePanel) stays(id int64) fyne.CanvasObject {
	file, err := p.screen.desk.OpenHousehold(context.Background(), id)
	if err != nil {
		return widgets.NewQuietProse(township.Say(err))
	}
	stays := append([]township.LedgerStay(nil), file.Entries...)
	sort.SliceStable(stays, func(i, j int) bool { return stays[i].Entered > stays[j].Entered })
	list := widgets.Stack(8)
	for _, s := range stays {
		list.Add(stayLines(s))
	}
	if len(stays) == 0 {
		list.Add(widgets.NewQuietProse("没有进过四本台账。"))
	}
	return list
}

// stayLines tell one stay: the ledger, from when to when, and why.
func stayLines(s township.LedgerStay) fyne.CanvasObject {
	line := widgets.Row(8, badge(s.Ledger), widgets.NewText(look.StayPeriod(s)))
	return widgets.Noted(line, look.StayReasons(s, widgets.Dash)...)
}

// headOf is how a household is called.
func headOf(r township.HouseholdRow) string { return widgets.ShortName(r.Head, "户主未知") }
