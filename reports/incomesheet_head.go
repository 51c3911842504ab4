package reports

import (
	"taizhang/app/township"
	"taizhang/reports/page"
)

// incomeHead is what stands above the table of form F4.
type incomeHead struct {
	look
	title page.Block
	lines [2][]slot
	high  [2]float64 // of the lines, mm
	code  formCode
}

// slot is a piece of a line of the head: a label, and perhaps a line to write on behind it, or a box to tick.
type slot struct {
	label  string
	value  string
	least  float64 // of the line to write on, mm; 0: there is none
	ticks  bool
	ticked bool
}

// headOf prepares the head of a form.
func headOf(f *township.IncomeForm, l look) incomeHead {
	h := incomeHead{look: l}
	h.title = l.title.Fit(f.Title(), h.beside(), l.subtitle.Size)
	stable, monitored, other := f.Ticks()
	h.lines[0] = []slot{
		{value: f.Town(), least: 30}, {label: "乡镇（街道）"}, {value: f.Hamlet(), least: 26}, {label: "村"}, {value: f.Team(), least: 14}, {label: "组"},
	}
	h.lines[1] = []slot{
		{label: "户主：", value: f.Head, least: 26},
		{label: "　家庭人口：", value: f.Population, least: 9},
		{label: "　户类型："},
		{label: township.TypeStable, ticks: true, ticked: stable},
		{label: " "},
		{label: township.TypeMonitored, ticks: true, ticked: monitored},
	}
	if other != "" {
		h.lines[1] = append(h.lines[1], slot{label: " "}, slot{value: other, least: 8})
	}
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
func (h incomeHead) beside() float64 { return h.width() - qrSide - 4 }

// height is the height of the head.
func (h incomeHead) height() float64 {
	return max(h.title.Height()+h.high[0]+h.high[1], qrSide+qrText)
}

// tickSide is the side of a box to tick, and tickRoom its width with what parts it from its label, mm.
func (h incomeHead) tickSide() float64 { return 0.9 * h.subtitle.Em() }
func (h incomeHead) tickRoom() float64 { return 1.15 * h.subtitle.Em() }

// fill gives the lines to write on what the labels leave: what their values need, and the rest by their least; where
// that is not enough, all give way alike and the values shrink.
func (h incomeHead) fill(line []slot) {
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
func (h incomeHead) need(s slot) float64 {
	if s.least == 0 {
		return 0
	}
	return max(s.least, h.subtitle.Width(s.value)+h.subtitle.Em())
}

// incomeHead draws the head of a sheet.
func (p *incomePress) incomeHead(h incomeHead) {
	box := page.Rect{X: h.left, Y: h.top, W: h.beside(), H: h.title.Height()}
	p.doc.Put(h.title, box, page.Black, page.Centre)
	y := h.top + h.height() - h.high[0] - h.high[1]
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
func (p *incomePress) slot(h incomeHead, s slot, box page.Rect) float64 {
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
func (h incomeHead) value(s slot) page.Block {
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
