package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

func TestHelperCommands(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	list := func(args ...string) string {
		file := o.path("名单.pdf")
		o.must(append(append([]string{"print", "helper-list"}, args...), "-out", file)...)
		pdf, err := os.ReadFile(file)
		must(t, err)
		return township.Squeeze(strings.Join(pdftest.PopplerText(t, pdf), ""))
	}
	if all := list("-helper", "赵启明"); !strings.Contains(all, "赵启明") || !strings.Contains(all, "内部使用，不得张贴") || strings.Contains(all, "519900") {
		t.Errorf("the list lacks its helper or its note, or has numbers of ID cards:\n%s", all)
	}
	if all := list("-village", "杏花村"); !strings.Contains(all, "合计") || strings.Contains(all, "竹林村") {
		t.Error("the lists of a village have no cover, or households of another")
	}
	for _, tc := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"print", "helper-list"}, "请用 -out 写明", exitUsage},
		{[]string{"export", "helpers"}, "请用 -out 写明", exitUsage},
		{[]string{"print", "helper-list", "-helper", "没有人", "-out", o.path("x.pdf")}, "没有帮扶责任人“没有人”", exitFailed},
		{[]string{"print", "helper-list", "-village", "没有村", "-out", o.path("x.pdf")}, "没有“没有村”这个村", exitFailed},
	} {
		if code, _, errs := o.run(tc.args...); code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%q ends with %d, %q; want %d, %q", tc.args, code, errs, tc.code, tc.says)
		}
	}
	o.must("export", "helpers", "-out", o.path("帮扶.xlsx"))
	book, err := excelize.OpenFile(o.path("帮扶.xlsx"))
	must(t, err)
	defer book.Close()
	if got, want := book.GetSheetList(), []string{"名册", "分配"}; !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
}

func TestAHelperWhoLooksAfterNobodyIsKnown(t *testing.T) {
	f := &filterFlags{filter: township.HouseholdFilter{Helper: "范海波"}}
	if err := f.known(nil, []string{"范海波", "范海波（县交通运输局）"}); err != nil {
		t.Errorf("of the roster: %v", err)
	}
	if err := f.known(nil, nil); err == nil {
		t.Error("a slip of the pen was taken for a helper")
	}
}
