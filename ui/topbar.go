package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of the top bar in designed units.
const (
	topHeight   = 44
	topMargin   = 12
	searchWidth = 440
)

// newTopBar puts the search box at the left, help and the operator at the right.
func newTopBar(s *Shell) fyne.CanvasObject {
	s.person = s.newOperatorButton()
	help := widgets.NewQuietButton("", look.Icon(look.IconHelp), func() { s.unlessBlocked(s.showHelp) })
	right := widgets.Row(8, help, s.person)
	bar := container.New(topLayout{}, s.finder.entry, right)
	return widgets.NewSurface(container.NewBorder(nil, widgets.Rule(), nil, nil, bar))
}

// topLayout gives the search box its width, or what the rest leaves of it.
type topLayout struct{}

func (topLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	right := objects[1].MinSize()
	return fyne.NewSize(look.Scaled(3*topMargin)+look.Scaled(searchWidth)/2+right.Width, look.Scaled(topHeight))
}

func (topLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	margin := look.Scaled(topMargin)
	search, right := objects[0], objects[1]
	least := right.MinSize()
	right.Resize(least)
	right.Move(fyne.NewPos(size.Width-margin-least.Width, (size.Height-least.Height)/2))
	height := search.MinSize().Height
	search.Resize(fyne.NewSize(min(look.Scaled(searchWidth), size.Width-3*margin-least.Width), height))
	search.Move(fyne.NewPos(margin, (size.Height-height)/2))
}
