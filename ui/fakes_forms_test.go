package ui

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// fakeForms is the part of the fake desk that forms stand on.
type fakeForms struct {
	uitest.Drawer
	saved int
}

func (d *fakeForms) SaveHousehold(_ context.Context, form township.HouseholdForm) (township.Saved, error) {
	d.saved++
	return township.Saved{ID: form.ID, Household: form.ID, Deed: township.Deed{ID: 7, At: evening, DeedInfo: township.DeedInfo{Title: "修改张三户"}}}, nil
}

func (d *fakeForms) SaveMember(_ context.Context, household int64, form township.Form) (township.Saved, error) {
	return township.Saved{ID: form.ID, Household: household}, nil
}

func (d *fakeForms) SaveMeasure(_ context.Context, household int64, form township.Form) (township.Saved, error) {
	return township.Saved{ID: form.ID, Household: household}, nil
}

func (d *fakeForms) RemoveMeasure(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeForms) HolderOf(context.Context, string, int64) (township.FieldFault, error) {
	return township.FieldFault{}, nil
}

func (d *fakeForms) Vocabularies(context.Context) (township.Vocabularies, error) {
	return township.Vocabularies{}, nil
}

func (d *fakeForms) Words(context.Context, string) ([]township.OfficeWord, error) { return nil, nil }

func (d *fakeForms) AddWord(context.Context, string, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeForms) RenameWord(context.Context, string, string, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeForms) SpellWord(context.Context, string, string, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeForms) RetireWord(context.Context, string, string, bool) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeForms) RemoveWord(context.Context, string, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeForms) MoveWord(context.Context, string, string, int) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeForms) Helpers(context.Context) (township.HelperList, error) {
	return township.HelperList{}, nil
}
