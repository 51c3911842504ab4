package surveys

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// Measures of pairs in designed units.
const (
	pairGap   = 12
	pairLeast = 280 // of one of two beside each other
)

// pairs puts objects in two columns, row by row, and below each other where they have no room for that. The height that
// they need is known once they were given a width.
func pairs(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&pairsLayout{}, objects...)
}

type pairsLayout struct{ single bool }

// rows are the visible objects, so many beside each other as there is room for.
func (l *pairsLayout) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var out [][]fyne.CanvasObject
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if n := len(out); n > 0 && len(out[n-1]) == 1 && !l.single {
			out[n-1] = append(out[n-1], o)
			continue
		}
		out = append(out, []fyne.CanvasObject{o})
	}
	return out
}

// MinSize is as wide as one column.
func (l *pairsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(look.Scaled(pairLeast), 0)
	for i, row := range l.rows(objects) {
		if i > 0 {
			size.Height += look.Scaled(pairGap / 2)
		}
		size.Height += tallest(row)
	}
	return size
}

func tallest(row []fyne.CanvasObject) float32 {
	var height float32
	for _, o := range row {
		height = max(height, o.MinSize().Height)
	}
	return height
}

// Layout gives each its width before it asks for its height.
func (l *pairsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := look.Scaled(pairGap)
	l.single = size.Width < 2*look.Scaled(pairLeast)+gap
	width := (size.Width - gap) / 2
	if l.single {
		width = size.Width
	}
	var y float32
	for _, row := range l.rows(objects) {
		for _, o := range row {
			o.Resize(fyne.NewSize(width, o.Size().Height))
		}
		height := tallest(row)
		for i, o := range row {
			o.Move(fyne.NewPos(float32(i)*(width+gap), y))
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
		}
		y += height + gap/2
	}
}
