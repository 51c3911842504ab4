package helpers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// The endings of the files that are written.
const (
	pdf      = ".pdf"
	workbook = ".xlsx"
)

// printMenu offers the lists of those who are selected, shown, or all.
func (s *Screen) printMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if n := s.table.SelectedCount(); n > 0 {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("选中 %d 人的名单…", n), s.printSelection))
	}
	if n := s.table.Len(); n > 0 && n < len(s.lines) {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("列表中 %d 人的名单，按单位装订…", n), s.printShown))
	}
	return append(items, fyne.NewMenuItem("全部名单，按单位装订…", s.printAll))
}

// printSelection prints the lists of those who are selected.
func (s *Screen) printSelection() { s.printLines(s.table.Selected()) }

// printShown prints the lists of those who are shown.
func (s *Screen) printShown() { s.printLines(s.table.Rows()) }

func (s *Screen) printLines(lines []*line) {
	req := township.HelperListRequest{Village: s.filters.filter.Village}
	for _, l := range lines {
		req.Helpers = append(req.Helpers, l.Key())
	}
	if len(lines) == 0 {
		s.host.Inform("没有可打印的名单", "列表里没有帮扶责任人。请先新增，或清除条件。")
		return
	}
	s.print(req)
}

// printAll prints the lists of everybody who has households.
func (s *Screen) printAll() {
	if len(s.lines) == 0 {
		s.printLines(nil)
		return
	}
	s.print(township.HelperListRequest{})
}

// print writes lists where the clerk says.
func (s *Screen) print(req township.HelperListRequest) {
	around.WriteFile(s.host, around.File{
		Title: "保存帮扶名单", Name: req.FileName(s.officeName(), s.host.Today(), pdf), Extension: pdf, Work: "正在生成帮扶名单", Unit: "户",
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			r, err := s.desk.PrintHelperLists(ctx, req, path, report)
			return around.Made{Said: fmt.Sprintf("已保存 %d 人的帮扶名单，%d 户，共 %d 页。", r.Helpers, r.Households, r.Pages), Missing: r.Missing}, err
		},
	})
}

// export writes the roster and who helps whom as a workbook, which can be filled in and imported again.
func (s *Screen) export() {
	around.WriteFile(s.host, around.File{
		Title: "导出帮扶责任人", Name: around.FileName("帮扶责任人", s.officeName(), string(s.host.Today())) + workbook, Extension: workbook,
		Work: "正在导出帮扶责任人", Unit: "户",
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			r, err := s.desk.ExportHelpers(ctx, path, report)
			return around.Made{Said: fmt.Sprintf("已导出名册 %d 人、分配表 %d 户。", r.Helpers, r.Households)}, err
		},
	})
}

func (s *Screen) officeName() string {
	o, _, _, err := s.desk.Office(context.Background())
	if err != nil {
		return ""
	}
	return o.Name
}
