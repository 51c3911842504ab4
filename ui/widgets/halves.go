package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Halves puts two objects side by side, each half as wide and at least least wide, with a gap between, at the top; in
// designed units.
func Halves(least, gap float32, left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(halves{least, gap}, left, right)
}

type halves struct{ least, gap float32 }

// MinSize leaves a label and its field room, and is as high as the higher one.
func (h halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := max(objects[0].MinSize().Height, objects[1].MinSize().Height)
	return fyne.NewSize(scaled(2*h.least+h.gap), height)
}

// Layout gives both the same width, and each the height that it needs.
func (h halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - scaled(h.gap)) / 2
	for i, o := range objects {
		place(o, float32(i)*(width+scaled(h.gap)), 0, width, o.MinSize().Height)
	}
}
