package widgets

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Slow work shows its progress after showAfter, and then no more often than every reportEvery.
const (
	showAfter   = 300 * time.Millisecond
	reportEvery = 100 * time.Millisecond
)

// Report tells how far slow work is: done of total (0: unknown), and at what ("": as before).
// It may be called from any goroutine and as often as one likes.
type Report func(done, total int, what string)

// WorkOptions describe slow work.
type WorkOptions struct {
	Title string           // of the progress: 「正在导入 人口信息.xlsx」
	Unit  string           // what is counted: 行, 户, 页; "" shows numbers alone
	Lock  fyne.Disableable // the button that began it, locked until the end; may be nil
	Fixed bool             // can't be stopped
}

// Work runs fn in a goroutine and then, on the UI goroutine, done with its error. If it takes
// longer than 0.3 s its progress is shown over the window, with a button that cancels ctx.
func Work(win fyne.Window, o WorkOptions, fn func(ctx context.Context, report Report) error, done func(error)) {
	newWork(win, o, fyne.Do).start(fn, done)
}

// work is one piece of slow work under way.
type work struct {
	win     fyne.Window
	options WorkOptions
	onUI    func(func()) // runs a function on the UI goroutine
	cancel  context.CancelFunc
	dialog  *Dialog   // on the UI goroutine only
	panel   *Progress // on the UI goroutine only
	over    bool      // on the UI goroutine only

	mu     sync.Mutex
	latest progressReport
}

type progressReport struct {
	done, total int
	what        string
	fresh       bool
}

func newWork(win fyne.Window, o WorkOptions, onUI func(func())) *work {
	return &work{win: win, options: o, onUI: onUI}
}

func (w *work) start(fn func(context.Context, Report) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel = cancel
	if w.options.Lock != nil {
		w.options.Lock.Disable()
	}
	go w.run(ctx, fn, done)
}

func (w *work) run(ctx context.Context, fn func(context.Context, Report) error, done func(error)) {
	stop := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		w.watch(stop)
	}()
	err := fn(ctx, w.report)
	close(stop)
	<-watched
	w.cancel()
	w.onUI(func() { w.finish(); done(err) })
}

// report keeps the latest word; watch shows it.
func (w *work) report(done, total int, what string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if what == "" {
		what = w.latest.what
	}
	w.latest = progressReport{done, total, what, true}
}

// take returns the latest word, and whether it is news.
func (w *work) take() (progressReport, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	latest := w.latest
	w.latest.fresh = false
	return latest, latest.fresh
}

// watch shows the progress once the work has taken long enough, and keeps it up to date.
func (w *work) watch(stop <-chan struct{}) {
	select {
	case <-stop:
		return
	case <-time.After(showAfter):
	}
	w.onUI(w.show)
	ticker := time.NewTicker(reportEvery)
	defer ticker.Stop()
	for {
		if latest, fresh := w.take(); fresh {
			w.onUI(func() { w.update(latest) })
		}
		select {
		case <-stop:
			return
		case <-ticker.C:
		}
	}
}

func (w *work) show() {
	if w.over {
		return
	}
	cancel := func() { w.cancel() }
	if w.options.Fixed {
		cancel = nil
	}
	w.panel = NewProgress(w.options.Unit, cancel)
	w.panel.title = w.options.Title
	w.dialog = showPanel(w.win, w.options.Title, w.panel)
}

func (w *work) update(r progressReport) {
	if w.panel != nil && !w.over {
		w.panel.Set(r.done, r.total, r.what)
	}
}

// finish takes the progress away and unlocks the button.
func (w *work) finish() {
	w.over = true
	if w.dialog != nil {
		w.dialog.Close()
	}
	if w.options.Lock != nil {
		w.options.Lock.Enable()
	}
}
