package income

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

// Printer writes form F4 on paper.
type Printer interface {
	PrintIncome(ctx context.Context, req township.IncomePrint, path string) (township.WallListResult, error)
}

// blankCopies is how many blank forms are printed at once.
const blankCopies = 10

// PrintBy says what prints the forms; before, the screen offers no paper.
func (s *Screen) PrintBy(p Printer) {
	s.printer = p
	s.list.page.SetDeeds(s.viewDeeds()...)
}

// printButton offers paper by a menu that is made when it opens; there is none where nothing prints.
func (s *Screen) printButton(menu func() []*fyne.MenuItem) []fyne.CanvasObject {
	if s.printer == nil {
		return nil
	}
	return []fyne.CanvasObject{widgets.NewMenuButton("打印", look.Icon(look.IconPrint), menu)}
}

// printFirst prints what a menu offers first (Ctrl+P), and says whether there was anything.
func (s *Screen) printFirst(items []*fyne.MenuItem) bool {
	if s.printer == nil || len(items) == 0 {
		return false
	}
	items[0].Action()
	return true
}

// printMenu offers forms for what the list shows, bound by village.
func (l *listing) printMenu() []*fyne.MenuItem {
	return append(l.printItems(l.table.Rows(), true), fyne.NewMenuItem(fmt.Sprintf("空白表 %d 份…", blankCopies), func() {
		l.screen.print(township.IncomePrint{Way: township.PrintBlank, Copies: blankCopies}, "")
	}))
}

// printChosenMenu offers forms for the chosen households, loose.
func (l *listing) printChosenMenu() []*fyne.MenuItem { return l.printItems(l.chosen(), false) }

// printItems offers the completed forms of those rows that have a sheet, and forms to be filled in for all of them. What
// is asked for is all of them: the desk says how many have no sheet.
func (l *listing) printItems(rows []*line, bound bool) []*fyne.MenuItem {
	var shown, reckoned, all []*township.HouseholdRow
	for _, r := range rows {
		shown = append(shown, r.Row)
		if r.Sheet != 0 {
			reckoned = append(reckoned, r.Row)
		}
		if r.Row.Closed == "" {
			all = append(all, r.Row)
		}
	}
	how := ""
	if bound {
		how = "，按村装订"
	}
	var items []*fyne.MenuItem
	offer := func(label string, rows, asked []*township.HouseholdRow, req township.IncomePrint) {
		if len(rows) == 0 {
			return
		}
		req.Households, req.Bound = idsOf(asked), bound
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("%s %s 户%s…", label, township.GroupThousands(fmt.Sprint(len(rows))), how), func() {
			l.screen.print(req, placeOf(rows))
		}))
	}
	offer("已填的计算表", reckoned, shown, township.IncomePrint{Way: township.PrintCompleted})
	offer("预填表（收支留空）", all, all, township.IncomePrint{Way: township.PrintPrefilled})
	offer("预填表（附上年的数）", all, all, township.IncomePrint{Way: township.PrintPrefilled, Hints: true})
	return items
}

func idsOf(rows []*township.HouseholdRow) []int64 {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

// placeOf names whose forms they are, for the name of the file: one household, one village, or nothing.
func placeOf(rows []*township.HouseholdRow) string {
	if len(rows) == 1 {
		return rows[0].Named()
	}
	for _, r := range rows {
		if r.Village != rows[0].Village {
			return ""
		}
	}
	return rows[0].Village
}

// printMenu offers the forms of the household whose sheet is open.
func (p *sheetPage) printMenu() []*fyne.MenuItem {
	req := township.IncomePrint{Households: []int64{p.file.Row.ID}, Year: p.file.Sheet.Year}
	place := placeOf([]*township.HouseholdRow{&p.file.Row})
	var items []*fyne.MenuItem
	offer := func(label string, way township.PrintWay, hints bool) {
		req := req
		req.Way, req.Hints = way, hints
		items = append(items, fyne.NewMenuItem(label, func() { p.ifSaved(func() { p.screen.print(req, place) }) }))
	}
	if p.file.Sheet.ID != 0 {
		offer("打印这张表…", township.PrintCompleted, false)
	}
	if p.file.Row.Closed == "" {
		offer("打印预填表（收支留空）…", township.PrintPrefilled, false)
		offer("打印预填表（附上年的数）…", township.PrintPrefilled, true)
	}
	return items
}

// print writes forms where the clerk says; place is whose they are.
func (s *Screen) print(req township.IncomePrint, place string) {
	if req.Year == "" {
		req.Year = s.list.year
	}
	around.WriteFile(s.host, around.File{
		Title: "保存收入计算表", Name: strings.TrimSuffix(req.FileName(place), ".pdf") + ".pdf", Extension: ".pdf", Work: "正在生成收入计算表", Unit: "户",
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			req.Progress = report
			r, err := s.printer.PrintIncome(ctx, req, path)
			text := fmt.Sprintf("已保存 %d 份收入计算表，共 %d 页", r.Lists, r.Pages)
			if r.LeftOut > 0 {
				text += fmt.Sprintf("。另有 %d 户未核算，没有打印", r.LeftOut)
			}
			return around.Made{Said: text, Missing: r.Missing}, err
		},
	})
}
