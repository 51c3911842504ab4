package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLedgerChangesAsCommands(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	for _, name := range []string{"变动.pdf", "变动.xlsx"} {
		verb := "print"
		if strings.HasSuffix(name, ".xlsx") {
			verb = "export"
		}
		o.must(verb, "ledger-changes", "-from", "2024-12-31", "-to", "2025年12月31日", "-out", o.path(name))
		if info, err := os.Stat(o.path(name)); err != nil || info.Size() < 4000 {
			t.Errorf("%s: %v %v", name, info, err)
		}
		for _, tc := range []struct {
			args []string
			code int
			says string
		}{
			{[]string{"-to", "2025-12-31", "-out", "x" + filepath.Ext(name)}, exitUsage, "请用 -from 写明日期"},
			{[]string{"-from", "2025-12", "-to", "2025-12-31", "-out", "x" + filepath.Ext(name)}, exitUsage, "“2025-12”不是日期"},
			{[]string{"-from", "2025-12-31", "-to", "2026-01-31"}, exitUsage, "请用 -out 写明"},
			{[]string{"-from", "2025-12-31", "-to", "2025-01-31", "-out", o.path("x" + filepath.Ext(name))}, exitFailed, "不早于期末日期"},
			{[]string{"-from", "2025-01-31", "-to", "2025-12-31", "-village", "无此村", "-out", o.path("x" + filepath.Ext(name))}, exitFailed, "没有“无此村”这个村"},
		} {
			code, _, errs := o.run(append([]string{verb, "ledger-changes"}, tc.args...)...)
			if code != tc.code || !strings.Contains(errs, tc.says) {
				t.Errorf("%s %q ends with %d and %q; want %d and %q", verb, tc.args, code, errs, tc.code, tc.says)
			}
		}
	}
	for _, name := range []string{"x.pdf", "x.xlsx"} {
		if _, err := os.Stat(o.path(name)); err == nil {
			t.Errorf("a refused command wrote %s", name)
		}
	}
}
