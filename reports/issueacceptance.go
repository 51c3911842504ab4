package reports

import (
	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// acceptanceRow is room for a pen, mm.
const acceptanceRow = 17

// acceptance is the sheet that goes along to one village: a line an issue, to be marked and signed.
func (p *issuePress) acceptance(v *township.IssueVolume) *issueSheet {
	l, list := issueLook(), p.list
	l.head, l.body, l.padX, l.minRow = bold(9.5), running(9.5), 0.8, acceptanceRow
	s := &issueSheet{
		furniture: p.internal(l, list.Title, list.Subtitle(v), v.Name+" · "+list.Form.Word()),
		mark:      v.Name, rows: len(v.Rows), table: p.table(l, v.Rows),
	}
	s.table.Style.MinHead = 8
	s.shown = func(sheet int, layout *table.Layout) { p.verdictBoxes(s, sheet, layout) }
	s.under = []part{p.words(l, plain(9), township.AcceptanceNote), p.acceptors(l)}
	return s
}

// verdictBoxes draws 通过 and 退回, each with its box, into the rows that begin on a sheet.
func (p *issuePress) verdictBoxes(s *issueSheet, sheet int, layout *table.Layout) {
	columns := p.list.Columns()
	for j, c := range columns {
		if c.Label != township.AcceptVerdict {
			continue
		}
		for _, cell := range layout.Cells(sheet, j, s.left, s.bodyTop()) {
			p.verdictBox(s.body, cell)
		}
	}
}

func (p *issuePress) verdictBox(typ page.Type, cell page.Rect) {
	side, row := 0.95*typ.Em(), 1.8*typ.Em()
	y := cell.Y + (cell.H-2*row)/2
	for _, word := range []string{"通过", "退回"} {
		b := typ.Line(word, cell.W)
		x := cell.X + (cell.W-b.Width()-1.4*side)/2
		p.doc.Put(b, page.Rect{X: x, Y: y, W: b.Width(), H: row}, page.Black, page.Left)
		p.doc.Tick(x+b.Width()+0.4*side, y+(row-side)/2, side, false, page.Black)
		y += row
	}
}

// acceptors is the line on which those who accept sign for the whole.
func (p *issuePress) acceptors(l look) part {
	typ := l.subtitle
	return part{4 * typ.Em(), func(box page.Rect) {
		box.Y, box.H = box.Y+1.4*typ.Em(), 2.4*typ.Em()
		p.blanks(typ, box, "验收责任单位：", "验收人（签字）：", "验收日期："+blankDay)
	}}
}
