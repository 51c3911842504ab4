package campaigns

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// halvesGap is the distance between two halves, in designed units.
const halvesGap = 28

// halves puts two objects side by side, each half as wide, at the top.
func halves(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(halvesLayout{}, left, right)
}

type halvesLayout struct{}

// MinSize is twice the wider one, as high as the higher one.
func (halvesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize().Max(objects[1].MinSize())
	return fyne.NewSize(2*least.Width+look.Scaled(halvesGap), least.Height)
}

// Layout gives both the same width, and each the height that it needs.
func (halvesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - look.Scaled(halvesGap)) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+look.Scaled(halvesGap)), 0))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
}
