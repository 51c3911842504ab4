package chooser

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of the dialog in designed units.
const (
	dialogWidth  = 620
	dialogMargin = 50  // left and right of the dialog's body, together
	listHeight   = 260 // of the list where the window has the room
	listLeast    = 96
	aroundList   = 250 // all that stands above and below the list, but for the buttons of the places
)

// roomLayout gives the list the height that the window leaves it, so that the buttons below it stay inside.
type roomLayout struct {
	canvas fyne.Canvas
	above  fyne.CanvasObject // the buttons of the places, one line or more
}

func (l roomLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	room := l.canvas.Size().Height - look.Scaled(aroundList) - l.above.MinSize().Height
	return fyne.NewSize(0, max(look.Scaled(listLeast), min(look.Scaled(listHeight), room)))
}

func (roomLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// view is an open dialog.
type view struct {
	request
	answer  func(answer)
	dialog  *widgets.Dialog
	path    *widgets.Entry
	table   *widgets.Table[item]
	where   *widgets.Text
	warning *widgets.Text
	warned  string   // the existing file that the clerk was warned of
	several []string // the files that are selected, when they are more than one and all will be taken
}

// show opens the dialog; then is told what came out of it.
func show(win fyne.Window, r request, then func(answer)) *view {
	v := &view{request: r, answer: then, path: widgets.NewTextEntry(""), table: newTable(), where: widgets.NewQuiet(""), warning: widgets.NewText("")}
	v.warning.SetColor(theme.ColorNameError)
	v.path.OnChanged = func(string) { v.warn(""); v.several = nil }
	v.path.OnSubmitted = func(string) { v.dialog.Do() }
	v.table.OnSelected = v.selected
	v.table.OnOpen = v.opened
	width := win.Canvas().Size().Width/look.Scaled(1) - dialogMargin
	v.dialog = widgets.ShowDialog(win, widgets.DialogOptions{
		Title: r.title, Width: min(dialogWidth, width), Deed: r.deed, First: v.path,
		Body: v.body(win.Canvas()), OnDeed: v.done, OnCancel: func() { then(answer{}) },
	})
	v.enter(r.folder)
	return v
}

// body puts the places above the list, and the field for a path below it.
func (v *view) body(c fyne.Canvas) fyne.CanvasObject {
	buttons := []fyne.CanvasObject{widgets.NewQuietButton("上一级", nil, func() { v.enter(filepath.Dir(v.folder)) })}
	for _, p := range places() {
		buttons = append(buttons, widgets.NewQuietButton(p.label, nil, func() { v.enter(p.path) }))
	}
	label := "文件："
	if v.save {
		label = "保存为："
	}
	above := widgets.NewFlow(buttons...)
	list := container.New(roomLayout{canvas: c, above: above}, v.table)
	return widgets.Stack(8, above, v.where, list, container.NewBorder(nil, nil, widgets.NewText(label), nil, v.path), v.warning)
}

// enter shows a folder; one that cannot be read is said and left.
func (v *view) enter(folder string) {
	items, err := list(folder, v.kinds)
	if err != nil {
		v.warn("打不开文件夹“" + short(folder) + "”，请换一个。")
		return
	}
	v.folder = folder
	v.where.SetText(folder)
	v.table.SetRows(items)
	if v.save {
		v.setPath(filepath.Join(folder, v.name))
	} else {
		v.setPath("")
	}
}

func (v *view) setPath(path string) {
	v.path.SetText(path)
	v.path.CursorColumn = len([]rune(path))
	v.path.Refresh()
}

func (v *view) warn(text string) {
	v.warning.SetText(text)
	v.warned = ""
}

func (v *view) selected() {
	if files := v.files(); v.many && len(files) > 1 {
		v.setPath(fmt.Sprintf("选中的 %d 个文件", len(files)))
		v.several = files
		return
	}
	if i, ok := v.table.Current(); ok && !i.folder {
		if v.save {
			v.name = i.name
		}
		v.setPath(filepath.Join(v.folder, i.name))
	}
}

// files are the selected lines that are no folders.
func (v *view) files() []string {
	var paths []string
	for _, i := range v.table.Selected() {
		if !i.folder {
			paths = append(paths, filepath.Join(v.folder, i.name))
		}
	}
	return paths
}

func (v *view) opened(i item) {
	if i.folder {
		v.enter(filepath.Join(v.folder, i.name))
		return
	}
	v.dialog.Do()
}

// short is the last part of a path, as a sentence shows it.
func short(path string) string { return widgets.ShortName(filepath.Base(path), path) }

// done takes what stands in the field: a folder is entered, a file is the answer.
func (v *view) done() bool {
	if len(v.several) > 0 {
		v.answer(answer{v.several, true})
		return true
	}
	path := v.typed()
	switch {
	case path == "":
		v.warn("请先选择一个文件。")
		return false
	case isFolder(path):
		v.enter(path)
		return false
	case v.save:
		return v.doneSaving(path)
	case !isFile(path):
		v.warn("没有“" + short(path) + "”这个文件，请核对。")
		return false
	}
	v.answer(answer{[]string{path}, true})
	return true
}

func (v *view) typed() string {
	path := strings.TrimSpace(v.path.Text)
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(home(), rest)
	}
	return filepath.Join(v.folder, path)
}

func (v *view) doneSaving(path string) bool {
	if !fits(path, v.kinds) {
		path += "." + v.kinds[0].Extensions[0]
	}
	if !isFolder(filepath.Dir(path)) {
		v.warn("文件夹“" + short(filepath.Dir(path)) + "”不存在，请核对。")
		return false
	}
	if isFile(path) && v.warned != path {
		v.warn("“" + short(path) + "”已经存在；再按一次“" + v.deed + "”就替换它。")
		v.warned = path
		return false
	}
	v.answer(answer{[]string{path}, true})
	return true
}
