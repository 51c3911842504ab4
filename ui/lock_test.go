package ui

import (
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// staffed is an office with three operators, one of whom is retired.
func staffed() *fakeDesk {
	d := founded()
	d.operator, d.minutes = "zhang", 10
	d.staff = []township.Operator{
		{ID: 1, Name: "王会计", HasPIN: true}, {ID: 2, Name: "李四"}, {ID: 3, Name: "赵六", Retired: true},
	}
	return d
}

// digits types digits on the window.
func digits(s *Shell, text string) {
	for _, r := range text {
		if f := s.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// covered says whether a cover lies over everything in the window.
func covered(s *Shell) bool {
	top := s.win.Canvas().Overlays().Top()
	if top == nil || s.who == nil || top.Size() != s.win.Canvas().Size() {
		return false
	}
	return slices.Contains(test.LaidOutObjects(top), fyne.CanvasObject(s.who.form))
}

func TestStartAsksWhoSitsThere(t *testing.T) {
	d, folder := staffed(), t.TempDir()
	var told []string
	config := func(c *Config) {
		c.Preferences = folder
		c.OnOperator = func(name string) { told = append(told, name) }
	}
	s := opened(t, d, config)
	if !covered(s) || !s.locked() {
		t.Fatal("the window can be read before anybody has signed in")
	}
	press(s, fyne.KeyEscape)
	digits(s, "25x")
	press(s, fyne.KeyReturn)
	if !covered(s) || d.operator != "zhang" || s.who.form.note.String() != "“王会计”的PIN不对。" {
		t.Fatalf("after a wrong PIN: covered %v, %q sits, told %q", covered(s), d.operator, s.who.form.note.String())
	}
	digits(s, "2５81")
	press(s, fyne.KeyBackspace)
	if s.who.form.note.String() != "" {
		t.Error("the fault stays although something new was typed")
	}
	digits(s, "0")
	press(s, fyne.KeyReturn)
	if covered(s) || d.operator != "王会计" || s.person.Text != "王会计" {
		t.Fatalf("covered %v, %q sits, %q shown", covered(s), d.operator, s.person.Text)
	}
	if !slices.Contains(told, "王会计") {
		t.Errorf("told %q", told)
	}
	if got := s.toasts.Shown(); got != "之后的操作记在“王会计”名下。" {
		t.Errorf("toast %q", got)
	}
	s.lock()
	press(s, fyne.KeyDown)
	press(s, fyne.KeyReturn)
	if d.operator != "李四" || covered(s) {
		t.Fatalf("%q sits; covered %v", d.operator, covered(s))
	}
	s.close()
	next := opened(t, staffed(), config)
	if got := next.who.form.operators[next.who.form.chosen].Name; got != "李四" {
		t.Errorf("%q is offered first at the next start", got)
	}
}

func TestNobodyIsAskedWithoutOperators(t *testing.T) {
	d := founded()
	d.minutes = 1
	s := opened(t, d, func(c *Config) { c.Idle = func() (time.Duration, bool) { return time.Hour, true } })
	s.LockIfIdle()
	if s.blocked() || s.person.Text != "张会计" {
		t.Errorf("blocked %v; %q sits", s.blocked(), s.person.Text)
	}
	typeShortcut(s, widgets.LockShortcut)
	if s.blocked() || s.toasts.Shown() != "还没有操作人，不能锁屏。请先在“设置”的“操作人”里添加。" {
		t.Errorf("toast %q", s.toasts.Shown())
	}
	if items := s.operatorMenu(); len(items) != 1 || items[0].Label != "设置操作人…" {
		t.Errorf("%d items", len(items))
	}
	s.operatorMenu()[0].Action()
	if s.current.Key != placeSettings {
		t.Errorf("at %s", s.current.Key)
	}
}

// signedIn is a window at which 李四 has signed in.
func signedIn(t *testing.T, d *fakeDesk, change ...func(*Config)) *Shell {
	t.Helper()
	s := opened(t, d, change...)
	press(s, fyne.KeyDown)
	press(s, fyne.KeyReturn)
	if covered(s) {
		t.Fatal("李四 cannot sign in")
	}
	return s
}

func TestLockCoversDialogsAndKeepsWhatWasTyped(t *testing.T) {
	s := signedIn(t, staffed())
	s.goTo(placeSettings)
	entry := widgets.NewTextEntry("")
	done := 0
	dialog := widgets.ShowDialog(s.win, widgets.DialogOptions{Title: "改名", Body: entry, Deed: "改名", First: entry, OnDeed: func() bool { done++; return true }})
	entry.SetText("还没有保存")
	typeShortcut(s, widgets.LockShortcut)
	if !covered(s) {
		t.Fatal("Ctrl+L in a dialog locks nothing")
	}
	s.Fail(errors.New("in the background"))
	if !covered(s) {
		t.Error("a failure shows over the lock")
	}
	s.win.Canvas().Unfocus()
	s.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	ctrl(s, fyne.KeyK)
	combine(s, fyne.Key1, fyne.KeyModifierAlt)
	if !covered(s) || s.current.Key != placeSettings || done != 0 {
		t.Errorf("keys reach what is locked: covered %v, at %s, done %d", covered(s), s.current.Key, done)
	}
	press(s, fyne.KeyReturn)
	if covered(s) {
		t.Fatal("李四, who has no PIN, cannot unlock")
	}
	tap(t, s, "知道了")
	if entry.Text != "还没有保存" || !s.blocked() {
		t.Errorf("the dialog holds %q; open: %v", entry.Text, s.blocked())
	}
	dialog.Do()
	if done != 1 {
		t.Error("the dialog does nothing any more")
	}
}

func TestIdleWindowLocks(t *testing.T) {
	idle, known := time.Duration(0), true
	d := staffed()
	s := signedIn(t, d, func(c *Config) { c.Idle = func() (time.Duration, bool) { return idle, known } })
	for _, c := range []struct {
		idle    time.Duration
		minutes int
		want    bool
	}{{9 * time.Minute, 10, false}, {time.Hour, 0, false}, {10 * time.Minute, 10, true}} {
		idle, d.minutes = c.idle, c.minutes
		s.readStaff()
		s.LockIfIdle()
		if covered(s) != c.want {
			t.Errorf("after %v of %d minutes locked: %v", c.idle, c.minutes, covered(s))
		}
	}
	s.LockIfIdle()
	if len(s.win.Canvas().Overlays().List()) != 1 {
		t.Error("locked twice")
	}
	press(s, fyne.KeyReturn)
	idle = 0
	s.changeOperator()
	if s.locked() || !covered(s) {
		t.Error("changing the operator locks, or does not ask")
	}
	idle = time.Hour
	s.LockIfIdle()
	press(s, fyne.KeyEscape)
	if !covered(s) {
		t.Error("Esc leads out of a lock that came while the operator was being changed")
	}
}

func TestIdleWhereTheSystemCannotSay(t *testing.T) {
	s := signedIn(t, staffed())
	if s.idle() > time.Minute {
		t.Errorf("idle for %v", s.idle())
	}
	for _, do := range []func(){
		func() { s.goTo(placeReports) },
		func() { s.find() },
		func() { s.win.Canvas().Focused().TypedRune('z') },
		func() { s.Inform("一件事", "说明") },
		func() { s.Done(township.Deed{At: evening}, "已移动 1 户。") },
	} {
		s.trace.at = time.Now().Add(-time.Hour)
		if s.idle() < time.Hour {
			t.Fatal("idle although nothing was done: the trace moved by itself")
		}
		do()
		if s.idle() > time.Minute {
			t.Errorf("idle for %v right after something was done", s.idle())
		}
	}
}

func TestOperatorIsChangedFromTheMenu(t *testing.T) {
	d := staffed()
	s := signedIn(t, d)
	var labels []string
	for _, item := range s.operatorMenu() {
		labels = append(labels, item.Label)
	}
	if want := []string{"更换操作人…", "锁屏　Ctrl+L", "", "管理操作人…"}; !slices.Equal(labels, want) {
		t.Errorf("offered %q, want %q", labels, want)
	}
	s.operatorMenu()[0].Action()
	press(s, fyne.KeyEscape)
	if covered(s) || d.operator != "李四" {
		t.Errorf("after Esc: covered %v, %q sits", covered(s), d.operator)
	}
	s.operatorMenu()[0].Action()
	press(s, fyne.KeyTab)
	digits(s, "2580")
	press(s, fyne.KeyEnter)
	if d.operator != "王会计" {
		t.Errorf("%q sits", d.operator)
	}
	s.operatorMenu()[1].Action()
	if !s.locked() {
		t.Error("the menu locks nothing")
	}
	for _, row := range s.who.form.rows {
		if row.operator.Name == "李四" {
			test.Tap(row)
		}
	}
	if covered(s) || d.operator != "李四" {
		t.Errorf("a click on 李四: covered %v, %q sits", covered(s), d.operator)
	}
}

func TestTroubleOpensNoLock(t *testing.T) {
	d := staffed()
	s := signedIn(t, d)
	d.trouble = errors.New("disk I/O error")
	s.Done(township.Deed{At: evening}, "已移动 1 户。")
	s.lock()
	if !covered(s) {
		t.Error("an archive in trouble cannot be locked")
	}
}

func TestClosingALockedWindowAtWorkSaysWhy(t *testing.T) {
	s := signedIn(t, staffed())
	s.lock()
	s.working = 1
	s.close()
	s.working = 0
	if got := s.who.form.note.String(); got != "还有工作没有做完，请等它结束，或先按“停止”。" {
		t.Errorf("told %q", got)
	}
}
