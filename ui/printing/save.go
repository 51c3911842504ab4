package printing

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// maker writes what a request asks for into a file.
type maker func(ctx context.Context, req township.WallListRequest, path string, progress func(done, total int)) (township.WallListResult, error)

func (s *Screen) savePDF() {
	s.make("保存上墙名单", "正在生成 PDF", ".pdf", s.desk.PrintWallLists, func(req township.WallListRequest) {
		if req.Form == township.ForWall {
			s.posted = &req
		}
	})
}

func (s *Screen) saveWorkbook() {
	s.make("导出名单", "正在生成 Excel", ".xlsx", s.desk.ExportLedgers, func(township.WallListRequest) {})
}

// make asks where the file goes, and makes it there.
func (s *Screen) make(title, work, extension string, write maker, made func(township.WallListRequest)) {
	if !s.fields.Check() {
		s.fields.FocusWrong()
		return
	}
	req := s.request()
	around.WriteFile(s.host, around.File{
		Title: title, Name: req.FileName(s.office.Name, s.host.Today(), extension), Extension: extension, Work: work, Unit: "户",
		Then: func() { made(req) },
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			r, err := write(ctx, req, path, report)
			return around.Made{Said: describe(r), Missing: r.Missing}, err
		},
	})
}

// post leads to the notices; what was just printed for the wall comes prefilled with its villages.
func (s *Screen) post() {
	if s.posted == nil {
		s.host.ShowNotices("")
		return
	}
	villages := []string{s.posted.Village}
	if s.posted.Village == "" {
		list, err := s.desk.Villages(context.Background())
		if err != nil {
			s.host.Fail(err)
			return
		}
		villages = nil
		for _, v := range list {
			villages = append(villages, v.Name)
		}
	}
	subject := s.posted.Subject()
	s.posted = nil
	s.host.PostNotice(subject, villages)
}

// describe says what was made: 已保存 36 份名单，460 户，共 38 页。
func describe(r township.WallListResult) string {
	return fmt.Sprintf("已保存 %s 份名单，%s 户", grouped(r.Lists), grouped(r.Households)) + r.PagesWord() + "。"
}
