package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/ui/look"
	"taizhang/ui/uitest"
)

// loop is the UI goroutine of a test: what others hand to fyne.Do waits until the test runs it.
// Fyne's own test driver would run it on their goroutine, beside the test.
type loop struct {
	fyne.Driver
	waiting chan func()
}

// DoFromGoroutine keeps a function for the test; none of ours waits for its end.
func (l *loop) DoFromGoroutine(do func(), _ bool) { l.waiting <- do }

// looped is an app whose driver has a loop.
type looped struct {
	fyne.App
	loop *loop
}

// Driver returns the loop.
func (a *looped) Driver() fyne.Driver { return a.loop }

// Settings takes any theme with a quick font.
func (a *looped) Settings() fyne.Settings { return quick{a.App.Settings()} }

// quick are settings with a font that is parsed at once.
type quick struct{ fyne.Settings }

// SetTheme sets a theme of the program.
func (s quick) SetTheme(t fyne.Theme) {
	if own, ok := t.(*look.Theme); ok {
		t = uitest.Theme{Theme: own}
	}
	s.Settings.SetTheme(t)
}

// newLoopedApp makes a test app with a loop.
func newLoopedApp(t *testing.T) *looped {
	t.Helper()
	inner := test.NewTempApp(t)
	a := &looped{App: inner, loop: &loop{Driver: inner.Driver(), waiting: make(chan func(), 1000)}}
	fyne.SetCurrentApp(a)
	return a
}

// await runs what waits for the UI goroutine until a condition holds.
func await(t *testing.T, what string, done func() bool) {
	t.Helper()
	fyne.CurrentApp().(*looped).await(t, what, done)
}

func (a *looped) await(t *testing.T, what string, done func() bool) {
	t.Helper()
	late := time.After(20 * time.Second)
	for !done() {
		select {
		case do := <-a.loop.waiting:
			do()
		case <-late:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
