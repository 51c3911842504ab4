package township

import "slices"

// SurveyFilter says which households of a campaign are listed; what is empty leaves nobody out.
type SurveyFilter struct {
	Campaign int64
	Village  string // by name
	States   []SurveyState
	Checker  string // one of the two who go there, by name; NoChecker: those that have nobody
}

// NoChecker is the checker of a household for which nobody has been put down.
const NoChecker = "未分工"

// Admits says whether a filter lets a row of its campaign through.
func (f *SurveyFilter) Admits(r *SurveyRow) bool {
	return is(f.Village, r.Row.Village) && (len(f.States) == 0 || slices.Contains(f.States, r.State)) && f.admitsChecker(r)
}

func (f *SurveyFilter) admitsChecker(r *SurveyRow) bool {
	switch f.Checker {
	case "", r.First, r.Second:
		return true
	case NoChecker:
		return r.First == "" && r.Second == ""
	}
	return false
}
