package reports

import (
	"fmt"

	"taizhang/reports/page"
)

// pageNumber numbers the n-th sheet, from 0.
func pageNumber(n, all int) string { return fmt.Sprintf("第 %d 页　共 %d 页", n+1, all) }

// formFooter is what the footer of a form says beside the page number: village · form · household code. A village that
// is too long gives way.
func formFooter(typ page.Type, village, form, code string, room float64) string {
	rest := form
	if code != "" {
		rest += " · " + code
	}
	if village == "" {
		return rest
	}
	rest = " · " + rest
	return typ.Face.Shorten(village, typ.Thousandths(max(0, room-typ.Width(rest)))) + rest
}

// formFoot prepares the footer of a form of so many sheets.
func (p *press) formFoot(l look, village, form, code string, sheets int) furniture {
	f := furniture{look: l, printed: "打印日期 " + chineseDate(p.job.Printed)}
	f.form = formFooter(l.foot, village, form, code, l.width()-l.foot.Width(pageNumber(sheets, sheets)+f.printed)-2*l.foot.Em())
	return f
}

// drawFormFoot draws the footer under its line.
func (p *press) drawFormFoot(f furniture, number string) {
	box := page.Rect{X: f.left, Y: f.sheet.Height - f.bottom - f.footLine(), W: f.width(), H: f.footLine()}
	p.doc.Line(box.X, box.Y, box.Right(), box.Y, page.Hairline, page.Quiet)
	f.drawFooter(p.doc, box, number)
}

// boundPage says in the upper corner which page of a volume a sheet is.
func (p *press) boundPage(l look, n int) {
	text := l.foot.Line(fmt.Sprintf("本册第 %d 页", n), l.width())
	p.doc.Put(text, page.Rect{X: l.left, Y: l.top - text.Height() - 0.6, W: l.width(), H: text.Height()}, page.Black, page.Left)
}
