// Package chooser asks for files inside the window, for systems whose own dialog is not at hand or speaks
// another language than the program. What was typed counts: a whole path can be entered without a mouse.
package chooser

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/ui/widgets"
)

// Kind is one kind of file: what it is called, and its extensions without a dot.
type Kind = struct {
	Name       string
	Extensions []string
}

// Chooser asks in a window. Its methods block until the clerk has chosen and must be called off the UI goroutine.
type Chooser struct {
	Window func() fyne.Window
}

// answer is what came out of a dialog; ok is false when it was cancelled.
type answer struct {
	paths []string
	ok    bool
}

// first returns the one path of a dialog that asks for one.
func (a answer) first() string {
	if len(a.paths) == 0 {
		return ""
	}
	return a.paths[0]
}

// Open asks for one existing file, beginning in a folder; “” is the home folder.
func (c Chooser) Open(title, folder string, kinds ...Kind) (path string, ok bool, err error) {
	a := c.ask(request{title: title, folder: folder, kinds: kinds, deed: "打开"})
	return a.first(), a.ok, nil
}

// OpenMany asks for one or several existing files of one folder, beginning in a folder; “” is the home folder.
func (c Chooser) OpenMany(title, folder string, kinds ...Kind) (paths []string, ok bool, err error) {
	a := c.ask(request{title: title, folder: folder, kinds: kinds, deed: "打开", many: true})
	return a.paths, a.ok, nil
}

// Save asks where to write a file of that name. An existing file is only chosen after a warning.
func (c Chooser) Save(title, folder, name string, kind Kind) (path string, ok bool, err error) {
	a := c.ask(request{title: title, folder: folder, name: name, kinds: []Kind{kind}, deed: "保存", save: true})
	return a.first(), a.ok, nil
}

func (c Chooser) ask(r request) answer {
	if r.folder == "" {
		r.folder = home()
	}
	done := make(chan answer, 1)
	fyne.Do(func() { show(c.Window(), r, func(a answer) { done <- a }) })
	return <-done
}

// request is what a dialog is to ask.
type request struct {
	title, folder, name string
	kinds               []Kind
	deed                string
	save, many          bool
}

func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	return dir
}

// place is a folder that a button leads to.
type place struct{ label, path string }

// places are the home folder, the usual ones in it, and the sticks that are plugged in.
func places() []place {
	h := home()
	out := []place{{"主目录", h}}
	for _, p := range []place{{"桌面", "Desktop"}, {"桌面", "桌面"}, {"文档", "Documents"}, {"文档", "文档"}, {"下载", "Downloads"}, {"下载", "下载"}} {
		if dir := filepath.Join(h, p.path); isFolder(dir) {
			out = append(out, place{p.label, dir})
		}
	}
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*"} {
		sticks, _ := filepath.Glob(pattern)
		for _, s := range sticks {
			out = append(out, place{"U盘 " + filepath.Base(s), s})
		}
	}
	return append(out, place{"全部磁盘", string(filepath.Separator)})
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// fits says whether a file is of one of the kinds; no kinds fit all.
func fits(name string, kinds []Kind) bool {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	any := true
	for _, k := range kinds {
		for _, e := range k.Extensions {
			any = false
			if strings.EqualFold(e, ext) {
				return true
			}
		}
	}
	return any
}

// item is one line of the list: a folder or a file that fits.
type item struct {
	name   string
	folder bool
}

// list reads a folder: folders first, then the files that fit; hidden ones are left out.
func list(folder string, kinds []Kind) ([]item, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var folders, files []item
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		if e.IsDir() || isFolder(filepath.Join(folder, name)) {
			folders = append(folders, item{name, true})
		} else if fits(name, kinds) {
			files = append(files, item{name, false})
		}
	}
	return append(folders, files...), nil
}

// newTable is the list as a table of the program, so that keys and looks are the same as everywhere.
func newTable() *widgets.Table[item] {
	return widgets.NewTable(func(i item) string { return i.name },
		widgets.Column[item]{Key: "name", Label: "名称", Width: 420, Flex: true, Fixed: true, Text: func(i item) string { return i.name }, Compare: compareItems},
		widgets.Column[item]{Key: "kind", Label: "类型", Width: 90, Fixed: true, Text: kindText},
	)
}

func compareItems(a, b item) int {
	if a.folder != b.folder {
		if a.folder {
			return -1
		}
		return 1
	}
	return strings.Compare(a.name, b.name)
}

func kindText(i item) string {
	if i.folder {
		return "文件夹"
	}
	return strings.TrimPrefix(strings.ToUpper(filepath.Ext(i.name)), ".") + " 文件"
}
