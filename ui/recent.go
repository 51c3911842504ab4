package ui

import (
	"slices"

	"taizhang/app/township"
)

// mostRecent is how many of the last opened are remembered.
const mostRecent = 20

// recentKey is under what the window remembers what an operator opened last in this archive.
func (s *Shell) recentKey() string {
	return "recent " + s.cfg.Desk.Operator() + " " + s.cfg.Desk.ArchivePath()
}

// recent is what this operator opened last, the last first.
func (s *Shell) recent() []township.HitRef {
	var refs []township.HitRef
	s.Recall(s.recentKey(), &refs)
	return refs
}

// opened remembers that something was opened.
func (s *Shell) opened(ref township.HitRef) {
	refs := slices.DeleteFunc(s.recent(), func(r township.HitRef) bool { return r == ref })
	refs = append([]township.HitRef{ref}, refs...)
	s.Remember(s.recentKey(), refs[:min(len(refs), mostRecent)])
}

// openers open the kinds of hits that belong to no household.
var openers = map[township.HitKind]func(*Shell, township.Hit){
	township.HitHelper: func(s *Shell, h township.Hit) { s.ShowHelper(h.Label) },
	township.HitIncome: func(s *Shell, h township.Hit) { s.ShowIncome(h.Household, h.Label) },
	township.HitIssue:  func(s *Shell, h township.Hit) { s.ShowIssue(h.ID) },
	township.HitSurvey: func(s *Shell, h township.Hit) {
		if code, ok := township.ParseFormCode(h.Label); ok {
			s.showScanned(code)
		}
	},
}

// openHit shows what was found: its household, or what its kind has for it.
func (s *Shell) openHit(h township.Hit) {
	if open, ok := openers[h.Kind]; ok {
		s.opened(h.Remembered())
		open(s, h)
		return
	}
	s.ShowHousehold(h.Household)
	s.opened(h.HitRef)
}
