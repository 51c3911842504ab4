package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// Today is the day by the archive's clock.
func (s *Shell) Today() township.Date { return s.cfg.Desk.Today() }

// Moment writes a time as people say it: 今天 17:02, or 2021-11-19 17:02.
func (s *Shell) Moment(at time.Time) string { return moment(at, s.Today()) }

// Warnings are the sentences that 工作台 shows until the program ends.
func (s *Shell) Warnings() []string { return s.cfg.Warnings }

// Recall fills into with what was remembered under a key.
func (s *Shell) Recall(key string, into any) bool { return s.views.recall(key, into) }

// Remember keeps a value for this user, beyond the end of the program.
func (s *Shell) Remember(key string, value any) { s.views.remember(key, value) }

// Inform tells something that needs no answer.
func (s *Shell) Inform(title, text string) { widgets.Inform(s.win, title, text) }

// Confirm asks before a deed. The question is gone before the deed is done, for the deed may have
// something to tell.
func (s *Shell) Confirm(title, body, deedLabel string, danger bool, yes func()) {
	var question *widgets.Dialog
	question = widgets.Confirm(s.win, title, body, deedLabel, danger, func() { question.Close(); yes() })
}

// toast says a sentence that needs no attention.
func (s *Shell) toast(text string) { s.toasts.ShowToast(text, "", nil) }

// sayAnyhow is toast for a sentence that must be read also while a cover hides the toasts.
func (s *Shell) sayAnyhow(text string) {
	s.toast(text)
	if s.who != nil {
		s.who.form.say(text)
		s.who.form.show()
	}
}

// Fail tells what went wrong and logs what the clerk is not told. Stopping work is no failure.
func (s *Shell) Fail(err error) {
	if err == nil {
		return
	}
	code := township.CodeOf(err)
	if code == township.CodeCancelled || errors.Is(err, context.Canceled) {
		s.toast("已停止，没有做任何改动。")
		return
	}
	s.logFailure(code, err)
	widgets.Fail(s.win, failureTitle(code), township.Say(err))
}

// logFailure writes causes only: the sentence for the clerk may name people.
func (s *Shell) logFailure(code township.Code, err error) {
	var told *township.Error
	if !errors.As(err, &told) {
		s.cfg.Log("deed failed", err)
		return
	}
	s.cfg.Log("deed failed: "+string(code), told.Err)
}

func failureTitle(code township.Code) string {
	switch code {
	case township.CodeInvalid:
		return "填写有误"
	case township.CodePassword: // of a file, of the office, or a PIN: the sentence says which
		return "密码没有通过"
	case township.CodeBusy:
		return "文件正在使用"
	case township.CodeWrite:
		return "文件没有保存"
	case township.CodeUnreadable, township.CodeUnsupported, township.CodeNoRoster, township.CodeTooLarge:
		return "文件不能读取"
	case township.CodeInternal:
		return "程序出错"
	}
	return "不能这样做"
}

// Done tells that a deed was done, with a way to take it back, and lets every screen read anew.
func (s *Shell) Done(deed township.Deed, text string) {
	s.deeds++
	s.refreshAll()
	s.tellSaved(deed.At)
	if !canUndo(deed) {
		s.toast(text)
		return
	}
	s.toasts.ShowToast(text, deed.TakeBackWord(), func() { s.undo(deed, false) })
}

// Work runs slow work off the UI goroutine and then tells how it ended on it. unit is what it counts: 行, 户; “” for nothing.
func (s *Shell) Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error)) {
	s.working++
	widgets.Work(s.win, widgets.WorkOptions{Title: title, Unit: unit}, func(ctx context.Context, report widgets.Report) error {
		return run(ctx, func(done, total int) { report(done, total, title) })
	}, func(err error) {
		s.working--
		if township.CodeOf(err) == township.CodeInternal {
			s.cfg.Log(title, err) // the screen tells it in words that leave the cause out
		}
		then(err)
	})
}

// Window is where a screen shows a dialog of its own.
func (s *Shell) Window() fyne.Window { return s.win }

// dropped takes files that were dropped on the window.
func (s *Shell) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	switch {
	case len(paths) == 0 || s.blocked():
	case !s.founded:
		s.toast("请先填写单位并建立档案，再导入花名册。")
	case s.current != nil && s.take(paths):
	default:
		s.importDropped(paths)
	}
}
