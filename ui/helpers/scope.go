package helpers

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// everywhere is the choice of all villages; “” is no choice yet.
const everywhere = "\x00"

// scope chooses the households of a village, all or only those that nobody looks after.
type scope struct {
	village *widgets.FilterSelect
	only    *widgets.Check
	content fyne.CanvasObject
	changed func()
}

// newScope offers the villages with their households; only begins with those without a helper.
func newScope(l township.HelperList, village string, only bool) *scope {
	sc := &scope{changed: func() {}}
	all, without := map[string]int{}, map[string]int{}
	var order []string
	for _, h := range l.Households {
		if all[h.Village]++; !slices.Contains(order, h.Village) {
			order = append(order, h.Village)
		}
	}
	for _, h := range l.Of(l.Without) {
		without[h.Village]++
	}
	var options []widgets.Option
	for _, v := range order {
		label := fmt.Sprintf("%s（%d户", v, all[v])
		if without[v] > 0 {
			label += fmt.Sprintf("，%d户没有责任人", without[v])
		}
		options = append(options, widgets.Option{Value: v, Label: label + "）"})
	}
	if only && len(l.Without) > 0 {
		options = append([]widgets.Option{{Value: everywhere, Label: fmt.Sprintf("全部村（%d户没有责任人）", len(l.Without))}}, options...)
	}
	sc.village = widgets.NewDropDown("请选择村", options, func(string) { sc.changed() })
	sc.village.SetValue(village)
	sc.only = widgets.NewCheck("只给没有责任人的户", func(bool) { sc.changed() })
	sc.only.Checked = only
	sc.content = widgets.Row(12, widgets.NewText("村"), widgets.FixedWidth(300, sc.village), sc.only, widgets.Spacer())
	return sc
}

// rows are the households that are chosen.
func (sc *scope) rows(l township.HelperList) []township.HouseholdRow {
	village := sc.village.Value()
	from := l.Households
	if sc.only.Checked || village == everywhere {
		from = l.Of(l.Without)
	}
	var out []township.HouseholdRow
	for _, h := range from {
		if village == everywhere || h.Village == village {
			out = append(out, h)
		}
	}
	return out
}

// place is the village as a title names it, “” for all.
func (sc *scope) place() string {
	if sc.village.Value() == everywhere {
		return ""
	}
	return sc.village.Value()
}

// assignMenu offers the ways to give households to helpers.
func (s *Screen) assignMenu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem("按村指定…", func() { s.assignVillage(s.filters.filter.Village, false) })}
	if n := len(s.list.Without); n > 0 {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("给没有责任人的 %d 户指定…", n), func() { s.assignVillage(everywhere, true) }))
	}
	if n := len(s.strangers()); n > 0 {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("把名册外的 %d 人收进名册…", n), s.collect))
	}
	return append(items, fyne.NewMenuItem("从 Excel 导入分配…", s.chooseFile))
}

// assignVillage opens the dialog 「指定帮扶责任人」 for the households of a village.
func (s *Screen) assignVillage(village string, only bool) {
	s.newAssign(nil, newScope(s.list, village, only)).show()
}
