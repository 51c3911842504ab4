package ui

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/acceptance"
	"taizhang/ui/households"
	"taizhang/ui/income"
	"taizhang/ui/issues"
	"taizhang/ui/monthly"
	"taizhang/ui/surveys"
	"taizhang/ui/widgets"
)

// offerDrafts asks, at a start, whether to go on with what was typed and never saved: the newest first.
func (s *Shell) offerDrafts() {
	if s.offered || !s.founded || s.current == nil || s.blocked() {
		return
	}
	s.offered = true
	drafts, err := s.cfg.Desk.Drafts(context.Background())
	if err != nil {
		s.Fail(err)
		return
	}
	if len(drafts) == 0 {
		return
	}
	d := drafts[0]
	widgets.AskResume(s.win, widgets.Resume{
		Text: s.draftText(d, len(drafts)), Later: "以后再说",
		Go: func() { s.resume(d) }, Discard: func() { s.dropDraft(d) },
	})
}

// tellCrash says how the program ended the last time, and then what was typed and not saved then.
func (s *Shell) tellCrash() {
	widgets.Inform(s.win, "上次没有正常退出", s.cfg.LastCrash).OnClosed(s.offerDrafts)
}

// draftText says whose draft it is and from when, and how many there are besides.
func (s *Shell) draftText(d township.Draft, of int) string {
	text := fmt.Sprintf("%s，%s，%s。", d.Title, s.Moment(d.At), d.Operator)
	if of > 1 {
		text += fmt.Sprintf("另有 %d 份，打开那一户的表单时会再问。", of-1)
	}
	return text
}

func (s *Shell) resume(d township.Draft) {
	switch {
	case income.Drafted(d):
		resumeAt[*income.Screen](s, placeIncome, d)
	case issues.Drafted(d):
		resumeAt[*issues.Screen](s, placeIssues, d)
	case acceptance.Drafted(d):
		resumeAt[*acceptance.Screen](s, placeAcceptance, d)
	case monthly.Drafted(d):
		resumeAt[*monthly.Screen](s, placeMonthly, d)
	case surveys.Drafted(d):
		resumeAt[*surveys.Screen](s, placeSurveys, d)
	default:
		resumeAt[*households.Screen](s, placeHouseholds, d)
	}
}

// resumeAt goes on with a draft on the screen of a place.
func resumeAt[T interface {
	Screen
	Resume(d township.Draft)
}](s *Shell, key string, d township.Draft) {
	if screen, ok := visit[T](s, key); ok {
		screen.Resume(d)
	}
}

// dropDraft forgets a draft and asks about the next.
func (s *Shell) dropDraft(d township.Draft) {
	if err := s.cfg.Desk.DropDraft(context.Background(), d.Key); err != nil {
		s.Fail(err)
		return
	}
	s.offered = false
	s.offerDrafts()
}
