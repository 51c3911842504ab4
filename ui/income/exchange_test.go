package income

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// exchange keeps what was to be written as a workbook, and reads one that is given.
type exchange struct {
	exports []township.IncomeExport
	forms   []string // year and village
	book    township.IncomeBook
	read    []string
	takes   [][]int64
	fault   error
}

func (e *exchange) ExportIncome(_ context.Context, req township.IncomeExport, _ string, _ func(done, total int)) (int, error) {
	e.exports = append(e.exports, req)
	return len(req.Households), e.fault
}

func (e *exchange) WriteIncomeBook(_ context.Context, year, village, _ string) (int, error) {
	e.forms = append(e.forms, year+village)
	return 4, e.fault
}

func (e *exchange) ReadIncomeBook(_ context.Context, path string) (township.IncomeBook, error) {
	e.read = append(e.read, path)
	return e.book, e.fault
}

func (e *exchange) TakeIncomeBook(_ context.Context, _ township.IncomeBook, chosen []int64) (township.Deed, error) {
	e.takes = append(e.takes, chosen)
	return township.Deed{ID: 20}, e.fault
}

func pigsOf(quantity township.Quantity, income township.Fen) township.IncomeLine {
	return township.IncomeLine{Category: township.Operating, Item: "猪", Unit: "头", Quantity: quantity * 10000, Income: income * 100}
}

// sampleBook changes 李四 and gives 赵六 a sheet; 张三 is signed, 王五 the same, 孙八 wrong, and one nobody knows.
func sampleBook() township.IncomeBook {
	home := func(id int64, head string, sheet int64, state township.SheetState, rows ...township.IncomeBookRow) township.IncomeBookHome {
		h := township.IncomeBookHome{Row: township.HouseholdRow{ID: id, Village: "柏树村", Group: "1组", Head: head}, Sheet: sheet, State: state, Rows: rows}
		h.Now.Population, h.After.Population = 2, 2
		return h
	}
	row := func(n int, class township.RowClass, was, now township.IncomeLine, column, reason string) township.IncomeBookRow {
		return township.IncomeBookRow{Sheet: "柏树村", Row: n, Class: class, Old: was, New: now, Column: column, Reason: reason}
	}
	none := township.IncomeLine{}
	changed := home(2, "李四", 102, township.SheetComplete, row(4, township.RowChanged, pigsOf(3, 5400), pigsOf(5, 9000), "", ""), row(5, township.RowRejected, none, none, "F列 数量", "数量不能是负数"))
	changed.Now.All.Net, changed.Now.Population, changed.After.All.Net = 5200_00*4, 4, 7000_00*2
	fresh := home(4, "赵六", 0, "", row(6, township.RowNew, none, pigsOf(1, 2000), "", ""))
	fresh.After.All.Net = 1000_00 * 2
	return township.IncomeBook{File: "柏树村.xlsx", Year: "2021", Notes: []string{"工作表“说明”没有读"}, Homes: []township.IncomeBookHome{
		home(1, "张三", 101, township.SheetSigned, row(7, township.RowRejected, pigsOf(1, 1), pigsOf(2, 2), "", "收入计算表已签字，没有改动")),
		changed, home(3, "王五", 103, township.SheetDraft, row(8, township.RowSame, pigsOf(1, 1), pigsOf(1, 1), "", "")), fresh,
		home(6, "孙八", 106, township.SheetComplete, row(9, township.RowRejected, none, none, "A列 品种", "“恐龙”不在目录里")),
	}, Stray: []township.IncomeBookRow{{Sheet: "柏树村", Row: 10, Class: township.RowRejected, Household: "519900999999", Column: "D列 户编号", Reason: "档案里没有"}}}
}

// atBook reads the sample workbook in the window.
func atBook(t *testing.T) (*Screen, *uitest.Host, *fakeDesk, *bookPage) {
	t.Helper()
	desk := sampleDesk()
	desk.book = sampleBook()
	s, host := open(t, desk)
	host.Picked = []string{"/stick/柏树村.xlsx"}
	host.Press(t, "导入填报表")
	p, ok := s.view.(*bookPage)
	if !ok {
		t.Fatalf("no preview is shown: %v", host.Failures)
	}
	return s, host, desk, p
}

func TestIncomesAreExported(t *testing.T) {
	desk := sampleDesk()
	s, host := open(t, desk)
	do := func(want ...string) {
		t.Helper()
		items := s.list.exportMenu()
		if !slices.Equal(labels(items), want) {
			t.Fatalf("the menu offers %q, want %q", labels(items), want)
		}
		for _, i := range items {
			i.Action()
		}
	}
	do("收入汇总 Excel（显示的 8 户）…", "各村填报表（Excel）…")
	s.list.filters.set(township.IncomeFilter{HouseholdFilter: township.HouseholdFilter{Village: "双河村"}})
	s.list.table.SetTicked([]string{"1", "7"})
	do("收入汇总 Excel（显示的 4 户）…", "收入汇总 Excel（勾选的 2 户）…", "双河村填报表（Excel）…")
	want := "[{2021  [1 2 3 4 5 6 7 8]} {2021 双河村 [5 6 7 8]} {2021  [1 7]}]"
	if got := fmt.Sprint(desk.exports); got != want {
		t.Errorf("exported %s, want %s", got, want)
	}
	if !slices.Equal(desk.forms, []string{"2021", "2021双河村"}) {
		t.Errorf("forms %q", desk.forms)
	}
	names := []string{"收入汇总_2021年.xlsx", "收入填报表_2021年.xlsx", "双河村收入汇总_2021年.xlsx", "收入汇总_2021年.xlsx", "双河村收入填报表_2021年.xlsx"}
	if !slices.Equal(host.Suggested, names) || len(host.Saves) != 5 {
		t.Errorf("names %q, saved %q", host.Suggested, host.Saves)
	}
	desk.fault = township.Errorf(township.CodeNotFound, "没有可导出的农户。")
	s.list.exportMenu()[0].Action()
	host.Stop = township.Errorf(township.CodeCancelled, "已取消。")
	s.list.exportMenu()[0].Action()
	if len(host.Failures) != 1 || len(host.Saves) != 5 {
		t.Errorf("failures %v, saved %q", host.Failures, host.Saves)
	}
}

func TestABookIsLookedAtFirst(t *testing.T) {
	_, _, desk, p := atBook(t)
	if got := p.countText(); got != "2021年　6户　新增 1　变更 1　相同 1　拒收 2　已签字 1" {
		t.Errorf("it counts %q", got)
	}
	var said []string
	for _, h := range p.homes.Rows() {
		said = append(said, fmt.Sprintf("%s|%s|%s|%s|%s|%s", h.name, h.class, h.now(), h.after(), h.difference(), h.remark()))
	}
	want := []string{
		"柏树村1组张三户|已签字|0.00|||已签字，不改动；要改请办理“更正”", "柏树村1组李四户|变更|5,200.00|7,000.00|+1,800.00|退回草稿；人口 4 → 2；拒收 1 行",
		"柏树村1组赵六户|新增||1,000.00||", "柏树村1组孙八户|拒收|0.00|||拒收 1 行", "519900999999|拒收||||档案里找不到；拒收 1 行", "柏树村1组王五户|相同|0.00|||",
	}
	if !slices.Equal(said, want) {
		t.Errorf("it shows %q, want %q", said, want)
	}
	if keys := p.homes.TickedKeys(); len(keys) != 2 || !slices.Equal(p.chosen(), []int64{2, 4}) {
		t.Errorf("ticked are %v", keys)
	}
	if len(p.rows.Rows()) != 7 {
		t.Errorf("%d rows are shown, want all", len(p.rows.Rows()))
	}
	p.homes.Select("2")
	rows := p.rows.Rows()
	if len(rows) != 2 || rows[0].oldAndNew(func(l township.IncomeLine) string { return l.Quantity.Text() }) != "3 → 5" || rows[1].why() != "F列 数量：数量不能是负数" {
		t.Errorf("the rows of 李四 are %+v", rows)
	}
	p.rows.SelectRow(1)
	if p.about.Text != "第5行拒收：F列 数量：数量不能是负数" {
		t.Errorf("of a rejected row it says %q", p.about.Text)
	}
	p.homes.ClearSelection()
	p.class.SetValue("拒收")
	p.narrow()
	if got := len(p.rows.Rows()); got != 4 || len(p.homes.Rows()) != 4 {
		t.Errorf("rejected are %d rows of %d households", got, len(p.homes.Rows()))
	}
	if len(desk.takes) != 0 || len(desk.read) != 1 {
		t.Error("looking has written")
	}
}

func TestABookIsTaken(t *testing.T) {
	s, host, desk, p := atBook(t)
	p.homes.SetTicked([]string{"1", "2", "3"})
	p.homes.OnTicked()
	if !slices.Equal(p.homes.TickedKeys(), []string{"2"}) || !uitest.Says(p.page, "写入 1 户的草稿") {
		t.Errorf("ticked are %v", p.homes.TickedKeys())
	}
	desk.fault = township.Errorf(township.CodeConflict, "读取文件以后又有改动。")
	host.Press(t, "写入 1 户的草稿")
	if s.view != p || len(host.Failures) != 1 {
		t.Error("a refused workbook is lost")
	}
	desk.fault = nil
	p.homes.SetTicked(p.takable())
	s.Shortcut("accept")
	if !slices.EqualFunc(desk.takes, [][]int64{{2}, {2, 4}}, slices.Equal) || len(host.Deeds) != 1 || host.Texts[0] != "已写入 2 户的草稿" {
		t.Errorf("taken %v, told %q", desk.takes, host.Texts)
	}
	wantHeads(t, s, "taking", "李四", "赵六")
	if !s.list.filters.narrows() || s.list.filters.said() != "刚读入的 2 户" {
		t.Errorf("filtered by %q", s.list.filters.said())
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	if len(heads(s)) != 8 {
		t.Error("Esc does not show the others again")
	}
}

func TestABookThatCannotBeTaken(t *testing.T) {
	s, host, desk, p := atBook(t)
	p.homes.ClearTicks()
	p.take()
	if len(desk.takes) != 0 {
		t.Error("nothing ticked is taken")
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	if s.view != nil {
		t.Error("Esc does not lead to the list")
	}
	desk.book.Homes = desk.book.Homes[:1]
	host.Press(t, "导入填报表")
	if !uitest.Says(host.Win.Content(), "没有可写入的改动。") {
		t.Error("a workbook without changes offers a deed")
	}
	s.Shortcut("back")
	desk.fault = township.Errorf(township.CodeNoRoster, "没有认出收入填报表。")
	host.Press(t, "导入填报表")
	if s.view != nil || len(host.Failures) != 1 {
		t.Errorf("a file that is no workbook: %v", host.Failures)
	}
}
