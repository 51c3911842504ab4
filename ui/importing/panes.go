package importing

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// pane is what stands below the notices: the rows, or what one notice is about.
type pane int

const (
	paneRows pane = iota
	paneQuestions
	paneVillages
	paneColumns
	paneAbsent
)

// showPane shows the rows, or in their place what a notice is about.
func (p *previewPage) showPane(which pane) {
	p.pane, p.first, p.settle = which, nil, nil
	p.main.Objects = []fyne.CanvasObject{p.paneObject()}
	p.main.Refresh()
	p.page.ShowSide(p.side && which == paneRows)
	p.say()
	p.focus()
}

func (p *previewPage) paneObject() fyne.CanvasObject {
	switch p.pane {
	case paneQuestions:
		return p.questionsPane()
	case paneVillages:
		return p.villagesPane()
	case paneColumns:
		return columnsPane(p.preview.Sheets)
	case paneAbsent:
		return p.absentPane()
	}
	return p.table
}

// paneHead says above a pane what it is about.
func paneHead(text string) fyne.CanvasObject {
	return widgets.NewSurface(widgets.Inset(8, 12, widgets.NewQuiet(text)))
}

// paneOf puts the parts of a pane below each other on a surface that scrolls.
func paneOf(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewSurface(container.NewVScroll(widgets.Inset(12, 12, widgets.Stack(12, parts...))))
}

// columnsPane says, sheet by sheet, what each column was taken for.
func columnsPane(sheets []township.SheetMap) fyne.CanvasObject {
	parts := widgets.Stack(0)
	for i, m := range sheets {
		parts.Add(newExpander(sheetTitle(m), i == 0, func() fyne.CanvasObject { return sheetColumns(m) }))
	}
	return paneOf(parts)
}

// newExpander is a heading that shows and hides what is below it, built when it is first shown.
func newExpander(title string, open bool, build func() fyne.CanvasObject) fyne.CanvasObject {
	var content fyne.CanvasObject
	box := widgets.Stack(4)
	head := widgets.NewQuietButton("", nil, nil)
	show := func() {
		sign := "＋ "
		if open {
			sign = "－ "
		}
		head.SetText(sign + title)
		if open && content == nil {
			content = widgets.Inset(0, 26, build())
			box.Add(content)
		}
		if content != nil {
			content.(*fyne.Container).Hidden = !open
		}
		box.Refresh()
	}
	head.OnTapped = func() { open = !open; show() }
	box.Add(widgets.Row(0, head, widgets.Spacer()))
	show()
	return widgets.Stack(4, box, widgets.Rule())
}

func sheetTitle(m township.SheetMap) string {
	if m.Kind == "" {
		return fmt.Sprintf("工作表“%s”没有认出", m.Sheet)
	}
	return fmt.Sprintf("工作表“%s”：%s，%d行", m.Sheet, m.Kind, m.DataRows)
}

func sheetColumns(m township.SheetMap) fyne.CanvasObject {
	if m.Kind == "" {
		return widgets.NewQuietProse(m.Why)
	}
	line := func(column, heading, taken *widgets.Text) fyne.CanvasObject {
		return widgets.Row(8, widgets.FixedWidth(40, column), widgets.FixedWidth(260, heading), widgets.FixedWidth(260, taken))
	}
	list := widgets.Stack(2, line(widgets.NewBold("列"), widgets.NewBold("表头"), widgets.NewBold("当作")))
	for _, c := range m.Columns {
		taken := widgets.NewText(c.Taken)
		if c.Taken == "" {
			taken = widgets.NewQuiet("不使用")
		}
		list.Add(line(widgets.NewQuiet(c.Column), widgets.NewText(strings.Join(strings.Fields(c.Heading), "")), taken))
	}
	return list
}

// rosterSheets counts the sheets that were read.
func rosterSheets(sheets []township.SheetMap) int {
	n := 0
	for _, m := range sheets {
		if m.Kind != "" {
			n++
		}
	}
	return n
}
