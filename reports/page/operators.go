package page

import (
	"math"
	"strconv"

	"taizhang/app/township"
	"taizhang/reports/font"
)

// pointsPerMM turns the program's millimetres into the points of PDF.
const pointsPerMM = 72 / 25.4

// pen collects the drawing operators of one sheet. gofpdf's own calls format every number through
// fmt, which is what most of the time of a long list goes to; the pen also
// leaves out a colour or width that is set already. Coordinates are mm, y down from the top.
type pen struct {
	ops          []byte
	height       float64 // of the sheet, in points: PDF counts from the bottom
	fill, stroke colour
	width        int // of lines, in hundredths of a point
}

// colour is an RGB that may be unknown.
type colour struct {
	rgb   township.RGB
	known bool
}

// reset forgets what is set, at the start of a sheet.
func (p *pen) reset(heightMM float64) {
	*p = pen{ops: p.ops[:0], height: heightMM * pointsPerMM, width: -1}
}

// number appends v with two decimals, and a space.
func (p *pen) number(v float64) { p.hundredths(int64(math.Round(v * 100))) }

func (p *pen) hundredths(n int64) {
	if n < 0 {
		p.ops = append(p.ops, '-')
		n = -n
	}
	p.ops = strconv.AppendInt(p.ops, n/100, 10)
	if n %= 100; n != 0 {
		p.ops = append(p.ops, '.', byte('0'+n/10))
		if n%10 != 0 {
			p.ops = append(p.ops, byte('0'+n%10))
		}
	}
	p.ops = append(p.ops, ' ')
}

// point appends a place on the sheet.
func (p *pen) point(x, y float64) {
	p.number(x * pointsPerMM)
	p.number(p.height - y*pointsPerMM)
}

// operator appends an operator after its operands.
func (p *pen) operator(op string) { p.ops = append(append(p.ops, op...), '\n') }

func (p *pen) setFill(c township.RGB) {
	if want := (colour{c, true}); p.fill != want {
		p.fill = want
		p.rgb(c, "rg")
	}
}

func (p *pen) setStroke(c township.RGB) {
	if want := (colour{c, true}); p.stroke != want {
		p.stroke = want
		p.rgb(c, "RG")
	}
}

func (p *pen) rgb(c township.RGB, op string) {
	r, g, b := c.Split()
	for _, channel := range [3]uint8{r, g, b} {
		p.ops = strconv.AppendFloat(p.ops, float64(channel)/255, 'f', 3, 64)
		p.ops = append(p.ops, ' ')
	}
	p.operator(op)
}

func (p *pen) setWidth(mm float64) {
	if w := int(math.Round(mm * pointsPerMM * 100)); w != p.width {
		p.width = w
		p.hundredths(int64(w))
		p.operator("w")
	}
}

// rect appends a rectangle to the path.
func (p *pen) rect(r Rect) {
	p.point(r.X, r.Y+r.H)
	p.number(r.W * pointsPerMM)
	p.number(r.H * pointsPerMM)
	p.operator("re")
}

// line appends a straight line to the path.
func (p *pen) line(x1, y1, x2, y2 float64) {
	p.point(x1, y1)
	p.ops = append(p.ops, "m "...)
	p.point(x2, y2)
	p.operator("l")
}

// glyph appends an outline whose em starts at x on the baseline y and is em mm wide.
func (p *pen) glyph(steps []font.Step, x, y, em float64) {
	at := func(q font.Point) { p.point(x+q.X*em, y-q.Y*em) }
	for _, s := range steps {
		for _, c := range s.Controls {
			at(c)
		}
		at(s.To)
		switch {
		case s.Move:
			p.operator("m")
		case len(s.Controls) == 2:
			p.operator("c")
		default:
			p.operator("l")
		}
	}
}

// literal appends a code as two bytes of a PDF literal string.
func (p *pen) literal(code uint16) {
	for _, b := range [2]byte{byte(code >> 8), byte(code)} {
		switch b {
		case '\\', '(', ')':
			p.ops = append(p.ops, '\\', b)
		case '\r':
			p.ops = append(p.ops, '\\', 'r')
		default:
			p.ops = append(p.ops, b)
		}
	}
}
