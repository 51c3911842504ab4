package township

import (
	"slices"
	"testing"
)

func rowOf(n int, household int64, nature, description string) IssueBookRow {
	r := IssueBookRow{Row: n}
	r.Issue = Issue{Level: LevelHousehold, Village: 1, Household: household, Nature: nature, Description: description}
	return r
}

func TestDoublesOfAListArePointedOut(t *testing.T) {
	open := []IssueRow{
		{Issue: Issue{ID: 7, Level: LevelHousehold, Village: 1, Household: 3, Nature: "饮水安全", Description: "断水", Standing: Standing{State: IssueMending}}},
		{Issue: Issue{ID: 8, Level: LevelVillage, Village: 1, Subject: "合作社", Nature: "行业部门帮扶", Description: "死苗", Standing: Standing{State: IssueToVerify}}},
	}
	b := IssueBook{Rows: []IssueBookRow{
		rowOf(3, 3, "饮水安全", "水管裂了"), rowOf(4, 4, "饮水安全", "水管裂了"), rowOf(5, 4, "", "水管 裂了"), rowOf(6, 3, "医疗保障", "断 水"), rowOf(7, 3, "饮水安全", "拒收的"),
	}}
	b.Rows[4].Reason = "没有写发现时间"
	b.MarkDoubles(open)
	want := []struct {
		alike []int64
		row   int
	}{{[]int64{7}, 0}, {nil, 0}, {nil, 4}, {[]int64{7}, 0}, {nil, 0}}
	for n, w := range want {
		var ids []int64
		for _, o := range b.Rows[n].Alike {
			ids = append(ids, o.ID)
		}
		if !slices.Equal(ids, w.alike) || b.Rows[n].AlikeRow != w.row {
			t.Errorf("row %d: like %v and row %d, want %+v", b.Rows[n].Row, ids, b.Rows[n].AlikeRow, w)
		}
	}
}

func TestTheSourceOfAListIsGuessedByItsName(t *testing.T) {
	for name, want := range map[string]string{
		"2021年第三方评估反馈.xlsx": "第三方评估", "扶贫资金审计.xls": "审计", "县委巡察清单.xlsx": "督查巡查", "督导反馈.csv": "督查巡查", "问题.xlsx": "",
	} {
		if got := SourceOfFile(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestADeadlineOfAMonthIsItsLastDay: a list that says 2021年12月 means all of it.
func TestADeadlineOfAMonthIsItsLastDay(t *testing.T) {
	r := IssueBookRow{Sheet: "表1", Row: 4, Cells: map[string]string{ListDescription: "断水", ListDeadline: "2021-02", ListPerson: "周涛，王强"}}
	r.Tidy(&IssueBook{File: "清单.xlsx", Source: "审计", Found: "2021-01-20"})
	if r.Plan.Deadline != "2021-02-28" || r.Plan.DutyPerson != "周涛、王强" || r.Issue.Origin != "清单.xlsx（表1 第4行）" || r.Issue.Found != "2021-01-20" {
		t.Errorf("%+v %+v", r.Plan, r.Issue)
	}
}
