package reports

import (
	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// list prints one ledger of one village.
func (p *press) list(w township.WallList, begun func()) error {
	l := lookOf(p.job.Form, p.job.Paper)
	subtitle := subtitleOf(w.Office, w.AsOf, "共 "+counted(len(w.Rows), w.People()))
	f := p.furnish(l, w.Title(), subtitle, w.Village+" · "+w.Style.Word+"台账"+formNote(p.job.Form))
	if len(w.Rows) == 0 {
		return p.emptyList(w, f, begun)
	}
	t := listTable(w, l, p.job.Form)
	room := f.bodyHeight()
	layout, err := t.Lay(p.ctx, l.width(), table.Room{First: room, Next: room})
	if err != nil {
		return err
	}
	return p.sheets(w.Title(), layout.Sheets(), l.sheet, begun, func(sheet int) (int, error) {
		f.draw(p.doc, sheet+1, layout.Sheets())
		f.drawWord(p.doc, w.Style, layout.Height(sheet))
		pieces := layout.Pieces(sheet)
		return begunOn(pieces), layout.Draw(p.ctx, p.doc, sheet, l.left, f.bodyTop())
	})
}

// begunOn counts the rows that begin on a sheet.
func begunOn(pieces []table.Piece) int {
	n := 0
	for _, p := range pieces {
		if p.From == 0 {
			n++
		}
	}
	return n
}

// listTable is the table of a list: the columns of its form and no others.
func listTable(w township.WallList, l look, form township.WallListForm) *table.Table {
	columns := township.WallListColumns(form)
	t := &table.Table{Rows: make([]table.Row, len(w.Rows)), Style: table.Style{
		Head: l.head, Body: l.body, HeadInk: page.White, HeadGround: w.Style.Ink,
		MinHead: l.minRow, MinRow: l.minRow, PadX: l.padX, PadY: l.padY, Bar: l.bar, Rule: page.Quiet,
	}}
	for _, c := range columns {
		t.Columns = append(t.Columns, table.Column{Label: c.Label, Weight: c.Weight, Wraps: c.IsText, Align: alignOf(c.Numeric, c.IsText)})
	}
	mark := &table.Mark{Tint: w.Style.Tint, Bar: w.Style.Ink}
	cells := make([]string, len(columns)*len(w.Rows))
	for i, row := range w.Rows {
		own := cells[i*len(columns) : (i+1)*len(columns)]
		for j, c := range columns {
			own[j] = c.Text(i+1, row)
		}
		t.Rows[i] = table.Row{Cells: own, Mark: mark}
	}
	return t
}

// alignOf sets numbers to the right, long texts to the left, and the rest into the middle.
func alignOf(numeric, text bool) page.Align {
	switch {
	case numeric:
		return page.Right
	case text:
		return page.Left
	}
	return page.Centre
}

// emptyList prints a sheet that says that the ledger is empty: a list that is missing from the wall
// and a ledger without households are two things.
func (p *press) emptyList(w township.WallList, f furniture, begun func()) error {
	return p.sheets(w.Title(), 1, f.sheet, begun, func(int) (int, error) {
		f.draw(p.doc, 1, 1)
		panel := page.Rect{X: f.left, Y: f.bodyTop(), W: f.width(), H: f.bodyHeight() / 3}
		f.drawWord(p.doc, w.Style, panel.H)
		p.doc.Fill(panel, w.Style.Tint)
		p.doc.Fill(page.Rect{X: panel.X, Y: panel.Y, W: f.bar, H: panel.H}, w.Style.Ink)
		p.doc.Frame(panel, page.Outer, page.Quiet)
		sentence := page.Type{Face: f.look.subtitle.Face, Size: f.look.subtitle.Size * 1.5}
		p.doc.Put(sentence.Fit("本村截至该日无"+w.Style.Word, panel.W-4*f.bar, f.foot.Size), panel, page.Black, page.Centre)
		return 0, nil
	})
}
