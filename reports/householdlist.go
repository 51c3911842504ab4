package reports

import (
	"context"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// HouseholdListJob is what HouseholdList prints: households that somebody has picked, for work inside the office.
type HouseholdListJob struct {
	Office, Title string
	AsOf          township.Date
	Lines         []township.RegisterLine
	Printed       time.Time             // the date on the paper and the only date in the file
	Progress      func(done, total int) // told after each sheet how many households are on paper; may be nil

	proof
}

// HouseholdList prints the list, A4 landscape. On error nothing may be kept of what was written to w.
func HouseholdList(ctx context.Context, w io.Writer, job HouseholdListJob) (Result, error) {
	if len(job.Lines) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的农户，请先勾选或放宽条件。")
	}
	p := &press{ctx: ctx, job: WallListJob{Printed: job.Printed, Progress: job.Progress, Form: township.ForFile}, total: len(job.Lines)}
	p.doc = job.document(page.Properties{Title: job.Title, Author: job.Office, Made: job.Printed})
	if err := p.householdList(job); err != nil {
		return Result{}, err
	}
	return p.finish(w)
}

// householdList prints the sheets of the list.
func (p *press) householdList(job HouseholdListJob) error {
	l := fileA4()
	people := 0
	for _, line := range job.Lines {
		people += line.Row.People
	}
	f := p.furnish(l, job.Title, subtitleOf(job.Office, job.AsOf, "共 "+counted(len(job.Lines), people)), job.Title)
	f.note = internalNote
	room := f.bodyHeight()
	layout, err := householdTable(job.Lines, l).Lay(p.ctx, l.width(), table.Room{First: room, Next: room})
	if err != nil {
		return err
	}
	return p.sheets(job.Title, layout.Sheets(), l.sheet, func() {}, func(sheet int) (int, error) {
		f.draw(p.doc, sheet+1, layout.Sheets())
		return begunOn(layout.Pieces(sheet)), layout.Draw(p.ctx, p.doc, sheet, l.left, f.bodyTop())
	})
}

// householdTable is the table of the list; each row has the colour of its ledger at the left.
func householdTable(lines []township.RegisterLine, l look) *table.Table {
	t := &table.Table{Style: table.Style{
		Head: l.head, Body: l.body, HeadInk: page.Black, HeadGround: township.StyleOf(township.None).Tint,
		MinHead: l.minRow, MinRow: l.minRow, PadX: l.padX, PadY: l.padY, Bar: l.bar, Rule: page.Quiet,
	}}
	for _, c := range township.HouseholdListColumns {
		t.Columns = append(t.Columns, table.Column{Label: c.Label, Weight: c.Weight, Wraps: c.IsText, Align: alignOf(c.Numeric, c.IsText)})
	}
	for i, line := range lines {
		cells := make([]string, len(township.HouseholdListColumns))
		for j, c := range township.HouseholdListColumns {
			cells[j] = c.Text(i+1, line)
		}
		row := table.Row{Cells: cells}
		if line.Row.Ledger != township.None {
			row.Mark = &table.Mark{Tint: 0xFFFFFF, Bar: township.StyleOf(line.Row.Ledger).Ink}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
