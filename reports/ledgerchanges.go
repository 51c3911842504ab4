package reports

import (
	"context"
	"fmt"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// LedgerChangeJob is what LedgerChanges prints: the change of the four ledgers between two days.
type LedgerChangeJob struct {
	Changes        township.LedgerChanges
	MarginalColour string    // the office's colour for 边缘户, "" for the default
	Printed        time.Time // the date on the paper and the only date in the file

	proof
}

// LedgerChanges prints the matrix of who came from where, the balance of each ledger, and then who moved, by village. On
// error nothing may be kept of what was written to w.
func LedgerChanges(ctx context.Context, w io.Writer, job LedgerChangeJob) (Result, error) {
	wall := WallListJob{MarginalColour: job.MarginalColour, Printed: job.Printed}
	c := job.Changes
	p := &changePress{press: press{ctx: ctx, job: wall, styles: legendStyles(wall)}, changes: c, colours: map[township.Ledger]township.LedgerStyle{}}
	for _, l := range township.LedgersAndNone {
		p.colours[l] = township.WithMarginalColour(l, job.MarginalColour)
	}
	p.doc = job.document(page.Properties{Title: changeTitle(c), Author: c.Office, Made: job.Printed})
	if err := p.print(); err != nil {
		return Result{}, err
	}
	return p.finish(w)
}

// changePress prints the change of the ledgers.
type changePress struct {
	press
	changes township.LedgerChanges
	colours map[township.Ledger]township.LedgerStyle
}

func changeTitle(c township.LedgerChanges) string {
	if c.Village != "" {
		return c.Village + "四本台账变动表"
	}
	return c.Office + "四本台账变动表"
}

// changeLook is A4 as it is filed, with larger figures in the matrix than in the list.
func changeLook() look {
	return look{
		sheet: page.A4Landscape, left: 22, right: 15, top: 15, bottom: 12,
		title: bold(18), subtitle: plain(10.5), head: bold(9.5), body: running(9.5), foot: plain(9), leastBody: 9,
		minRow: 7.4, padX: 1, padY: 1.2, bar: 1.4,
	}
}

// print makes the sheet of the matrix, and those of the list where somebody moved; they are numbered as one.
func (p *changePress) print() error {
	l, moves := changeLook(), p.changes.Moves()
	subtitle := fmt.Sprintf("期初 截至%s　期末 截至%s　变动 %s 户", p.changes.From.Chinese(), p.changes.To.Chinese(), thousands(len(moves)))
	if p.changes.Village != "" {
		subtitle = p.changes.Office + "　" + subtitle
	}
	title := changeTitle(p.changes)
	f := p.furnish(l, title, subtitle, title)
	room := f.bodyHeight()
	var layout *table.Layout
	sheets := 1
	if len(moves) > 0 {
		var err error
		if layout, err = p.moveTable(moves, l).Lay(p.ctx, l.width(), table.Room{First: room, Next: room}); err != nil {
			return err
		}
		sheets += layout.Sheets()
	}
	return p.sheets(title, sheets, l.sheet, func() { p.doc.Bookmark(0, title) }, func(n int) (int, error) {
		f.draw(p.doc, n+1, sheets)
		if n == 0 {
			p.drawMatrix(f)
			return 0, nil
		}
		return begunOn(layout.Pieces(n - 1)), layout.Draw(p.ctx, p.doc, n-1, l.left, f.bodyTop())
	})
}

// moveTable lists who moved, each in the colour of where he went.
func (p *changePress) moveTable(moves []township.LedgerChange, l look) *table.Table {
	t := &table.Table{Style: table.Style{
		Head: l.head, Body: l.body, HeadInk: page.White, HeadGround: page.Quiet,
		MinHead: l.minRow, MinRow: l.minRow, PadX: l.padX, PadY: l.padY, Bar: l.bar, Rule: page.Quiet,
	}}
	for _, c := range township.LedgerChangeColumns {
		align := page.Centre
		switch {
		case c.Numeric:
			align = page.Right
		case c.IsText:
			align = page.Left
		}
		t.Columns = append(t.Columns, table.Column{Label: c.Label, Weight: c.Weight, Wraps: c.IsText, Align: align})
	}
	for i, m := range moves {
		row := table.Row{Mark: &table.Mark{Tint: p.colours[m.To].Tint, Bar: p.colours[m.To].Ink}}
		for _, c := range township.LedgerChangeColumns {
			row.Cells = append(row.Cells, c.Text(i+1, m))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
