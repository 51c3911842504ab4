package main

import (
	"os"
	"strings"
	"testing"
)

// Superiors' lists are taken from the command line: what is surely new is written, the rest is told.
func TestSuperiorsListsAreImported(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	own := o.path("整改台账.xlsx")
	for _, form := range []string{"issue-list", "rectification", "closeout-household", "closeout-village", "duty-list"} {
		o.must("export", form, "-out", own)
		if got := o.must("import-issues", "-source", "督查巡查", own); !strings.Contains(got, `"new":0,`) || !strings.Contains(got, `"doubled":0,"waiting":0,"rejected":0}`) {
			t.Errorf("%s comes back as %s", form, got)
		}
	}
	list := o.path("第三方评估反馈.csv")
	must(t, os.WriteFile(list, []byte("存在问题,村,责任主体,问题性质,发现日期\n村道三处塌方,麦田村,村委会,行业部门帮扶,2021-11-10\n哪里都不是,没有村,村委会,行业部门帮扶,2021-11-10\n"), 0o600))
	want := `{"file":"第三方评估反馈.csv","rows":2,"new":1,"had":0,"doubled":0,"waiting":1,"rejected":0}` + "\n"
	for _, args := range [][]string{{"import-issues", "-dry-run", list}, {"import-issues", list}} {
		code, out, errs := o.run(args...)
		if code != exitFailed || out != want || !strings.Contains(errs, "工作表“表1”第3行待选择：“没有村”不在本档案的村里") {
			t.Errorf("%q: %d, %s, %s", args, code, out, errs)
		}
	}
	if _, out, _ := o.run("import-issues", list); !strings.Contains(out, `"new":0,"had":1,`) {
		t.Errorf("a second time it is %s", out)
	}
	for _, tc := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"import-issues"}, "后面还要写文件名", exitUsage},
		{[]string{"import-issues", o.path("没有.xlsx")}, "没有.xlsx", exitFailed},
		{[]string{"import-issues", own}, "看不出“整改台账.xlsx”的问题来源，请用 -source 写明", exitUsage},
		{[]string{"import-issues", "-source", "别的", own}, "没有“别的”这个问题来源；有：", exitUsage},
		{[]string{"import-issues", "-found", "昨天", own}, "“昨天”不是日期", exitUsage},
	} {
		if code, _, errs := o.run(tc.args...); code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%q ends with %d, %q; want %d, %q", tc.args, code, errs, tc.code, tc.says)
		}
	}
}
