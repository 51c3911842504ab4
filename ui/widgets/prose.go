package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// prose is text of several lines in a named colour and size of the theme, broken as Chinese is.
type prose struct {
	widget.RichText
	text    string
	segment *widget.TextSegment
}

func newProse(text string, name fyne.ThemeColorName, size fyne.ThemeSizeName) *prose {
	p := &prose{text: text, segment: &widget.TextSegment{Text: text}}
	p.segment.Style = widget.RichTextStyleParagraph
	p.segment.Style.ColorName, p.segment.Style.SizeName = name, size
	p.Segments = []widget.RichTextSegment{p.segment}
	p.Wrapping = fyne.TextWrapBreak
	p.ExtendBaseWidget(p)
	return p
}

// set changes text and colour.
func (p *prose) set(text string, name fyne.ThemeColorName) {
	p.text, p.segment.Style.ColorName = text, name
	p.breakLines(p.Size().Width)
	p.Refresh()
}

// Resize breaks the text anew for the width.
func (p *prose) Resize(size fyne.Size) {
	if size.Width != p.Size().Width {
		p.breakLines(size.Width)
	}
	p.RichText.Resize(size)
}

func (p *prose) breakLines(width float32) {
	inner := width - 2*theme.InnerPadding()
	p.segment.Text = p.text
	if inner > 0 {
		p.segment.Text = wrapText(p.text, inner, newFitter(theme.Size(p.segment.Style.SizeName), false))
	}
}

// paragraphHeight is the height beyond which a paragraph scrolls, in designed units.
const paragraphHeight = 280

// paragraph is text for a dialog of a designed width, which can be selected and copied; a very
// long one scrolls.
func paragraph(text string, width float32) fyne.CanvasObject {
	room := scaled(width) - theme.ScrollBarSize()
	l := widget.NewLabel(wrapText(text, room, newFitter(theme.TextSize(), false)))
	l.Selectable = true
	if l.MinSize().Height <= scaled(paragraphHeight) {
		return container.New(&outdentLayout{}, l)
	}
	scroll := container.NewVScroll(l)
	scroll.SetMinSize(fyne.NewSize(scaled(width), scaled(paragraphHeight)))
	return scroll
}

// outdentLayout takes the margin away that Fyne puts around a label, so that its text stands
// in line with what is above and below.
type outdentLayout struct{}

func (outdentLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().SubtractWidthHeight(2*theme.InnerPadding(), 2*theme.InnerPadding())
}

func (outdentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.InnerPadding()
	objects[0].Move(fyne.NewPos(-pad, -pad))
	objects[0].Resize(size.AddWidthHeight(2*pad, 2*pad))
}
