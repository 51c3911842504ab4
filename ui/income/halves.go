package income

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// halfGap is the distance between two halves, in designed units.
const halfGap = 12

// halves puts two objects side by side, each half as wide, at the top; where they have no room beside each other, the
// second one below. The height that they need is known once they were given a width; turned, which may be nil, is told when
// it becomes another.
func halves(left, right fyne.CanvasObject, turned func()) fyne.CanvasObject {
	return container.New(&halvesLayout{turned: turned}, left, right)
}

type halvesLayout struct {
	stacked bool
	turned  func()
}

// least is what the wider and the higher one need.
func (l *halvesLayout) least(objects []fyne.CanvasObject) (least fyne.Size, both float32) {
	for _, o := range objects {
		size := o.MinSize()
		least = least.Max(size)
		both += size.Height
	}
	return least, both + look.Scaled(halfGap)
}

// MinSize is as wide as the wider one.
func (l *halvesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least, both := l.least(objects)
	if l.stacked {
		least.Height = both
	}
	return least
}

// Layout gives both the same width, and each the height that it needs.
func (l *halvesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least, _ := l.least(objects)
	gap := look.Scaled(halfGap)
	was := l.stacked
	l.stacked = size.Width < 2*least.Width+gap
	width := (size.Width - gap) / 2
	if l.stacked {
		width = size.Width
	}
	var at fyne.Position
	for _, o := range objects {
		o.Move(at)
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		if l.stacked {
			at.Y += o.MinSize().Height + gap
		} else {
			at.X += width + gap
		}
	}
	if l.turned != nil && was != l.stacked {
		l.turned()
	}
}
