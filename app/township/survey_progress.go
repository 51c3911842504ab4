package township

import (
	"cmp"
	"slices"
)

// SurveyProgress is how far a campaign is. It is kept as JSON with a campaign that is closed.
type SurveyProgress struct {
	All      SurveyCounts
	Villages []NamedCounts // in the office's order
	Checkers []NamedCounts // those who were there; a survey counts for each of its collectors
	Days     []NamedCounts // on which forms were filled, the earliest first
}

// NamedCounts are the counts of one village, checker or day.
type NamedCounts struct {
	Name string
	SurveyCounts
}

// SurveyProgressOf counts the rows of a campaign, which are in the order of paper.
func SurveyProgressOf(rows []SurveyRow) SurveyProgress {
	var p SurveyProgress
	checkers, days := map[string]int{}, map[string]int{}
	for i := range rows {
		r := &rows[i]
		p.All.Count(r)
		if n := len(p.Villages); n == 0 || p.Villages[n-1].Name != r.Row.Village {
			p.Villages = append(p.Villages, NamedCounts{Name: r.Row.Village})
		}
		p.Villages[len(p.Villages)-1].Count(r)
		for _, name := range SplitWords(r.Collectors) {
			count(&p.Checkers, checkers, name, r)
		}
		if r.Visited != "" {
			count(&p.Days, days, string(r.Visited), r)
		}
	}
	slices.SortFunc(p.Days, func(a, b NamedCounts) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortStableFunc(p.Checkers, func(a, b NamedCounts) int { return cmp.Compare(b.Total, a.Total) })
	return p
}

// count adds a row to the counts of a name, new ones at the end.
func count(list *[]NamedCounts, at map[string]int, name string, r *SurveyRow) {
	i, ok := at[name]
	if !ok {
		i = len(*list)
		at[name] = i
		*list = append(*list, NamedCounts{Name: name})
	}
	(*list)[i].Count(r)
}
