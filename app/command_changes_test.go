package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/reports/pdftest"
)

// changed is an office of which one household has lost a person.
func changed(t *testing.T) (o *office, household township.HouseholdRow) {
	t.Helper()
	o = placed(t)
	ctx := context.Background()
	archive, err := data.Open(ctx, o.db, data.Options{MustExist: true})
	must(t, err)
	defer archive.Close()
	d := service.NewDesk(archive, service.Config{})
	rows, err := d.Households(ctx)
	must(t, err)
	household = *rows[0]
	f, err := d.Family(ctx, household.ID)
	must(t, err)
	for _, m := range f.Present() {
		if !township.IsHead(m) {
			_, err := d.RecordDecrease(ctx, township.NaturalDecrease{
				Household: household.ID, People: []int64{m.ID}, Happening: township.Happening{On: d.Today(), Way: "迁出", Reason: "到县城居住"},
			}, "测试")
			must(t, err)
			break
		}
	}
	return o, household
}

func TestChangesAsCommands(t *testing.T) {
	o, household := changed(t)
	_, out, errs := o.run("list", "changes", "-kind", "decrease", "-village", household.Village, "-json")
	var lines []changeLine
	if err := json.Unmarshal([]byte(out), &lines); err != nil || len(lines) != 1 {
		t.Fatalf("%q, %q: %v", out, errs, err)
	}
	if l := lines[0]; l.Household != household.Code || l.Kind != township.EventDecrease || l.Way != "迁出" || len(l.People) != 1 || l.People[0].Part != township.PartLeft {
		t.Errorf("line %+v", l)
	}
	if _, out, _ := o.run("list", "changes", "-kind", "increase"); out != "" {
		t.Errorf("increases: %q", out)
	}
	o.must("export", "changes", "-out", o.path("changes.xlsx"))
	o.must("print", "change-sheet", "-household", household.Code, "-out", o.path("sheet.pdf"))
	o.must("print", "change-sheet", "-village", household.Village, "-blank", "2", "-out", o.path("blank.pdf"))
	pdf, err := os.ReadFile(o.path("sheet.pdf"))
	must(t, err)
	text := township.Squeeze(strings.Join(pdftest.PopplerText(t, pdf), ""))
	for _, want := range []string{"家庭成员自然减少情况表", household.Code, "到县城居住", lines[0].People[0].Name} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	blank, err := os.ReadFile(o.path("blank.pdf"))
	must(t, err)
	if n := len(pdftest.PopplerText(t, blank)); n != 4 {
		t.Errorf("%d blank sheets, want 4", n)
	}
}

func TestWrongWordsOfChanges(t *testing.T) {
	o, _ := changed(t)
	for _, tc := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"list", "changes", "-kind", "nix"}, exitUsage, "没有名为“nix”的变动"},
		{[]string{"list", "changes", "-from", "2021-02-30"}, exitUsage, "“2021-02-30”不是日期"},
		{[]string{"list", "changes", "-village", "无此村"}, exitFailed, "没有“无此村”这个村"},
		{[]string{"export", "changes"}, exitUsage, "请用 -out 写明"},
		{[]string{"print", "change-sheet", "-household", "000", "-out", o.path("x.pdf")}, exitFailed, "没有户编号“000”"},
		{[]string{"print", "change-sheet", "-to", "2001-01-01", "-out", o.path("x.pdf")}, exitFailed, "没有符合条件的家庭变动"},
	} {
		code, _, errs := o.run(tc.args...)
		if code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%q ends with %d and %q, want %d and %q", tc.args, code, errs, tc.code, tc.says)
		}
	}
	if _, err := os.Stat(o.path("x.pdf")); err == nil {
		t.Error("a file was written all the same")
	}
}
