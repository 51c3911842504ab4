package reports

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// bound prints forms by village, in the order in which the villages first appear: cover, contents, forms.
func (p *incomePress) bound(forms []township.IncomeForm) error {
	var villages []string
	by := map[string][]*township.IncomeForm{}
	for i := range forms {
		v := forms[i].Village
		if by[v] == nil {
			villages = append(villages, v)
		}
		by[v] = append(by[v], &forms[i])
	}
	for _, v := range villages {
		if err := p.villageVolume(v, by[v]); err != nil {
			return err
		}
	}
	return nil
}

// villageVolume prints what is bound for one village.
func (p *incomePress) villageVolume(village string, forms []*township.IncomeForm) error {
	laid, pages, sheets := make([]laidForm, len(forms)), make([]int, len(forms)), 0
	for i, form := range forms {
		var err error
		if laid[i], err = p.lay(form); err != nil {
			return err
		}
		pages[i] = sheets + 1
		sheets += laid[i].table.Sheets()
	}
	if err := p.incomeCover(village, forms[0], len(forms), sheets); err != nil {
		return err
	}
	if err := p.incomeContents(village, laid, pages); err != nil {
		return err
	}
	for i, f := range laid {
		if err := p.form(f, pages[i], func() { p.doc.Bookmark(1, f.Group+firstText(f.Head, f.Code)) }); err != nil {
			return err
		}
	}
	return nil
}

// incomeCover prints the sheet in front of a village's volume.
func (p *incomePress) incomeCover(village string, first *township.IncomeForm, households, sheets int) error {
	l := incomeLook()
	foot := p.boundFoot(l, village, first)
	begun := func() { p.doc.Bookmark(0, firstText(village, "未填村")) }
	return p.sheets(village+"封面", 1, l.sheet, begun, func(int) (int, error) {
		y := l.sheet.Height / 4
		for _, part := range []struct {
			typ  page.Type
			text string
			room float64
		}{
			{bold(22), first.Title(), 26},
			{plain(16), "（" + first.Year + "年）", 24},
			{bold(34), village, 50},
			{plain(18), fmt.Sprintf("共 %s 户　%s 页", thousands(households), thousands(sheets)), 60},
			{plain(16), first.Office, 14},
			{plain(14), chineseDate(p.job.Printed), 12},
		} {
			box := page.Rect{X: l.left, Y: y, W: l.width(), H: part.room}
			p.doc.Put(part.typ.Fit(part.text, box.W, l.leastBody), box, page.Black, page.Centre)
			y += part.room
		}
		p.incomeFooter(foot, "封面")
		return 0, nil
	})
}

// boundFoot is the foot of the sheets in front of the forms.
func (p *incomePress) boundFoot(l look, village string, first *township.IncomeForm) furniture {
	text := "收入计算表（" + first.Year + "年）"
	if village != "" {
		text = village + " · " + text
	}
	return furniture{look: l, form: text, printed: "打印日期 " + chineseDate(p.job.Printed)}
}

// incomeContents prints who stands on which page of the volume.
func (p *incomePress) incomeContents(village string, forms []laidForm, pages []int) error {
	l := incomeLook()
	title, top := bold(16).Fit(village+"收入计算表目录", l.width(), l.leastBody), 3.0
	top += l.top + title.Height()
	room := l.sheet.Height - l.bottom - 1.85*l.foot.Em() - 3 - top
	layout, err := contentsTable(forms, pages).Lay(p.ctx, l.width(), table.Room{First: room, Next: room})
	if err != nil {
		return err
	}
	foot := p.boundFoot(l, village, forms[0].IncomeForm)
	return p.sheets(village+"收入计算表目录", layout.Sheets(), l.sheet, func() {}, func(n int) (int, error) {
		p.doc.Put(title, page.Rect{X: l.left, Y: l.top, W: l.width(), H: title.Height()}, page.Black, page.Centre)
		p.incomeFooter(foot, "目录"+pageNumber(n, layout.Sheets()))
		return 0, layout.Draw(p.ctx, p.doc, n, l.left, top)
	})
}

// contentsTable has a line for each household.
func contentsTable(forms []laidForm, pages []int) *table.Table {
	t := &table.Table{
		Columns: []table.Column{
			{Label: "序号", Weight: 0.8, Align: page.Right},
			{Label: "组", Weight: 1, Align: page.Centre},
			{Label: "户主姓名", Weight: 2.6, Wraps: true, Align: page.Left},
			{Label: "户编号", Weight: 2.4, Align: page.Centre},
			{Label: "家庭人口", Weight: 1, Align: page.Right},
			{Label: "本册页码", Weight: 1, Align: page.Right},
		},
		Style: table.Style{
			Head: bold(10), Body: running(10.5), HeadInk: page.Black, HeadGround: township.StyleOf(township.None).Tint,
			MinHead: 7, MinRow: 6.6, PadX: 1, PadY: 0.9, Rule: page.Quiet,
		},
	}
	for i, f := range forms {
		t.Rows = append(t.Rows, table.Row{Cells: []string{fmt.Sprint(i + 1), f.Group, f.Head, f.Code, f.Population, fmt.Sprint(pages[i])}})
	}
	return t
}
