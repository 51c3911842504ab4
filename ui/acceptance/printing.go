package acceptance

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
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
	s.host.SaveFile("保存"+what, what+"_"+string(s.host.Today())+extension, extension, func(path string) {
		var res township.WallListResult
		s.host.Work("正在生成"+what, "个", func(ctx context.Context, _ func(done, total int)) (err error) {
			res, err = write(ctx, req, path)
			return err
		}, func(err error) { s.written(path, what, res, err) })
	})
}

// written tells what was written, or why nothing was.
func (s *Screen) written(path, what string, res township.WallListResult, err error) {
	switch {
	case err == nil:
		text := fmt.Sprintf("已保存%s，问题%d个", what, res.Households)
		if res.Pages > 0 {
			text += fmt.Sprintf("，共 %d 页", res.Pages)
		}
		s.host.Saved(path, text)
		if len(res.Missing) > 0 {
			s.host.Inform("请手写核对", "下列文字里有字库没有的字，纸上印成 □，请对照原件手写核对：\n\n"+strings.Join(res.Missing, "\n"))
		}
	case township.CodeOf(err) != township.CodeCancelled && !errors.Is(err, context.Canceled):
		s.host.Fail(err)
	}
}
