package table

import (
	"context"

	"taizhang/reports/font"
	"taizhang/reports/page"
)

// Layout is a table cut into sheets.
type Layout struct {
	table *Table
	edges []float64 // of the columns, from the left edge of the table; one more than columns
	block []float64 // width of the text block in each column
	head  []page.Block
	overs []over
	upper float64 // height of the labels over several columns
	top   float64 // height of the heading, those included
	cells []cell  // row by row
	lines []font.Line
	pages [][]Piece
}

// cell is the text of a cell and where its lines are.
type cell struct {
	text         string
	width        int32 // on one line, thousandths of the type size
	first, count int32 // in Layout.lines
}

// Piece is a row on a sheet, or as many lines of it as the sheet holds.
type Piece struct {
	Row      int // in the rows, the totals behind them
	From, To int // lines of the row's cells
	Height   float64
}

// checkEvery is the number of rows between two looks at the context.
const checkEvery = 64

// Lay lays the table out, width mm wide. The only error is that the clerk has stopped the
// work, with township.CodeCancelled.
func (t *Table) Lay(ctx context.Context, width float64, room Room) (*Layout, error) {
	l := &Layout{table: t, cells: make([]cell, 0, t.count()*len(t.Columns))}
	pieces, err := l.measure(ctx)
	if err != nil {
		return nil, err
	}
	l.fit(width-t.Style.Bar, pieces)
	l.wrapHead()
	if err := l.wrapCells(ctx); err != nil {
		return nil, err
	}
	l.paginate(room)
	return l, nil
}

// stopped looks at the context every so many rows.
func stopped(ctx context.Context, row int) error {
	if row%checkEvery == 0 {
		return page.Stopped(ctx)
	}
	return nil
}

// measure tidies all texts and notes their widths; it returns the widest unbreakable piece of
// each column, in thousandths.
func (l *Layout) measure(ctx context.Context) (pieces []int, err error) {
	t := l.table
	pieces = make([]int, len(t.Columns))
	for i := range t.count() {
		if err := stopped(ctx, i); err != nil {
			return nil, err
		}
		row, face := t.row(i).Cells, t.typeOf(i).Face
		for j := range t.Columns {
			c := cell{}
			if j < len(row) {
				c.text = font.Tidy(row[j])
				whole, piece := face.Measure(c.text)
				c.width = int32(whole)
				pieces[j] = max(pieces[j], piece)
			}
			l.cells = append(l.cells, c)
		}
	}
	return pieces, nil
}

// fit gives the columns their widths.
func (l *Layout) fit(width float64, pieces []int) {
	t, weights := l.table, 0.0
	for _, c := range t.Columns {
		weights += c.Weight
	}
	x := t.Style.Bar
	l.edges = []float64{x}
	for j, w := range l.widths(width, weights, pieces) {
		x += w
		l.edges = append(l.edges, x)
		l.block = append(l.block, min(l.inner(j), t.Style.Body.MM(l.widest(j))))
	}
}

// widths are those of the columns: what they ask for, or what their weights say of the room between their paddings.
func (l *Layout) widths(width, weights float64, pieces []int) []float64 {
	t := l.table
	if t.Set {
		pad := 2 * t.Style.PadX
		widths := make([]float64, len(t.Columns))
		for j, c := range t.Columns {
			widths[j] = pad + (width-pad*float64(len(t.Columns)))*c.Weight/weights
		}
		return widths
	}
	spans := make([]span, len(t.Columns))
	for j, c := range t.Columns {
		spans[j] = l.ask(j, width*c.Weight/weights, pieces[j])
	}
	return share(spans, width)
}

// ask works out what column j needs; fair is its weighted share of the width.
func (l *Layout) ask(j int, fair float64, piece int) span {
	t := l.table
	c, body, pad := t.Columns[j], t.Style.Body, 2*t.Style.PadX
	label := t.Style.Head.Width(font.Tidy(c.Label))
	head := label/2 + 0.6*t.Style.Head.Em() // over two lines
	if label <= 2.1*t.Style.Head.Em() {
		head = label
	}
	whole, unbroken := body.MM(l.widest(j)), body.MM(piece)
	s := span{weight: c.Weight}
	if c.Wraps {
		room := body.Thousandths(max(0, rareLimit*fair-pad))
		s.need = max(body.MM(int(typical(l.column(j), float64(room)))), head) + pad
		s.min = min(max(unbroken, 3*body.Em(), head)+pad, fixedLimit*fair, s.need)
	} else {
		s.need = min(max(whole, head)+pad, fixedLimit*fair)
		s.min = s.need
	}
	return s
}

// column lists the widths of column j.
func (l *Layout) column(j int) []int32 {
	widths := make([]int32, 0, l.table.count())
	for i := j; i < len(l.cells); i += len(l.table.Columns) {
		widths = append(widths, l.cells[i].width)
	}
	return widths
}

// widest is the width of the widest cell of column j, thousandths.
func (l *Layout) widest(j int) int {
	w := int32(0)
	for i := j; i < len(l.cells); i += len(l.table.Columns) {
		w = max(w, l.cells[i].width)
	}
	return int(w)
}

// inner is the width of column j between its paddings.
func (l *Layout) inner(j int) float64 {
	return max(0, l.edges[j+1]-l.edges[j]-2*l.table.Style.PadX)
}

// wrapCells breaks the texts into lines, those that fit on one line without a second look.
func (l *Layout) wrapCells(ctx context.Context) error {
	t, columns := l.table, len(l.table.Columns)
	room := make([]int, columns)
	for j := range room {
		room[j] = t.Style.Body.Thousandths(l.inner(j))
	}
	l.lines = make([]font.Line, 0, len(l.cells))
	for i := range l.cells {
		c, j := &l.cells[i], i%columns
		if j == 0 {
			if err := stopped(ctx, i/columns); err != nil {
				return err
			}
		}
		c.first = int32(len(l.lines))
		switch {
		case c.text == "":
		case int(c.width) <= room[j]:
			l.lines = append(l.lines, font.Line{Text: c.text, Width: int(c.width)})
		default:
			l.lines = t.typeOf(i/columns).Face.Wrap(c.text, room[j], l.lines)
		}
		c.count = int32(len(l.lines)) - c.first
	}
	return nil
}
