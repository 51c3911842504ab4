package acceptance

import (
	"encoding/json"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// draftPrefix begins the keys of drafts of rounds: acceptance:柏树村.
const draftPrefix = "acceptance:"

// Drafted says whether a draft is one of a round.
func Drafted(d township.Draft) bool { return strings.HasPrefix(d.Key, draftPrefix) }

// drafts keeps what is entered for the village.
func (s *Screen) drafts() around.Drafts {
	return around.Drafts{Desk: s.desk, Host: s.host, Key: func() string { return draftPrefix + s.at }}
}

func (s *Screen) saveDraft() (problem string) {
	return s.drafts().Save(s.at+"的验收结果", s.round())
}

// offer asks whether to go on with what was entered for the village before.
func (s *Screen) offer() {
	if s.at != "" {
		s.drafts().Offer(around.Offer{Go: s.fill, Dropped: s.focusFirst, Later: "以后再说"})
	}
}

// fill puts a draft onto the screen: of the issues that still wait.
func (s *Screen) fill(d township.Draft) {
	var r township.IssueRound
	if json.Unmarshal([]byte(d.Content), &r) != nil {
		return
	}
	s.head.set(r)
	s.build(r.Lines)
	s.keeper.Begin(true)
	s.focusFirst()
}

// Resume opens the village that a draft belongs to, as it was left.
func (s *Screen) Resume(d township.Draft) {
	s.Leave(func() {
		s.open(strings.TrimPrefix(d.Key, draftPrefix))
		s.fill(d)
	})
}
