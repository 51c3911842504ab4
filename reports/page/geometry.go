// Package page puts text, lines and colours on sheets of paper and writes them as one PDF.
// It stands over gofpdf and adds what names need: runes beyond U+FFFF, runes that the fonts
// lack, and a ToUnicode map so that what is copied or searched is the true character.
// Lengths are millimetres, y down from the top of the sheet; type sizes are points.
package page

// Rect is a rectangle on a sheet: its top left corner, width and height in mm.
type Rect struct{ X, Y, W, H float64 }

// Right is the x of the right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom is the y of the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Sheet is a size of paper in mm, as it lies before the reader.
type Sheet struct{ Width, Height float64 }

// The sheets of the forms (forms.md).
var (
	A4          = Sheet{210, 297}
	A4Landscape = Sheet{297, 210}
	A3Landscape = Sheet{420, 297}
)

// Colours that are not a ledger's.
const (
	Black = 0x000000
	White = 0xFFFFFF
	Quiet = 0x5B6470 // design.md “Colour”, text / quiet
)

// Line widths of tables, mm (design.md “Paper”).
const (
	Hairline = 0.2
	Outer    = 0.4
)
