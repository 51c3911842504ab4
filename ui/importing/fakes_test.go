package importing

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// fakeHost keeps what the screen told its window. Slow work runs at once, unless held.
type fakeHost struct {
	win       fyne.Window
	memory    map[string][]byte
	failures  []string
	done      []string
	deeds     []township.Deed
	asked     []question
	open      []string // what the open dialog answers
	saveTo    string   // what the save dialog answers
	suggested []string
	saved     []string
	shown     []string
	works     []string
	hold      bool
	held      func()
	onDone    func()
}

type question struct {
	title, body, deed string
	danger            bool
	yes               func()
}

func (h *fakeHost) Window() fyne.Window { return h.win }
func (h *fakeHost) Fail(err error)      { h.failures = append(h.failures, township.Say(err)) }

func (h *fakeHost) Done(d township.Deed, text string) {
	h.deeds, h.done = append(h.deeds, d), append(h.done, text)
	if h.onDone != nil {
		h.onDone()
	}
}

func (h *fakeHost) Confirm(title, body, deedLabel string, danger bool, yes func()) {
	h.asked = append(h.asked, question{title, body, deedLabel, danger, yes})
}

func (h *fakeHost) Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error)) {
	h.works = append(h.works, title)
	job := func() { then(run(context.Background(), func(int, int) {})) }
	if h.hold {
		h.held = job
		return
	}
	job()
}

func (h *fakeHost) OpenFiles(_ string, _ []string, then func(paths []string)) { then(h.open) }

func (h *fakeHost) SaveFile(_, suggested, _ string, then func(path string)) {
	h.suggested = append(h.suggested, suggested)
	then(h.saveTo)
}

func (h *fakeHost) Saved(path, text string) { h.saved = append(h.saved, path+" "+text) }
func (h *fakeHost) ShowHouseholds(township.HouseholdFilter) {
	h.shown = append(h.shown, "households")
}
func (h *fakeHost) ShowProposals() { h.shown = append(h.shown, "proposals") }

func (h *fakeHost) Recall(key string, into any) bool {
	b, ok := h.memory[key]
	return ok && json.Unmarshal(b, into) == nil
}

func (h *fakeHost) Remember(key string, value any) {
	b, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	h.memory[key] = b
}

// fakeDesk answers with the previews of its files, and keeps what was asked of it.
type fakeDesk struct {
	files    map[string]func(township.ImportOptions) (*fakeImport, error)
	asked    []township.ImportOptions
	given    []*fakeImport
	imports  []township.ImportRecord
	listErr  error
	undone   []undoing
	undoErr  error
	villages []township.Village
}

type undoing struct {
	id      int64
	cascade bool
}

func (d *fakeDesk) Preview(_ context.Context, path string, opt township.ImportOptions) (township.PendingImport, error) {
	d.asked = append(d.asked, opt)
	read, ok := d.files[path]
	if !ok {
		return nil, township.Errorf(township.CodeNotFound, "找不到“%s”。", path)
	}
	f, err := read(opt)
	if err != nil {
		return nil, err
	}
	d.given = append(d.given, f)
	return f, nil
}

func (d *fakeDesk) Imports(context.Context) ([]township.ImportRecord, error) {
	return d.imports, d.listErr
}

func (d *fakeDesk) Undo(_ context.Context, id int64, cascade bool) (township.Deed, error) {
	d.undone = append(d.undone, undoing{id, cascade})
	if d.undoErr != nil && !cascade {
		return township.Deed{}, d.undoErr
	}
	for i := range d.imports {
		if d.imports[i].Deed.ID == id {
			d.imports[i].Deed.UndoneBy = 99
		}
	}
	return township.Deed{ID: 99}, nil
}

func (d *fakeDesk) Villages(context.Context) ([]township.Village, error) { return d.villages, nil }

// fakeImport is a file that was read.
type fakeImport struct {
	preview   township.Preview
	commitErr error
	committed int
	rejected  []string
	closed    int
}

func (f *fakeImport) Preview() *township.Preview { return &f.preview }

func (f *fakeImport) Commit(context.Context, func(done, total int)) (township.Deed, error) {
	if f.commitErr != nil {
		return township.Deed{}, f.commitErr
	}
	f.committed++
	return township.Deed{ID: 7, At: noon, DeedInfo: township.DeedInfo{Operator: "张会计"}}, nil
}

func (f *fakeImport) SaveRejected(_ context.Context, path string) error {
	f.rejected = append(f.rejected, path)
	return nil
}

func (f *fakeImport) Close() { f.closed++ }

var noon = time.Date(2021, 11, 10, 9, 12, 0, 0, time.UTC)

// bench is a screen in a window with its fakes.
type bench struct {
	*Screen
	host *fakeHost
	desk *fakeDesk
}

func newBench(tb testing.TB) *bench {
	tb.Helper()
	test.NewTempApp(tb).Settings().SetTheme(look.New(look.Options{Mode: look.Light}))
	b := &bench{host: &fakeHost{memory: map[string][]byte{}}, desk: &fakeDesk{files: map[string]func(township.ImportOptions) (*fakeImport, error){}}}
	b.host.win = test.NewTempWindow(tb, widget.NewLabel(""))
	b.Screen = New(b.host, b.desk)
	b.host.onDone = b.Refresh
	b.host.win.SetPadded(false)
	b.host.win.SetContent(b.Content())
	b.host.win.Resize(fyne.NewSize(961, 546))
	b.Refresh()
	b.Shown()
	return b
}

// lay puts a file on the stick.
func (b *bench) lay(path string, p township.Preview) {
	p.File = path
	b.desk.files[path] = func(township.ImportOptions) (*fakeImport, error) { return &fakeImport{preview: p}, nil }
}

// last is the file that was read last.
func (b *bench) last() *fakeImport { return b.desk.given[len(b.desk.given)-1] }

// visible lists what is shown inside an object, itself included.
func visible(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inside {
		all = append(all, visible(i)...)
	}
	return all
}

// press presses the button of a word and says whether there is one that can be pressed.
func (b *bench) press(word string) bool {
	for _, o := range visible(b.Content()) {
		if button, ok := o.(*widgets.Button); ok && button.Text == word && !button.Disabled() {
			test.Tap(button)
			return true
		}
	}
	return false
}

// says is all text on the screen, without what tables show.
func (b *bench) says() string {
	var all []string
	for _, o := range visible(b.Content()) {
		switch o := o.(type) {
		case *widgets.Text:
			all = append(all, o.Text)
		case *widgets.FilterSelect:
			all = append(all, o.Shown())
		case interface{ String() string }:
			all = append(all, o.String())
		case *widget.Label:
			all = append(all, o.Text)
		}
	}
	return strings.Join(all, "\n")
}

func (b *bench) wantSaid(tb testing.TB, texts ...string) {
	tb.Helper()
	said := b.says()
	for _, want := range texts {
		if !strings.Contains(said, want) {
			tb.Errorf("screen does not say %q; it says:\n%s", want, said)
		}
	}
}

func (b *bench) wantUnsaid(tb testing.TB, texts ...string) {
	tb.Helper()
	said := b.says()
	for _, not := range texts {
		if strings.Contains(said, not) {
			tb.Errorf("screen says %q", not)
		}
	}
}

// on returns the preview that is shown.
func (b *bench) on(tb testing.TB) *previewPage {
	tb.Helper()
	p, ok := b.stage.(*previewPage)
	if !ok {
		tb.Fatalf("stage is %T, want a preview", b.stage)
	}
	return p
}

func (b *bench) hit(key fyne.KeyName) bool { return b.Key(&fyne.KeyEvent{Name: key}) }

// roster is a preview with rows of all classes.
func roster() township.Preview {
	person := township.Members
	return township.Preview{
		Rows: 5, New: 2, Changed: 1, Same: 1, Rejected: 1,
		Sheets: []township.SheetMap{{
			Sheet: "人口", Kind: township.PersonRoster, DataRows: 5,
			Columns: []township.ColumnMap{{Column: "A", Heading: "序号"}, {Column: "B", Heading: "姓名", Taken: "姓名"}},
		}},
		Results: []township.RowResult{
			{Sheet: "人口", Row: 4, Class: township.RowNew, Name: "张三丰", Household: "5199001", Notes: []string{"姓名去掉空格"}},
			{Sheet: "人口", Row: 5, Class: township.RowChanged, Name: "李秀英", Household: "5199001", Changes: []township.PlannedChange{
				{Entity: person, Field: person.Field("id_number"), Old: "519900195506130612", New: "51990019550613062X"},
				{Entity: person, Field: person.Field("education"), New: "小学"},
			}},
			{Sheet: "人口", Row: 6, Class: township.RowSame, Name: "王建国", Household: "5199002"},
			{Sheet: "人口", Row: 7, Class: township.RowRejected, Name: "赵四", Household: "5199002", Column: "M列 证件号码", Reason: "末几位变成 0（519900197406085632），请核对"},
			{Sheet: "人口", Row: 8, Class: township.RowNew, Name: "钱五", Household: "5199003"},
		},
	}
}
