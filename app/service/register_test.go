package service_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/excel/rostertest"
)

// named imports one household per name and returns the desk.
func named(t *testing.T, names ...string) *service.Desk {
	t.Helper()
	d, _, _ := newDesk(t)
	rows := [][]any{{"行政村", "户编号", "姓名", "证件号码", "与户主关系"}}
	for i, n := range names {
		rows = append(rows, []any{"柏树村", "519900000000" + string(rune('1'+i/10)) + string(rune('0'+i%10)), n, rostertest.ID(i), "户主"})
	}
	p, _ := mustImport(t, d, rostertest.Of(rostertest.Sheet{Name: "人", Rows: rows}).XLSX(t, "人.xlsx"))
	wantCounts(t, p, [4]int{len(names), 0, 0, 0})
	return d
}

// TestSearch finds households by name, initials, tails of numbers and codes.
func TestSearch(t *testing.T) {
	names := []string{"张三丰", "单乐", "曾强", "解放军", "仇英", "重阳", "李𬭎", "阿依古丽·买买提", "张三", "𠮷田"}
	d := named(t, names...)
	rows, err := d.Households(ctx)
	must(t, err)
	for query, want := range map[string][]string{
		"zsf":                 {"张三丰"},
		"ZSF":                 {"张三丰"},
		"ｚｓ":                  {"张三", "张三丰"},
		"zs":                  {"张三", "张三丰"},
		"sl":                  {"单乐"}, // 单 is read shàn as a surname
		"sy":                  {"单乐"},
		"dl":                  {"单乐"}, // and dān otherwise
		"zq":                  {"曾强"},
		"cq":                  {"曾强"},
		"xfj":                 {"解放军"},
		"jfj":                 {"解放军"},
		"qy":                  {"仇英"},
		"cy":                  {"仇英", "重阳", "单乐"},
		"zy":                  {"重阳"},
		"三":                   {"张三", "张三丰"},
		"张 三 丰":               {"张三丰"},
		"𬭎":                   {"李𬭎"},
		"𠮷":                   {"𠮷田"},
		"买买提":                 {"阿依古丽·买买提"},
		"aygl":                {"阿依古丽·买买提"},
		"sf":                  nil, // initials begin at the surname
		rostertest.ID(2)[14:]: {"曾强"},
		rostertest.ID(2):      {"曾强"},
		"51990000000012":      {"曾强"},
		"0012":                {"曾强"},
		"":                    names,
		"查无此人":                nil,
	} {
		var got []string
		for _, r := range township.FilterRows(rows, township.HouseholdFilter{Query: query}) {
			got = append(got, r.Head)
		}
		want = slices.Clone(want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("“%s” finds %q, want %q", query, got, want)
		}
	}
}

// TestRegisterFollowsDeeds shows each deed at once, and gives a list that the caller may change, of rows that
// stay as they were.
func TestRegisterFollowsDeeds(t *testing.T) {
	d := named(t, "张三", "李四")
	rows, err := d.Households(ctx)
	must(t, err)
	first := rows[0]
	rows[0], rows[1] = rows[1], nil
	again, err := d.Households(ctx)
	must(t, err)
	if again[0] != first || again[1].Head != "李四" {
		t.Errorf("the register is the caller's: %+v", again)
	}
	_, err = d.MoveHouseholds(ctx, []township.Move{{Household: first.ID, To: township.Stable, On: d.Today(), Reason: "会议"}})
	must(t, err)
	after, err := d.Households(ctx)
	must(t, err)
	if after[0].Ledger != township.Stable || after[0].Entered != d.Today() {
		t.Errorf("row %+v", after[0])
	}
	if first.Ledger != township.None || after[1] != again[1] {
		t.Errorf("who read before has %+v; 李四 is another row than before: %v", first, after[1] != again[1])
	}
	deed, ok, err := d.LastUndoable(ctx)
	if err != nil || !ok || deed.Kind != township.DeedMove {
		t.Fatalf("last undoable %+v %v %v", deed, ok, err)
	}
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if after, _ = d.Households(ctx); after[0].Ledger != township.None {
		t.Errorf("after undo %+v", after[0])
	}
	if h, p, err := d.Counts(ctx); err != nil || h != 2 || p != 2 {
		t.Errorf("%d households, %d people, %v", h, p, err)
	}
}

// TestOrderOfPaper sorts by the office's villages, groups by number, then code.
func TestOrderOfPaper(t *testing.T) {
	d, _, _ := newDesk(t)
	_, err := d.SaveVillages(ctx, []township.Village{{Name: "石桥村"}, {Name: "柏树村"}})
	must(t, err)
	rows := [][]any{{"行政村", "组", "户编号", "姓名", "证件号码", "与户主关系"}}
	for i, r := range [][2]string{{"柏树村", "10组"}, {"柏树村", "2组"}, {"石桥村", "1组"}, {"柏树村", "2组"}, {"柏树村", "老湾"}} {
		rows = append(rows, []any{r[0], r[1], "5199000000000" + string(rune('5'-i)), "范" + string(rune('甲'+i)), rostertest.ID(i), "户主"})
	}
	mustImport(t, d, rostertest.Of(rostertest.Sheet{Name: "人", Rows: rows}).XLSX(t, "人.xlsx"))
	list, err := d.Households(ctx)
	must(t, err)
	var got []string
	for _, r := range list {
		got = append(got, r.Village+r.Group+r.Code[13:])
	}
	if want := []string{"石桥村1组3", "柏树村2组2", "柏树村2组4", "柏树村10组5", "柏树村老湾1"}; !slices.Equal(got, want) {
		t.Errorf("order %q, want %q", got, want)
	}
}

// TestOpenHousehold tells for each value which file, sheet and row gave it, and the history newest first.
func TestOpenHousehold(t *testing.T) {
	d, _, clock := newDesk(t)
	town := rostertest.Town(6)
	first := mustPreview(t, d, rostertest.Of(rostertest.Persons(town, rostertest.Style{Name: "十月", Titles: []string{"人口信息"}})).XLSX(t, "十月.xlsx"), township.ImportOptions{})
	_, err := first.Commit(ctx, nil)
	must(t, err)
	clock.At = clock.At.AddDate(0, 1, 0)
	next := rostertest.Copy(town)
	next[3].Income, next[3].People[2].Health = 9000, "残疾"
	second := mustPreview(t, d, rostertest.Of(rostertest.Persons(next, rostertest.Style{Name: "十一月"})).XLSX(t, "十一月.xlsx"), township.ImportOptions{})
	_, err = second.Commit(ctx, nil)
	must(t, err)
	id := rowOf(t, d, town[3].Code).ID
	_, err = d.MoveHouseholds(ctx, []township.Move{{Household: id, To: township.Stable, On: d.Today(), Reason: "会议"}})
	must(t, err)

	f, err := d.OpenHousehold(ctx, id)
	must(t, err)
	if len(f.Members) != 4 || f.Row.Head != town[3].Head().Name || len(f.Entries) != 1 || f.Row.Ledger != township.Stable {
		t.Errorf("members %d, row %+v, stays %v", len(f.Members), f.Row, f.Entries)
	}
	for _, c := range []struct {
		entity *township.Entity
		id     int64
		field  string
		file   string
		source township.Source
		value  string
	}{
		{township.Households, id, "cause", "文件：十月.xlsx", township.Source{Sheet: "十月", Row: 9}, town[3].Cause},
		{township.Households, id, "per_capita", "文件：十一月.xlsx", township.Source{Sheet: "十一月", Row: 8}, "9,000.00"},
		{township.Members, f.Members[1].ID, "education", "文件：十月.xlsx", township.Source{Sheet: "十月", Row: 10}, "小学"},
		{township.Members, f.Members[2].ID, "health", "文件：十一月.xlsx", township.Source{Sheet: "十一月", Row: 10}, "残疾"},
		{township.Members, f.Members[2].ID, "id_number", "文件：十月.xlsx", township.Source{Sheet: "十月", Row: 11}, township.IDNumber(town[3].People[2].ID).Masked()},
	} {
		o, ok := f.Origins[township.OriginKey(c.entity, c.id, c.field)]
		if !ok || string(o.Deed.Origin) != c.file || o.Source != c.source || o.New != c.value {
			t.Errorf("%s: %q %+v %q, want %q %+v %q", c.field, o.Deed.Origin, o.Source, o.New, c.file, c.source, c.value)
		}
	}
	if l := f.History[0]; l.Deed.Kind != township.DeedMove {
		t.Errorf("newest line %+v", l)
	}
	var lines []string
	for _, l := range f.History {
		lines = append(lines, l.Entity+" "+l.Field.Label+" "+l.Old+"→"+l.New)
	}
	for _, want := range []string{"农户 人均纯收入 6,003.50→9,000.00", "家庭成员 健康状况 健康→残疾"} {
		if !slices.Contains(lines, want) {
			t.Errorf("history %q lacks %q", lines, want)
		}
	}
	all := strings.Join(lines, "\n")
	for _, m := range town[3].People {
		if strings.Contains(all, m.ID) {
			t.Error("the history shows a whole number")
		}
	}
	_, err = d.OpenHousehold(ctx, 9999)
	wantCode(t, err, township.CodeNotFound, "已不在档案中")
}

// TestPeopleOfAStub counts as many as the roster declares until the members are known.
func TestPeopleOfAStub(t *testing.T) {
	d, archive, _ := newDesk(t)
	datatest.MustDo(t, archive, "记录", func(tx *data.Tx) error {
		v := datatest.Village(t, tx, "柏树村")
		h := datatest.MustInsert(t, tx, datatest.Record(township.Households, "code", "1", "village_id", data.FormatID(v), "people_declared", "5"))
		datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(h), "name", "张三", "relation", "户主", "stub", "是"))
		h = datatest.MustInsert(t, tx, datatest.Record(township.Households, "code", "2", "village_id", data.FormatID(v), "people_declared", "5"))
		datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(h), "name", "李四", "relation", "户主"))
		datatest.MustInsert(t, tx, datatest.Record(township.Households, "code", "3", "village_id", data.FormatID(v), "people_declared", "2"))
		return nil
	})
	for code, want := range map[string]int{"1": 5, "2": 1, "3": 2} {
		if got := rowOf(t, d, code).People; got != want {
			t.Errorf("household %s: %d people, want %d", code, got, want)
		}
	}
}
