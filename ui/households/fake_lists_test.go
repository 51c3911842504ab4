package households

import (
	"context"

	"taizhang/app/township"
)

// fakeLister keeps what was asked of it, and plans edits of the rows as if nothing were refused.
type fakeLister struct {
	exported []township.RegisterRequest
	listed   []township.HouseholdListRequest
	edited   []township.FieldEdit
	editIDs  []int64
	refuse   map[int64]string
	old      map[int64]string // what stands in the field
}

func (d *fakeLister) ExportRegister(_ context.Context, req township.RegisterRequest, _ string, _ func(int, int)) (int, error) {
	d.exported = append(d.exported, req)
	return len(req.Households), nil
}

func (d *fakeLister) PrintHouseholdList(_ context.Context, req township.HouseholdListRequest, _ string, _ func(int, int)) (township.WallListResult, error) {
	d.listed = append(d.listed, req)
	return township.WallListResult{Households: len(req.Households), Pages: 1}, nil
}

func (d *fakeLister) PlanFieldEdit(_ context.Context, ids []int64, e township.FieldEdit) (township.FieldEditPlan, error) {
	checked, err := e.Check(township.Checking{Today: "2021-11-19"})
	if err != nil {
		return township.FieldEditPlan{}, err
	}
	plan := township.FieldEditPlan{Field: township.Households.Field(e.Field), Edit: checked}
	for _, id := range ids {
		plan.Lines = append(plan.Lines, township.FieldEditLine{Household: id, Head: "户主", Old: d.old[id], New: checked.Apply(d.old[id]), Refused: d.refuse[id]})
	}
	return plan, nil
}

func (d *fakeLister) EditField(_ context.Context, ids []int64, e township.FieldEdit) (township.Deed, error) {
	d.edited, d.editIDs = append(d.edited, e), ids
	return township.Deed{ID: 9, DeedInfo: township.DeedInfo{Title: "改字段"}}, nil
}
