package households

import (
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

func TestTheIssuesOfAHouseholdStandOnItsPage(t *testing.T) {
	s, host, _ := open(t, []township.HouseholdRow{{ID: 1, Village: "柏树村", Group: "1组", Head: "张三丰"}})
	var opened int64
	s.Issues = func(household int64) ([]township.IssueRow, error) {
		closed := township.IssueRow{Issue: township.Issue{ID: 7, Nature: "医疗保障", Standing: township.Standing{State: township.IssueClosed}}}
		waits := township.IssueRow{Issue: township.Issue{ID: 8, Nature: "饮水安全", Description: "断水3次", Standing: township.Standing{State: township.IssueMending, Deadline: "2021-11-16"}}}
		return []township.IssueRow{closed, waits}, nil
	}
	s.OnIssue = func(id int64) { opened = id }
	s.Open(1)
	for _, words := range []string{"问题 2　没有销号 1", "饮水安全", "超期3天", "断水3次", "已销号"} {
		if !uitest.Mentions(host.Win.Content(), words) {
			t.Errorf("the page lacks %q", words)
		}
	}
	host.Press(t, "W0008")
	if opened != 8 {
		t.Errorf("opens %d", opened)
	}
}
