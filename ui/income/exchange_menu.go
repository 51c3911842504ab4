package income

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// workbook is the ending of the files that are written.
const workbook = ".xlsx"

// workbooks are the endings of the files that can be read.
var workbooks = []string{workbook, ".xlsm", ".xls", ".et", ".csv"}

// exchangeDeeds are the buttons for workbooks, out and in.
func (s *Screen) exchangeDeeds() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewMenuButton("导出", look.Icon(look.IconExport), s.list.exportMenu),
		widgets.NewButton("导入填报表", nil, s.chooseBook),
	}
}

// exportMenu offers the incomes of what is shown and of what is ticked, and the workbook that villages fill in.
func (l *listing) exportMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	offer := func(which string, rows []*line) {
		if n := len(rows); n > 0 {
			label := fmt.Sprintf("收入汇总 Excel（%s的 %s 户）…", which, township.Thousands(n))
			items = append(items, fyne.NewMenuItem(label, func() { l.screen.exportIncome(l.year, householdsOf(rows)) }))
		}
	}
	offer("显示", l.table.Rows())
	offer("勾选", l.ticked())
	village, label := l.filters.filter.Village, "各村填报表（Excel）…"
	if village != "" {
		label = village + "填报表（Excel）…"
	}
	return append(items, fyne.NewMenuItem(label, func() { l.screen.exportForms(l.year, village) }))
}

// ticked are the households that are ticked, those that the filter hides included.
func (l *listing) ticked() []*line {
	var out []*line
	for _, r := range newLines(l.figures) {
		if l.table.Ticked(r.key) {
			out = append(out, r)
		}
	}
	return out
}

func householdsOf(rows []*line) []*township.HouseholdRow {
	out := make([]*township.HouseholdRow, len(rows))
	for i, r := range rows {
		out[i] = r.Row
	}
	return out
}

// villageOf is the village of all of them, “” where there are several.
func villageOf(rows []*township.HouseholdRow) string {
	for _, r := range rows {
		if r.Village != rows[0].Village {
			return ""
		}
	}
	return rows[0].Village
}

// exportIncome writes the incomes of households where the clerk says.
func (s *Screen) exportIncome(year string, rows []*township.HouseholdRow) {
	req := township.IncomeExport{Year: year, Village: villageOf(rows), Households: idsOf(rows)}
	around.WriteFile(s.host, around.File{
		Title: "导出收入汇总", Name: placeOf(rows) + "收入汇总_" + year + "年" + workbook, Extension: workbook, Work: "正在导出收入汇总", Unit: "户",
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			n, err := s.desk.ExportIncome(ctx, req, path, report)
			return around.Made{Said: fmt.Sprintf("已导出 %s 户%s年的收入汇总", township.Thousands(n), year)}, err
		},
	})
}

// exportForms writes the workbook that a village fills in, or one with a sheet for each village.
func (s *Screen) exportForms(year, village string) {
	around.WriteFile(s.host, around.File{
		Title: "导出收入填报表", Name: village + "收入填报表_" + year + "年" + workbook, Extension: workbook, Work: "正在生成收入填报表",
		Make: func(ctx context.Context, path string, _ func(done, total int)) (around.Made, error) {
			n, err := s.desk.WriteIncomeBook(ctx, year, village, path)
			return around.Made{Said: fmt.Sprintf("已导出 %s 户%s年的收入填报表。填好后用“导入填报表”读回", township.Thousands(n), year)}, err
		},
	})
}

// told tells a failure and says whether all went well; what the clerk has stopped needs no word.
func (s *Screen) told(err error) bool { return around.Told(s.host, err) }

// chooseBook asks for a workbook that a village filled in, and shows what it would do.
func (s *Screen) chooseBook() {
	s.host.OpenFiles("选择收入填报表", workbooks, func(paths []string) {
		if len(paths) > 0 {
			s.readBook(paths[0])
		}
	})
}

func (s *Screen) readBook(path string) {
	var book township.IncomeBook
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		book, err = s.desk.ReadIncomeBook(ctx, path)
		return err
	}
	s.host.Work("正在读取收入填报表", "", run, func(err error) {
		if s.told(err) {
			s.show(newBookPage(s, book))
		}
	})
}
