package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// outcomes reads the lines that import prints: nothing else may stand on standard output.
func outcomes(tb testing.TB, out string) []township.Outcome {
	tb.Helper()
	var list []township.Outcome
	for line := range strings.Lines(out) {
		var o township.Outcome
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&o); err != nil {
			tb.Fatalf("%q is not the JSON line of a file: %v", line, err)
		}
		if o.Rows != o.New+o.Changed+o.Same+o.Rejected {
			tb.Errorf("the rows of %q do not add up", line)
		}
		list = append(list, o)
	}
	return list
}

func TestImportPrintsOneLineOfCounts(t *testing.T) {
	o := founded(t)
	file := saveXLSX(t, o.path("人口信息.xlsx"), personRoster(twoVillages()...))
	want := `{"file":"人口信息.xlsx","rows":8,"new":8,"changed":0,"same":0,"rejected":0,"proposals":4}` + "\n"
	if got := o.must("import", "-assign", file); got != want {
		t.Errorf("import prints %q, want %q", got, want)
	}
	want = `{"file":"人口信息.xlsx","rows":8,"new":0,"changed":0,"same":8,"rejected":0,"proposals":0}` + "\n"
	code, got, errs := o.run("import", file)
	if got != want || code != exitDone || !strings.Contains(errs, "内容相同的文件在") {
		t.Errorf("the same file again: %d, %q, %q; want %q and a word about the earlier import", code, got, errs, want)
	}
}

func TestImportCountsEveryRowInOneClass(t *testing.T) {
	o := founded(t)
	people := twoVillages()
	o.must("import", "-assign", saveCSV(t, o.path("一.csv"), personRoster(people...)))
	people[0].name = "范伟强"                                 // changed
	people = append(people, villager("双河村", 9, 0, "=1+1")) // rejected
	people = append(people, villager("石桥村", 10, 0, "冯光明")) // new, in a new village
	code, out, errs := o.run("import", saveGB18030(t, o.path("二.csv"), personRoster(people...)))
	got := outcomes(t, out)
	want := []township.Outcome{{File: "二.csv", Rows: 10, New: 1, Changed: 1, Same: 7, Rejected: 1, Proposals: 1}}
	if code != exitFailed || !slices.Equal(got, want) {
		t.Errorf("import ends with %d and %+v, want 1 and %+v", code, got, want)
	}
	for _, word := range []string{"工作表“表1”第12行（J列 姓名）被拒收：“=1+1”不是姓名", "档案中还没有的村：石桥村"} {
		if !strings.Contains(errs, word) {
			t.Errorf("standard error lacks %q:\n%s", word, errs)
		}
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	o := founded(t)
	file := saveXLSX(t, o.path("人口信息.xlsx"), personRoster(twoVillages()...))
	before, deeds := o.bytes(), o.deeds()
	code, out, _ := o.run("import", "-dry-run", "-assign", file)
	got := outcomes(t, out)
	if code != exitDone || len(got) != 1 || got[0].New != 8 || got[0].Proposals != 4 {
		t.Errorf("a dry run ends with %d and %+v", code, got)
	}
	if !bytes.Equal(before, o.bytes()) {
		t.Error("a dry run changed the archive's file")
	}
	if after := o.deeds(); after != deeds {
		t.Errorf("a dry run left %d deeds, were %d", after, deeds)
	}
	if list := o.list(); len(list) != 0 {
		t.Errorf("a dry run left households: %v", list)
	}
	o.wantNoTraces()
}

func TestDryRunNeedsAnArchive(t *testing.T) {
	o := newOffice(t)
	file := saveXLSX(t, o.path("人口信息.xlsx"), personRoster(twoVillages()...))
	for _, args := range [][]string{{"import", file}, {"import", "-dry-run", file}, {"list", "-json"}, {"check"}, {"export", "ledgers", "-out", o.path("x.xlsx")}} {
		code, out, errs := o.run(args...)
		if code != exitFailed || out != "" || !strings.Contains(errs, "找不到档案“清溪镇.db”") {
			t.Errorf("%q without an archive: %d, %q, %q", args, code, out, errs)
		}
		if _, err := os.Stat(o.db); err == nil {
			t.Fatalf("%q has made an archive", args)
		}
	}
}

func TestAssignAcceptsTheProposals(t *testing.T) {
	o := founded(t)
	file := saveXLSX(t, o.path("人口信息.xlsx"), personRoster(twoVillages()...))
	o.must("import", file)
	for _, h := range o.list() {
		if h.Ledger != township.None {
			t.Errorf("%s is in a ledger that nobody has confirmed", h.Code)
		}
	}
	o.must("import", saveXLSX(t, o.path("另一个.xlsx"), personRoster(villager("石桥村", 20, 0, "冯光明"))))
	o.must("import", "-assign", file)
	got := map[string]township.Ledger{}
	for _, h := range o.list() {
		got[h.Code] = h.Ledger
	}
	want := map[string]township.Ledger{code(1): township.Stable, code(2): township.Stable, code(3): township.Monitored, code(4): township.Stable, code(20): township.None}
	for c, l := range want {
		if got[c] != l {
			t.Errorf("%s is in %q, want %q", c, got[c], l)
		}
	}
}

func TestOneBadFileStopsNoOther(t *testing.T) {
	o := founded(t)
	people := twoVillages()
	first := saveXLSX(t, o.path("一.xlsx"), personRoster(people[:4]...))
	last := saveCSV(t, o.path("三.csv"), personRoster(people[4:]...))
	bad := o.path("二.xlsx")
	must(t, os.WriteFile(bad, []byte("%PDF-1.4\n%"), 0o600))
	code, out, errs := o.run("import", "-assign", first, bad, o.path("没有.csv"), last)
	got := outcomes(t, out)
	if code != exitFailed || len(got) != 2 || got[0].File != "一.xlsx" || got[1].File != "三.csv" {
		t.Errorf("import ends with %d and %+v, want 1 and the counts of the two good files", code, got)
	}
	for _, name := range []string{"二.xlsx", "没有.csv"} {
		if !strings.Contains(errs, name) {
			t.Errorf("standard error does not name %s:\n%s", name, errs)
		}
	}
	if n := len(o.list()); n != 4 {
		t.Errorf("%d households, want 4", n)
	}
	o.wantNoTraces()
}

func TestFlagsComeBeforeFileNames(t *testing.T) {
	o := founded(t)
	file := saveXLSX(t, o.path("人口信息.xlsx"), personRoster(twoVillages()...))
	code, out, errs := o.run("import", file, "-dry-run")
	if code != exitUsage || out != "" || !strings.Contains(errs, "选项“-dry-run”要写在文件名之前") {
		t.Errorf("a flag behind the file: %d, %q, %q", code, out, errs)
	}
	if n := len(o.list()); n != 0 {
		t.Errorf("%d households were imported all the same", n)
	}
	t.Chdir(o.dir)
	saveCSV(t, "-名单.csv", personRoster(twoVillages()...))
	o.must("import", "-dry-run", "--", "-名单.csv")
}

func TestRejectedRowsAreSaved(t *testing.T) {
	o := founded(t)
	formula := `=HYPERLINK("http://example.invalid","点我")`
	people := append(twoVillages(), villager("双河村", 9, 0, formula))
	long := villager("双河村", 11, 0, strings.Repeat("长", 300))
	rejected := o.path("拒收.xlsx")
	code, out, _ := o.run("import", "-rejected", rejected, saveXLSX(t, o.path("人口信息.xlsx"), personRoster(append(people, long)...)))
	if got := outcomes(t, out); code != exitFailed || len(got) != 1 || got[0].Rejected != 2 {
		t.Fatalf("import ends with %d and %+v, want 1 and 2 rejected", code, got)
	}
	for _, h := range o.list() {
		if strings.Contains(h.Head, "HYPERLINK") {
			t.Errorf("a formula became a head: %q", h.Head)
		}
	}
	f, err := excelize.OpenFile(rejected)
	must(t, err)
	defer f.Close()
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet)
	must(t, err)
	text := ""
	for i, row := range rows {
		text += strings.Join(row, "\t") + "\n"
		for j := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
				t.Errorf("%s of the rejected rows holds the formula %q", cell, formula)
			}
		}
	}
	for _, word := range []string{"拒收原因", formula, "不是姓名", "姓名有300个字"} {
		if !strings.Contains(text, word) {
			t.Errorf("the rejected rows lack %q:\n%s", word, text)
		}
	}
	if code, _, errs := o.run("import", "-rejected", rejected, "a.csv", "b.csv"); code != exitUsage || !strings.Contains(errs, "-rejected 只能用于一个文件") {
		t.Errorf("-rejected for two files: %d, %q", code, errs)
	}
}

func TestCountsAreToldThoughTheRejectedRowsCannotBeSaved(t *testing.T) {
	o := founded(t)
	people := append(twoVillages(), villager("双河村", 9, 0, "@"))
	code, out, errs := o.run("import", "-rejected", o.path("没有/拒收.xlsx"), saveCSV(t, o.path("名单.csv"), personRoster(people...)))
	if got := outcomes(t, out); code != exitFailed || len(got) != 1 || got[0].New != 8 || !strings.Contains(errs, "“拒收.xlsx”没有写出") {
		t.Errorf("import ends with %d, %+v and %q", code, got, errs)
	}
	if n := len(o.list()); n != 4 {
		t.Errorf("%d households, want 4", n)
	}
}

func TestPasswordOfAWorkbook(t *testing.T) {
	o := founded(t)
	file := saveXLSX(t, o.path("有密码.xlsx"), personRoster(twoVillages()...))
	f, err := excelize.OpenFile(file)
	must(t, err)
	must(t, f.SaveAs(file, excelize.Options{Password: "2021"}))
	must(t, f.Close())
	for _, tc := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"none", []string{"import", file}, exitFailed, "可以用 -password 写明密码"},
		{"wrong", []string{"import", "-password", "2022", file}, exitFailed, "有密码.xlsx"},
		{"right", []string{"import", "-password", "2021", file}, exitDone, ""},
	} {
		code, out, errs := o.run(tc.args...)
		if code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%s: ends with %d and %q, want %d and %q", tc.name, code, errs, tc.code, tc.says)
		}
		if counted := len(outcomes(t, out)) == 1; counted != (tc.code == exitDone) {
			t.Errorf("%s prints %q", tc.name, out)
		}
	}
	o.wantNoTraces()
}

func TestRejectedRowsAreToldUpToALimit(t *testing.T) {
	o := founded(t)
	var people []person
	for h := range mostTold + 5 {
		people = append(people, villager("双河村", h, 0, "@"+strconv.Itoa(h)))
	}
	code, out, errs := o.run("import", saveCSV(t, o.path("坏.csv"), personRoster(people...)))
	if got := outcomes(t, out); code != exitFailed || got[0].Rejected != mostTold+5 || got[0].New != 0 {
		t.Errorf("import ends with %d and %+v", code, got)
	}
	if n := strings.Count(errs, "被拒收："); n != mostTold {
		t.Errorf("%d rows are told, want %d", n, mostTold)
	}
	if !strings.Contains(errs, "还有5行被拒收，可用 -rejected 保存全部") {
		t.Errorf("the rest is not told:\n%s", errs)
	}
}
