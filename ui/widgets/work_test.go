package widgets

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// uiQueue stands for the UI goroutine, which is the test's own: what work wants done there
// waits until the test lets it.
type uiQueue chan func()

func (q uiQueue) post(f func()) { q <- f }

// runUntil does what is posted until the condition holds.
func (q uiQueue) runUntil(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for !holds() {
		select {
		case f := <-q:
			f()
		case <-time.After(10 * time.Second):
			t.Fatalf("waited in vain for: %s", what)
		}
	}
}

func TestWorkThatIsQuickShowsNothing(t *testing.T) {
	w, ui := pageWindow(t), make(uiQueue, 10)
	button := NewButton("导入", nil, nil)
	wrong := errors.New("行 3 有误")
	var got []error
	newWork(w, WorkOptions{Title: "正在导入", Lock: button}, ui.post).start(
		func(context.Context, Report) error { return wrong },
		func(err error) { got = append(got, err) })
	if !button.Disabled() {
		t.Error("the button is not locked")
	}
	ui.runUntil(t, "the end", func() bool { return len(got) > 0 })
	if got[0] != wrong {
		t.Errorf("done with %v, want %v", got[0], wrong)
	}
	if button.Disabled() {
		t.Error("the button stays locked")
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("a progress is shown")
	}
}

func TestWorkThatIsSlowShowsProgressAndStops(t *testing.T) {
	w, ui := pageWindow(t), make(uiQueue, 10)
	var got []error
	slow := newWork(w, WorkOptions{Title: "正在导入", Unit: "行"}, ui.post)
	slow.start(func(ctx context.Context, report Report) error {
		report(1200, 20000, "正在核对")
		report(1201, 20000, "")
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { got = append(got, err) })
	ui.runUntil(t, "the progress", func() bool { return slow.panel != nil && slow.panel.Count() != "" })
	if got, want := slow.panel.Count(), "1,201 / 20,000 行"; got != want {
		t.Errorf("count = %q, want %q", got, want)
	}
	if got, want := slow.panel.What(), "正在核对"; got != want {
		t.Errorf("what = %q, want %q", got, want)
	}
	if w.Canvas().Overlays().Top() == nil {
		t.Error("the progress does not lie over the window")
	}
	windowKey(w, fyne.KeyReturn) // the keyboard is on the stop button
	ui.runUntil(t, "the end", func() bool { return len(got) > 0 })
	if !errors.Is(got[0], context.Canceled) {
		t.Errorf("done with %v, want cancelled", got[0])
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the progress stays")
	}
}

func TestWorkThatCannotBeStopped(t *testing.T) {
	w, ui := pageWindow(t), make(uiQueue, 10)
	proceed, ended := make(chan struct{}), false
	slow := newWork(w, WorkOptions{Title: "正在备份", Fixed: true}, ui.post)
	slow.start(func(context.Context, Report) error { <-proceed; return nil }, func(error) { ended = true })
	ui.runUntil(t, "the progress", func() bool { return slow.panel != nil })
	if !slow.panel.cancel.Hidden {
		t.Error("there is a stop button")
	}
	close(proceed)
	ui.runUntil(t, "the end", func() bool { return ended })
}

func TestWorkKeepsReportsRare(t *testing.T) {
	ui := make(uiQueue, 100)
	slow := newWork(nil, WorkOptions{}, ui.post)
	for i := range 10000 {
		slow.report(i, 10000, "")
	}
	if r, fresh := slow.take(); !fresh || r.done != 9999 {
		t.Errorf("latest = %v fresh %v, want 9999", r.done, fresh)
	}
	if _, fresh := slow.take(); fresh {
		t.Error("old news is called fresh")
	}
	if len(ui) != 0 {
		t.Errorf("reports posted %d redraws, want 0", len(ui))
	}
}

func TestProgressCounts(t *testing.T) {
	p := NewProgress("行", nil)
	inWindow(t, p)
	p.Set(300, 0, "正在读取")
	if got, want := p.Count(), "已处理 300 行"; got != want {
		t.Errorf("count = %q, want %q", got, want)
	}
	p.Set(500, 1000, "")
	if p.bar.share != 0.5 || p.What() != "正在读取" {
		t.Errorf("share %v at %q, want 0.5 at 正在读取", p.bar.share, p.What())
	}
	p.Set(2000, 1000, "")
	if p.bar.share != 1 {
		t.Errorf("share %v, want no more than 1", p.bar.share)
	}
}

func TestProgressCountsInTheCallersUnit(t *testing.T) {
	for _, tc := range []struct {
		unit        string
		done, total int
		want        string
	}{
		{"页", 3, 23, "3 / 23 页"},
		{"户", 1200, 0, "已处理 1,200 户"},
		{"", 3, 23, "3 / 23"},
		{"", 3, 0, "已处理 3"},
	} {
		if got := countText(tc.done, tc.total, tc.unit); got != tc.want {
			t.Errorf("%d of %d %q: %q, want %q", tc.done, tc.total, tc.unit, got, tc.want)
		}
	}
}

func TestProgressDoesNotSayTheTitleTwice(t *testing.T) {
	p := NewProgress("", nil)
	p.title = "正在打印"
	inWindow(t, p)
	p.Set(1, 2, "正在打印")
	if p.what.Visible() {
		t.Errorf("%q stands below the same title", p.What())
	}
	p.Set(1, 2, "正在画第 2 页")
	if !p.what.Visible() {
		t.Errorf("%q is not shown", p.What())
	}
}
