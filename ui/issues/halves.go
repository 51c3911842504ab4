package issues

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// Measures of two halves in designed units.
const (
	halvesGap = 20
	leastHalf = 215 // a choice of many words is cut where it has no more room
)

// halves puts two objects side by side, each half as wide, at the top.
func halves(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(halvesLayout{}, left, right)
}

type halvesLayout struct{}

// MinSize leaves a label and its field room, and is as high as the higher one.
func (halvesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := max(objects[0].MinSize().Height, objects[1].MinSize().Height)
	return fyne.NewSize(look.Scaled(2*leastHalf+halvesGap), height)
}

// Layout gives both the same width, and each the height that it needs.
func (halvesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - look.Scaled(halvesGap)) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+look.Scaled(halvesGap)), 0))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
}
