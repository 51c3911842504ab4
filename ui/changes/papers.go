package changes

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// printed are the events whose sheets are wanted: the selected ones, or all that are shown.
func (l *listing) printed() []int64 {
	var ids []int64
	rows := l.table.Selected()
	if len(rows) == 0 {
		rows = l.table.Rows()
	}
	for _, e := range rows {
		ids = append(ids, e.ID)
	}
	return ids
}

// menu is for the right click on the selection.
func (l *listing) menu() []*fyne.MenuItem {
	rows := l.table.Selected()
	items := []*fyne.MenuItem{fyne.NewMenuItem("打印情况表…", func() {
		l.screen.printSheets(township.ChangeSheetRequest{Events: l.printed()})
	})}
	if len(rows) == 1 {
		items = append(items, fyne.NewMenuItem("打开该户", func() { l.screen.host.ShowHousehold(rows[0].Household) }),
			fyne.NewMenuItem("撤销这次变动…", func() { l.screen.takeBack(*rows[0]) }))
	}
	return items
}

// blankCopies is how many blank sheets of each kind are printed at once.
const blankCopies = 10

func (l *listing) printMenu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{}
	if len(l.rows) > 0 {
		label := fmt.Sprintf("情况表，列表所示 %d 次变动…", len(l.rows))
		if n := l.table.SelectedCount(); n > 0 {
			label = fmt.Sprintf("情况表，已选 %d 次变动…", n)
		}
		items = append(items, fyne.NewMenuItem(label, func() { l.screen.printSheets(township.ChangeSheetRequest{Events: l.printed()}) }))
	}
	return append(items,
		fyne.NewMenuItem("自然增减汇总（月表）…", l.printMonths),
		fyne.NewMenuItem(fmt.Sprintf("空白情况表，增加、减少各 %d 份…", blankCopies), func() {
			l.screen.printSheets(township.ChangeSheetRequest{Blank: blankCopies, Filter: township.EventFilter{Village: l.village.Value()}})
		}),
	)
}

// printDeed prints the sheets of what a deed entered.
func (s *Screen) printDeed(deed township.Deed) {
	s.printSheets(township.ChangeSheetRequest{Deed: deed.ID})
}

// printSheets writes sheets where the clerk says.
func (s *Screen) printSheets(req township.ChangeSheetRequest) {
	if req.Deed == 0 && req.Blank == 0 && len(req.Events) == 0 {
		s.host.Fail(township.Errorf(township.CodeInvalid, "没有可打印的变动，请先选择或放宽条件。"))
		return
	}
	name := fmt.Sprintf("家庭变动情况表_%s", s.host.Today())
	if req.Blank > 0 {
		name = "空白情况表"
	}
	s.write("保存情况表", name, ".pdf", func(ctx context.Context, path string) (around.Made, error) {
		res, err := s.desk.PrintChangeSheets(ctx, req, path)
		return around.Made{Said: fmt.Sprintf("已保存 %d 份情况表，共 %d 页", res.Lists, res.Pages), Missing: res.Missing}, err
	})
}

// printMonths writes the summary of the months that are shown.
func (l *listing) printMonths() {
	lines := l.months.grid.Lines()
	if len(lines) == 0 {
		return
	}
	from, to, village := lines[len(lines)-1].Key, lines[0].Key, l.village.Value()
	l.screen.write("保存自然增减汇总", fmt.Sprintf("%s自然增减汇总_%s至%s", village, from, to), ".pdf", func(ctx context.Context, path string) (around.Made, error) {
		res, err := l.screen.desk.PrintMonthlyChanges(ctx, from, to, village, path)
		return around.Made{Said: fmt.Sprintf("已保存自然增减汇总，共 %d 页", res.Pages), Missing: res.Missing}, err
	})
}

// exportMenu lets the clerk choose how the workbook has the ID numbers.
func (l *listing) exportMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("证件号码打码", func() { l.export(true) }),
		fyne.NewMenuItem("含完整证件号码（记入查看记录）", func() { l.export(false) }),
	}
}

// export writes what is shown as a workbook.
func (l *listing) export(mask bool) {
	f := l.filter()
	l.screen.write("导出家庭变动", fmt.Sprintf("家庭变动明细_%s", l.screen.host.Today()), ".xlsx", func(ctx context.Context, path string) (around.Made, error) {
		n, err := l.screen.desk.ExportChanges(ctx, f, mask, path)
		return around.Made{Said: fmt.Sprintf("已导出 %d 次变动", n)}, err
	})
}

// write asks where a file goes, makes it there, and tells so.
func (s *Screen) write(title, name, extension string, write func(ctx context.Context, path string) (around.Made, error)) {
	around.WriteFile(s.host, around.File{
		Title: title, Name: name + extension, Extension: extension, Work: "正在生成文件",
		Make: func(ctx context.Context, path string, _ func(done, total int)) (around.Made, error) {
			return write(ctx, path)
		},
	})
}
