package households

import (
	"encoding/json"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// draftValue is a field of a draft: what was typed, and what the archive had then.
type draftValue struct {
	Was  string `json:"was"`
	Text string `json:"text"`
}

// draftContent is what a draft holds: the changed fields of each part of the form.
type draftContent []map[string]draftValue

// content is what has been typed so far.
func (f *form) content() draftContent {
	out := make(draftContent, len(f.parts))
	for i, p := range f.parts {
		out[i] = map[string]draftValue{}
		for _, c := range p.changed() {
			out[i][c.meta.Key] = draftValue{c.was, c.read()}
		}
	}
	return out
}

// newKeeper keeps what is typed as a draft; a form that says what the archive says needs none.
func (f *form) newKeeper() *widgets.Keeper {
	return &widgets.Keeper{
		Changed: func() bool { return len(f.changed()) > 0 }, Save: f.saveDraft, Forget: f.drafts().Drop,
		Tell: func(text string) { f.kept.SetText(text) }, Wait: f.screen.later,
	}
}

// drafts keeps what is typed.
func (f *form) drafts() around.Drafts {
	return around.Drafts{Desk: f.screen.desk, Host: f.screen.host, Key: func() string { return f.key }}
}

func (f *form) saveDraft() (problem string) { return f.drafts().Save(f.about(), f.content()) }

// about is whose form it is; of somebody new, by the name that has been typed.
func (f *form) about() string {
	name := f.find("name")
	if name == nil || name.was != "" || name.field.Problem() != "" {
		return f.subject
	}
	if typed := township.Squeeze(name.read()); typed != "" {
		return f.subject + "（" + widgets.ShortName(typed, "") + "）"
	}
	return f.subject
}

// fill puts a draft into the form. What the archive had then counts as what the form was opened with, so that a change
// made meanwhile is told when the form is saved.
func (f *form) fill(d township.Draft) {
	var content draftContent
	if json.Unmarshal([]byte(d.Content), &content) != nil {
		return // a draft of another version: the form stays as it is
	}
	f.filling = true
	defer func() { f.filling = false }()
	for i, p := range f.parts {
		if i >= len(content) {
			break
		}
		for _, field := range p.fields {
			if v, ok := content[i][field.meta.Key]; ok {
				field.begin(v.Was)
				field.write(v.Text)
				field.field.Check()
			}
		}
	}
	f.keeper.Begin(true)
}

// offer asks whether to go on with what was typed into this form before; without a draft it does nothing.
func (f *form) offer() {
	f.drafts().Offer(around.Offer{
		Go:      func(d township.Draft) { f.fill(d); f.focusFirst() },
		Dropped: f.focusFirst, Leave: f.screen.closeForm,
	})
}

// Resume opens the form that a draft belongs to, filled in as it was left.
func (s *Screen) Resume(d township.Draft) {
	kind, rest, _ := strings.Cut(d.Key, ":")
	id, household, _ := strings.Cut(rest, "@")
	open := map[string]func(id, household int64) *form{
		"household": func(id, _ int64) *form { return s.householdForm(id) },
		"member":    s.memberForm,
		"measure":   s.measureForm,
	}[kind]
	if open == nil {
		return
	}
	s.Leave(func() {
		home := number(household)
		if kind == "household" {
			home = number(id)
		}
		if home != 0 && !s.show(home) {
			return
		}
		if f := open(number(id), home); f != nil {
			s.openForm(f, "")
			f.fill(d)
		}
	})
}

func number(text string) int64 {
	var n int64
	_, _ = fmt.Sscan(text, &n)
	return n
}
