package excel

import (
	"context"
	"strings"
	"time"

	"taizhang/app/township"
)

// The measures of the rejected rows' sheets: they are mended on screen, so they are sized for it.
const (
	rejectedSize   = 10.0
	rejectedRow    = 20.0
	rejectedWidest = 14 * em // of a column before it wraps
	rejectedLeast  = 2 * em
	headingLine    = 3 * em // of a heading before it takes two
	reasonWidest   = 26 * em
	reasonLeast    = 16 * em
	numberRoom     = 4 * em
	manyColumns    = 16 // more than this go on A3
	fewestHeadings = 3  // a row with fewer filled cells is a title, not a header
)

// rejectedSheet is the work on one RejectedSheet.
type rejectedSheet struct {
	b       *book
	in      RejectedSheet
	printed time.Time
	data    int // columns of the original
	fits    []columnFit
	sheet   *tableSheet
}

func (r *rejectedSheet) write(ctx context.Context) {
	for _, row := range r.in.Head {
		r.data = max(r.data, len(row))
	}
	for _, row := range r.in.Rows {
		r.data = max(r.data, len(row.Cells))
	}
	if len(r.in.Head) == 0 { // a table without headings still has to name the two new columns
		r.in.Head = [][]string{nil}
	}
	r.fits = r.fit()
	setup := sheetSetup{
		name:    r.b.names.take(r.in.Name, ""),
		paper:   paperA4.code,
		tab:     township.StyleOf(township.Relapsed).Ink,
		widths:  naturalWidths(r.fits, rejectedSize),
		rows:    len(r.in.Head) + len(r.in.Rows),
		head:    len(r.in.Head),
		footer:  r.in.Name + " · 拒收行",
		printed: r.printed,
	}
	if r.data > manyColumns {
		setup.paper = paperA3.code
	}
	r.sheet = r.b.addSheet(setup)
	r.addHead()
	r.addRows(ctx)
	r.sheet.filter(len(r.in.Head), r.sheet.row)
	r.sheet.close()
}

// fit measures headings and rows; titles are merged over many columns and have no say.
func (r *rejectedSheet) fit() []columnFit {
	naturals := make([]int, r.data+2)
	leasts := make([]int, r.data+2)
	for _, row := range r.in.Head[r.firstHeader():] {
		for c, s := range row {
			leasts[c] = max(leasts[c], min(headingRoom(s, headingLine, 1), rejectedWidest))
		}
	}
	for _, row := range r.in.Rows {
		for c, s := range row.Cells {
			naturals[c] = max(naturals[c], textWidth(s))
		}
		naturals[r.data+1] = max(naturals[r.data+1], textWidth(row.Reason))
	}
	fits := make([]columnFit, r.data+2)
	for c := range fits {
		widest := rejectedWidest
		if c == r.data+1 {
			widest, leasts[c] = reasonWidest, reasonLeast
		}
		fits[c] = wrapping(naturals[c], max(rejectedLeast, leasts[c]), rejectedSize)
		fits[c].natural = max(fits[c].least, min(naturals[c], widest))
	}
	fits[r.data] = columnFit{natural: numberRoom}
	return fits
}

// firstHeader is the index in Head of the first header row: titles above it fill few cells.
func (r *rejectedSheet) firstHeader() int {
	first := len(r.in.Head) - 1
	for first > 0 && filled(r.in.Head[first-1]) >= fewestHeadings {
		first--
	}
	return first
}

func filled(row []string) int {
	n := 0
	for _, s := range row {
		if strings.TrimSpace(s) != "" {
			n++
		}
	}
	return n
}

// addHead writes titles and headings as they were, and names the two new columns in the last row.
func (r *rejectedSheet) addHead() {
	first := r.firstHeader()
	title := look{size: rejectedSize, bold: true, ink: inkText, overflow: true}
	heading := look{size: rejectedSize, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	for i, row := range r.in.Head {
		l, lines := title, 1
		switch {
		case i >= first:
			l, lines = heading, r.lines(row)
		case filled(row) == 1:
			l.align = "center"
		}
		cells := r.textCells(row, l)
		if i >= first {
			cells[r.data], cells[r.data+1] = r.b.blank(l), r.b.blank(l)
		}
		if i == len(r.in.Head)-1 {
			cells[r.data] = r.b.text(RejectedNumberHeading, heading)
			cells[r.data+1] = r.b.text(RejectedReasonHeading, heading)
		}
		r.sheet.add(max(rejectedRow, heightOf(lines, rejectedSize)), cells)
	}
	for _, m := range r.in.Merges {
		if m.within(len(r.in.Head), r.data) {
			r.sheet.merge(m.FirstRow, m.LastRow, m.FirstCol, m.LastCol)
		}
	}
}

// within says whether the range lies in the head: one that does not would damage the workbook.
func (m HeadMerge) within(rows, cols int) bool {
	return 1 <= m.FirstRow && m.FirstRow <= m.LastRow && m.LastRow <= rows &&
		0 <= m.FirstCol && m.FirstCol <= m.LastCol && m.LastCol < cols
}

// textCells makes a full row of text cells; the two new columns are left to the caller.
func (r *rejectedSheet) textCells(row []string, l look) []any {
	cells := make([]any, r.data+2)
	for c := range r.data {
		cells[c] = r.b.text(cellText(row, c), l)
	}
	return cells
}

// cellText is the text of column c, “” behind the last.
func cellText(cells []string, c int) string {
	if c < len(cells) {
		return cells[c]
	}
	return ""
}

// addRows writes the refused rows with their numbers and reasons.
func (r *rejectedSheet) addRows(ctx context.Context) {
	plain := look{size: rejectedSize, ink: inkText, grid: true, align: "left"}
	relapsed := township.StyleOf(township.Relapsed)
	fault, number := plain, plain
	fault.bold, fault.ink, fault.fill = true, relapsed.Ink, relapsed.Tint
	number.align = "center"
	for i, row := range r.in.Rows {
		cells := r.textCells(row.Cells, plain)
		if c := row.Column; c >= 0 && c < r.data {
			cells[c] = r.b.text(cellText(row.Cells, c), fault)
		}
		cells[r.data] = r.b.number(row.Number, number)
		cells[r.data+1] = r.b.text(row.Reason, plain)
		lines := max(r.lines(row.Cells), countLines(row.Reason, r.room(r.data+1)))
		r.sheet.add(max(rejectedRow, heightOf(lines, rejectedSize)), cells)
		if i%progressStep == 0 {
			r.b.keep(stopped(ctx))
		}
	}
}

// lines is how many lines the longest of the cells takes in its column.
func (r *rejectedSheet) lines(cells []string) int {
	lines := 1
	for c, s := range cells {
		lines = max(lines, countLines(s, r.room(c)))
	}
	return lines
}

// room of column c.
func (r *rejectedSheet) room(c int) int { return r.fits[c].roomIn(r.sheet.widths[c], rejectedSize) }
