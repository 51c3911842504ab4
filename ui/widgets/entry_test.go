package widgets

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// inWindow shows an object in a window of its own.
func inWindow(tb testing.TB, o fyne.CanvasObject) fyne.Window {
	tb.Helper()
	test.NewTempApp(tb)
	w := test.NewTempWindow(tb, o)
	w.Resize(fyne.NewSize(600, 400))
	return w
}

func key(o fyne.Focusable, names ...fyne.KeyName) {
	for _, name := range names {
		o.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func paste(o fyne.Shortcutable, text string) {
	clip := test.NewClipboard()
	clip.SetContent(text)
	o.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
}

func TestEntryPassesUnusedKeysOn(t *testing.T) {
	e := NewTextEntry("姓名")
	w := inWindow(t, e)
	var got []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = append(got, ev.Name) })
	key(e, fyne.KeyEscape, fyne.KeyLeft, fyne.KeyF1)
	if want := []fyne.KeyName{fyne.KeyEscape, fyne.KeyF1}; !slices.Equal(got, want) {
		t.Errorf("the window got %v, want %v", got, want)
	}
}

func TestEntryEnterAndBlur(t *testing.T) {
	e := NewTextEntry("")
	w := inWindow(t, e)
	var got []string
	e.OnEnter(func() { got = append(got, "enter") })
	e.OnBlur(func() { got = append(got, "blur 1") })
	e.OnBlur(func() { got = append(got, "blur 2") })
	w.Canvas().Focus(e)
	key(e, fyne.KeyReturn)
	w.Canvas().Unfocus()
	if want := []string{"enter", "blur 1", "blur 2"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMultiEntryKeepsEnter(t *testing.T) {
	e := NewMultiEntry("", 3)
	inWindow(t, e)
	e.OnEnter(func() { t.Error("Enter leads on from an entry of several lines") })
	test.Type(e, "一")
	key(e, fyne.KeyReturn)
	test.Type(e, "二")
	if got, want := e.Text, "一\n二"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

func TestEditingShortcutsStayInTheEntry(t *testing.T) {
	for _, tc := range []struct {
		key      fyne.KeyName
		modifier fyne.KeyModifier
		want     bool
	}{
		{fyne.KeyLeft, fyne.KeyModifierControl, true},
		{fyne.KeyBackspace, fyne.KeyModifierControl, true},
		{fyne.KeyLeft, fyne.KeyModifierControl | fyne.KeyModifierShift, true},
		{fyne.KeyLeft, fyne.KeyModifierAlt, false},
		{fyne.KeyS, fyne.KeyModifierControl, false},
		{fyne.KeyK, fyne.KeyModifierControl, false},
	} {
		if got := editing(&desktop.CustomShortcut{KeyName: tc.key, Modifier: tc.modifier}); got != tc.want {
			t.Errorf("%v+%v: the entry's own = %v, want %v", tc.modifier, tc.key, got, tc.want)
		}
	}
}

// restingSearch is a search entry whose typing rests when the test says so.
func restingSearch(t *testing.T) (s *SearchEntry, w fyne.Window, rest func(), found *[]string) {
	t.Helper()
	found = &[]string{}
	s = NewSearchEntry("查姓名", nil, func(text string) { *found = append(*found, text) })
	w = inWindow(t, s)
	var waiting func()
	s.wait = func(f func()) func() {
		waiting = f
		return func() { waiting = nil }
	}
	return s, w, func() {
		if waiting != nil {
			waiting()
		}
	}, found
}

func TestSearchEntryWaitsForTheTypingToRest(t *testing.T) {
	s, _, rest, found := restingSearch(t)
	test.Type(s, "张三")
	if len(*found) != 0 {
		t.Errorf("searched for %q while typing", *found)
	}
	rest()
	rest()
	test.Type(s, "丰")
	rest()
	if want := []string{"张三", "张三丰"}; !slices.Equal(*found, want) {
		t.Errorf("searched for %q, want %q", *found, want)
	}
}

func TestSearchEntryKeys(t *testing.T) {
	s, w, rest, found := restingSearch(t)
	escapes, downs := 0, 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { escapes++ })
	s.OnDown = func() { downs++ }
	test.Type(s, "zsf")
	key(s, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyDown, fyne.KeyEscape, fyne.KeyEscape)
	rest()
	if want := []string{"zsf", ""}; !slices.Equal(*found, want) {
		t.Errorf("searched for %q, want %q", *found, want)
	}
	test.Type(s, "x")
	test.Tap(s.clearer)
	if s.Text != "" || escapes != 1 || downs != 1 {
		t.Errorf("text %q, Esc to the window %d, down %d; want \"\", 1, 1", s.Text, escapes, downs)
	}
	if !s.clearer.Hidden {
		t.Error("the cross shows in an empty entry")
	}
}

func TestNumberEntryFilters(t *testing.T) {
	for _, tc := range []struct {
		typed    string
		decimals int
		least    float64
		want     string
	}{
		{"12a3", 0, 0, "123"},
		{"１２．５", 2, 0, "12.5"},
		{"3。5", 2, 0, "3.5"},
		{"1.2.3", 2, 0, "1.23"},
		{"-5", 0, 0, "5"},
		{"-5", 0, -10, "-5"},
		{"5-", 0, -10, "5"},
		{"8个月", 0, 0, "8"},
	} {
		n := NewNumberEntry(tc.decimals).Bounds(tc.least, 1e9)
		inWindow(t, n)
		test.Type(n, tc.typed)
		if n.Text != tc.want {
			t.Errorf("typed %q: %q, want %q", tc.typed, n.Text, tc.want)
		}
		p := NewNumberEntry(tc.decimals).Bounds(tc.least, 1e9)
		inWindow(t, p)
		paste(p, tc.typed)
		if p.Text != tc.want {
			t.Errorf("pasted %q: %q, want %q", tc.typed, p.Text, tc.want)
		}
	}
}

func TestNumberEntryTidiesOnLeaving(t *testing.T) {
	n := NewNumberEntry(2)
	w := inWindow(t, n)
	changed := 0
	w.Canvas().Focus(n)
	paste(n, "¥1,234,567.5 元")
	n.OnChanged = func(string) { changed++ }
	w.Canvas().Unfocus()
	if got, want := n.Text, "1,234,567.50"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	if v, ok := n.Value(); !ok || v != 1234567.5 {
		t.Errorf("value = %v %v, want 1234567.5", v, ok)
	}
	w.Canvas().Focus(n)
	if got, want := n.Text, "1234567.50"; got != want {
		t.Errorf("for editing it shows %q, want %q", got, want)
	}
	if n.SelectedText() != n.Text {
		t.Error("typing would not replace the number")
	}
	if changed != 0 {
		t.Errorf("OnChanged was called %d times for what the program wrote", changed)
	}
}

func TestNumberEntryProblems(t *testing.T) {
	for _, tc := range []struct {
		text     string
		decimals int
		want     string
	}{
		{"", 0, ""},
		{"5", 0, ""},
		{"0", 0, "不能小于 1"},
		{"1000", 0, ""},
		{"1001", 0, "不能大于 1,000"},
		{"1.5", 0, "请填写整数"},
		{"1.555", 2, "小数最多 2 位"},
		{"1..", 2, "请填写数字"},
	} {
		n := NewNumberEntry(tc.decimals).Bounds(1, 1000)
		n.Text = tc.text
		got := n.Problem()
		if tc.decimals > 0 {
			got = strings.Replace(got, "1,000.00", "1,000", 1)
		}
		if got != tc.want {
			t.Errorf("%q: %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestNumberEntrySetters(t *testing.T) {
	n := NewNumberEntry(2)
	inWindow(t, n)
	n.SetValue(-0.5)
	if got, want := n.Text, "-0.50"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	n.SetDigits("007")
	if got, want := n.Text, "7.00"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	n.SetDigits("")
	if _, ok := n.Value(); ok || n.Text != "" {
		t.Errorf("shows %q and has a value, want neither", n.Text)
	}
	year := NewNumberEntry(0)
	year.Plain = true
	year.SetValue(2026)
	if got, want := year.Text, "2026"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
}

func TestIDEntryFilters(t *testing.T) {
	for _, tc := range []struct{ typed, want string }{
		{"51990019800101123x", "51990019800101123X"},
		{"５１９９００ 1980-0101", "51990019800101"},
		{"'519900abc", "519900"},
	} {
		e := NewIDEntry(nil)
		inWindow(t, e)
		test.Type(e, tc.typed)
		if got := e.Value(); got != tc.want {
			t.Errorf("typed %q: %q, want %q", tc.typed, got, tc.want)
		}
		p := NewIDEntry(nil)
		inWindow(t, p)
		paste(p, tc.typed)
		if got := p.Value(); got != tc.want {
			t.Errorf("pasted %q: %q, want %q", tc.typed, got, tc.want)
		}
	}
	passport := NewIDEntry(nil)
	passport.Letters = true
	inWindow(t, passport)
	test.Type(passport, "e12345")
	if got, want := passport.Value(), "E12345"; got != want {
		t.Errorf("with letters: %q, want %q", got, want)
	}
}

func TestIDEntryCounts(t *testing.T) {
	e := NewIDEntry(nil)
	inWindow(t, e)
	test.Type(e, strings.Repeat("1", 17))
	if got, want := e.count.Text, "17/18"; got != want {
		t.Errorf("count = %q, want %q", got, want)
	}
	if got, want := e.Problem(), "现有 17 位，证件号码应为 18、20 或 22 位"; got != want {
		t.Errorf("problem = %q, want %q", got, want)
	}
	test.Type(e, "1")
	if got := e.Problem(); got != "" {
		t.Errorf("18 characters: problem %q", got)
	}
	test.Type(e, "1")
	if got, want := e.count.Text, "19/20"; got != want {
		t.Errorf("count = %q, want %q", got, want)
	}
	e.Validate = func(string) error { return errors.New("校验码不符") }
	if got, want := e.Problem(), "校验码不符"; got != want {
		t.Errorf("problem = %q, want %q", got, want)
	}
}

func TestIDEntryMasked(t *testing.T) {
	e := NewIDEntry(nil)
	w := inWindow(t, e)
	const number = "519900198001011234"
	e.SetValue(number, true)
	if e.Text != "519900********1234" || e.Value() != number || e.Problem() != "" {
		t.Errorf("masked: shows %q, value %q, problem %q", e.Text, e.Value(), e.Problem())
	}
	test.Type(e, "9")
	key(e, fyne.KeyBackspace)
	paste(e, "1")
	if e.Value() != number || e.Text != "519900********1234" {
		t.Errorf("a masked number was changed to %q, shows %q", e.Value(), e.Text)
	}
	w.Canvas().Focus(e)
	e.Reveal()
	if e.Text != number {
		t.Errorf("revealed it shows %q", e.Text)
	}
	key(e, fyne.KeyEnd, fyne.KeyBackspace)
	test.Type(e, "X")
	e.timeUp()
	if e.hidden {
		t.Error("it was masked while being edited")
	}
	w.Canvas().Unfocus()
	if got, want := e.Value(), "51990019800101123X"; got != want || e.Text != "519900********123X" {
		t.Errorf("after leaving value %q shows %q, want %q masked", got, e.Text, want)
	}
}

func TestIDEntryTimeUpMasksAnEntryAtRest(t *testing.T) {
	e := NewIDEntry(nil)
	inWindow(t, e)
	e.SetValue("519900198001011234", true)
	may, asked := false, 0
	e.OnReveal = func() bool { asked++; return may }
	e.Reveal()
	if !e.hidden || asked != 1 {
		t.Errorf("shown against a no: %v; asked %d times", !e.hidden, asked)
	}
	may = true
	e.Reveal()
	if e.hidden {
		t.Error("hidden in spite of a yes")
	}
	e.timeUp()
	if !e.hidden {
		t.Error("the number still shows after its ten seconds")
	}
}

func TestMask(t *testing.T) {
	for _, tc := range []struct {
		text       string
		head, tail int
		want       string
	}{
		{"13812345678", 3, 4, "138****5678"},
		{"519900198001011234", 6, 4, "519900********1234"},
		{"12345", 3, 4, "*****"},
		{"", 3, 4, ""},
	} {
		if got := Mask(tc.text, tc.head, tc.tail); got != tc.want {
			t.Errorf("Mask(%q, %d, %d) = %q, want %q", tc.text, tc.head, tc.tail, got, tc.want)
		}
	}
}

func TestMaskedLabel(t *testing.T) {
	asked := 0
	m := NewMaskedLabel("138****5678", nil, func() string { asked++; return "13812345678" })
	inWindow(t, m)
	if m.Text() != "138****5678" || asked != 0 {
		t.Errorf("shows %q and asked %d times", m.Text(), asked)
	}
	test.Tap(m.eye)
	if m.Text() != "13812345678" || asked != 1 {
		t.Errorf("after the eye it shows %q and asked %d times", m.Text(), asked)
	}
	test.Tap(m.eye)
	if m.Text() != "138****5678" {
		t.Errorf("after the second click it shows %q", m.Text())
	}
	shy := NewMaskedLabel("138****5678", nil, func() string { return "" })
	inWindow(t, shy)
	test.Tap(shy.eye)
	if shy.Text() != "138****5678" {
		t.Errorf("what may not be seen shows %q", shy.Text())
	}
	if none := NewMaskedLabel("", nil, nil); !none.eye.Hidden {
		t.Error("an eye where there is nothing to see")
	}
}

func TestCheckLeadsOn(t *testing.T) {
	c := NewCheck("与户主同住", nil)
	inWindow(t, c)
	led := 0
	c.OnEnter(func() { led++ })
	key(c, fyne.KeySpace, fyne.KeyReturn)
	c.TypedRune(' ')
	if !c.Checked || led != 1 {
		t.Errorf("checked %v, led on %d times, want true and 1", c.Checked, led)
	}
}

func TestTabLeavesAnEntryOfSeveralLines(t *testing.T) {
	for _, e := range []*Entry{NewMultiEntry("", 3), NewParagraphEntry("", 2), NewTextEntry("")} {
		if e.AcceptsTab() {
			t.Error("Tab is typed into the entry; it should lead on to the next field")
		}
	}
}
