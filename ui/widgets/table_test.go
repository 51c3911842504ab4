package widgets

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// person is a row of the tables under test.
type person struct {
	id, name string
	people   int
}

// personTable makes a table of n people in a window that shows ten of them.
func personTable(tb testing.TB, n int) (*Table[*person], fyne.Window) {
	tb.Helper()
	test.NewTempApp(tb)
	t := NewTable(func(p *person) string { return p.id },
		Column[*person]{
			Key: "id", Label: "编号", Width: 90, Fixed: true,
			Text:    func(p *person) string { return p.id },
			Compare: func(a, b *person) int { return cmp.Compare(a.id, b.id) },
		},
		Column[*person]{Key: "name", Label: "户主", Width: 120, Text: func(p *person) string { return p.name }},
		Column[*person]{
			Key: "people", Label: "人口", Width: 60, Align: fyne.TextAlignTrailing,
			Text:    func(p *person) string { return fmt.Sprint(p.people) },
			Compare: func(a, b *person) int { return cmp.Compare(a.people, b.people) },
		},
	)
	w := test.NewTempWindow(tb, t)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, gridHeaderHeight+10*gridRowHeight))
	t.SetRows(people(n))
	return t, w
}

// people makes n rows whose people come in the order 0 3 6 2 5 1 4 …
func people(n int) []*person {
	rows := make([]*person, n)
	for i := range rows {
		rows[i] = &person{id: fmt.Sprintf("%05d", i), name: fmt.Sprintf("户主%d", i), people: i * 3 % 7}
	}
	return rows
}

func press(t *Table[*person], keys ...fyne.KeyName) {
	for _, k := range keys {
		t.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func currentID(t *Table[*person]) string {
	p, ok := t.Current()
	if !ok {
		return ""
	}
	return p.id
}

func ids(rows []*person) []string {
	var out []string
	for _, p := range rows {
		out = append(out, p.id)
	}
	return out
}

// shownTexts are the texts of a displayed row as drawn, nil if it is not in view.
func shownTexts(t *Table[*person], row int) []string {
	slot := t.grid.body.pool[row%len(t.grid.body.pool)]
	if slot.row != row {
		return nil
	}
	var out []string
	for _, text := range slot.texts {
		out = append(out, text.Text)
	}
	return out
}

func TestTableKeysMoveTheCurrentRow(t *testing.T) {
	for _, tc := range []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"down from nowhere", []fyne.KeyName{fyne.KeyDown}, "00000"},
		{"down twice", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, "00001"},
		{"up at the top stays", []fyne.KeyName{fyne.KeyDown, fyne.KeyUp}, "00000"},
		{"end", []fyne.KeyName{fyne.KeyEnd}, "00099"},
		{"down at the end stays", []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown}, "00099"},
		{"home", []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, "00000"},
		{"page down", []fyne.KeyName{fyne.KeyHome, fyne.KeyPageDown}, "00010"},
		{"page up", []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageUp}, "00089"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tab, _ := personTable(t, 100)
			press(tab, tc.keys...)
			if got := currentID(tab); got != tc.want {
				t.Errorf("current = %q, want %q", got, tc.want)
			}
			if !tab.grid.inView(tab.currentRow()) {
				t.Errorf("current row %d is not in view", tab.currentRow())
			}
			if got := tab.SelectedCount(); got != 1 {
				t.Errorf("selected = %d, want 1", got)
			}
		})
	}
}

func TestTableKeysOnAnEmptyTableDoNothing(t *testing.T) {
	tab, _ := personTable(t, 0)
	press(tab, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn, fyne.KeySpace, desktop.KeyMenu)
	if _, ok := tab.Current(); ok || tab.SelectedCount() != 0 {
		t.Errorf("an empty table has a current row or a selection")
	}
}

func TestTableShiftSelectsARange(t *testing.T) {
	tab, _ := personTable(t, 100)
	press(tab, fyne.KeyDown, fyne.KeyDown)
	tab.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(tab, fyne.KeyDown, fyne.KeyDown)
	if want, got := []string{"00001", "00002", "00003"}, ids(tab.Selected()); !slices.Equal(got, want) {
		t.Errorf("after Shift+↓↓ selected = %v, want %v", got, want)
	}
	press(tab, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if want, got := []string{"00000", "00001"}, ids(tab.Selected()); !slices.Equal(got, want) {
		t.Errorf("after turning round selected = %v, want %v", got, want)
	}
	tab.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(tab, fyne.KeyDown)
	if want, got := []string{"00001"}, ids(tab.Selected()); !slices.Equal(got, want) {
		t.Errorf("after letting go selected = %v, want %v", got, want)
	}
}

// rowPos is the middle of a row in the body.
func rowPos(row int) fyne.Position {
	return fyne.NewPos(20, (float32(row)+0.5)*gridRowHeight)
}

func click(t *Table[*person], row int, modifier fyne.KeyModifier) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
	ev.Position = rowPos(row)
	t.grid.body.MouseDown(ev)
	t.grid.body.Tapped(&ev.PointEvent)
}

func TestTableClicksSelect(t *testing.T) {
	tab, w := personTable(t, 100)
	changes := 0
	tab.OnSelected = func() { changes++ }
	click(tab, 2, 0)
	if w.Canvas().Focused() != fyne.Focusable(tab) {
		t.Error("a click does not give the table the keyboard")
	}
	click(tab, 5, fyne.KeyModifierControl)
	click(tab, 7, fyne.KeyModifierControl)
	if want, got := []string{"00002", "00005", "00007"}, ids(tab.Selected()); !slices.Equal(got, want) {
		t.Errorf("after Ctrl clicks selected = %v, want %v", got, want)
	}
	click(tab, 5, fyne.KeyModifierControl)
	if want, got := []string{"00002", "00007"}, ids(tab.Selected()); !slices.Equal(got, want) {
		t.Errorf("after a second Ctrl click selected = %v, want %v", got, want)
	}
	click(tab, 4, 0)
	click(tab, 6, fyne.KeyModifierShift)
	if want, got := []string{"00004", "00005", "00006"}, ids(tab.Selected()); !slices.Equal(got, want) {
		t.Errorf("after a Shift click selected = %v, want %v", got, want)
	}
	if changes != 6 {
		t.Errorf("OnSelected was called %d times, want 6", changes)
	}
}

func TestTableTapWithoutMouseDownSelects(t *testing.T) {
	tab, w := personTable(t, 100)
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, gridHeaderHeight+3.5*gridRowHeight))
	if got, want := currentID(tab), "00003"; got != want {
		t.Errorf("current = %q, want %q", got, want)
	}
}

func TestTableDoubleClickOpensAndASingleOneDoesNotWait(t *testing.T) {
	tab, _ := personTable(t, 100)
	clock := time.Date(2026, 3, 5, 21, 0, 0, 0, time.UTC)
	tab.now = func() time.Time { return clock }
	var opened []string
	tab.OnOpen = func(p *person) { opened = append(opened, p.id) }
	click(tab, 3, 0)
	if got := currentID(tab); got != "00003" {
		t.Errorf("one click: current = %q at once, want 00003", got)
	}
	clock = clock.Add(100 * time.Millisecond)
	click(tab, 4, 0)
	if len(opened) != 0 {
		t.Errorf("two clicks on two rows opened %v", opened)
	}
	clock = clock.Add(100 * time.Millisecond)
	click(tab, 4, 0)
	clock = clock.Add(2 * time.Second)
	click(tab, 5, 0)
	clock = clock.Add(2 * time.Second)
	click(tab, 5, 0)
	press(tab, fyne.KeyReturn)
	if want := []string{"00004", "00005"}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
}

func TestTableSpaceAndForwardedKeys(t *testing.T) {
	tab, w := personTable(t, 3)
	spaces, escapes := 0, 0
	tab.OnSpace = func() { spaces++ }
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			escapes++
		}
	})
	press(tab, fyne.KeySpace, fyne.KeyEscape)
	if spaces != 1 || escapes != 1 {
		t.Errorf("space called %d times, Esc reached the window %d times, want 1 and 1", spaces, escapes)
	}
}

func TestTableShortcuts(t *testing.T) {
	tab, _ := personTable(t, 3)
	tab.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := tab.SelectedCount(); got != 3 {
		t.Errorf("Ctrl+A selected %d, want 3", got)
	}
	tab.TypedShortcut(&fyne.ShortcutCopy{})
	want := "00000\t户主0\t0\n00001\t户主1\t3\n00002\t户主2\t6\n"
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("Ctrl+C copied %q, want %q", got, want)
	}
}

func TestTableKeepsSelectionAndPlaceByKey(t *testing.T) {
	tab, _ := personTable(t, 100)
	tab.Select("00052")
	tab.toggle(50)
	y := float32(tab.currentRow())*gridRowHeight - tab.grid.scroll.Offset.Y
	changes := 0
	tab.OnSelected = func() { changes++ }
	rows := people(100)[20:] // the first twenty are gone
	tab.SetRows(rows)
	if want, got := []string{"00050", "00052"}, ids(tab.Selected()); !slices.Equal(got, want) {
		t.Errorf("selected = %v, want %v", got, want)
	}
	if got := float32(tab.currentRow())*gridRowHeight - tab.grid.scroll.Offset.Y; got != y {
		t.Errorf("the current row stands at %v, want %v as before", got, y)
	}
	if changes != 0 {
		t.Errorf("OnSelected was called %d times though nothing selected has changed", changes)
	}
	tab.SetSort("id", true)
	if got := currentID(tab); got != "00050" {
		t.Errorf("after sorting current = %q, want 00050", got)
	}
	if !tab.grid.inView(tab.currentRow()) {
		t.Error("after sorting the current row is out of view")
	}
}

func TestTableFilteredOutRowsAreNotSelectedButComeBack(t *testing.T) {
	tab, _ := personTable(t, 10)
	tab.Select("00007")
	changes := 0
	tab.OnSelected = func() { changes++ }
	tab.SetRows(people(10)[:3])
	if got := tab.SelectedCount(); got != 0 || len(tab.Selected()) != 0 {
		t.Errorf("selected %d rows that are not shown", got)
	}
	if _, ok := tab.Current(); ok {
		t.Error("a row that is not shown is current")
	}
	tab.SetRows(people(10))
	if got := currentID(tab); got != "00007" || tab.SelectedCount() != 1 {
		t.Errorf("without the filter current = %q and %d selected, want 00007 and 1", got, tab.SelectedCount())
	}
	if changes != 2 {
		t.Errorf("OnSelected was called %d times, want 2", changes)
	}
}

func TestTableRowMenu(t *testing.T) {
	tab, w := personTable(t, 10)
	var asked []string
	tab.OnMenu = func() []*fyne.MenuItem {
		asked = ids(tab.Selected())
		return []*fyne.MenuItem{fyne.NewMenuItem("打开", nil)}
	}
	tab.Select("00002")
	test.TapSecondaryAt(tab.grid.body, rowPos(5))
	if want := []string{"00005"}; !slices.Equal(asked, want) {
		t.Errorf("menu for %v, want %v: the row under the pointer", asked, want)
	}
	if w.Canvas().Overlays().Top() == nil {
		t.Error("no menu is shown")
	}
	tab.SelectAll()
	test.TapSecondaryAt(tab.grid.body, rowPos(5))
	if len(asked) != 10 {
		t.Errorf("menu for %d rows, want 10: the whole selection", len(asked))
	}
}
