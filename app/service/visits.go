package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// Assignments returns who visits whom in a campaign: the households that it visits, each with its two checkers.
func (d *Desk) Assignments(ctx context.Context, campaign int64) (township.VisitPlan, error) {
	p := township.VisitPlan{}
	r, err := d.read(ctx)
	if err != nil {
		return p, err
	}
	l := surveyListing{read: d.archive.Read(ctx), surveys: map[int64]township.Survey{}}
	if err := l.load(campaign); err != nil {
		return p, err
	}
	p.Campaign = l.campaign
	if p.Staff, err = staffOf(l.read, campaign); err != nil {
		return p, err
	}
	for _, h := range r.rows {
		s, visited := l.surveys[h.ID]
		if a := l.assigned[h.ID]; visited || a.ID != 0 || l.campaign.Covers(&h.HouseholdRow) {
			p.Visits = append(p.Visits, township.PlannedVisit{Row: &h.HouseholdRow, First: a.First, Second: a.Second, State: s.State})
		}
	}
	return p, nil
}

// ProposeAssignments shares the households of a campaign, or those of a village, out among checkers; nothing is written.
// Households whose form has come back stay as they are.
func (d *Desk) ProposeAssignments(ctx context.Context, req township.VisitRequest) (township.VisitProposal, error) {
	out := township.VisitProposal{}
	plan, err := d.Assignments(ctx, req.Campaign)
	if err != nil {
		return out, err
	}
	checkers, err := fitCheckers(&plan, req.Checkers)
	if err != nil {
		return out, err
	}
	var rows []*township.HouseholdRow
	for i := range plan.Visits {
		v := &plan.Visits[i]
		switch {
		case req.Village != "" && v.Row.Village != req.Village, req.OnlyOpen && plan.Open(v) == "", v.Row.Closed != "":
		case v.State.Answered():
			out.Visited++
		default:
			rows = append(rows, v.Row)
		}
	}
	assignments, left := township.Balance(rows, checkers)
	out.Assignments = assignments
	for _, r := range left {
		out.Left = append(out.Left, township.LeftVisit{Row: r, Why: township.LeftBecause(r, checkers)})
	}
	return out, nil
}

// fitCheckers are those who were ticked; one who may not go is refused with the reason.
func fitCheckers(plan *township.VisitPlan, ids []int64) ([]township.StaffMember, error) {
	var out []township.StaffMember
	for _, id := range ids {
		m := plan.Person(id)
		if m == nil {
			return nil, township.Errorf(township.CodeNotFound, "选中的核查员已不在人员名单里。请刷新后重试。")
		}
		if why := m.MayVisit(&township.HouseholdRow{}); why != "" {
			return nil, township.Errorf(township.CodeInvalid, "%s，不能分工。", why)
		}
		out = append(out, *m)
	}
	if len(out) < 2 {
		return nil, township.Errorf(township.CodeInvalid, "请至少选两名核查员：入户要两人同行。")
	}
	return out, nil
}

// SaveAssignments puts down who visits each of the households, in place of who did before, as one deed. Two go together,
// both are fit checkers, and nobody visits a household that he himself helps.
func (d *Desk) SaveAssignments(ctx context.Context, campaign int64, list []township.Assignment) (township.Deed, error) {
	plan, err := d.Assignments(ctx, campaign)
	if err != nil {
		return township.Deed{}, err
	}
	rows := map[int64]*township.HouseholdRow{}
	for _, v := range plan.Visits {
		rows[v.Row.ID] = v.Row
	}
	for _, a := range list {
		if err := mayAssign(&plan, rows[a.Household], a); err != nil {
			return township.Deed{}, err
		}
	}
	return d.staffDeed(ctx, fmt.Sprintf("走访分工：%d户", len(list)), func(t *data.Tx) error {
		have, err := assignedIn(t, campaign)
		if err != nil {
			return err
		}
		for _, a := range list {
			values := a.Values()
			values["campaign_id"] = data.FormatID(campaign)
			if _, err := put(t, township.Assignments, have[a.Household], values); err != nil {
				return err
			}
		}
		return nil
	})
}

// assignedIn are the assignments of a campaign that runs, by household.
func assignedIn(t *data.Tx, campaign int64) (map[int64]int64, error) {
	if err := mayChange(t, campaign); err != nil {
		return nil, err
	}
	records, err := t.Read().AssignmentsOf(campaign)
	out := map[int64]int64{}
	for _, r := range records {
		out[township.AssignmentOf(r).Household] = r.ID
	}
	return out, err
}

func mayAssign(plan *township.VisitPlan, r *township.HouseholdRow, a township.Assignment) error {
	switch {
	case r == nil:
		return township.Errorf(township.CodeNotFound, "有一户已不在“%s”的走访范围里。请刷新后重试。", plan.Campaign.Name)
	case a.First == 0 || a.Second == 0:
		return township.Errorf(township.CodeInvalid, "%s：请选两名核查员，入户要两人同行。", r.Named())
	case a.First == a.Second:
		return township.Errorf(township.CodeInvalid, "%s：两名核查员是同一人，请换一人。", r.Named())
	}
	for _, id := range []int64{a.First, a.Second} {
		m := plan.Person(id)
		if m == nil {
			return township.Errorf(township.CodeNotFound, "%s：选中的核查员已不在人员名单里。请刷新后重试。", r.Named())
		}
		if why := m.MayVisit(r); why != "" {
			return township.Errorf(township.CodeInvalid, "%s：%s。请换一人。", r.Named(), why)
		}
	}
	return nil
}

// Unassign takes back who visits the households.
func (d *Desk) Unassign(ctx context.Context, campaign int64, households []int64) (township.Deed, error) {
	return d.staffDeed(ctx, "取消走访分工", func(t *data.Tx) error {
		have, err := assignedIn(t, campaign)
		if err != nil {
			return err
		}
		n := 0
		for _, h := range slices.Compact(slices.Sorted(slices.Values(households))) {
			if id := have[h]; id != 0 {
				if err := t.Remove(township.Assignments, id); err != nil {
					return err
				}
				n++
			}
		}
		return t.Retitle(fmt.Sprintf("取消走访分工：%d户", n))
	})
}
