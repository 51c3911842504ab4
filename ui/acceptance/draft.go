package acceptance

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// draftPrefix begins the keys of drafts of rounds: acceptance:柏树村.
const draftPrefix = "acceptance:"

// Drafted says whether a draft is one of a round.
func Drafted(d township.Draft) bool { return strings.HasPrefix(d.Key, draftPrefix) }

func (s *Screen) saveDraft() (problem string) {
	content, err := json.Marshal(s.round())
	if err == nil {
		err = s.desk.SaveDraft(context.Background(), township.Draft{Key: draftPrefix + s.at, Title: s.at + "的验收结果", Content: string(content)})
	}
	return township.Say(err)
}

func (s *Screen) dropDraft() {
	if err := s.desk.DropDraft(context.Background(), draftPrefix+s.at); err != nil {
		s.host.Fail(err)
	}
}

// offer asks whether to go on with what was entered for the village before.
func (s *Screen) offer() {
	drafts, err := s.desk.Drafts(context.Background())
	if err != nil {
		s.host.Fail(err)
		return
	}
	if d, ok := township.FindDraft(drafts, draftPrefix+s.at); ok && s.at != "" {
		widgets.AskResume(s.host.Window(), widgets.Resume{
			Text: fmt.Sprintf("%s，%s。", d.Title, d.Operator), Later: "以后再说",
			Go: func() { s.fill(d) }, Discard: func() { s.dropDraft(); s.focusFirst() },
		})
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
