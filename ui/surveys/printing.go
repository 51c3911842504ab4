package surveys

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Printer writes the papers of a campaign, and its surveys as a workbook.
type Printer interface {
	PrintSurveys(ctx context.Context, req township.SurveyPrint, path string) (township.WallListResult, error)
	PrintContrast(ctx context.Context, campaign int64, households []int64, path string, progress func(done, total int)) (township.WallListResult, error)
	// PrintRoute writes the households still to be visited; village and checker narrow them, “” for all.
	PrintRoute(ctx context.Context, campaign int64, village, checker, path string) (township.WallListResult, error)
	ExportSurveys(ctx context.Context, campaign int64, path string, progress func(done, total int)) (int, error)
}

// blankCopies is how many blank forms are printed at once.
const blankCopies = 10

// PrintBy says what prints; before, the screen offers no paper.
func (s *Screen) PrintBy(p Printer) {
	s.printer = p
	s.list.page.SetDeeds(s.list.filters.campaign, widgets.NewMenuButton("打印", look.Icon(look.IconPrint), s.list.printMenu), widgets.NewButton("导出", look.Icon(look.IconExport), s.list.export))
}

// printFirst prints what a menu offers first (Ctrl+P), and says whether there was anything.
func (s *Screen) printFirst(items []*fyne.MenuItem) bool {
	if s.printer == nil || len(items) == 0 {
		return false
	}
	items[0].Action()
	return true
}

// printMenu offers forms for the ticked households, loose; where none is ticked for those shown, bound by village. Blank
// forms and the route sheet are of the whole filter.
func (l *listing) printMenu() []*fyne.MenuItem {
	c, ok := l.campaign()
	if !ok {
		return []*fyne.MenuItem{fyne.NewMenuItem("还没有专项行动，到“行动”里新建…", l.screen.host.ShowCampaigns)}
	}
	rows, how := l.ticked(), ""
	bound := len(rows) == 0
	if bound {
		rows, how = l.table.Rows(), "，按村装订"
	}
	items := l.printItems(&c, rows, bound, how)
	for _, a := range []township.Audience{township.ForStable, township.ForMonitored} {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("空白表（%s）%d 份…", a.Word(), blankCopies), func() {
			l.screen.printForms(&c, township.SurveyPrint{Way: township.PrintBlank, Copies: blankCopies, Audience: a}, a.Word())
		}))
	}
	return append(items, l.routeItems(&c)...)
}

// printItems offers the forms of households: completed ones of those that were asked, prefilled ones and 信息对照表 of those
// that are to be. What is asked for is all of them: the desk says how many have no survey.
func (l *listing) printItems(c *township.Campaign, rows []*line, bound bool, how string) []*fyne.MenuItem {
	var asked, open []*line
	for _, r := range rows {
		if r.State != township.SurveyNone && r.State != township.SurveyUnreachable {
			asked = append(asked, r)
		}
		if r.Row.Closed == "" {
			open = append(open, r)
		}
	}
	var items []*fyne.MenuItem
	offer := func(label, how string, rows []*line, do func()) {
		if len(rows) > 0 {
			items = append(items, fyne.NewMenuItem(fmt.Sprintf("%s %s 户%s…", label, township.GroupThousands(fmt.Sprint(len(rows))), how), do))
		}
	}
	offer("预填表（核查情况留空）", how, open, func() {
		l.screen.printForms(c, township.SurveyPrint{Way: township.PrintPrefilled, Households: idsOf(open), Bound: bound}, placeOf(open))
	})
	offer("已填的调查表", how, asked, func() {
		l.screen.printForms(c, township.SurveyPrint{Way: township.PrintCompleted, Households: idsOf(rows), Bound: bound}, placeOf(asked))
	})
	offer("信息对照表", "", open, func() { l.screen.printContrast(c, open) })
	return items
}

// routeItems offers the route sheet of the village and the person that the filter names.
func (l *listing) routeItems(c *township.Campaign) []*fyne.MenuItem {
	of, n := l.filters.filter, 0
	route := township.SurveyFilter{Village: of.Village, Checker: of.Person, States: []township.SurveyState{township.SurveyNone, township.SurveyUnreachable}}
	for i := range l.rows {
		if route.Admits(&l.rows[i]) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	place := of.Village + of.Person
	return []*fyne.MenuItem{fyne.NewMenuItem(fmt.Sprintf("%s走访路线单（未访 %d 户）…", place, n), func() {
		l.screen.print(c, "走访路线单", place, "", func(ctx context.Context, path string, _ func(done, total int)) (township.WallListResult, error) {
			return l.screen.printer.PrintRoute(ctx, c.ID, of.Village, of.Person, path)
		})
	})}
}

func idsOf(rows []*line) []int64 {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.Row.ID
	}
	return ids
}

// placeOf names whose papers they are, for the name of the file: one household, one village, or nothing.
func placeOf(rows []*line) string {
	if len(rows) == 1 {
		return rows[0].Row.Named()
	}
	for _, r := range rows {
		if r.Row.Village != rows[0].Row.Village {
			return ""
		}
	}
	return rows[0].Row.Village
}

// printMenu offers the papers of the household whose survey is open.
func (p *entryPage) printMenu() []*fyne.MenuItem {
	if p.screen.printer == nil {
		return nil
	}
	row := &line{SurveyRow: &township.SurveyRow{Row: &p.file.Row}}
	ids, c := []int64{p.file.Row.ID}, p.file.Campaign
	var items []*fyne.MenuItem
	item := func(label string, do func()) {
		items = append(items, fyne.NewMenuItem(label, func() { p.ifSaved(do) }))
	}
	if s := p.file.Survey.State; s != township.SurveyNone && s != township.SurveyUnreachable {
		item("打印这张调查表…", func() {
			p.screen.printForms(&c, township.SurveyPrint{Way: township.PrintCompleted, Households: ids}, p.file.Row.Named())
		})
	}
	if p.file.Row.Closed == "" {
		item("打印预填表（核查情况留空）…", func() {
			p.screen.printForms(&c, township.SurveyPrint{Way: township.PrintPrefilled, Households: ids}, p.file.Row.Named())
		})
		item("打印信息对照表…", func() { p.screen.printContrast(&c, []*line{row}) })
	}
	return items
}

// printForms writes forms F1 and F2 where the clerk says; place is whose they are.
func (s *Screen) printForms(c *township.Campaign, req township.SurveyPrint, place string) {
	req.Campaign = c.ID
	what := strings.TrimSuffix(req.FileName("", ""), "_.pdf")
	s.print(c, what, place, "份", func(ctx context.Context, path string, report func(done, total int)) (township.WallListResult, error) {
		req.Progress = report
		return s.printer.PrintSurveys(ctx, req, path)
	})
}

// printContrast writes the 信息对照表 of households.
func (s *Screen) printContrast(c *township.Campaign, rows []*line) {
	s.print(c, "信息对照表", placeOf(rows), "户", func(ctx context.Context, path string, report func(done, total int)) (township.WallListResult, error) {
		return s.printer.PrintContrast(ctx, c.ID, idsOf(rows), path, report)
	})
}

// print writes a paper of a campaign where the clerk says; place is whose it is.
func (s *Screen) print(c *township.Campaign, what, place, unit string, write func(ctx context.Context, path string, report func(done, total int)) (township.WallListResult, error)) {
	around.WriteFile(s.host, around.File{
		Title: "保存" + what, Name: around.FileName(place+what, c.Name) + ".pdf", Extension: ".pdf", Work: "正在生成" + what, Unit: unit,
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			r, err := write(ctx, path, report)
			text := fmt.Sprintf("已保存%s，共 %d 页", what, r.Pages)
			if r.LeftOut > 0 {
				text += fmt.Sprintf("。另有 %d 户没有录入调查表，没有打印", r.LeftOut)
			}
			return around.Made{Said: text, Missing: r.Missing}, err
		},
	})
}

// export writes the surveys of the whole campaign as a workbook.
func (l *listing) export() {
	c, ok := l.campaign()
	if !ok {
		l.screen.host.Inform("导出", "还没有专项行动，没有可导出的调查表。请先在“行动”里新建一次。")
		return
	}
	around.WriteFile(l.screen.host, around.File{
		Title: "导出入户调查", Name: around.FileName("入户调查", c.Name, string(l.screen.host.Today())) + ".xlsx", Extension: ".xlsx", Work: "正在导出入户调查", Unit: "条",
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			n, err := l.screen.printer.ExportSurveys(ctx, c.ID, path, report)
			return around.Made{Said: fmt.Sprintf("已导出 %d 户的入户调查", n)}, err
		},
	})
}
