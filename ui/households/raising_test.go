package households

import (
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/raising"
	"taizhang/ui/uitest"
)

func TestWhatAHouseholdLacksIsRaised(t *testing.T) {
	s, host, desk, _ := openForms(t)
	file := desk.files[1]
	file.Missing = []township.Missing{{Entity: township.Households, Record: 1, Field: "helper_name", Text: "帮扶责任人未填"}}
	file.Doubtful = []township.Missing{{Entity: township.Members, Record: 13, Field: "id_number", Text: "张小宝：证件号码校验码不符"}}
	desk.files[1] = file
	doubt := township.FindingOfMissing(1, file.Doubtful[0])
	issue := doubt.Draft(&file.Row)
	issue.ID, issue.State = 5, township.IssueToVerify
	var raised []township.Finding
	var opened int64
	s.Raising = &raising.Way{
		Issues: func(int64) ([]township.IssueRow, error) { return []township.IssueRow{{Issue: issue}}, nil },
		Raise:  func(f township.Finding) { raised = append(raised, f) },
		Open:   func(id int64) { opened = id },
	}
	s.Open(1)
	for _, words := range []string{"待补全　1 项", "待核对　1 项", "去核对"} {
		if !uitest.Says(s.file.page, words) {
			t.Errorf("the page lacks %q", words)
		}
	}
	host.Press(t, "登记为问题")
	host.Press(t, "已登记 W0005")
	if len(raised) != 1 || raised[0] != township.FindingOfMissing(1, file.Missing[0]) || opened != 5 {
		t.Errorf("raised %v, opened %d", raised, opened)
	}
}

func TestAFindingLeadsToItsField(t *testing.T) {
	s, host, desk, _ := openForms(t)
	name := desk.files[1].Members[0].Get("name")
	for _, c := range []struct {
		mark  township.FindingMark
		field string
	}{
		{township.FindingMark{In: township.FoundInHousehold, At: "帮扶责任人"}, "helper_name"},
		{township.FindingMark{In: township.FoundInRoster, At: "文化程度", Person: name}, "education"},
	} {
		s.OpenField(1, c.mark)
		if s.form == nil {
			t.Fatalf("%+v opens no form: %v", c.mark, host.Failures)
		}
		if host.Win.Canvas().Focused() != fyne.Focusable(s.form.find(c.field).field.Input()) {
			t.Errorf("%+v leads elsewhere", c.mark)
		}
		s.closeForm()
	}
	for _, mark := range []township.FindingMark{{In: township.FoundInHousehold, Rule: "没有户主"}, {In: township.FoundInRoster, At: "文化程度", Person: "不在的人"}} {
		s.OpenField(1, mark)
		if s.form != nil || !s.file.open() {
			t.Errorf("%+v opens a form", mark)
		}
	}
}
