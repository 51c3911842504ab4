package main

import (
	"os"
	"strings"
	"testing"
)

func TestWrongUsage(t *testing.T) {
	o := founded(t)
	before := o.deeds()
	for _, tc := range []struct {
		args []string
		says string
	}{
		{[]string{"improt", "a.csv"}, "没有“improt”这个命令"},
		{[]string{"-x"}, "选项写得不对"},
		{[]string{"init"}, "请用 -office 写明单位"},
		{[]string{"init", "-office"}, "选项写得不对"},
		{[]string{"init", "-office", "清溪镇", "石桥乡"}, "后面多了“石桥乡”"},
		{[]string{"import"}, "后面还要写文件名"},
		{[]string{"import", "-dry-run"}, "后面还要写文件名"},
		{[]string{"import", "-no-such-flag", "a.csv"}, "选项写得不对"},
		{[]string{"list", "-ledger", "nix", "-json"}, "没有名为“nix”的台账"},
		{[]string{"list", "json"}, "后面多了“json”"},
		{[]string{"print"}, "后面要写 wall-list"},
		{[]string{"print", "form"}, "后面要写 wall-list"},
		{[]string{"print", "wall-list"}, "请用 -out 写明"},
		{[]string{"print", "wall-list", "-out", ""}, "请用 -out 写明"},
		{[]string{"print", "wall-list", "-out", o.path("x.pdf"), "柏树村"}, "后面多了“柏树村”"},
		{[]string{"print", "wall-list", "-ledger", "nix", "-out", o.path("x.pdf")}, "没有名为“nix”的台账"},
		{[]string{"print", "wall-list", "-paper", "A5", "-out", o.path("x.pdf")}, "纸张只能是 A3 或 A4"},
		{[]string{"print", "wall-list", "-form", "door", "-out", o.path("x.pdf")}, "-form 只能是 wall 或 file"},
		{[]string{"print", "wall-list", "-as-of", "2021-13-01", "-out", o.path("x.pdf")}, "“2021-13-01”不是日期"},
		{[]string{"print", "wall-list", "-as-of", "2021-11", "-out", o.path("x.pdf")}, "“2021-11”不是日期"},
		{[]string{"export"}, "后面要写 ledgers"},
		{[]string{"export", "ledgers"}, "请用 -out 写明"},
		{[]string{"export", "ledgers", "-ledger", "summary", "-out", o.path("x.xlsx")}, "没有名为“summary”的台账"},
		{[]string{"export", "members"}, "请用 -out 写明"},
		{[]string{"export", "members", "-out", o.path("x.pdf")}, "要以 .xlsx 结尾，不能是“x.pdf”"},
		{[]string{"print", "helper-list", "-out", o.path("x.xlsx")}, "要以 .pdf 结尾"},
		{[]string{"print", "change-sheet", "-blank", "-1", "-out", o.path("x.pdf")}, "-blank 要写 0 以上"},
		{[]string{"print", "change-sheet", "-blank", "两份", "-out", o.path("x.pdf")}, "“-blank”写的是“两份”"},
		{[]string{"list", "-json=maybe"}, "“-json”写的是“maybe”"},
		{[]string{"list", "-nix"}, "没有“-nix”这个选项"},
		{[]string{"list", "-ledger"}, "“-ledger”后面要写内容"},
		{[]string{"list", "changes", "-from", "2022-01-01", "-to", "2021-01-01"}, "-from 2022-01-01 晚于 -to 2021-01-01"},
		{[]string{"list", "people"}, "后面多了“people”"},
		{[]string{"export", "ledgers", "-paper", "A3", "-out", o.path("x.xlsx")}, "选项写得不对"},
		{[]string{"check", "all"}, "后面多了“all”"},
		{[]string{"demo", "all"}, "后面多了“all”"},
		{[]string{"-demo", "check"}, "不能和 -db 或命令一起用"},
		{[]string{"-demo"}, "不能和 -db 或命令一起用"},
	} {
		code, out, errs := o.run(tc.args...)
		if code != exitUsage || out != "" || !strings.Contains(errs, tc.says) || !strings.Contains(errs, "用法：") {
			t.Errorf("%q ends with %d, %q and %q; want 2, %q and the usage", tc.args, code, out, errs, tc.says)
		}
	}
	for _, name := range []string{"x.pdf", "x.xlsx"} {
		if _, err := os.Stat(o.path(name)); err == nil {
			t.Errorf("%s was written all the same", name)
		}
	}
	if after := o.deeds(); after != before {
		t.Errorf("%d deeds, want %d", after, before)
	}
}

func TestHelpAndVersion(t *testing.T) {
	for _, args := range [][]string{{"-h"}, {"--help"}, {"import", "-h"}, {"print", "wall-list", "-help"}} {
		code, out, errs := runBare(args...)
		if code != exitDone || errs != "" || !strings.HasPrefix(out, "用法：") {
			t.Errorf("%q ends with %d, %q, %q", args, code, out, errs)
		}
		for _, command := range []string{"init", "import", "list", "print wall-list", "export ledgers", "check", "demo"} {
			if !strings.Contains(out, "] "+command) {
				t.Errorf("the usage lacks %q", command)
			}
		}
	}
	if code, out, _ := runBare("-version"); code != exitDone || out != "台账 "+version+"\n" {
		t.Errorf("-version ends with %d and %q", code, out)
	}
}

func TestVersionIsThatOfTheMetadata(t *testing.T) {
	text, err := os.ReadFile("../FyneApp.toml")
	must(t, err)
	for _, line := range []string{`Version = "` + version + `"`, `ID = "` + appID + `"`, `Name = "` + appName + `"`} {
		if !strings.Contains(string(text), line) {
			t.Errorf("FyneApp.toml lacks %s", line)
		}
	}
}
