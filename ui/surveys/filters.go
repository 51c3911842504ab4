package surveys

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// searchWidth is the width of the search entry, in designed units.
const searchWidth = 190

// filterBar is the line of filters above the table, and the campaign in the title row, which always has a value.
type filterBar struct {
	list   *listing
	filter township.SurveyFilter

	campaign                            *widgets.FilterSelect
	village, group, state, person, form *widgets.FilterSelect
	search                              *widgets.SearchEntry
	clear                               *widgets.Button
}

func newFilterBar(l *listing) *filterBar {
	f := &filterBar{list: l}
	changed := func(set func(v string)) func(string) {
		return func(v string) { set(v); l.narrow() }
	}
	f.campaign = widgets.NewDropDown("没有专项行动", nil, func(v string) {
		if id, err := strconv.ParseInt(v, 10, 64); err == nil {
			l.setCampaign(id)
		}
	})
	f.village = widgets.NewFilterSelect("村", nil, changed(func(v string) { f.filter.Village, f.filter.Group = v, ""; f.load() }))
	f.group = widgets.NewFilterSelect("组", nil, changed(func(v string) { f.filter.Group = v }))
	f.state = widgets.NewFilterSelect("状态", nil, changed(func(v string) { f.filter.States = statesOf(v) }))
	f.person = widgets.NewFilterSelect("人员", nil, changed(func(v string) { f.filter.Person = v }))
	f.form = widgets.NewFilterSelect("调查表", nil, changed(func(v string) { f.filter.Form, _ = strconv.ParseInt(v, 10, 64) }))
	f.search = widgets.NewSearchEntry("户主、拼音、户编号", look.Icon(look.IconSearch), func(text string) {
		if f.filter.Query != text {
			f.filter.Query = text
			l.narrow()
		}
	})
	f.search.OnDown = l.toTable
	f.search.OnEnter(l.toTable)
	f.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), f.clearAll)
	return f
}

// clearAll lets every household of the campaign through again.
func (f *filterBar) clearAll() { f.set(township.SurveyFilter{}) }

// set asks for something else of the campaign that is shown.
func (f *filterBar) set(filter township.SurveyFilter) {
	filter.Campaign = f.filter.Campaign
	f.filter = filter
	f.load()
	f.search.SetText(filter.Query)
	f.list.narrow()
}

// groupPrefix marks a choice of the filter by state that stands for several: a column of the progress.
const groupPrefix = "progress:"

// statesOf are the states that a choice stands for.
func statesOf(value string) []township.SurveyState {
	if value == "" {
		return nil
	}
	if label, ok := strings.CutPrefix(value, groupPrefix); ok {
		for _, c := range township.ProgressColumns {
			if c.Label == label {
				return c.States
			}
		}
	}
	return []township.SurveyState{township.SurveyState(strings.TrimPrefix(value, statePrefix))}
}

// statePrefix marks a single state, for that of a household nobody has been to is “”.
const statePrefix = "state:"

// stateValue is the choice that stands for states, “” for none of the choices.
func stateValue(states []township.SurveyState) string {
	if len(states) == 1 {
		return statePrefix + string(states[0])
	}
	for _, c := range township.ProgressColumns {
		if slices.Equal(c.States, states) {
			return groupPrefix + c.Label
		}
	}
	return ""
}

// tally counts values in the order in which they come.
type tally struct {
	order []string
	n     map[string]int
}

func (t *tally) add(value string) {
	if t.n == nil {
		t.n = map[string]int{}
	}
	if t.n[value]++; t.n[value] == 1 {
		t.order = append(t.order, value)
	}
}

func (t *tally) options() []widgets.Option {
	out := make([]widgets.Option, len(t.order))
	for i, v := range t.order {
		out[i] = widgets.Option{Value: v, Label: fmt.Sprintf("%s（%d）", v, t.n[v])}
	}
	return out
}

// load takes over which values there are, with how many households have each.
func (f *filterBar) load() {
	l := f.list
	var campaigns []widgets.Option
	for _, c := range l.campaigns {
		campaigns = append(campaigns, widgets.Option{Value: strconv.FormatInt(c.ID, 10), Label: campaignWord(c)})
	}
	f.campaign.SetOptions(campaigns)
	f.campaign.SetValue(strconv.FormatInt(f.filter.Campaign, 10))
	var villages, groups, people tally
	for i := range l.rows {
		r := &l.rows[i]
		villages.add(r.Row.Village)
		if r.Row.Village == f.filter.Village && r.Row.Group != "" {
			groups.add(r.Row.Group)
		}
		for _, name := range peopleOf(r) {
			people.add(name)
		}
	}
	slices.SortStableFunc(people.order, func(a, b string) int { return people.n[b] - people.n[a] })
	f.village.SetOptions(villages.options())
	f.village.SetValue(f.filter.Village)
	f.group.SetOptions(groups.options())
	f.group.SetValue(f.filter.Group)
	f.person.SetOptions(people.options())
	f.person.SetValue(f.filter.Person)
	f.loadStates()
	f.loadForms()
}

// campaignWord is a campaign in the drop-down.
func campaignWord(c township.Campaign) string {
	if c.Closed != "" {
		return c.Name + "（已结束）"
	}
	return c.Name
}

// peopleOf are those who go to a household or were there, each once.
func peopleOf(r *township.SurveyRow) []string {
	var out []string
	for _, name := range append([]string{r.First, r.Second}, township.SplitWords(r.Collectors)...) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if r.First == "" && r.Second == "" {
		out = append(out, township.NoChecker)
	}
	return out
}

func (f *filterBar) loadStates() {
	all := township.SurveyProgressOf(f.list.rows).All
	var options []widgets.Option
	for _, c := range township.ProgressColumns {
		if len(c.States) > 1 {
			options = append(options, widgets.Option{Value: groupPrefix + c.Label, Label: fmt.Sprintf("%s（%d）", c.Label, c.In(all))})
		}
	}
	options[0].Label = fmt.Sprintf("没有走访到（%d）", township.ProgressColumns[0].In(all))
	for _, s := range township.SurveyStates {
		options = append(options, widgets.Option{Value: statePrefix + string(s), Label: fmt.Sprintf("%s（%d）", s.Word(), all.Of[s])})
	}
	f.state.SetOptions(options)
	f.state.SetValue(stateValue(f.filter.States))
}

func (f *filterBar) loadForms() {
	n, order := map[int64]int{}, []int64{}
	for i := range f.list.rows {
		if id := f.list.rows[i].Questionnaire; id != 0 {
			if n[id]++; n[id] == 1 {
				order = append(order, id)
			}
		}
	}
	var options []widgets.Option
	for _, id := range order {
		options = append(options, widgets.Option{Value: strconv.FormatInt(id, 10), Label: fmt.Sprintf("%s（%d）", f.list.forms[id], n[id])})
	}
	f.form.SetOptions(options)
	f.form.SetValue(strconv.FormatInt(f.filter.Form, 10))
}

// objects are the parts of the line, in reading order.
func (f *filterBar) objects() []fyne.CanvasObject {
	if len(f.list.rows) == 0 {
		return nil
	}
	out := []fyne.CanvasObject{f.village}
	if f.filter.Village != "" {
		out = append(out, f.group)
	}
	out = append(out, f.state, f.person, f.form, widgets.FixedWidth(searchWidth, f.search))
	if said := f.besides(); said != "" {
		out = append(out, widgets.Inset(6, 0, widgets.NewQuiet(said)))
	}
	if f.filter.Narrows() {
		out = append(out, f.clear)
	}
	return out
}

// besides says what is asked for that no drop-down shows.
func (f *filterBar) besides() string {
	var parts []string
	if f.filter.Checker != "" {
		parts = append(parts, "分工："+f.filter.Checker)
	}
	if f.filter.Collector != "" {
		parts = append(parts, "采集人："+f.filter.Collector)
	}
	if f.filter.On != "" {
		parts = append(parts, "入户日期："+string(f.filter.On))
	}
	if f.filter.Problems {
		parts = append(parts, "有问题的户")
	}
	if len(f.filter.States) > 1 && f.state.Value() == "" {
		words := make([]string, len(f.filter.States))
		for i, s := range f.filter.States {
			words[i] = s.Word()
		}
		parts = append(parts, strings.Join(words, "、"))
	}
	return strings.Join(parts, "　")
}

// said names what is filtered by.
func (f *filterBar) said() string {
	var parts []string
	for _, part := range []string{f.filter.Village, f.filter.Group, shownIf(f.state), f.filter.Person, shownIf(f.form), f.besides()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if f.filter.Query != "" {
		parts = append(parts, "查找“"+f.filter.Query+"”")
	}
	return strings.Join(parts, "、")
}

// shownIf is what a filter says while it filters.
func shownIf(s *widgets.FilterSelect) string {
	if s.Value() == "" {
		return ""
	}
	return s.Shown()
}
