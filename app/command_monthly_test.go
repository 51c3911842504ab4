package main

import (
	"os"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/reports/pdftest"
)

func TestMonthlyReport(t *testing.T) {
	o := placed(t)
	file := o.path("月报表.pdf")
	if code, _, errs := o.run("print", "monthly-report", "-out", file); code != exitFailed || !strings.Contains(errs, "还没有大排查月报表") {
		t.Errorf("%d %s", code, errs)
	}
	archive, err := data.Open(t.Context(), o.db, data.Options{MustExist: true})
	must(t, err)
	_, _, err = service.NewDesk(archive, service.Config{Operator: "张会计"}).StartMonthly(t.Context(), "2021-11")
	must(t, err)
	must(t, archive.Close())
	o.must("print", "monthly-report", "-month", "2021-11", "-out", file)
	pdf, err := os.ReadFile(file)
	must(t, err)
	if text := township.Squeeze(strings.Join(pdftest.PopplerText(t, pdf), "")); !strings.Contains(text, "任务分解月报表") || !strings.Contains(text, "2021年11月") {
		t.Errorf("%s", text)
	}
	o.must("export", "monthly-report", "-out", o.path("月报表.xlsx"))
	for month, want := range map[string]string{"2021-10": "没有2021年10月的月报表，最近一期是2021年11月的。", "十一月": "月份“十一月”不是年和月"} {
		if code, _, errs := o.run("export", "monthly-report", "-month", month, "-out", o.path("x.xlsx")); code != exitFailed || !strings.Contains(errs, want) {
			t.Errorf("%s: %d %s", month, code, errs)
		}
	}
}
