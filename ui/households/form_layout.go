package households

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// newFormColumns puts cards into two columns in reading order, down the left one first, or into one where the page is
// narrow. A card stays in its column while notes come and go.
func newFormColumns(cards ...fyne.CanvasObject) *fyne.Container {
	return container.New(&formColumns{}, cards...)
}

type formColumns struct {
	width float32
	left  int // cards in the left column, 0 until they were first laid out
}

// MinSize is the height of the longer column at the width given last.
func (l *formColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	size.Height = l.place(objects, l.width, nil)
	return size
}

// Layout places the cards twice: what wraps knows its height only once it has its width.
func (l *formColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for range 2 {
		l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, width, height float32) {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(width, height))
		})
	}
}

func (l *formColumns) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	gap, left, each := look.Scaled(cardGap), len(objects), width
	if len(objects) > 1 && (width >= look.Scaled(twoColumnsFrom) || width == 0) {
		left, each = l.split(objects), (width-gap)/2
	}
	most := float32(look.Scaled(widestField))
	each = min(each, most)
	var heights [2]float32
	for i, o := range objects {
		column := 0
		if i >= left {
			column = 1
		}
		height := o.MinSize().Height
		if put != nil {
			put(o, float32(column)*(each+gap), heights[column], each, height)
		}
		heights[column] += height + gap
	}
	return max(0, heights[0], heights[1]-gap)
}

// widestField is the width beyond which a card of a form doesn't grow, in designed units.
const widestField = 620

// split says how many cards go into the left column so that both are about as high.
func (l *formColumns) split(objects []fyne.CanvasObject) int {
	if l.left != 0 {
		return l.left
	}
	var total, above, best float32
	for _, o := range objects {
		total += o.MinSize().Height
	}
	at := 1
	best = total
	for i, o := range objects {
		above += o.MinSize().Height
		if taller := max(above, total-above); taller < best {
			at, best = i+1, taller
		}
	}
	if l.width > 0 {
		l.left = at
	}
	return at
}
