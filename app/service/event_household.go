package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// statusFields are what a new household takes over from the one it came from, if that is wanted.
var statusFields = []string{
	"household_type", "poverty_status", "outside_kind", "cause", "other_causes", "identified_on", "exit_year", "relapse_cause",
	"monitor_kind", "risks", "risk_note", "monitored_on", "risk_cleared", "cleared_on", "cleared_way",
	"helper_name", "helper_unit", "helper_phone",
}

// SplitHousehold records a 分户: chosen people become a household of their own, which is in no ledger until a person puts
// it into one. It returns the new household.
func (d *Desk) SplitHousehold(ctx context.Context, req township.HouseholdSplit, origin township.Origin) (township.Deed, int64, error) {
	var made int64
	req.Way = township.WaySplit
	deed, err := d.record(ctx, township.DeedSplit, req.Household, origin, func(r *recorder) (string, error) {
		if err := req.Check(r.today, r.family).Err(); err != nil {
			return "", err
		}
		var err error
		if made, err = r.newHousehold(req); err != nil {
			return "", err
		}
		gone, rest := chosen(r.family, req.People)
		event, err := r.event(township.EventSplit, req.Happening, made)
		if err != nil {
			return "", err
		}
		if err := r.goOver(event, gone, made, req.Choice); err != nil {
			return "", err
		}
		what := fmt.Sprintf("分出%s户%d人（%s）", headOf(gone, req.Choice), len(gone), req.On)
		if !req.NeedsHead(r.family) {
			return what, nil
		}
		h := req.Happening
		h.Way = township.WayHeadOther
		return what + "，户主变更为" + headOf(rest, *req.Rest), r.changeHead(h, rest, *req.Rest)
	})
	return deed, made, err
}

func (r *recorder) newHousehold(req township.HouseholdSplit) (int64, error) {
	old, rec := r.family.Household, township.Households.NewRecord()
	rec.Set("village_id", old.Get("village_id"))
	if req.Village != 0 {
		rec.Set("village_id", data.FormatID(req.Village))
	}
	for key, value := range req.Home() {
		rec.Set(key, value)
	}
	if req.Status {
		for _, f := range statusFields {
			rec.Set(f, old.Get(f))
		}
	}
	return r.t.Insert(rec)
}

// MergeHouseholds records a 并户: the people of a household go into another, and theirs is no more.
func (d *Desk) MergeHouseholds(ctx context.Context, req township.HouseholdMerge, origin township.Origin) (township.Deed, error) {
	req.Way = township.WayMerged
	return d.record(ctx, township.DeedMerge, req.Household, origin, func(r *recorder) (string, error) {
		var into township.Family
		if req.Into != 0 {
			var err error
			if into, err = familyOf(r.t.Read(), req.Into); err != nil {
				return "", err
			}
		}
		if err := req.Check(r.today, r.family, into).Err(); err != nil {
			return "", err
		}
		event, err := r.event(township.EventMerge, req.Happening, req.Into)
		if err != nil {
			return "", err
		}
		people := r.family.Present()
		if err := r.goOver(event, people, req.Into, township.HeadChoice{Relations: req.Relations}); err != nil {
			return "", err
		}
		what := fmt.Sprintf("%d人并入%s（%s）", len(people), homeName(r.t, req.Into), req.On)
		return what, r.closeHousehold(req.On, township.WayMerged)
	})
}

// CloseHousehold records that a whole household has died out or moved away: its people leave, and it is no more.
func (d *Desk) CloseHousehold(ctx context.Context, req township.HouseholdClosing, origin township.Origin) (township.Deed, error) {
	return d.record(ctx, township.DeedClose, req.Household, origin, func(r *recorder) (string, error) {
		if err := req.Check(r.today, r.family).Err(); err != nil {
			return "", err
		}
		event, err := r.event(township.EventClose, req.Happening, 0)
		if err != nil {
			return "", err
		}
		if err := r.leave(event, r.family.Present(), req.On, req.Leaves()); err != nil {
			return "", err
		}
		return fmt.Sprintf("%s（%s）", req.Way, req.On), r.closeHousehold(req.On, req.Way)
	})
}
