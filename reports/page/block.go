package page

import (
	"math"
	"slices"

	"taizhang/reports/font"
)

// Type is a face at a size in points.
type Type struct {
	Face *font.Face
	Size float64
}

// Em is the type size in mm.
func (t Type) Em() float64 { return t.Size / pointsPerMM }

// Pitch is the distance between lines that suits running text, mm.
func (t Type) Pitch() float64 { return 1.3 * t.Em() }

// MM turns thousandths of the type size into mm.
func (t Type) MM(thousandths int) float64 { return float64(thousandths) * t.Em() / 1000 }

// Thousandths turns mm into thousandths of the type size. It forgives a hair's breadth, so that
// text fits into the very width that was measured for it.
func (t Type) Thousandths(mm float64) int { return int(mm/t.Em()*1000 + 0.01) }

// Width is the width of s on one line, mm.
func (t Type) Width(s string) float64 { return t.MM(t.Face.Width(s)) }

// Wrap makes a block of s with lines at most width mm wide.
func (t Type) Wrap(s string, width float64) Block {
	s = font.Tidy(s)
	return Block{Text: s, Lines: t.Face.Wrap(s, t.Thousandths(width), nil), Type: t, Pitch: t.Pitch()}
}

// Line makes a block of one line at most width mm wide, shortened with … where s is longer.
// It is for what stands in full elsewhere on the same sheet.
func (t Type) Line(s string, width float64) Block {
	b := Block{Text: font.Tidy(s), Type: t, Pitch: t.Pitch()}
	if short := t.Face.Shorten(b.Text, t.Thousandths(width)); short != "" {
		b.Lines = []font.Line{{Text: short, Width: t.Face.Width(short)}}
	}
	return b
}

// Fit makes a block of s on one line at the largest size down to least that is at most width mm
// wide; if even least is too large, it wraps at that size.
func (t Type) Fit(s string, width, least float64) Block {
	s = font.Tidy(s)
	if natural := t.Width(s); natural > width {
		t.Size = max(least, math.Floor(2*t.Size*width/natural)/2)
	}
	return t.Wrap(s, width)
}

// Block is a wrapped text, ready to be put on a sheet.
type Block struct {
	Text  string // the whole text, for the list of what could not be printed
	Lines []font.Line
	Type  Type
	Pitch float64 // from line to line, mm
}

// Height is the height of all lines, mm.
func (b Block) Height() float64 { return float64(len(b.Lines)) * b.Pitch }

// Width is the width of the longest line, mm.
func (b Block) Width() float64 {
	w := 0
	for _, l := range b.Lines {
		w = max(w, l.Width)
	}
	return b.Type.MM(w)
}

// Balanced is Wrap with lines of about the same width, for labels.
func (t Type) Balanced(s string, width float64) Block {
	b := t.Wrap(s, width)
	if len(b.Lines) < 2 {
		return b
	}
	low, high := 0, t.Thousandths(width)
	for high-low > 10 {
		mid := (low + high) / 2
		lines := t.Face.Wrap(b.Text, mid, nil)
		if len(lines) > len(b.Lines) || slices.ContainsFunc(lines, func(l font.Line) bool { return l.Width > mid }) {
			low = mid
		} else {
			high, b.Lines = mid, lines
		}
	}
	return b
}

// Limit leaves at most n lines of a block that was wrapped to width mm; … stands for the rest.
func (b Block) Limit(n int, width float64) Block {
	if len(b.Lines) <= n {
		return b
	}
	face := b.Type.Face
	last := face.Shorten(b.Lines[n-1].Text+b.Lines[n].Text, b.Type.Thousandths(width))
	b.Lines = append(b.Lines[:n-1:n-1], font.Line{Text: last, Width: face.Width(last)})
	return b
}

// Align says where the lines of a block stand in their rectangle, left to right.
type Align int

// The alignments.
const (
	Left Align = iota
	Centre
	Right
)

// offset is the distance of a line's start from the left edge.
func (a Align) offset(room float64) float64 {
	switch a {
	case Centre:
		return room / 2
	case Right:
		return room
	}
	return 0
}
