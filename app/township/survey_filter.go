package township

import "slices"

// SurveyFilter says which households of a campaign are listed; what is empty leaves nobody out.
type SurveyFilter struct {
	Campaign  int64
	Village   string // by name
	Group     string
	States    []SurveyState
	Checker   string // one of the two who go there, by name; NoChecker: those that have nobody
	Collector string // one of those who were there, by name
	Person    string // one who goes there or was there; NoChecker as with Checker
	Form      int64  // the questionnaire
	On        Date   // the day of the visit
	Problems  bool   // those whose answers raise an issue
	Query     string
}

// NoChecker is the checker of a household for which nobody has been put down.
const NoChecker = "未分工"

// Narrows says whether the filter leaves anybody of its campaign out.
func (f *SurveyFilter) Narrows() bool {
	rest := *f
	rest.Campaign, rest.States = 0, nil
	return len(f.States) > 0 || rest.text() != (&SurveyFilter{}).text()
}

// text is the filter without campaign and states, to be compared.
func (f *SurveyFilter) text() [9]any {
	return [9]any{f.Village, f.Group, f.Checker, f.Collector, f.Person, f.Form, f.On, f.Problems, f.Query}
}

// Admits says whether a filter lets a row of its campaign through.
func (f *SurveyFilter) Admits(r *SurveyRow) bool {
	return is(f.Village, r.Row.Village) && is(f.Group, r.Row.Group) && (len(f.States) == 0 || slices.Contains(f.States, r.State)) &&
		(f.Form == 0 || f.Form == r.Questionnaire) && (f.On == "" || f.On == r.Visited) && (!f.Problems || r.Problems > 0) &&
		f.admitsPeople(r) && r.Row.Matches(FoldQuery(f.Query))
}

func (f *SurveyFilter) admitsPeople(r *SurveyRow) bool {
	return r.goes(f.Checker) && (f.Collector == "" || r.CollectedBy(f.Collector)) && (r.goes(f.Person) || r.CollectedBy(f.Person))
}

// goes says whether a person, “” for anybody, is to go there.
func (r *SurveyRow) goes(name string) bool {
	switch name {
	case "", r.First, r.Second:
		return true
	case NoChecker:
		return r.First == "" && r.Second == ""
	}
	return false
}

// CollectedBy says whether a person was there.
func (r *SurveyRow) CollectedBy(name string) bool {
	return slices.Contains(SplitWords(r.Collectors), name)
}
