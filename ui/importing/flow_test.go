package importing

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

func TestCommit(t *testing.T) {
	b := newBench(t)
	v := roster()
	v.Proposals = make([]township.Proposal, 2)
	b.lay("a.xlsx", v)
	b.ImportFiles([]string{"a.xlsx"})
	if !b.press("导入 3 行") {
		t.Fatal("no primary button 导入 3 行")
	}
	f := b.last()
	if f.committed != 1 || f.closed != 0 {
		t.Fatalf("committed %d times, closed %d times, want 1 and 0", f.committed, f.closed)
	}
	if want := []string{"已导入“a.xlsx”：新增2、变更1"}; !slices.Equal(b.host.Texts, want) || b.host.Deeds[0].ID != 7 {
		t.Errorf("told %q of deed %v, want %q of 7", b.host.Texts, b.host.Deeds, want)
	}
	b.wantSaid(t, "已导入 3 行", "2 条，等您确认后才进台账", "去确认台账建议", "查看农户", "撤销这次导入")
	b.press("保存拒收的行…")
	b.press("去确认台账建议")
	b.press("查看农户")
	if want := []string{"proposals", "households"}; !slices.Equal(b.host.shown, want) {
		t.Errorf("went to %q, want %q", b.host.shown, want)
	}
	if want := []string{"/tmp/a_拒收.xlsx"}; !slices.Equal(f.rejected, want) {
		t.Errorf("rejected rows saved to %q, want %q", f.rejected, want)
	}
	b.hit(fyne.KeyEscape)
	if f.closed != 1 {
		t.Errorf("left the result, closed %d times, want 1", f.closed)
	}
	b.wantSaid(t, "把花名册拖到这里，或点“选择文件”")
}

func TestCommitFailsAndIsReadAnew(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	first := b.last()
	first.commitErr = township.Errorf(township.CodeConflict, "预览之后档案又有改动，没有导入。")
	b.press("导入 3 行")
	b.wantSaid(t, "预览之后档案又有改动，没有导入。")
	if len(b.host.Texts) != 0 {
		t.Errorf("told %q of an import that failed", b.host.Texts)
	}
	b.press("重新核对")
	if first.closed != 1 || len(b.desk.given) != 2 {
		t.Errorf("old preview closed %d times, read %d times; want 1, 2", first.closed, len(b.desk.given))
	}
	b.wantUnsaid(t, "预览之后档案又有改动，没有导入。")
}

func TestCommitStopped(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	b.last().commitErr = context.Canceled
	b.press("导入 3 行")
	b.wantSaid(t, "已停止导入，档案没有改动。", "导入 3 行")
}

func TestSaveRejected(t *testing.T) {
	b := newBench(t)
	b.lay("人口信息.xls", roster())
	b.ImportFiles([]string{"人口信息.xls"})
	if !b.Shortcut("save") {
		t.Fatal("Ctrl+S is not used")
	}
	if want := []string{"人口信息_拒收.xlsx"}; !slices.Equal(b.host.Suggested, want) {
		t.Errorf("suggested %q, want %q", b.host.Suggested, want)
	}
	if want := []string{"/tmp/人口信息_拒收.xlsx 已保存拒收的1行，原因写在每行后面。"}; !slices.Equal(b.host.Saves, want) {
		t.Errorf("saved %q, want %q", b.host.Saves, want)
	}
}

func TestSeveralFiles(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.lay("b.xls", roster())
	b.ImportFiles([]string{"a.xlsx", "b.xls", "a.xlsx", ""})
	b.wantSaid(t, "a.xlsx", "第 1 / 2 个文件")
	if !b.press("跳过这个文件") {
		t.Fatal("no way to skip")
	}
	b.wantSaid(t, "b.xls", "第 2 / 2 个文件")
	if b.desk.given[0].closed != 1 {
		t.Error("the skipped file was not closed")
	}
	b.press("导入 3 行")
	b.wantUnsaid(t, "下一个文件")
}

func TestNextFileAfterCommit(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.lay("b.xls", roster())
	b.ImportFiles([]string{"a.xlsx", "b.xls"})
	b.press("导入 3 行")
	if !b.press("下一个文件") {
		t.Fatal("no way to the next file")
	}
	b.wantSaid(t, "b.xls", "第 2 / 2 个文件", "导入 3 行")
	if b.desk.given[0].closed != 1 {
		t.Error("the imported file was not closed")
	}
}

func TestUncommittedPreviewIsKept(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.lay("b.xls", roster())
	b.ImportFiles([]string{"a.xlsx"})
	b.hit(fyne.Key4)
	b.hit(fyne.KeyEscape)
	b.wantSaid(t, "“a.xlsx”核对过，还没有导入。")
	if b.last().closed != 0 {
		t.Fatal("Esc has closed the file")
	}
	b.ImportFiles([]string{"b.xls"})
	if len(b.host.Asked) != 1 || b.host.Asked[0].Label != "改看新的文件" {
		t.Fatalf("asked %v, want one question 改看新的文件", b.host.Asked)
	}
	b.press("接着核对")
	b.wantSaid(t, "a.xlsx", "导入 3 行")
	if got, want := names(b.on(t)), "赵四"; got != want {
		t.Errorf("back on the preview: rows %q, want %q as before", got, want)
	}
	b.host.Asked[0].Yes()
	b.wantSaid(t, "b.xls")
	if b.desk.given[0].closed != 1 {
		t.Error("the file that was given up is still open")
	}
	if !b.press("取消") || b.last().closed != 1 {
		t.Error("取消 does not close the file")
	}
	b.wantUnsaid(t, "还没有导入。")
}

func TestFailures(t *testing.T) {
	tests := []struct {
		name string
		err  error
		says []string
		path string // of what the first button reads
	}{
		{"another list", township.Errorf(township.CodeNoRoster, "“x.xlsx”里没有认出花名册。"), []string{"“x.xlsx”里没有认出花名册。", "重试", "档案没有改动。"}, "b.xls"},
		{"held by Excel", township.Errorf(township.CodeBusy, "“x.xlsx”被 Excel 占用，请关闭后重试。"), []string{"请关闭后重试。", "换一个文件"}, "x.xlsx"},
		{"stopped", context.Canceled, []string{"已停止核对“x.xlsx”，还没有读完。"}, "b.xls"},
		{"a bug", errTest, []string{"程序内部出错"}, "b.xls"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.lay("b.xls", roster())
			tries := 0
			b.desk.files["x.xlsx"] = func(township.ImportOptions) (*fakeImport, error) {
				if tries++; tries > 1 {
					return &fakeImport{preview: roster()}, nil
				}
				return nil, tt.err
			}
			b.host.Picked = []string{"b.xls"}
			b.ImportFiles([]string{"x.xlsx"})
			b.wantSaid(t, tt.says...)
			page := b.stage.(*failurePage)
			page.first.Tapped(nil)
			b.on(t)
			if got := b.job.path; got != tt.path {
				t.Errorf("first button %q reads %q, want %q", page.first.Text, got, tt.path)
			}
		})
	}
}

type testError struct{}

func (testError) Error() string { return "out of order" }

var errTest = testError{}

func TestPassword(t *testing.T) {
	b := newBench(t)
	b.desk.files["x.xlsx"] = func(o township.ImportOptions) (*fakeImport, error) {
		if o.Password != "abc" {
			return nil, township.Errorf(township.CodePassword, "“x.xlsx”有打开密码。请输入密码。")
		}
		return &fakeImport{preview: roster()}, nil
	}
	b.ImportFiles([]string{"x.xlsx"})
	b.wantSaid(t, "“x.xlsx”有打开密码。请输入密码。", "输入密码")
	typePassword(t, b, "abc")
	b.on(t)
	b.read()
	if got := b.desk.asked[len(b.desk.asked)-1].Password; got != "abc" {
		t.Errorf("read anew with the password %q, want abc", got)
	}
}

// typePassword fills in the dialog that is open.
func typePassword(t *testing.T, b *bench, text string) {
	t.Helper()
	c := b.host.Win.Canvas()
	if c.Overlays().Top() == nil {
		t.Fatal("no dialog asks for the password")
	}
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c.Overlays().Top() != nil {
		t.Fatal("Enter does not close the dialog")
	}
}

func TestBusyScreenWaits(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.lay("b.xls", roster())
	b.host.Hold = true
	b.ImportFiles([]string{"a.xlsx"})
	b.ImportFiles([]string{"b.xls"})
	if b.hit(fyne.KeyEscape) || b.Shortcut("back") {
		t.Error("keys are taken while a file is read")
	}
	b.leave()
	if len(b.host.Works) != 1 {
		t.Fatalf("works %q, want one", b.host.Works)
	}
	b.host.Hold = false
	b.host.Held()
	b.wantSaid(t, "a.xlsx", "第 1 / 2 个文件")
}

func TestFilesDroppedDuringOtherWorkComeNext(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	imported(b)
	b.start.history.table.SelectRow(0)
	b.press("撤销这次导入")
	b.host.Hold = true
	b.host.Asked[0].Yes()
	b.ImportFiles([]string{"a.xlsx"})
	b.host.Hold = false
	b.host.Held()
	b.wantSaid(t, "a.xlsx", "导入 3 行")
}

func TestRefusedFileLeavesThePreview(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	delete(b.desk.files, "a.xlsx")
	b.read()
	b.on(t)
	if len(b.host.Failures) != 1 || !strings.Contains(township.Say(b.host.Failures[0]), "找不到") {
		t.Errorf("told %q, want that the file is gone", b.host.Failures)
	}
	if b.last().closed != 0 {
		t.Error("the preview that stands was closed")
	}
}

func TestCloseDropsTheCopy(t *testing.T) {
	b := newBench(t)
	b.lay("a.xlsx", roster())
	b.ImportFiles([]string{"a.xlsx"})
	b.Close()
	if b.last().closed != 1 {
		t.Errorf("closed %d times, want 1", b.last().closed)
	}
}

func TestHelpNamesTheKeys(t *testing.T) {
	b := newBench(t)
	for _, want := range []string{"交换", "Ctrl+F", "Ctrl+S", "Esc", "拒收"} {
		if !strings.Contains(b.Help(), want) {
			t.Errorf("help does not name %q", want)
		}
	}
}
