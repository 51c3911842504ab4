package table

import (
	"context"

	"taizhang/reports/page"
)

// Sheets is the number of sheets that the table takes; an empty table takes one, for its heading.
func (l *Layout) Sheets() int { return len(l.pages) }

// Pieces lists what stands on a sheet, counted from 0.
func (l *Layout) Pieces(sheet int) []Piece { return l.pages[sheet] }

// Height is the height of the table on a sheet, its heading included.
func (l *Layout) Height(sheet int) float64 {
	h := l.top
	for _, p := range l.pages[sheet] {
		h += p.Height
	}
	return h
}

// Draw puts the part of the table that belongs on a sheet, counted from 0, onto the current
// sheet of d, with its top left corner at x, y. The only error is that the clerk has
// stopped the work.
func (l *Layout) Draw(ctx context.Context, d *page.Document, sheet int, x, y float64) error {
	l.drawHead(d, x, y)
	at := y + l.top
	for _, p := range l.pages[sheet] {
		if err := stopped(ctx, p.Row); err != nil {
			return err
		}
		l.drawPiece(d, p, x, at)
		at += p.Height
	}
	l.drawRules(d, sheet, x, y)
	return nil
}

// drawPiece draws a row's ground, bar and texts.
func (l *Layout) drawPiece(d *page.Document, p Piece, x, y float64) {
	t := l.table
	if m := t.row(p.Row).Mark; m != nil {
		d.Fill(page.Rect{X: x + t.Style.Bar, Y: y, W: l.edges[len(l.edges)-1] - t.Style.Bar, H: p.Height}, m.Tint)
		if t.Style.Bar > 0 {
			d.Fill(page.Rect{X: x, Y: y, W: t.Style.Bar, H: p.Height}, m.Bar)
		}
	}
	typ := t.typeOf(p.Row)
	over := p.From > 0 || p.To < l.lineCount(p.Row) // goes on over sheets
	for j, c := range l.row(p.Row) {
		if p.From > 0 && t.Columns[j].Again != "" && c.count > 0 {
			l.drawAgain(d, p, j, x, y)
			continue
		}
		from, to := min(p.From, int(c.count)), min(p.To, int(c.count))
		if from == to {
			continue
		}
		b := page.Block{Text: c.text, Lines: l.lines[int(c.first)+from : int(c.first)+to], Type: typ, Pitch: t.Style.Body.Pitch()}
		room := (l.inner(j) - l.block[j]) / 2
		in := page.Rect{X: x + l.edges[j] + t.Style.PadX + room, Y: y, W: l.block[j], H: p.Height}
		if over {
			in.H = b.Height() + 2*t.Style.PadY // from the top, so that the eye goes on from sheet to sheet
		}
		d.Put(b, in, page.Black, t.Columns[j].Align)
	}
}

// drawAgain says on a further sheet of a row whose it is: as many lines of it as have room.
func (l *Layout) drawAgain(d *page.Document, p Piece, j int, x, y float64) {
	t := l.table
	b := t.typeOf(p.Row).Wrap(l.row(p.Row)[j].text+t.Columns[j].Again, l.inner(j))
	b.Lines = b.Lines[:min(len(b.Lines), p.To-p.From)]
	in := page.Rect{X: x + l.edges[j] + t.Style.PadX, Y: y, W: l.inner(j), H: b.Height() + 2*t.Style.PadY}
	d.Put(b, in, page.Black, t.Columns[j].Align)
}

// drawRules draws hairlines between rows and columns and the outer frame.
func (l *Layout) drawRules(d *page.Document, sheet int, x, y float64) {
	rule, height, right := l.table.Style.Rule, l.Height(sheet), x+l.edges[len(l.edges)-1]
	at := y + l.top
	for _, p := range l.pages[sheet] {
		d.Line(x, at, right, at, page.Hairline, rule)
		at += p.Height
	}
	for j := 1; j < len(l.edges)-1; j++ {
		d.Line(x+l.edges[j], y+l.parted(j), x+l.edges[j], y+height, page.Hairline, rule)
	}
	d.Frame(page.Rect{X: x, Y: y, W: right - x, H: height}, page.Outer, rule)
}

// Cells are the cells of a column in the rows that begin on a sheet, where the sheet is drawn at x, y: for what is drawn
// into them.
func (l *Layout) Cells(sheet, column int, x, y float64) []page.Rect {
	var out []page.Rect
	at := y + l.top
	for _, p := range l.pages[sheet] {
		if p.From == 0 && p.Row < len(l.table.Rows) {
			out = append(out, page.Rect{X: x + l.edges[column], Y: at, W: l.edges[column+1] - l.edges[column], H: p.Height})
		}
		at += p.Height
	}
	return out
}
