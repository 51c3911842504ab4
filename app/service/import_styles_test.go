package service_test

import (
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// TestEveryLayoutGivesTheSameArchive lays the same people out as twenty offices do; what the archive knows afterwards is
// the same each time.
func TestEveryLayoutGivesTheSameArchive(t *testing.T) {
	town := rostertest.Town(12)
	rows := rostertest.Rows(town)
	usual, full, _ := newDesk(t)
	mustImport(t, usual, book(t, rostertest.Persons(town, rostertest.Style{})))
	plain := func(s *rostertest.Style) {
		s.Titles = []string{"清溪镇2021年度脱贫户、监测对象家庭成员信息表", "填报单位：清溪镇人民政府"}
	}
	cases := []struct {
		name  string
		style func(*rostertest.Style)
		leave []string // fields that the layout cannot say
		csv   string
	}{
		{name: "header in row 1", style: func(s *rostertest.Style) {}},
		{name: "titles and office line", style: plain},
		{name: "header in row 6", style: func(s *rostertest.Style) { s.HeadAt = 6 }},
		{name: "two header rows, merged", style: func(s *rostertest.Style) { plain(s); s.Groups = true }},
		{name: "two header rows, merges lost", style: func(s *rostertest.Style) { plain(s); s.Groups, s.LostMerges = true, true }},
		{name: "columns mixed", style: func(s *rostertest.Style) { plain(s); s.Shuffle = 7 }},
		{name: "columns mixed, two header rows", style: func(s *rostertest.Style) { plain(s); s.Shuffle, s.Groups = 11, true }},
		{name: "second spelling", style: func(s *rostertest.Style) { s.Spelling = 1 }},
		{name: "third spelling", style: func(s *rostertest.Style) { plain(s); s.Spelling = 2 }},
		{name: "a title per village instead of a column", style: func(s *rostertest.Style) { plain(s); s.Villages = true }},
		{name: "blank rows, subtotals, total, notes, signatures", style: func(s *rostertest.Style) {
			plain(s)
			s.Blank, s.Subtotals, s.Total, s.Signed = 5, true, true, true
			s.Notes = []string{"注：1.本表由村填写，村支书签字，加盖公章后报镇乡村振兴办公室，一式两份，电子档同时报送，不得漏报、错报、瞒报。", "2.时间格式为YYYYMM", "填报人：范伟"}
		}},
		{name: "header on every page", style: func(s *rostertest.Style) { plain(s); s.Page = 10 }},
		{name: "two header rows on every page", style: func(s *rostertest.Style) { plain(s); s.Groups, s.Page = true, 10 }},
		{name: "two header rows on every page, merges lost", style: func(s *rostertest.Style) { plain(s); s.Groups, s.LostMerges, s.Page = true, true, 10 }},
		{name: "row of column numbers", style: func(s *rostertest.Style) { plain(s); s.ColumnNumbers = true }},
		{name: "family cells merged", style: func(s *rostertest.Style) { plain(s); s.Merged, s.HeadColumn = true, true }},
		{name: "family cells merged, no code", style: func(s *rostertest.Style) {
			s.Merged, s.HeadColumn, s.Omit = true, true, []string{"户编号"}
		}, leave: []string{"households.code"}},
		{name: "family cells only beside the head", style: func(s *rostertest.Style) { plain(s); s.HeadOnly, s.HeadColumn = true, true }},
		{name: "family cells only beside the head, no head column", style: func(s *rostertest.Style) { s.HeadOnly = true }},
		{name: "family cells only beside the head, no code", style: func(s *rostertest.Style) {
			s.HeadOnly, s.Omit = true, []string{"户编号"}
		}, leave: []string{"households.code"}},
		{name: "no code, a head begins a family", style: func(s *rostertest.Style) { s.Omit = []string{"户编号"} }, leave: []string{"households.code"}},
		{name: "no code, head beside each person, all rows mixed", style: func(s *rostertest.Style) {
			s.HeadColumn, s.Mixed, s.Omit = true, 5, []string{"户编号"}
		}, leave: []string{"households.code"}},
		{name: "no relation, head beside each person", style: func(s *rostertest.Style) {
			s.HeadColumn, s.Omit = true, []string{"与户主关系"}
		}, leave: []string{"members.relation"}},
		{name: "head last", style: func(s *rostertest.Style) { s.HeadLast = true }},
		{name: "all rows mixed", style: func(s *rostertest.Style) { s.Mixed = 3 }},
		{name: "csv", style: plain, csv: "utf8"},
		{name: "csv in GB18030", style: func(s *rostertest.Style) { plain(s); s.Total = true }, csv: "gb"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			style := rostertest.Style{}
			c.style(&style)
			sheet := rostertest.Persons(town, style)
			path := ""
			switch c.csv {
			case "utf8":
				path = sheet.CSV(t, "人口信息.csv")
			case "gb":
				path = sheet.CSVGB(t, "人口信息.csv")
			default:
				path = book(t, sheet)
			}
			d, archive, _ := newDesk(t)
			p, _ := mustImport(t, d, path)
			wantCounts(t, p, [4]int{rows, 0, 0, 0})
			if got, want := snapshot(t, archive, c.leave...), snapshot(t, full, c.leave...); got != want {
				t.Errorf("another archive:%s", firstDifference(want, got))
			}
			again := mustPreview(t, d, path, township.ImportOptions{})
			wantCounts(t, again.Preview(), [4]int{0, 0, rows, 0})
		})
	}
}
