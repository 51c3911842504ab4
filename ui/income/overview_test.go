package income

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// line is the fact line of that word.
func factOf(t *testing.T, o fyne.CanvasObject, word string) *factLine {
	t.Helper()
	for _, l := range uitest.All[*factLine](o) {
		if l.label.Text == word {
			return l
		}
	}
	t.Fatalf("no line %q in %q", word, uitest.Texts(o))
	return nil
}

func TestOverviewOpensWhatItCounts(t *testing.T) {
	s, host := open(t, sampleDesk())
	host.Press(t, "概览")
	o := s.overview
	lines := o.progress.Lines()
	want := []widgets.NumberLine{
		{Key: "", Label: "合计", Numbers: []int{8, 1, 3, 2, 2}},
		{Key: "柏树村", Label: "柏树村", Numbers: []int{4, 1, 1, 1, 1}},
		{Key: "双河村", Label: "双河村", Numbers: []int{4, 0, 2, 1, 1}},
	}
	if fmt.Sprint(lines) != fmt.Sprint(want) {
		t.Fatalf("the progress is %v, want %v", lines, want)
	}
	for _, line := range lines {
		for column, n := range line.Numbers {
			s.show(o)
			o.progress.OnOpen(line.Key, column)
			if len(heads(s)) != n || s.view != nil {
				t.Errorf("%s column %d opens %v, want %d", line.Label, column, heads(s), n)
			}
		}
	}
	for word, heads := range map[string][]string{
		"低于脱贫标准 4,000 元（回头看、巩固成果）": {"张三", "周九"},
		"低于监测收入线 6,000 元（回头看）":     {"张三", "李四", "周九"},
		"低于监测收入线 6,500 元（巩固成果）":    {"张三", "李四", "王五", "周九"},
		"收入骤减：比上年下降超过 30%":         {"张三", "周九"},
		"刚性支出较大：占纯收入不低于 50%":       {},
		"重点帮扶：上年人均低于 4,000 元":      {"周九"},
		"没有家庭人口，算不出人均":             {"空户"},
		"全部下降 20% 以上的户":            {"张三", "李四", "周九"},
	} {
		s.show(o)
		l := factOf(t, o.page, word)
		if !uitest.Says(l, fmt.Sprintf("%d户", len(heads))) {
			t.Errorf("%s says %q", word, uitest.Texts(l))
		}
		test.Tap(l)
		wantHeads(t, s, word, heads...)
	}
}

func TestOverviewDrawsTheSpread(t *testing.T) {
	s, host := open(t, sampleDesk())
	host.Press(t, "概览")
	o := s.overview
	sum := 0
	for i, b := range o.chart.Bars() {
		sum += b.Value
		s.show(o)
		o.chart.OnOpen(b.Key)
		if len(heads(s)) != b.Value {
			t.Errorf("band %d (%s) opens %v", i, b.Name, heads(s))
		}
	}
	if sum != 6 {
		t.Errorf("%d households are drawn, want 6", sum)
	}
	if first := o.chart.Bars()[0]; first.Name != "低于 1,000 元　1户" {
		t.Errorf("the first band says %q", first.Name)
	}
	if got := fmt.Sprint(o.chart.Lines()); got != "[{4 脱贫标准 4,000} {6 监测收入线 6,000} {6.5 监测收入线 6,500}]" {
		t.Errorf("the lines are %s", got)
	}
	s.Shortcut("back")
	if s.view != o {
		t.Error("Alt+← does not lead back to the overview")
	}
}

func TestOverviewOfAVillage(t *testing.T) {
	s, host := open(t, sampleDesk())
	host.Press(t, "概览")
	o := s.overview
	o.village.SetValue("柏树村")
	o.village.OnChanged("柏树村")
	if got := o.countText(); got != "4户　已核算 3户" {
		t.Errorf("it counts %q", got)
	}
	test.Tap(factOf(t, o.page, "低于脱贫标准 4,000 元（回头看、巩固成果）"))
	wantHeads(t, s, "the village's line", "张三")
	s.show(o)
	o.progress.OnOpen(o.progress.Lines()[0].Key, 0)
	wantHeads(t, s, "the village's total", "张三", "李四", "王五", "赵六")
}

func TestOverviewOpensTheLargestFalls(t *testing.T) {
	desk := sampleDesk()
	s, host := open(t, desk)
	s.list.filters.set(township.IncomeFilter{Sheets: township.SheetsMissing})
	host.Press(t, "概览")
	test.Tap(factOf(t, s.overview.page, "双河村1组 周九"))
	if !slices.Equal(desk.opened, []int64{7}) || s.sheet == nil {
		t.Fatalf("opened are %v", desk.opened)
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	if s.sheet != nil || s.view != s.overview {
		t.Error("the way back from the sheet does not lead to the overview")
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	if s.view != nil {
		t.Error("Esc does not lead to the list")
	}
}

func TestOverviewSaysWhatIncomeIsMadeOf(t *testing.T) {
	s, host := open(t, sampleDesk())
	host.Press(t, "概览")
	l := factOf(t, s.overview.page, "生产经营性")
	if got := uitest.Texts(l); !slices.Equal(got, []string{"生产经营性", "55,350.00", "75.0%", "7,907.14", "4,612.50"}) {
		t.Errorf("it says %q", got)
	}
	test.Tap(l)
	wantHeads(t, s, "生产经营性收入", "钱七", "孙八", "王五", "李四", "张三", "空户", "周九")
	if r, ok := s.list.table.Current(); !ok || r.Row.Head != "钱七" {
		t.Error("the list does not begin at its top")
	}
	if !slices.Contains(s.list.table.ShownColumns(), "operating") {
		t.Error("the column of the category is not shown")
	}
}

func TestOverviewWithNothingYet(t *testing.T) {
	desk := sampleDesk()
	desk.standards = nil
	s, host := open(t, desk)
	s.list.setYear("2020")
	host.Press(t, "概览")
	o := s.overview
	if !uitest.Mentions(o.page, "2020年还没有收入计算表") || !uitest.Mentions(o.page, "2020年还没有收入标准") {
		t.Errorf("it says %q", uitest.Texts(o.page))
	}
	host.Press(t, "设立2020年的收入标准")
	if !uitest.Says(host.Top(), "设立收入标准") {
		t.Error("the form of a standard does not open")
	}
	host.Press(t, "取消")
	host.Press(t, "去填表")
	wantHeads(t, s, "去填表", "张三")

	empty := &fakeDesk{}
	s, host = open(t, empty)
	host.Press(t, "概览")
	if !uitest.Mentions(s.overview.page, "档案里还没有农户") {
		t.Errorf("an empty archive says %q", uitest.Texts(s.overview.page))
	}
}

func TestBandsHoldEverything(t *testing.T) {
	for _, c := range []struct {
		incomes []township.Fen
		line    township.Fen
		width   township.Fen
		bands   int
	}{
		{nil, 0, 1000, 6},
		{[]township.Fen{-5, 100}, 0, 1000, 6},
		{[]township.Fen{4000, 13500}, 4000, 1000, 14},
		{[]township.Fen{9000, 14500, 15000, 15100}, 0, 2000, 8},
		{[]township.Fen{100}, 30000, 5000, 7},
		{[]township.Fen{3000000, 3000000}, 4000, 500000, 7},
		{[]township.Fen{100000000}, 0, 10000000, 11},
	} {
		var figures []township.IncomeFigure
		for _, f := range c.incomes {
			figures = append(figures, township.IncomeFigure{PerCapita: f * 100, Known: true})
		}
		lines := standardLines([]township.Standard{{PovertyLine: c.line * 100}})
		width := bandWidth(figures, lines)
		if n := bandCount(figures, lines, width); width != c.width*100 || n != c.bands {
			t.Errorf("%v with a line at %d: %d bands of %s", c.incomes, c.line, n, yuan(width))
		}
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct {
		part, whole township.Fen
		want        string
	}{{1, 3, "33.3%"}, {2, 3, "66.7%"}, {-1, 3, "-33.3%"}, {5, 0, "—"}, {5, -1, "—"}, {0, 7, "0.0%"}, {8, 7, "114.3%"}} {
		if got := shareText(c.part, c.whole); got != c.want {
			t.Errorf("%d of %d is %s, want %s", c.part, c.whole, got, c.want)
		}
	}
}
