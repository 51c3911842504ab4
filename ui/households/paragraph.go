package households

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// newParagraph is text that goes on in the next line where its card ends. The margin that Fyne leaves
// around such text is taken away, so that it stands in line with the labels around it.
func newParagraph(text string, color fyne.ThemeColorName, bold bool) fyne.CanvasObject {
	style := widget.RichTextStyleParagraph
	style.ColorName, style.TextStyle.Bold = color, bold
	t := widget.NewRichText(&widget.TextSegment{Text: text, Style: style})
	t.Wrapping = fyne.TextWrapBreak
	return widgets.Inset(-2, -5, t)
}

// quietParagraph is a paragraph that stays back.
func quietParagraph(text string) fyne.CanvasObject { return newParagraph(text, look.ColorQuiet, false) }
