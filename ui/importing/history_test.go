package importing

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

func imported(b *bench) {
	b.desk.imports = []township.ImportRecord{
		{Deed: township.Deed{ID: 7, At: noon, DeedInfo: township.DeedInfo{Operator: "张会计"}}, At: noon, Outcome: township.Outcome{File: "人口信息.xlsx", Rows: 1451, New: 1436, Rejected: 15}},
		{Deed: township.Deed{ID: 3, At: noon, UndoneBy: 5}, At: noon, Outcome: township.Outcome{File: "旧名单.xls", Rows: 9, New: 9}},
	}
	b.Refresh()
}

func TestHistoryLists(t *testing.T) {
	b := newBench(t)
	b.wantSaid(t, "还没有导入过花名册。导入以后可以在这里整批撤销。")
	imported(b)
	var got []string
	for _, r := range b.start.history.table.Rows() {
		for _, c := range historyColumns() {
			got = append(got, c.Text(r))
		}
	}
	want := "2021-11-10 09:12|人口信息.xlsx|1,451|1,436|0|0|15|张会计|已导入|2021-11-10 09:12|旧名单.xls|9|9|0|0|0||已撤销"
	if strings.Join(got, "|") != want {
		t.Errorf("rows %q, want %q", strings.Join(got, "|"), want)
	}
}

func TestHistoryFails(t *testing.T) {
	b := newBench(t)
	b.desk.listErr = township.Errorf(township.CodeBusy, "档案正被另一个程序使用。")
	b.Refresh()
	b.wantSaid(t, "档案正被另一个程序使用。")
	b.desk.listErr = nil
	imported(b)
	b.wantUnsaid(t, "档案正被另一个程序使用。")
}

func TestUndo(t *testing.T) {
	b := newBench(t)
	imported(b)
	if b.press("撤销这次导入") {
		t.Error("can be pressed with no import selected")
	}
	b.start.history.table.SelectRow(1)
	if b.press("撤销这次导入") {
		t.Error("an import that was taken back can be taken back again")
	}
	b.start.history.table.SelectRow(0)
	b.press("撤销这次导入")
	q := b.host.Asked[0]
	if !q.Danger || q.Label != "撤销这次导入" || !strings.Contains(q.Body, "2021-11-10 09:12由张会计导入的“人口信息.xlsx”（新增1436、变更0）") {
		t.Errorf("asked %+v", q)
	}
	q.Yes()
	if want := []undoing{{7, false}}; !slices.Equal(b.desk.undone, want) {
		t.Errorf("undone %v, want %v", b.desk.undone, want)
	}
	if want := []string{"已撤销“人口信息.xlsx”的导入"}; !slices.Equal(b.host.Texts, want) {
		t.Errorf("told %q, want %q", b.host.Texts, want)
	}
	if items := b.start.history.menu(); items != nil {
		t.Error("the menu offers to take it back again")
	}
}

func TestUndoWithLaterDeeds(t *testing.T) {
	b := newBench(t)
	imported(b)
	b.desk.undoErr = township.Errorf(township.CodeConflict, "之后的2项操作建立在它之上（移入监测户；移入返贫户）。")
	b.start.history.table.SelectRow(0)
	b.press("撤销这次导入")
	b.host.Asked[0].Yes()
	if len(b.host.Asked) != 2 {
		t.Fatalf("asked %d times, want 2", len(b.host.Asked))
	}
	q := b.host.Asked[1]
	if q.Label != "一并撤销" || !q.Danger || !strings.Contains(q.Body, "移入监测户；移入返贫户") {
		t.Errorf("asked %+v", q)
	}
	q.Yes()
	if want := []undoing{{7, false}, {7, true}}; !slices.Equal(b.desk.undone, want) {
		t.Errorf("undone %v, want %v", b.desk.undone, want)
	}
	if want := []string{"已撤销“人口信息.xlsx”的导入和之后的操作"}; !slices.Equal(b.host.Texts, want) {
		t.Errorf("told %q, want %q", b.host.Texts, want)
	}
}

func TestUndoFails(t *testing.T) {
	b := newBench(t)
	imported(b)
	b.desk.undoErr = township.Errorf(township.CodeBusy, "档案正被另一个程序使用。")
	b.start.history.table.SelectRow(0)
	b.press("撤销这次导入")
	b.host.Asked[0].Yes()
	if want := "档案正被另一个程序使用。"; len(b.host.Failures) != 1 || township.Say(b.host.Failures[0]) != want || len(b.host.Texts) != 0 {
		t.Errorf("failures %q, done %q; want %q, none", b.host.Failures, b.host.Texts, want)
	}
}

func TestResultSeesItsImportTakenBack(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	b.press("导入 3 行")
	imported(b) // the archive's list now holds deed 7
	b.press("撤销这次导入")
	b.host.Asked[0].Yes()
	b.wantSaid(t, "这次导入已撤销")
	if b.press("撤销这次导入") {
		t.Error("can be taken back twice")
	}
	if !b.hit(fyne.KeyEscape) {
		t.Error("Esc does not lead back")
	}
}
