package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewBadge makes a word on a tinted ground: a state, never a colour alone. Ink and tint are
// names of the theme.
func NewBadge(word string, ink, tint fyne.ThemeColorName) fyne.CanvasObject {
	ground := newFill(tint, 1, 1)
	ground.soft = 4
	text := newText(&Text{Text: word, FontSize: gridTextSize, Color: ink})
	return Row(0, container.NewStack(ground, Inset(1, gridCellPad, text)))
}
