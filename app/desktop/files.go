package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"taizhang/app/township"
	"taizhang/data/outfile"
)

// Filter is one kind of file in a dialog: what it is called, and the extensions without a dot.
// It is an alias of a plain struct so that a screen can spell the type without this package.
type Filter = struct {
	Name       string
	Extensions []string
}

// Files asks the clerk for files: on Windows through the system's own dialogs. Every method blocks until
// the dialog is closed and must be called on a goroutine of its own, never on that of the user
// interface, which would freeze. ok is false when the clerk cancelled, or when a dialog is open
// already (a second click). Paths are absolute.
type Files interface {
	// Open asks for one existing file.
	Open(title string, filters ...Filter) (path string, ok bool, err error)
	// OpenMany asks for one or several existing files.
	OpenMany(title string, filters ...Filter) (paths []string, ok bool, err error)
	// Save asks where to write a file; the path has one of the filter's extensions. suggested
	// is a file name, cleaned here.
	Save(title, suggested string, filter Filter) (path string, ok bool, err error)
	// Folder asks for a folder.
	Folder(title string) (path string, ok bool, err error)
}

// FileOptions are what the dialogs need of the program.
type FileOptions struct {
	Dialogs  Dialogs             // what to ask with where the system's own dialogs are not used; Windows ignores it
	Folder   string              // where the first dialog opens; "" leaves it to the system
	Remember func(folder string) // is told the folder of each choice, to keep it for the next start; may be nil

	// Overwrite asks whether an existing file may be replaced, where the system's dialog has not
	// asked itself because the extension was still missing. nil: such a file is never replaced.
	Overwrite func(path string) bool
}

// NewFiles returns the system's file dialogs.
func NewFiles(options FileOptions) Files {
	return &systemFiles{options: options, folder: options.Folder, pick: systemPicker(options.Dialogs)}
}

// request is what a dialog is to show.
type request struct {
	title, folder, name string
	filters             []Filter
}

// errCancelled is what a picker returns when the clerk cancels.
var errCancelled = errors.New("cancelled")

// Dialogs are file dialogs of the program's own, for systems whose dialogs are not used. They
// block as Files does.
type Dialogs interface {
	Open(title, folder string, filters ...Filter) (path string, ok bool, err error)
	OpenMany(title, folder string, filters ...Filter) (paths []string, ok bool, err error)
	Save(title, folder, name string, filter Filter) (path string, ok bool, err error)
}

// picker is the raw dialogs; each returns errCancelled when the clerk cancels. Tests
// put answers in their place.
type picker struct {
	open   func(request) (string, error)
	many   func(request) ([]string, error)
	save   func(request) (string, error)
	folder func(request) (string, error)
}

type systemFiles struct {
	options FileOptions
	pick    picker
	busy    atomic.Bool

	mu     sync.Mutex
	folder string // of the last choice
}

func (s *systemFiles) Open(title string, filters ...Filter) (string, bool, error) {
	return s.ask(s.pick.open, filepath.Dir, request{title: title, filters: filters})
}

func (s *systemFiles) OpenMany(title string, filters ...Filter) (paths []string, ok bool, err error) {
	one := func(r request) (string, error) {
		picked, err := s.pick.many(r)
		if err != nil || len(picked) == 0 {
			return "", err
		}
		paths = picked
		return picked[0], nil
	}
	_, ok, err = s.ask(one, filepath.Dir, request{title: title, filters: filters})
	if !ok {
		return nil, false, err
	}
	return paths, true, nil
}

func (s *systemFiles) Folder(title string) (string, bool, error) {
	return s.ask(s.pick.folder, filepath.Clean, request{title: title})
}

func (s *systemFiles) Save(title, suggested string, filter Filter) (string, bool, error) {
	name := withExtension(outfile.CleanName(suggested), filter)
	for {
		chosen, ok, err := s.ask(s.pick.save, filepath.Dir, request{title: title, name: name, filters: []Filter{filter}})
		if !ok {
			return "", false, err
		}
		path := withExtension(chosen, filter)
		if path == chosen || !exists(path) || s.mayReplace(path) {
			return path, true, nil
		}
		name = filepath.Base(path)
	}
}

// ask opens one dialog with the window disabled around it and remembers the folder of the choice.
func (s *systemFiles) ask(pick func(request) (string, error), folderOf func(path string) string, r request) (path string, ok bool, err error) {
	if !s.busy.CompareAndSwap(false, true) {
		return "", false, nil
	}
	defer s.busy.Store(false)
	r.folder = s.lastFolder()
	path, err = guarded(pick, r)
	switch {
	case errors.Is(err, errCancelled) || err == nil && path == "":
		return "", false, nil
	case err != nil:
		return "", false, dialogFailed(err)
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", false, dialogFailed(err)
	}
	s.remember(folderOf(path))
	return path, true, nil
}

// guarded runs a dialog in its own surroundings, and turns a panic of the dialog package into a sentence.
func guarded(pick func(request) (string, error), r request) (path string, err error) {
	defer func() {
		if p := recover(); p != nil {
			path, err = "", township.Errorf(township.CodeUnsupported, "这台电脑打不开系统的文件对话框。请把文件拖到窗口里，或用命令行。")
		}
	}()
	defer surround()()
	return pick(r)
}

// lastFolder is where the next dialog opens, "" if that folder is no longer there.
func (s *systemFiles) lastFolder() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if info, err := os.Stat(s.folder); err != nil || !info.IsDir() {
		return ""
	}
	return s.folder
}

func (s *systemFiles) remember(folder string) {
	s.mu.Lock()
	changed := folder != s.folder
	s.folder = folder
	s.mu.Unlock()
	if changed && s.options.Remember != nil {
		s.options.Remember(folder)
	}
}

func (s *systemFiles) mayReplace(path string) bool {
	return s.options.Overwrite != nil && s.options.Overwrite(path)
}

// withExtension appends the filter's first extension to a name that has none of them.
func withExtension(name string, filter Filter) string {
	has := strings.TrimPrefix(filepath.Ext(name), ".")
	fits := func(extension string) bool { return extension == "*" || strings.EqualFold(extension, has) }
	if len(filter.Extensions) == 0 || slices.ContainsFunc(filter.Extensions, fits) {
		return name
	}
	return strings.TrimRight(name, ". ") + "." + filter.Extensions[0]
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func dialogFailed(err error) error {
	var known *township.Error
	if errors.As(err, &known) {
		return err
	}
	if pathTooLong(err) {
		return township.Because(township.CodeInvalid, err, "选中的文件路径超过 260 个字符，系统的对话框放不下。请把文件移到层级较浅的文件夹再选。")
	}
	return township.Because(township.CodeInternal, err, "系统的文件对话框出错了。请重试，或把文件拖到窗口里。")
}
