package service_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// TestHeadRefused keeps the people below a head whose row was refused from going to the household above.
func TestHeadRefused(t *testing.T) {
	town := rostertest.Town(4) // families of 1, 2, 3, 4 in rows 2, 3–4, 5–7, 8–11
	bad := func(row int, heading string, v any) any {
		if row == 5 && heading == "证件号码" {
			return rostertest.Raw("5.199001974060856e+17")
		}
		return v
	}
	d, archive, _ := newDesk(t)
	p, _ := mustImport(t, d, persons(t, town, rostertest.Style{Omit: []string{"户编号"}, Change: bad}))
	wantCounts(t, p, [4]int{7, 0, 0, 3})
	for _, row := range []int{6, 7} {
		if r := result(t, p, row); !strings.Contains(r.Reason, "本户户主在第5行，那一行没有收下") {
			t.Errorf("row %d: %q", row, r.Reason)
		}
	}
	if s := snapshot(t, archive); strings.Contains(s, town[2].People[1].ID) {
		t.Error("a person stands in another household")
	}
	d, _, _ = newDesk(t)
	p, _ = mustImport(t, d, persons(t, town, rostertest.Style{Change: bad}))
	wantCounts(t, p, [4]int{9, 0, 0, 1})
	if !said(p.Notes, "有1户没有户主，或户主行没有收下") {
		t.Errorf("notes %q", p.Notes)
	}
	_, remarks, err := d.Check(ctx)
	must(t, err)
	if len(remarks) != 1 || !strings.Contains(remarks[0], town[2].Code) {
		t.Errorf("remarks %q", remarks)
	}
	again, _ := mustImport(t, d, persons(t, town, rostertest.Style{}))
	wantCounts(t, again, [4]int{1, 0, 9, 0})
	if _, remarks, _ := d.Check(ctx); len(remarks) != 0 {
		t.Errorf("after mending: %q", remarks)
	}
}

// TestRowsThatBelongNowhere refuses people of whom nothing says whose they are.
func TestRowsThatBelongNowhere(t *testing.T) {
	id := rostertest.ID
	head := []any{"行政村", "户编号", "姓名", "证件号码", "与户主关系"}
	loose := []any{"行政村", "姓名", "证件号码", "与户主关系"}
	for _, c := range []struct {
		name   string
		rows   [][]any
		row    int
		column string
		reason string
	}{
		{"code missing", [][]any{head, {"柏树村", "51990000000001", "范甲", id(1), "户主"}, {"柏树村", "51990000000001", "范乙", id(2), "之子"}, {"柏树村", nil, "范丙", id(3), "之子"}}, 4, "B列 户编号", "户编号是空的"},
		{"head without code", [][]any{head, {"柏树村", "51990000000001", "范甲", id(1), "户主"}, {"柏树村", nil, "范丙", id(3), "户主"}}, 3, "B列 户编号", "户编号是空的"},
		{"nobody above", [][]any{loose, {"柏树村", "范甲", id(1), "之子"}}, 2, "D列 与户主关系", "前面又没有户主"},
		{"heads do not come first", [][]any{loose, {"柏树村", "范甲", id(1), "之子"}, {"柏树村", "范乙", id(2), "户主"}, {"柏树村", "范丙", id(3), "之女"}}, 4, "D列 与户主关系", "第2行在第一个户主之前"},
		{"a name alone", [][]any{loose, {"柏树村", "范甲", id(1), "户主"}, {nil, "以下空白"}}, 3, "B列 姓名", "只有姓名"},
		{"no village", [][]any{head, {nil, "51990000000001", "范甲", id(1), "户主"}}, 2, "A列 行政村", "没有写行政村"},
		{"two villages", [][]any{head, {"柏树村", "51990000000001", "范甲", id(1), "户主"}, {"石桥村", "51990000000001", "范乙", id(2), "之子"}}, 3, "A列 行政村", "本户在第2行属“柏树村”，这一行写的是“石桥村”"},
	} {
		d, _, _ := newDesk(t)
		p := mustPreview(t, d, rostertest.Of(rostertest.Sheet{Name: "人", Rows: c.rows}).XLSX(t, "人.xlsx"), township.ImportOptions{}).Preview()
		if r := result(t, p, c.row); r.Class != township.RowRejected || r.Column != c.column || !strings.Contains(r.Reason, c.reason) {
			t.Errorf("%s: %s %q %q", c.name, r.Class.Word(), r.Column, r.Reason)
		}
	}
}

// TestSecondSheetBeginsAnew does not put people at the top of a sheet into the last household of the one before.
func TestSecondSheetBeginsAnew(t *testing.T) {
	head := []any{"姓名", "证件号码", "与户主关系"}
	d, _, _ := newDesk(t)
	p := mustPreview(t, d, rostertest.Of(
		rostertest.Sheet{Name: "柏树村", Rows: [][]any{head, {"范甲", rostertest.ID(1), "户主"}}},
		rostertest.Sheet{Name: "石桥村", Rows: [][]any{head, {"范乙", rostertest.ID(2), "之子"}, {"范丙", rostertest.ID(3), "户主"}}},
	).XLSX(t, "人.xlsx"), township.ImportOptions{}).Preview()
	wantCounts(t, p, [4]int{2, 0, 0, 1})
	if r := p.Results[1]; r.Sheet != "石桥村" || !strings.Contains(r.Reason, "前面又没有户主") {
		t.Errorf("%+v", r)
	}
}

// TestHeadCounts takes what the head's row says of the household, wherever it stands, and notes who says otherwise.
func TestHeadCounts(t *testing.T) {
	head := []any{"行政村", "户编号", "姓名", "证件号码", "与户主关系", "首次识别时间"}
	row := func(n int, relation, since string) []any {
		return []any{"柏树村", "51990000000001", []string{"范甲", "范乙", "范丙"}[n], rostertest.ID(n), relation, since}
	}
	for _, rows := range [][][]any{
		{head, row(0, "户主", "201401"), row(1, "配偶", "201312"), row(2, "之子", "201401")},
		{head, row(1, "配偶", "201312"), row(2, "之子", "201401"), row(0, "户主", "201401")},
	} {
		d, archive, _ := newDesk(t)
		path := rostertest.Of(rostertest.Sheet{Name: "人", Rows: rows}).XLSX(t, "人.xlsx")
		p, _ := mustImport(t, d, path)
		wantCounts(t, p, [4]int{3, 0, 0, 0})
		if s := snapshot(t, archive); !strings.Contains(s, "identified_on=2014-01\n") {
			t.Errorf("the head does not count:\n%s", s)
		}
		if !said(p.Notes, "有1行的“首次识别时间”与本户户主") {
			t.Errorf("notes %q", p.Notes)
		}
		wantCounts(t, mustPreview(t, d, path, township.ImportOptions{}).Preview(), [4]int{0, 0, 3, 0})
	}
}

// TestHeadBesideEachPerson gathers families by the number of the head, and tells namesakes apart by theirs.
func TestHeadBesideEachPerson(t *testing.T) {
	id := rostertest.ID
	head := []any{"村", "组", "户主姓名", "户主身份证号", "姓名", "身份证号", "与户主关系"}
	row := func(headName, headID any, name string, n int, relation any) []any {
		return []any{"柏树村", "1组", headName, headID, name, id(n), relation}
	}
	for _, c := range []struct {
		name string
		rows [][]any
		want map[string]int // people by head
	}{
		{"by number, mixed", [][]any{
			row("张伟", id(1), "范乙", 3, "之子"), row("张伟", id(2), "张伟", 2, "户主"), row("张伟", id(1), "张伟", 1, "户主"), row("张伟", id(2), "范丙", 4, "配偶"),
		}, map[string]int{id(1): 2, id(2): 2}},
		{"relation blank", [][]any{row("张伟", id(1), "范乙", 3, nil), row("张伟", id(1), "张伟", 1, nil)}, map[string]int{id(1): 2}},
		{"namesakes by place", [][]any{
			row("张伟", nil, "张伟", 1, "户主"), row("张伟", nil, "范乙", 3, "之子"), row("张伟", nil, "张伟", 2, "户主"), row("张伟", nil, "范丙", 4, "配偶"), row("张伟", nil, "范丁", 5, "之子"),
		}, map[string]int{id(1): 2, id(2): 3}},
	} {
		d, archive, _ := newDesk(t)
		path := rostertest.Of(rostertest.Sheet{Name: "人", Rows: append([][]any{head}, c.rows...)}).XLSX(t, "人.xlsx")
		p, _ := mustImport(t, d, path)
		wantCounts(t, p, [4]int{len(c.rows), 0, 0, 0})
		households := strings.Split(snapshot(t, archive), "农户 ")[1:]
		if len(households) != len(c.want) {
			t.Errorf("%s: %d households, want %d", c.name, len(households), len(c.want))
		}
		for _, h := range households {
			people := strings.Count(h, "家庭成员 ")
			for number, want := range c.want {
				if strings.Contains(h, number) && people != want {
					t.Errorf("%s: %d people in\n%s", c.name, people, h)
				}
			}
		}
		wantCounts(t, mustPreview(t, d, path, township.ImportOptions{}).Preview(), [4]int{0, 0, len(c.rows), 0})
	}
}
