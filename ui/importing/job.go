package importing

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"

	"taizhang/app/township"
)

// rosterExtensions are the files that the open dialog offers.
var rosterExtensions = []string{".xlsx", ".xlsm", ".xls", ".et", ".csv", ".txt"}

// job is one file under way, from reading to the result.
type job struct {
	path     string
	password string
	pending  township.PendingImport // nil until the file could be read
	choices  choices
	settled  choices      // those that pending was read with
	page     *previewPage // of pending
	deed     township.Deed
	undone   bool
}

// name is the file's base name.
func (j *job) name() string { return filepath.Base(j.path) }

// preview is what was read last; nil while nothing could be read.
func (j *job) preview() *township.Preview {
	if j.pending == nil {
		return nil
	}
	return j.pending.Preview()
}

// changed says whether the clerk has chosen otherwise since the file was read.
func (j *job) changed() bool {
	return !maps.Equal(j.choices.answers, j.settled.answers) || !maps.Equal(j.choices.rename, j.settled.rename)
}

// ImportFiles previews files, one after the other. A file that was looked at but not imported is
// not dropped without asking.
func (s *Screen) ImportFiles(paths []string) {
	paths = distinct(paths)
	if len(paths) == 0 {
		return
	}
	if s.busy {
		s.later = append(s.later, paths...)
		return
	}
	if s.job == nil || s.job.pending == nil || s.job.deed.ID != 0 {
		s.begin(paths)
		return
	}
	body := fmt.Sprintf("“%s”核对过，还没有导入。改看“%s”，前面的核对就放下了，档案没有改动。", s.job.name(), filepath.Base(paths[0]))
	s.host.Confirm("放下正在核对的文件？", body, "改看新的文件", false, func() { s.begin(paths) })
}

// distinct leaves out empty and repeated paths.
func distinct(paths []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, p := range paths {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}

// choose asks for files.
func (s *Screen) choose() {
	s.host.OpenFiles("选择要导入的花名册", rosterExtensions, s.host.Import)
}

// begin drops what was under way and reads the first of the given files.
func (s *Screen) begin(paths []string) {
	s.drop()
	s.queue, s.at = paths, 0
	s.open()
}

// next goes on with the file behind the one under way, or back to the start.
func (s *Screen) next() {
	if s.busy {
		return
	}
	if s.waiting() == 0 {
		s.leave()
		return
	}
	s.drop()
	s.at++
	s.open()
}

// waiting is how many files wait behind the one under way.
func (s *Screen) waiting() int { return max(0, len(s.queue)-s.at-1) }

// place says which of several files is under way: 「第 1 / 2 个文件」.
func (s *Screen) place() string {
	if len(s.queue) < 2 {
		return ""
	}
	return fmt.Sprintf("第 %d / %d 个文件", s.at+1, len(s.queue))
}

// drop closes the file under way.
func (s *Screen) drop() {
	if s.job != nil && s.job.pending != nil {
		s.job.pending.Close()
	}
	s.job = nil
}

func (s *Screen) open() {
	s.job = &job{path: s.queue[s.at]}
	s.show(newReadingPage(s))
	s.read()
}

// read reads the file of the job with the choices made so far.
func (s *Screen) read() {
	j := s.job
	asked := j.choices.clone()
	var pending township.PendingImport
	run := func(ctx context.Context, report func(done, total int)) (err error) {
		options := township.ImportOptions{Password: j.password, Answers: asked.answers, Villages: asked.rename, Progress: report}
		pending, err = s.desk.Preview(ctx, j.path, options)
		return err
	}
	s.work("正在核对“"+shorten(j.name())+"”", "行", run, func(err error) {
		if err != nil {
			s.unread(err)
			return
		}
		s.arrived(pending, asked)
	})
}

// arrived shows what was read, in the place of what was read before.
func (s *Screen) arrived(pending township.PendingImport, asked choices) {
	j := s.job
	if j.pending != nil {
		j.pending.Close()
	}
	j.pending, j.settled = pending, asked
	j.choices.learn(pending.Preview())
	s.showPreview()
}

// unread says why the file could not be read. A preview that stands stays, with the choices made.
func (s *Screen) unread(err error) {
	if s.job.pending != nil {
		if !stopped(err) {
			s.host.Fail(err)
		}
		return
	}
	s.show(newFailurePage(s, err))
	s.stage.focus()
	if township.CodeOf(err) == township.CodePassword {
		s.askPassword(err)
	}
}

// stopped says whether the clerk stopped the work: nothing has to be told.
func stopped(err error) bool {
	return township.CodeOf(err) == township.CodeCancelled || errors.Is(err, context.Canceled)
}
