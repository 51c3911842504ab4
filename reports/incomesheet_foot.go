package reports

import "taizhang/reports/page"

// The lines of the foot, in mm (design.md “Paper”: 35 × 18 for a thumbprint).
const (
	inkLine      = 38.0
	reckonerLine = 32.0
	inkBase      = 5.0 // of the lines over the lower edge
)

// incomeFoot draws what stands under the table from y on: the note, and the line that is signed.
func (p *incomePress) incomeFoot(f laidForm, y float64) {
	l := f.head.look
	if note := f.Note(); note != "" {
		box := page.Rect{X: l.left, Y: y, W: l.width(), H: noteHeight}
		p.doc.Put(l.foot.Fit(note, box.W, l.leastBody), box, page.Quiet, page.Left)
		y += noteHeight
	}
	line := page.Rect{X: l.left, Y: y + inkHeight - inkBase - 4, H: 6}
	line.X = p.signLine(l, line, "农户签字（手印）", "", inkLine)
	line.X += 2 * l.subtitle.Em()
	line.X = p.signLine(l, line, "核算人：", f.Reckoner, reckonerLine)
	date := "____年__月__日"
	if d := f.ReckonedOn; d.Full() {
		date = d.Chinese()
	}
	line.W = l.left + l.width() - line.X
	p.doc.Put(l.subtitle.Line(date, line.W), line, page.Black, page.Right)
}
