package excel

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestGuard(t *testing.T) {
	cases := []struct {
		in, want string
	}{
		{"", ""},
		{"张三", "张三"},
		{"=1+1", "'=1+1"},
		{"=", "'="},
		{"+cmd", "'+cmd"},
		{"-cmd", "'-cmd"},
		{"-2+3", "'-2+3"},
		{"-1.2.3", "'-1.2.3"},
		{"@SUM(1)", "'@SUM(1)"},
		{"＝1+1", "'＝1+1"},
		{"－1+1", "'－1+1"},
		{"＋A1", "'＋A1"},
		{"＠A1", "'＠A1"},
		{"\t=1", "'\t=1"},
		{"\r=1", "'\r=1"},
		{"-", "-"},
		{"--", "--"},
		{"-12.50", "-12.50"},
		{"-6,716.58", "-6,716.58"},
		{"+8619000000001", "+8619000000001"},
		{"'=1", "'=1"},
		{"5.19E+17", "5.19E+17"},
		{"a=b", "a=b"},
	}
	for _, c := range cases {
		got, guarded := guard(c.in)
		if got != c.want || guarded != (c.in != c.want) {
			t.Errorf("guard(%q) = %q, %t; want %q", c.in, got, guarded, c.want)
		}
	}
}

func TestCleanLines(t *testing.T) {
	for in, want := range map[string]string{
		"张\u0000三":                    "张三",
		"省(自治区、\r\n 直辖市)\x07":         "省(自治区、\n直辖市)",
		"\n一\n\n二\n":                  "一\n\n二",
		"\ufeff务工时间\u200b\n（月）\ue863": "务工时间\n（月）䶮",
	} {
		if got := cleanLines(in); got != want {
			t.Errorf("cleanLines(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSheetNames(t *testing.T) {
	long := strings.Repeat("很长的村名", 9)
	cases := []struct {
		stem, tail, want string
	}{
		{"汇总", "", "汇总"},
		{"柏树村", "监测户", "柏树村监测户"},
		{"柏树村", "监测户", "柏树村监测户(2)"},
		{"柏树村监测户(2)", "", "柏树村监测户(2)(2)"},
		{long, "稳定脱贫户", strings.Repeat("很长的村名", 5) + "很稳定脱贫户"},
		{long, "稳定脱贫户", strings.Repeat("很长的村名", 4) + "很长的稳定脱贫户(2)"},
		{"a:b\\c/d?e*f[g]", "'h'", "a_b_c_d_e_f_g_’h’"},
		{"Sheet", "", "Sheet"},
		{"SHEET", "", "SHEET(2)"},
		{"History", "", "History(2)"},
		{"", "", "(2)"},
		{"汇总", "", "汇总(2)"},
		{strings.Repeat("𬭎", 40), "", strings.Repeat("𬭎", 15)},
		{strings.Repeat("长", 40), strings.Repeat("尾", 40), strings.Repeat("长", 16) + strings.Repeat("尾", 15)},
		{strings.Repeat("长", 40), strings.Repeat("尾", 40), strings.Repeat("长", 13) + strings.Repeat("尾", 15) + "(2)"},
	}
	names := sheetNames{}
	for _, c := range cases {
		if got := names.take(c.stem, c.tail); got != c.want || utf16Len(got) > longestSheetName {
			t.Errorf("take(%q, %q) = %q, want %q", c.stem, c.tail, got, c.want)
		}
	}
}

func TestLedgerSheetsHaveNamesOfTheirOwn(t *testing.T) {
	long := strings.Repeat("岭", 40)
	w := writeLedgers(
		t, township.ForWall, wallList(long+"甲", township.Stable, 1), wallList(long+"乙", township.Stable, 2),
		wallList("汇总", township.Stable, 0), wallList("张家'坳", township.Relapsed, 1), wallList("张家'坳", township.Relapsed, 1),
	)
	seen := map[string]bool{}
	for _, n := range w.GetSheetList() {
		if seen[n] || utf16Len(n) > longestSheetName {
			t.Errorf("sheet name %q is taken or too long", n)
		}
		seen[n] = true
	}
	if len(seen) != 6 || !seen["张家’坳返贫户(2)"] {
		t.Errorf("sheets %q", w.GetSheetList())
	}
	if got := w.value(t, "张家’坳返贫户", "A1"); got != "张家'坳返贫户台账" {
		t.Errorf("the title changed with the sheet's name: %q", got)
	}
}

func TestCountLines(t *testing.T) {
	cases := []struct {
		text string
		room int
		want int
	}{
		{"", 400, 1},
		{"张三丰", 300, 1},
		{"张三丰", 299, 2},
		{"产业帮扶、就业帮扶", 400, 3},
		{"一\n二\n三", 400, 3},
		{"电话 028-55507877", 1000, 1},
		{"电话 028-55507877", 800, 2},
		{"51990019501224074X44", 400, 3},
		{"很", 10, 1},
	}
	for _, c := range cases {
		if got := countLines(c.text, c.room); got != c.want {
			t.Errorf("%q in %d takes %d lines, want %d", c.text, c.room, got, c.want)
		}
	}
}

// fitted are the columns of TestFitColumns.
var fitted = []columnFit{
	{weight: 1, least: 200, natural: 200},
	{weight: 3, least: 400, natural: 1000, most: 2000, indent: 1},
	{weight: 2, least: 400, natural: 600},
}

func TestFitColumns(t *testing.T) {
	cases := []struct {
		page  float64
		rooms []int // at least
		total float64
	}{
		{200, []int{200, 2000, 600}, 200},
		{38, []int{200, 800, 400}, 38},
		{10, []int{200, 400, 400}, 24.2}, // too narrow: the least, and the program scales
	}
	for _, c := range cases {
		total := 0.0
		for i, width := range fitColumns(fitted, 12, c.page) {
			total += width
			if got := fitted[i].roomIn(width, 12); got < c.rooms[i] {
				t.Errorf("page %.0f, column %d: room %d, want %d", c.page, i, got, c.rooms[i])
			}
		}
		if total < c.total-0.1 || total > c.total+0.1 {
			t.Errorf("page %.0f: columns take %.2f, want %.2f", c.page, total, c.total)
		}
	}
}

func TestRoomIsTheInverseOfUnits(t *testing.T) {
	for n := range 40 {
		if got := fitted[1].roomIn(fitted[1].units(n*em, 12), 12); got < n*em || got > n*em+1 {
			t.Errorf("room %d became %d", n*em, got)
		}
	}
}

func TestHeadingsTakeTwoLines(t *testing.T) {
	for _, col := range township.WallListColumns(township.ForFile) {
		room := headingRoom(col.Label, 3*em, 1)
		if lines := countLines(col.Label, room); lines > 2 || lines > 1 && textWidth(col.Label) <= 3*em {
			t.Errorf("%s takes %d lines in %d", col.Label, lines, room)
		}
	}
}
