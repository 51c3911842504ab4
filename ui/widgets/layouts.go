package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Row puts objects side by side, each as wide as it needs and in the middle of the height,
// gap designed units apart.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap}, objects...)
}

// Stack puts objects below each other at full width, gap designed units apart.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stackLayout{gap: gap}, objects...)
}

// Inset puts a margin of so many designed units around an object: top and bottom, left and right.
func Inset(vertical, horizontal float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&insetLayout{vertical: vertical, horizontal: horizontal}, object)
}

// Frame puts objects around a middle without any gap; those that are nil take no room.
func Frame(top, bottom, left, right, middle fyne.CanvasObject) *fyne.Container {
	l := &frameLayout{top: top, bottom: bottom, left: left, right: right, middle: middle}
	box := container.New(l)
	for _, o := range []fyne.CanvasObject{middle, top, bottom, left, right} {
		if o != nil {
			box.Add(o)
		}
	}
	return box
}

type frameLayout struct{ top, bottom, left, right, middle fyne.CanvasObject }

// least is the size of an object that is there and shown.
func least(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

// shownHeight is the height at a width of an object that is there and shown.
func shownHeight(o fyne.CanvasObject, width float32) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	return heightAt(o, width)
}

func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	row := least(l.middle).AddWidthHeight(least(l.left).Width+least(l.right).Width, 0)
	row.Height = max(row.Height, least(l.left).Height, least(l.right).Height)
	width := max(row.Width, least(l.top).Width, least(l.bottom).Width)
	return fyne.NewSize(width, row.Height+least(l.top).Height+least(l.bottom).Height)
}

func (l *frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top, bottom := shownHeight(l.top, size.Width), shownHeight(l.bottom, size.Width)
	left, right := least(l.left).Width, least(l.right).Width
	height := size.Height - top - bottom
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		if o != nil {
			place(o, x, y, width, height)
		}
	}
	put(l.top, 0, 0, size.Width, top)
	put(l.bottom, 0, size.Height-bottom, size.Width, bottom)
	put(l.left, 0, top, left, height)
	put(l.right, size.Width-right, top, right, height)
	put(l.middle, left, top, size.Width-left-right, height)
}

// heightAt is the height that an object needs at a width. Wrapping text breaks its lines when it
// is sized, so that it gets the width before it is asked.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if now := o.Size(); now.Width != width {
		o.Resize(fyne.NewSize(max(0, width), now.Height))
	}
	return o.MinSize().Height
}

// Spacer takes the room that is left in a Row, Stack or box.
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

// visibleOf leaves out what is hidden.
func visibleOf(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var visible []fyne.CanvasObject
	for _, o := range objects {
		if o != nil && o.Visible() {
			visible = append(visible, o)
		}
	}
	return visible
}

func isSpacer(o fyne.CanvasObject) bool {
	_, ok := o.(layout.SpacerObject)
	return ok
}

// shares says how much each spacer gets of the room that the others leave.
func shares(objects []fyne.CanvasObject, room float32) float32 {
	n := 0
	for _, o := range objects {
		if isSpacer(o) {
			n++
		}
	}
	if n == 0 || room <= 0 {
		return 0
	}
	return room / float32(n)
}

type rowLayout struct{ gap float32 }

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range visibleOf(objects) {
		if i > 0 {
			size.Width += scaled(l.gap)
		}
		least := o.MinSize()
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	return size
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	spare := shares(objects, size.Width-l.MinSize(objects).Width)
	var x float32
	for _, o := range visibleOf(objects) {
		least := o.MinSize()
		if isSpacer(o) {
			least.Width = spare
		}
		least.Width = max(0, min(least.Width, size.Width-x))
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		o.Resize(least)
		x += least.Width + scaled(l.gap)
	}
}

type stackLayout struct{ gap float32 }

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range visibleOf(objects) {
		if i > 0 {
			size.Height += scaled(l.gap)
		}
		least := o.MinSize()
		size.Height += least.Height
		size.Width = max(size.Width, least.Width)
	}
	return size
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range visibleOf(objects) {
		heightAt(o, size.Width)
	}
	spare := shares(objects, size.Height-l.MinSize(objects).Height)
	var y float32
	for _, o := range visibleOf(objects) {
		height := o.MinSize().Height
		if isSpacer(o) {
			height = spare
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + scaled(l.gap)
	}
}

type insetLayout struct{ vertical, horizontal float32 }

func (l *insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range visibleOf(objects) {
		least = least.Max(o.MinSize())
	}
	return least.Add(fyne.NewSize(2*scaled(l.horizontal), 2*scaled(l.vertical)))
}

func (l *insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(scaled(l.horizontal), scaled(l.vertical)))
		o.Resize(fyne.NewSize(
			max(0, size.Width-2*scaled(l.horizontal)),
			max(0, size.Height-2*scaled(l.vertical))))
	}
}

// FixedWidth keeps an object at a designed width, so that wrapping text knows its own.
func FixedWidth(width float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{width: width}, object)
}

// FixedHeight keeps an object, such as a table in a dialog, at a designed height.
func FixedHeight(height float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedHeightLayout{height: height}, object)
}

type fixedHeightLayout struct{ height float32 }

func (l *fixedHeightLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, scaled(l.height))
}

func (l *fixedHeightLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
}

type fixedLayout struct{ width float32 }

func (l *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := scaled(l.width)
	var height float32
	for _, o := range objects {
		height = max(height, heightAt(o, width))
	}
	return fyne.NewSize(width, height)
}

func (l *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, size.Height))
		o.Move(fyne.NewPos(0, 0))
	}
}

// Columns puts objects side by side at designed widths, gap designed units apart and with their heads on one line; one of
// width 0 takes what is left.
func Columns(gap float32, widths []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{gap, widths}, objects...)
}

type columnsLayout struct {
	gap    float32
	widths []float32
}

func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(scaled(l.gap)*float32(len(objects)-1), 0)
	for i, o := range objects {
		width := scaled(l.widths[i])
		if width == 0 {
			width = o.MinSize().Width
		}
		size.Width += width
		size.Height = max(size.Height, heightAt(o, width))
	}
	return size
}

func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, o := range objects {
		width := scaled(l.widths[i])
		if width == 0 {
			width = max(0, size.Width-x)
		}
		place(o, x, 0, width, heightAt(o, width))
		x += width + scaled(l.gap)
	}
}
