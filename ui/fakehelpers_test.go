package ui

import (
	"context"
	"testing"

	"taizhang/app/township"
)

// The roster of fakeDesk has one helper, and stays as it is.

func (d *fakeDesk) Helpers(context.Context) (township.HelperList, error) {
	return township.NewHelperList([]township.Helper{{ID: 1, Name: "赵启明"}}, d.rows), nil
}

func (d *fakeDesk) SaveHelper(context.Context, township.Helper) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) AdoptHelper(context.Context, township.HelperKey, township.Helper) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) CollectHelpers(context.Context, []township.Helper) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) RetireHelper(context.Context, int64, bool) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) AssignHelper(context.Context, township.HelperAssignment) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) HandOver(context.Context, township.HelperHandOver) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) PreviewAssignments(context.Context, string, string) (township.PendingAssignments, error) {
	return nil, township.Errorf(township.CodeUnreadable, "文件读不出来。")
}

func (d *fakeDesk) PrintHelperLists(context.Context, township.HelperListRequest, string, func(int, int)) (township.HelperListResult, error) {
	return township.HelperListResult{}, nil
}

func (d *fakeDesk) ExportHelpers(context.Context, string, func(int, int)) (township.HelperListResult, error) {
	return township.HelperListResult{}, nil
}

// 农户 gives households to helpers through the dialog of 帮扶.
func TestHouseholdsAreGivenToHelpers(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{{ID: 1, Head: "张三", Village: "柏树村"}}
	s := opened(t, d)
	deed := s.helperDeed()
	if deed.Offered([]township.HouseholdRow{{ID: 2, Closed: "2021-01-01"}}) || !deed.Offered(d.rows) {
		t.Error("who is no more takes no helper; who is does")
	}
	deed.Do(d.rows)
	if s.win.Canvas().Overlays().Top() == nil {
		t.Error("no dialog opened")
	}
}
