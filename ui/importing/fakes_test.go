package importing

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// fakeHost keeps also where the screen went. A deed brings the screen up to date, and questions wait for the test.
type fakeHost struct {
	*uitest.Host
	shown   []string
	refresh func()
	rosters func(paths []string) // takes what was chosen to be rosters
}

func (h *fakeHost) Import(paths []string) { h.rosters(paths) }

func (h *fakeHost) Done(d township.Deed, text string) {
	h.Host.Done(d, text)
	h.refresh()
}

func (h *fakeHost) ShowHouseholds(township.HouseholdFilter) {
	h.shown = append(h.shown, "households")
}
func (h *fakeHost) ShowProposals() { h.shown = append(h.shown, "proposals") }

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
	b := &bench{host: &fakeHost{Host: uitest.NewHost(tb)}, desk: &fakeDesk{files: map[string]func(township.ImportOptions) (*fakeImport, error){}}}
	b.host.Silent = true
	b.Screen = New(b.host, b.desk)
	b.host.refresh, b.host.rosters = b.Refresh, b.ImportFiles
	b.host.Win.SetPadded(false)
	b.host.Show(b)
	return b
}

// lay puts a file on the stick.
func (b *bench) lay(path string, p township.Preview) {
	p.File = path
	b.desk.files[path] = func(township.ImportOptions) (*fakeImport, error) { return &fakeImport{preview: p}, nil }
}

// last is the file that was read last.
func (b *bench) last() *fakeImport { return b.desk.given[len(b.desk.given)-1] }

// press presses the button of a word and says whether there is one that can be pressed.
func (b *bench) press(word string) bool {
	for _, button := range uitest.All[*widgets.Button](b.Content()) {
		if button.Text == word && !button.Disabled() {
			test.Tap(button)
			return true
		}
	}
	return false
}

// says is all text on the screen, without what tables show.
func (b *bench) says() string {
	var all []string
	for _, o := range uitest.Shown(b.Content()) {
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

func (b *bench) hit(key fyne.KeyName) bool { return b.Key(uitest.Key(key)) }

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
