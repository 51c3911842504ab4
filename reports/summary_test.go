package reports

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
)

func summaries(counts ...int) []township.VillageSummary {
	return []township.VillageSummary{sampleSummary("柏树村", counts...)}
}

func TestSummaryStaysOneSheet(t *testing.T) {
	cases := []struct {
		paper  Paper
		counts []int
		sheets int
		size   float64 // of the names
	}{
		{A3, []int{0, 0, 0, 0}, 1, 0},
		{A3, []int{1, 0, 0, 2}, 1, 14},
		{A3, []int{40, 12, 1, 8}, 1, 14},
		{A3, []int{120, 60, 4, 30}, 1, 13},
		{A3, []int{300, 200, 40, 60}, 1, 9},
		{A3, []int{600, 0, 0, 0}, 1, 9},
		{A3, []int{500, 200, 100, 100}, 2, 9},
		{A4, []int{40, 12, 1, 8}, 1, 10.5},
		{A4, []int{120, 60, 4, 30}, 1, 9},
	}
	for _, tc := range cases {
		_, result, marks := printJob(t, WallListJob{Paper: tc.paper, Summaries: summaries(tc.counts...)})
		if result.Pages != tc.sheets {
			t.Errorf("paper %d, %v households: %d sheets, want %d", tc.paper, tc.counts, result.Pages, tc.sheets)
		}
		for sheet, list := range marks {
			if !slices.Contains(textsOf(list), "柏树村四本台账汇总") {
				t.Errorf("%v households: sheet %d has not the same heading", tc.counts, sheet)
			}
		}
		total := tc.counts[0] + tc.counts[1] + tc.counts[2] + tc.counts[3]
		if heads, size := headsIn(marks); heads != total || size < tc.size || total > 200 && size > tc.size+3 {
			t.Errorf("paper %d, %v households: %d names in %.1f pt, want all, in about %.1f pt", tc.paper, tc.counts, heads, size, tc.size)
		}
	}
}

// headsIn counts the names on all sheets, and gives their size.
func headsIn(marks map[int][]page.Mark) (n int, size float64) {
	for _, list := range marks {
		for _, m := range list {
			if slices.Contains(sampleNames, m.Text) {
				n, size = n+1, m.Size
			}
		}
	}
	return n, size
}

func TestSummarySaysTotalsAndGroups(t *testing.T) {
	_, _, marks := printJob(t, WallListJob{Summaries: summaries(16, 3, 0, 1)})
	text := joined(marks[1])
	for _, want := range []string{
		"清溪镇　截至2021年11月19日　四本台账合计 20 户 59 人", "● 稳定脱贫户16 户 52 人", "◆ 监测户3 户 6 人", "▲ 返贫户0 户 0 人本村无此类农户", "■ 边缘户1 户 1 人",
		"一组（7 户）张三丰1李四光2", "三组（2 户）王五3赵子龙4", "户主人口",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q: %s", want, text)
		}
	}
}

// Where the smallest type is not enough, each sheet has the same heading, and word and totals of each ledger on it.
func TestSummaryGoesOn(t *testing.T) {
	_, result, marks := printJob(t, WallListJob{Summaries: summaries(1100, 200, 100, 100)})
	if result.Pages != 3 {
		t.Errorf("%d sheets, want 3", result.Pages)
	}
	for sheet, wants := range map[int][]string{
		1: {"● 稳定脱贫户", "1,100 户 3,846 人"},
		2: {"● 稳定脱贫户（续）", "1,100 户 3,846 人"},
		3: {"■ 边缘户", "100 户 346 人"},
	} {
		for _, want := range append(wants, "柏树村四本台账汇总") {
			if !slices.Contains(textsOf(marks[sheet]), want) {
				t.Errorf("sheet %d does not say %q", sheet, want)
			}
		}
	}
}

// Households of a group stand together even where the list mixes them.
func TestSummaryGathersGroups(t *testing.T) {
	w := township.WallList{Rows: []township.WallListRow{
		{Group: "二组", Head: "甲", People: 1},
		{Group: "一组", Head: "乙", People: 2},
		{Group: "", Head: "丙", People: 3},
		{Group: "二组", Head: "丁", People: 4},
	}}
	var got []string
	for _, it := range itemsOf(w) {
		got = append(got, it.text+it.people)
	}
	if want := []string{"二组（2 户）", "甲1", "丁4", "一组（1 户）", "乙2", "未分组（1 户）", "丙3"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A ledger with more households gets more of the width, and no column starts without naming its group.
func TestSummaryWidthsFollowTheNumbers(t *testing.T) {
	s := sampleSummary("柏树村", 120, 60, 4, 30)
	l := lookOf(township.ForWall, A3)
	plan := planSummary(s.Lists, l, 200)
	if len(plan.sheets) != 1 {
		t.Fatalf("%d sheets, want one", len(plan.sheets))
	}
	var columns []int
	for _, b := range plan.sheets[0].blocks {
		columns = append(columns, len(b.columns))
		for _, c := range b.columns {
			if !c[0].heading || c[len(c)-1].heading {
				t.Errorf("a column of %s starts with %q and ends with %q", b.list.Style.Word, c[0].text, c[len(c)-1].text)
			}
		}
	}
	if !(columns[0] > columns[1] && columns[1] > columns[3] && columns[3] >= columns[2]) {
		t.Errorf("columns of the four ledgers: %v", columns)
	}
}

func TestSummaryOfTheFileIsOnA4(t *testing.T) {
	_, _, marks := printJob(t, WallListJob{Form: township.ForFile, Summaries: summaries(3, 2, 1, 0)})
	for _, m := range marks[1] {
		if m.Box.Right() > page.A4Landscape.Width {
			t.Fatalf("%q stands at %+v, outside A4", m.Text, m.Box)
		}
	}
}
