package chooser

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"taizhang/ui/look"
)

// sheets is the kind of file that the tests ask for.
var sheets = Kind{Name: "表格", Extensions: []string{"xlsx", "csv"}}

// asked is an open dialog and the answers that it gave.
type asked struct {
	*view
	win     fyne.Window
	answers []answer
}

// folder makes a folder with files; a name that ends in / is a folder in it.
func folder(tb testing.TB, names ...string) string {
	tb.Helper()
	dir := tb.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		var err error
		if name[len(name)-1] == '/' {
			err = os.Mkdir(path, 0o700)
		} else {
			err = os.WriteFile(path, []byte("x"), 0o600)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// open shows the dialog in a window of 1093×614.
func open(tb testing.TB, r request) *asked {
	tb.Helper()
	test.NewTempApp(tb)
	return openIn(tb, r)
}

func openIn(tb testing.TB, r request) *asked {
	tb.Helper()
	a := &asked{win: test.NewTempWindow(tb, container.NewWithoutLayout())}
	a.win.Resize(fyne.NewSize(1093, 614))
	a.view = show(a.win, r, func(got answer) { a.answers = append(a.answers, got) })
	return a
}

func opening(dir string) request {
	return request{title: "选择花名册", folder: dir, kinds: []Kind{sheets}, deed: "打开"}
}

func saving(dir, name string) request {
	return request{title: "保存", folder: dir, name: name, kinds: []Kind{sheets}, deed: "保存", save: true}
}

// enterPath types a path and presses Enter in the field.
func (a *asked) enterPath(path string) {
	a.path.SetText(path)
	a.press(fyne.KeyReturn)
}

// press gives a key to whatever has the keyboard.
func (a *asked) press(key fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: key}
	if f := a.win.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
	} else {
		a.win.Canvas().OnTypedKey()(ev)
	}
}

func (a *asked) isOpen() bool { return a.win.Canvas().Overlays().Top() != nil }

// names are the lines of the list.
func (a *asked) names() []string {
	var names []string
	for _, i := range a.table.Rows() {
		names = append(names, i.name)
	}
	return names
}

func chose(paths ...string) answer { return answer{paths, true} }

func (a *asked) wantAnswer(tb testing.TB, want ...answer) {
	tb.Helper()
	same := func(a, b answer) bool { return a.ok == b.ok && slices.Equal(a.paths, b.paths) }
	if !slices.EqualFunc(a.answers, want, same) {
		tb.Errorf("answers %v, want %v", a.answers, want)
	}
	if a.isOpen() != (len(want) == 0) {
		tb.Errorf("open is %v after %d answers", a.isOpen(), len(want))
	}
}

func (a *asked) wantWarning(tb testing.TB, want string) {
	tb.Helper()
	if got := a.warning.Text; got != want {
		tb.Errorf("warning %q, want %q", got, want)
	}
}

func TestTypedPathOpens(t *testing.T) {
	dir := folder(t, "名单.xlsx", "下级/")
	for _, typed := range []string{filepath.Join(dir, "名单.xlsx"), "名单.xlsx", "下级/../名单.xlsx", "  名单.xlsx "} {
		a := open(t, opening(dir))
		a.enterPath(typed)
		a.wantAnswer(t, chose(filepath.Join(dir, "名单.xlsx")))
	}
}

func TestSeveralFilesAreTaken(t *testing.T) {
	dir := folder(t, "一.xlsx", "二.xlsx", "三.xlsx", "下级/")
	r := opening(dir)
	r.many = true
	a := open(t, r)
	a.table.SelectAll()
	if got, want := a.path.Text, "选中的 3 个文件"; got != want {
		t.Errorf("the field says %q, want %q", got, want)
	}
	a.press(fyne.KeyReturn)
	a.wantAnswer(t, chose(filepath.Join(dir, "一.xlsx"), filepath.Join(dir, "三.xlsx"), filepath.Join(dir, "二.xlsx")))

	a = open(t, r)
	a.table.SelectAll()
	a.enterPath("二.xlsx")
	a.wantAnswer(t, chose(filepath.Join(dir, "二.xlsx")))

	a = open(t, opening(dir))
	a.table.SelectAll()
	if a.several != nil {
		t.Errorf("%q are taken where one is asked for", a.several)
	}
}

func TestTypedFolderIsEntered(t *testing.T) {
	dir := folder(t, "下级/", "名单.xlsx")
	a := open(t, opening(dir))
	a.enterPath("下级")
	a.wantAnswer(t)
	if got, want := a.where.Text, filepath.Join(dir, "下级"); got != want {
		t.Errorf("shows the folder %q, want %q", got, want)
	}
	if got := a.names(); len(got) != 0 {
		t.Errorf("lists %q, want nothing", got)
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	dir := folder(t)
	a := open(t, opening(dir))
	a.enterPath("没有.xlsx")
	a.wantAnswer(t)
	a.wantWarning(t, "没有“没有.xlsx”这个文件，请核对。")
	a.enterPath("")
	a.wantAnswer(t)
	a.wantWarning(t, "请先选择一个文件。")
	a.enter(filepath.Join(dir, "不在"))
	a.wantWarning(t, "打不开文件夹“不在”，请换一个。")
	if a.folder != dir {
		t.Errorf("went to %q, want to stay in %q", a.folder, dir)
	}
}

func TestSaveAppendsTheExtension(t *testing.T) {
	dir := folder(t)
	a := open(t, saving(dir, "台账.xlsx"))
	if got, want := a.path.Text, filepath.Join(dir, "台账.xlsx"); got != want {
		t.Errorf("proposes %q, want %q", got, want)
	}
	a.enterPath("年报")
	a.wantAnswer(t, chose(filepath.Join(dir, "年报.xlsx")))
}

func TestSaveIntoNoFolderIsSaid(t *testing.T) {
	a := open(t, saving(folder(t), "台账.xlsx"))
	a.enterPath("没有/台账.xlsx")
	a.wantAnswer(t)
	a.wantWarning(t, "文件夹“没有”不存在，请核对。")
}

func TestExistingFileNeedsASecondPress(t *testing.T) {
	dir := folder(t, "台账.xlsx", "别的.xlsx")
	a := open(t, saving(dir, "台账.xlsx"))
	a.press(fyne.KeyReturn)
	a.wantAnswer(t)
	a.wantWarning(t, "“台账.xlsx”已经存在；再按一次“保存”就替换它。")
	a.enterPath("别的")
	a.wantAnswer(t)
	a.wantWarning(t, "“别的.xlsx”已经存在；再按一次“保存”就替换它。")
	a.press(fyne.KeyReturn)
	a.wantAnswer(t, chose(filepath.Join(dir, "别的.xlsx")))
}

func TestEscCancels(t *testing.T) {
	a := open(t, opening(folder(t, "名单.xlsx")))
	a.press(fyne.KeyEscape)
	a.wantAnswer(t, answer{})
}

func TestListShowsFoldersAndFittingFiles(t *testing.T) {
	dir := folder(t, "b.xlsx", "a.CSV", "照片.jpg", ".hidden.xlsx", "z/")
	a := open(t, opening(dir))
	got := a.names()
	slices.Sort(got)
	if want := []string{"a.CSV", "b.xlsx", "z"}; !slices.Equal(got, want) {
		t.Errorf("lists %q, want %q", got, want)
	}
	if items, err := list(dir, nil); err != nil || len(items) != 4 {
		t.Errorf("without a kind: %v (%v), want the picture too", items, err)
	}
}

func TestListLine(t *testing.T) {
	dir := folder(t, "名单.xlsx", "下级/")
	a := open(t, opening(dir))
	a.table.Select("名单.xlsx")
	if got, want := a.path.Text, filepath.Join(dir, "名单.xlsx"); got != want {
		t.Errorf("the field holds %q, want %q", got, want)
	}
	a.opened(item{name: "下级", folder: true})
	if got, want := a.folder, filepath.Join(dir, "下级"); got != want {
		t.Errorf("entered %q, want %q", got, want)
	}
	if got, want := compareItems(item{name: "b", folder: true}, item{name: "a"}), -1; got != want {
		t.Errorf("a folder after a file: %d, want %d", got, want)
	}
	if got, want := kindText(item{name: "名单.xlsx"}), "XLSX 文件"; got != want {
		t.Errorf("kind %q, want %q", got, want)
	}
}

// TestDialogStaysInTheWindow lays the dialog out at every font size in the smallest usual window.
func TestDialogStaysInTheWindow(t *testing.T) {
	for _, scale := range []int{90, 100, 120, 150} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(look.New(look.Options{Scale: scale}))
		a := openIn(t, opening(folder(t, "名单.xlsx")))
		size := a.win.Canvas().Overlays().Top().MinSize()
		if least := a.table.Size().Height; least < look.Scaled(listLeast)-1 {
			t.Errorf("%d %%: the list is %v high", scale, least)
		}
		if size.Width > 1093 || size.Height > 614 {
			t.Errorf("%d %%: the dialog needs %v, want it inside 1093×614", scale, size)
		}
	}
}
