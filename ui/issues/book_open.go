package issues

import (
	"context"
	"path/filepath"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// bookExtensions are the files that a list comes in.
var bookExtensions = []string{"xlsx", "xlsm", "xls", "et", "csv", "txt"}

// chooseBook asks for a list, reads it and shows its preview.
func (s *Screen) chooseBook() {
	s.host.OpenFiles("选择督查、审计、第三方评估等下发的问题清单", bookExtensions, s.ImportLists)
}

// ImportLists shows what a superior's list would bring, once nothing that was typed can be lost; of several files it takes
// the first, and says so.
func (s *Screen) ImportLists(paths []string) {
	if len(paths) == 0 {
		return
	}
	s.Leave(func() {
		if len(paths) > 1 {
			s.host.Inform("导入清单", "一次只能导入一份清单，先导入“"+widgets.ShortName(filepath.Base(paths[0]), "")+"”。")
		}
		s.readBook(paths[0], "")
	})
}

// readBook reads a list and shows its preview; one that is locked asks for its password.
func (s *Screen) readBook(path, password string) {
	var book township.IssueBook
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		book, err = s.desk.ReadIssueBook(ctx, path, password)
		return err
	}
	s.host.Work("正在读取清单", "", run, func(err error) {
		switch {
		case err == nil:
			s.show(newBookPage(s, book))
		case township.CodeOf(err) == township.CodePassword:
			widgets.Prompt(s.host.Window(), widgets.PromptOptions{
				Title: "打开有密码的文件", Body: township.Say(err), Label: "密码", Deed: "打开", Password: true,
			}, func(text string) { s.readBook(path, text) })
		case township.CodeOf(err) != township.CodeCancelled:
			s.host.Fail(err)
		}
	})
}
