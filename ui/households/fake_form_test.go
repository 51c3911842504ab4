package households

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// fakeForms is the part of the fake desk that forms stand on.
type fakeForms struct {
	households []township.HouseholdForm // as they were saved
	members    []township.Form
	measures   []township.Form
	removed    []int64
	refused    error // what the next saving of a form comes to
	holder     township.FieldFault
	missing    []township.Missing
	uitest.Drawer
}

func (d *fakeForms) result(id, household int64, title string) (township.Saved, error) {
	if d.refused != nil {
		return township.Saved{}, d.refused
	}
	return township.Saved{ID: id, Household: household, Missing: d.missing, Deed: township.Deed{ID: 9, DeedInfo: township.DeedInfo{Title: title}}}, nil
}

func (d *fakeForms) SaveHousehold(_ context.Context, form township.HouseholdForm) (township.Saved, error) {
	d.households = append(d.households, form)
	id := form.ID
	if id == 0 {
		id = 1
	}
	return d.result(id, id, "修改张三丰户")
}

func (d *fakeForms) SaveMember(_ context.Context, household int64, form township.Form) (township.Saved, error) {
	d.members = append(d.members, form)
	return d.result(form.ID, household, "修改成员")
}

func (d *fakeForms) SaveMeasure(_ context.Context, household int64, form township.Form) (township.Saved, error) {
	d.measures = append(d.measures, form)
	return d.result(form.ID, household, "登记帮扶措施")
}

func (d *fakeForms) RemoveMeasure(_ context.Context, id int64) (township.Deed, error) {
	d.removed = append(d.removed, id)
	return township.Deed{}, nil
}

func (d *fakeForms) HolderOf(context.Context, string, int64) (township.FieldFault, error) {
	return d.holder, nil
}

func (d *fakeForms) Vocabularies(context.Context) (township.Vocabularies, error) {
	return township.Vocabularies{}, nil
}

func (d *fakeForms) Villages(context.Context) ([]township.Village, error) {
	return []township.Village{{ID: 1, Name: "柏树村"}, {ID: 2, Name: "石桥村"}}, nil
}

func (d *fakeForms) Helpers(context.Context) (township.HelperList, error) {
	return township.HelperList{Rows: []township.HelperRow{
		{Helper: township.Helper{ID: 1, Name: "王五", Unit: "农业局", Phone: "028-87654321"}},
		{Helper: township.Helper{ID: 2, Name: "赵六", Retired: true}},
		{Helper: township.Helper{Name: "名单外的人"}},
	}}, nil
}
