package income

import (
	"encoding/json"
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// sheetDraft is what a draft of a sheet holds: all that stands on the screen.
type sheetDraft struct {
	Lines   []township.IncomeLine    `json:"lines"`
	Was     []township.IncomeLine    `json:"was"`
	Answers []township.WarningAnswer `json:"answers"`
	Land    string                   `json:"land"`
	Rigid   string                   `json:"rigid"`
	Remark  string                   `json:"remark"`
}

// draftPrefix begins the keys of drafts of income sheets: income:2021@12.
const draftPrefix = "income:"

func (p *sheetPage) draftKey() string {
	return fmt.Sprintf("%s%s@%d", draftPrefix, p.file.Sheet.Year, p.file.Row.ID)
}

// drafts keeps what is typed.
func (p *sheetPage) drafts() around.Drafts {
	return around.Drafts{Desk: p.screen.desk, Host: p.screen.host, Key: p.draftKey}
}

// newKeeper keeps what is typed as a draft.
func (p *sheetPage) newKeeper() *widgets.Keeper {
	return &widgets.Keeper{Changed: p.changed, Save: p.saveDraft, Forget: p.drafts().Drop, Tell: p.kept.SetText, Wait: p.screen.later}
}

func (p *sheetPage) saveDraft() (problem string) {
	title := fmt.Sprintf("%s %s年收入计算表", p.file.Row.Named(), p.file.Sheet.Year)
	return p.drafts().Save(title, sheetDraft{p.lines(), p.was, p.file.Sheet.Answers, p.extra.land, p.extra.rigid, p.extra.remark})
}

// offer asks whether to go on with what was typed before.
func (p *sheetPage) offer() {
	p.drafts().Offer(around.Offer{Go: p.resume, Dropped: p.focus, Leave: p.screen.toList})
}

// resume fills the sheet with a draft. What the archive had then counts as what the sheet was opened with, so that a change
// made meanwhile is told when it is saved.
func (p *sheetPage) resume(d township.Draft) {
	var content sheetDraft
	if json.Unmarshal([]byte(d.Content), &content) != nil || p.file.Locked() {
		return // a draft of another version, or of a sheet that was signed since: it stays as it is
	}
	f := p.file
	f.Sheet.Lines, f.Sheet.Answers = content.Lines, content.Answers
	answers := p.answers
	p.show(f)
	p.was, p.answers = content.Was, answers
	p.keeper.Begin(true)
	for entry, text := range map[*widgets.Entry]string{p.side.land: content.Land, p.side.rigid: content.Rigid, p.side.remark: content.Remark} {
		entry.SetText(text)
	}
	p.paint()
	p.focus()
}
