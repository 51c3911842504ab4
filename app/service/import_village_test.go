package service_test

import (
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

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
		{"with the group", "柏树村3组", nil, "柏树村", 0, "有1行的行政村写作“柏树村3组”，按“柏树村”收下"},
		{"with the township and the group", "清溪镇柏树村第三组", nil, "柏树村", 0, "按“柏树村”收下"},
		{"new, with the group", "龙门村十二组", nil, "龙门村", 1, "按“龙门村”收下"},
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
		group := map[string]string{"柏树村3组": "3组", "清溪镇柏树村第三组": "3组", "龙门村十二组": "12组"}[c.village]
		if len(rows) != 1 || rows[0].Village != c.want || rows[0].Group != group {
			t.Errorf("%s: %+v", c.name, township.Values(rows))
		}
	}
}

// TestVillageAndGroupInOneColumn takes both out of a column 村组.
func TestVillageAndGroupInOneColumn(t *testing.T) {
	d, _, _ := newDesk(t)
	path := rostertest.Of(rostertest.Sheet{Name: "人", Rows: [][]any{
		{"村组", "姓名", "证件号码", "与户主关系"}, {"柏树村3组", "范甲", rostertest.ID(1), "户主"},
	}}).XLSX(t, "人.xlsx")
	mustImport(t, d, path)
	rows, err := d.Households(ctx)
	must(t, err)
	if len(rows) != 1 || rows[0].Village != "柏树村" || rows[0].Group != "3组" {
		t.Errorf("%+v", township.Values(rows))
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
