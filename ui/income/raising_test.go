package income

import (
	"testing"

	"taizhang/app/township"
	"taizhang/ui/raising"
	"taizhang/ui/uitest"
)

func TestAWarningIsRaised(t *testing.T) {
	c := newClerk(t)
	var raised []township.Finding
	var opened int64
	var have []township.IssueRow
	c.screen.Raising = &raising.Way{
		Issues: func(int64) ([]township.IssueRow, error) { return have, nil },
		Raise:  func(f township.Finding) { raised = append(raised, f) },
		Open:   func(id int64) { opened = id },
	}
	p := c.open(1)
	uitest.Press(t, p.side.warnings, "登记为问题")
	if len(raised) != 1 || raised[0].In != township.FoundInIncome || raised[0].At != p.file.Sheet.Year || raised[0].Household != 1 {
		t.Fatalf("%+v", raised)
	}
	issue := raised[0].Draft(&p.file.Row)
	issue.ID, issue.State = 9, township.IssueToVerify
	have = []township.IssueRow{{Issue: issue}}
	c.screen.Refresh()
	uitest.Press(t, p.side.warnings, "已登记 W0009")
	if opened != 9 {
		t.Errorf("opens %d", opened)
	}
}
