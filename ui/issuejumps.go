package ui

import (
	"taizhang/app/township"
	"taizhang/ui/issues"
)

// newIssues makes 问题; an issue that was opened from another place leads back there.
func (s *Shell) newIssues() Screen {
	screen := issues.New(s, s.cfg.Desk)
	screen.OnBack = func() bool { return s.called && s.back() }
	return screen
}

// ShowIssue opens an issue; called from another place, it leads back there.
func (s *Shell) ShowIssue(id int64) {
	from := s.current
	if screen, ok := visit[*issues.Screen](s, placeIssues); ok {
		s.called = from != s.current
		screen.OpenIssue(id)
	}
}

// ShowIssues lists the issues that a filter lets through.
func (s *Shell) ShowIssues(f township.IssueFilter) {
	if screen, ok := visit[*issues.Screen](s, placeIssues); ok {
		screen.ShowFilter(f)
	}
}
