package monthly

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// papers offers an edition on paper and as a workbook.
func (s *Screen) papers(e *township.MonthlyEdition) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("打印"+e.Named()+"…", func() { s.print(e) }),
		fyne.NewMenuItem("导出"+e.Named()+"（Excel）…", func() { s.write(e, ".xlsx", s.desk.ExportMonthly) }),
	}
}

func (s *Screen) print(e *township.MonthlyEdition) { s.write(e, ".pdf", s.desk.PrintMonthly) }

// write writes an edition where the clerk says.
func (s *Screen) write(e *township.MonthlyEdition, extension string, write func(ctx context.Context, id int64, path string) (township.WallListResult, error)) {
	f := township.MonthlyFile{MonthlyEdition: *e}
	s.host.SaveFile("保存"+e.Named(), f.FileName()+extension, extension, func(path string) {
		var res township.WallListResult
		s.host.Work("正在生成"+e.Named(), "项", func(ctx context.Context, _ func(done, total int)) (err error) {
			res, err = write(ctx, e.ID, path)
			return err
		}, func(err error) { s.written(path, e, res, err) })
	})
}

// written tells what was written, or why nothing was.
func (s *Screen) written(path string, e *township.MonthlyEdition, res township.WallListResult, err error) {
	switch {
	case err == nil:
		text := fmt.Sprintf("已保存%s，%d项", e.Named(), res.Households)
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
