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
		s.askUndo(deed, s.skipped(deed.ID))
	}
}

// redoLast asks before doing again what was taken back last (Ctrl+Y).
func (s *Shell) redoLast() {
	deed, ok, err := s.cfg.Desk.LastRedoable(context.Background())
	switch {
	case err != nil:
		s.Fail(err)
	case !ok:
		s.toast("没有可以恢复的操作：只能恢复刚刚撤销的。")
	default:
		s.Undo(deed)
	}
}

// recentDeeds is how far back skipped looks.
const recentDeeds = 20

// skipped names the newest of the deeds since one that can never be taken back, “” if there is none.
func (s *Shell) skipped(since int64) string {
	deeds, err := s.cfg.Desk.Deeds(context.Background(), recentDeeds)
	if err != nil {
		return "" // it is said only to explain
	}
	for _, d := range deeds {
		if d.ID > since && d.UndoneBy == 0 && d.Lasting() != "" {
			return d.Title
		}
	}
	return ""
}

// Undo asks before taking back a deed, or before doing again what an undo took back.
func (s *Shell) Undo(deed township.Deed) { s.askUndo(deed, "") }

// askUndo asks; skipped is a later deed that stays, because it can never be taken back.
func (s *Shell) askUndo(deed township.Deed, skipped string) {
	word := deed.TakeBackWord()
	body := fmt.Sprintf("%s\n%s　%s　改动 %s 条记录", deed.Title, moment(deed.At, s.Today()), deed.Operator, grouped(deed.Records))
	if skipped != "" {
		body += "\n之后的“" + skipped + "”不能撤销，已跳过。"
	}
	s.Confirm(deed.TakeBackQuestion(), body, word, false, func() { s.undo(deed, false) })
}

// undo takes a deed back; if others build on it the clerk may take those back too.
func (s *Shell) undo(deed township.Deed, cascade bool) {
	word := deed.TakeBackWord()
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

// canUndo says whether a deed just done may be taken back from its toast.
func canUndo(deed township.Deed) bool { return deed.ID != 0 && deed.Lasting() == "" }
