package township

import (
	"slices"
	"strings"
)

// HouseholdFilter narrows a list of households; an empty field does not narrow. The screen and the commands
// use the same one.
type HouseholdFilter struct {
	Query       string // as typed
	Village     string
	Group       string
	Ledger      string // a Ledger, or NoLedger
	Type        string
	Cause       string // one of the causes, or all of them as the household has them
	Helper      string // a name, a name with unit (HelperCalled), or NoHelper
	Monitor     string // 监测对象类别, AnyMonitor, or NotMonitored
	Cleared     string // RiskCleared or RiskOpen, of monitored households only
	Outside     string // 档外五类, or AnyOutside
	ExitYear    string // 脱贫年度
	PeopleFrom  int    // 0: from none on
	PeopleTo    int    // 0: without end
	EnteredFrom Date   // 入账日期, both days included
	EnteredTo   Date
	Incomplete  bool   // 待补全
	State       string // StateClosed, StateAny; “” for those that are
}

// The filter values that are no value of the field itself.
const (
	NoLedger     = "none"   // in none of the four ledgers
	NoHelper     = "none"   // 无帮扶责任人
	AnyMonitor   = "any"    // monitored, of whatever kind
	NotMonitored = "none"   // of no kind
	RiskCleared  = "yes"    // 风险已消除
	RiskOpen     = "no"     // 风险未消除
	AnyOutside   = "any"    // any of the 档外五类
	StateClosed  = "closed" // those that are no more (整户消亡, 整户迁出, 并户)
	StateAny     = "any"    // those that are, and those that are no more
)

// Empty says whether nothing is narrowed.
func (f HouseholdFilter) Empty() bool { return f == HouseholdFilter{} }

// FilterRows returns the rows that the filter lets through, in their order; the empty filter lets every household
// through that is, and none of those that are no more.
func FilterRows(rows []*HouseholdRow, f HouseholdFilter) []*HouseholdRow {
	query := FoldQuery(f.Query)
	out := make([]*HouseholdRow, 0, len(rows))
	for _, r := range rows {
		if f.admits(r) && r.Matches(query) {
			out = append(out, r)
		}
	}
	return out
}

// Values returns copies of some rows.
func Values(rows []*HouseholdRow) []HouseholdRow {
	out := make([]HouseholdRow, len(rows))
	for i, r := range rows {
		out[i] = *r
	}
	return out
}

// Pointers returns where each of some rows lies.
func Pointers(rows []HouseholdRow) []*HouseholdRow {
	out := make([]*HouseholdRow, len(rows))
	for i := range rows {
		out[i] = &rows[i]
	}
	return out
}

func (f *HouseholdFilter) admits(r *HouseholdRow) bool {
	return is(f.Village, r.Village) && is(f.Group, r.Group) && is(f.Type, r.Type) && among(f.Cause, r.Cause) && is(f.ExitYear, r.ExitYear) &&
		f.admitsLedger(r) && f.admitsState(r) && f.admitsMonitor(r) && f.admitsHelper(r) && f.admitsOutside(r) && f.admitsSize(r)
}

func (f *HouseholdFilter) admitsLedger(r *HouseholdRow) bool {
	switch {
	case f.Ledger == NoLedger && r.Ledger != None, f.Ledger != "" && f.Ledger != NoLedger && f.Ledger != string(r.Ledger):
		return false
	case f.EnteredFrom != "" && r.Entered < f.EnteredFrom:
		return false
	}
	return f.EnteredTo == "" || r.Entered != "" && r.Entered <= f.EnteredTo
}

func (f *HouseholdFilter) admitsState(r *HouseholdRow) bool {
	if f.Incomplete && r.Missing == 0 {
		return false
	}
	return f.State == StateAny || (f.State == StateClosed) == (r.Closed != "")
}

func (f *HouseholdFilter) admitsMonitor(r *HouseholdRow) bool {
	if f.Cleared != "" && (r.Monitor == "" || (f.Cleared == RiskCleared) != r.Cleared) {
		return false
	}
	switch f.Monitor {
	case AnyMonitor:
		return r.Monitor != ""
	case NotMonitored:
		return r.Monitor == ""
	}
	return is(f.Monitor, r.Monitor)
}

func (f *HouseholdFilter) admitsHelper(r *HouseholdRow) bool {
	switch f.Helper {
	case "":
		return true
	case NoHelper:
		return r.Helper == ""
	case r.Helper:
		return true
	}
	name, _, unit := strings.Cut(f.Helper, "（")
	return r.Helper != "" && (f.Helper == r.HelperCalled() || unit && r.HelperUnit == "" && name == r.Helper)
}

func (f *HouseholdFilter) admitsOutside(r *HouseholdRow) bool {
	if f.Outside == AnyOutside {
		return r.Outside != ""
	}
	return is(f.Outside, r.Outside)
}

func (f *HouseholdFilter) admitsSize(r *HouseholdRow) bool {
	return r.People >= f.PeopleFrom && (f.PeopleTo == 0 || r.People <= f.PeopleTo)
}

func is(want, got string) bool { return want == "" || want == got }

// among says whether a value of several words is or has the one that is wanted.
func among(want, got string) bool { return is(want, got) || slices.Contains(SplitWords(got), want) }

// HelperCalled names the helper of the household, “” for none.
func (r *HouseholdRow) HelperCalled() string {
	if r.Helper == "" {
		return ""
	}
	return HelperCalled(r.Helper, r.HelperUnit)
}

// Validate says what is wrong with a filter that was typed: a range from behind its end.
func (f HouseholdFilter) Validate() error {
	switch {
	case f.PeopleTo != 0 && f.PeopleFrom > f.PeopleTo:
		return Errorf(CodeInvalid, "人口从 %d 到 %d，前面的数大于后面的。请改正。", f.PeopleFrom, f.PeopleTo)
	case f.EnteredFrom != "" && f.EnteredTo != "" && f.EnteredFrom > f.EnteredTo:
		return Errorf(CodeInvalid, "入账日期从 %s 到 %s，前面的日期晚于后面的。请改正。", f.EnteredFrom, f.EnteredTo)
	}
	return nil
}
