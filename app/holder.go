package main

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/desktop"
	"taizhang/ui"
)

// tellHolder leaves word that this window has the archive, and who sits at it.
func (s *session) tellHolder(operator string) {
	if err := s.lock.Tell(desktop.Holder{What: "窗口", Operator: operator, User: userName()}); err != nil {
		s.log.Error("holder", "error", err)
	}
}

// lookEvery is how often the window looks whether somebody is still there.
const lookEvery = 5 * time.Second

// lockWhenIdle locks the window when the clerk has gone away, until ctx ends.
func lockWhenIdle(ctx context.Context, shell *ui.Shell) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			fyne.Do(shell.LockIfIdle)
		}
	}
}
