// Package importing is the screen 交换: rosters come in from files, are looked at before anything is
// written, and can be taken back.
package importing

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/raising"
)

// Desk is what the screen asks of the archive.
type Desk interface {
	// Preview reads a file and compares it with the archive; nothing is written until Commit.
	Preview(ctx context.Context, path string, opt township.ImportOptions) (township.PendingImport, error)
	// Imports lists the imports that were done, newest first.
	Imports(ctx context.Context) ([]township.ImportRecord, error)
	// Undo takes a deed back; with cascade also the later ones that build on it.
	Undo(ctx context.Context, id int64, cascade bool) (township.Deed, error)
	// Villages lists the villages of the archive in the office's order.
	Villages(ctx context.Context) ([]township.Village, error)
}

// Teller tells the clerk what happened, and asks.
type Teller interface {
	Window() fyne.Window
	Fail(err error)
	Done(deed township.Deed, text string)
	Confirm(title, body, deedLabel string, danger bool, yes func())
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
}

// Files are the system's dialogs for files, and the panel after one was saved.
type Files interface {
	OpenFiles(title string, extensions []string, then func(paths []string))
	SaveFile(title, suggested string, extension string, then func(path string))
	Saved(path, text string)
}

// Ways lead to other screens, and keep what the clerk has arranged.
type Ways interface {
	ShowHouseholds(f township.HouseholdFilter)
	ShowProposals()
	Import(paths []string) // leads files to the preview of what they are, rosters to this screen
	Recall(key string, into any) bool
	Remember(key string, value any)
}

// Host is what the screen asks of the window around it.
type Host interface {
	Teller
	Files
	Ways
}

// stage is what the screen shows: the start, a file that could not be read, a preview, or what
// an import has done.
type stage interface {
	object() fyne.CanvasObject
	focus()                     // puts the keyboard where work goes on
	refresh()                   // the archive may have changed
	key(ev *fyne.KeyEvent) bool // a key that no widget used; true if used
	find() bool                 // Ctrl+F
	save() bool                 // Ctrl+S
}

// Screen is the screen 交换. Everything runs on the UI goroutine.
type Screen struct {
	// Raising is how what a roster has otherwise becomes an issue; nil: it does not.
	Raising *raising.Way

	host Host
	desk Desk

	holder *fyne.Container
	start  *startPage
	stage  stage
	job    *job     // the file under way, nil for none
	queue  []string // files dropped together, the job's among them
	at     int      // of the job in the queue
	busy   bool     // slow work is running
	later  []string // files dropped meanwhile
}

// New makes the screen.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, holder: container.NewStack()}
	s.start = newStartPage(s)
	s.show(s.start)
	return s
}

// Content is what the screen shows.
func (s *Screen) Content() fyne.CanvasObject { return s.holder }

// Refresh reads anew what other screens may have changed. A preview stays as it is: the archive
// refuses to write it if it no longer holds.
func (s *Screen) Refresh() { s.stage.refresh() }

// Shown puts the keyboard where work goes on.
func (s *Screen) Shown() { s.stage.focus() }

// Key takes the keys that no widget has used.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if s.busy {
		return false
	}
	if s.stage.key(ev) {
		return true
	}
	if ev.Name == fyne.KeyEscape {
		return s.back()
	}
	return false
}

// Shortcut takes “find”, “save” and “back”.
func (s *Screen) Shortcut(name string) bool {
	if s.busy {
		return false
	}
	switch name {
	case "find":
		return s.stage.find()
	case "save":
		return s.stage.save()
	case "back":
		return s.back()
	case "accept":
		return s.accept()
	}
	return false
}

// accept imports what the preview shows, if its button would.
func (s *Screen) accept() bool {
	p, ok := s.stage.(*previewPage)
	if !ok || p.accept.Disabled() {
		return false
	}
	s.commit()
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	return `交换：把花名册导入档案。
把文件拖到窗口里，或点“选择文件”。先核对，再导入；核对时什么也不写入。
核对页上点“新增、变更、相同、拒收”的数字，只看这一类的行。
拒收的行可以另存为表格，退回村里改好再导入；导入以后可以整批撤销。

1 2 3 4　只看新增、变更、相同、拒收的行，0 看全部
↑ ↓　逐行看　　空格　显示或收起右边的详情
Ctrl+Enter　导入　　Ctrl+F　在各行中查找　　Ctrl+S　保存拒收的行
Esc　返回；没有导入的文件会留着，回来可以接着核对`
}

// Close drops the copy of a file that is still open; the program is ending.
func (s *Screen) Close() {
	s.drop()
	s.show(s.start)
}

// show puts a stage on the screen.
func (s *Screen) show(next stage) {
	s.stage = next
	s.holder.Objects = []fyne.CanvasObject{next.object()}
	s.holder.Refresh()
}

// back goes to the start. A file that was looked at but not imported is kept, and so are the
// files that wait.
func (s *Screen) back() bool {
	if s.busy || s.stage == stage(s.start) {
		return false
	}
	if s.job != nil && (s.job.pending == nil || s.job.deed.ID != 0) {
		s.drop()
	}
	s.showStart()
	return true
}

// leave drops the file under way and all that wait behind it.
func (s *Screen) leave() {
	if s.busy {
		return
	}
	s.drop()
	s.queue, s.at = nil, 0
	s.showStart()
}

func (s *Screen) showStart() {
	s.show(s.start)
	s.start.refresh()
	s.start.focus()
}

// focusOn puts the keyboard on a widget of the stage.
func (s *Screen) focusOn(o fyne.Focusable) {
	if c := s.host.Window().Canvas(); c != nil {
		c.Focus(o)
	}
}

// work runs slow work, one at a time.
func (s *Screen) work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error)) {
	if s.busy {
		return
	}
	s.busy = true
	s.host.Work(title, unit, run, func(err error) {
		s.busy = false
		later := s.later
		s.later = nil
		if s.job != nil {
			s.queue, later = append(s.queue, later...), nil
		}
		then(err)
		s.ImportFiles(later)
	})
}
