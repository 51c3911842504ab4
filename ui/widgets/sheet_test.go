package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// form is a Sheet of three lines in two sections, whose cells take digits only.
type form struct {
	*Sheet
	win    fyne.Window
	values map[sheetPlace]string
	found  string
}

func newForm(t *testing.T) *form {
	t.Helper()
	test.NewTempApp(t)
	f := &form{Sheet: NewSheet(SheetColumn{Label: "品种"}, SheetColumn{Label: "数量", Width: 80, Right: true}, SheetColumn{Label: "收入", Width: 80, Right: true}), values: map[sheetPlace]string{}}
	f.Text = func(line, column int) string { return f.values[sheetPlace{line, column}] }
	f.Take = func(line, column int, text string) string {
		if strings.Trim(text, "0123456789") != "" {
			return "不是数字"
		}
		f.values[sheetPlace{line, column}] = text
		f.fill()
		return ""
	}
	f.OnLook = func(found string) { f.found = found }
	f.win = test.NewTempWindow(t, f.Sheet)
	f.win.Resize(fyne.NewSize(400, 300))
	f.fill()
	f.Start()
	return f
}

func (f *form) fill() {
	f.SetLines([]SheetLine{
		{Key: "t", Cells: make([]SheetCell, 3), Total: true, Wide: true},
		f.line("猪", "z", 0, 1), f.line("玉米", "ym", 0, 2), f.line("养老金", "ylj", 1, 3),
	})
}

func (f *form) line(name, letters string, section, at int) SheetLine {
	quantity, income := f.values[sheetPlace{at, 1}], f.values[sheetPlace{at, 2}]
	return SheetLine{
		Key: name, Path: []int{1, 2}, Section: section, Find: []string{name, letters}, Blank: quantity+income == "",
		Cells: []SheetCell{{Text: name}, {Text: quantity, Takes: true}, {Text: income, Takes: true}},
	}
}

func (f *form) press(names ...fyne.KeyName) {
	for _, n := range names {
		f.entry.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (f *form) write(text string) {
	for _, r := range text {
		f.entry.TypedRune(r)
	}
}

func (f *form) where(t *testing.T, what string, line, column int) {
	t.Helper()
	if l, c, ok := f.Current(); !ok || l != line || c != column || f.win.Canvas().Focused() != f.entry {
		t.Errorf("%s: at %d, %d (%v) with the keyboard on %v, want %d, %d", what, l, c, ok, f.win.Canvas().Focused(), line, column)
	}
}

func TestSheetLeadsThroughItsCells(t *testing.T) {
	f := newForm(t)
	f.where(t, "the start", 1, 1)
	f.press(fyne.KeyReturn)
	f.where(t, "Enter in a blank line", 2, 1)
	f.write("80")
	f.press(fyne.KeyReturn)
	f.where(t, "Enter behind a number", 2, 2)
	f.press(fyne.KeyLeft)
	f.where(t, "to the left", 2, 1)
	f.write("9")
	f.press(fyne.KeyLeft)
	f.where(t, "the caret moves while one types", 2, 1)
	f.press(fyne.KeyUp)
	f.where(t, "up", 1, 1)
	f.press(fyne.KeyTab)
	f.where(t, "to the next section", 3, 1)
	f.press(fyne.KeyTab)
	f.where(t, "behind the last section", 1, 1)
	f.entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	f.press(fyne.KeyTab)
	f.where(t, "before the first section", 1, 1)
	f.entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	f.press(fyne.KeyEnd)
	f.where(t, "End", 3, 1)
	f.press(fyne.KeyHome)
	f.where(t, "Home", 1, 1)
	if f.values[sheetPlace{2, 1}] != "9" {
		t.Errorf("taken %v", f.values)
	}
}

func TestSheetKeepsWhatIsWrong(t *testing.T) {
	f := newForm(t)
	f.write("3x")
	f.press(fyne.KeyReturn)
	f.where(t, "a refused text", 1, 1)
	if f.entry.Text != "3x" || f.body.fault.text.Text != "不是数字" || !f.body.fault.Visible() {
		t.Errorf("%q with %q", f.entry.Text, f.body.fault.text.Text)
	}
	f.press(fyne.KeyDown, fyne.KeyTab)
	f.where(t, "a refused text is not left", 1, 1)
	f.press(fyne.KeyEscape)
	if f.entry.Text != "" || f.body.fault.text.Text != "" {
		t.Errorf("after Esc %q with %q", f.entry.Text, f.body.fault.text.Text)
	}
	if !f.Commit() {
		t.Error("nothing is wrong, and it is not taken")
	}
}

func TestSheetFindsLinesByLetters(t *testing.T) {
	f := newForm(t)
	f.write("ym")
	if f.found != "ym → 玉米（Enter）" || f.entry.Text != "" {
		t.Errorf("%q, %q in the cell", f.found, f.entry.Text)
	}
	f.press(fyne.KeyBackspace)
	f.write("l")
	f.press(fyne.KeyReturn)
	f.where(t, "yl", 3, 1)
	f.write("养q")
	if f.found != "养q → 没有这个品种" {
		t.Errorf("%q", f.found)
	}
	f.press(fyne.KeyEscape)
	if f.found != "" {
		t.Errorf("after Esc %q", f.found)
	}
	f.write("5")
	f.write("0")
	if f.entry.Text != "50" {
		t.Errorf("in an empty cell is written %q", f.entry.Text)
	}
}

func TestSheetGoesWhereTheMousePresses(t *testing.T) {
	f := newForm(t)
	f.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(f.body.Size().Width-10, 2.5*sheetRow*textScale())})
	f.where(t, "a press on an income", 2, 2)
	f.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 1.5*sheetRow*textScale())})
	f.where(t, "a press on a name", 1, 1)
	f.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	f.where(t, "a press on a heading", 1, 1)
}

func TestSheetThatIsLockedTakesNothing(t *testing.T) {
	f := newForm(t)
	f.Locked = true
	f.Reopen(1, 1)
	if f.entry.Visible() {
		t.Error("a locked sheet has an entry")
	}
}

func TestGaugeHasRoomForItsWords(t *testing.T) {
	test.NewTempApp(t)
	g := NewGauge()
	w := test.NewTempWindow(t, g)
	w.Resize(fyne.NewSize(300, 100))
	g.Set(50, "", GaugeMark{100, "监测线 6,500"}, GaugeMark{0, "脱贫标准 6,000"})
	r := test.WidgetRenderer(g).(*gaugeRenderer)
	for _, word := range r.words {
		if word.Position().X < 0 || word.Position().X+word.Size().Width > g.Size().Width+1 {
			t.Errorf("%q lies at %v of %v", word.Text, word.Position(), g.Size())
		}
	}
	if r.bar.Size().Width <= 0 || r.bar.Size().Width >= r.lines[0].Position().X {
		t.Errorf("the bar is %v wide, the line of 100 at %v", r.bar.Size(), r.lines[0].Position())
	}
}

func TestSheetDropsColumnsWhereItIsNarrow(t *testing.T) {
	test.NewTempApp(t)
	s := NewSheet(SheetColumn{Label: "品种"}, SheetColumn{Label: "单位", Width: 40, Drops: 2}, SheetColumn{Label: "数量", Width: 80}, SheetColumn{Label: "上年", Width: 80, Drops: 1})
	k := textScale()
	for width, want := range map[float32][]bool{400: {true, true, true, true}, 300: {true, true, true, false}, 220: {true, false, true, false}} {
		got := s.widths(width * k)
		sum := float32(0)
		for i, w := range got {
			sum += w
			if w > 0 != want[i] {
				t.Errorf("at %v the columns are %v", width, got)
				break
			}
		}
		if sum > width*k+0.1 {
			t.Errorf("at %v the columns are %v wide", width, sum)
		}
	}
}

// A long number stays whole in a smaller hand, and a long name runs on over an empty cell.
func TestSheetShowsLongTextsWhole(t *testing.T) {
	test.NewTempApp(t)
	s := NewSheet(SheetColumn{Label: "品种"}, SheetColumn{Label: "单位", Width: 40}, SheetColumn{Label: "收入", Width: 80, Right: true})
	s.SetLines([]SheetLine{
		{Key: "a", Cells: []SheetCell{{Text: "计生奖扶（特扶、独生子女费）"}, {}, {Text: "12,345,678.55", Takes: true}}},
		{Key: "b", Cells: []SheetCell{{Text: strings.Repeat("长", 40)}, {Text: "斤"}, {Text: "1.00", Takes: true}}},
	})
	s.Resize(fyne.NewSize(280*textScale(), 200))
	r := test.TempWidgetRenderer(t, s.body).(*sheetBodyRenderer)
	a, b := r.lines[0].texts, r.lines[1].texts
	if a[0].Text != "计生奖扶（特扶、独生子女费）" || a[2].Text != "12,345,678.55" || a[2].TextSize >= scaled(sheetText) {
		t.Errorf("shown are %q and %q at %v", a[0].Text, a[2].Text, a[2].TextSize)
	}
	for _, text := range a {
		if w := fyne.MeasureText(text.Text, text.TextSize, text.TextStyle).Width; w > text.Size().Width+1 {
			t.Errorf("%q is %v wide in %v", text.Text, w, text.Size().Width)
		}
	}
	if !strings.HasSuffix(b[0].Text, "…") || b[2].TextSize != scaled(sheetText) {
		t.Errorf("shown are %q and %q at %v", b[0].Text, b[2].Text, b[2].TextSize)
	}
}

// Ctrl+Z is the window's while nothing was typed that it could take back in the cell.
func TestSheetLeavesUndoToTheWindow(t *testing.T) {
	f := newForm(t)
	if f.entry.rests() {
		t.Error("a sheet that does not say so rests")
	}
	saved := true
	f.Rests = func() bool { return saved }
	if !f.entry.rests() {
		t.Error("it does not rest as it is opened")
	}
	f.entry.TypedRune('3')
	if f.entry.rests() {
		t.Error("it rests in the middle of a number")
	}
	f.entry.TypedShortcut(&fyne.ShortcutUndo{})
	f.press(fyne.KeyReturn)
	saved = false
	if f.entry.rests() {
		t.Error("it rests before what was typed is saved")
	}
}
