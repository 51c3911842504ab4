package reports

import (
	"context"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// ListHead is what every list of a campaign says above its rows.
type ListHead struct {
	Office, Campaign string
	AsOf             township.Date // “”: no day is said
	Printed          time.Time     // the date on the paper and the only date in the file
}

// officeList is a list for work inside the office whose sheets are numbered together; each part begins on a new one.
type officeList struct {
	title string
	count string // behind office and day, under the title
	mark  string // in the outline; “”: the title
	parts []listPart
}

// listPart is one table of a list.
type listPart struct {
	intro   string // above the table, on its first sheet
	columns []table.Column
	rows    [][]string
	totals  []string
	least   float64 // height of a row; 0: the usual one
}

// laidPart is a part with its table laid out.
type laidPart struct {
	intro  page.Block
	layout *table.Layout
}

// textColumn, numberColumn and wordColumn are columns: of long text at the left, of numbers at the right, of short words in the middle.
func textColumn(label string, weight float64) table.Column {
	return table.Column{Label: label, Weight: weight, Wraps: true, Align: page.Left}
}

func numberColumn(label string, weight float64) table.Column {
	return table.Column{Label: label, Weight: weight, Align: page.Right}
}

func wordColumn(label string, weight float64) table.Column {
	return table.Column{Label: label, Weight: weight, Align: page.Centre}
}

// officeTable is a table in the look of lists that hang nowhere.
func officeTable(l look, columns []table.Column, rows []table.Row) *table.Table {
	return &table.Table{Columns: columns, Rows: rows, Style: table.Style{
		Head: l.head, Body: l.body, HeadInk: page.White, HeadGround: page.Quiet,
		MinHead: l.minRow, MinRow: l.minRow, PadX: l.padX, PadY: l.padY, Rule: page.Quiet,
	}}
}

// printLists prints lists of a campaign one after the other as one PDF, A4 landscape.
func printLists(ctx context.Context, w io.Writer, head ListHead, pr proof, title string, lists []officeList) (Result, error) {
	p := &press{ctx: ctx, job: WallListJob{Form: township.ForFile, Printed: head.Printed}}
	p.doc = pr.document(page.Properties{Title: title, Author: head.Office, Made: head.Printed})
	for i := range lists {
		if err := p.officeList(head, &lists[i]); err != nil {
			return Result{}, err
		}
	}
	return p.finish(w)
}

// officeList prints one list.
func (p *press) officeList(head ListHead, list *officeList) error {
	l := helperLook()
	f := p.furnish(l, list.title, subtitleOf(head.Office, head.AsOf, list.count), list.title)
	f.legend, f.note = nil, internalNote
	parts, of, err := p.layParts(f, list.parts)
	if err != nil {
		return err
	}
	begun := func() { p.doc.Bookmark(0, firstText(list.mark, list.title)) }
	return p.sheets(list.title, len(of), l.sheet, begun, func(n int) (int, error) {
		f.draw(p.doc, n+1, len(of))
		part, sheet, top := parts[of[n].part], of[n].sheet, f.bodyTop()
		if sheet == 0 {
			p.doc.Put(part.intro, page.Rect{X: l.left, Y: top, W: l.width(), H: part.intro.Height()}, page.Black, page.Left)
			top += introHeight(f, part.intro)
		}
		return 0, part.layout.Draw(p.ctx, p.doc, sheet, l.left, top)
	})
}

// partSheet is a sheet of a part.
type partSheet struct{ part, sheet int }

// layParts lays the parts of a list out, and says what stands on which sheet.
func (p *press) layParts(f furniture, parts []listPart) (laid []laidPart, of []partSheet, err error) {
	for i, part := range parts {
		l := f.look
		if part.least > 0 {
			l.minRow = part.least
		}
		rows := make([]table.Row, len(part.rows))
		for j, cells := range part.rows {
			rows[j] = table.Row{Cells: cells}
		}
		t := officeTable(l, part.columns, rows)
		if len(part.totals) > 0 {
			t.Totals = []table.Row{{Cells: part.totals}}
		}
		intro := l.subtitle.Wrap(part.intro, l.width())
		room := f.bodyHeight()
		layout, err := t.Lay(p.ctx, l.width(), table.Room{First: room - introHeight(f, intro), Next: room})
		if err != nil {
			return nil, nil, err
		}
		laid = append(laid, laidPart{intro, layout})
		for n := range layout.Sheets() {
			of = append(of, partSheet{i, n})
		}
	}
	return laid, of, nil
}

// introHeight is the room of the words above a table.
func introHeight(f furniture, intro page.Block) float64 {
	if len(intro.Lines) == 0 {
		return 0
	}
	return intro.Height() + f.gap()
}
