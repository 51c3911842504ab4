package issues

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// The widths on the line of filters, in designed units.
const (
	searchWidth = 190
	statesWidth = 136
)

// filterBar is the line of filters above the table: each shows its value, and how many issues each choice would leave.
type filterBar struct {
	list   *listing
	filter township.IssueFilter

	selects []*facet
	states  *widgets.MultiSelect
	board   bool // the states stand side by side: they are not chosen
	dates   *widgets.Button
	overdue *widgets.Button
	soon    *widgets.Button
	more    *widgets.Button
	search  *widgets.SearchEntry
	clear   *widgets.Button
}

func newFilterBar(l *listing) *filterBar {
	f := &filterBar{list: l, selects: facets()}
	for _, s := range f.selects {
		s.choice = widgets.NewFilterSelect(s.label, nil, func(v string) { s.set(&f.filter, v); l.narrow() })
	}
	f.states = widgets.NewMultiSelect("状态：全部", nil)
	f.states.OnChanged = func(values []string) {
		f.filter.States, f.filter.Standing, f.filter.Mended, f.filter.Accepted = nil, false, false, false
		for _, v := range values {
			f.filter.States = append(f.filter.States, township.IssueState(v))
		}
		l.narrow()
	}
	f.dates = widgets.NewButton("", nil, f.askDates)
	f.overdue = widgets.NewButton("超期 ×", nil, func() { f.filter.Overdue = false; l.narrow() })
	f.soon = widgets.NewButton("7天内到期 ×", nil, func() { f.filter.DueSoon = false; l.narrow() })
	f.more = widgets.NewMenuButton("更多", nil, f.moreMenu)
	f.search = widgets.NewSearchEntry("姓名、编号、描述", look.Icon(look.IconSearch), func(text string) {
		if f.filter.Query != text {
			f.filter.Query = text
			l.narrow()
		}
	})
	f.search.OnDown = l.toRows
	f.search.OnEnter(l.toRows)
	f.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), f.clearAll)
	return f
}

// set asks for something else.
func (f *filterBar) set(filter township.IssueFilter) {
	f.filter = filter
	f.search.SetText(filter.Query)
	f.list.narrow()
}

// clearAll lets every issue through again.
func (f *filterBar) clearAll() {
	for _, s := range f.selects {
		s.asked = false
	}
	f.set(township.IssueFilter{})
}

// load takes over which values there are.
func (f *filterBar) load() {
	for _, s := range f.selects {
		s.load(f.list.rows)
	}
}

// show puts values and counts on the drop-downs; shown are the rows that the whole filter lets through. The counts of a
// drop-down are those of the other filters.
func (f *filterBar) show(shown []*line) {
	for _, s := range f.selects {
		rows, chosen := shown, s.get(&f.filter)
		if chosen != "" {
			others := f.filter
			s.set(&others, "")
			rows = f.list.admitted(&others)
		}
		s.show(rows, chosen)
	}
	f.showStates(shown)
	f.dates.SetText("发现：" + widgets.Span(string(f.filter.From), string(f.filter.To)))
}

func (f *filterBar) showStates(shown []*line) {
	if of := &f.filter; len(of.States) > 0 || of.Standing || of.Mended || of.Accepted {
		others := f.filter
		others.States, others.Standing, others.Mended, others.Accepted = nil, false, false, false
		shown = f.list.admitted(&others)
	}
	counts := map[township.IssueState]int{}
	for _, r := range shown {
		counts[r.State]++
	}
	var options []widgets.Option
	var values []string
	for _, s := range township.IssueStates {
		options = append(options, widgets.Option{Value: string(s), Label: fmt.Sprintf("%s（%d）", s, counts[s])})
		if slices.Contains(f.filter.States, s) {
			values = append(values, string(s))
		}
	}
	f.states.SetOptions(options)
	f.states.SetValues(values)
}

// objects are the parts of the line, in reading order.
func (f *filterBar) objects() []fyne.CanvasObject {
	if len(f.list.rows) == 0 {
		return nil
	}
	out := []fyne.CanvasObject{f.selects[0].choice}
	if !f.board {
		out = append(out, widgets.FixedWidth(statesWidth, f.states))
	}
	for i, s := range f.selects[1:] {
		if i+1 < mainFacets || s.asked || s.get(&f.filter) != "" {
			out = append(out, s.choice)
		}
	}
	for _, chip := range []struct {
		shown bool
		chip  *widgets.Button
	}{{f.filter.Overdue, f.overdue}, {f.filter.DueSoon, f.soon}, {f.filter.From != "" || f.filter.To != "", f.dates}} {
		if chip.shown {
			out = append(out, chip.chip)
		}
	}
	out = append(out, f.more, widgets.FixedWidth(searchWidth, f.search))
	if said := f.besides(); said != "" {
		out = append(out, widgets.Inset(6, 0, widgets.NewQuiet(said)))
	}
	if f.filter.Narrows() {
		out = append(out, f.clear)
	}
	return out
}

// besides says what is asked for that nothing else on the line shows.
func (f *filterBar) besides() string {
	var parts []string
	if f.filter.Standing {
		parts = append(parts, "发现（不含不属实、已并入）")
	}
	if f.filter.Mended {
		parts = append(parts, "已整改")
	}
	if f.filter.Accepted {
		parts = append(parts, "已验收")
	}
	if f.filter.Asked {
		parts = append(parts, "会商、上报未答复")
	}
	if f.filter.Household != 0 {
		parts = append(parts, "一户的问题："+f.list.homeName(f.filter.Household))
	}
	if f.filter.Survey != 0 {
		parts = append(parts, "一张调查表的问题")
	}
	return strings.Join(parts, "　")
}

// said names what is filtered by.
func (f *filterBar) said() string {
	var parts []string
	for _, s := range f.selects {
		if v := s.get(&f.filter); v != "" {
			parts = append(parts, s.label+" "+s.word(v))
		}
	}
	for _, s := range f.filter.States {
		parts = append(parts, string(s))
	}
	if f.filter.Overdue {
		parts = append(parts, "超期")
	}
	if f.filter.DueSoon {
		parts = append(parts, "7天内到期")
	}
	if f.filter.From != "" || f.filter.To != "" {
		parts = append(parts, f.dates.Text)
	}
	if said := f.besides(); said != "" {
		parts = append(parts, said)
	}
	if f.filter.Query != "" {
		parts = append(parts, "查找“"+f.filter.Query+"”")
	}
	return strings.Join(parts, "、")
}

// askDates asks for the days of the finding, from and to; an end that is left open does not narrow.
func (f *filterBar) askDates() {
	from := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	to := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	from.SetValue(string(f.filter.From))
	to.SetValue(string(f.filter.To))
	first := widgets.NewField("从", from, widgets.FieldOptions{Hint: "可以不填"})
	last := widgets.NewField("到", to, widgets.FieldOptions{Hint: "可以不填"})
	var dialog *widgets.Dialog
	form := widgets.NewForm(func() {
		begin, end := township.Date(from.Value()), township.Date(to.Value())
		if begin != "" && end != "" && begin > end {
			last.SetProblem("“到”早于“从”，请改正。")
			dialog.Resize()
			return
		}
		dialog.Close()
		f.filter.From, f.filter.To = begin, end
		f.list.narrow()
	}, first, last)
	dialog = widgets.ShowDialog(f.list.screen.host.Window(), widgets.DialogOptions{
		Title: "发现日期", Deed: "按此筛选", Body: form, First: from, OnDeed: func() bool { form.Submit(); return false },
	})
}

// moreMenu offers the further conditions, and the filters that were saved under a name.
func (f *filterBar) moreMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	item := func(label string, checked bool, do func()) {
		i := fyne.NewMenuItem(label, do)
		i.Checked = checked
		items = append(items, i)
	}
	for _, s := range f.selects[mainFacets:] {
		item(s.label+"…", s.get(&f.filter) != "", func() { f.offer(s) })
	}
	item("超期", f.filter.Overdue, func() { f.filter.Overdue = !f.filter.Overdue; f.list.narrow() })
	item("7天内到期", f.filter.DueSoon, func() { f.filter.DueSoon = !f.filter.DueSoon; f.list.narrow() })
	item("发现日期…", f.filter.From != "" || f.filter.To != "", f.askDates)
	items = append(items, fyne.NewMenuItemSeparator())
	return append(items, f.savedMenu()...)
}

// offer puts a condition onto the line and opens its list.
func (f *filterBar) offer(s *facet) {
	s.asked = true
	f.list.narrow()
	s.choice.Open()
}

// savedFilter is a set of conditions under a name.
type savedFilter struct {
	Name   string               `json:"name"`
	Filter township.IssueFilter `json:"filter"`
}

// savedKey is under what the host keeps them.
const savedKey = "issues.filters"

func (f *filterBar) saved() []savedFilter {
	var list []savedFilter
	f.list.screen.host.Recall(savedKey, &list)
	return list
}

// savedMenu applies, saves and forgets sets of conditions.
func (f *filterBar) savedMenu() []*fyne.MenuItem {
	save := fyne.NewMenuItem("保存当前条件…", f.askName)
	save.Disabled = !f.filter.Narrows()
	items := []*fyne.MenuItem{save}
	var rename, forget []*fyne.MenuItem
	for _, s := range f.saved() {
		item := fyne.NewMenuItem(s.Name, func() { f.set(s.Filter) })
		item.Checked = reflect.DeepEqual(s.Filter, f.filter)
		items = append(items, item)
		rename = append(rename, fyne.NewMenuItem(s.Name+"…", func() { f.askRename(s) }))
		forget = append(forget, fyne.NewMenuItem(s.Name, func() { f.keep(s.Name, nil) }))
	}
	if len(forget) > 0 {
		name, drop := fyne.NewMenuItem("改名", nil), fyne.NewMenuItem("删除保存的条件", nil)
		name.ChildMenu, drop.ChildMenu = fyne.NewMenu("", rename...), fyne.NewMenu("", forget...)
		items = append(items, name, drop)
	}
	return items
}

func (f *filterBar) askName() {
	widgets.Prompt(f.list.screen.host.Window(), widgets.PromptOptions{
		Title: "保存当前条件", Label: "名称", Value: f.said(), Deed: "保存条件",
	}, func(name string) { f.keep(name, &f.filter) })
}

// askRename asks for another name of a set of conditions, which keeps its place.
func (f *filterBar) askRename(s savedFilter) {
	widgets.Prompt(f.list.screen.host.Window(), widgets.PromptOptions{
		Title: "保存的条件改名", Label: "名称", Value: s.Name, Deed: "改名",
		Validate: func(name string) error {
			if name != s.Name && slices.ContainsFunc(f.saved(), func(o savedFilter) bool { return o.Name == name }) {
				return township.Errorf(township.CodeConflict, "已经有叫“%s”的条件，请另取名称。", name)
			}
			return nil
		},
	}, func(name string) {
		list := f.saved()
		if i := slices.IndexFunc(list, func(o savedFilter) bool { return o.Name == s.Name }); i >= 0 {
			list[i].Name = name
			f.list.screen.host.Remember(savedKey, list)
		}
	})
}

// keep saves a filter under a name, in the place of one that has it, or forgets it.
func (f *filterBar) keep(name string, filter *township.IssueFilter) {
	list := slices.DeleteFunc(f.saved(), func(s savedFilter) bool { return s.Name == name })
	if filter != nil {
		list = append(list, savedFilter{name, *filter})
	}
	f.list.screen.host.Remember(savedKey, list)
}
