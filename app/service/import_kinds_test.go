package service_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// TestBothKindsEitherWayRound imports a roster of households before and after that of the persons, or in one book with
// it: the archive is the same.
func TestBothKindsEitherWayRound(t *testing.T) {
	town := rostertest.Town(9)
	for _, c := range []struct {
		name  string
		list  rostertest.ListStyle
		roll  rostertest.Style
		notes string
	}{
		{"a sheet per village", rostertest.ListStyle{PerVillage: true}, rostertest.Style{}, ""},
		{"no column for the village", rostertest.ListStyle{PerVillage: true, NoVillage: true}, rostertest.Style{}, ""},
		{"village in the title", rostertest.ListStyle{PerVillage: true, NoVillage: true, InTitle: true}, rostertest.Style{}, ""},
		{"one header row", rostertest.ListStyle{NoGroups: true}, rostertest.Style{}, ""},
		{"with codes", rostertest.ListStyle{Code: true}, rostertest.Style{}, ""},
		{"without numbers", rostertest.ListStyle{NoID: true}, rostertest.Style{}, ""},
		{"without numbers or village", rostertest.ListStyle{NoID: true, NoVillage: true, PerVillage: true}, rostertest.Style{}, ""},
		{"monitored only", rostertest.ListStyle{Monitored: true}, rostertest.Style{}, ""},
		{"head last", rostertest.ListStyle{}, rostertest.Style{HeadLast: true}, ""},
		{"all persons mixed", rostertest.ListStyle{NoID: true}, rostertest.Style{Mixed: 9}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := rostertest.Households(town, c.list)
			roll := rostertest.Persons(town, c.roll)
			listed, total := 0, rostertest.Rows(town)
			for i := range town {
				if !c.list.Monitored || town[i].Monitor != "" {
					listed++
				}
			}
			d, after, _ := newDesk(t)
			mustImport(t, d, book(t, roll))
			p, _ := mustImport(t, d, rostertest.Of(list...).XLSX(t, "户.xlsx"))
			if p.New+p.Rejected+len(p.Questions) > 0 || p.Rows != listed {
				t.Errorf("households second: %v of %d%s", counts(p), listed, rejections(p))
			}
			d, before, _ := newDesk(t)
			p, _ = mustImport(t, d, rostertest.Of(list...).XLSX(t, "户.xlsx"))
			wantCounts(t, p, [4]int{listed, 0, 0, 0})
			rows, err := d.Households(ctx)
			must(t, err)
			people := 0
			for _, r := range rows {
				people += r.People
			}
			if !c.list.Monitored && people != total {
				t.Errorf("%d people are declared, want %d", people, total)
			}
			p, _ = mustImport(t, d, book(t, roll))
			if p.Rejected+len(p.Questions) > 0 || p.New != total-listed || p.Changed != listed {
				t.Errorf("persons second: %v, want %d new, %d changed%s", counts(p), total-listed, listed, rejections(p))
			}
			if a, b := snapshot(t, after), snapshot(t, before); a != b {
				t.Errorf("the order matters:%s", firstDifference(a, b))
			}
			for name, sheets := range map[string][]rostertest.Sheet{"households first": append(slices.Clone(list), roll), "persons first": append([]rostertest.Sheet{roll}, list...)} {
				d, one, _ := newDesk(t)
				p, _ := mustImport(t, d, rostertest.Of(sheets...).XLSX(t, "全.xlsx"))
				wantCounts(t, p, [4]int{total + listed, 0, 0, 0})
				if a, b := snapshot(t, after), snapshot(t, one); a != b {
					t.Errorf("one book, %s:%s", name, firstDifference(a, b))
				}
			}
		})
	}
}

// TestKindsContradict keeps to the first word of a file about a head of the archive, and notes the other; importing the file
// again changes nothing more.
func TestKindsContradict(t *testing.T) {
	town := rostertest.Town(3)
	other := rostertest.Copy(town)
	other[1].People[0].Name, other[1].People[0].ID = "范改名", town[1].People[0].ID+"43"
	for _, listFirst := range []bool{false, true} {
		d, archive, _ := newDesk(t)
		mustImport(t, d, persons(t, town, rostertest.Style{}))
		sheets := append([]rostertest.Sheet{rostertest.Persons(other, rostertest.Style{})}, rostertest.Households(town, rostertest.ListStyle{})...)
		want := "name=范改名"
		if listFirst {
			slices.Reverse(sheets)
			want = "name=" + town[1].People[0].Name
		}
		path := rostertest.Of(sheets...).XLSX(t, "全.xlsx")
		p, _ := mustImport(t, d, path)
		noted := false
		for _, r := range p.Results {
			noted = noted || said(r.Notes, "姓名与工作表")
		}
		if s := snapshot(t, archive); !noted || !strings.Contains(s, want+" ") || !strings.Contains(s, other[1].People[0].ID) {
			t.Errorf("list first %v: noted %v, no %q in\n%s", listFirst, noted, want, s)
		}
		wantCounts(t, mustPreview(t, d, path, township.ImportOptions{}).Preview(), [4]int{0, 0, p.Rows, 0})
	}
}

// TestKindsDisagreeWhere refuses a person whom the other roster of a file has put into another household.
func TestKindsDisagreeWhere(t *testing.T) {
	id := rostertest.ID
	roll := rostertest.Sheet{Name: "人", Rows: [][]any{
		{"行政村", "户编号", "姓名", "证件号码", "与户主关系"},
		{"柏树村", "51990000000001", "范甲", id(1), "户主"},
		{"柏树村", "51990000000001", "范乙", id(2), "之子"},
	}}
	list := rostertest.Sheet{Name: "户", Rows: [][]any{
		{"村", "户编号", "户主姓名", "身份证号", "家庭人口"},
		{"柏树村", "51990000000001", "范甲", id(1), 2},
		{"柏树村", "51990000000002", "范乙", id(2), 1},
	}}
	for _, c := range []struct {
		sheets []rostertest.Sheet
		refuse int // result
		column string
		reason string
	}{
		{[]rostertest.Sheet{roll, list}, 3, "D列 身份证号", "与工作表“人”第3行的证件号码相同，却不在同一户"},
		{[]rostertest.Sheet{list, roll}, 3, "D列 证件号码", "与工作表“户”第3行的证件号码相同，却不在同一户"},
	} {
		d, _, _ := newDesk(t)
		p := mustPreview(t, d, rostertest.Of(c.sheets...).XLSX(t, "全.xlsx"), township.ImportOptions{}).Preview()
		wantCounts(t, p, [4]int{3, 0, 0, 1})
		if r := p.Results[c.refuse]; r.Class != township.RowRejected || r.Column != c.column || !strings.Contains(r.Reason, c.reason) {
			t.Errorf("%+v", r)
		}
	}
}
