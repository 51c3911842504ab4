package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// seat is what the window knows of who sits at the desk.
type seat struct {
	staff    []township.Operator // who may sit there
	patience time.Duration       // after so long without a touch the window locks; 0 is never
	who      *who                // nil unless it is asked who sits there
	trace    trace               // what the clerk was last seen doing
	deeds    int                 // done or taken back since the start
}

// who is the question who sits at the desk, while it covers the window.
type who struct {
	cover *widgets.Cover
	form  *signIn
	open  bool // Esc leads back: it was asked for, and nothing is locked
}

// askAtStart asks who sits at the desk before anything can be read.
func (s *Shell) askAtStart() {
	if len(s.staff) == 0 {
		return
	}
	var last string
	s.Recall(viewOperator, &last)
	s.askWho("请选择操作人", "↑ ↓ 选择，数字键输入 PIN，Enter 进入", last, nil)
}

// lock hides the window until an operator proves who he is (Ctrl+L).
func (s *Shell) lock() {
	switch {
	case s.locked():
	case len(s.staff) == 0:
		s.toast("还没有操作人，不能锁屏。请先在“设置”的“操作人”里添加。")
	default:
		s.askWho("已锁屏", "没有保存的输入都在。请选择操作人解锁。", s.cfg.Desk.Operator(), nil)
	}
}

// changeOperator lets somebody else sit down; nothing is locked, so that Esc leads back.
func (s *Shell) changeOperator() {
	s.askWho("更换操作人", "之后的操作记在选中的人名下。Esc 返回", s.cfg.Desk.Operator(), s.uncover)
}

// locked says whether the window is hidden until somebody proves who he is.
func (s *Shell) locked() bool { return s.who != nil && !s.who.open }

// askWho covers the window with the question who sits at the desk; first is who is offered first.
func (s *Shell) askWho(heading, hint, first string, cancel func()) {
	form := newSignIn(s.win.Title(), heading, hint, s.staff, first)
	form.onEnter, form.onCancel = s.enter, cancel
	s.who = &who{cover: widgets.ShowCover(s.win, form, form), form: form, open: cancel != nil}
}

// enter seats an operator and lifts the cover.
func (s *Shell) enter(o township.Operator, pin string) error {
	before := s.cfg.Desk.Operator()
	if err := s.cfg.Desk.SignIn(context.Background(), o.Name, pin); err != nil {
		return err
	}
	s.uncover()
	s.Remember(viewOperator, o.Name)
	s.showOperator()
	s.offerDrafts()
	if now := s.cfg.Desk.Operator(); now != before {
		s.refreshAll() // what says who sits here
		s.toast("之后的操作记在“" + now + "”名下。")
	}
	return nil
}

func (s *Shell) uncover() {
	s.who.cover.Lift()
	s.who = nil
	s.trace = s.doing()
}

// LockIfIdle locks the window when nobody has touched the PC for as long as the office has set. Package main calls it
// every few seconds.
func (s *Shell) LockIfIdle() {
	if s.patience > 0 && len(s.staff) > 0 && s.idle() >= s.patience {
		s.lock()
	}
}

// idle is how long nobody has touched the PC; where the system cannot say, how long nobody has been seen to do
// anything in the window.
func (s *Shell) idle() time.Duration {
	if s.cfg.Idle != nil {
		if idle, ok := s.cfg.Idle(); ok {
			return idle
		}
	}
	if now := s.doing(); !now.same(s.trace) {
		s.trace = now
	}
	return time.Since(s.trace.at)
}

// trace is what can be seen of the clerk's doing without the system's help.
type trace struct {
	at      time.Time
	place   *place
	focused fyne.Focusable
	overlay fyne.CanvasObject
	caret   int
	deeds   int
}

func (s *Shell) doing() trace {
	c := s.win.Canvas()
	t := trace{at: time.Now(), place: s.current, focused: c.Focused(), overlay: c.Overlays().Top(), deeds: s.deeds}
	if entry, ok := t.focused.(interface{ CursorTextOffset() int }); ok {
		t.caret = entry.CursorTextOffset()
	}
	return t
}

func (t trace) same(other trace) bool {
	t.at = other.at
	return t == other
}
