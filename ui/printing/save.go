package printing

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
)

// maker writes what a request asks for into a file.
type maker func(ctx context.Context, req township.WallListRequest, path string, progress func(done, total int)) (township.WallListResult, error)

func (s *Screen) savePDF() {
	s.make("保存上墙名单", "正在生成 PDF", ".pdf", s.desk.PrintWallLists)
}

func (s *Screen) saveWorkbook() {
	s.make("导出名单", "正在生成 Excel", ".xlsx", s.desk.ExportLedgers)
}

// make asks where the file goes, and makes it there.
func (s *Screen) make(title, work, extension string, write maker) {
	if !s.fields.Check() {
		s.fields.FocusWrong()
		return
	}
	req := s.request()
	s.host.SaveFile(title, req.FileName(s.office.Name, s.host.Today(), extension), extension, func(path string) {
		var result township.WallListResult
		s.host.Work(work, "户", func(ctx context.Context, report func(done, total int)) (err error) {
			result, err = write(ctx, req, path, report)
			return err
		}, func(err error) { s.made(path, result, err) })
	})
}

// made tells what became of a file.
func (s *Screen) made(path string, r township.WallListResult, err error) {
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.host.Saved(path, describe(r))
	if len(r.Missing) > 0 {
		s.host.Inform("请手写核对", handwritten(r.Missing))
	}
}

// describe says what was made: 已保存 36 份名单，460 户，共 38 页。
func describe(r township.WallListResult) string {
	text := fmt.Sprintf("已保存 %s 份名单，%s 户", grouped(r.Lists), grouped(r.Households))
	if r.Pages > 0 {
		text += fmt.Sprintf("，共 %s 页", grouped(r.Pages))
	}
	return text + "。"
}

// mostMissing is how many texts the reminder lists.
const mostMissing = 20

// handwritten lists the texts with characters that no font has.
func handwritten(missing []string) string {
	text := "下列文字里有字库没有的字，纸上印成 □，请对照原件手写核对：\n\n" + strings.Join(missing[:min(len(missing), mostMissing)], "\n")
	if len(missing) > mostMissing {
		text += fmt.Sprintf("\n……共 %d 处", len(missing))
	}
	return text
}
