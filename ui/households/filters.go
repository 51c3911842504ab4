package households

import (
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// searchWidth is the width of the search entry, in designed units.
const searchWidth = 290

// filterBar is the line of filters above the table: each shows its value, and how many households
// each choice would leave.
type filterBar struct {
	changed func() // the clerk has changed the filter

	filter  township.HouseholdFilter
	selects []*facet // the four, and behind them those that are shown when they are asked for
	ranges  []*rangeChip
	more    *widgets.Button
	search  *widgets.SearchEntry
	clear   *widgets.Button
	objects []fyne.CanvasObject // in reading order

	searchBox fyne.CanvasObject
	memory    widgets.Memory     // of the saved filters
	ask       func() fyne.Window // where a dialog is shown
}

func newFilterBar(changed func()) *filterBar {
	f := &filterBar{changed: changed, selects: append(facets(), moreFacets()...)}
	for _, s := range f.selects {
		s.choice = widgets.NewFilterSelect(s.label, nil, func(value string) {
			*s.field(&f.filter) = value
			f.changed()
		})
	}
	f.search = widgets.NewSearchEntry("姓名、拼音、各种尾号、户编号", look.Icon(look.IconSearch), f.searched)
	f.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), f.clearAll)
	f.clear.Hide()
	f.ranges = newRanges(f)
	f.more = widgets.NewMenuButton("更多条件", nil, f.moreMenu)
	f.searchBox = widgets.FixedWidth(searchWidth, f.search)
	f.lay()
	return f
}

// lay lists what stands on the line: the four, and of the further conditions those that narrow or were asked for.
func (f *filterBar) lay() {
	f.objects = nil
	for i, s := range f.selects {
		if i < mainFacets || s.asked || *s.field(&f.filter) != "" {
			f.objects = append(f.objects, s.choice)
		}
	}
	for _, r := range f.ranges {
		if r.show(); r.text(f.filter) != "" {
			f.objects = append(f.objects, r.chip)
		}
	}
	f.objects = append(f.objects, f.more, f.searchBox, f.clear)
}

// searched takes over a query; the entry also reports texts that the program wrote into it.
func (f *filterBar) searched(text string) {
	if f.filter.Query != text {
		f.filter.Query = text
		f.changed()
	}
}

// set takes over a filter without telling.
func (f *filterBar) set(filter township.HouseholdFilter) {
	f.filter = filter
	f.search.SetText(filter.Query)
}

// clearAll lets everything through again.
func (f *filterBar) clearAll() {
	f.set(township.HouseholdFilter{})
	for _, s := range f.selects {
		s.asked = false
	}
	f.changed()
}

// load takes over which values there are.
func (f *filterBar) load(rows []*township.HouseholdRow) {
	for _, s := range f.selects {
		s.load(rows)
	}
}

// show puts values and counts on the drop-downs; shown are the rows that the whole filter lets
// through. The counts of a drop-down are those of the other filters.
func (f *filterBar) show(all, shown []*township.HouseholdRow) {
	for _, s := range f.selects {
		others, rows := f.filter, shown
		*s.field(&others) = ""
		if others != f.filter {
			rows = township.FilterRows(all, others)
		}
		s.show(rows, *s.field(&f.filter))
	}
	f.lay()
	f.clear.Hidden = f.filter.Empty()
	f.clear.Refresh()
}

// said names what is filtered by: 「村 双河村、查找“zsf”」.
func (f *filterBar) said() string {
	var parts []string
	for _, s := range f.selects {
		if v := *s.field(&f.filter); v != "" {
			parts = append(parts, s.label+" "+s.word(v))
		}
	}
	for _, r := range f.ranges {
		if text := r.text(f.filter); text != "" {
			parts = append(parts, text)
		}
	}
	if f.filter.Query != "" {
		parts = append(parts, "查找“"+f.filter.Query+"”")
	}
	return strings.Join(parts, "、")
}
