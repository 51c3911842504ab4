package issues

import (
	"cmp"
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
	named  func(*township.IssueRow) string   // finds those words
	order  []string                          // of all values, as they were first met or by how many have them
	paper  bool                              // in the order of paper; else the most frequent first
	before func(a, b *township.IssueRow) int // in an order of their own
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
		linked("专项行动", func(f *township.IssueFilter) *int64 { return &f.Campaign }, func(r *township.IssueRow) (int64, string) { return r.Campaign, r.CampaignName }),
		sweepFacet(),
	}
}

// linked is a facet whose values are records, which the rows name.
func linked(label string, field func(*township.IssueFilter) *int64, record func(*township.IssueRow) (id int64, name string)) *facet {
	return &facet{
		label: label, words: map[string]string{},
		get:    func(f *township.IssueFilter) string { return keyOf(*field(f)) },
		set:    func(f *township.IssueFilter, v string) { *field(f), _ = strconv.ParseInt(v, 10, 64) },
		values: func(r *township.IssueRow) []string { id, _ := record(r); return []string{keyOf(id)} },
		named:  func(r *township.IssueRow) string { _, name := record(r); return name },
	}
}

// sweepFacet asks for the issues of an item of the sweep, in the order of the items.
func sweepFacet() *facet {
	s := linked("排查项目", func(f *township.IssueFilter) *int64 { return &f.Item }, func(r *township.IssueRow) (int64, string) { return r.Item, r.SweepName() })
	s.before = func(a, b *township.IssueRow) int { return cmp.Compare(a.Sweep.Position, b.Sweep.Position) }
	return s
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
	counts, first := map[string]int{}, map[string]*township.IssueRow{}
	s.order = nil
	for i := range rows {
		for _, v := range s.values(&rows[i]) {
			if v == "" {
				continue
			}
			if counts[v]++; counts[v] == 1 {
				s.order, first[v] = append(s.order, v), &rows[i]
			}
			if s.words != nil {
				s.words[v] = s.named(&rows[i])
			}
		}
	}
	switch {
	case s.before != nil:
		slices.SortStableFunc(s.order, func(a, b string) int { return s.before(first[a], first[b]) })
	case !s.paper:
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
