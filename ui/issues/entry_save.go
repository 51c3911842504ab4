package issues

import (
	"context"
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// paint says beside the form what is doubtful, and which open issues may tell the same.
func (p *entryPage) paint() {
	i := p.issue()
	parts := []fyne.CanvasObject{widgets.NewBold("提示")}
	hints := i.Hints()
	for _, h := range hints {
		parts = append(parts, widgets.NewProse("· "+h+"。", look.ColorWarning, fyne.TextAlignLeading))
	}
	if len(hints) == 0 {
		parts = append(parts, widgets.NewQuietProse("内容齐全。"))
	}
	if i.Origin != "" {
		parts = append(parts, widgets.Rule(), widgets.NewQuietProse("出处："+i.Origin))
	}
	if i.Nature != "" && (i.Level != township.LevelHousehold || i.Household != 0) {
		parts = append(parts, p.alike(i)...)
	}
	p.side.Content = widgets.Inset(12, 12, widgets.Stack(8, parts...))
	p.side.Refresh()
}

func (p *entryPage) alike(i township.Issue) []fyne.CanvasObject {
	rows, err := p.screen.desk.IssuesLike(context.Background(), i)
	if err != nil || len(rows) == 0 {
		return nil
	}
	out := []fyne.CanvasObject{widgets.Rule(), warning("已有没销号的同类问题，先看是不是同一件事：", look.ColorWarning)}
	for n := range rows {
		r := &rows[n]
		out = append(out, widgets.NewProse(joinFilled(r.Number(), string(r.State), string(r.Found)), look.ColorText, fyne.TextAlignLeading),
			widgets.NewQuietProse(shortened(r.Description, sideDescription)),
			widgets.Row(0, widgets.NewButton("打开 "+r.Number(), nil, func() { p.screen.OpenIssue(r.ID) })))
	}
	return out
}

// save writes the form; what is wrong is said beside its field, and what was typed stays.
func (p *entryPage) save(then func(township.Issue)) {
	i := p.issue()
	for _, f := range p.form.Fields() {
		f.SetProblem("")
	}
	if p.found.Text != "" && i.Found == "" {
		p.blame("found_on", "日期写得不对，例如 "+string(p.screen.host.Today())+"。")
		return
	}
	if fault := i.Validate(p.screen.host.Today()); fault != nil {
		p.blame(township.FieldOf(fault), township.Say(fault))
		return
	}
	p.keeper.Stop()
	saved, deed, err := p.screen.desk.SaveIssue(context.Background(), township.IssueEdit{Issue: i, Was: p.was}, origin)
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.keeper.Drop()
	p.begun = p.issue()
	p.screen.learn(func(last *habits) { last.Source, last.Campaign = i.Source, i.Campaign })
	p.screen.host.Done(deed, "已保存问题 "+saved.Number())
	if then != nil {
		then(saved)
		return
	}
	p.screen.open(saved.ID)
	p.screen.list.table.Select(keyOf(saved.ID))
}

// again begins the next issue of the same level and source.
func (p *entryPage) again(saved township.Issue) {
	if next := p.screen.newEntry(township.Issue{Level: saved.Level, Village: saved.Village, Finder: saved.Finder}); next != nil {
		p.screen.show(next)
	}
}

func (p *entryPage) blame(field, problem string) {
	if f := p.fields[field]; f != nil {
		f.SetProblem(problem)
		widgets.SettleScroll(p.scroll)
		p.form.FocusWrong()
	}
}

// leave goes on once nothing that was typed can be lost: at once, or after asking.
func (p *entryPage) leave(then func()) {
	if !p.changed() {
		p.keeper.Drop()
		then()
		return
	}
	var d *widgets.Dialog
	d = widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: "问题还没有保存", Deed: "保存", Other: "不保存", Cancel: "继续填写", Body: widgets.NewText("填写的内容还没有保存。"),
		OnDeed:   func() bool { d.Close(); p.save(func(township.Issue) { then() }); return true },
		OnOther:  func() { p.keeper.Drop(); p.begun = p.issue(); then() },
		OnCancel: p.focus,
	})
}

// entryDraft is what a draft of an issue holds: what stands on the screen, and as what the issue was opened.
type entryDraft struct {
	Issue township.Issue `json:"issue"`
	Was   township.Issue `json:"was"`
}

// draftPrefix begins the keys of drafts of issues: issue:new, issue:12.
const draftPrefix = "issue:"

// draftKey keeps what is typed about a finding apart from other new issues.
func (p *entryPage) draftKey() string {
	key := draftPrefix + orDefault(keyOf(p.was.ID), "new")
	if f := p.from.Finding; p.was.ID == 0 && f.In != "" {
		key = strings.Join([]string{key, keyOf(p.from.Household), f.In, f.At, f.Rule, f.Person}, "@")
	}
	return key
}

// drafts keeps what is typed.
func (p *entryPage) drafts() around.Drafts {
	return around.Drafts{Desk: p.screen.desk, Host: p.screen.host, Key: p.draftKey}
}

func (p *entryPage) saveDraft() (problem string) {
	i := p.issue()
	title := "新增的问题"
	if i.ID != 0 {
		title = "问题 " + i.Number()
	}
	return p.drafts().Save(title, entryDraft{i, p.was})
}

// offer asks whether to go on with what was typed before.
func (p *entryPage) offer() {
	p.drafts().Offer(around.Offer{Go: p.resume, Dropped: p.focus, Leave: p.back})
}

// resume fills the form with a draft. What the archive had then counts as what the issue was opened with, so that a
// change made meanwhile is told when it is saved.
func (p *entryPage) resume(d township.Draft) {
	var content entryDraft
	if json.Unmarshal([]byte(d.Content), &content) != nil {
		return // a draft of another version stays as it is
	}
	p.was = content.Was
	p.fill(content.Issue)
	p.keeper.Begin(true)
	p.focus()
}

// Drafted says whether a draft is one of an issue.
func Drafted(d township.Draft) bool { return strings.HasPrefix(d.Key, draftPrefix) }

// Resume opens the form that a draft belongs to, as it was left.
func (s *Screen) Resume(d township.Draft) {
	var content entryDraft
	if json.Unmarshal([]byte(d.Content), &content) != nil {
		return
	}
	s.Leave(func() {
		p := s.newEntry(township.Issue{})
		if content.Was.ID != 0 {
			p = s.editEntry(content.Was)
		}
		if p != nil {
			s.show(p)
			p.resume(d)
		}
	})
}

// NewIssue opens the form of a new issue, of a household if one is named.
func (s *Screen) NewIssue(household int64) {
	s.Leave(func() {
		if p := s.newEntry(township.Issue{Household: household}); p != nil {
			s.show(p)
			p.offer()
		}
	})
}

// RaiseIssue opens the form of a new issue as it was drafted from a finding; nothing is saved until a person does so.
func (s *Screen) RaiseIssue(draft township.Issue) {
	s.Leave(func() {
		if p := s.newEntry(draft); p != nil {
			s.show(p)
			p.offer()
		}
	})
}

// edit opens the form of the facts of the issue.
func (p *issuePage) edit() {
	if !p.file.State.Open() {
		p.screen.host.Inform("不能修改", p.file.Number()+"现在是“"+string(p.file.State)+"”，不能再改。要改请先退回，或撤销那一步。")
		return
	}
	if e := p.screen.editEntry(p.file.Issue); e != nil {
		p.screen.show(e)
		e.offer()
	}
}
