package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

func moved() *township.Deed {
	return &township.Deed{ID: 8, At: evening, Records: 1200, DeedInfo: township.DeedInfo{Kind: township.DeedMove, Title: "移动 1 户", Operator: "张会计"}}
}

func TestUndoAsksAndTells(t *testing.T) {
	d := founded()
	d.last = moved()
	s := opened(t, d)
	typeShortcut(s, &fyne.ShortcutUndo{})
	if len(d.undone) != 0 || !s.blocked() {
		t.Fatal("undone without asking")
	}
	tap(t, s, "撤销")
	await(t, "the undo", func() bool { return s.toasts.Shown() == "已撤销：移动" })
	if !slices.Equal(d.undone, []undoCall{{8, false}}) {
		t.Errorf("undone %v", d.undone)
	}
}

func TestUndoOfWhatOthersBuildOn(t *testing.T) {
	d := founded()
	d.last, d.conflict = moved(), true
	s := opened(t, d)
	s.undoLast()
	tap(t, s, "撤销")
	await(t, "the question", func() bool { return s.working == 0 && s.blocked() })
	tap(t, s, "一并撤销")
	await(t, "the undo", func() bool { return s.toasts.Shown() != "" })
	if !slices.Equal(d.undone, []undoCall{{8, false}, {8, true}}) {
		t.Errorf("undone %v", d.undone)
	}
}

func TestNothingToUndo(t *testing.T) {
	s := opened(t, founded())
	s.undoLast()
	if got := s.toasts.Shown(); got != "没有可以撤销的操作。" || s.blocked() {
		t.Errorf("toast %q", got)
	}
}

func TestWhatAToastTakesBack(t *testing.T) {
	for _, c := range []struct {
		deed township.Deed
		can  bool
		word string
	}{
		{township.Deed{ID: 1, DeedInfo: township.DeedInfo{Kind: township.DeedMove}}, true, "撤销"},
		{township.Deed{ID: 1, DeedInfo: township.DeedInfo{Kind: township.DeedUndo}}, true, "恢复"},
		{township.Deed{ID: 1, DeedInfo: township.DeedInfo{Kind: township.DeedInit}}, false, "撤销"},
		{township.Deed{ID: 1, DeedInfo: township.DeedInfo{Kind: township.DeedDemo}}, false, "撤销"},
		{township.Deed{}, false, "撤销"},
	} {
		if got := canUndo(c.deed); got != c.can {
			t.Errorf("%+v: can undo %v, want %v", c.deed, got, c.can)
		}
		if got := c.deed.TakeBackWord(); got != c.word {
			t.Errorf("%+v: %q, want %q", c.deed, got, c.word)
		}
	}
}

func TestConfirmIsGoneBeforeTheDeed(t *testing.T) {
	s := opened(t, founded())
	open := true
	s.Confirm("删去？", "", "删去", true, func() { open = s.blocked() })
	tap(t, s, "删去")
	if open {
		t.Error("the question was still open when the deed was done")
	}
}

func TestClosingWaitsForWork(t *testing.T) {
	s := opened(t, founded())
	closed := false
	s.win.SetOnClosed(func() { closed = true })
	release, ended := make(chan struct{}), false
	s.Work("正在导入", "行", func(context.Context, func(int, int)) error { <-release; return nil }, func(error) { ended = true })
	s.close()
	if closed || !strings.Contains(s.toasts.Shown(), "还有工作没有做完") {
		t.Errorf("closed %v, toast %q", closed, s.toasts.Shown())
	}
	close(release)
	await(t, "the end of the work", func() bool { return ended })
	s.close()
	if !closed {
		t.Error("the window does not close")
	}
}

// files answers as a test wants.
type files struct {
	paths    []string
	ok       bool
	err      error
	asked    []FileKind
	released chan struct{}
}

func (f *files) OpenMany(_ string, kinds ...FileKind) ([]string, bool, error) {
	if f.released != nil {
		<-f.released
	}
	f.asked = append(f.asked, kinds...)
	return f.paths, f.ok, f.err
}

func (f *files) Save(_, suggested string, kind FileKind) (string, bool, error) {
	f.asked = append(f.asked, kind)
	return "/out/" + suggested, f.ok, f.err
}

func TestFileDialogs(t *testing.T) {
	f := &files{paths: []string{"/in/a.xlsx"}, ok: true}
	s := opened(t, founded(), func(c *Config) { c.Files = f })
	var got []string
	s.OpenFiles("选择花名册", []string{".XLSX", "xls"}, func(paths []string) { got = append(got, paths...) })
	await(t, "the first dialog to be over", func() bool { return !s.asking })
	s.SaveFile("保存", "名单.pdf", ".pdf", func(path string) { got = append(got, path) })
	await(t, "the second dialog to be over", func() bool { return !s.asking })
	if want := []string{"/in/a.xlsx", "/out/名单.pdf"}; !slices.Equal(got, want) {
		t.Errorf("chosen %q, want %q", got, want)
	}
	want := []FileKind{{"表格文件", []string{"xlsx", "xls"}}, {"PDF 文件", []string{"pdf"}}}
	if !slices.EqualFunc(f.asked, want, func(a, b FileKind) bool {
		return a.Name == b.Name && slices.Equal(a.Extensions, b.Extensions)
	}) {
		t.Errorf("asked for %v, want %v", f.asked, want)
	}
}

func TestCancelledAndFailedDialogs(t *testing.T) {
	for _, f := range []*files{{}, {ok: true}, {err: errors.New("no display")}} {
		s := opened(t, founded(), func(c *Config) { c.Files = f })
		called := false
		s.OpenFiles("选择", nil, func([]string) { called = true })
		await(t, "the dialog to be over", func() bool { return !s.asking })
		if called {
			t.Errorf("%+v: called without files", f)
		}
		if s.blocked() != (f.err != nil) {
			t.Errorf("%+v: told %v", f, s.blocked())
		}
	}
}

func TestOneFileDialogAtATime(t *testing.T) {
	f := &files{paths: []string{"/in/a.xlsx"}, ok: true, released: make(chan struct{})}
	s := opened(t, founded(), func(c *Config) { c.Files = f })
	var answers []string
	s.OpenFiles("一", nil, func([]string) { answers = append(answers, "一") })
	s.OpenFiles("二", nil, func([]string) { answers = append(answers, "二") })
	close(f.released)
	await(t, "the dialog to be over", func() bool { return !s.asking })
	if !slices.Equal(answers, []string{"一"}) || len(f.asked) != 1 {
		t.Errorf("answers %q of %d dialogs, want one", answers, len(f.asked))
	}
}

func TestSavedPanel(t *testing.T) {
	did := make(chan string, 3)
	note := func(what string) func(string) error {
		return func(path string) error { did <- what + " " + path; return nil }
	}
	s := opened(t, founded(), func(c *Config) {
		c.OpenPath, c.RevealPath = note("open"), note("reveal")
		c.PrintPath = func(path string) (bool, error) { did <- "print " + path; return true, nil }
	})
	s.Saved("/out/名单.pdf", "已保存 4 份名单。")
	if s.saved.panel.Hidden || s.win.Canvas().Focused() != s.saved.first {
		t.Fatal("the panel is not shown, or the keyboard is elsewhere")
	}
	tap(t, s, "打开")
	if got := <-did; got != "open /out/名单.pdf" {
		t.Error(got)
	}
	tap(t, s, "在文件夹中显示")
	if got := <-did; got != "reveal /out/名单.pdf" {
		t.Error(got)
	}
	tap(t, s, "打印")
	if got := <-did; got != "print /out/名单.pdf" {
		t.Error(got)
	}
	await(t, "the hint to print elsewhere", s.blocked)
	tap(t, s, "知道了")
	press(s, fyne.KeyEscape)
	if !s.saved.panel.Hidden {
		t.Error("Esc does not close the panel")
	}
}

func TestFailedOpeningIsTold(t *testing.T) {
	s := opened(t, founded(), func(c *Config) {
		c.OpenPath = func(string) error { return township.Errorf(township.CodeNotFound, "文件不在了。") }
	})
	s.Saved("/out/名单.pdf", "已保存。")
	tap(t, s, "打开")
	await(t, "the failure", s.blocked)
}

func TestMoment(t *testing.T) {
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{evening, "今天 21:04"},
		{evening.AddDate(0, 0, -1), "昨天 21:04"},
		{evening.AddDate(0, 0, -2), "2026-11-19 21:04"},
	} {
		if got := moment(c.at, today); got != c.want {
			t.Errorf("%v: %q, want %q", c.at, got, c.want)
		}
	}
}

func TestStatusLine(t *testing.T) {
	d := founded()
	d.rows = make([]township.HouseholdRow, 1234)
	s := opened(t, d)
	if want := "档案 /data/qingxi.db　·　1,234 户 3,702 人"; s.status.Left() != want {
		t.Errorf("%q, want %q", s.status.Left(), want)
	}
	backup := func() (time.Time, bool) { return evening, true }
	s = opened(t, d, func(c *Config) { c.LastBackup = backup })
	if !strings.HasSuffix(s.status.Left(), "　·　上次备份 今天 21:04") {
		t.Errorf("%q", s.status.Left())
	}
	s = opened(t, d, func(c *Config) { c.LastBackup = func() (time.Time, bool) { return time.Time{}, false } })
	if !strings.HasSuffix(s.status.Left(), "　·　上次备份 无") {
		t.Errorf("%q", s.status.Left())
	}
}

func TestShortPath(t *testing.T) {
	long := strings.Repeat("很长的文件夹", 8)
	for _, c := range []struct{ path, want string }{
		{`D:\台账\清溪镇.db`, `D:\台账\清溪镇.db`},
		{`D:\` + long + `\台账\清溪镇.db`, `D:\…\清溪镇.db`},
		{"/home/" + long + "/qingxi.db", "/home/…/qingxi.db"},
		{`\\server\` + long + `\清溪镇.db`, `\\…\清溪镇.db`},
	} {
		if got := shortPath(c.path, longestPath); got != c.want {
			t.Errorf("%s: %s, want %s", c.path, got, c.want)
		}
	}
}
