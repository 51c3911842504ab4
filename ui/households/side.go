package households

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// sidePanel shows the selected household in short.
type sidePanel struct {
	*widgets.SidePanel
	screen *Screen
	shown  township.HouseholdRow
}

func newSidePanel(s *Screen) *sidePanel {
	p := &sidePanel{screen: s}
	open := widgets.NewButton("打开　Enter", nil, func() { s.show(p.shown.ID) })
	p.SidePanel = widgets.NewSidePanel("选一户，这里看它的概况。空格键收起本栏。", open)
	return p
}

// showNone says what the panel is for while no household is selected.
func (p *sidePanel) showNone() {
	p.shown = township.HouseholdRow{}
	p.Clear()
}

// show shows a household; the same one is read anew, for it may have changed.
func (p *sidePanel) show(r township.HouseholdRow) {
	p.shown = r
	p.Show(strconv.FormatInt(r.ID, 10),
		widgets.Row(10, widgets.NewTitle(headOf(r)), badge(r.Ledger)),
		widgets.NewKeyValues(p.lines(r)...),
		widgets.Rule(),
		p.members(r),
	)
}

// headOf is how a household is called in a title; the table of members has the whole name.
func headOf(r township.HouseholdRow) string { return widgets.ShortName(r.Head, "户主未知") }

// lines are the lines of the panel; what is not known is left out, but for what every
// household has.
func (p *sidePanel) lines(r township.HouseholdRow) []widgets.KeyValue {
	lines := []widgets.KeyValue{
		{Label: "户编号", Value: widgets.OrDash(r.Code)},
		{Label: "村组", Value: r.Village + " " + r.Group},
		{Label: "户类型", Value: widgets.OrDash(r.Type)},
	}
	optional := []widgets.KeyValue{
		{Label: "入账日期", Value: string(r.Entered)},
		{Label: "监测类别", Value: monitorText(r)},
		{Label: "识别时间", Value: string(r.MonitoredOn)},
		{Label: "致贫原因", Value: r.Cause},
		{Label: "脱贫年度", Value: r.ExitYear},
	}
	for _, line := range optional {
		if line.Value != "" {
			lines = append(lines, line)
		}
	}
	lines = append(lines, widgets.KeyValue{Label: "帮扶责任人", Value: widgets.OrDash(join(r.Helper, r.HelperTel))})
	if r.Phone == "" {
		return append(lines, widgets.KeyValue{Label: "户电话", Value: widgets.Dash})
	}
	return append(lines, widgets.KeyValue{Label: "户电话", Object: p.screen.masked(township.MaskPhone(r.Phone), r.Phone, phoneSeen(r))})
}

// monitorText is the kind of monitored household, and whether its risk is over.
func monitorText(r township.HouseholdRow) string {
	switch {
	case r.Monitor == "":
		return ""
	case r.Cleared:
		return r.Monitor + "（风险已消除）"
	}
	return r.Monitor + "（风险未消除）"
}

// members lists the family: name, relation, age.
func (p *sidePanel) members(r township.HouseholdRow) fyne.CanvasObject {
	file, err := p.screen.desk.OpenHousehold(context.Background(), r.ID)
	if err != nil {
		return widgets.NewQuiet(township.Say(err))
	}
	list := widgets.Stack(6, widgets.NewBold(memberHeading(r, file.Members)))
	today := p.screen.host.Today()
	for _, m := range inFamilyOrder(township.PresentMembers(file.Members)) {
		list.Add(widgets.Row(10, widgets.NewText(m.Get("name")), widgets.NewQuiet(join(m.Get("relation"), ageText(m, today)))))
	}
	return list
}
