package households

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// mainFacets are always on the line.
const mainFacets = 4

// moreFacets are the further conditions that are chosen from a list.
func moreFacets() []*facet {
	plain := func(value string) string { return value }
	frequent := func(*township.HouseholdRow) int { return 0 }
	none := func(*township.HouseholdRow) string { return "" }
	list := []*facet{
		{
			label: "组", place: func(r *township.HouseholdRow) int { return groupPlace(r.Group) },
			field: func(f *township.HouseholdFilter) *string { return &f.Group },
			value: func(r *township.HouseholdRow) string { return r.Group },
		},
		{
			label: "帮扶责任人", place: frequent, own: []widgets.Option{{Value: township.NoHelper, Label: "无帮扶责任人"}},
			field: func(f *township.HouseholdFilter) *string { return &f.Helper },
			value: (*township.HouseholdRow).HelperCalled,
		},
		{
			label: "监测类别", place: frequent, own: []widgets.Option{{Value: township.AnyMonitor, Label: "全部监测对象"}, {Value: township.NotMonitored, Label: "非监测对象"}},
			field: func(f *township.HouseholdFilter) *string { return &f.Monitor },
			value: func(r *township.HouseholdRow) string { return r.Monitor },
		},
		{
			label: "风险", place: frequent, value: none, own: []widgets.Option{{Value: township.RiskOpen, Label: "未消除"}, {Value: township.RiskCleared, Label: "已消除"}},
			field: func(f *township.HouseholdFilter) *string { return &f.Cleared },
		},
		{
			label: "档外五类", place: frequent, own: []widgets.Option{{Value: township.AnyOutside, Label: "任何一类"}},
			field: func(f *township.HouseholdFilter) *string { return &f.Outside },
			value: func(r *township.HouseholdRow) string { return r.Outside },
		},
		{
			label: "脱贫年度", place: func(r *township.HouseholdRow) int { return leading(r.ExitYear) },
			field: func(f *township.HouseholdFilter) *string { return &f.ExitYear },
			value: func(r *township.HouseholdRow) string { return r.ExitYear },
		},
		{
			label: "状态", place: frequent, value: none, own: []widgets.Option{{Value: township.StateClosed, Label: "已注销"}, {Value: township.StateAny, Label: "在册和已注销"}},
			field: func(f *township.HouseholdFilter) *string { return &f.State },
		},
	}
	for _, s := range list {
		s.word = plain
		if len(s.own) > 0 {
			s.word = ownWord(s.own)
		}
	}
	return list
}

// ownWord shows the choices that are no value of a row by their words.
func ownWord(own []widgets.Option) func(string) string {
	return func(value string) string {
		if i := slices.IndexFunc(own, func(o widgets.Option) bool { return o.Value == value }); i >= 0 {
			return own[i].Label
		}
		return value
	}
}

// groupPlace orders groups by their number, those without one last.
func groupPlace(group string) int {
	if n := leading(group); n > 0 {
		return n
	}
	return 1 << 20
}

// leading is the number at the front of a text, 0 for none.
func leading(s string) int {
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	n, _ := strconv.Atoi(s[:end])
	return n
}

// rangeChip is a further condition that is not chosen from a list: a button that shows it, and asks for it anew.
type rangeChip struct {
	label string
	chip  *widgets.Button
	bar   *filterBar
	text  func(township.HouseholdFilter) string // 人口：2–4; “” while it does not narrow
	ask   func()
}

func (r *rangeChip) show() { r.chip.SetText(r.text(r.bar.filter)) }

// newRanges makes the conditions 人口, 入账日期 and 待补全.
func newRanges(f *filterBar) []*rangeChip {
	list := []*rangeChip{
		{label: "人口", text: peopleText, ask: f.askPeople},
		{label: "入账日期", text: enteredText, ask: f.askEntered},
		{label: "待补全", text: incompleteText, ask: func() {
			f.filter.Incomplete = !f.filter.Incomplete
			f.changed()
		}},
	}
	for _, r := range list {
		r.bar = f
		r.chip = widgets.NewButton("", nil, r.ask)
	}
	return list
}

func peopleText(f township.HouseholdFilter) string {
	if f.PeopleFrom == 0 && f.PeopleTo == 0 {
		return ""
	}
	return "人口：" + widgets.Span(headcount(f.PeopleFrom), headcount(f.PeopleTo))
}

func enteredText(f township.HouseholdFilter) string {
	if f.EnteredFrom == "" && f.EnteredTo == "" {
		return ""
	}
	return "入账：" + widgets.Span(string(f.EnteredFrom), string(f.EnteredTo))
}

func incompleteText(f township.HouseholdFilter) string {
	if !f.Incomplete {
		return ""
	}
	return "待补全"
}

func headcount(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// askPeople asks for the number of people, from and to.
func (f *filterBar) askPeople() {
	from, to := widgets.NewNumberEntry(0).Bounds(0, 99), widgets.NewNumberEntry(0).Bounds(0, 99)
	from.SetDigits(headcount(f.filter.PeopleFrom))
	to.SetDigits(headcount(f.filter.PeopleTo))
	f.askRange("家庭人口", from, to, func(filter *township.HouseholdFilter) {
		filter.PeopleFrom, _ = strconv.Atoi(from.Digits())
		filter.PeopleTo, _ = strconv.Atoi(to.Digits())
	})
}

// askEntered asks for the day of entry into the present ledger, from and to.
func (f *filterBar) askEntered() {
	from := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	to := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	from.SetValue(string(f.filter.EnteredFrom))
	to.SetValue(string(f.filter.EnteredTo))
	f.askRange("入账日期", from, to, func(filter *township.HouseholdFilter) {
		filter.EnteredFrom, _ = township.ParseDate(from.Text)
		filter.EnteredTo, _ = township.ParseDate(to.Text)
	})
}

// askRange asks for two ends; an end that is left open does not narrow.
func (f *filterBar) askRange(title string, from, to widgets.Input, take func(*township.HouseholdFilter)) {
	first := widgets.NewField("从", from, widgets.FieldOptions{Hint: "可以不填"})
	last := widgets.NewField("到", to, widgets.FieldOptions{Hint: "可以不填"})
	var dialog *widgets.Dialog
	form := widgets.NewForm(func() {
		filter := f.filter
		take(&filter)
		if err := filter.Validate(); err != nil {
			last.SetProblem(township.Say(err))
			return
		}
		dialog.Close()
		f.filter = filter
		f.changed()
	}, first, last)
	dialog = widgets.ShowDialog(f.ask(), widgets.DialogOptions{
		Title: title, Deed: "按此筛选", Body: form, First: from, OnDeed: func() bool { form.Submit(); return false },
	})
}

// moreMenu offers the further conditions, and the filters that were saved under a name.
func (f *filterBar) moreMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range f.selects[mainFacets:] {
		item := fyne.NewMenuItem(s.label+"…", func() { f.offer(s) })
		item.Checked = *s.field(&f.filter) != ""
		items = append(items, item)
	}
	for _, r := range f.ranges {
		item := fyne.NewMenuItem(r.label+"…", r.ask)
		if r.label == "待补全" {
			item.Label = r.label
		}
		item.Checked = r.text(f.filter) != ""
		items = append(items, item)
	}
	return append(append(items, fyne.NewMenuItemSeparator()), f.savedMenu()...)
}

// offer puts a condition onto the line and opens its list.
func (f *filterBar) offer(s *facet) {
	s.asked = true
	f.changed()
	s.choice.Open()
}

// savedFilter is a set of conditions under a name.
type savedFilter struct {
	Name   string                   `json:"name"`
	Filter township.HouseholdFilter `json:"filter"`
}

// savedKey is under what the host keeps them.
const savedKey = "households.filters"

func (f *filterBar) saved() []savedFilter {
	var list []savedFilter
	f.memory.Recall(savedKey, &list)
	return list
}

// savedMenu applies, saves, renames and forgets sets of conditions.
func (f *filterBar) savedMenu() []*fyne.MenuItem {
	save := fyne.NewMenuItem("保存当前条件…", f.askName)
	save.Disabled = f.filter.Empty()
	items := []*fyne.MenuItem{save}
	var rename, forget []*fyne.MenuItem
	for _, s := range f.saved() {
		item := fyne.NewMenuItem(s.Name, func() { f.set(s.Filter); f.changed() })
		item.Checked = s.Filter == f.filter
		items = append(items, item)
		rename = append(rename, fyne.NewMenuItem(s.Name+"…", func() { f.askRename(s) }))
		forget = append(forget, fyne.NewMenuItem(s.Name, func() { f.keep(s.Name, nil) }))
	}
	if len(forget) > 0 {
		name := fyne.NewMenuItem("改名", nil)
		name.ChildMenu = fyne.NewMenu("", rename...)
		drop := fyne.NewMenuItem("删除保存的条件", nil)
		drop.ChildMenu = fyne.NewMenu("", forget...)
		items = append(items, name, drop)
	}
	return items
}

// askRename asks for another name of a set of conditions, which keeps its place.
func (f *filterBar) askRename(s savedFilter) {
	widgets.Prompt(f.ask(), widgets.PromptOptions{
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
			f.memory.Remember(savedKey, list)
		}
	})
}

func (f *filterBar) askName() {
	widgets.Prompt(f.ask(), widgets.PromptOptions{
		Title: "保存当前条件", Label: "名称", Value: f.said(), Deed: "保存条件",
	}, func(name string) { f.keep(name, &f.filter) })
}

// keep saves a filter under a name, in the place of one that has it, or forgets it.
func (f *filterBar) keep(name string, filter *township.HouseholdFilter) {
	list := slices.DeleteFunc(f.saved(), func(s savedFilter) bool { return s.Name == name })
	if filter != nil {
		list = append(list, savedFilter{name, *filter})
	}
	f.memory.Remember(savedKey, list)
}
