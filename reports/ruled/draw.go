package ruled

import "taizhang/reports/page"

// Draw puts the part of the form that belongs on a sheet, counted from 0, onto the current sheet of d, with its top left
// corner at x, y.
func (l *Layout) Draw(d *page.Document, sheet int, x, y float64) {
	l.drawHead(d, x, y)
	from, to := l.Rows(sheet)
	at := y + l.top
	begun := at // of the group
	for i := from; i < to; i++ {
		l.drawRow(d, i, x, at)
		at += l.high[i]
		if end := min(l.groupEnd(i), to); i+1 < end {
			l.rule(d, x+l.edges[1], at, x)
			continue
		}
		l.drawLabel(d, i, page.Rect{X: x, Y: begun, W: l.edges[1], H: at - begun})
		if i+1 < to {
			l.rule(d, x, at, x)
		}
		begun = at
	}
	l.drawColumns(d, sheet, x, y)
}

func (l *Layout) drawHead(d *page.Document, x, y float64) {
	s := l.grid.Style
	d.Fill(page.Rect{X: x, Y: y, W: l.right(), H: l.top}, s.Ground)
	for i, b := range l.head {
		d.Put(b, page.Rect{X: x + l.edges[i] + s.PadX, Y: y, W: l.inner(i, i+1), H: l.top}, page.Black, page.Centre)
	}
	l.rule(d, x, y+l.top, x)
}

// right is the width of the form.
func (l *Layout) right() float64 { return l.edges[len(l.edges)-1] }

func (l *Layout) drawRow(d *page.Document, i int, x, y float64) {
	s, r := l.grid.Style, l.grid.Rows[i]
	for j, c := range r.Cells {
		if c.Text == "" {
			continue
		}
		from, to := r.columnsOf(j)
		in := page.Rect{X: x + l.edges[from] + s.PadX, Y: y, W: l.inner(from, to), H: l.high[i]}
		if c.Quiet {
			d.Put(l.cells[i][j], in, page.Quiet, page.Left)
			continue
		}
		d.Put(l.cells[i][j], in, page.Black, l.alignOf(r, j))
	}
}

// alignOf is how a cell stands in its column; one that spans two stands in their middle.
func (l *Layout) alignOf(r Row, j int) page.Align {
	from, to := r.columnsOf(j)
	if to-from > 1 {
		return page.Centre
	}
	return l.grid.Columns[from].Align
}

// drawLabel writes the label of the group that row i belongs to over its rows on the sheet.
func (l *Layout) drawLabel(d *page.Document, i int, box page.Rect) {
	pad := l.grid.Style.PadX
	if b := l.labels[i]; len(b.Lines) > 0 {
		d.Put(b, page.Rect{X: box.X + pad, Y: box.Y, W: box.W - 2*pad, H: box.H}, page.Black, page.Centre)
	}
}

// rule draws a line from an x to the right edge of the form that begins at left.
func (l *Layout) rule(d *page.Document, from, y, left float64) {
	d.Line(from, y, left+l.right(), y, page.Hairline, l.grid.Style.Rule)
}

// drawColumns draws the lines between the columns and the outer frame. The line behind the first column ends where the
// groups do: below them the first cell spans two columns.
func (l *Layout) drawColumns(d *page.Document, sheet int, x, y float64) {
	height := l.Height(sheet)
	for i, edge := range l.edges[1 : len(l.edges)-1] {
		h := height
		if i == 0 {
			h = l.grouped(sheet)
		}
		d.Line(x+edge, y, x+edge, y+h, page.Hairline, l.grid.Style.Rule)
	}
	d.Frame(page.Rect{X: x, Y: y, W: l.right(), H: height}, page.Outer, l.grid.Style.Rule)
}

// grouped is the height down to the last row of a sheet that has a group.
func (l *Layout) grouped(sheet int) float64 {
	from, to := l.Rows(sheet)
	h, last := l.top, l.top
	for i := from; i < to; i++ {
		h += l.high[i]
		if l.grid.Rows[i].Group != "" {
			last = h
		}
	}
	return last
}
