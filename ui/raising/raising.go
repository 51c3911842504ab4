// Package raising lets what a screen finds doubtful of a household become an issue, by one deliberate act of the clerk.
package raising

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Way is how the findings of a screen become issues. The nil Way offers nothing.
type Way struct {
	Issues func(household int64) ([]township.IssueRow, error) // of a household; 0 of all
	Raise  func(f township.Finding)                           // opens the form of the issue that it makes; nothing is saved yet
	Open   func(issue int64)
}

// Findings are the issues of a household, to be held against what is found of it.
type Findings struct {
	way  *Way
	rows []township.IssueRow
	err  error
}

// Of reads the issues of a household, 0 for those of all.
func (w *Way) Of(household int64) *Findings {
	if w == nil {
		return nil
	}
	rows, err := w.Issues(household)
	return &Findings{w, rows, err}
}

// Raised is the issue that a finding has raised already.
func (h *Findings) Raised(f township.Finding) (*township.IssueRow, bool) {
	if h == nil {
		return nil, false
	}
	return township.RaisedBy(h.rows, &f)
}

// Buttons are what can be done about a finding: to raise an issue, or to open the one that stands for it. One that is
// closed or refuted can be raised again.
func (h *Findings) Buttons(f township.Finding) []fyne.CanvasObject {
	if h == nil || h.err != nil {
		return nil
	}
	var out []fyne.CanvasObject
	raised, ok := h.Raised(f)
	if ok {
		id := raised.ID
		out = append(out, widgets.NewQuietButton(raised.RaisedWords(), look.Icon(look.IconIssues), func() { h.way.Open(id) }))
	}
	if !ok || !raised.State.Open() {
		out = append(out, widgets.NewQuietButton("登记为问题", look.Icon(look.IconAdd), func() { h.way.Raise(f) }))
	}
	return out
}
