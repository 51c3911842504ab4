package main

import (
	"context"
	"os"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/reports/pdftest"
)

// reckoned is an office of which one household has an income sheet of 2020.
func reckoned(t *testing.T) (o *office, household township.HouseholdRow) {
	t.Helper()
	o = placed(t)
	ctx := context.Background()
	archive, err := data.Open(ctx, o.db, data.Options{MustExist: true})
	must(t, err)
	defer archive.Close()
	d := service.NewDesk(archive, service.Config{Operator: "张会计"})
	rows, err := d.Households(ctx)
	must(t, err)
	f, err := d.OpenIncome(ctx, rows[0].ID, "2020")
	must(t, err)
	f.Sheet.Lines = []township.IncomeLine{{Category: township.Operating, Item: "猪", Unit: "头", Quantity: 10000, Income: 180000, Expense: 250000}}
	_, _, err = d.SaveIncome(ctx, township.SheetEdit{Sheet: f.Sheet, Finish: true}, "测试")
	must(t, err)
	return o, *rows[0]
}

func TestPrintIncomeSheet(t *testing.T) {
	o, household := reckoned(t)
	paper := func(args ...string) (text string, pages int) {
		t.Helper()
		file := o.path("收入.pdf")
		o.must(append(append([]string{"print", "income-sheet"}, args...), "-out", file)...)
		pdf, err := os.ReadFile(file)
		must(t, err)
		sheets := pdftest.PopplerText(t, pdf)
		return township.Squeeze(strings.Join(sheets, "")), len(sheets)
	}
	for _, args := range [][]string{{"-household", household.Code}, {"-household", household.Code, "-year", "2020年"}} {
		if text, pages := paper(args...); pages != 1 || !strings.Contains(text, "收入计算表（2020年）") || !strings.Contains(text, "-700.00") || !strings.Contains(text, household.Code) {
			t.Errorf("%q: %d pages, %s", args, pages, text)
		}
	}
	if text, pages := paper(); pages != 3 || !strings.Contains(text, "目录") || !strings.Contains(text, "本册第1页") {
		t.Errorf("the whole office: %d pages, %s", pages, text)
	}
	if code, _, errs := o.run("print", "income-sheet", "-out", o.path("收入.pdf")); code != exitDone || !strings.HasPrefix(errs, "另有 ") || !strings.Contains(errs, " 户未核算，没有打印。") {
		t.Errorf("what is left out is told as %q", errs)
	}
	if text, pages := paper("-blank", "2", "-year", "2021"); pages != 2 || !strings.Contains(text, "收入计算表（2021年）") || strings.Contains(text, household.Head) {
		t.Errorf("blank: %d pages, %s", pages, text)
	}
	if text, _ := paper("-prefilled", "-village", household.Village); !strings.Contains(text, household.Head) || strings.Contains(text, "-700.00") {
		t.Errorf("prefilled: %s", text)
	}
	for _, tc := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{}, "请用 -out 写明", exitUsage},
		{[]string{"-out", o.path("x.xlsx")}, "要以 .pdf 结尾", exitUsage},
		{[]string{"-year", "去年", "-out", o.path("x.pdf")}, "-year：“去年”不是年度", exitUsage},
		{[]string{"-blank", "0", "-out", o.path("x.pdf")}, "-blank 要写 1 到 5000", exitUsage},
		{[]string{"-blank", "两份", "-out", o.path("x.pdf")}, "“-blank”写的是“两份”", exitUsage},
		{[]string{"-blank", "2", "-prefilled", "-out", o.path("x.pdf")}, "-blank 和 -prefilled 只能写一个", exitUsage},
		{[]string{"-village", household.Village, "-household", household.Code, "-out", o.path("x.pdf")}, "-village 和 -household 只能写一个", exitUsage},
		{[]string{"-out", o.path("x.pdf"), "柏树村"}, "后面多了“柏树村”", exitUsage},
		{[]string{"-household", "nix", "-out", o.path("x.pdf")}, "没有户编号“nix”", exitFailed},
		{[]string{"-village", "没有村", "-out", o.path("x.pdf")}, "没有“没有村”这个村", exitFailed},
		{[]string{"-year", "2019", "-out", o.path("x.pdf")}, "没有2019年的收入计算表，没有打印", exitFailed},
	} {
		code, _, errs := o.run(append([]string{"print", "income-sheet"}, tc.args...)...)
		if code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%q ends with %d, %q; want %d, %q", tc.args, code, errs, tc.code, tc.says)
		}
	}
	if _, err := os.Stat(o.path("x.pdf")); err == nil {
		t.Error("a file was written all the same")
	}
}
