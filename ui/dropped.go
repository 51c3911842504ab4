package ui

import (
	"context"
	"fmt"
	"path/filepath"

	"taizhang/app/township"
	"taizhang/ui/issues"
	"taizhang/ui/widgets"
)

// listTeller is a desk that can tell a list of issues from a roster.
type listTeller interface {
	KindOfBook(ctx context.Context, path string) (township.BookKind, error)
}

// Import leads files that were chosen as rosters to 交换, or to 问题 where one is a superior's list of issues.
func (s *Shell) Import(paths []string) { s.importAs(paths, township.RosterBook) }

// importDropped leads dropped files to the preview of what they are: rosters to 交换, a superior's list of issues to 问题.
// Where their headings do not tell, or a password hides them, the clerk is asked.
func (s *Shell) importDropped(paths []string) { s.importAs(paths, township.DoubtfulBook) }

// importAs leads files to their previews; inDoubt is what those are taken for of which nobody can tell.
func (s *Shell) importAs(paths []string, inDoubt township.BookKind) {
	d, ok := s.cfg.Desk.(listTeller)
	if !ok || len(paths) == 0 {
		s.ShowImport(paths)
		return
	}
	kinds := make([]township.BookKind, len(paths))
	s.Work("正在看是什么表", "个", func(ctx context.Context, report func(done, total int)) error {
		for i, path := range paths {
			kind, err := d.KindOfBook(ctx, path)
			switch {
			case township.CodeOf(err) == township.CodePassword, kind == township.DoubtfulBook:
				kind = inDoubt
			case err != nil && ctx.Err() != nil:
				return err
			}
			kinds[i] = kind // what cannot be read at all is told by the preview of rosters
			report(i+1, len(paths))
		}
		return nil
	}, func(err error) {
		if err == nil {
			s.sortDropped(paths, kinds)
		}
	})
}

// sortDropped takes files to their previews, the rosters first.
func (s *Shell) sortDropped(paths []string, kinds []township.BookKind) {
	of := map[township.BookKind][]string{}
	for i, kind := range kinds {
		if kind == "" {
			kind = township.RosterBook
			if s.current != nil && s.current.Key == placeIssues {
				kind = township.IssueListBook
			}
		}
		of[kind] = append(of[kind], paths[i])
	}
	rosters, lists := of[township.RosterBook], of[township.IssueListBook]
	if doubtful := of[township.DoubtfulBook]; len(doubtful) > 0 {
		s.askKind(doubtful[0], func(kind township.BookKind) {
			of[kind] = append(of[kind], doubtful...)
			s.importSorted(of[township.RosterBook], of[township.IssueListBook])
		})
		return
	}
	s.importSorted(rosters, lists)
}

func (s *Shell) importSorted(rosters, lists []string) {
	switch {
	case len(rosters) == 0:
		s.ShowIssueLists(lists)
	case len(lists) == 0:
		s.ShowImport(rosters)
	default:
		s.Inform("花名册和问题清单要分开导入", fmt.Sprintf("先核对花名册“%s”；问题清单“%s”请在花名册导完以后再拖进来。",
			widgets.ShortName(filepath.Base(rosters[0]), ""), widgets.ShortName(filepath.Base(lists[0]), "")))
		s.ShowImport(rosters)
	}
}

// askKind asks what a file is to be taken for.
func (s *Shell) askKind(path string, then func(township.BookKind)) {
	var d *widgets.Dialog
	d = widgets.ShowDialog(s.win, widgets.DialogOptions{
		Title: "“" + widgets.ShortName(filepath.Base(path), "") + "”是什么表？",
		Body:  widgets.NewQuietProse("从表头看不出是花名册还是问题清单（有打开密码的要先选，再输入密码）。选了以后先核对，什么也不写入。"),
		Deed:  "按问题清单核对", OnDeed: func() bool { d.Close(); then(township.IssueListBook); return true },
		Other: "按花名册核对", OnOther: func() { then(township.RosterBook) },
	})
}

// ShowIssueLists previews a superior's list of issues on 问题.
func (s *Shell) ShowIssueLists(paths []string) {
	if screen, ok := visit[*issues.Screen](s, placeIssues); ok {
		screen.ImportLists(paths)
	}
}
