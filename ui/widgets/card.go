package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// cardMargin is the room inside a card, in designed units.
const cardMargin = 12

// NewCard puts content on a surface with a hairline around it; title may be empty.
func NewCard(title string, content fyne.CanvasObject) fyne.CanvasObject {
	ground := newFill(theme.ColorNameInputBackground, 1, 1)
	ground.edge, ground.soft = theme.ColorNameSeparator, 6
	inner := content
	if title != "" {
		inner = container.NewBorder(Inset(4, 0, NewBold(title)), nil, nil, nil, content)
	}
	return container.NewStack(ground, Inset(cardMargin, cardMargin, inner))
}

// NewSurface puts content on the ground colour of cards and tables, without a line or margin.
func NewSurface(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newFill(theme.ColorNameInputBackground, 1, 1), content)
}
