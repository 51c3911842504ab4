package main

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A village fills in the workbook that was written for it; it is looked at, taken, and taken back.
func TestIncomeFormsGoOutAndComeBack(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	file := o.path("麦田村.xlsx")
	o.must("export", "income-forms", "-village", "麦田村", "-year", "2021", "-out", file)
	if got := o.must("import-income", "-dry-run", file); !strings.Contains(got, `"new":0,"changed":0,`) || !strings.Contains(got, `"rejected":0}`) {
		t.Errorf("as it went out it comes back as %s", got)
	}
	book, err := excelize.OpenFile(file)
	must(t, err)
	row := openRow(t, book)
	for cell, value := range map[string]any{"F": "生产经营性收入", "G": "兔", "J": 10, "K": 400, "L": 200} {
		must(t, book.SetCellValue("麦田村", cell+row, value))
	}
	must(t, book.Save())
	must(t, book.Close())
	if got := o.must("import-income", "-dry-run", file); !strings.Contains(got, `"new":1,"changed":0,`) {
		t.Errorf("with one row more it is %s", got)
	}
	if got := o.must("import-income", file); !strings.HasPrefix(got, `{"file":"麦田村.xlsx","households":`) || !strings.Contains(got, `"new":1,`) {
		t.Errorf("taken: %s", got)
	}
	if got := o.must("import-income", file); !strings.Contains(got, `"new":0,"changed":0,`) {
		t.Errorf("a second time it is %s", got)
	}
	for _, tc := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"import-income"}, "后面还要写文件名", exitUsage},
		{[]string{"import-income", o.path("没有.xlsx")}, "没有.xlsx", exitFailed},
		{[]string{"export", "income-forms"}, "请用 -out 写明", exitUsage},
		{[]string{"export", "income-forms", "-village", "没有村", "-out", o.path("x.xlsx")}, "没有“没有村”这个村", exitFailed},
	} {
		if code, _, errs := o.run(tc.args...); code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%q ends with %d, %q; want %d, %q", tc.args, code, errs, tc.code, tc.says)
		}
	}
}

// openRow is the first row that is empty and may be filled in, of a household with a code.
func openRow(t *testing.T, book *excelize.File) string {
	t.Helper()
	rows, err := book.GetRows("麦田村")
	must(t, err)
	for i, r := range rows {
		if i < 3 || len(r) < 5 || r[0] == "" || r[4] == "已签字" || len(r) > 6 && r[6] != "" {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		return strings.TrimPrefix(cell, "A")
	}
	t.Fatal("there is no row to fill in")
	return ""
}
