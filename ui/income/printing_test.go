package income

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// press is a desk at two households of 2021, one with a sheet, that keeps what was to be printed.
type press struct {
	Desk
	asked   []township.IncomePrint
	refuse  error
	missing []string
}

var pressRows = []*township.HouseholdRow{{ID: 1, Village: "柏树村", Group: "1组", Head: "张三"}, {ID: 2, Village: "柏树村", Group: "2组", Head: "李四"}}

func (p *press) IncomeYears(context.Context) ([]string, error) { return []string{"2021"}, nil }

func (p *press) Standards(context.Context, string) ([]township.Standard, error) { return nil, nil }

func (p *press) IncomeFigures(context.Context, string) ([]township.IncomeFigure, error) {
	return []township.IncomeFigure{{Row: pressRows[0], Sheet: 7, State: township.SheetComplete}, {Row: pressRows[1]}}, nil
}

func (p *press) PrintIncome(_ context.Context, req township.IncomePrint, _ string) (township.WallListResult, error) {
	req.Progress = nil
	p.asked = append(p.asked, req)
	return township.WallListResult{Lists: 3, Pages: 4, LeftOut: 1, Missing: p.missing}, p.refuse
}

func newPress(t *testing.T) (*uitest.Host, *press, *Screen) {
	host, p := uitest.NewHost(t), &press{}
	s := New(host, p)
	s.PrintBy(p)
	host.Show(s)
	return host, p, s
}

func labels(items []*fyne.MenuItem) []string {
	var out []string
	for _, i := range items {
		out = append(out, i.Label)
	}
	return out
}

// The list prints what it shows, bound by village; the chosen households are printed loose; an open sheet by itself.
func TestFormsArePrinted(t *testing.T) {
	host, p, s := newPress(t)
	want := []string{"已填的计算表 1 户，按村装订…", "预填表（收支留空） 2 户，按村装订…", "预填表（附上年的数） 2 户，按村装订…", "空白表 10 份…"}
	if got := labels(s.list.printMenu()); !slices.Equal(got, want) {
		t.Fatalf("the menu offers %q, want %q", got, want)
	}
	for _, i := range s.list.printMenu() {
		i.Action()
	}
	if !s.Shortcut("print") || p.asked[4].Way != township.PrintCompleted {
		t.Error("Ctrl+P does not print what is shown")
	}
	p.asked, host.Suggested = p.asked[:4], host.Suggested[:4]
	s.list.table.SelectRow(1)
	for _, i := range s.list.printChosenMenu() {
		i.Action()
	}
	page := &sheetPage{screen: s, file: township.IncomeFile{Row: *pressRows[0], Sheet: township.IncomeSheet{ID: 7, Year: "2020"}}}
	if got := labels(page.printMenu()); len(got) != 3 || got[0] != "打印这张表…" {
		t.Errorf("a sheet offers %q", got)
	}
	ways := []township.IncomePrint{
		{Year: "2021", Way: township.PrintCompleted, Households: []int64{1, 2}, Bound: true},
		{Year: "2021", Way: township.PrintPrefilled, Households: []int64{1, 2}, Bound: true},
		{Year: "2021", Way: township.PrintPrefilled, Households: []int64{1, 2}, Bound: true, Hints: true},
		{Year: "2021", Way: township.PrintBlank, Copies: 10},
		{Year: "2021", Way: township.PrintPrefilled, Households: []int64{2}},
		{Year: "2021", Way: township.PrintPrefilled, Households: []int64{2}, Hints: true},
	}
	for i, w := range ways {
		if i >= len(p.asked) || w.Way != p.asked[i].Way || w.Year != p.asked[i].Year || !slices.Equal(w.Households, p.asked[i].Households) ||
			w.Bound != p.asked[i].Bound || w.Hints != p.asked[i].Hints || w.Copies != p.asked[i].Copies {
			t.Fatalf("asked for %+v, want %+v", p.asked, ways)
		}
	}
	names := []string{"柏树村1组张三户收入计算表_2021年.pdf", "柏树村预填收入计算表_2021年.pdf", "柏树村预填收入计算表_2021年.pdf", "空白收入计算表_2021年.pdf", "柏树村2组李四户预填收入计算表_2021年.pdf"}
	if !slices.Equal(host.Suggested[:len(names)], names) {
		t.Errorf("names %q, want %q", host.Suggested, names)
	}
	if len(host.Saves) == 0 || !strings.Contains(strings.Join(host.Saves, ""), "已保存 3 份收入计算表，共 4 页。另有 1 户未核算，没有打印") {
		t.Errorf("told %q", host.Saves)
	}
}

func TestWhatPrintingTells(t *testing.T) {
	host, p, s := newPress(t)
	p.missing = []string{"𠮷三（柏树村1组𠮷三收入计算表第1页）"}
	s.print(township.IncomePrint{Way: township.PrintCompleted}, "")
	if !slices.Equal(host.Told, []string{"请手写核对"}) {
		t.Errorf("told %q", host.Told)
	}
	p.refuse = township.Errorf(township.CodeNotFound, "没有2021年的收入计算表。")
	s.print(township.IncomePrint{Way: township.PrintCompleted}, "")
	host.Stop = township.Errorf(township.CodeCancelled, "已取消打印。")
	s.print(township.IncomePrint{Way: township.PrintCompleted}, "")
	if len(host.Failures) != 1 || township.CodeOf(host.Failures[0]) != township.CodeNotFound || len(host.Saves) != 1 {
		t.Errorf("failures %v, saved %q", host.Failures, host.Saves)
	}
}
