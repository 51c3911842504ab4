package page

import (
	"unicode/utf8"

	"taizhang/app/township"
	"taizhang/reports/font"
)

// Parts of an em: Chinese characters stand in a square that reaches from below the baseline up.
const (
	below = 0.12 // of the square, under the baseline
	// middle is the height of the square's middle over the baseline.
	middle = 0.5 - below
)

// Put writes a block into a rectangle, its lines centred top to bottom.
func (d *Document) Put(b Block, in Rect, ink township.RGB, align Align) {
	y := in.Y + (in.H-b.Height())/2
	whole := true
	for _, line := range b.Lines {
		width := b.Type.MM(line.Width)
		x := in.X + align.offset(in.W-width)
		baseline := y + b.Pitch/2 + middle*b.Type.Em()
		whole = d.run(line.Text, b.Type, x, baseline, ink) && whole
		d.report(line.Text, b.Type, Rect{x, baseline - (1-below)*b.Type.Em(), width, b.Type.Em()}, in)
		y += b.Pitch
	}
	if !whole {
		d.missing = append(d.missing, Missing{d.Pages(), b.Text})
	}
}

// uprightStep is the distance between upright characters in ems.
const uprightStep = 1.35

// UprightHeight is the height that PutUpright takes for s where it need not shrink, mm.
func UprightHeight(s string, t Type) float64 {
	return float64(utf8.RuneCountInString(font.Tidy(s))) * uprightStep * t.Em()
}

// PutUpright writes s from top to bottom, one upright character under the other, centred in a
// rectangle; the size shrinks as far as it takes to fit.
func (d *Document) PutUpright(s string, t Type, in Rect, ink township.RGB) {
	if h := UprightHeight(s, t); h > in.H {
		t.Size *= in.H / h
	}
	step := uprightStep * t.Em()
	y := in.Y + (in.H-UprightHeight(s, t))/2
	for _, r := range font.Tidy(s) {
		d.Put(t.Line(string(r), 2*t.Em()), Rect{in.X, y, in.W, step}, ink, Centre)
		y += step
	}
}

func (d *Document) report(text string, t Type, box, within Rect) {
	if d.observe != nil {
		d.observe(Mark{d.Pages(), text, box, within, t.Size})
	}
}

// run writes one line from x on the baseline y; it returns false if a character was printed as □.
func (d *Document) run(s string, t Type, x, y float64, ink township.RGB) (whole bool) {
	u := d.use(t)
	d.pen.setFill(ink)
	d.pen.ops = append(d.pen.ops, "BT "...)
	d.pen.point(x, y)
	d.pen.ops = append(d.pen.ops, "Td ("...)
	complete := true
	for _, r := range s {
		code, shown := u.code(r)
		d.pen.literal(code)
		complete = complete && shown
	}
	d.pen.ops = append(d.pen.ops, ")Tj ET\n"...)
	return complete || d.drawLacking(s, t, x, y, ink)
}

// drawLacking draws the runes of a line that the face lacks over the blanks left for them: from
// a fallback font, or as □, in which case it returns false.
func (d *Document) drawLacking(s string, t Type, x, y float64, ink township.RGB) (whole bool) {
	whole = true
	for _, r := range s {
		if !t.Face.Has(r) {
			if steps, ok := d.outline(r); ok {
				d.pen.glyph(steps, x, y, t.Em())
				d.pen.operator("f")
			} else {
				whole = false
				d.box(x, y, t.Em(), ink)
			}
		}
		x += t.MM(t.Face.Advance(r))
	}
	return whole
}

func (d *Document) outline(r rune) ([]font.Step, bool) {
	if d.fallback == nil {
		return nil, false
	}
	return d.fallback.Outline(r)
}

// box draws □ in the square of the character at x on the baseline y.
func (d *Document) box(x, y, em float64, ink township.RGB) {
	const inset = 0.1
	side := (1 - 2*inset) * em
	d.Frame(Rect{x + inset*em, y - (1-below-inset)*em, side, side}, 0.05*em, ink)
}
