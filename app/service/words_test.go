package service_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/excel/rostertest"
)

func TestOfficeWords(t *testing.T) {
	d := openForms(t)
	ctx := context.Background()
	const list = "致贫原因"
	must := func(_ township.Deed, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	values := func() []string {
		v, err := d.Vocabularies(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return v.Of(list).Values()
	}
	must(d.AddWord(ctx, list, " 因赌 "))
	if v := values(); v[len(v)-1] != "因赌" {
		t.Errorf("%v", v)
	}
	for typed, want := range map[string]string{"因赌": "已经有", "因自然灾害": "另一种写法", "": "请填写", "甲、乙": "分隔符", strings.Repeat("长", 31): "最多30个字"} {
		if _, err := d.AddWord(ctx, list, typed); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("add %q: %v", typed, err)
		}
	}
	if _, err := d.AddWord(ctx, "性别", "其他"); err == nil {
		t.Error("added to a list of the program")
	}
	datatest.MustDo(t, d.archive, "使用", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, d.household, map[string]string{"cause": "因赌", "other_causes": "因病、因赌", "relapse_cause": "因懒"})
		return err
	})
	words, err := d.Words(ctx, list)
	if err != nil {
		t.Fatal(err)
	}
	of := func(value string) township.OfficeWord {
		for _, w := range words {
			if w.Value == value {
				return w
			}
		}
		return township.OfficeWord{}
	}
	if w := of("因赌"); w.Used != 2 || w.BuiltIn || w.Stray {
		t.Errorf("%+v", w)
	}
	if w := of("因懒"); !w.Stray || w.Used != 1 {
		t.Errorf("%+v", w)
	}
	if _, err := d.RemoveWord(ctx, list, "因赌"); err == nil || !strings.Contains(err.Error(), "2处") {
		t.Errorf("removed a word in use: %v", err)
	}
	must(d.RenameWord(ctx, list, "因赌", "因赌博"))
	file, _ := d.OpenHousehold(ctx, d.household)
	if h := file.Household; h.Get("cause") != "因赌博" || h.Get("other_causes") != "因病、因赌博" {
		t.Errorf("%v", h.Values)
	}
	v, _ := d.Vocabularies(ctx)
	if got, known := township.NewLookup(v.Of(list)).Word("因赌"); got != "因赌博" || !known {
		t.Errorf("the old name is read as %q", got)
	}
	if _, err := d.RenameWord(ctx, list, "因病", "得病"); err == nil {
		t.Error("renamed a word of the program")
	}
	must(d.SpellWord(ctx, list, "因病", "生病，大病"))
	if got, _ := newLookup(t, d, list).Word("生病"); got != "因病" {
		t.Errorf("the new spelling is read as %q", got)
	}
	if _, err := d.SpellWord(ctx, list, "因病", "生病、因残"); err == nil {
		t.Error("a word became the spelling of another")
	}
	must(d.RetireWord(ctx, list, "因丧", true))
	must(d.MoveWord(ctx, list, "因赌博", -1))
	if v := values(); slices.Contains(v, "因丧") || v[len(v)-2] != "因赌博" {
		t.Errorf("%v", v)
	}
	must(d.RetireWord(ctx, list, "因丧", false))
	if v := values(); !slices.Contains(v, "因丧") {
		t.Errorf("%v", v)
	}
	if _, err := d.RetireWord(ctx, "与户主关系", "户主", true); err == nil {
		t.Error("retired 户主")
	}
	if _, err := d.RemoveWord(ctx, list, "因病"); err == nil {
		t.Error("removed a word of the program")
	}
	must(d.AddWord(ctx, list, "因懒"))
	datatest.MustDo(t, d.archive, "改", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, d.household, map[string]string{"relapse_cause": ""})
		return err
	})
	must(d.RemoveWord(ctx, list, "因懒"))
}

func newLookup(t *testing.T, d *formDesk, list string) township.Lookup {
	t.Helper()
	v, err := d.Vocabularies(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return township.NewLookup(v.Of(list))
}

// An import knows the words of the office.
func TestImportKnowsOfficeWords(t *testing.T) {
	d := openForms(t)
	if _, err := d.AddWord(context.Background(), "致贫原因", "因赌"); err != nil {
		t.Fatal(err)
	}
	path := rostertest.Of(rostertest.Sheet{Name: "户", Rows: [][]any{
		{"行政村", "组", "户编号", "户主姓名", "户主证件号码", "家庭人口", "主要致贫原因"},
		{"柏树村", "1组", "51990009", "赵六", datatest.ID(9), 1, "因赌"},
		{"柏树村", "1组", "51990010", "钱七", datatest.ID(10), 1, "因懒"},
	}}).XLSX(t, "户.xlsx")
	p := mustPreview(t, d.Desk, path, township.ImportOptions{}).Preview()
	notes := func(i int) string { return strings.Join(p.Results[i].Notes, "；") }
	if len(p.Results) != 2 || strings.Contains(notes(0), "因赌") || !strings.Contains(notes(1), "因懒") {
		t.Errorf("%+v", p.Results)
	}
}
