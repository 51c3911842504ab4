package monthly

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// issuePage is a window that lists issues.
type issuePage interface {
	ShowIssues(f township.IssueFilter)
}

// figures are what the issues of the line count up to, in the words of the paper. Each leads to what it counts; of a day
// that is over only the first does, to all that was found until then: the others have gone on since.
func (l *line) figures() fyne.CanvasObject {
	c := &l.of.Counted
	h, ok := l.page.screen.host.(issuePage)
	if !ok {
		return small(c.Text(), look.ColorQuiet)
	}
	flow := widgets.NewFlow()
	flow.Gap = 0
	for _, part := range c.Parts() {
		filter, leads := l.filter(part.Label)
		if !leads {
			flow.Objects = append(flow.Objects, widgets.Inset(6, 4, widgets.NewQuiet(part.Text)))
			continue
		}
		flow.Objects = append(flow.Objects, widgets.NewTipButton(part.Text, part.Definition, l.page.tips, func() { h.ShowIssues(filter) }))
	}
	return flow
}

// filter lists what a figure of the line counts; ok is false where the list of today cannot.
func (l *line) filter(figure string) (f township.IssueFilter, ok bool) {
	f = township.IssueFilter{Item: l.of.Item}
	if day := l.page.file.Day; day < l.page.screen.host.Today() {
		f.To = day
		return f, figure == township.FigureFound
	}
	switch figure {
	case township.FigureFound:
		f.Standing = true
	case township.FigureMended, township.FigureRate:
		f.Mended = true
	case township.FigureClosed:
		f.States = []township.IssueState{township.IssueClosed}
	}
	return f, true
}
