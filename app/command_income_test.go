package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// incomeJSON is what `income -json` is promised to print.
type incomeJSON struct {
	Lines []struct {
		Category, Item, Unit           string
		Quantity, Income, Expense, Net json.Number
	}
	NetIncome  json.Number
	Population int
	PerCapita  *json.Number
	Flags      []string
}

func TestIncomeCommand(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	told := 0
	for _, l := range strings.Split(strings.TrimSpace(o.must("list", "-village", "杏花村")), "\n")[:20] {
		code, _, _ := strings.Cut(l, "\t")
		var got incomeJSON
		exit, out, errs := o.run("income", "-household", code, "-year", "2021", "-json")
		if exit == exitFailed && strings.Contains(errs, "还没有2021年的收入计算表") {
			continue
		}
		told++
		must(t, json.Unmarshal([]byte(out), &got))
		if len(got.Lines) == 0 || got.PerCapita == nil || got.Flags == nil {
			t.Fatalf("%s: %s", code, out)
		}
		net := township.Fen(0)
		for _, l := range got.Lines {
			f, ok := township.ParseFen(l.Net.String())
			if !ok || !strings.Contains(string(l.Net), ".") || !strings.HasSuffix(l.Category, "收入") {
				t.Errorf("%s: line %+v", code, l)
			}
			if l.Item != "教育资助" { // does not count
				net += f
			}
		}
		if net.String() != got.NetIncome.String() {
			t.Errorf("%s: lines come to %s, the sheet says %s", code, net, got.NetIncome)
		}
		if shown := o.must("income", "-household", code); !strings.Contains(shown, "2021年") || !strings.Contains(shown, got.PerCapita.String()) {
			t.Errorf("%s: the table of the latest year says\n%s", code, shown)
		}
	}
	if told < 10 {
		t.Errorf("only %d of twenty households have a sheet", told)
	}
}

func TestIncomeCommandsRefuse(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	code, _, _ := strings.Cut(o.must("list"), "\t")
	for _, tc := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"income"}, "请用 -household", exitUsage},
		{[]string{"income", "-household", "0000"}, "没有户编号“0000”", exitFailed},
		{[]string{"income", "-household", code, "-year", "2009"}, "还没有2009年的收入计算表", exitFailed},
		{[]string{"income", "-household", code, "-year", "去年"}, "不是年度", exitUsage},
		{[]string{"export", "income"}, "请用 -out 写明", exitUsage},
		{[]string{"export", "income", "-out", o.path("x.pdf")}, ".xlsx", exitUsage},
		{[]string{"export", "income", "-village", "没有村", "-out", o.path("x.xlsx")}, "没有“没有村”这个村", exitFailed},
	} {
		if code, _, errs := o.run(tc.args...); code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%q ends with %d, %q; want %d, %q", tc.args, code, errs, tc.code, tc.says)
		}
	}
}

// An archive without households says what to do first, and writes no file.
func TestIncomeFilesOfAnEmptyArchive(t *testing.T) {
	o := founded(t)
	for _, what := range []string{"income", "income-forms"} {
		code, _, errs := o.run("export", what, "-out", o.path("x.xlsx"))
		if code != exitFailed || !strings.Contains(errs, "档案里还没有农户") || !strings.Contains(errs, "请先导入花名册") {
			t.Errorf("export %s ends with %d, %q", what, code, errs)
		}
	}
}

func TestExportIncome(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	file := o.path("收入.xlsx")
	o.must("export", "income", "-year", "2021", "-village", "杏花村", "-out", file)
	book, err := excelize.OpenFile(file)
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows("农户收入", excelize.Options{RawCellValue: true})
	must(t, err)
	if len(rows) < 50 || rows[2][0] != "村" || rows[2][len(rows[2])-1] != "签字日期" || rows[2][18] != "比上年下降（%）" || rows[2][17] != "2020年人均纯收入" {
		t.Fatalf("%d rows, headings %q", len(rows), rows[2])
	}
	if kind, _ := book.GetCellType("农户收入", "P4"); kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
		t.Errorf("the net income is kept as %v", kind)
	}
	lines, err := book.GetRows("收入明细", excelize.Options{RawCellValue: true})
	must(t, err)
	if len(lines) < 150 {
		t.Errorf("%d lines", len(lines))
	}
	for _, r := range append(rows, lines...) {
		for _, cell := range r {
			if strings.HasPrefix(cell, "1900000") || len(cell) == 18 && strings.HasPrefix(cell, "519900") {
				t.Errorf("a number of a person: %q", cell)
			}
		}
	}
}
