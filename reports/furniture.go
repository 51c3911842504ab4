package reports

import (
	"fmt"
	"strings"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// furniture is what every sheet of a list carries around its body: title and subtitle above,
// legend, page number and dates below.
type furniture struct {
	look
	title, subtitle page.Block
	form            string // in the footer: village · form
	printed         string
	legend          []township.LedgerStyle
	note            string // beside the legend, or in its place
}

// headingShare is the part of a sheet that the heading may take, whatever the length of the names in it.
const headingShare = 0.3

// furnish prepares the furniture of a list.
func (p *press) furnish(l look, title, subtitle, form string) furniture {
	f := furniture{look: l, form: form, printed: "打印日期 " + chineseDate(p.job.Printed)}
	width := l.width()
	f.title = l.title.Fit(title, width, l.subtitle.Size)
	f.title = f.title.Limit(max(1, int(headingShare*l.sheet.Height/2/f.title.Pitch)), width)
	f.subtitle = l.subtitle.Fit(subtitle, width, l.foot.Size)
	f.subtitle = f.subtitle.Limit(max(1, int(headingShare*l.sheet.Height/2/f.subtitle.Pitch)), width)
	if p.job.Form == township.ForFile {
		f.note = "含个人信息，仅供存档，不得张贴"
	} else {
		f.legend = p.styles
	}
	return f
}

func chineseDate(t time.Time) string { return township.DateOf(t).Chinese() }

// gap is the white between the parts of a sheet.
func (f furniture) gap() float64 { return 0.6 * f.subtitle.Type.Em() }

// footLine is the height of one line of the foot.
func (f furniture) footLine() float64 { return 1.85 * f.foot.Em() }

// bodyTop is where the body may begin.
func (f furniture) bodyTop() float64 {
	return f.top + f.title.Height() + f.gap()/2 + f.subtitle.Height() + f.gap()
}

// bodyHeight is the height between heading and foot.
func (f furniture) bodyHeight() float64 {
	return f.sheet.Height - f.bottom - 2*f.footLine() - f.gap() - f.bodyTop()
}

// draw puts the furniture onto the current sheet, the n-th of all of its list.
func (f furniture) draw(d *page.Document, n, all int) {
	box := page.Rect{X: f.left, Y: f.top, W: f.width(), H: f.title.Height()}
	d.Put(f.title, box, page.Black, page.Centre)
	box.Y, box.H = box.Bottom()+f.gap()/2, f.subtitle.Height()
	d.Put(f.subtitle, box, page.Black, page.Centre)

	box = page.Rect{X: f.left, Y: f.sheet.Height - f.bottom - 2*f.footLine(), W: f.width(), H: f.footLine()}
	f.drawLegend(d, box)
	box.Y = box.Bottom()
	d.Line(box.X, box.Y, box.Right(), box.Y, page.Hairline, page.Quiet)
	f.drawFooter(d, box, fmt.Sprintf("第 %d 页　共 %d 页", n, all))
}

// drawFooter writes village and form, page number and date side by side; the number stands in the middle of the sheet,
// or where what is at its left leaves it room.
func (f furniture) drawFooter(d *page.Document, box page.Rect, number string) {
	em := f.foot.Em()
	middle, right := f.foot.Width(number), f.foot.Width(f.printed)
	left := min(f.foot.Width(f.form), box.W-middle-right-2*em)
	from := max((box.W-middle)/2, left+em)
	d.Put(f.foot.Line(f.form, left), page.Rect{X: box.X, Y: box.Y, W: left, H: box.H}, page.Black, page.Left)
	d.Put(f.foot.Line(number, middle), page.Rect{X: box.X + from, Y: box.Y, W: middle, H: box.H}, page.Black, page.Centre)
	right = min(right, box.W-from-middle-em)
	d.Put(f.foot.Line(f.printed, right), page.Rect{X: box.Right() - right, Y: box.Y, W: right, H: box.H}, page.Black, page.Right)
}

// drawLegend shows what the colours mean, each with its sign and word.
func (f furniture) drawLegend(d *page.Document, box page.Rect) {
	em, x := f.foot.Em(), box.X
	if len(f.legend) > 0 {
		caption := f.foot.Line("图例", box.W)
		d.Put(caption, page.Rect{X: x, Y: box.Y, W: caption.Width(), H: box.H}, page.Black, page.Left)
		x += caption.Width() + em
	}
	for _, s := range f.legend {
		label := f.foot.Line(printableSign(f.foot, s.Sign)+" "+s.Word, box.W/float64(len(f.legend))-6*em)
		swatch := page.Rect{X: x, Y: box.Y + (box.H-1.1*em)/2, W: 2 * em, H: 1.1 * em}
		d.Fill(swatch, s.Tint)
		d.Fill(page.Rect{X: x, Y: swatch.Y, W: 0.5 * em, H: swatch.H}, s.Ink)
		d.Frame(swatch, page.Hairline, page.Quiet)
		d.Put(label, page.Rect{X: swatch.Right() + 0.4*em, Y: box.Y, W: label.Width(), H: box.H}, page.Black, page.Left)
		x = swatch.Right() + label.Width() + 2*em
	}
	d.Put(f.foot.Line(f.note, box.W), box, page.Black, page.Left)
}

// drawWord writes sign and word of a ledger into the left margin, from top to bottom, beside a
// body of the given height; where that is short, from its top downwards.
func (f furniture) drawWord(d *page.Document, s township.LedgerStyle, height float64) {
	if f.strip == 0 {
		return
	}
	typ := page.Type{Face: f.look.title.Face, Size: f.look.title.Size * 0.62}
	word := printableSign(typ, s.Sign) + s.Word
	height = min(max(height, page.UprightHeight(word, typ)), f.bodyHeight())
	d.PutUpright(word, typ, page.Rect{X: f.left - f.strip, Y: f.bodyTop(), W: f.strip, H: height}, s.Ink)
}

// printableSign is a ledger's sign, or a square where the face does not have it.
func printableSign(t page.Type, sign string) string {
	if strings.IndexFunc(sign, func(r rune) bool { return !t.Face.Has(r) }) >= 0 {
		return "■"
	}
	return sign
}

// counted is a number of households and people, 「46 户 151 人」.
func counted(households, people int) string {
	return fmt.Sprintf("%s 户 %s 人", thousands(households), thousands(people))
}

func thousands(n int) string { return township.GroupThousands(fmt.Sprint(n)) }

// subtitleOf is the line under the title: office, date, what is counted.
func subtitleOf(office string, asOf township.Date, count string) string {
	parts := []string{}
	for _, p := range []string{office, asOfText(asOf), count} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "　")
}

func asOfText(d township.Date) string {
	if d == "" {
		return ""
	}
	return "截至" + d.Chinese()
}
