package income

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// keepAfter is how long the typing rests before a draft is kept.
const keepAfter = 800 * time.Millisecond

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

// later keeps a draft once the typing rests.
func (p *sheetPage) later() {
	p.stop()
	t := time.AfterFunc(keepAfter, func() { fyne.Do(p.keep) })
	p.stop = func() { t.Stop() }
}

// keep keeps what was typed as a draft, so that a crash does not lose it.
func (p *sheetPage) keep() {
	p.stop()
	if !p.changed() {
		p.drop()
		return
	}
	content, err := json.Marshal(sheetDraft{p.lines(), p.was, p.file.Sheet.Answers, p.extra.land, p.extra.rigid, p.extra.remark})
	if err == nil {
		title := fmt.Sprintf("%s %s年收入计算表", p.file.Row.Named(), p.file.Sheet.Year)
		err = p.screen.desk.SaveDraft(context.Background(), township.Draft{Key: p.draftKey(), Title: title, Content: string(content)})
	}
	if err != nil {
		p.kept.SetText("草稿没有留存：" + township.Say(err))
		return
	}
	p.draft = true
	p.kept.SetText("已留存，意外关闭也不会丢")
}

// drop forgets the draft.
func (p *sheetPage) drop() {
	p.stop()
	if !p.draft {
		return // what is said of the sheet as it was opened stays
	}
	p.draft = false
	p.kept.SetText("")
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
	for _, d := range drafts {
		if d.Key == p.draftKey() {
			p.ask(d)
			return
		}
	}
}

func (p *sheetPage) ask(d township.Draft) {
	text := fmt.Sprintf("%s，%s。", d.Title, d.Operator)
	widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: "上次有未保存的内容", Body: widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading),
		Deed: "继续填写", Other: "丢弃", Cancel: "返回",
		OnDeed:   func() bool { p.resume(d); return true },
		OnOther:  func() { p.draft = true; p.drop(); p.focus() },
		OnCancel: func() { p.screen.toList() },
	})
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
	p.was, p.answers, p.draft = content.Was, answers, true
	for entry, text := range map[*widgets.Entry]string{p.side.land: content.Land, p.side.rigid: content.Rigid, p.side.remark: content.Remark} {
		entry.SetText(text)
	}
	p.paint()
	p.focus()
}
