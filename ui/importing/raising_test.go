package importing

import (
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/raising"
)

func TestWhatARosterHasOtherwiseIsRaised(t *testing.T) {
	b := newBench(t)
	var raised []township.Finding
	var have []township.IssueRow
	b.Raising = &raising.Way{
		Issues: func(int64) ([]township.IssueRow, error) { return have, nil },
		Raise:  func(f township.Finding) { raised = append(raised, f) },
	}
	v := roster()
	v.File = "a.xlsx"
	v.Results[1].Home = 7
	v.Results[1].Changes = v.Results[1].Changes[1:]
	v.Absent = []township.AbsentHousehold{{ID: 8, Named: "双河村1组张三户"}}
	b.lay("a.xlsx", v)
	b.ImportFiles([]string{"a.xlsx"})
	b.hit(fyne.Key2)
	if !b.press("登记为问题") || len(raised) != 1 || raised[0].Household != 7 || raised[0].At != "文化程度" || raised[0].Person != "李秀英" {
		t.Fatalf("%+v", raised)
	}
	b.press("档案中有1户不在这份名单里 ›")
	if !b.press("登记为问题") || len(raised) != 2 || raised[1] != township.FindingOfAbsent(8, "a.xlsx") {
		t.Fatalf("%+v", raised)
	}
	issue := raised[1].Draft(&township.HouseholdRow{ID: 8})
	issue.ID, issue.State = 3, township.IssueToVerify
	have = []township.IssueRow{{Issue: issue}}
	b.Refresh()
	b.wantSaid(t, "已登记 W0003")
	b.wantUnsaid(t, "登记为问题")
}
