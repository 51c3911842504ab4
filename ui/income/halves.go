package income

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// halfGap is the distance between two halves, in designed units.
const halfGap = 12

// halves puts two objects side by side, each half as wide, at the top.
func halves(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(halvesLayout{}, left, right)
}

type halvesLayout struct{}

// MinSize is that of the wider and of the higher one.
func (halvesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return fyne.NewSize(2*least.Width+look.Scaled(halfGap), least.Height)
}

// Layout gives both the same width, and each the height that it needs.
func (halvesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := look.Scaled(halfGap)
	width := (size.Width - gap) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+gap), 0))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
}
