package issues

import (
	"fmt"
	"slices"
	"strconv"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// facet is one drop-down of the filter line.
type facet struct {
	choice *widgets.FilterSelect
	label  string
	get    func(*township.IssueFilter) string
	set    func(*township.IssueFilter, string)
	values func(*township.IssueRow) []string // what a row counts for
	words  map[string]string                 // of values that are not shown as they are
	order  []string                          // of all values, as they were first met or by how many have them
	paper  bool                              // in the order of paper; else the most frequent first
	asked  bool                              // one of the further conditions, and the clerk has asked for it
}

// plain is a facet whose values are texts of the filter and of the row.
func plain(label string, field func(*township.IssueFilter) *string, value func(*township.IssueRow) string) *facet {
	return &facet{
		label: label, get: func(f *township.IssueFilter) string { return *field(f) }, set: func(f *township.IssueFilter, v string) { *field(f) = v },
		values: func(r *township.IssueRow) []string { return []string{value(r)} },
	}
}

// mainFacets are always on the line.
const mainFacets = 2

// facets are the drop-downs, those always on the line first.
func facets() []*facet {
	village := plain("村", func(f *township.IssueFilter) *string { return &f.Village }, (*township.IssueRow).Place)
	village.paper = true
	person := plain("责任人", func(f *township.IssueFilter) *string { return &f.Person }, nil)
	person.values = func(r *township.IssueRow) []string { return township.SplitWords(r.Person) }
	return []*facet{
		village,
		plain("性质", func(f *township.IssueFilter) *string { return &f.Nature }, func(r *township.IssueRow) string { return r.Nature }),
		plain("类型", func(f *township.IssueFilter) *string { return &f.Type }, func(r *township.IssueRow) string { return r.Type }),
		plain("层级", func(f *township.IssueFilter) *string { return &f.Level }, func(r *township.IssueRow) string { return r.Level }),
		plain("责任单位", func(f *township.IssueFilter) *string { return &f.Unit }, func(r *township.IssueRow) string { return r.Unit }),
		person,
		plain("来源", func(f *township.IssueFilter) *string { return &f.Source }, func(r *township.IssueRow) string { return r.Source }),
		campaignFacet(),
	}
}

func campaignFacet() *facet {
	return &facet{
		label: "专项行动", words: map[string]string{},
		get:    func(f *township.IssueFilter) string { return keyOf(f.Campaign) },
		set:    func(f *township.IssueFilter, v string) { f.Campaign, _ = strconv.ParseInt(v, 10, 64) },
		values: func(r *township.IssueRow) []string { return []string{keyOf(r.Campaign)} },
	}
}

// keyOf is the key of an ID, “” of none.
func keyOf(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// load lists the values that there are, once for all rows: options that moved about while one filters would be hard to
// find again.
func (s *facet) load(rows []township.IssueRow) {
	counts := map[string]int{}
	s.order = nil
	for i := range rows {
		for _, v := range s.values(&rows[i]) {
			if v == "" {
				continue
			}
			if counts[v]++; counts[v] == 1 {
				s.order = append(s.order, v)
			}
			if s.words != nil {
				s.words[v] = rows[i].CampaignName
			}
		}
	}
	if !s.paper {
		slices.SortStableFunc(s.order, func(a, b string) int { return counts[b] - counts[a] })
	}
}

// show offers the values that the rows have, each with its number of issues. The chosen one is offered even where the
// other filters leave none of it.
func (s *facet) show(rows []*line, chosen string) {
	counts := map[string]int{}
	for _, r := range rows {
		for _, v := range s.values(r.IssueRow) {
			counts[v]++
		}
	}
	order := s.order
	if chosen != "" && !slices.Contains(order, chosen) {
		order = append(slices.Clone(order), chosen)
	}
	var options []widgets.Option
	for _, v := range order {
		if counts[v] > 0 || v == chosen {
			options = append(options, widgets.Option{Value: v, Label: fmt.Sprintf("%s（%d）", s.word(v), counts[v])})
		}
	}
	s.choice.SetOptions(options)
	s.choice.SetValue(chosen)
}

func (s *facet) word(value string) string {
	if w, ok := s.words[value]; ok {
		return w
	}
	return value
}
