package monthly

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
)

// columns puts what is looked into at a fixed width, and beside it what is written, which share the rest evenly.
func columns(about fyne.CanvasObject, written ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{}, append([]fyne.CanvasObject{about}, written...)...)
}

// columnsLayout remembers the width in which it was laid out last: text that wraps is as high as its width makes it.
type columnsLayout struct{ width float32 }

// leastShare is how narrow what is written may get, in designed units.
const leastShare = 120

// share is the width of each of the columns behind the first.
func (l *columnsLayout) share(n int, width float32) float32 {
	return max(look.Scaled(leastShare), (width-look.Scaled(contentWidth))/float32(n-1)-look.Scaled(columnGap))
}

// widthOf is the width of a column.
func (l *columnsLayout) widthOf(i, n int, width float32) float32 {
	if i == 0 {
		return look.Scaled(contentWidth)
	}
	return l.share(n, width)
}

// MinSize is as high as the highest column.
func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := len(objects)
	least := fyne.NewSize(look.Scaled(contentWidth)+float32(n-1)*look.Scaled(leastShare+columnGap), 0)
	for i, o := range objects {
		least.Height = max(least.Height, heightIn(o, l.widthOf(i, n, l.width)))
	}
	return least
}

// Layout gives each column its width, and the height that this asks for.
func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	var x float32
	for i, o := range objects {
		width := l.widthOf(i, len(objects), size.Width)
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, heightIn(o, width)))
		x += width + look.Scaled(columnGap)
	}
}

// heightIn is the height that something asks for at a width.
func heightIn(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}
