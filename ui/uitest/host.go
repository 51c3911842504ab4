package uitest

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Today is the day of a Host.
const Today township.Date = "2021-11-19"

// Host stands for the window of the program: it keeps what a screen told it. Slow work is done at once, unless Hold or
// Stop is set, and questions are answered with yes, unless Silent is set. A screen's fake embeds it and adds what only
// that screen asks of its window.
type Host struct {
	Win      fyne.Window
	Memory   map[string][]byte
	Failures []error
	Deeds    []township.Deed // told to be done, each with one of the Texts
	Texts    []string
	Undone   []int64    // deeds to take back
	Opened   []int64    // households to show
	Told     []string   // titles of what Inform says
	Said     []string   // and what it says
	Asked    []Question // with Confirm
	Silent   bool       // nobody answers questions

	Works []string // titles of slow work
	Stop  error    // what slow work ends with, without having run; nil: it runs
	Hold  bool     // slow work waits until the test calls Held
	Held  func()

	Picked    []string // what the dialog for opening files answers
	Suggested []string // names for files to save, which are saved in /tmp
	Saves     []string // path and text of what was saved
}

// Question is what Confirm asked.
type Question struct {
	Title, Body, Label string
	Danger             bool
	Yes                func()
}

// NewHost returns a host with a window of its own, in a test app with the program's look. Widgets wait for ever meanwhile:
// the clock would change the window in the back of the test.
func NewHost(tb testing.TB) *Host {
	tb.Helper()
	clock := widgets.After
	tb.Cleanup(func() { widgets.After = clock })
	widgets.After = func(time.Duration, func()) (stop func()) { return func() {} }
	test.NewTempApp(tb).Settings().SetTheme(Theme{look.New(look.Options{})})
	return &Host{Memory: map[string][]byte{}, Win: test.NewTempWindow(tb, nil)}
}

// Screen is what a window shows.
type Screen interface {
	Content() fyne.CanvasObject
	Refresh()
	Shown()
}

// Show shows a screen in the window, in the size that it is designed for.
func (h *Host) Show(s Screen) {
	h.Win.SetContent(s.Content())
	h.Win.Resize(fyne.NewSize(1093, 614))
	s.Refresh()
	s.Shown()
}

// Top returns the dialog or menu in front of the screen, nil if there is none.
func (h *Host) Top() fyne.CanvasObject { return h.Win.Canvas().Overlays().Top() }

// Press taps the button of that word in the dialog that is open, or else on the screen.
func (h *Host) Press(tb testing.TB, word string) {
	tb.Helper()
	where := h.Top()
	if where == nil {
		where = h.Win.Content()
	}
	Press(tb, where, word)
}

// Window returns the window.
func (h *Host) Window() fyne.Window { return h.Win }

// Today returns the constant Today.
func (h *Host) Today() township.Date { return Today }

// Moment writes a moment as it is.
func (h *Host) Moment(at time.Time) string { return at.Format("2006-01-02 15:04") }

// Fail keeps the error.
func (h *Host) Fail(err error) { h.Failures = append(h.Failures, err) }

// Done keeps the deed and the text.
func (h *Host) Done(deed township.Deed, text string) {
	h.Deeds, h.Texts = append(h.Deeds, deed), append(h.Texts, text)
}

// Undo keeps the deed's ID.
func (h *Host) Undo(deed township.Deed) { h.Undone = append(h.Undone, deed.ID) }

// ShowHousehold keeps the household's ID.
func (h *Host) ShowHousehold(id int64) { h.Opened = append(h.Opened, id) }

// Inform keeps title and text.
func (h *Host) Inform(title, text string) {
	h.Told, h.Said = append(h.Told, title), append(h.Said, text)
}

// Confirm keeps the question and answers it.
func (h *Host) Confirm(title, body, label string, danger bool, yes func()) {
	h.Asked = append(h.Asked, Question{title, body, label, danger, yes})
	if !h.Silent {
		yes()
	}
}

// Work does the work.
func (h *Host) Work(title, _ string, run func(ctx context.Context, report func(done, total int)) error, then func(error)) {
	h.Works = append(h.Works, title)
	job := func() { then(run(context.Background(), func(int, int) {})) }
	switch {
	case h.Stop != nil:
		then(h.Stop)
	case h.Hold:
		h.Held = job
	default:
		job()
	}
}

// OpenFiles answers with Picked.
func (h *Host) OpenFiles(_ string, _ []string, then func(paths []string)) { then(h.Picked) }

// SaveFile answers with the suggested name in /tmp.
func (h *Host) SaveFile(_, suggested, _ string, then func(path string)) {
	h.Suggested = append(h.Suggested, suggested)
	then("/tmp/" + suggested)
}

// Saved keeps path and text.
func (h *Host) Saved(path, text string) { h.Saves = append(h.Saves, path+" "+text) }

// Recall reads what Remember kept.
func (h *Host) Recall(key string, into any) bool {
	b, ok := h.Memory[key]
	return ok && json.Unmarshal(b, into) == nil
}

// Remember keeps a value.
func (h *Host) Remember(key string, value any) {
	b, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	h.Memory[key] = b
}
