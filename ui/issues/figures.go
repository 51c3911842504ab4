package issues

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// wayIn is the filter that lists what a figure counts.
var wayIn = map[string]func(*township.IssueFilter){
	"发现":  func(f *township.IssueFilter) { f.Standing = true },
	"已整改": func(f *township.IssueFilter) { f.Mended = true },
	"已验收": func(f *township.IssueFilter) { f.Accepted = true },
	"已销号": func(f *township.IssueFilter) { f.States = []township.IssueState{township.IssueClosed} },
	"整改率": func(f *township.IssueFilter) { f.Mended = true },
	"超期":  func(f *township.IssueFilter) { f.Overdue = true },
}

// figures is the line of figures above the rows: each says its definition, and leads to what it counts.
type figures struct {
	list    *listing
	tips    *widgets.Tips
	buttons []*widgets.TipButton
	content *fyne.Container
}

func newFigures(l *listing, below fyne.CanvasObject) *figures {
	f := &figures{list: l, content: widgets.Row(2)}
	bar := widgets.Inset(3, 6, f.content)
	f.tips = widgets.NewTips(widgets.Frame(bar, nil, nil, nil, below))
	for _, one := range township.IssueFigureList {
		b := widgets.NewTipButton(one.Label, one.Definition, f.tips, func() { f.open(one.Label) })
		f.buttons = append(f.buttons, b)
		f.content.Add(b)
	}
	return f
}

// show counts the issues of the filter without what a figure itself asks for: the figures stay while one looks into one
// of them.
func (f *figures) show() {
	of := withoutFigure(f.list.filters.filter)
	rows := f.list.admitted(&of)
	day := f.list.screen.host.Today()
	var counted township.IssueFigures
	for _, r := range rows {
		counted.Count(&r.Standing, day)
	}
	for i, one := range township.IssueFigureList {
		f.buttons[i].SetText(one.Label + " " + one.Text(counted))
	}
	f.content.Refresh()
}

// withoutFigure leaves out what figures and states ask for.
func withoutFigure(f township.IssueFilter) township.IssueFilter {
	f.States, f.Standing, f.Mended, f.Accepted, f.Overdue, f.DueSoon = nil, false, false, false, false, false
	return f
}

// open lists what a figure counts.
func (f *figures) open(label string) {
	filter := withoutFigure(f.list.filters.filter)
	wayIn[label](&filter)
	f.list.filters.set(filter)
	f.list.toRows()
}
