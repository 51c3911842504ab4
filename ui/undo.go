package ui

import (
	"context"
	"fmt"

	"taizhang/app/township"
)

// undoLast asks before taking back the last deed, which it names (Ctrl+Z).
func (s *Shell) undoLast() {
	deed, ok, err := s.cfg.Desk.LastUndoable(context.Background())
	switch {
	case err != nil:
		s.Fail(err)
	case !ok:
		s.toast("没有可以撤销的操作。")
	default:
		s.Undo(deed)
	}
}

// Undo asks before taking back a deed, or before doing again what an undo took back.
func (s *Shell) Undo(deed township.Deed) {
	word := undoWord(deed)
	body := fmt.Sprintf("%s\n%s　%s　改动 %s 条记录", deed.Title, moment(deed.At, s.Today()), deed.Operator, grouped(deed.Records))
	s.Confirm(word+"这项操作？", body, word, false, func() { s.undo(deed, false) })
}

// undoWord is what taking a deed back is called.
func undoWord(deed township.Deed) string {
	if deed.Kind == township.DeedUndo {
		return "恢复"
	}
	return "撤销"
}

// undo takes a deed back; if others build on it the clerk may take those back too.
func (s *Shell) undo(deed township.Deed, cascade bool) {
	word := undoWord(deed)
	var undone township.Deed
	s.Work("正在"+word, "", func(ctx context.Context, _ func(int, int)) (err error) {
		undone, err = s.cfg.Desk.Undo(ctx, deed.ID, cascade)
		return err
	}, func(err error) {
		switch {
		case err == nil:
			s.Done(undone, "已"+undone.Title)
		case township.CodeOf(err) == township.CodeConflict && !cascade && deed.UndoneBy == 0 && deed.Kind != township.DeedSecret:
			s.Confirm("不能单独"+word, township.Say(err), "一并"+word, true, func() { s.undo(deed, true) })
		default:
			s.Fail(err)
		}
	})
}

// canUndo says whether a deed just done may be taken back from its toast. Founding the archive
// and filling it with the demo are beginnings, not steps; secrets are never taken back.
func canUndo(deed township.Deed) bool {
	return deed.ID != 0 && deed.Kind != township.DeedInit && deed.Kind != township.DeedDemo && deed.Kind != township.DeedSecret
}
