package widgets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// isoDate is the kind of string that a domain's parser gives.
type isoDate string

// readDate stands for the domain's parser: it reads 20260305, 2026-3-5, 2026.3.5, 2026年3月5日 and
// the same without the day.
func readDate(s string) (isoDate, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", true
	}
	for _, layout := range []string{"2006-1-2", "20060102", "2006.1.2", "2006年1月2日"} {
		if t, err := time.Parse(layout, s); err == nil {
			return isoDate(t.Format(isoDay)), true
		}
	}
	if t, err := time.Parse("2006-1", s); err == nil {
		return isoDate(t.Format("2006-01")), true
	}
	return "", false
}

func dateEntry(t *testing.T) (*DateEntry, fyne.Window) {
	t.Helper()
	d := NewDateEntry(nil, readDate)
	d.Now = func() time.Time { return time.Date(2026, 11, 21, 23, 30, 0, 0, time.Local) }
	return d, inWindow(t, d)
}

func TestDateEntryShowsOneFormWhenLeft(t *testing.T) {
	for _, typed := range []string{"2026-3-5", "20260305", "2026.3.5", "2026年3月5日"} {
		d, w := dateEntry(t)
		var settled []string
		d.OnDate = func(iso string) { settled = append(settled, iso) }
		w.Canvas().Focus(d)
		test.Type(d, typed)
		w.Canvas().Unfocus()
		if got, want := d.Text, "2026-03-05"; got != want || d.Value() != want {
			t.Errorf("typed %q: shows %q, value %q, want %q", typed, got, d.Value(), want)
		}
		if want := []string{"2026-03-05"}; !slices.Equal(settled, want) {
			t.Errorf("typed %q: OnDate with %v, want %v", typed, settled, want)
		}
	}
}

func TestDateEntryKeepsWhatIsNoDate(t *testing.T) {
	d, w := dateEntry(t)
	d.OnDate = func(iso string) { t.Errorf("OnDate with %q", iso) }
	w.Canvas().Focus(d)
	test.Type(d, "2026-13-1")
	w.Canvas().Unfocus()
	if d.Text != "2026-13-1" || d.Value() != "" {
		t.Errorf("shows %q, value %q, want what was typed and none", d.Text, d.Value())
	}
	if got, want := d.Problem(), "不是有效的日期，请按 2026-03-05 的样子填写"; got != want {
		t.Errorf("problem = %q, want %q", got, want)
	}
}

func TestDateEntryPrecisionAndBound(t *testing.T) {
	d, _ := dateEntry(t)
	d.Text = "2026-3"
	if got, want := d.Problem(), "请填写到日，例如 2026-03-05"; got != want || d.Value() != "" {
		t.Errorf("month: problem %q, value %q, want %q and none", got, d.Value(), want)
	}
	d.Partial = true
	if got := d.Problem(); got != "" || d.Value() != "2026-03" {
		t.Errorf("month allowed: problem %q, value %q", got, d.Value())
	}
	d.NotAfter = "2026-11-21"
	for text, want := range map[string]string{
		"2026-11-21": "", "2026-11": "", "2026-11-22": "不能晚于 2026-11-21", "2026-12": "不能晚于 2026-11-21",
	} {
		d.Text = text
		if got := d.Problem(); got != want {
			t.Errorf("%s: problem %q, want %q", text, got, want)
		}
	}
}

func TestDateEntryKeys(t *testing.T) {
	for _, tc := range []struct {
		from string
		key  fyne.KeyName
		want string
	}{
		{"2026-03-31", fyne.KeyUp, "2026-04-01"},
		{"2026-03-01", fyne.KeyDown, "2026-02-28"},
		{"2026-01-31", fyne.KeyPageUp, "2026-02-28"},
		{"2026-03-31", fyne.KeyPageDown, "2026-02-28"},
		{"", fyne.KeyUp, ""},
	} {
		d, _ := dateEntry(t)
		d.SetValue(tc.from)
		key(d, tc.key)
		if d.Text != tc.want {
			t.Errorf("%s %s: %q, want %q", tc.from, tc.key, d.Text, tc.want)
		}
	}
}

// openCalendar opens the calendar of an entry and returns it.
func openCalendar(t *testing.T, d *DateEntry, w fyne.Window) *calendar {
	t.Helper()
	d.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	c, ok := w.Canvas().Focused().(*calendar)
	if !ok {
		t.Fatalf("the keyboard is on %T, want the calendar", w.Canvas().Focused())
	}
	return c
}

func TestCalendarOpensAtTheValueOrToday(t *testing.T) {
	d, w := dateEntry(t)
	c := openCalendar(t, d, w)
	if got, want := c.title.Text, "2026年11月"; got != want || c.day.Day() != 21 {
		t.Errorf("empty: %q day %d, want %q day 21", got, c.day.Day(), want)
	}
	if first := c.days[0].day; first.Weekday() != time.Monday || first.Format(isoDay) != "2026-10-26" {
		t.Errorf("the first cell is %v, want Monday 2026-10-26", first)
	}
	c.closed()
	d.SetValue("2021-11-19")
	if got, want := openCalendar(t, d, w).title.Text, "2021年11月"; got != want {
		t.Errorf("with a value: %q, want %q", got, want)
	}
}

func TestCalendarKeysPick(t *testing.T) {
	d, w := dateEntry(t)
	d.SetValue("2026-03-05")
	var settled []string
	d.OnDate = func(iso string) { settled = append(settled, iso) }
	c := openCalendar(t, d, w)
	key(c, fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn)
	if want := []string{"2026-04-13"}; !slices.Equal(settled, want) || d.Text != want[0] {
		t.Errorf("picked %v, shows %q, want %v", settled, d.Text, want)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the calendar is still open")
	}
	c = openCalendar(t, d, w)
	key(c, fyne.KeyLeft, fyne.KeyEscape)
	if got, want := d.Text, "2026-04-13"; got != want {
		t.Errorf("after Esc it shows %q, want %q", got, want)
	}
}

func TestCalendarTapPicks(t *testing.T) {
	d, w := dateEntry(t)
	c := openCalendar(t, d, w)
	test.Tap(c.days[6])
	if got, want := d.Text, "2026-11-01"; got != want {
		t.Errorf("shows %q, want %q: the first Sunday", got, want)
	}
}

func TestDateEntryIconOpensTheCalendarAndIsNoTabStop(t *testing.T) {
	d := NewDateEntry(nil, readDate)
	next := NewTextEntry("")
	w := inWindow(t, Stack(4, d, next))
	w.Canvas().Focus(d)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(next) {
		t.Errorf("Tab leads to %T, want the next entry", w.Canvas().Focused())
	}
	test.Tap(d.ActionItem.(fyne.Tappable))
	if _, ok := w.Canvas().Focused().(*calendar); !ok {
		t.Errorf("the keyboard is on %T, want the calendar", w.Canvas().Focused())
	}
}

func TestDateEntryCompletesADateWithoutItsYear(t *testing.T) {
	for _, c := range []struct{ typed, notAfter, want string }{
		{"11-10", "", "2026-11-10"},
		{"11.10", "", "2026-11-10"},
		{"1月5日", "", "2026-01-05"},
		{"１２／３０", "", "2026-12-30"},
		{"12-30", "2026-11-21", "2025-12-30"},
		{"11-21", "2026-11-21", "2026-11-21"},
		{"13-40", "", ""},
		{"2-29", "", ""},
		{"11", "", ""},
	} {
		d, w := dateEntry(t)
		d.NotAfter = c.notAfter
		w.Canvas().Focus(d)
		test.Type(d, c.typed)
		w.Canvas().Unfocus()
		if d.Value() != c.want {
			t.Errorf("%q, not after %q: value %q, want %q", c.typed, c.notAfter, d.Value(), c.want)
		}
		if want := c.want != "" && d.Text == c.want || c.want == "" && d.Problem() != ""; !want {
			t.Errorf("%q: shows %q with problem %q", c.typed, d.Text, d.Problem())
		}
	}
}

func TestTypingReplacesTheDateOfAFieldThatIsEntered(t *testing.T) {
	d, w := dateEntry(t)
	d.SetValue("2026-11-28")
	w.Canvas().Focus(d)
	test.Type(d, "11-10")
	w.Canvas().Unfocus()
	if d.Text != "2026-11-10" {
		t.Errorf("shows %q, want what was typed in place of the date before", d.Text)
	}
}
