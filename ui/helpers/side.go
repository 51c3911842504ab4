package helpers

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// mostHomes is how many households the panel lists; the rest is one click away.
const mostHomes = 60

// sidePanel shows the selected helper with his households, each of which opens.
type sidePanel struct {
	*widgets.SidePanel
	screen *Screen
}

func newSidePanel(s *Screen) *sidePanel {
	return &sidePanel{widgets.NewSidePanel("选一位，这里看他有哪些户。空格键收起本栏。", nil), s}
}

// show shows a helper; the same one is read anew, for his households may have changed.
func (p *sidePanel) show(r township.HelperRow) {
	p.Show(rowKey(r),
		widgets.Row(10, widgets.NewTitle(widgets.ShortName(r.Name, widgets.Dash)), widgets.NewQuiet(r.State().Word())),
		widgets.NewKeyValues(sideLines(r)...),
		widgets.Rule(),
		p.homes(r),
	)
}

// sideLines are the lines of the panel; a remark only where there is one.
func sideLines(r township.HelperRow) []widgets.KeyValue {
	lines := []widgets.KeyValue{
		{Label: "单位", Value: widgets.OrDash(r.Unit)},
		{Label: "职务", Value: widgets.OrDash(r.Post)},
		{Label: "办公电话", Value: widgets.OrDash(r.Phone)},
	}
	if r.Remark != "" {
		lines = append(lines, widgets.KeyValue{Label: "备注", Value: r.Remark})
	}
	if r.Outside {
		lines = append(lines, widgets.KeyValue{Label: "名册外", Value: "写在农户资料里，名册还没有。按 Enter 收进名册，或移交给名册里的人。"})
	}
	return lines
}

// homes lists the households of a helper.
func (p *sidePanel) homes(r township.HelperRow) fyne.CanvasObject {
	title := fmt.Sprintf("帮扶 %d户 %d人", r.Households(), r.People)
	list := widgets.Stack(0, widgets.Inset(0, 0, widgets.NewBold(title)))
	if r.Households() == 0 {
		list.Add(widgets.NewQuietProse("还没有户。用“分配”给他指定，或从别人那里移交。"))
	}
	shown := r.Homes[:min(len(r.Homes), mostHomes)]
	for _, h := range p.screen.list.Of(shown) {
		list.Add(newHomeLine(h, func() { p.screen.host.ShowHousehold(h.ID) }))
	}
	if rest := r.Households() - len(shown); rest > 0 {
		list.Add(widgets.NewQuietButton("还有 "+strconv.Itoa(rest)+" 户，在“农户”里看", look.Icon(look.IconHouseholds), func() {
			p.screen.host.ShowHouseholds(township.HouseholdFilter{Helper: r.Called()})
		}))
	}
	return list
}

// showWithout lists the households that nobody looks after.
func (s *Screen) showWithout() {
	s.host.ShowHouseholds(township.HouseholdFilter{Helper: township.NoHelper})
}
