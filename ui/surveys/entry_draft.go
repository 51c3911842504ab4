package surveys

import (
	"encoding/json"
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// surveyDraft is what a draft of a survey holds: all that stands on the screen, and with which answers it was opened.
type surveyDraft struct {
	Survey township.Survey         `json:"survey"`
	Was    []township.SurveyAnswer `json:"was"`
}

// draftPrefix begins the keys of drafts of surveys: survey:3@12, survey:3@12#5 of a spot check.
const draftPrefix = "survey:"

func (p *entryPage) draftKey() string {
	key := fmt.Sprintf("%s%d@%d", draftPrefix, p.file.Campaign.ID, p.file.Row.ID)
	if p.sample != 0 {
		key += fmt.Sprintf("#%d", p.sample)
	}
	return key
}

// drafts keeps what is typed.
func (p *entryPage) drafts() around.Drafts {
	return around.Drafts{Desk: p.screen.desk, Host: p.screen.host, Key: p.draftKey}
}

// newKeeper keeps what is typed as a draft.
func (p *entryPage) newKeeper() *widgets.Keeper {
	return &widgets.Keeper{Changed: p.changed, Save: p.saveDraft, Forget: p.drafts().Drop, Tell: p.kept.SetText, Wait: p.screen.later}
}

func (p *entryPage) saveDraft() (problem string) {
	title := fmt.Sprintf(map[bool]string{true: "%s “%s”抽查", false: "%s “%s”调查表"}[p.sample != 0], p.file.Row.Named(), p.file.Campaign.Name)
	return p.drafts().Save(title, surveyDraft{p.survey(), p.was})
}

// offer asks whether to go on with what was typed before.
func (p *entryPage) offer() {
	p.drafts().Offer(around.Offer{Go: p.resume, Dropped: p.focus, Leave: p.screen.toList})
}

// resume fills the survey with a draft. What the archive had then counts as what the survey was opened with, so that a
// change made meanwhile is told when it is saved.
func (p *entryPage) resume(d township.Draft) {
	var content surveyDraft
	if json.Unmarshal([]byte(d.Content), &content) != nil || p.file.Locked() {
		return // a draft of another version, or of a survey that was passed since: it stays as it is
	}
	f, begun := p.file, p.begun
	p.show(f, content.Survey)
	p.was, p.begun = content.Was, begun
	p.keeper.Begin(true)
	p.paint()
	p.focus()
}
