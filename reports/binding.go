package reports

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// binding is the forms of one village that are bound together, and what the sheets in front of them say.
type binding struct {
	look    look
	village string
	office  string
	titles  []string // of the forms in the volume
	note    string   // under the titles: of which year or campaign
	name    string   // of the forms, short
	footer  string   // name and note as the footer says them
	duplex  bool     // every form begins on the front of a sheet
	forms   []boundForm
}

// boundForm is a form as its volume lists it.
type boundForm struct {
	group, head, code, population string
	kind                          string // which form it is, where a volume holds several kinds
	pages                         int
	print                         func(first int, begun func()) error // first is its first page in the volume
}

// byVillage gathers forms by village, in the order in which the villages first appear.
func byVillage[T any](forms []T, village func(*T) string) [][]*T {
	var out [][]*T
	at := map[string]int{}
	for i := range forms {
		v := village(&forms[i])
		n, known := at[v]
		if !known {
			n = len(out)
			at[v] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], &forms[i])
	}
	return out
}

// bind prints cover, contents and forms of a volume.
func (p *press) bind(b *binding) error {
	pages := make([]int, len(b.forms))
	total := 0
	for i, f := range b.forms {
		pages[i] = total + 1
		total += f.pages
	}
	if err := p.frontCover(b, total); err != nil {
		return err
	}
	if err := p.frontContents(b, pages); err != nil {
		return err
	}
	for i, f := range b.forms {
		if err := f.print(pages[i], func() { p.doc.Bookmark(1, f.group+firstText(f.head, f.code)) }); err != nil {
			return err
		}
	}
	return nil
}

// frontCover prints the sheet in front of a volume.
func (p *press) frontCover(b *binding, pages int) error {
	l := b.look
	foot := p.frontFoot(b)
	begun := func() { p.doc.Bookmark(0, firstText(b.village, "未填村")) }
	return p.sheets(b.village+"封面", 1, l.sheet, begun, func(int) (int, error) {
		y := l.sheet.Height / 4
		line := func(typ page.Type, text string, room float64) {
			box := page.Rect{X: l.left, Y: y, W: l.width(), H: room}
			p.doc.Put(typ.Fit(text, box.W, l.leastBody), box, page.Black, page.Centre)
			y += room
		}
		for _, title := range b.titles {
			line(bold(22), title, 26/float64(len(b.titles)))
		}
		line(plain(16), "（"+b.note+"）", 24)
		line(bold(34), b.village, 50)
		line(plain(18), fmt.Sprintf("共 %s 户　%s 页", thousands(len(b.forms)), thousands(pages)), 60)
		line(plain(16), b.office, 14)
		line(plain(14), chineseDate(p.job.Printed), 12)
		p.drawFormFoot(foot, "封面")
		return 0, nil
	})
}

// frontFoot is the foot of the sheets in front of the forms.
func (p *press) frontFoot(b *binding) furniture {
	return p.formFoot(b.look, b.village, b.footer, "", len(b.forms))
}

// frontContents prints who stands on which page of the volume; a sheet that is printed on both sides is left empty behind
// it where the forms would not begin on a front.
func (p *press) frontContents(b *binding, pages []int) error {
	l, name := b.look, b.village+b.name+"目录"
	title, top := bold(16).Fit(name, l.width(), l.leastBody), 3.0
	top += l.top + title.Height()
	room := l.sheet.Height - l.bottom - 1.85*l.foot.Em() - 3 - top
	layout, err := contentsTable(b.forms, pages).Lay(p.ctx, l.width(), table.Room{First: room, Next: room})
	if err != nil {
		return err
	}
	foot, sheets := p.frontFoot(b), layout.Sheets()
	err = p.sheets(name, sheets, l.sheet, func() {}, func(n int) (int, error) {
		p.doc.Put(title, page.Rect{X: l.left, Y: l.top, W: l.width(), H: title.Height()}, page.Black, page.Centre)
		p.drawFormFoot(foot, "目录"+pageNumber(n, sheets))
		return 0, layout.Draw(p.ctx, p.doc, n, l.left, top)
	})
	if err != nil || !b.duplex || sheets%2 == 1 { // with the cover the front matter is even
		return err
	}
	return p.sheets(name, 1, l.sheet, func() {}, func(int) (int, error) {
		whole := page.Rect{X: l.left, Y: l.top, W: l.width(), H: l.sheet.Height - l.top - l.bottom}
		p.doc.Put(l.foot.Line("（此页留空）", whole.W), whole, page.Quiet, page.Centre)
		return 0, nil
	})
}

// contentsTable has a line for each household.
func contentsTable(forms []boundForm, pages []int) *table.Table {
	t := &table.Table{
		Columns: []table.Column{
			{Label: "序号", Weight: 0.8, Align: page.Right},
			{Label: "组", Weight: 1, Align: page.Centre},
			{Label: "户主姓名", Weight: 2.6, Wraps: true, Align: page.Left},
			{Label: "户编号", Weight: 2.4, Align: page.Centre},
			{Label: "家庭人口", Weight: 1, Align: page.Right},
		},
		Style: table.Style{
			Head: bold(10), Body: running(10.5), HeadInk: page.Black, HeadGround: township.StyleOf(township.None).Tint,
			MinHead: 7, MinRow: 6.6, PadX: 1, PadY: 0.9, Rule: page.Quiet,
		},
	}
	kinds := severalKinds(forms)
	if kinds {
		t.Columns = append(t.Columns, table.Column{Label: "调查表", Weight: 1.2, Align: page.Centre})
	}
	t.Columns = append(t.Columns, table.Column{Label: "本册页码", Weight: 1, Align: page.Right})
	for i, f := range forms {
		cells := []string{fmt.Sprint(i + 1), f.group, f.head, f.code, f.population}
		if kinds {
			cells = append(cells, f.kind)
		}
		t.Rows = append(t.Rows, table.Row{Cells: append(cells, fmt.Sprint(pages[i]))})
	}
	return t
}

func severalKinds(forms []boundForm) bool {
	for _, f := range forms {
		if f.kind != forms[0].kind {
			return true
		}
	}
	return false
}
