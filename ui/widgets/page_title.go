package widgets

import "fyne.io/fyne/v2"

// titleLeast is the room that a title has at the least, in designed units.
const titleLeast = 80

// titleLayout puts the way back, the title, the counts and the deeds of a page into one line. Where
// the window is narrow the counts give way first and then the title; the deeds stay.
type titleLayout struct{ back, title, counts, deeds fyne.CanvasObject }

func (l *titleLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	back, title, deeds := least(l.back), least(l.title), least(l.deeds)
	width := back.Width + min(title.Width, scaled(titleLeast)) + deeds.Width
	return fyne.NewSize(width, max(back.Height, title.Height, deeds.Height))
}

func (l *titleLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	var x float32
	put := func(o fyne.CanvasObject, room float32) {
		need := least(o)
		width := max(0, min(need.Width, room))
		place(o, x, (size.Height-need.Height)/2, width, need.Height)
		x += width
	}
	deeds := least(l.deeds).Width
	put(l.back, size.Width)
	put(l.title, size.Width-deeds-x)
	put(l.counts, size.Width-deeds-x)
	x = max(x, size.Width-deeds)
	put(l.deeds, deeds)
}
