package households

import (
	"fmt"
	"sort"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// facet is one drop-down of the filter line.
type facet struct {
	choice *widgets.FilterSelect
	label  string
	field  func(*township.HouseholdFilter) *string // its part of the filter
	value  func(*township.HouseholdRow) string     // what a row counts for
	parts  bool                                    // each word of a value counts for itself
	word   func(value string) string               // how a value is shown
	place  func(*township.HouseholdRow) int        // order of the values; 0 for all: most frequent first
	values []string                                // of all rows, in their order

	own   []widgets.Option // choices that are no value of a row: 无帮扶责任人
	asked bool             // one of the further conditions, and the clerk has asked for it
}

// facets are the four drop-downs.
func facets() []*facet {
	plain := func(value string) string { return value }
	frequent := func(*township.HouseholdRow) int { return 0 }
	return []*facet{
		{
			label: "村", word: plain,
			field: func(f *township.HouseholdFilter) *string { return &f.Village },
			value: func(r *township.HouseholdRow) string { return r.Village },
			place: func(r *township.HouseholdRow) int { return r.VillageOrder },
		},
		{
			label: "台账", word: ledgerValueWord, value: ledgerValue,
			field: func(f *township.HouseholdFilter) *string { return &f.Ledger },
			place: func(r *township.HouseholdRow) int { return look.LedgerOrder(r.Ledger) },
		},
		{
			label: "类型", word: plain, place: frequent,
			field: func(f *township.HouseholdFilter) *string { return &f.Type },
			value: func(r *township.HouseholdRow) string { return r.Type },
		},
		{
			label: "原因", word: plain, place: frequent, parts: true,
			field: func(f *township.HouseholdFilter) *string { return &f.Cause },
			value: func(r *township.HouseholdRow) string { return r.Cause },
		},
	}
}

// ledgerValue is a row's ledger as the filter names it.
func ledgerValue(r *township.HouseholdRow) string {
	if r.Ledger == township.None {
		return township.NoLedger
	}
	return string(r.Ledger)
}

func ledgerValueWord(value string) string {
	if value == township.NoLedger {
		return look.LedgerWord(township.None)
	}
	return look.LedgerWord(township.Ledger(value))
}

// of are the values that a row counts for.
func (s *facet) of(r *township.HouseholdRow) []string {
	if s.parts {
		return township.SplitWords(s.value(r))
	}
	return []string{s.value(r)}
}

// load lists the values that there are, once for all rows: options that moved about while one
// filters would be hard to find again.
func (s *facet) load(rows []*township.HouseholdRow) {
	counts, place := map[string]int{}, map[string]int{}
	for _, r := range rows {
		for _, v := range s.of(r) {
			counts[v]++
			place[v] = s.place(r)
		}
	}
	delete(counts, "")
	s.values = make([]string, 0, len(counts))
	for v := range counts {
		s.values = append(s.values, v)
	}
	sort.Slice(s.values, func(i, j int) bool {
		a, b := s.values[i], s.values[j]
		switch {
		case place[a] != place[b]:
			return place[a] < place[b]
		case counts[a] != counts[b]:
			return counts[a] > counts[b]
		}
		return a < b
	})
}

// show offers the values that the rows have, each with its number of households. The chosen one is
// offered even where the other filters leave none of it.
func (s *facet) show(rows []*township.HouseholdRow, chosen string) {
	counts := map[string]int{}
	for _, r := range rows {
		for _, v := range s.of(r) {
			counts[v]++
		}
	}
	options := make([]widgets.Option, 0, len(s.values)+1)
	found := chosen == ""
	for _, o := range s.own {
		options = append(options, o)
		found = found || o.Value == chosen
	}
	for _, v := range s.values {
		if counts[v] > 0 || v == chosen {
			options = append(options, s.option(v, counts[v]))
		}
		found = found || v == chosen
	}
	if !found {
		options = append(options, s.option(chosen, 0))
	}
	s.choice.SetOptions(options)
	s.choice.SetValue(chosen)
}

func (s *facet) option(value string, count int) widgets.Option {
	return widgets.Option{Value: value, Label: fmt.Sprintf("%s　%d户", s.word(value), count)}
}
