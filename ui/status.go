package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"taizhang/app/township"
)

// longestPath is how many characters of a path the status line shows.
const longestPath = 44

// RefreshStatus says at the left what the archive is and how much is in it. Deeds do it by
// themselves.
func (s *Shell) RefreshStatus() {
	households, people, err := s.cfg.Desk.Counts(context.Background())
	if err != nil {
		s.cfg.Log("counts for the status line", err)
	}
	parts := []string{
		"档案 " + shortPath(s.cfg.Desk.ArchivePath(), longestPath),
		fmt.Sprintf("%s 户 %s 人", grouped(households), grouped(people)),
	}
	if s.cfg.LastBackup != nil {
		parts = append(parts, "上次备份 "+s.lastBackup())
	}
	s.status.SetLeft(strings.Join(parts, "　·　"))
}

func (s *Shell) lastBackup() string {
	at, ok := s.cfg.LastBackup()
	if !ok {
		return "无"
	}
	return moment(at, s.cfg.Desk.Today())
}

// moment writes a time as people say it: 今天 17:02, 昨天 21:04, or 2021-11-19 17:02.
func moment(at time.Time, today township.Date) string {
	if township.DateOf(at) == today {
		return "今天 " + at.Format("15:04")
	}
	if township.DateOf(at.AddDate(0, 0, 1)) == today {
		return "昨天 " + at.Format("15:04")
	}
	return at.Format("2006-01-02 15:04")
}

// tellSaved says at the right when the archive was written last.
func (s *Shell) tellSaved(at time.Time) {
	if at.IsZero() {
		at = time.Now()
	}
	s.status.SetRight("已保存 " + at.Format("15:04"))
}

// shortPath leaves out the middle of a path that is longer than so many characters, and keeps
// where it begins and the file's own name.
func shortPath(path string, longest int) string {
	if utf8.RuneCountInString(path) <= longest {
		return path
	}
	const separators = `/\`
	name := path[strings.LastIndexAny(path, separators)+1:]
	head := path[:strings.IndexAny(path, separators)+1]
	if rest := path[len(head):]; head == "/" || head == `\` {
		if i := strings.IndexAny(rest, separators); i >= 0 {
			head += rest[:i+1]
		}
	}
	separator := path[len(path)-len(name)-1 : len(path)-len(name)]
	return head + "…" + separator + name
}

// grouped writes a count with thousands separators.
func grouped(n int) string { return township.GroupThousands(strconv.Itoa(n)) }
