package excel

import "math"

// A spreadsheet keeps column widths in digits of the workbook's default font and row heights in
// points, and neither Excel nor LibreOffice fits a streamed sheet when it opens it: what a row
// shows is what is estimated here. Texts are measured in hundredths of an em, the side of the
// square that a Chinese character fills; every estimate errs a little on the wide and high side.
const (
	em           = 100
	unitPoints   = 6.0  // points in one unit of column width: 8 pixels for the digit of 11 points
	cellPadding  = 1.0  // units that a cell keeps free at its sides
	indentUnits  = 1.2  // units that one step of indent takes
	lineFactor   = 1.42 // height of a line over the size of its letters
	linePadding  = 6.0  // points that a row keeps free above and below
	highestRow   = 400.0
	widestColumn = 250.0
)

// runeWidth is the advance of a character in the sans fonts of Windows and of ours, in ems / 100.
func runeWidth(r rune) int {
	switch {
	case r >= 0x1100 || r == '·':
		return em
	case r >= 'A' && r <= 'Z' || r == '@' || r == '%':
		return 72
	}
	return 57
}

// textWidth is the width of the widest line of s.
func textWidth(s string) int {
	widest, n := 0, 0
	for _, r := range s {
		if r == '\n' {
			n = 0
			continue
		}
		n += runeWidth(r)
		widest = max(widest, n)
	}
	return widest
}

// countLines is how many lines s takes in a room: Chinese breaks anywhere, a run of Latin letters
// or digits moves down whole unless it is longer than a line.
func countLines(s string, room int) int {
	room = max(room, em)
	lines, used, word := 1, 0, 0
	for _, r := range s {
		w := runeWidth(r)
		switch {
		case r == '\n':
			lines, used, word = lines+1, 0, 0
			continue
		case w < em && r != ' ':
			word += w
		default:
			word = 0
		}
		if used += w; used <= room {
			continue
		}
		lines++
		switch {
		case word == 0:
			used = w
		case word > room:
			used, word = w, w
		default:
			used = word
		}
	}
	return lines
}

// heightOf is the row height for a number of lines of a size.
func heightOf(lines int, size float64) float64 {
	return min(highestRow, math.Ceil(float64(lines)*size*lineFactor+linePadding))
}

// columnFit is what the width of a column depends on.
type columnFit struct {
	weight  float64 // share of the width that is left over, 0 for none
	least   int     // never less than this
	natural int     // the usual text on one line
	most    int     // every text on one line, where the page has room; 0 for natural
	indent  int     // of its cells
}

// wrapping makes the fit of a column whose text may wrap: its longest text never needs a row higher than
// a spreadsheet can show. It asks for no more than that until natural says otherwise.
func wrapping(longest, least int, size float64) columnFit {
	lines := int((highestRow-linePadding)/(size*lineFactor)) * 3 / 4
	least = max(least, longest/lines+em)
	return columnFit{least: least, natural: least}
}

// units is the width of a column with a room of n for text of a size.
func (f columnFit) units(n int, size float64) float64 {
	w := float64(n)/em*size/unitPoints + cellPadding + float64(f.indent)*indentUnits
	return math.Ceil(min(w, widestColumn)*100) / 100
}

// roomIn is the room of a column of that width, the inverse of units.
func (f columnFit) roomIn(width, size float64) int {
	const rounding = 0.01 // of a hundredth: floats
	return int((width-cellPadding-float64(f.indent)*indentUnits)*unitPoints/size*em + rounding)
}

// naturalWidths gives each column what it asks for.
func naturalWidths(fits []columnFit, size float64) []float64 {
	widths := make([]float64, len(fits))
	for i, f := range fits {
		widths[i] = f.units(f.natural, size)
	}
	return widths
}

// fitColumns fits the columns to a page. All start with their least; then whichever would wrap into
// the most lines gets another character, first until the usual texts of all fit, then the odd ones.
// What is left over at the end is shared out by weight.
func fitColumns(fits []columnFit, size, page float64) []float64 {
	least, natural, most := make([]int, len(fits)), make([]int, len(fits)), make([]int, len(fits))
	for i, f := range fits {
		least[i], natural[i], most[i] = f.least, f.natural, max(f.natural, f.most)
		page -= f.units(f.least, size)
	}
	step := size / unitPoints
	spare := grow(least, natural, page, step)
	spare = grow(least, most, spare, step)
	return shareOut(fits, least, size, spare)
}

// grow gives an em at a time to the room that is farthest from its wish, while the spare width
// lasts for such steps, and returns what remains.
func grow(rooms, wishes []int, spare, step float64) float64 {
	for ; spare >= step; spare -= step {
		i := mostLines(rooms, wishes)
		if i < 0 {
			break
		}
		rooms[i] += em
	}
	return spare
}

// mostLines is the room whose wish would take the most lines in it, -1 when all fit.
func mostLines(rooms, wishes []int) int {
	best, most := -1, 1.0
	for i, wish := range wishes {
		if lines := float64(wish) / float64(max(rooms[i], 1)); lines > most {
			best, most = i, lines
		}
	}
	return best
}

// shareOut turns rooms into widths and adds the spare width, if any, by weight.
func shareOut(fits []columnFit, rooms []int, size, spare float64) []float64 {
	weights := 0.0
	for _, f := range fits {
		weights += f.weight
	}
	widths := make([]float64, len(fits))
	for i, f := range fits {
		w := f.units(rooms[i], size)
		if spare > 0 && weights > 0 {
			w += spare * f.weight / weights
		}
		widths[i] = math.Round(w*100) / 100
	}
	return widths
}

// totalsKeep is how many households stand above the totals on their page (design.md “Paper”).
const totalsKeep = 2

// pageFill follows where a printed page ends, for the totals: a spreadsheet cannot keep rows together.
type pageFill struct {
	room float64 // under the repeated rows, in points
	used float64
	rows int
}

// newPageFill starts under repeated rows of a height. The last points are left out of account: programs
// round the heights of rows each in their way.
func newPageFill(page, repeated float64) pageFill {
	const rounding = 0.985
	return pageFill{room: page*rounding - repeated}
}

// add counts a row.
func (p *pageFill) add(height float64) {
	if p.used+height > p.room {
		p.used, p.rows = 0, 0
	}
	p.used += height
	p.rows++
}

// strands says whether a totals row would stand on a page with too few rows above it.
func (p *pageFill) strands(height float64) bool {
	return p.used+height > p.room || p.rows < totalsKeep
}
