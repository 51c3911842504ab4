package acceptance

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// printMenu offers the sheets of the village, and of all that waits.
func (s *Screen) printMenu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{}
	if s.at != "" {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("打印%s验收单…", s.at), s.print), fyne.NewMenuItem(fmt.Sprintf("导出%s验收单…", s.at), func() { s.write(s.at, ".xlsx", s.desk.ExportIssues) }))
	}
	return append(items, fyne.NewMenuItem("打印全部村的验收单…", func() { s.write("", ".pdf", s.desk.PrintIssues) }))
}

func (s *Screen) print() { s.write(s.at, ".pdf", s.desk.PrintIssues) }

// write writes the sheets of a village, “” for all, where the clerk says.
func (s *Screen) write(village, extension string, write func(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error)) {
	what := village + "验收单"
	req := township.IssueListRequest{Form: township.FormAcceptance, Filter: township.IssueFilter{Village: village}}
	around.WriteFile(s.host, around.File{
		Title: "保存" + what, Name: around.FileName(what, string(s.host.Today())) + extension, Extension: extension, Work: "正在生成" + what, Unit: "个",
		Make: func(ctx context.Context, path string, _ func(done, total int)) (around.Made, error) {
			r, err := write(ctx, req, path)
			return around.Made{Said: fmt.Sprintf("已保存%s，问题%d个", what, r.Households) + r.PagesWord(), Missing: r.Missing}, err
		},
	})
}
