package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// TestFiltersOfTheCommands names the households that each filter lets through.
func TestFiltersOfTheCommands(t *testing.T) {
	o := placed(t)
	all := []string{code(1), code(2), code(3), code(4)}
	for _, tc := range []struct {
		args []string
		want []string
	}{
		{[]string{"households"}, all},
		{[]string{"-type", "脱贫户", "-state", "open"}, all},
		{[]string{"-state", "closed"}, nil},
		{[]string{"-state", "any"}, all},
		{[]string{"-helper", "none"}, all},
		{[]string{"-query", "于良"}, []string{code(3)}},
		{[]string{"-query", identity(40)[12:]}, []string{code(4)}},
		{[]string{"-ledger", "none"}, nil},
		{[]string{"-monitor", "any"}, []string{code(3)}},
		{[]string{"-monitor", "none", "-village", "双河村"}, []string{code(4)}},
		{[]string{"-cleared", "no"}, []string{code(3)}},
		{[]string{"-cleared", "yes"}, nil},
		{[]string{"-outside", "any"}, nil},
		{[]string{"-outside", "重病户"}, nil},
		{[]string{"-group", "1组", "-people-from", "2", "-people-to", "2"}, all},
		{[]string{"-people-from", "3"}, nil},
		{[]string{"-entered-to", "2000-01-01"}, nil},
		{[]string{"-entered-from", "2000-01-01"}, all},
		{[]string{"-exit-year", "1999"}, nil},
		{[]string{"-incomplete"}, all}, // nobody helps them
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

func TestWrongWordsOfFilters(t *testing.T) {
	o := placed(t)
	for _, tc := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-cleared", "maybe"}, exitUsage, "-cleared 只能是 yes 或 no"},
		{[]string{"-state", "gone"}, exitUsage, "-state 只能是 open、closed 或 any"},
		{[]string{"-ledger", "nix"}, exitUsage, "没有名为“nix”的台账"},
		{[]string{"-people-from", "x"}, exitUsage, "选项写得不对"},
		{[]string{"-people-from", "-1"}, exitUsage, "0 以上的人数"},
		{[]string{"-people-from", "4", "-people-to", "2"}, exitUsage, "前面的数大于后面的"},
		{[]string{"-entered-from", "2021-13-01"}, exitUsage, "“2021-13-01”不是日期"},
		{[]string{"-exit-year", "今年"}, exitUsage, "“今年”不是年度"},
		{[]string{"-village", "无此村"}, exitFailed, "档案里没有“无此村”这个村"},
		{[]string{"-type", "富户"}, exitFailed, "档案里没有户类型“富户”。请核对写法；有：“脱贫户"},
		{[]string{"-helper", "赵启明"}, exitFailed, "没有一户填写了帮扶责任人，找不到“赵启明”"},
		{[]string{"-group", "99组"}, exitFailed, "档案里没有组“99组”。请核对写法；有：“1组"},
		{[]string{"-outside", "无此类"}, exitFailed, "没有一户填写了档外五类，找不到“无此类”"},
	} {
		for _, command := range [][]string{{"list"}, {"list", "members"}, {"export", "members", "-out", o.path("x.xlsx")}, {"print", "household-list", "-out", o.path("x.pdf")}} {
			code, out, errs := o.run(append(command, tc.args...)...)
			if code != tc.code || out != "" || !strings.Contains(errs, tc.says) {
				t.Errorf("%q %q: %d, %q, %q; want %d and %q", command, tc.args, code, out, errs, tc.code, tc.says)
			}
		}
	}
	for _, name := range []string{"x.xlsx", "x.pdf"} {
		if _, err := os.Stat(o.path(name)); err == nil {
			t.Errorf("%s was written all the same", name)
		}
	}
}

func TestListMembers(t *testing.T) {
	o := placed(t)
	var people []memberLine
	must(t, json.Unmarshal([]byte(o.must("list", "members", "-village", "双河村", "-json")), &people))
	if len(people) != 2 || people[0].Name != "罗兴建" || people[0].Household != code(4) || people[0].Head != "罗兴建" || people[0].Relation != "户主" {
		t.Fatalf("the members are %+v", people)
	}
	if want := township.IDNumber(identity(40)).Masked(); people[0].IDNumber != want {
		t.Errorf("the number is %q, want %q", people[0].IDNumber, want)
	}
	text := o.must("list", "members", "-query", "罗兴建")
	if !strings.HasPrefix(text, code(4)+"\t双河村\t1组\t罗兴建\t户主\t男\t") || strings.Contains(text, identity(40)) {
		t.Errorf("list prints %q", text)
	}
}

func TestExportedRegister(t *testing.T) {
	o := placed(t)
	for _, tc := range []struct {
		args  []string
		rows  int
		has   []string
		lacks []string
	}{
		{[]string{"members", "-village", "双河村"}, 2, []string{identity(40), "罗兴建", code(4)}, []string{"于良明"}},
		{[]string{"members", "-mask"}, 8, []string{"罗兴建", township.IDNumber(identity(40)).Masked()}, []string{identity(40), "18862921592"}},
		{[]string{"households", "-ledger", "monitored"}, 1, []string{identity(30), "于良明", "监测户"}, []string{"罗兴建"}},
	} {
		file := o.path("名册.xlsx")
		o.must(append(append([]string{"export"}, tc.args...), "-out", file)...)
		f, err := excelize.OpenFile(file)
		must(t, err)
		rows, err := f.GetRows(f.GetSheetName(0))
		must(t, err)
		f.Close()
		var text strings.Builder
		for _, r := range rows {
			text.WriteString(strings.Join(r, "\t") + "\n")
		}
		if len(rows) != 3+tc.rows {
			t.Errorf("%q: %d rows, want %d under 3", tc.args, len(rows), tc.rows)
		}
		for _, word := range tc.has {
			if !strings.Contains(text.String(), word) {
				t.Errorf("%q: the workbook lacks %q:\n%s", tc.args, word, text.String())
			}
		}
		for _, word := range tc.lacks {
			if strings.Contains(text.String(), word) {
				t.Errorf("%q: the workbook shows %q", tc.args, word)
			}
		}
	}
	if code, _, errs := o.run("export", "households", "-ledger", "relapsed", "-out", o.path("空.xlsx")); code != exitFailed || !strings.Contains(errs, "没有符合条件的农户") {
		t.Errorf("an empty export: %d, %q", code, errs)
	}
}

func TestHouseholdListOnPaper(t *testing.T) {
	o := placed(t)
	file := o.path("名单.pdf")
	o.must("print", "household-list", "-village", "柏树村", "-title", "走访名单", "-out", file)
	pdf, err := os.ReadFile(file)
	must(t, err)
	text := township.Squeeze(strings.Join(pdftest.PopplerText(t, pdf), "\n"))
	for _, word := range []string{"走访名单", "清溪镇", "共3户6人", "范伟", "于良明", "监测户", "内部使用", "第1页共1页"} {
		if !strings.Contains(text, word) {
			t.Errorf("the paper lacks %q:\n%s", word, text)
		}
	}
	for _, word := range []string{identity(10), "罗兴建", "证件"} {
		if strings.Contains(text, word) {
			t.Errorf("the paper shows %q", word)
		}
	}
}
