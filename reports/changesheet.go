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

// ChangeSheetJob is what ChangeSheets prints of form F11: a sheet for each household and kind of change.
type ChangeSheetJob struct {
	Sheets  []township.ChangeSheet
	Printed time.Time // the date on the paper and the only date in the file

	proof
}

// The measures of the sheets, in mm.
const (
	blankRows   = 8   // of a copy to be filled in by hand
	blockRow    = 8.5 // of the household block
	signCaption = 6.0
	byHand      = 9.0 // least height of a row that is written into
)

// ChangeSheets prints 家庭成员自然增加情况表, 家庭成员自然减少情况表 and the sheets of the other changes of families as one PDF, A4
// portrait. On error nothing may be kept of what was written to w.
func ChangeSheets(ctx context.Context, w io.Writer, job ChangeSheetJob) (Result, error) {
	if len(job.Sheets) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的情况表，请先选择家庭变动。")
	}
	p := &press{ctx: ctx, job: WallListJob{Printed: job.Printed, Form: township.ForFile}, total: len(job.Sheets)}
	p.doc = job.document(page.Properties{Title: changeSheetTitle(job.Sheets), Author: job.Sheets[0].Office, Made: job.Printed})
	for _, s := range job.Sheets {
		if err := p.changeSheet(s); err != nil {
			return Result{}, err
		}
	}
	return p.finish(w)
}

func changeSheetTitle(sheets []township.ChangeSheet) string {
	if len(sheets) == 1 {
		return sheets[0].Title()
	}
	return fmt.Sprintf("家庭变动情况表（%d份）", len(sheets))
}

// changeSheetLook is A4 with rows that can be written into.
func changeSheetLook() look {
	return look{
		sheet: page.A4, left: 22, right: 15, top: 15, bottom: 10,
		title: bold(18), subtitle: plain(10.5), head: bold(10), body: running(10.5), foot: plain(9), leastBody: 9,
		minRow: byHand, padX: 0.9, padY: 1.1,
	}
}

// changeSheet prints one sheet: the household, the people, the signatures on its last page.
func (p *press) changeSheet(s township.ChangeSheet) error {
	l := changeSheetLook()
	f := p.furnish(l, s.Title(), subtitleOf(s.Office, "", ""), changeFooter(s))
	block := 2 * blockRow
	if s.Other != "" {
		block += blockRow
	}
	room := f.bodyHeight() - signersHeight() - f.gap()
	layout, err := changeTable(s, l).Lay(p.ctx, l.width(), table.Room{First: room - block, Next: room})
	if err != nil {
		return err
	}
	begun := func() { p.doc.Bookmark(0, firstText(s.Head, "空白")+" "+s.Title()) }
	return p.sheets(s.Title(), layout.Sheets(), l.sheet, begun, func(n int) (int, error) {
		f.draw(p.doc, n+1, layout.Sheets())
		top := f.bodyTop()
		if n == 0 {
			p.householdBlock(s, f, top)
			top += block
		}
		if n == layout.Sheets()-1 {
			p.signatures(f, top+layout.Height(n)+f.gap())
		}
		return 0, layout.Draw(p.ctx, p.doc, n, l.left, top)
	})
}

// changeFooter names village, form and household, as far as they are known.
func changeFooter(s township.ChangeSheet) string {
	text := s.Title()
	if s.Village != "" {
		text = s.Village + " · " + text
	}
	if s.Code != "" {
		text += " · " + s.Code
	}
	return text
}

func firstText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// householdBlock says whose sheet it is: village, group, code, head, and the people before and after.
func (p *press) householdBlock(s township.ChangeSheet, f furniture, top float64) {
	lines := [][][2]string{
		{{"行政村", s.Village}, {"组", s.Group}, {"户编号", s.Code}},
		{{"户主姓名", s.Head}, {"变动前人口", people(s.Before)}, {"变动后人口", people(s.After)}},
	}
	if s.Other != "" {
		lines = append(lines, [][2]string{{otherLabel(s.Kind), s.Other}})
	}
	for i, line := range lines {
		x, y, width := f.left, top+float64(i)*blockRow, f.width()/float64(len(line))
		for _, cell := range line {
			p.labelled(f, page.Rect{X: x, Y: y, W: width, H: blockRow}, cell[0], cell[1])
			x += width
		}
	}
}

func people(n string) string {
	if n == "" {
		return ""
	}
	return n + " 人"
}

func otherLabel(kind township.EventKind) string {
	if kind == township.EventSplit {
		return "分出的新户"
	}
	return "并入的户"
}

// labelWidth is the width of a label in the household block.
const labelWidth = 24.0

func (p *press) labelled(f furniture, box page.Rect, label, value string) {
	head := page.Rect{X: box.X, Y: box.Y, W: labelWidth, H: box.H}
	p.doc.Fill(head, township.StyleOf(township.None).Tint)
	p.doc.Put(f.head.Line(label, head.W-2*f.padX), head, page.Black, page.Centre)
	rest := page.Rect{X: head.Right() + f.padX, Y: box.Y, W: box.W - head.W - 2*f.padX, H: box.H}
	p.doc.Put(f.body.Fit(value, rest.W, f.foot.Size).Limit(2, rest.W), rest, page.Black, page.Left)
	p.doc.Frame(head, page.Hairline, page.Quiet)
	p.doc.Frame(box, page.Hairline, page.Quiet)
}

// signers are who sign, row by row: two collectors and the responsible person, the head or who signs for him.
var signers = [][]string{
	{"采集人（签字）", "采集人（签字）", "负责人（签字）"},
	{"户主（签字、按手印）", "代签人（签字）及代签原因"},
}

// signRows are how high the cells of each row are: room for a signature, and for a thumbprint, 18 high, between caption
// and date.
var signRows = []float64{22, 30}

// signersHeight is the height of all cells to be signed.
func signersHeight() float64 {
	sum := 0.0
	for _, h := range signRows {
		sum += h
	}
	return sum
}

// signatures draws the cells to be signed, each with its date.
func (p *press) signatures(f furniture, top float64) {
	for n, row := range signers {
		width := f.width() / float64(len(row))
		for i, label := range row {
			box := page.Rect{X: f.left + float64(i)*width, Y: top, W: width, H: signRows[n]}
			p.doc.Frame(box, page.Hairline, page.Quiet)
			p.doc.Put(f.foot.Line(label, width-2*f.padX), page.Rect{X: box.X, Y: box.Y, W: width, H: signCaption}, page.Black, page.Centre)
			date := page.Rect{X: box.X, Y: box.Bottom() - signCaption, W: width - f.padX, H: signCaption}
			p.doc.Put(f.foot.Line("年　　月　　日", date.W), date, page.Black, page.Right)
		}
		top += signRows[n]
	}
}

// changeTable lists the people; a blank copy has empty rows.
func changeTable(s township.ChangeSheet, l look) *table.Table {
	t := &table.Table{Style: table.Style{
		Head: l.head, Body: l.body, HeadInk: page.Black, HeadGround: township.StyleOf(township.None).Tint,
		MinHead: l.minRow, MinRow: l.minRow, PadX: l.padX, PadY: l.padY, Rule: page.Quiet,
	}}
	columns := township.ChangeSheetColumns(s.Kind)
	for _, c := range columns {
		t.Columns = append(t.Columns, table.Column{Label: c.Label, Weight: c.Weight, Wraps: c.IsText, Align: alignOf(false, c.IsText)})
	}
	rows := s.Rows
	if s.Blank {
		rows = make([]township.ChangeSheetRow, blankRows)
	}
	for i, r := range rows {
		cells := make([]string, len(columns))
		for j, c := range columns {
			cells[j] = c.Text(i+1, r)
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}
