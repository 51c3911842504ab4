package page

import "taizhang/app/township"

// Fill paints a rectangle.
func (d *Document) Fill(r Rect, c township.RGB) {
	d.pen.setFill(c)
	d.pen.rect(r)
	d.pen.operator("f")
}

// FillAll paints rectangles in one go, so that no seam shows between those that touch.
func (d *Document) FillAll(list []Rect, c township.RGB) {
	d.pen.setFill(c)
	for _, r := range list {
		d.pen.rect(r)
	}
	d.pen.operator("f")
}

// Frame draws the outline of a rectangle with lines of the given width, mm.
func (d *Document) Frame(r Rect, width float64, c township.RGB) {
	d.pen.setStroke(c)
	d.pen.setWidth(width)
	d.pen.rect(r)
	d.pen.operator("S")
}

// Line draws a straight line of the given width, mm.
func (d *Document) Line(x1, y1, x2, y2, width float64, c township.RGB) {
	d.pen.setStroke(c)
	d.pen.setWidth(width)
	d.pen.line(x1, y1, x2, y2)
	d.pen.operator("S")
}

// Tick draws a tick box of the given side, mm, with its top left corner at x, y. It is drawn because
// the fonts have neither ☐ nor ☑.
func (d *Document) Tick(x, y, side float64, ticked bool, c township.RGB) {
	d.Frame(Rect{x, y, side, side}, Hairline, c)
	if ticked {
		d.Line(x+0.18*side, y+0.52*side, x+0.42*side, y+0.78*side, Outer, c)
		d.Line(x+0.42*side, y+0.78*side, x+0.86*side, y+0.2*side, Outer, c)
	}
}
