package monthly

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
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
	around.WriteFile(s.host, around.File{
		Title: "保存" + e.Named(), Name: f.FileName() + extension, Extension: extension, Work: "正在生成" + e.Named(), Unit: "项",
		Make: func(ctx context.Context, path string, _ func(done, total int)) (around.Made, error) {
			r, err := write(ctx, e.ID, path)
			return around.Made{Said: fmt.Sprintf("已保存%s，%d项", e.Named(), r.Households) + r.PagesWord(), Missing: r.Missing}, err
		},
	})
}
