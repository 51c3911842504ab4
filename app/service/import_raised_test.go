package service_test

import (
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// TestAnIssueRaisedFromAPreviewLeavesItValid: the rows name the households of the archive, and what is raised of them, or of
// those that the roster leaves out, does not keep it from being imported.
func TestAnIssueRaisedFromAPreviewLeavesItValid(t *testing.T) {
	d, _, _ := newDesk(t)
	town := rostertest.Town(6)
	if _, err := mustPreview(t, d, persons(t, town, rostertest.Style{}), township.ImportOptions{}).Commit(ctx, nil); err != nil {
		t.Fatal(err)
	}
	town[0].People[0].Name = "改名人"
	im := mustPreview(t, d, persons(t, town, rostertest.Style{}), township.ImportOptions{})
	var raised int64
	for _, r := range im.Preview().Results {
		if r.Class != township.RowChanged {
			continue
		}
		f := township.FindingOfChange("人口信息.xlsx", &r, &r.Changes[0])
		i := f.Draft(&township.HouseholdRow{ID: r.Home, Village: "柏树村", Head: "张三"})
		i.Found = d.Today()
		saved, _, err := d.SaveIssue(ctx, township.IssueEdit{Issue: i}, "")
		if err != nil {
			t.Fatal(err)
		}
		raised = saved.ID
	}
	if raised == 0 {
		t.Fatal("no row is changed")
	}
	if _, err := im.Commit(ctx, nil); err != nil {
		t.Error(err)
	}
}
