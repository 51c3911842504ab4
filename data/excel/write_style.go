package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// fontName is on every Windows in China, for Excel and WPS alike; elsewhere a substitute is found.
const fontName = "微软雅黑"

// The number formats: built-in ones by their number in Excel, so that nothing depends on its language.
const (
	formatPlain = 0  // as many decimals as there are
	formatWhole = 1  // 0
	formatMoney = 4  // #,##0.00
	formatText  = 49 // @
)

// The colours of workbooks that belong to no ledger (design.md “Colour”).
const (
	inkText   township.RGB = 0x1D2127
	inkQuiet  township.RGB = 0x5B6470
	inkAccent township.RGB = 0x1F5F99
	inkWhite  township.RGB = 0xFFFFFF
	fillHead  township.RGB = 0xF5F6F8
	lineGrid  township.RGB = 0x8C939C
)

// look is how a cell appears. It is comparable, so that each look becomes one style of the book.
type look struct {
	size   float64 // points
	bold   bool
	link   bool // underlined
	ink    township.RGB
	fill   township.RGB // 0 for none: no look of ours fills with black
	grid   bool         // thin lines around
	align  string       // left, center or right
	indent int          // steps
	format int          // built-in number format
	unit   string       // word behind a whole number, instead of format
	quoted bool         // quotePrefix: see guard

	open     bool // may be filled in although the sheet is protected
	overflow bool // a title: runs on over the empty cells beside it instead of wrapping
	top      bool // at the upper edge, in cells that may go on over pages
}

// style returns the number of a look in the book.
func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok || b.err != nil {
		return id
	}
	id, err := b.newStyle(l)
	b.keep(err)
	b.styles[l] = id
	return id
}

func (b *book) newStyle(l look) (int, error) {
	if l.quoted {
		plain := l
		plain.quoted = false
		return b.quotedStyle(b.style(plain)), nil
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: l.size, Bold: l.bold, Color: hex(l.ink)},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", Indent: l.indent, WrapText: !l.overflow},
		NumFmt:    l.format,
	}
	if l.top {
		s.Alignment.Vertical = "top"
	}
	if l.open {
		s.Protection = &excelize.Protection{Locked: false}
	}
	if l.link {
		s.Font.Underline = "single"
	}
	if l.fill != 0 {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{hex(l.fill)}}
	}
	if l.grid {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: hex(lineGrid), Style: 1})
		}
	}
	if l.unit != "" {
		custom := `0"` + l.unit + `"`
		s.NumFmt, s.CustomNumFmt = 0, &custom
	}
	return b.file.NewStyle(s)
}

// quotedStyle adds the twin of a style with quotePrefix, which the library's own Style has no field for.
func (b *book) quotedStyle(id int) int {
	xfs := b.file.Styles.CellXfs
	if id >= len(xfs.Xf) {
		return id
	}
	twin := xfs.Xf[id]
	twin.QuotePrefix = new(true)
	xfs.Xf = append(xfs.Xf, twin)
	xfs.Count = len(xfs.Xf)
	return xfs.Count - 1
}

func hex(c township.RGB) string { return fmt.Sprintf("%06X", uint32(c)) }

// cellStyles are the styles of a column, found once for all its cells.
type cellStyles struct {
	look                        look
	text, whole, money, decimal int
}

// cellStyles finds the styles of a look; those of numbers only where there are any.
func (b *book) cellStyles(l look, numeric bool) cellStyles {
	styles := cellStyles{look: l, text: b.style(l.as(formatText))}
	if numeric {
		styles.whole, styles.money, styles.decimal = b.style(l.as(formatWhole)), b.style(l.as(formatMoney)), b.style(l.as(formatPlain))
	}
	return styles
}

// as is the look with another number format.
func (l look) as(format int) look {
	l.format = format
	return l
}

// textCell makes a string cell that nothing computes. An empty one has no value at all, so that a title
// beside it can run on over it.
func (s cellStyles) textCell(b *book, text string) excelize.Cell {
	if text == "" {
		return excelize.Cell{StyleID: s.text}
	}
	text, guarded := guard(text)
	if !guarded {
		return excelize.Cell{StyleID: s.text, Value: text}
	}
	l := s.look.as(formatText)
	l.quoted = true
	return excelize.Cell{StyleID: b.style(l), Value: text}
}

// text makes a string cell of a look.
func (b *book) text(s string, l look) any { return b.cellStyles(l, false).textCell(b, s) }

// number makes a cell with a whole number.
func (b *book) number(n int, l look) any {
	return excelize.Cell{StyleID: b.style(l.as(formatWhole)), Value: n}
}

// counted makes a cell with a whole number that shows its unit, if it has one: 12户.
func (b *book) counted(n int, unit string, l look) any {
	l.unit = unit
	return b.number(n, l)
}

// yuan is the number that a spreadsheet keeps for an amount.
func yuan(f township.Fen) float64 { return float64(f) / 100 }

// blank makes an empty cell that only has its look.
func (b *book) blank(l look) any { return b.text("", l) }
