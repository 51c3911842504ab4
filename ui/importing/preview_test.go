package importing

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/look"
)

func names(p *previewPage) string {
	var out []string
	for _, r := range p.table.Rows() {
		out = append(out, r.Name)
	}
	return strings.Join(out, " ")
}

func TestPreviewSaysWhatWouldBeDone(t *testing.T) {
	b := newBench(t)
	v := roster()
	v.Earlier = &township.Deed{At: noon, DeedInfo: township.DeedInfo{Operator: "张会计"}}
	v.Notes = []string{"有3行的乡镇是“双河镇”，本档案是“清溪镇”；请确认没有选错文件。"}
	v.Villages = []string{"双河村", "石桥村"}
	v.Absent = []township.AbsentHousehold{{ID: 7, Named: "双河村1组张三户"}}
	v.Proposals = make([]township.Proposal, 3)
	b.lay("人口信息.xlsx", v)
	b.ImportFiles([]string{"人口信息.xlsx"})
	b.wantSaid(t, "人口信息.xlsx", "导入 3 行", "显示 5 / 5", "这份文件在 2021-11-10 09:12 由张会计导入过。", v.Notes[0],
		"新建2个村", "档案中有1户不在这份名单里", "导入后有3条台账建议待确认", "1张工作表用到1列，1列不使用", "保存拒收的行…")
	sum := 0
	for _, f := range b.on(t).figures[1:] {
		sum += f.number
	}
	if total := b.on(t).figures[0].number; total != sum || total != 5 {
		t.Errorf("headline: %d rows, classes add up to %d", total, sum)
	}
	if b.last().committed != 0 {
		t.Error("a preview has written something")
	}
}

func TestFiguresFilter(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	p := b.on(t)
	test.Tap(p.figures[4])
	if got, want := names(p), "赵四"; got != want {
		t.Errorf("after 拒收: %q, want %q", got, want)
	}
	b.wantSaid(t, "显示 1 / 5")
	test.Tap(p.figures[4])
	if got := p.table.Len(); got != 5 {
		t.Errorf("second tap shows %d rows, want all 5", got)
	}
}

func TestKeysFilterAndSearch(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	p := b.on(t)
	for key, want := range map[fyne.KeyName]string{fyne.Key1: "张三丰 钱五", fyne.Key2: "李秀英", fyne.Key3: "王建国", fyne.Key4: "赵四"} {
		b.hit(fyne.Key0)
		if !b.hit(key) || names(p) != want {
			t.Errorf("key %s: %q, want %q", key, names(p), want)
		}
	}
	b.hit(fyne.Key0)
	if !b.Shortcut("find") || b.host.Win.Canvas().Focused() != fyne.Focusable(p.search) {
		t.Error("Ctrl+F does not lead to the search")
	}
	p.search.OnSearch("没有这个人")
	b.wantSaid(t, "没有哪一行有“没有这个人”。")
	if !b.press("清除条件") || p.table.Len() != 5 {
		t.Errorf("清除条件 leaves %d rows, want 5", p.table.Len())
	}
}

func TestPanelSetsOldAboveNew(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	p := b.on(t)
	if !p.page.SideShown() {
		t.Fatal("with changed rows the panel is not shown")
	}
	p.table.SelectRow(1)
	b.wantSaid(t, "变更 2 项", "家庭成员", "证件号码", "519900********0612", "519900********062X", "（空）", "小学")
	b.wantUnsaid(t, "519900195506130612")
	p.table.SelectRow(3)
	b.wantSaid(t, "拒收原因", "M列 证件号码：末几位变成 0（519900********5632），请核对")
	p.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if p.page.SideShown() {
		t.Error("Space does not hide the panel")
	}
}

func TestNothingToWrite(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", township.Preview{Rows: 1, Same: 1, Results: []township.RowResult{{Sheet: "人口", Row: 4, Class: township.RowSame, Name: "张三"}}})
	b.ImportFiles([]string{"a.xlsx"})
	b.wantSaid(t, "没有新增或变更的行，不需要导入。")
	b.wantUnsaid(t, "保存拒收的行…")
	if b.press("导入 0 行") {
		t.Error("an import without rows can be pressed")
	}
	if b.Shortcut("save") {
		t.Error("Ctrl+S saves rejected rows that are not there")
	}
}

func TestPanes(t *testing.T) {
	b := newBench(t)
	v := roster()
	v.Sheets = append(v.Sheets, township.SheetMap{Sheet: "封面", Why: "是空的"})
	v.Absent = []township.AbsentHousehold{{ID: 7, Named: "双河村1组张三户"}}
	b.lay("a.xlsx", v)
	b.ImportFiles([]string{"a.xlsx"})
	if !b.press("1张工作表用到1列，1列不使用，1张表没有认出 ›") {
		t.Fatal("no way to the columns")
	}
	b.wantSaid(t, "－ 工作表“人口”：人口信息，5行", "不使用", "＋ 工作表“封面”没有认出")
	b.wantUnsaid(t, "是空的")
	b.press("＋ 工作表“封面”没有认出")
	b.wantSaid(t, "－ 工作表“封面”没有认出", "是空的")
	if !b.hit(fyne.KeyEscape) || b.on(t).pane != paneRows {
		t.Error("Esc does not lead back to the rows")
	}
	if !b.press("档案中有1户不在这份名单里 ›") || b.on(t).pane != paneAbsent {
		t.Error("no way to the households that are not named")
	}
	if b.hit(fyne.Key1); b.on(t).pane != paneRows || names(b.on(t)) != "张三丰 钱五" {
		t.Error("key 1 does not lead back to the new rows")
	}
}

func TestStateOfTheTableIsKept(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	b.on(t).table.SetSort("class", false)
	b.on(t).table.OnStateChanged(b.on(t).table.State())
	b.leave()
	b.ImportFiles([]string{"a.xlsx"})
	if got, want := b.on(t).table.State().Sort, "class"; got != want {
		t.Errorf("sorted by %q, want %q", got, want)
	}
	if got, want := names(b.on(t)), "赵四 王建国 李秀英 张三丰 钱五"; got != want {
		t.Errorf("rows %q, want %q", got, want)
	}
}

func TestLongTextsStayInside(t *testing.T) {
	b := newBench(t)
	fyne.CurrentApp().Settings().SetTheme(look.New(look.Options{})) // its fonts are measured
	long := strings.Repeat("长", 300)
	v := roster()
	v.Notes = []string{long}
	v.Results[3].Name, v.Results[3].Reason, v.Results[3].Household = long, long, long
	v.Results[1].Changes[1].New = long
	b.lay(long+".xlsx", v)
	b.ImportFiles([]string{long + ".xlsx"})
	for row := range 5 {
		b.on(t).table.SelectRow(row)
		if got := b.Content().MinSize().Width; got > 961 {
			t.Errorf("row %d: the screen needs %.0f units of width, want at most 961", row, got)
		}
	}
}
