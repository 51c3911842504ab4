package surveys

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

// later keeps a draft once the typing rests.
func (p *entryPage) later() {
	p.stop()
	t := time.AfterFunc(keepAfter, func() { fyne.Do(p.keep) })
	p.stop = func() { t.Stop() }
}

// keep keeps what was entered as a draft, so that a crash does not lose it.
func (p *entryPage) keep() {
	p.stop()
	if !p.changed() {
		p.drop()
		return
	}
	content, err := json.Marshal(surveyDraft{p.survey(), p.was})
	if err == nil {
		title := fmt.Sprintf(map[bool]string{true: "%s “%s”抽查", false: "%s “%s”调查表"}[p.sample != 0], p.file.Row.Named(), p.file.Campaign.Name)
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
func (p *entryPage) drop() {
	p.stop()
	p.kept.SetText("")
	if !p.draft {
		return
	}
	p.draft = false
	if err := p.screen.desk.DropDraft(context.Background(), p.draftKey()); err != nil {
		p.screen.host.Fail(err)
	}
}

// offer asks whether to go on with what was entered before.
func (p *entryPage) offer() {
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

func (p *entryPage) ask(d township.Draft) {
	text := fmt.Sprintf("%s，%s。", d.Title, d.Operator)
	widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: "上次有未保存的内容", Body: widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading),
		Deed: "继续填写", Other: "丢弃", Cancel: "返回",
		OnDeed:   func() bool { p.resume(d); return true },
		OnOther:  func() { p.draft = true; p.drop(); p.focus() },
		OnCancel: func() { p.screen.toList() },
	})
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
	p.was, p.begun, p.draft = content.Was, begun, true
	p.paint()
	p.focus()
}
