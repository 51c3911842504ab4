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

// TestVillagesOfARoster finds the archive's village behind the ways to write it, lets the clerk map the rest, and says both.
func TestVillagesOfARoster(t *testing.T) {
	for _, c := range []struct {
		name    string
		village string
		opt     map[string]string
		want    string // village of the household
		added   int
		note    string
	}{
		{"as it is", "柏树村", nil, "柏树村", 0, ""},
		{"with the township", "清溪镇柏树村", nil, "柏树村", 0, "有1行的行政村写作“清溪镇柏树村”，按“柏树村”收下"},
		{"with everything", "四川省某市某县清溪镇柏树村", nil, "柏树村", 0, "按“柏树村”收下"},
		{"committee", "柏树村村民委员会", nil, "柏树村", 0, ""},
		{"without 村", "柏树", nil, "柏树村", 0, "按“柏树村”收下"},
		{"two it could be", "清溪", nil, "清溪", 1, ""},
		{"new", "龙门村", nil, "龙门村", 1, ""},
		{"new with the township", "清溪镇龙门村", nil, "龙门村", 1, "按“龙门村”收下"},
		{"mapped by the clerk", "老柏树村", map[string]string{"老柏树村": "柏树村"}, "柏树村", 0, ""},
		{"new, said to be new", "老柏树村", map[string]string{"老柏树村": ""}, "老柏树村", 1, ""},
	} {
		d, _, _ := newDesk(t)
		_, err := d.SaveVillages(ctx, []township.Village{{Name: "柏树村"}, {Name: "清溪社区"}, {Name: "清溪村"}})
		must(t, err)
		path := rostertest.Of(rostertest.Sheet{Name: "人", Rows: [][]any{
			{"行政村", "户编号", "姓名", "证件号码", "与户主关系"}, {c.village, "51990000000001", "范甲", rostertest.ID(1), "户主"},
		}}).XLSX(t, "人.xlsx")
		im := mustPreview(t, d, path, township.ImportOptions{Villages: c.opt})
		p := im.Preview()
		if len(p.Villages) != c.added || c.added == 1 && p.Villages[0] != c.want {
			t.Errorf("%s: new villages %q", c.name, p.Villages)
		}
		if (c.note == "") != (len(p.Notes) == 0) || !said(p.Notes, c.note) {
			t.Errorf("%s: notes %q, want %q", c.name, p.Notes, c.note)
		}
		_, err = im.Commit(ctx, nil)
		must(t, err)
		rows, err := d.Households(ctx)
		must(t, err)
		if len(rows) != 1 || rows[0].Village != c.want {
			t.Errorf("%s: %+v", c.name, rows)
		}
	}
}

// TestForeignTownship warns of rows that name another township.
func TestForeignTownship(t *testing.T) {
	d, _, _ := newDesk(t)
	path := rostertest.Of(rostertest.Sheet{Name: "人", Rows: [][]any{
		{"乡(镇)", "行政村", "户编号", "姓名", "证件号码", "与户主关系"},
		{"清溪镇", "柏树村", "51990000000001", "范甲", rostertest.ID(1), "户主"},
		{"双河镇", "柏树村", "51990000000002", "范乙", rostertest.ID(2), "户主"},
	}}).XLSX(t, "人.xlsx")
	p := mustPreview(t, d, path, township.ImportOptions{}).Preview()
	if !said(p.Notes, "有1行的乡镇是“双河镇”，本档案是“清溪镇”") {
		t.Errorf("notes %q", p.Notes)
	}
}
