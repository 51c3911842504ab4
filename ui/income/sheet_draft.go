package income

import (
	"context"
	"encoding/json"
	"fmt"

	"taizhang/app/township"
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

// newKeeper keeps what is typed as a draft.
func (p *sheetPage) newKeeper() *widgets.Keeper {
	return &widgets.Keeper{Changed: p.changed, Save: p.saveDraft, Forget: p.dropDraft, Tell: p.kept.SetText, Wait: p.screen.later}
}

func (p *sheetPage) saveDraft() (problem string) {
	content, err := json.Marshal(sheetDraft{p.lines(), p.was, p.file.Sheet.Answers, p.extra.land, p.extra.rigid, p.extra.remark})
	if err == nil {
		title := fmt.Sprintf("%s %s年收入计算表", p.file.Row.Named(), p.file.Sheet.Year)
		err = p.screen.desk.SaveDraft(context.Background(), township.Draft{Key: p.draftKey(), Title: title, Content: string(content)})
	}
	if err != nil {
		return township.Say(err)
	}
	return ""
}

func (p *sheetPage) dropDraft() {
	if err := p.screen.desk.DropDraft(context.Background(), p.draftKey()); err != nil {
		p.screen.host.Fail(err)
	}
}

// offer asks whether to go on with what was typed before.
func (p *sheetPage) offer() {
	drafts, err := p.screen.desk.Drafts(context.Background())
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	if d, ok := township.FindDraft(drafts, p.draftKey()); ok {
		widgets.AskResume(p.screen.host.Window(), widgets.Resume{
			Text: fmt.Sprintf("%s，%s。", d.Title, d.Operator), Later: "返回",
			Go: func() { p.resume(d) }, Discard: func() { p.dropDraft(); p.focus() }, Leave: p.screen.toList,
		})
	}
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
