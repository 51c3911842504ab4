package history

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// The widths of the entries, in designed units.
const (
	textWidth = 230
	dateWidth = 128
)

// deedFilters is the line of filters above the deeds. What was chosen is remembered, but for the household.
type deedFilters struct {
	host    Host
	changed func()
	filter  township.HistoryFilter
	place   string // the household in words

	text                          *widgets.SearchEntry
	operator, kind, entity, state *widgets.FilterSelect
	from, to                      *widgets.DateEntry
	household                     *widgets.Button
	clear                         *widgets.Button
	objects                       []fyne.CanvasObject
}

const filterKey = "history.filter"

func newDeedFilters(host Host, changed func()) *deedFilters {
	f := &deedFilters{host: host, changed: changed}
	f.text = widgets.NewSearchEntry("人名、项目、内容、文件名", look.Icon(look.IconSearch), func(text string) {
		if text != f.filter.Text {
			f.filter.Text = text
			f.tell()
		}
	})
	choice := func(label string, options []widgets.Option, into *string) *widgets.FilterSelect {
		return widgets.NewFilterSelect(label, options, func(value string) { *into = value; f.tell() })
	}
	f.operator = choice("经办人", nil, &f.filter.Operator)
	f.kind = choice("类型", nil, &f.filter.Kind)
	f.entity = choice("对象", entityOptions(), &f.filter.Entity)
	f.state = choice("状态", []widgets.Option{{Value: string(township.DeedStands), Label: "有效"}, {Value: string(township.DeedUndone), Label: "已撤销"}}, (*string)(&f.filter.State))
	f.from = f.date(&f.filter.From)
	f.to = f.date(&f.filter.To)
	f.household = widgets.NewButton("", look.Icon(look.IconClose), func() { f.filter.Household = 0; f.place = ""; f.tell() })
	f.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), func() { f.set(township.HistoryFilter{}, ""); f.tell() })
	f.objects = []fyne.CanvasObject{
		f.household, widgets.FixedWidth(textWidth, f.text), f.operator, f.kind, f.entity, f.state,
		widgets.Row(4, widgets.NewQuiet("从"), widgets.FixedWidth(dateWidth, f.from)), widgets.Row(4, widgets.NewQuiet("到"), widgets.FixedWidth(dateWidth, f.to)), f.clear,
	}
	var kept township.HistoryFilter
	host.Recall(filterKey, &kept)
	f.set(kept, "")
	return f
}

func entityOptions() []widgets.Option {
	var out []widgets.Option
	for _, e := range township.Entities {
		if e != township.EventPeople {
			out = append(out, widgets.Option{Value: e.Table, Label: e.Name})
		}
	}
	return out
}

func (f *deedFilters) date(into *township.Date) *widgets.DateEntry {
	d := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.NotAfter = string(f.host.Today())
	d.OnDate = func(iso string) {
		if day := township.Date(iso); day != *into {
			*into = day
			f.tell()
		}
	}
	return d
}

// offer takes over who did deeds, and of which kinds.
func (f *deedFilters) offer(c township.HistoryChoices) {
	f.operator.SetOptions(widgets.PlainOptions(c.Operators...))
	var kinds []widgets.Option
	for _, k := range c.Kinds {
		kinds = append(kinds, widgets.Option{Value: k, Label: township.KindWord(k)})
	}
	slices.SortFunc(kinds, func(a, b widgets.Option) int { return cmp.Compare(a.Label, b.Label) })
	f.kind.SetOptions(kinds)
	f.show()
}

// set takes over a filter without telling.
func (f *deedFilters) set(filter township.HistoryFilter, place string) {
	f.filter, f.place = filter, place
	f.text.SetText(filter.Text)
	f.from.SetValue(string(filter.From))
	f.to.SetValue(string(filter.To))
	f.show()
}

// show puts the values on the drop-downs.
func (f *deedFilters) show() {
	f.operator.SetValue(f.filter.Operator)
	f.kind.SetValue(f.filter.Kind)
	f.entity.SetValue(f.filter.Entity)
	f.state.SetValue(string(f.filter.State))
	f.household.SetText("只看 " + f.place)
	f.household.Hidden = f.filter.Household == 0
	f.clear.Hidden = f.filter == (township.HistoryFilter{})
	for _, o := range []fyne.CanvasObject{f.household, f.clear} {
		o.Refresh()
	}
}

// tell remembers the filter and has the list read anew.
func (f *deedFilters) tell() {
	f.show()
	kept := f.filter
	kept.Household = 0
	f.host.Remember(filterKey, kept)
	f.changed()
}

// said names what is filtered by.
func (f *deedFilters) said() string {
	var parts []string
	add := func(value, word string) {
		if value != "" {
			parts = append(parts, word)
		}
	}
	if f.filter.Household != 0 {
		parts = append(parts, f.place)
	}
	add(f.filter.Text, f.filter.Text)
	add(f.filter.Operator, "经办人 "+f.filter.Operator)
	add(f.filter.Kind, "类型 "+township.KindWord(f.filter.Kind))
	if e := township.EntityOfTable(f.filter.Entity); e != nil {
		parts = append(parts, "对象 "+e.Name)
	}
	add(string(f.filter.State), "状态 "+f.state.Shown())
	add(string(f.filter.From), "从 "+string(f.filter.From))
	add(string(f.filter.To), "到 "+string(f.filter.To))
	return strings.Join(parts, "、")
}
