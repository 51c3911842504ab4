package ui

import (
	"context"
	"slices"

	"taizhang/app/township"
	"taizhang/ui/households"
	"taizhang/ui/importing"
	"taizhang/ui/income"
	"taizhang/ui/issues"
	"taizhang/ui/raising"
	"taizhang/ui/surveys"
)

// raising is how what the screens find becomes issues.
func (s *Shell) raising() *raising.Way {
	return &raising.Way{Issues: s.findingIssues, Raise: s.RaiseIssue, Open: s.ShowIssue}
}

// newImporting makes 交换.
func (s *Shell) newImporting() Screen {
	screen := importing.New(s, s.cfg.Desk)
	screen.Raising = s.raising()
	return screen
}

// findingIssues reads the issues of a household, 0 for those of all that findings have raised.
func (s *Shell) findingIssues(household int64) ([]township.IssueRow, error) {
	if household != 0 {
		return s.householdIssues(household)
	}
	rows, err := s.cfg.Desk.IssueRows(context.Background())
	return slices.DeleteFunc(rows, func(r township.IssueRow) bool { return r.Finding.In == "" }), err
}

// RaiseIssue opens the form of a new issue, drafted from a finding; it leads back to where that was found.
func (s *Shell) RaiseIssue(f township.Finding) {
	rows, err := s.cfg.Desk.Households(context.Background())
	if err != nil {
		s.Fail(err)
		return
	}
	at := slices.IndexFunc(rows, func(r *township.HouseholdRow) bool { return r.ID == f.Household })
	if at < 0 {
		s.Fail(township.Errorf(township.CodeNotFound, "这一户已不在档案中，没有登记问题。请刷新后重试。"))
		return
	}
	from := s.current
	if screen, ok := visit[*issues.Screen](s, placeIssues); ok {
		s.called = from != s.current
		screen.RaiseIssue(f.Draft(rows[at]))
	}
}

// ShowFinding opens where the finding that raised an issue stands; it leads back to the issue.
func (s *Shell) ShowFinding(i township.Issue) {
	from := s.current
	switch i.Finding.In {
	case township.FoundInIncome:
		if screen, ok := visit[*income.Screen](s, placeIncome); ok {
			s.called = from != s.current
			screen.OpenSheet(i.Household, i.Finding.At)
		}
	case township.FoundInContrast:
		if screen, ok := visit[*surveys.Screen](s, placeSurveys); ok {
			s.called = from != s.current
			screen.OpenContrast(i.Survey, i.Campaign, i.Finding)
		}
	default:
		if screen, ok := visit[*households.Screen](s, placeHouseholds); ok {
			s.called = from != s.current
			screen.OpenField(i.Household, i.Finding)
		}
	}
}
