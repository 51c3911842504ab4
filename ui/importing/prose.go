package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
)

// newProse is text in a named colour that wraps anywhere, so that 300 characters without a space
// stay inside, and that begins where other texts begin.
func newProse(text string, ink fyne.ThemeColorName) *fyne.Container {
	return alignedProse(text, ink, fyne.TextAlignLeading)
}

func centredProse(text string) *fyne.Container {
	return alignedProse(text, look.ColorQuiet, fyne.TextAlignCenter)
}

func alignedProse(text string, ink fyne.ThemeColorName, align fyne.TextAlign) *fyne.Container {
	segment := &widget.TextSegment{Text: text, Style: widget.RichTextStyleParagraph}
	segment.Style.ColorName, segment.Style.Alignment = ink, align
	t := widget.NewRichText(segment)
	t.Wrapping = fyne.TextWrapBreak
	return container.New(outdent{}, t)
}

func plainProse(text string) *fyne.Container { return newProse(text, look.ColorText) }
func quietProse(text string) *fyne.Container { return newProse(text, look.ColorQuiet) }

// narrowest is the least width of text that wraps, in designed units.
const narrowest = 60

// outdent takes the margin off that Fyne puts around its texts.
type outdent struct{}

// MinSize asks for the height at the present width, but never for the width: it wraps.
func (outdent) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(narrowest), objects[0].MinSize().Height-2*theme.InnerPadding())
}

func (outdent) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.InnerPadding()
	objects[0].Move(fyne.NewPos(-pad, -pad))
	objects[0].Resize(size.AddWidthHeight(2*pad, 2*pad))
}

// beside puts a mark at the top left of text that wraps, gap designed units before it.
func beside(gap float32, mark, text fyne.CanvasObject) *fyne.Container {
	return container.New(besideLayout{gap}, mark, text)
}

type besideLayout struct{ gap float32 }

func (l besideLayout) left(mark fyne.CanvasObject) float32 {
	return mark.MinSize().Width + look.Scaled(l.gap)
}

func (l besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	mark, text := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(l.left(objects[0])+text.Width, max(mark.Height, text.Height))
}

func (l besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := l.left(objects[0])
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(objects[0].MinSize())
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-left), size.Height))
}
