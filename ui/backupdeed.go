package ui

import (
	"context"
	"fmt"

	"taizhang/app/township"
)

// longestWithoutBackup is after how many days 工作台 asks for a backup.
const longestWithoutBackup = 7

// OldBackup says that the last backup is older than a week, or that there is none; “” while all is well.
func (s *Shell) OldBackup() string {
	if s.cfg.LastBackup == nil || s.cfg.BackUp == nil {
		return ""
	}
	at, ok := s.cfg.LastBackup()
	if !ok {
		return "档案还没有备份，点这里备份"
	}
	if days := township.DaysBetween(township.DateOf(at), s.Today()); days > longestWithoutBackup {
		return fmt.Sprintf("上次备份是%d天前，点这里备份", days)
	}
	return ""
}

// BackUp makes a backup now.
func (s *Shell) BackUp() {
	run := func(ctx context.Context, _ func(done, total int)) error { return s.cfg.BackUp(ctx) }
	s.Work("正在备份档案", "", run, func(err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.BackedUp()
		s.toast("已备份档案。")
	})
}

// BackedUp says that there is a new backup: the status line names it and 工作台 asks for none.
func (s *Shell) BackedUp() {
	s.RefreshStatus()
	s.refreshAll()
}
