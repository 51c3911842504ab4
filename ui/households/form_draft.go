package households

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"taizhang/app/township"
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
		Changed: func() bool { return len(f.changed()) > 0 }, Save: f.saveDraft, Forget: f.dropDraft,
		Tell: func(text string) { f.kept.SetText(text) }, Wait: f.screen.later,
	}
}

func (f *form) saveDraft() (problem string) {
	text, err := json.Marshal(f.content())
	if err == nil {
		err = f.screen.desk.SaveDraft(context.Background(), township.Draft{Key: f.key, Title: f.about(), Content: string(text)})
	}
	if err != nil {
		return township.Say(err)
	}
	return ""
}

func (f *form) dropDraft() {
	if err := f.screen.desk.DropDraft(context.Background(), f.key); err != nil {
		f.screen.host.Fail(err)
	}
}

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
	drafts, err := f.screen.desk.Drafts(context.Background())
	if err != nil {
		f.screen.host.Fail(err)
		return
	}
	if d, ok := township.FindDraft(drafts, f.key); ok {
		widgets.AskResume(f.screen.host.Window(), widgets.Resume{
			Text: f.screen.draftText(d), Later: "返回", Leave: f.screen.closeForm,
			Go:      func() { f.fill(d); f.focusFirst() },
			Discard: func() { f.dropDraft(); f.focusFirst() },
		})
	}
}

// draftText says whose draft it is, and from when.
func (s *Screen) draftText(d township.Draft) string {
	return fmt.Sprintf("%s，%s，%s。", d.Title, s.host.Moment(d.At), d.Operator)
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
