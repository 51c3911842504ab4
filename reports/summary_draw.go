package reports

import (
	"taizhang/reports/page"
)

// draw puts the n-th sheet of the plan with its top left corner at x, y.
func (s *summaryPlan) draw(d *page.Document, n int, x, y float64) {
	sheet := s.sheets[n]
	height := 0.0
	for _, b := range sheet.blocks {
		for _, c := range b.columns {
			height = max(height, columnHeight(c))
		}
	}
	height = max(height, 3*s.tight())
	for _, b := range sheet.blocks {
		width := sheet.column * float64(len(b.columns))
		s.drawBlock(d, b, page.Rect{X: x, Y: y, W: width, H: s.band() + s.tight() + height}, sheet.column)
		x += width + blockGap*s.largest.Em()
	}
}

func columnHeight(c []placed) float64 {
	h := 0.0
	for _, it := range c {
		h += it.height
	}
	return h
}

// drawBlock draws a ledger's band, labels, columns and frame.
func (s *summaryPlan) drawBlock(d *page.Document, b block, in page.Rect, column float64) {
	style := b.list.Style
	d.Fill(in, style.Tint)
	band := page.Rect{X: in.X, Y: in.Y, W: in.W, H: s.band()}
	d.Fill(band, style.Ink)
	s.drawBand(d, b, band)
	body := page.Rect{X: in.X, Y: band.Bottom(), W: in.W, H: in.H - band.H}
	if len(b.list.Rows) == 0 {
		sentence := s.body.Wrap("本村无此类农户", in.W-4*s.padX)
		d.Put(sentence, page.Rect{X: in.X + 2*s.padX, Y: body.Y, W: in.W - 4*s.padX, H: min(body.H, 6*s.tight())}, page.Black, page.Centre)
	} else {
		for i, c := range b.columns {
			s.drawColumn(d, c, page.Rect{X: in.X + float64(i)*column, Y: body.Y, W: column, H: body.H})
		}
	}
	d.Frame(in, page.Outer, page.Quiet)
}

// drawBand writes the ledger's sign, word and totals.
func (s *summaryPlan) drawBand(d *page.Document, b block, band page.Rect) {
	room, least := band.W-2*s.padX, s.body.Size
	title := s.bandType().Fit(bandTitle(b.list, b.again), room, least).Limit(1, room)
	count := s.body.Line(bandCount(b.list), room)
	pad := (band.H - title.Height() - count.Height()) / 2
	in := page.Rect{X: band.X + s.padX, Y: band.Y + pad, W: room, H: title.Height()}
	d.Put(title, in, page.White, page.Centre)
	in.Y, in.H = in.Bottom(), count.Height()
	d.Put(count, in, page.White, page.Centre)
}

// drawColumn writes labels and items of one column, a hairline under each.
func (s *summaryPlan) drawColumn(d *page.Document, items []placed, in page.Rect) {
	y := in.Y
	s.drawRow(d, s.head.Line(headLabel, s.name), s.head.Line(peopleLabel, s.figure), page.Rect{X: in.X, Y: y, W: in.W, H: s.tight()})
	y += s.tight()
	d.Line(in.X, y, in.Right(), y, page.Hairline, page.Quiet)
	for _, it := range items {
		row := page.Rect{X: in.X, Y: y, W: in.W, H: it.height}
		if it.heading {
			d.Put(it.block, page.Rect{X: row.X + s.padX + s.inset, Y: row.Y, W: row.W - 2*(s.padX+s.inset), H: row.H}, page.Black, page.Left)
		} else {
			s.drawRow(d, it.block, s.body.Line(it.people, s.figure), row)
		}
		y += it.height
		d.Line(in.X, y, in.Right(), y, page.Hairline, page.Quiet)
	}
	d.Line(in.X, in.Y, in.X, in.Bottom(), page.Hairline, page.Quiet)
}

// drawRow writes a name and a number of people side by side.
func (s *summaryPlan) drawRow(d *page.Document, name, people page.Block, in page.Rect) {
	d.Put(name, page.Rect{X: in.X + s.padX + s.inset, Y: in.Y, W: in.W - s.figure - 2*(s.padX+s.inset), H: in.H}, page.Black, page.Left)
	d.Put(people, page.Rect{X: in.Right() - s.figure - s.inset, Y: in.Y, W: s.figure - s.padX, H: in.H}, page.Black, page.Right)
}
