package service

import (
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// filled writes a workbook of incomes as a village brings it back.
func (r *reckoning) filled(rows ...[]any) string {
	r.Helper()
	head := []any{"品种", "收入（元）", "支出", "户编号", "类别", "成员/其他名称", "数量", "计量单位"} // in no order of ours
	sheet := rostertest.Sheet{Name: "柏树村", Rows: append([][]any{{"柏树村2021年收入填报表"}, nil, head}, rows...)}
	return rostertest.Of(sheet).XLSX(r, "填报表.xlsx")
}

func (r *reckoning) read(path string) township.IncomeBook {
	r.Helper()
	b, err := r.desk.ReadIncomeBook(r.ctx, path)
	r.must(err)
	return b
}

const homeCode = "519900100001"

// classes are the rows of the preview: row, class, cell and reason.
func classes(b township.IncomeBook) map[int]string {
	out := map[int]string{}
	note := func(rows []township.IncomeBookRow) {
		for _, r := range rows {
			out[r.Row] = strings.TrimSpace(r.Class.Word() + " " + r.Column + " " + r.Reason)
		}
	}
	note(b.Stray)
	for _, h := range b.Homes {
		note(h.Rows)
	}
	return out
}

func TestIncomeBookRows(t *testing.T) {
	r := newReckoning(t)
	r.save(false, pigs(500000), township.IncomeLine{Category: township.Transfer, Item: "抚恤金", Income: 100})
	path := r.filled(
		[]any{"猪", 5000, 1000, homeCode, "", "", 3, "头"},            // 4
		[]any{"鸡", 1200.5, 300, homeCode, "生产经营性收入", "", 20, "只"},   // 5
		[]any{"抚恤金", 2, "", homeCode, "", "", "", ""},               // 6
		[]any{"务工收入", "3000*4+500", "", homeCode, "", "李秀英", 5, ""}, // 7
		[]any{"其他", 800, "", homeCode, "生产经营性收入", "竹编", "", "个"},    // 8
		[]any{"牛", "五千a", "", homeCode, "", "", 1, ""},              // 9
		[]any{"羊", 1, "", homeCode, "", "", -2, ""},                 // 10
		[]any{"兔", "1e309", "", homeCode, "", "", 1, ""},            // 11
		[]any{"恐龙", 1, "", homeCode, "", "", 1, ""},                 // 12
		[]any{"鱼类", 1, "", "519900999999", "", "", 1, ""},           // 13
		[]any{"鸡", 5, "", homeCode, "", "", 1, ""},                  // 14
		[]any{"其他", 5, "", homeCode, "", "杂项", 1, ""},               // 15
		[]any{"新农保（养老保险金）", 5, "", homeCode, "", "外人", 1, ""},       // 16
		[]any{"柠檬", "", "", homeCode, "", "", "", ""},               // 17: offered, not used
		[]any{"", "", "", homeCode, "", "", "", ""},                 // 18
		[]any{"核桃", "12/0", "", homeCode, "", "", 1, ""},            // 19
		[]any{"玉米", 5, "", homeCode, "", "张三丰", 1, ""},              // 20
		[]any{"合计", 99, "", "", "", "", "", ""},                     // 21
		[]any{"花生", 5, "", "", "", "", 1, ""},                       // 22
		[]any{"土豆", 5, "", homeCode, "彩票", "", 1, ""},               // 23
		[]any{"大豆", 5, 100000001, homeCode, "", "", 0.12345, ""},    // 24
		[]any{"其他：豆腐", 5, 1, homeCode, "生产经营性收入", "", "", ""},       // 25
		[]any{"水稻", "－5", "", homeCode, "", "", 1, ""},              // 26
	)
	b := r.read(path)
	want := map[int]string{
		4: "相同", 5: "新增", 6: "变更", 7: "新增", 8: "新增",
		9: "拒收 B列 收入（元） 有“五”", 10: "拒收 G列 数量 数量不能是负数", 11: "拒收 B列 收入（元） 有“e”", 12: "拒收 A列 品种 “恐龙”不在2021年的品种目录里",
		13: "拒收 D列 户编号 档案里没有户编号“519900999999”", 14: "拒收 A列 品种 “鸡”和第5行重复", 15: "拒收 E列 类别 几类收入里都有“其他”",
		16: "拒收 F列 成员/其他名称 “外人”不是这一户现在的成员", 19: "拒收 B列 收入（元） 除数是 0", 20: "拒收 F列 成员/其他名称 “玉米”按户填写",
		22: "拒收 D列 户编号 没有户编号", 23: "拒收 E列 类别 “彩票”不是收入类别", 24: "拒收 G列 数量 数量最多四位小数", 25: "新增", 26: "拒收 B列 收入（元） 不能是负数",
	}
	got := classes(b)
	for row, w := range want {
		if !strings.HasPrefix(got[row], w) {
			t.Errorf("row %d: %q, want %q", row, got[row], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("rows %v", maps.Collect(maps.All(got)))
	}
	if o := b.Outcome(); o != (township.IncomeBookOutcome{File: "填报表.xlsx", Households: 1, New: 4, Changed: 1, Same: 1, Rejected: 14}) {
		t.Errorf("outcome %+v", o)
	}
}

func TestIncomeBookIsTakenAsADraft(t *testing.T) {
	r := newReckoning(t)
	r.save(true, pigs(500000), township.IncomeLine{Category: township.Transfer, Item: "抚恤金", Income: 100})
	b := r.read(r.filled(
		[]any{"务工收入", 12500, "", homeCode, "", "李秀英", 5, ""},
		[]any{"抚恤金", "", "", homeCode, "", "", "", ""}, // was there: emptied
	))
	if r.open().Sheet.State != township.SheetComplete {
		t.Error("reading has written")
	}
	was := r.open().Sheet
	deed, err := r.desk.TakeIncomeBook(r.ctx, b, nil)
	r.must(err)
	if now := r.open().Sheet; b.Homes[0].Now != was.Totals() || b.Homes[0].After != now.Totals() || b.Homes[0].Now == b.Homes[0].After {
		t.Errorf("promised %+v, %+v; it was %+v, is %+v", b.Homes[0].Now, b.Homes[0].After, was.Totals(), now.Totals())
	}
	if deed.Title != "读入收入填报表“填报表.xlsx” 2021年：1户2行" || deed.Origin != "文件：填报表.xlsx" {
		t.Errorf("deed %+v", deed)
	}
	s := r.open().Sheet
	if s.State != township.SheetDraft || len(s.Lines) != 2 || s.Lines[1].Price != 250000 || s.Lines[1].Person != "李秀英" || s.Lines[0].Income != 500000 {
		t.Errorf("the sheet is %+v", s)
	}
	_, err = r.desk.TakeIncomeBook(r.ctx, b, nil)
	r.wrong(err, township.CodeConflict, "读取文件以后又有改动")
	_, err = r.desk.TakeIncomeBook(r.ctx, b, []int64{r.house + 1})
	r.wrong(err, township.CodeInvalid, "没有要写入的改动")
	_, err = r.desk.Undo(r.ctx, deed.ID, false)
	r.must(err)
	if s := r.open().Sheet; s.State != township.SheetComplete || len(s.Lines) != 2 || s.Lines[1].Item != "抚恤金" {
		t.Errorf("taken back, the sheet is %+v", s)
	}
}

func TestIncomeBookOfASignedSheet(t *testing.T) {
	r := newReckoning(t)
	s, _ := r.save(true, pigs(500000))
	_, err := r.desk.SignIncome(r.ctx, []int64{s.ID}, township.Signature{On: "2021-11-19"})
	r.must(err)
	b := r.read(r.filled([]any{"猪", 5000, 1000, homeCode, "", "", 3, "头"}, []any{"猪", 1, 1, homeCode, "", "", 3, "头"}, []any{"牛", 1, 1, homeCode, "", "", 3, "头"}))
	got := classes(b)
	if got[4] != "相同" || !strings.Contains(got[6], "已签字，没有改动") || !b.Homes[0].Locked() {
		t.Errorf("rows %v", got)
	}
	_, err = r.desk.TakeIncomeBook(r.ctx, b, nil)
	r.wrong(err, township.CodeInvalid, "没有要写入的改动")
}

// What goes out comes back the same.
func TestIncomeBookComesBack(t *testing.T) {
	r := newReckoning(t)
	r.save(false, pigs(500001), township.IncomeLine{Category: township.Wage, Item: "务工收入", Person: "李秀英", Unit: "月", Quantity: 35000, Income: 700005},
		township.IncomeLine{Category: township.Operating, Item: "其他", Label: "竹编", Unit: "个", Quantity: 1, Income: 7})
	path := filepath.Join(t.TempDir(), "填报表.xlsx")
	n, err := r.desk.WriteIncomeBook(r.ctx, "2021", "柏树村", path)
	if n != 1 || err != nil {
		t.Fatalf("%d households, %v", n, err)
	}
	b := r.read(path)
	if o := b.Outcome(); b.Year != "2021" || o.Same != 3 || o.New+o.Changed+o.Rejected != 0 || len(b.Notes) != 0 {
		t.Errorf("%+v, %v: %v", o, b.Notes, classes(b))
	}
	n, err = r.desk.WriteIncomeBook(r.ctx, "2022", "", path)
	if n != 1 || err != nil {
		t.Fatalf("%d households, %v", n, err)
	}
	if notes := r.read(path).Notes; len(notes) != 1 || !strings.Contains(notes[0], "2022年还没有收入标准，也没有收入计算表") {
		t.Errorf("of a year that was not set up it is noted %q", notes)
	}
	_, err = r.desk.WriteIncomeBook(r.ctx, "2022", "没有村", path)
	r.wrong(err, township.CodeNotFound, "没有农户")
	_, err = r.desk.ReadIncomeBook(r.ctx, rostertest.Of(rostertest.Sheet{Name: "A", Rows: [][]any{{"姓名", "年龄"}, {"张三", 5}}}).XLSX(t, "x.xlsx"))
	r.wrong(err, township.CodeNoRoster, "没有认出收入填报表")
}

// A roster's income columns are there to be compared with; they never go into a sheet.
func TestAnImportNeverTouchesASheet(t *testing.T) {
	r := newReckoning(t)
	r.save(true, pigs(500000))
	before := r.open()
	rows := [][]any{{"户编号", "户主姓名", "行政村", "家庭人口", "工资性收入", "生产经营性收入", "纯收入", "人均纯收入"}, {homeCode, "张三丰", "柏树村", 2, 30000, 9000, 38000, 19000}}
	im, err := r.desk.Preview(r.ctx, rostertest.Of(rostertest.Sheet{Name: "户信息", Rows: rows}).XLSX(t, "户信息.xlsx"), township.ImportOptions{})
	r.must(err)
	defer im.Close()
	if im.Preview().Changed != 1 {
		t.Fatalf("preview %+v", im.Preview().Results)
	}
	deed, err := im.Commit(r.ctx, nil)
	r.must(err)
	after := r.open()
	if fmt.Sprintf("%+v", after.Sheet) != fmt.Sprintf("%+v", before.Sheet) {
		t.Errorf("the sheet was %+v, is %+v", before.Sheet, after.Sheet)
	}
	if !after.Roster.Known || after.Roster.PerCapita != 1900000 || before.Roster.Known {
		t.Errorf("to compare: %+v, before %+v", after.Roster, before.Roster)
	}
	detail, err := r.desk.DeedDetail(r.ctx, deed.ID, township.HistoryFilter{}, 0)
	r.must(err)
	for _, c := range detail.Records {
		if strings.HasPrefix(c.Entity, "收入") {
			t.Errorf("the import wrote %+v", c)
		}
	}
}

// A code that was overwritten, or a row that slipped under another household, is not written into the household of the code.
func TestIncomeBookOfAnotherHead(t *testing.T) {
	r := newReckoning(t)
	r.save(false, pigs(500000))
	head := []any{"户编号", "户主", "品种", "数量", "收入", "支出"}
	b := r.read(rostertest.Of(rostertest.Sheet{Name: "柏树村", Rows: [][]any{
		{"柏树村2021年收入填报表"},
		head,
		{homeCode, "王五", "猪", 9, 9000, 1000},
		{homeCode, "张 三丰", "猪", 3, 6000, 1000},
		{homeCode, "李秀英", "牛", 1, 8000, ""}, // the head of before, or the one to be
		{homeCode, "", "羊", 1, 800, ""},
	}}).XLSX(t, "填报表.xlsx"))
	want := map[int]string{3: "拒收 B列 户主 “王五”不是柏树村1组张三丰户的人，请核对户编号和户主", 4: "变更", 5: "新增", 6: "新增"}
	if got := classes(b); !maps.Equal(got, want) {
		t.Errorf("rows %v, want %v", got, want)
	}
}
