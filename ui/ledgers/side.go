package ledgers

import (
	"context"
	"sort"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sidePanel shows the selected household's way through the ledgers.
type sidePanel struct {
	*widgets.SidePanel
	screen *Screen
	shown  int64
}

func newSidePanel(s *Screen) *sidePanel {
	p := &sidePanel{screen: s}
	open := widgets.NewButton("打开　Enter", nil, func() { s.host.ShowHousehold(p.shown) })
	p.SidePanel = widgets.NewSidePanel("选一户，这里看它进出台账的经过。空格键收起本栏。", open)
	return p
}

// show shows a household.
func (p *sidePanel) show(r township.HouseholdRow) {
	p.shown = r.ID
	p.Show(strconv.FormatInt(r.ID, 10),
		widgets.NewTitle(headOf(r)),
		widgets.NewKeyValues(
			widgets.KeyValue{Label: "户编号", Value: widgets.OrDash(r.Code)},
			widgets.KeyValue{Label: "村组", Value: r.Village + " " + r.Group},
			widgets.KeyValue{Label: "户类型", Value: widgets.OrDash(r.Type)},
		),
		widgets.Rule(),
		widgets.NewBold("台账进出"),
		p.stays(r.ID),
	)
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
