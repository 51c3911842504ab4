package history

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

var noon = time.Date(2021, 11, 19, 12, 0, 0, 0, time.UTC)

// fakeHost keeps what the screen told its window.
type fakeHost struct {
	win      fyne.Window
	memory   map[string][]byte
	failures []error
	done     []string
	undone   []int64
	opened   []int64
	saved    []string
	asked    []string
	settings int
}

func (h *fakeHost) Window() fyne.Window                        { return h.win }
func (h *fakeHost) Today() township.Date                       { return "2021-11-19" }
func (h *fakeHost) Moment(at time.Time) string                 { return at.Format(minute) }
func (h *fakeHost) Fail(err error)                             { h.failures = append(h.failures, err) }
func (h *fakeHost) Done(_ township.Deed, text string)          { h.done = append(h.done, text) }
func (h *fakeHost) Undo(deed township.Deed)                    { h.undone = append(h.undone, deed.ID) }
func (h *fakeHost) ShowHousehold(id int64)                     { h.opened = append(h.opened, id) }
func (h *fakeHost) ShowOperators()                             { h.settings++ }
func (h *fakeHost) Saved(path, text string)                    { h.saved = append(h.saved, path+" "+text) }
func (h *fakeHost) SaveFile(_, name, _ string, f func(string)) { f("/tmp/" + name) }

func (h *fakeHost) Confirm(title, _, _ string, _ bool, yes func()) {
	h.asked = append(h.asked, title)
	yes()
}

func (h *fakeHost) Work(_, _ string, run func(context.Context, func(int, int)) error, then func(error)) {
	then(run(context.Background(), func(int, int) {}))
}

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

// fakeDesk has a few deeds and keeps what was asked of it.
type fakeDesk struct {
	deeds    []township.Deed
	details  map[int64]township.DeedDetail
	bin      []township.BinItem
	reveals  []township.Reveal
	err      error
	admin    bool
	filters  []township.HistoryFilter
	watched  []township.RevealFilter
	restored []int64
	emptied  []int64
	exported township.HistoryFilter
}

func (d *fakeDesk) FindDeeds(_ context.Context, f township.HistoryFilter, before int64, limit int) ([]township.Deed, error) {
	d.filters = append(d.filters, f)
	var out []township.Deed
	for _, deed := range d.deeds {
		if (before == 0 || deed.ID < before) && strings.Contains(deed.Title, f.Text) && len(out) < limit {
			out = append(out, deed)
		}
	}
	return out, d.err
}

func (d *fakeDesk) DeedDetail(_ context.Context, id int64, f township.HistoryFilter, _ int64) (township.DeedDetail, error) {
	detail := d.details[id]
	detail.Narrow = f.OfChanges()
	return detail, nil
}

func (d *fakeDesk) Deed(_ context.Context, id int64) (township.Deed, error) {
	i := slices.IndexFunc(d.deeds, func(deed township.Deed) bool { return deed.ID == id })
	return d.deeds[i], nil
}

func (d *fakeDesk) HistoryChoices(context.Context) (township.HistoryChoices, error) {
	return township.HistoryChoices{Operators: []string{"张会计", "李站长"}, Kinds: []string{township.DeedMove, township.DeedImport}}, nil
}

func (d *fakeDesk) ExportHistory(_ context.Context, f township.HistoryFilter, _ string, _ func(int, int)) (int, error) {
	d.exported = f
	return 12, d.err
}

func (d *fakeDesk) Bin(context.Context) ([]township.BinItem, error) { return d.bin, d.err }
func (d *fakeDesk) HasAdminPassword(context.Context) (bool, error)  { return d.admin, nil }

func (d *fakeDesk) Restore(_ context.Context, id int64) (township.Deed, error) {
	d.restored = append(d.restored, id)
	return township.Deed{ID: 99}, d.err
}

func (d *fakeDesk) CheckAdminPassword(_ context.Context, password string) error {
	if password != "清溪镇办公室" {
		return township.Errorf(township.CodePassword, "管理员密码不对。")
	}
	return nil
}

func (d *fakeDesk) EmptyBin(_ context.Context, ids []int64, _ string) (township.Deed, error) {
	d.emptied = ids
	return township.Deed{ID: 100}, nil
}

func (d *fakeDesk) Reveals(_ context.Context, f township.RevealFilter, _ int) ([]township.Reveal, error) {
	d.watched = append(d.watched, f)
	return d.reveals, d.err
}

// sample has five deeds: an import, a move that was taken back, its undo, a deletion, and an emptied bin.
func sample() *fakeDesk {
	deed := func(id int64, kind, title string) township.Deed {
		return township.Deed{ID: id, At: noon.Add(time.Duration(id) * time.Minute), Records: 2, DeedInfo: township.DeedInfo{Kind: kind, Title: title, Operator: "张会计", Origin: "屏幕：台账"}}
	}
	moved, deleted := deed(2, township.DeedMove, "移动张三户"), deed(4, township.DeedDelete, "删除 柏树村1组李四户（2人）")
	moved.UndoneBy, deleted.Reason = 3, "误录"
	line := township.HistoryLine{Field: township.Members.Field("phone"), Old: "138****5678", New: "139****0000"}
	record := township.DeedRecord{
		Change: 1, Entity: "家庭成员", Name: "张三", Kind: township.Updated, Household: 7, Place: "柏树村1组张三户",
		Source: township.Source{Sheet: "人口信息", Row: 12}, Lines: []township.HistoryLine{line},
	}
	return &fakeDesk{
		deeds: []township.Deed{
			deed(5, township.DeedEmpty, "清空回收站：1项"), deleted, deed(3, township.DeedUndo, "撤销：移动张三户"), moved, deed(1, township.DeedImport, "导入“人口信息.xlsx”"),
		},
		details: map[int64]township.DeedDetail{
			1: {Records: []township.DeedRecord{record}},
			4: {Records: []township.DeedRecord{{Entity: "农户", Kind: township.Removed, Lines: []township.HistoryLine{{Field: township.Households.Field("code"), Old: "001"}}}}},
		},
		bin:     []township.BinItem{{Deed: deleted, Counts: "1户、2人"}},
		reveals: []township.Reveal{{At: noon, Operator: "李站长", Household: 7, Record: "张三", Field: "证件号码"}},
	}
}

// quickTheme has the colours of the program and Fyne's small test font, which is parsed at once.
type quickTheme struct{ *look.Theme }

func (quickTheme) Font(style fyne.TextStyle) fyne.Resource { return test.Theme().Font(style) }

func open(tb testing.TB, desk *fakeDesk) (*Screen, *fakeHost) {
	tb.Helper()
	test.NewTempApp(tb).Settings().SetTheme(quickTheme{look.New(look.Options{})})
	host := &fakeHost{memory: map[string][]byte{}}
	return openWith(tb, desk, host), host
}

func openWith(tb testing.TB, desk *fakeDesk, host *fakeHost) *Screen {
	tb.Helper()
	host.win = test.NewTempWindow(tb, nil)
	s := New(host, desk)
	s.background = func(work, done func()) { work(); done() }
	host.win.SetContent(s.Content())
	host.win.Resize(fyne.NewSize(1093, 614))
	s.Refresh()
	s.Shown()
	return s
}

// tap presses the button of that word, in the dialog that is open or else on the screen.
func tap(tb testing.TB, s *Screen, host *fakeHost, word string) {
	tb.Helper()
	where := fyne.CanvasObject(s.Content())
	if top := host.win.Canvas().Overlays().Top(); top != nil {
		where = top
	}
	for _, o := range test.LaidOutObjects(where) {
		if b, ok := o.(*widgets.Button); ok && b.Text == word && b.Visible() {
			test.Tap(b)
			return
		}
	}
	tb.Fatalf("no button %q", word)
}

// said gathers the texts that are shown.
func said(s *Screen) string {
	var parts []string
	for _, o := range test.LaidOutObjects(s.Content()) {
		switch o := o.(type) {
		case *widgets.Prose:
			parts = append(parts, o.String())
		case *widgets.Text:
			parts = append(parts, o.Text)
		case *widgets.Button:
			parts = append(parts, o.Text)
		}
	}
	return strings.Join(parts, "\n")
}

func wantSaid(tb testing.TB, s *Screen, words ...string) {
	tb.Helper()
	text := said(s)
	for _, w := range words {
		if !strings.Contains(text, w) {
			tb.Errorf("%q is not shown in\n%s", w, text)
		}
	}
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func titles(s *Screen) string {
	var out []string
	for _, d := range s.deeds.table.Rows() {
		out = append(out, fmt.Sprint(d.ID))
	}
	return strings.Join(out, " ")
}
