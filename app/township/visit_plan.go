package township

import (
	"fmt"
	"slices"
)

// VisitPlan is who visits whom in a campaign.
type VisitPlan struct {
	Campaign Campaign
	Staff    []StaffMember
	Visits   []PlannedVisit // of the households that the campaign visits, in the order of paper
}

// PlannedVisit is a household with the two who go there.
type PlannedVisit struct {
	Row           *HouseholdRow
	First, Second int64 // of the staff; 0: nobody
	State         SurveyState
}

// Person returns a person of the campaign, nil for none.
func (p *VisitPlan) Person(id int64) *StaffMember {
	for i := range p.Staff {
		if p.Staff[i].ID == id {
			return &p.Staff[i]
		}
	}
	return nil
}

// Pair names the two of a visit: 王强、李丽; “” for nobody.
func (p *VisitPlan) Pair(first, second int64) string {
	out := ""
	for _, id := range []int64{first, second} {
		if m := p.Person(id); m != nil {
			if out != "" {
				out += "、"
			}
			out += m.Name
		}
	}
	return out
}

// Open says why a visit has nobody who may make it: nobody is put down, or somebody who may not go; “” where all is well.
func (p *VisitPlan) Open(v *PlannedVisit) string {
	if v.First == 0 && v.Second == 0 {
		return "未分工"
	}
	for _, id := range []int64{v.First, v.Second} {
		m := p.Person(id)
		if m == nil {
			return "只有一人，至少要两人"
		}
		if why := m.MayVisit(v.Row); why != "" {
			return why
		}
	}
	return ""
}

// MayVisit says why the person may not be put down to visit a household, “” if he may.
func (m *StaffMember) MayVisit(r *HouseholdRow) string {
	switch why := m.Unfit(); {
	case why != "":
		return m.Name + why
	case !m.Is(RoleChecker):
		return m.Name + "的分工不是核查员"
	case m.Helps(r):
		return m.Name + "是这一户的帮扶责任人，不能核查自己帮扶的户"
	}
	return ""
}

// PairLoad is how many households two checkers have.
type PairLoad struct {
	First, Second int64
	Households    int
	Villages      []string
}

// Loads are the pairs with their households, in the order in which they come up.
func (p *VisitPlan) Loads() []PairLoad {
	var out []PairLoad
	at := map[[2]int64]int{}
	for i := range p.Visits {
		v := &p.Visits[i]
		if v.First == 0 && v.Second == 0 {
			continue
		}
		key := [2]int64{v.First, v.Second}
		n, ok := at[key]
		if !ok {
			n = len(out)
			at[key] = n
			out = append(out, PairLoad{First: v.First, Second: v.Second})
		}
		out[n].Households++
		if !slices.Contains(out[n].Villages, v.Row.Village) {
			out[n].Villages = append(out[n].Villages, v.Row.Village)
		}
	}
	return out
}

// VisitRequest asks for a proposal of who visits whom.
type VisitRequest struct {
	Campaign int64
	Village  string  // by name; “” for all
	Checkers []int64 // of the staff
	OnlyOpen bool    // leave the households that have two who may go there as they are
}

// VisitProposal is a proposal of who visits whom; nothing is written of it.
type VisitProposal struct {
	Assignments []Assignment
	Left        []LeftVisit
	Visited     int // households that were visited already and stay as they are
}

// LeftVisit is a household for which there is no pair, and why.
type LeftVisit struct {
	Row *HouseholdRow
	Why string
}

// LeftBecause says why nobody among the checkers can visit a household.
func LeftBecause(r *HouseholdRow, checkers []StaffMember) string {
	var helpers []string
	for i := range checkers {
		if checkers[i].Helps(r) {
			helpers = append(helpers, checkers[i].Name)
		}
	}
	if len(helpers) > 0 {
		return fmt.Sprintf("各组里都有它的帮扶责任人（%s），请多选几名核查员", helpers[0])
	}
	return "核查员不足两人，不能成组"
}
