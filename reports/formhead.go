package reports

import "taizhang/reports/page"

// formHead is what stands above the table of a form that is written on: title, lines to write on, and the code in the
// corner.
type formHead struct {
	look
	title page.Block
	lines [][]slot
	high  []float64 // of the lines, mm
	code  formCode
}

// headLine is a line of the head, to be written on, mm.
const headLine = 7.2

// slot is a piece of a line of the head: a label, and perhaps a line to write on behind it, or a box to tick.
type slot struct {
	label  string
	value  string
	least  float64 // of the line to write on, mm; 0: there is none
	ticks  bool
	ticked bool
}

// measured is the head with the lines to write on fitted to what stands on them.
func (h formHead) measured() formHead {
	h.high = make([]float64, len(h.lines))
	for i, line := range h.lines {
		h.fill(line)
		h.high[i] = headLine
		for _, s := range line {
			if s.least > 0 {
				h.high[i] = max(h.high[i], h.value(s).Height()+1)
			}
		}
	}
	return h
}

// beside is the width beside the code in the corner.
func (h formHead) beside() float64 { return h.width() - qrSide - 4 }

// height is the height of the head.
func (h formHead) height() float64 { return max(h.title.Height()+h.written(), qrSide+qrText) }

// written is the height of the lines to be written on.
func (h formHead) written() float64 {
	sum := 0.0
	for _, high := range h.high {
		sum += high
	}
	return sum
}

// tickSide is the side of a box to tick, and tickRoom its width with what parts it from its label, mm.
func (h formHead) tickSide() float64 { return 0.9 * h.subtitle.Em() }
func (h formHead) tickRoom() float64 { return 1.15 * h.subtitle.Em() }

// fill gives the lines to write on what the labels leave: what their values need, and the rest by their least; where
// that is not enough, all give way alike and the values shrink.
func (h formHead) fill(line []slot) {
	room, needs, leasts := h.beside(), 0.0, 0.0
	for _, s := range line {
		room -= h.subtitle.Width(s.label)
		if s.ticks {
			room -= h.tickRoom()
		}
		needs, leasts = needs+h.need(s), leasts+s.least
	}
	for i, s := range line {
		switch {
		case s.least == 0:
		case needs > room:
			line[i].least = h.need(s) * room / needs
		default:
			line[i].least = h.need(s) + (room-needs)*s.least/leasts
		}
	}
}

// need is the length of a line to write on that holds its value.
func (h formHead) need(s slot) float64 {
	if s.least == 0 {
		return 0
	}
	return max(s.least, h.subtitle.Width(s.value)+h.subtitle.Em())
}

// formHead draws the head of a sheet.
func (p *press) formHead(h formHead) {
	box := page.Rect{X: h.left, Y: h.top, W: h.beside(), H: h.title.Height()}
	p.doc.Put(h.title, box, page.Black, page.Centre)
	y := h.top + h.height() - h.written()
	for i, line := range h.lines {
		x := h.left
		for _, s := range line {
			x = p.slot(h, s, page.Rect{X: x, Y: y, H: h.high[i]})
		}
		y += h.high[i]
	}
	p.drawCode(h.code, h.foot, h.left+h.width(), h.top)
}

// slot draws a piece of a line of the head and returns the x behind it.
func (p *press) slot(h formHead, s slot, box page.Rect) float64 {
	if s.ticks {
		p.doc.Tick(box.X, box.Y+(box.H-h.tickSide())/2, h.tickSide(), s.ticked, page.Black)
		box.X += h.tickRoom()
	}
	if s.label != "" {
		box.W = h.subtitle.Width(s.label)
		p.doc.Put(h.subtitle.Line(s.label, box.W), box, page.Black, page.Right) // a blank in front is not drawn
		box.X = box.Right()
	}
	if s.least == 0 {
		return box.X
	}
	box.W = s.least
	line := box.Bottom() - 0.9
	p.doc.Line(box.X, line, box.Right(), line, page.Hairline, page.Black)
	p.doc.Put(h.value(s), box, page.Black, page.Centre)
	return box.Right()
}

// value is what stands on a line to write on: on one line of type, if need be smaller, else on lines of about the same
// length.
func (h formHead) value(s slot) page.Block {
	return evenly(h.subtitle, s.value, s.least, h.leastBody)
}

// evenly is Type.Fit with lines of about the same length.
func evenly(typ page.Type, s string, width, least float64) page.Block {
	b := typ.Fit(s, width, least)
	if len(b.Lines) > 1 {
		return b.Type.Balanced(s, width)
	}
	return b
}

// signLine draws a label and a line to write on behind it, with what is known on it; it returns the x behind them.
func (p *press) signLine(l look, at page.Rect, label, value string, length float64) float64 {
	typ := l.subtitle
	at.W = typ.Width(label)
	p.doc.Put(typ.Line(label, at.W), at, page.Black, page.Left)
	at.X, at.W = at.Right(), length
	p.doc.Line(at.X, at.Bottom(), at.Right(), at.Bottom(), page.Hairline, page.Black)
	known := evenly(typ, value, at.W, l.leastBody).Limit(2, at.W)
	high := max(at.H, known.Height())
	p.doc.Put(known, page.Rect{X: at.X, Y: at.Bottom() - high, W: at.W, H: high}, page.Black, page.Centre)
	return at.Right()
}
