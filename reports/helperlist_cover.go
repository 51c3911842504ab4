package reports

import (
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// The measures of the line that is signed, in mm: a thumbprint needs 35 × 18 (design.md “Paper”).
const (
	signWidth  = 42
	signHeight = 18
	dateWidth  = 52
)

// receiptHeight is the room of the receipt line below a table.
func (p *helperPress) receiptHeight() float64 { return signHeight + 0.5*p.look.subtitle.Em() }

// drawReceipt draws the line on which the helper signs for the list, below the table that ends at y.
func (p *helperPress) drawReceipt(f furniture, y float64) {
	typ := p.look.subtitle
	box := page.Rect{X: f.left, Y: y, W: f.width(), H: p.receiptHeight()}
	said := typ.Line("以上农户已与本人核对，名单收到。", box.W/3)
	p.doc.Put(said, box, page.Black, page.Left)
	x := box.Right()
	for _, part := range []struct {
		label string
		width float64
	}{{"日期", dateWidth}, {"帮扶责任人签字", signWidth}} {
		line := box.Bottom() - 0.35*signHeight
		p.doc.Line(x-part.width, line, x, line, page.Hairline, page.Black)
		label := typ.Line(part.label, box.W/3)
		x -= part.width + 0.5*typ.Em() + label.Width()
		p.doc.Put(label, page.Rect{X: x, Y: box.Y, W: label.Width(), H: box.H}, page.Black, page.Left)
		x -= 2 * typ.Em()
	}
}

// cover prints the sheet in front of lists that are bound together: whose they are, unit by unit, and how many households
// each has.
func (p *helperPress) cover(name string, volumes []*helperVolume, begun func()) error {
	rows, households, people := coverRows(volumes)
	first := volumes[0].sheets[0]
	subtitle := subtitleOf(first.Office, first.AsOf, fmt.Sprintf("帮扶责任人 %s 人　共 %s", thousands(len(rows)), counted(households, people)))
	f := p.internal(name+"帮扶农户名单", subtitle, name+" · 封面")
	t := p.table(coverColumns(), rows)
	t.Totals = []table.Row{{Cells: []string{"", "合计", "", "", "", thousands(households), thousands(people), ""}}}
	layout, err := t.Lay(p.ctx, f.width(), table.Room{First: f.bodyHeight(), Next: f.bodyHeight()})
	if err != nil {
		return err
	}
	return p.sheets(name, layout.Sheets(), f.sheet, begun, func(n int) (int, error) {
		f.draw(p.doc, n+1, layout.Sheets())
		return 0, layout.Draw(p.ctx, p.doc, n, f.left, f.bodyTop())
	})
}

// coverRows are a line per helper, and what they have together.
func coverRows(volumes []*helperVolume) (rows []table.Row, households, people int) {
	for _, v := range volumes {
		for _, s := range v.sheets {
			households += len(s.Rows)
			people += s.People()
			h := s.Helper
			rows = append(rows, table.Row{Cells: []string{
				fmt.Sprint(len(rows) + 1), v.name(), h.Name, h.Post, h.Phone, thousands(len(s.Rows)), thousands(s.People()), villagesOf(s),
			}})
		}
	}
	return rows, households, people
}

func coverColumns() []table.Column {
	return []table.Column{
		{Label: "序号", Weight: 0.7, Align: page.Right},
		{Label: "单位", Weight: 2.4, Wraps: true, Align: page.Left},
		{Label: "帮扶责任人", Weight: 1.5, Wraps: true, Align: page.Left},
		{Label: "职务", Weight: 1.3, Wraps: true, Align: page.Left},
		{Label: "办公电话", Weight: 1.6, Align: page.Centre},
		{Label: "户数", Weight: 0.8, Align: page.Right},
		{Label: "人口", Weight: 0.8, Align: page.Right},
		{Label: "所在村", Weight: 2.4, Wraps: true, Align: page.Left},
	}
}

// villagesOf names the villages of a list, each once.
func villagesOf(s township.HelperSheet) string {
	var names []string
	for _, r := range s.Rows {
		if !slices.Contains(names, r.Village) {
			names = append(names, r.Village)
		}
	}
	return strings.Join(names, "、")
}
