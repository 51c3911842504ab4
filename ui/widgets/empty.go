package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewEmptyState says in one sentence why nothing is here and offers the one button that helps.
// icon may be nil; without a label there is no button.
func NewEmptyState(icon fyne.Resource, sentence, buttonLabel string, tapped func()) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if icon != nil {
		i := NewIcon(icon)
		i.Edge, i.Color = 40, theme.ColorNamePlaceHolder
		parts = append(parts, i)
	}
	parts = append(parts, NewProse(sentence, theme.ColorNamePlaceHolder, fyne.TextAlignCenter))
	if buttonLabel != "" {
		parts = append(parts, container.NewCenter(NewButton(buttonLabel, nil, tapped)))
	}
	return container.New(&emptyLayout{}, Stack(10, parts...))
}

// emptyWidth is the width beyond which the sentence is not made wider, in designed units.
const emptyWidth = 420

// emptyLayout keeps its object in the middle, no wider than reads well.
type emptyLayout struct{}

func (emptyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(scaled(160), objects[0].MinSize().Height)
}

func (emptyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(scaled(emptyWidth), size.Width)
	height := heightAt(objects[0], width)
	place(objects[0], (size.Width-width)/2, max(0, (size.Height-height)/2), width, height)
}
