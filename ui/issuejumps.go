package ui

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/households"
	"taizhang/ui/issues"
)

// newIssues makes 问题; an issue that was opened from another place leads back there.
func (s *Shell) newIssues() Screen {
	screen := issues.New(s, s.cfg.Desk)
	if p, ok := s.cfg.Desk.(issues.Printer); ok {
		screen.PrintBy(p)
	}
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

// issueDeeds list a household's issues, and enter a new one.
func (s *Shell) issueDeeds() []households.Deed {
	open := func(rows []township.HouseholdRow) bool { return rows[0].Closed == "" }
	return []households.Deed{
		{Label: "这一户的问题", Single: true, Do: func(rows []township.HouseholdRow) {
			s.ShowIssues(township.IssueFilter{Household: rows[0].ID})
		}},
		{Label: "登记问题", Single: true, Offered: open, Do: func(rows []township.HouseholdRow) { s.newIssue(rows[0].ID) }},
	}
}

// householdIssues reads the issues of a household where the desk can.
func (s *Shell) householdIssues(household int64) ([]township.IssueRow, error) {
	d, ok := s.cfg.Desk.(interface {
		HouseholdIssues(ctx context.Context, household int64) ([]township.IssueRow, error)
	})
	if !ok {
		return nil, nil
	}
	return d.HouseholdIssues(context.Background(), household)
}

// newIssue opens the form of a new issue of a household; it leads back to where it was asked for.
func (s *Shell) newIssue(household int64) {
	from := s.current
	if screen, ok := visit[*issues.Screen](s, placeIssues); ok {
		s.called = from != s.current
		screen.NewIssue(household)
	}
}
