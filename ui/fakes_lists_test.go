package ui

import (
	"context"

	"taizhang/app/township"
)

// What the screen 农户 asks for many households; the window's tests do none of it.

func (d *fakeDesk) ExportRegister(context.Context, township.RegisterRequest, string, func(int, int)) (int, error) {
	return 0, nil
}

func (d *fakeDesk) PrintHouseholdList(context.Context, township.HouseholdListRequest, string, func(int, int)) (township.WallListResult, error) {
	return township.WallListResult{}, nil
}

func (d *fakeDesk) PlanFieldEdit(context.Context, []int64, township.FieldEdit) (township.FieldEditPlan, error) {
	return township.FieldEditPlan{}, nil
}

func (d *fakeDesk) EditField(context.Context, []int64, township.FieldEdit) (township.Deed, error) {
	return township.Deed{}, nil
}
