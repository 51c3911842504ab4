package township_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestLongNumbersAreMasked(t *testing.T) {
	for text, want := range map[string]string{
		"电话13812345678，证件519900198001011234":     "电话138****5678，证件519***********1234",
		"证件51990019800101123X，旧证519900800101123": "证件519***********123X，旧证519********1123",
		"2021年欠费1200000元，户编号519900100001，断水40天":  "2021年欠费1200000元，户编号519900100001，断水40天",
		"电话 028-55500101，没有编号":                   "电话 028-55500101，没有编号",
		"":                                       "",
	} {
		if got := township.MaskLongNumbers(text); got != want {
			t.Errorf("%s shows as %s, want %s", text, got, want)
		}
	}
}

// TestVolumes: lists by unit keep the issues of a person together; nothing is lost; others are one part.
func TestVolumes(t *testing.T) {
	row := func(id int64, unit, person, village string) township.IssueRow {
		r := township.IssueRow{Issue: township.Issue{ID: id}, VillageName: village}
		r.State, r.Unit, r.Person, r.Deadline = township.IssueMending, unit, person, "2021-12-01"
		return r
	}
	rows := []township.IssueRow{row(1, "甲站", "周涛", "柏树村"), row(2, "乙站", "何建", "柏树村"), row(3, "甲站", "王强", "石桥村"), row(4, "甲站", "周涛", "")}
	rows[3].Deadline = "2021-11-20"
	for form, want := range map[township.IssueForm][][]int64{
		township.FormDuty: {{1, 4, 3}, {2}}, township.FormNotice: {{1, 3, 4}, {2}}, township.FormAcceptance: {{1, 2}, {3}, {4}}, township.FormRectify: {{1, 2, 3, 4}},
	} {
		list := township.IssueList{Form: form, AsOf: "2021-11-25", Rows: rows, Figures: township.IssueFiguresOf(rows, "2021-11-25")}
		var got [][]int64
		for _, v := range list.Volumes() {
			var ids []int64
			for _, r := range v.Rows {
				ids = append(ids, r.ID)
			}
			got = append(got, ids)
			if v.Found != len(ids) {
				t.Errorf("%s: %d found in %d", form.Word(), v.Found, len(ids))
			}
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%s: %v, want %v", form.Word(), got, want)
		}
	}
	list := township.IssueList{Form: township.FormDuty, AsOf: "2021-11-25", Rows: rows}
	if got := list.DutyPersons(); len(got) != 3 || got[0] != (township.DutyPerson{Unit: "甲站", Person: "周涛", Issues: 2, Overdue: 1, Soon: 1}) {
		t.Errorf("%+v", got)
	}
	if v := list.Volumes()[0]; v.Earliest() != "2021-11-20" {
		t.Errorf("the first deadline is %s", v.Earliest())
	}
}

// TestScopeOfAList: a filter says what it leaves in.
func TestScopeOfAList(t *testing.T) {
	f := township.IssueFilter{Village: "柏树村", States: []township.IssueState{township.IssueMending, township.IssueToAccept}, Unit: "水利站", Overdue: true, Query: "断水"}
	if got, want := f.Said("2021年回头看", ""), "专项行动 2021年回头看，整改中、待验收，责任单位 水利站，含“断水”，超期"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := (&township.IssueFilter{Village: "柏树村"}).Said("", ""); got != "" {
		t.Errorf("a village alone says %q", got)
	}
}

// TestLateEntriesAreNamed: the late steps of an issue stand together; those of more issues than there is room for are counted.
func TestLateEntriesAreNamed(t *testing.T) {
	row := func(id int64) township.IssueRow {
		return township.IssueRow{Issue: township.Issue{ID: id, Nature: "饮水安全"}, VillageName: "柏树村"}
	}
	list := township.IssueList{Form: township.FormRectify, Late: []township.LateEntry{
		{Issue: row(1), What: "核实属实", Done: "2021-10-15", Recorded: "2021-11-02"},
		{Issue: row(1), What: "下达整改", Done: "2021-10-16", Recorded: "2021-11-02"},
		{Issue: row(2), What: "发现", Done: "2021-10-20", Recorded: "2021-11-03"},
	}}
	want := "本月补录 3 项：W0001 柏树村 饮水安全（核实属实 2021-10-15、下达整改 2021-10-16，登记 2021-11-02）；W0002 柏树村 饮水安全（发现 2021-10-20，登记 2021-11-03）。"
	if got := list.LateNote(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for id := range int64(20) {
		list.Late = append(list.Late, township.LateEntry{Issue: row(10 + id), What: "发现", Done: "2021-10-20", Recorded: "2021-11-03"})
	}
	if got := list.LateNote(); !strings.HasPrefix(got, "本月补录 23 项：") || !strings.HasSuffix(got, "W0019 柏树村 饮水安全（发现 2021-10-20，登记 2021-11-03）等。") {
		t.Error(got)
	}
	if list.Form = township.FormDuty; list.LateNote() != "" {
		t.Error("duties name late entries")
	}
}
