package reports

import (
	"taizhang/app/township"
	"taizhang/reports/page"
)

// noticeLook is a letter, A4 portrait.
func noticeLook() look {
	return look{
		sheet: page.A4, left: 24, right: 18, top: 18, bottom: 12,
		title: bold(20), subtitle: plain(11), head: bold(10), body: running(10), foot: plain(9), leastBody: 9,
		minRow: 9, padX: 0.8, padY: 1.3,
	}
}

// notice is the letter to one unit, with its issues and a strip to be torn off as a receipt.
func (p *issuePress) notice(v *township.IssueVolume) *issueSheet {
	l, list := noticeLook(), p.list
	s := &issueSheet{
		furniture: p.internal(l, list.Title, list.Office+"　编号：________________", v.Name+" · "+list.Form.Word()),
		mark:      v.Name, rows: len(v.Rows), table: p.table(l, v.Rows), low: true,
	}
	typ := running(12)
	to := typ.Wrap(v.Name+"：", l.width())
	body := typ.Wrap(list.NoticeText(v), l.width())
	s.above = part{to.Height() + body.Height() + typ.Em(), func(box page.Rect) {
		p.doc.Put(to, page.Rect{X: box.X, Y: box.Y, W: box.W, H: to.Height()}, page.Black, page.Left)
		p.doc.Put(body, page.Rect{X: box.X, Y: box.Y + to.Height(), W: box.W, H: body.Height()}, page.Black, page.Left)
	}}
	s.under = []part{p.issuer(l, typ), p.receipt(l, v)}
	return s
}

// issuer is who sends the letter, to be stamped.
func (p *issuePress) issuer(l look, typ page.Type) part {
	return part{6 * typ.Em(), func(box page.Rect) {
		box.Y, box.H = box.Y+1.6*typ.Em(), 1.6*typ.Em()
		box.X, box.W = box.X+0.4*box.W, 0.6*box.W
		p.doc.Put(typ.Fit(p.list.Office+"（盖章）", box.W, l.foot.Size), box, page.Black, page.Right)
		box.Y += box.H
		p.doc.Put(typ.Line(blankDay, box.W), box, page.Black, page.Right)
	}}
}

// receipt is the strip at the foot of the letter.
func (p *issuePress) receipt(l look, v *township.IssueVolume) part {
	typ, head := running(11), bold(13)
	text := typ.Wrap(p.list.ReceiptText(v), l.width())
	row := 2.1 * typ.Em()
	height := 2.4*l.foot.Em() + 2*head.Em() + text.Height() + 2*row + 1.6*typ.Em()
	return part{height, func(box page.Rect) {
		p.tearLine(l, page.Rect{X: box.X, Y: box.Y, W: box.W, H: 2 * l.foot.Em()})
		y := box.Y + 2.4*l.foot.Em()
		p.doc.Put(head.Line(p.list.Title+"回执", box.W), page.Rect{X: box.X, Y: y, W: box.W, H: 1.6 * head.Em()}, page.Black, page.Centre)
		y += 2 * head.Em()
		p.doc.Put(text, page.Rect{X: box.X, Y: y, W: box.W, H: text.Height()}, page.Black, page.Left)
		y += text.Height() + 0.8*typ.Em()
		p.blanks(typ, page.Rect{X: box.X, Y: y, W: box.W, H: row}, "签收单位（盖章）："+v.Name, "签收人（签字）：")
		p.blanks(typ, page.Rect{X: box.X, Y: y + row, W: box.W, H: row}, "联系电话：", "签收日期："+blankDay)
	}}
}

// blanks are two labels side by side, each with a line behind it where nothing is written yet.
func (p *issuePress) blanks(typ page.Type, box page.Rect, labels ...string) {
	width := box.W / float64(len(labels))
	for i, label := range labels {
		b := typ.Fit(label, width-typ.Em(), 9)
		in := page.Rect{X: box.X + float64(i)*width, Y: box.Y, W: width, H: box.H}
		p.doc.Put(b, in, page.Black, page.Left)
		if from := in.X + b.Width(); len(b.Lines) == 1 && in.Right()-from > 10*typ.Em() {
			p.doc.Line(from, in.Y+0.8*in.H, in.Right()-2*typ.Em(), in.Y+0.8*in.H, page.Hairline, page.Black)
		}
	}
}

// tearLine is the dashed line along which a strip is cut off.
func (p *issuePress) tearLine(l look, box page.Rect) {
	label := l.foot.Line("沿虚线裁下", box.W)
	y, middle := box.Y+box.H/2, box.X+box.W/2
	for x := box.X; x < box.Right(); x += 3.2 {
		if x+2 < middle-label.Width()/2-1 || x > middle+label.Width()/2+1 {
			p.doc.Line(x, y, min(x+2, box.Right()), y, page.Outer, page.Quiet)
		}
	}
	p.doc.Put(label, box, page.Quiet, page.Centre)
}
