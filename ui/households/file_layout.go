package households

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of the page in designed units.
const (
	factLabelWidth = 138 // 是否解决安全饮用水
	cardGap        = 12
	twoColumnsFrom = 720 // narrower pages have their cards in one column
)

// fact is a label and its value on a card.
type fact struct {
	label string
	value *value
}

// newFacts puts facts below each other, values beside their labels.
func newFacts(facts ...fact) fyne.CanvasObject {
	box := container.New(factLayout{})
	for _, f := range facts {
		box.Add(widgets.NewQuiet(f.label))
		box.Add(f.value)
	}
	return box
}

// factLayout gives the labels one column and the values the rest; a value that wraps makes its line
// higher.
type factLayout struct{}

// lineHeight is the least height of a line of a card.
func lineHeight() float32 { return look.Scaled(26) }

// MinSize is the height of all lines at the widths that the values have now.
func (factLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(look.Scaled(factLabelWidth)*2, 0)
	for i := 1; i < len(objects); i += 2 {
		size.Height += max(lineHeight(), objects[i].MinSize().Height)
	}
	return size
}

// Layout puts each label beside the first line of its value.
func (factLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, y := look.Scaled(factLabelWidth), float32(0)
	for i := 1; i < len(objects); i += 2 {
		label, v := objects[i-1], objects[i]
		width := size.Width - left
		single := false
		if v, ok := v.(*value); ok && !v.wraps {
			width, single = min(width, v.MinSize().Width), true
		}
		v.Resize(fyne.NewSize(width, v.Size().Height)) // wraps, so that the height is known
		height := max(lineHeight(), v.MinSize().Height)
		label.Move(fyne.NewPos(0, y))
		label.Resize(fyne.NewSize(left-look.Scaled(8), lineHeight()))
		if single {
			label.Resize(fyne.NewSize(left-look.Scaled(8), height)) // in the middle, as the value is
		}
		v.Move(fyne.NewPos(left, y))
		v.Resize(fyne.NewSize(width, height))
		y += height
	}
}

// newColumns puts cards into two columns of about the same height, or one where the page is narrow.
func newColumns(cards ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{}, cards...)
}

type columnsLayout struct{ width float32 }

// MinSize is the height of the longer column at the width given last.
func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	size.Height = l.place(objects, l.width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return size
}

// Layout places the cards; their values wrap first, so that the heights are right.
func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	put := func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	}
	l.place(objects, size.Width, put)
	l.place(objects, size.Width, put)
}

// place puts each card below the shorter column and returns the height of the longer one.
func (l *columnsLayout) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	gap := look.Scaled(cardGap)
	heights := make([]float32, 1, 2)
	if width >= look.Scaled(twoColumnsFrom) || width == 0 {
		heights = heights[:2]
	}
	each := (width - gap*float32(len(heights)-1)) / float32(len(heights))
	for _, o := range objects {
		column := shortest(heights)
		height := o.MinSize().Height
		put(o, fyne.NewPos(float32(column)*(each+gap), heights[column]), fyne.NewSize(each, height))
		heights[column] += height + gap
	}
	return max(0, tallest(heights)-gap)
}

func shortest(heights []float32) int {
	at := 0
	for i, h := range heights {
		if h < heights[at] {
			at = i
		}
	}
	return at
}

func tallest(heights []float32) float32 {
	most := float32(0)
	for _, h := range heights {
		most = max(most, h)
	}
	return most
}
