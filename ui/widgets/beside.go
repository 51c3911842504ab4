package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside puts a mark at the top left of text that wraps, gap designed units before it.
func Beside(gap float32, mark, text fyne.CanvasObject) *fyne.Container {
	return container.New(besideLayout{gap}, mark, text)
}

type besideLayout struct{ gap float32 }

func (l besideLayout) left(mark fyne.CanvasObject) float32 {
	return mark.MinSize().Width + scaled(l.gap)
}

func (l besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	mark, text := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(l.left(objects[0])+text.Width, max(mark.Height, text.Height))
}

func (l besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, mark := l.left(objects[0]), objects[0].MinSize()
	place(objects[0], 0, 0, mark.Width, mark.Height)
	place(objects[1], left, 0, size.Width-left, size.Height)
}

// quietGap is the room above and below each of the sentences of Noted, in designed units.
const quietGap = 3

// Noted puts sentences that stay back below a line.
func Noted(line fyne.CanvasObject, notes ...string) *fyne.Container {
	box := Stack(0, line)
	for _, note := range notes {
		box.Add(Inset(quietGap, 0, NewQuietProse(note)))
	}
	return box
}
