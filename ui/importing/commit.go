package importing

import (
	"context"
	"fmt"

	"taizhang/app/township"
)

// commit writes what the preview shows.
func (s *Screen) commit() {
	j := s.job
	var deed township.Deed
	run := func(ctx context.Context, report func(done, total int)) (err error) {
		deed, err = j.pending.Commit(ctx, report)
		return err
	}
	s.work("正在导入“"+shorten(j.name())+"”", "户", run, func(err error) {
		switch {
		case err == nil:
			s.committed(deed)
		case stopped(err):
			s.troubled(warning("已停止导入，档案没有改动。"))
		default:
			s.troubled(failure(township.Say(err)).with("重新核对", s.read))
		}
	})
}

// troubled says on the preview why nothing was written.
func (s *Screen) troubled(n notice) {
	s.job.page.trouble = []notice{n}
	s.job.page.say()
}

func (s *Screen) committed(deed township.Deed) {
	j := s.job
	j.deed = deed
	o := j.preview().Outcome()
	s.show(newResultPage(s))
	s.stage.focus()
	s.host.Done(deed, fmt.Sprintf("已导入“%s”：新增%s、变更%s", shorten(o.File), grouped(o.New), grouped(o.Changed)))
}

// saveRejected saves the rejected rows of the file under way, with the reason beside each.
func (s *Screen) saveRejected() {
	if s.busy {
		return
	}
	j := s.job
	rejected := j.preview().Rejected
	s.host.SaveFile("保存拒收的行", rejectedName(j.name()), ".xlsx", func(path string) {
		if s.job != j {
			return // the file was left while the dialog was open
		}
		run := func(ctx context.Context, _ func(done, total int)) error { return j.pending.SaveRejected(ctx, path) }
		s.work("正在保存拒收的行", "行", run, func(err error) {
			switch {
			case err == nil:
				s.host.Saved(path, fmt.Sprintf("已保存拒收的%d行，原因写在每行后面。", rejected))
			case !stopped(err):
				s.host.Fail(err)
			}
		})
	})
}
