package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// placed is an archive with the two villages, every household in its ledger.
func placed(tb testing.TB) *office {
	tb.Helper()
	o := founded(tb)
	o.must("import", "-assign", saveXLSX(tb, o.path("人口信息.xlsx"), personRoster(twoVillages()...)))
	return o
}

func TestListPrintsJSON(t *testing.T) {
	o := placed(t)
	want := fmt.Sprintf(`[{"code":"%s","village":"柏树村","group":"1组","head":"于良明","people":2,"type":"脱贫户","ledger":"monitored"}]`, code(3)) + "\n"
	if got := o.must("list", "-ledger", "monitored", "-json"); got != want {
		t.Errorf("list prints %s, want %s", got, want)
	}
	if got := o.must("list", "-ledger", "relapsed", "-json"); got != "[]\n" {
		t.Errorf("an empty list is %q, want []", got)
	}
	if got, want := o.must("list", "-village", "双河村"), code(4)+"\t双河村\t1组\t罗兴建\t2人\t脱贫户\t稳定脱贫户\n"; got != want {
		t.Errorf("list prints %q, want %q", got, want)
	}
}

func TestListFilters(t *testing.T) {
	o := placed(t)
	for _, tc := range []struct {
		args []string
		want []string
	}{
		{nil, []string{code(1), code(2), code(3), code(4)}},
		{[]string{"-ledger", "stable"}, []string{code(1), code(2), code(4)}},
		{[]string{"-ledger", "监测户"}, []string{code(3)}},
		{[]string{"-village", "柏树村"}, []string{code(1), code(2), code(3)}},
		{[]string{"-village", "柏树村村民委员会", "-ledger", "stable"}, []string{code(1), code(2)}},
		{[]string{"-village", "双河村", "-ledger", "marginal"}, nil},
	} {
		var got []string
		for _, line := range o.list(tc.args...) {
			got = append(got, line.Code)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("list %q gives %v, want %v", tc.args, got, tc.want)
		}
	}
}

// paper prints and returns the text of each page, without blanks, and the size of the first.
func (o *office) paper(args ...string) (pages []string, size string) {
	o.tb.Helper()
	file := o.path("名单.pdf")
	o.must(append(append([]string{"print", "wall-list"}, args...), "-out", file)...)
	pdf, err := os.ReadFile(file)
	must(o.tb, err)
	for _, p := range pdftest.PopplerText(o.tb, pdf) {
		pages = append(pages, township.Squeeze(p))
	}
	for line := range strings.Lines(pdftest.Poppler(o.tb, pdf, "pdfinfo", "PDF")) {
		if rest, ok := strings.CutPrefix(line, "Page size:"); ok {
			size = strings.TrimSpace(rest)
		}
	}
	return pages, size
}

func TestWallListsOnPaper(t *testing.T) {
	o := placed(t)
	head, second := identity(10), identity(11)
	today := township.DateOf(time.Now())
	for _, tc := range []struct {
		name  string
		args  []string
		pages int
		size  string
		has   []string
		lacks []string
	}{
		{
			"a village's ledger for the wall",
			[]string{"-village", "柏树村", "-ledger", "stable", "-paper", "A3"},
			1, "A3",
			[]string{"柏树村稳定脱贫户台账", "清溪镇", today.Chinese(), "共2户4人", "范伟", "陈开", "致贫（风险）原因", "第1页共1页"},
			[]string{head, second, code(1), "18862921592", "6716", "证件号码", "健康", "于良明", "双河村"},
		},
		{
			"the same for the file",
			[]string{"-village", "柏树村", "-ledger", "stable", "-paper", "A4"},
			1, "A4",
			[]string{"柏树村稳定脱贫户台账", head, code(1), "证件号码", "不得张贴"},
			[]string{second, "18862921592", "于良明"},
		},
		{
			"four ledgers of two villages, A3 by itself",
			nil, 8, "A3",
			[]string{"柏树村稳定脱贫户台账", "柏树村监测户台账", "柏树村返贫户台账", "柏树村边缘户台账", "双河村稳定脱贫户台账", "双河村边缘户台账"},
			[]string{head, "18862921592"},
		},
		{
			"a summary per village",
			[]string{"-ledger", "summary"},
			2, "",
			[]string{"柏树村", "双河村", "稳定脱贫户", "监测户", "返贫户", "边缘户", "于良明"},
			[]string{head, "18862921592"},
		},
		{
			"before there was a ledger",
			[]string{"-village", "柏树村", "-ledger", "stable", "-as-of", "2021-11-19"},
			1, "A3",
			[]string{"柏树村稳定脱贫户台账", "2021年11月19日", "共0户0人"},
			[]string{"范伟"},
		},
		{
			"the wall's columns on small paper",
			[]string{"-village", "双河村", "-ledger", "稳定脱贫户", "-paper", "A4", "-form", "wall"},
			1, "A4",
			[]string{"双河村稳定脱贫户台账", "罗兴建"},
			[]string{"证件号码", identity(40)},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			pages, size := o.paper(tc.args...)
			text := strings.Join(pages, "\n")
			if len(pages) != tc.pages || !strings.Contains(size, tc.size) {
				t.Errorf("%d pages of %q, want %d of %s", len(pages), size, tc.pages, tc.size)
			}
			for _, word := range tc.has {
				if !strings.Contains(text, word) {
					t.Errorf("the paper lacks %q:\n%s", word, text)
				}
			}
			for _, word := range tc.lacks {
				if strings.Contains(text, word) {
					t.Errorf("the paper shows %q:\n%s", word, text)
				}
			}
		})
	}
}

func TestExportedLedgers(t *testing.T) {
	o := placed(t)
	file := o.path("四本台账.xlsx")
	o.must("export", "ledgers", "-village", "柏树村", "-out", file)
	f, err := excelize.OpenFile(file)
	must(t, err)
	defer f.Close()
	rows, err := f.GetRows("柏树村稳定脱贫户")
	must(t, err)
	var labels []string
	for _, c := range township.WallListColumns(township.ForFile) {
		labels = append(labels, c.Label)
	}
	if len(rows) < 5 || rows[0][0] != "柏树村稳定脱贫户台账" || !slices.Equal(rows[2], labels) {
		t.Fatalf("the sheet begins with %q, want title, subtitle and the headings %q", rows[:min(3, len(rows))], labels)
	}
	id := slices.Index(labels, "证件号码")
	if got, want := rows[3][id], identity(10); got != want {
		t.Errorf("the head's number is %q, want %q", got, want)
	}
	cell, err := excelize.CoordinatesToCellName(id+1, 4)
	must(t, err)
	if kind, err := f.GetCellType("柏树村稳定脱贫户", cell); err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
		t.Errorf("the number is a cell of type %v (%v), want a text", kind, err)
	}
	if i, err := f.GetSheetIndex("双河村稳定脱贫户"); err != nil || i >= 0 {
		t.Errorf("a village that was not asked for has sheet %d (%v)", i, err)
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	o := placed(t)
	locked := readOnlyFolder(t)
	for _, tc := range []struct {
		name, out, says string
	}{
		{"missing folder", filepath.Join(o.dir, "没有", "名单"), "不存在"},
		{"read-only folder", filepath.Join(locked, "名单"), "名单"},
		{"a folder's name", o.dir, "是一个文件夹"},
	} {
		for _, command := range [][]string{{"print", "wall-list"}, {"export", "ledgers"}} {
			code, out, errs := o.run(append(command, "-out", tc.out)...)
			if code != exitFailed || out != "" || !strings.Contains(errs, tc.says) {
				t.Errorf("%s, %s: %d, %q, %q; want 1 and %q", tc.name, command[0], code, out, errs, tc.says)
			}
		}
	}
}

// readOnlyFolder returns a folder in which nothing can be made, not even by root.
func readOnlyFolder(tb testing.TB) string {
	tb.Helper()
	dir := filepath.Join(tb.TempDir(), "只读")
	must(tb, os.Mkdir(dir, 0o500))
	for _, d := range []string{dir, "/sys", "/proc/self"} {
		file, err := os.Create(filepath.Join(d, "trial"))
		if err != nil {
			return d
		}
		file.Close()
		must(tb, os.Remove(file.Name()))
	}
	tb.Fatal("there is no folder that this user cannot write into")
	return ""
}

func TestAFailedListLeavesTheOldFile(t *testing.T) {
	o := placed(t)
	files := map[string]string{"print": o.path("名单.pdf"), "export": o.path("名单.xlsx")}
	early := o.path("早.pdf")
	if code, _, errs := o.run("print", "wall-list", "-as-of", "2001-01-01", "-out", early); code != exitDone || !strings.Contains(errs, "那天还没有台账。写出的是空表。") {
		t.Errorf("a day before there were ledgers: %d, %q", code, errs)
	}
	for _, file := range files {
		must(t, os.WriteFile(file, []byte("old"), 0o600))
	}
	tomorrow := string(township.DateOf(time.Now().AddDate(0, 0, 1)))
	for _, tc := range []struct {
		args []string
		says string
	}{
		{[]string{"-village", "无此村"}, "档案里没有“无此村”这个村"},
		{[]string{"-as-of", tomorrow}, "晚于今天"},
	} {
		for _, command := range [][]string{{"print", "wall-list"}, {"export", "ledgers"}} {
			code, _, errs := o.run(append(append(command, tc.args...), "-out", files[command[0]])...)
			if code != exitFailed || !strings.Contains(errs, tc.says) {
				t.Errorf("%q %q: %d, %q; want 1 and %q", command, tc.args, code, errs, tc.says)
			}
		}
	}
	if code, _, errs := o.run("list", "-village", "无此村", "-json"); code != exitFailed || !strings.Contains(errs, "档案里没有“无此村”这个村") {
		t.Errorf("list of an unknown village: %d, %q", code, errs)
	}
	for _, file := range files {
		if text, err := os.ReadFile(file); err != nil || string(text) != "old" {
			t.Errorf("the old file is %q, %v", text, err)
		}
	}
}

// rareNames have characters beyond GBK, beyond the BMP, and one (the last) that our fonts lack.
var rareNames = []string{"欧阳𬭎", "王𫟹", "张䶮", "李㛃", "赵𠮷"}

func TestRareNamesArriveOnPaper(t *testing.T) {
	for _, tc := range []struct {
		name string
		save func(testing.TB, string, [][]string) string
	}{{"UTF-8", saveCSV}, {"GB18030", saveGB18030}} {
		t.Run(tc.name, func(t *testing.T) {
			o := founded(t)
			var people []person
			for i, name := range rareNames {
				people = append(people, villager("柏树村", i, 0, name))
			}
			o.must("import", "-assign", tc.save(t, o.path("名单.csv"), personRoster(people...)))
			var heads []string
			for _, line := range o.list() {
				heads = append(heads, line.Head)
			}
			if !slices.Equal(heads, rareNames) {
				t.Errorf("the archive has %q, want %q", heads, rareNames)
			}
			pages, _ := o.paper("-ledger", "stable")
			book := o.path("名单.xlsx")
			o.must("export", "ledgers", "-ledger", "stable", "-out", book)
			f, err := excelize.OpenFile(book)
			must(t, err)
			defer f.Close()
			rows, err := f.GetRows("柏树村稳定脱贫户")
			must(t, err)
			for i, name := range rareNames {
				if !strings.Contains(pages[0], name) {
					t.Errorf("the paper lacks %q:\n%s", name, pages[0])
				}
				if got := rows[3+i][2]; got != name {
					t.Errorf("the workbook has %q, want %q", got, name)
				}
			}
		})
	}
}
