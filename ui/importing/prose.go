package importing

import (
	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// plainProse is wrapping text in the normal colour.
func plainProse(text string) *widgets.Prose {
	return widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading)
}
