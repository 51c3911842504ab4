package service_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// heads writes a roster of households by village and head's name alone.
func heads(tb testing.TB, rows ...[]any) string {
	tb.Helper()
	all := append([][]any{{"村", "组", "户主姓名", "家庭人口", "监测对象类别"}}, rows...)
	return rostertest.Of(rostertest.Sheet{Name: "监测户", Rows: all}).XLSX(tb, "监测户.xlsx")
}

// namesakes returns families of which the first two of 柏树村 have heads of one name, in different groups.
func namesakes() []rostertest.Family {
	town := rostertest.Town(6)
	town[0].People[0].Name, town[1].People[0].Name = "张伟", "张伟"
	return town
}

// TestSameNameInAVillage asks which household a row means when village and name do not tell, and keeps to the answer.
func TestSameNameInAVillage(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := namesakes()
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	path := heads(t, []any{"柏树村", nil, "张伟", 3, "突发严重困难户"})
	first := mustPreview(t, d, path, township.ImportOptions{}).Preview()
	if len(first.Questions) != 1 || first.Rejected != 1 {
		t.Fatalf("questions %+v, %v", first.Questions, counts(first))
	}
	q := first.Questions[0]
	if !strings.Contains(q.Text, "柏树村有2户户主都叫张伟") || len(q.Options) != 4 {
		t.Fatalf("question %+v", q)
	}
	for i, f := range town[:2] {
		if o := q.Options[i]; !strings.Contains(o.Text, f.Code) || !strings.Contains(o.Text, f.Group) {
			t.Errorf("option %+v does not name %s", o, f.Code)
		}
	}
	for i, want := range []township.RowClass{township.RowChanged, township.RowChanged, township.RowNew, township.RowRejected} {
		p := mustPreview(t, d, path, township.ImportOptions{Answers: township.Answers{q.ID: q.Options[i].Key}}).Preview()
		if r := p.Results[0]; r.Class != want || len(p.Questions) != 0 {
			t.Errorf("answer %s: %s %q", q.Options[i].Text, r.Class.Word(), r.Reason)
		}
	}
	im := mustPreview(t, d, path, township.ImportOptions{Answers: township.Answers{q.ID: q.Options[1].Key}})
	_, err := im.Commit(ctx, nil)
	must(t, err)
	for _, l := range strings.Split(snapshot(t, archive), "\n") {
		if strings.Contains(l, "突发严重困难户") != strings.Contains(l, "code="+town[1].Code+" ") && strings.HasPrefix(l, "农户") {
			t.Errorf("wrong household: %s", l)
		}
	}
	grouped := mustPreview(t, d, heads(t, []any{"柏树村", town[1].Group, "张伟", 3, "突发严重困难户"}), township.ImportOptions{}).Preview()
	if len(grouped.Questions) != 0 || !said(grouped.Results[0].Notes, "按村和户主姓名认出") {
		t.Errorf("with the group: questions %+v, notes %q", grouped.Questions, grouped.Results[0].Notes)
	}
}

// TestSameNameInAnotherGroup asks before it takes a household of another group for the row's.
func TestSameNameInAnotherGroup(t *testing.T) {
	d, _, _ := newDesk(t)
	town := rostertest.Town(6)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	path := heads(t, []any{"柏树村", "9组", town[0].Head().Name, 3, "突发严重困难户"})
	p := mustPreview(t, d, path, township.ImportOptions{}).Preview()
	if len(p.Questions) != 1 || !strings.Contains(p.Questions[0].Text, "是同一户吗") || !strings.Contains(p.Questions[0].Text, "9组") {
		t.Fatalf("questions %+v, %v", p.Questions, counts(p))
	}
	q := p.Questions[0]
	for i, want := range []township.RowClass{township.RowChanged, township.RowNew, township.RowRejected} {
		p := mustPreview(t, d, path, township.ImportOptions{Answers: township.Answers{q.ID: q.Options[i].Key}}).Preview()
		if r := p.Results[0]; r.Class != want {
			t.Errorf("answer %s: %s %q", q.Options[i].Text, r.Class.Word(), r.Reason)
		}
	}
}

// TestListNamesAHouseholdTwice refuses the second row, by whatever sign both mean one household.
func TestListNamesAHouseholdTwice(t *testing.T) {
	town := rostertest.Town(4)
	head := []any{"村", "组", "户编号", "户主姓名", "身份证号", "家庭人口"}
	row := func(f rostertest.Family, code, id string) []any {
		var c, n any
		if code != "" {
			c = code
		}
		if id != "" {
			n = id
		}
		return []any{f.Village, f.Group, c, f.Head().Name, n, len(f.People)}
	}
	f := town[1]
	cases := []struct {
		name   string
		rows   [][]any
		column string
		reason string
	}{
		{"by code", [][]any{row(f, f.Code, ""), row(f, f.Code, "")}, "D列 户主姓名", "与第2行是同一户"},
		{"by number", [][]any{row(f, "", f.Head().ID), row(f, "", f.Head().ID)}, "E列 身份证号", "与第2行证件号码相同"},
		{"by name, group and village", [][]any{row(f, "", ""), row(f, "", "")}, "D列 户主姓名", "与第2行是"},
	}
	for _, known := range []bool{false, true} {
		for _, c := range cases {
			d, _, _ := newDesk(t)
			if known {
				mustImport(t, d, persons(t, town, rostertest.Style{}))
			}
			all := append([][]any{head}, c.rows...)
			p := mustPreview(t, d, rostertest.Of(rostertest.Sheet{Name: "户", Rows: all}).XLSX(t, "户.xlsx"), township.ImportOptions{}).Preview()
			r := result(t, p, 3)
			reason := c.reason
			if !known && c.name == "by name, group and village" {
				reason = "与第2行同村同组同名"
			}
			if r.Class != township.RowRejected || r.Column != c.column || !strings.Contains(r.Reason, reason) {
				t.Errorf("%s, known %v: %s %q %q", c.name, known, r.Class.Word(), r.Column, r.Reason)
			}
		}
	}
	d, _, _ := newDesk(t)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	mixed := [][]any{head, row(f, "", f.Head().ID), row(f, f.Code, "")}
	p := mustPreview(t, d, rostertest.Of(rostertest.Sheet{Name: "户", Rows: mixed}).XLSX(t, "户.xlsx"), township.ImportOptions{}).Preview()
	if r := result(t, p, 3); r.Class != township.RowRejected || !strings.Contains(r.Reason, "与第2行是同一户") {
		t.Errorf("by number, then by code: %s %q", r.Class.Word(), r.Reason)
	}
	other := town[2]
	clash := [][]any{head, row(f, f.Code, other.Head().ID)}
	p = mustPreview(t, d, rostertest.Of(rostertest.Sheet{Name: "户", Rows: clash}).XLSX(t, "户.xlsx"), township.ImportOptions{}).Preview()
	if r := result(t, p, 2); r.Class != township.RowRejected || r.Column != "C列 户编号" || !strings.Contains(r.Reason, other.Code) || !strings.Contains(r.Reason, f.Code) {
		t.Errorf("code and number of two households: %s %q %q", r.Class.Word(), r.Column, r.Reason)
	}
}

// TestListNamesAnotherHead says so, and leaves the members as they are.
func TestListNamesAnotherHead(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := rostertest.Town(4)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	before := snapshot(t, archive)
	f := town[3]
	head := []any{"村", "户编号", "户主姓名", "身份证号", "家庭人口"}
	for _, c := range []struct {
		row  []any
		note string
	}{
		{[]any{f.Village, f.Code, "外来人", rostertest.ID(700), 4}, "名单上的户主与档案不同（档案：“" + f.Head().Name + "”），成员没有改动"},
		{[]any{f.Village, f.Code, f.People[1].Name, f.People[1].ID, 4}, "名单上的户主在档案中与户主关系是“配偶”，没有改动"},
	} {
		p, _ := mustImport(t, d, rostertest.Of(rostertest.Sheet{Name: "户", Rows: [][]any{head, c.row}}).XLSX(t, "户.xlsx"))
		if r := p.Results[0]; r.Class != township.RowSame || !said(r.Notes, c.note) {
			t.Errorf("%s %q, want %q", r.Class.Word(), r.Notes, c.note)
		}
	}
	if snapshot(t, archive) != before {
		t.Error("the archive changed")
	}
}
