package sheet

import (
	"bytes"
	"slices"
)

// The largest spans that HTML allows.
const (
	maxColspan = 1000
	maxRowspan = 65534
)

// htmlAttrs are the attributes of a row or a cell that matter.
type htmlAttrs struct {
	colspan, rowspan int
	hidden           bool
}

// spanOf reads a span; nonsense and zero count as one.
func spanOf(value []byte, most int) int {
	return min(max(atoi(bytes.TrimSpace(value)), 1), most)
}

// htmlGrid lays the cells of one table into columns.
type htmlGrid struct {
	out     *sink // where rows go; nil while the page is only looked over
	offset  int64 // of the <table> tag in the page
	content bool  // some cell has text
	caption []byte
	merges  []Range
	left    *int // how many more cells of the page may cover others

	row       int // number of the current or last row
	hidden    bool
	inRow     bool
	inCell    bool
	inCaption bool
	col       int   // of the current cell
	next      int   // first column behind it
	down      []int // by column: how many rows, with this one, a cell from above or here covers
	buf       []byte
}

// startRow begins a <tr>, ending the one that was not closed.
func (g *htmlGrid) startRow(a htmlAttrs) error {
	if err := g.endRow(); err != nil {
		return err
	}
	g.inRow, g.inCaption, g.hidden = true, false, a.hidden
	g.row++
	g.next = 0
	if g.out != nil {
		g.out.begin()
	}
	return nil
}

// endRow ends the row, if one is open.
func (g *htmlGrid) endRow() error {
	if !g.inRow {
		return nil
	}
	if err := g.endCell(); err != nil {
		return err
	}
	g.inRow = false
	for i := range g.down {
		g.down[i] = max(g.down[i]-1, 0)
	}
	if g.out == nil {
		return nil
	}
	return g.out.commit(g.row, g.hidden)
}

// startCell begins a <td> or <th> in the next column that no cell from above covers.
func (g *htmlGrid) startCell(a htmlAttrs) error {
	if !g.inRow {
		if err := g.startRow(htmlAttrs{}); err != nil {
			return err
		}
	}
	if err := g.endCell(); err != nil {
		return err
	}
	g.col = g.next
	for g.col < len(g.down) && g.down[g.col] > 0 {
		g.col++
	}
	g.next = g.col + a.colspan
	g.inCell = true
	g.buf = g.buf[:0]
	g.cover(a)
	return g.merge(a)
}

// cover notes which columns the current cell takes in the rows below.
func (g *htmlGrid) cover(a htmlAttrs) {
	end := min(g.next, MaxCols)
	if a.rowspan == 1 {
		return
	}
	for len(g.down) < end {
		g.down = append(g.down, 0)
	}
	for i := g.col; i < end; i++ {
		g.down[i] = a.rowspan
	}
}

// merge notes a cell that covers others.
func (g *htmlGrid) merge(a htmlAttrs) error {
	if g.out != nil || a.colspan == 1 && a.rowspan == 1 {
		return nil
	}
	if *g.left--; *g.left < 0 {
		return damaged("网页里的合并单元格过多")
	}
	g.merges = append(g.merges, Range{
		FirstRow: g.row, LastRow: g.row + a.rowspan - 1,
		FirstCol: g.col, LastCol: g.col + a.colspan - 1,
	})
	return nil
}

// spans returns the merged ranges, cut off at the end of the table.
func (g *htmlGrid) spans() []Range {
	for i := range g.merges {
		g.merges[i].LastRow = min(g.merges[i].LastRow, g.row)
	}
	return g.merges
}

// endCell ends the cell, if one is open.
func (g *htmlGrid) endCell() error {
	if !g.inCell {
		return nil
	}
	g.inCell = false
	if len(g.buf) > maxHTMLCell {
		return damaged("网页里有单元格内容过长")
	}
	text := bytes.TrimRight(g.buf, " \n")
	if len(bytes.Trim(text, "\u00A0 \n")) == 0 {
		return nil // &nbsp; is how pages write an empty cell
	}
	g.content = true
	if g.out == nil {
		return nil
	}
	return g.out.place(g.col, textCell(string(text)))
}

// text adds what is shown; as on a page, a run of white space counts as one space, and none at
// the beginning of a line.
func (g *htmlGrid) text(raw []byte) {
	switch {
	case g.inCaption:
		g.caption = append(g.caption, raw[:min(len(raw), maxCaption)]...)
		g.caption = g.caption[:min(len(g.caption), maxCaption)]
		return
	case !g.inCell || len(g.buf) > maxHTMLCell:
		return
	}
	for i := 0; i < len(raw); {
		if isXMLSpace(raw[i]) || raw[i] == '\f' {
			g.space()
			i++
			continue
		}
		end := slices.IndexFunc(raw[i:], func(c byte) bool { return isXMLSpace(c) || c == '\f' })
		if end < 0 {
			end = len(raw) - i
		}
		g.buf = append(g.buf, raw[i:i+end]...)
		i += end
	}
}

// maxCaption bounds the name of a sheet that a page gives, and maxHTMLCell a cell, in bytes.
const (
	maxCaption  = 120
	maxHTMLCell = 128 << 10
)

// space adds one space where it counts.
func (g *htmlGrid) space() {
	if n := len(g.buf); n > 0 && g.buf[n-1] != ' ' && g.buf[n-1] != '\n' {
		g.buf = append(g.buf, ' ')
	}
}

// newLine begins a new line in the cell, unless nothing stands before it.
func (g *htmlGrid) newLine() {
	if !g.inCell {
		return
	}
	g.buf = bytes.TrimRight(g.buf, " ")
	if n := len(g.buf); n > 0 && g.buf[n-1] != '\n' {
		g.buf = append(g.buf, '\n')
	}
}
