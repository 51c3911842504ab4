package income

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// growing puts objects below each other, in the order in which Tab leads through them; the one named takes the height that
// is left.
func growing(grows fyne.CanvasObject, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&growingLayout{grows}, objects...)
}

// growingGap is the distance between the objects, in designed units.
const growingGap = 6

type growingLayout struct{ grows fyne.CanvasObject }

// MinSize is as high as all of them.
func (l *growingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize()
			least = fyne.NewSize(max(least.Width, size.Width), least.Height+size.Height+look.Scaled(growingGap))
		}
	}
	return least
}

// Layout gives each its height; what wraps is given the width before it is asked.
func (l *growingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		}
	}
	spare := max(0, size.Height-l.MinSize(objects).Height)
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := o.MinSize().Height
		if o == l.grows {
			height += spare
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + look.Scaled(growingGap)
	}
}
