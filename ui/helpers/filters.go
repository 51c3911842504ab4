package helpers

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// searchWidth is the width of the search entry, in designed units.
const searchWidth = 200

// filterBar is the line of filters above the table, with the two counts that are ways in.
type filterBar struct {
	screen *Screen
	filter township.HelperFilter

	unit, village, state *widgets.FilterSelect
	search               *widgets.SearchEntry
	clear                *widgets.Button
	without, outside     *widgets.Button
}

func newFilterBar(s *Screen) *filterBar {
	f := &filterBar{screen: s}
	f.unit = widgets.NewFilterSelect("单位", nil, func(v string) { f.filter.Unit = v; f.changed() })
	f.village = widgets.NewFilterSelect("村", nil, func(v string) { f.filter.Village = v; f.changed() })
	f.state = widgets.NewFilterSelect("状态", nil, func(v string) { f.filter.State = township.HelperState(v); f.changed() })
	f.search = widgets.NewSearchEntry("姓名、拼音、单位", look.Icon(look.IconSearch), f.searched)
	f.search.OnDown = s.toTable
	f.search.OnEnter(s.toTable)
	f.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), f.clearAll)
	f.without = widgets.NewButton("", look.Icon(look.IconWarning), s.showWithout)
	f.outside = widgets.NewButton("", look.Icon(look.IconWarning), s.collect)
	return f
}

// searched takes over a query; the entry also reports texts that the program wrote into it.
func (f *filterBar) searched(text string) {
	if f.filter.Query != text {
		f.filter.Query = text
		f.changed()
	}
}

func (f *filterBar) changed() {
	f.screen.narrow()
	f.screen.selected()
}

// clearAll lets everybody through again.
func (f *filterBar) clearAll() {
	f.filter = township.HelperFilter{}
	f.search.SetText("")
	for _, s := range []*widgets.FilterSelect{f.unit, f.village, f.state} {
		s.SetValue("")
	}
	f.changed()
}

// load takes over which values there are, and the counts.
func (f *filterBar) load(l township.HelperList) {
	units, villages, states := map[string]int{}, map[string]int{}, map[township.HelperState]int{}
	var unitOrder, villageOrder []string
	for _, r := range l.Rows {
		if units[r.Unit]++; units[r.Unit] == 1 && r.Unit != "" {
			unitOrder = append(unitOrder, r.Unit)
		}
		for _, v := range r.Villages {
			villages[v]++
		}
		for _, s := range township.HelperStates {
			if r.Is(s) {
				states[s]++
			}
		}
	}
	for _, h := range l.Households {
		if !slices.Contains(villageOrder, h.Village) && villages[h.Village] > 0 {
			villageOrder = append(villageOrder, h.Village)
		}
	}
	f.unit.SetOptions(counted(unitOrder, units))
	f.village.SetOptions(counted(villageOrder, villages))
	var stateOptions []widgets.Option
	for _, s := range township.HelperStates {
		if states[s] > 0 {
			stateOptions = append(stateOptions, widgets.Option{Value: string(s), Label: fmt.Sprintf("%s（%d）", s.Word(), states[s])})
		}
	}
	f.state.SetOptions(stateOptions)
	f.filter.Unit, f.filter.Village, f.filter.State = f.unit.Value(), f.village.Value(), township.HelperState(f.state.Value())
	f.without.SetText(fmt.Sprintf("%d 户没有帮扶责任人", len(l.Without)))
	f.without.Hidden = len(l.Without) == 0
	f.outside.SetText(fmt.Sprintf("%d 人在名册外", states[township.HelperOutside]))
	f.outside.Hidden = states[township.HelperOutside] == 0
}

// counted are options in an order, with the number of helpers behind each.
func counted(order []string, counts map[string]int) []widgets.Option {
	options := make([]widgets.Option, len(order))
	for i, v := range order {
		options[i] = widgets.Option{Value: v, Label: fmt.Sprintf("%s（%d）", v, counts[v])}
	}
	return options
}

// objects are the parts of the line, in reading order.
func (f *filterBar) objects() []fyne.CanvasObject {
	f.clear.Hidden = f.filter.Empty()
	all := []fyne.CanvasObject{f.unit, f.village, f.state, widgets.FixedWidth(searchWidth, f.search), f.clear, f.outside, f.without}
	return slices.DeleteFunc(all, func(o fyne.CanvasObject) bool { return !o.Visible() })
}

// admitted are the lines that the filter lets through.
func (f *filterBar) admitted(lines []*line) []*line {
	shown := map[string]bool{}
	for _, r := range township.FilterHelpers(f.screen.list.Rows, f.filter) {
		shown[rowKey(r)] = true
	}
	var out []*line
	for _, l := range lines {
		if shown[l.key] {
			out = append(out, l)
		}
	}
	return out
}

// said names what is filtered by: 「单位 镇民政办、查找“zqm”」.
func (f *filterBar) said() string {
	var parts []string
	for _, p := range []struct{ label, value string }{
		{"单位 ", f.filter.Unit}, {"村 ", f.filter.Village}, {"状态 ", f.filter.State.Word()},
	} {
		if p.value != "" {
			parts = append(parts, p.label+p.value)
		}
	}
	if f.filter.Query != "" {
		parts = append(parts, "查找“"+f.filter.Query+"”")
	}
	return strings.Join(parts, "、")
}
