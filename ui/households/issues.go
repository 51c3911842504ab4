package households

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// issueCard lists the household's issues, those that are still open first, each a way to it; nil where there are none.
func (f *filePage) issueCard() fyne.CanvasObject {
	if f.screen.Issues == nil {
		return nil
	}
	rows, err := f.screen.Issues(f.id())
	if err != nil {
		return widgets.NewCard("问题", widgets.NewQuietProse(township.Say(err)))
	}
	if len(rows) == 0 {
		return nil
	}
	today := f.screen.host.Today()
	open := 0
	lines := widgets.Stack(4)
	for _, wanted := range []bool{true, false} {
		for i := range rows {
			if r := &rows[i]; r.State.Open() == wanted {
				lines.Add(f.issueLine(r, today))
				if wanted {
					open++
				}
			}
		}
	}
	return widgets.NewCard(fmt.Sprintf("问题 %d　没有销号 %d", len(rows), open), lines)
}

func (f *filePage) issueLine(r *township.IssueRow, today township.Date) fyne.CanvasObject {
	state := widgets.NewText(string(r.State))
	state.Color = look.IssueInk(r.State)
	id := r.ID
	text := []rune(strings.ReplaceAll(r.Description, "\n", " "))
	if len(text) > longestIssue {
		text = append(text[:longestIssue], '…')
	}
	parts := []fyne.CanvasObject{widgets.NewButton(r.Number(), nil, func() { f.screen.OnIssue(id) }), state, widgets.NewText(widgets.OrDash(r.Nature))}
	if words := r.DeadlineWords(today); words != "" {
		due := widgets.NewText(words)
		due.Color = look.DeadlineInk(&r.Standing, today)
		parts = append(parts, due)
	}
	return widgets.Row(10, append(parts, widgets.NewQuiet(string(text)))...)
}

// longestIssue is how many characters of a description stand on the line.
const longestIssue = 28
