package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// tickTable is a table whose rows can be ticked; told counts how often the ticks were said to have changed.
func tickTable(tb testing.TB, n int) (t *Table[*person], told *int) {
	tb.Helper()
	t, _ = personTable(tb, n)
	told = new(int)
	t.Ticks = true
	t.OnTicked = func() { *told++ }
	t.SetRows(people(n))
	return t, told
}

func ticked(t *Table[*person]) []string {
	keys := t.TickedKeys()
	slices.Sort(keys)
	return keys
}

// clickTick clicks the tick box of a displayed row.
func clickTick(t *Table[*person], row int, modifier fyne.KeyModifier) {
	at := fyne.NewPos(scaled(tickWidth)/2, (float32(row)+0.5)*t.grid.rowHeight())
	t.grid.body.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary, Modifier: modifier})
	t.grid.body.Tapped(&fyne.PointEvent{Position: at})
}

func TestTicksByMouse(t *testing.T) {
	table, told := tickTable(t, 20)
	clickTick(table, 2, 0)
	clickTick(table, 5, fyne.KeyModifierShift)
	if got, want := ticked(table), []string{"00002", "00003", "00004", "00005"}; !slices.Equal(got, want) {
		t.Errorf("ticked %v, want %v", got, want)
	}
	clickTick(table, 3, 0)
	clickTick(table, 4, fyne.KeyModifierShift) // as the last one: unticked
	if got, want := ticked(table), []string{"00002", "00005"}; !slices.Equal(got, want) {
		t.Errorf("ticked %v, want %v", got, want)
	}
	if *told != 4 {
		t.Errorf("told %d times, want 4", *told)
	}
	if table.SelectedCount() != 0 {
		t.Error("a click on a tick box selects the row")
	}
	if !table.grid.body.pool[2].tick.marks[0].Visible() || table.grid.body.pool[3].tick.marks[0].Visible() {
		t.Error("the ticks are not drawn")
	}
}

func TestTicksByKeyboard(t *testing.T) {
	table, _ := tickTable(t, 20)
	table.SelectRow(0)
	press(table, fyne.KeyInsert, fyne.KeyInsert)
	if got := ticked(table); !slices.Equal(got, []string{"00000", "00001"}) || currentID(table) != "00002" {
		t.Errorf("ticked %v, current %s", got, currentID(table))
	}
	table.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(table, fyne.KeyDown, fyne.KeyDown)
	table.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	table.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierControl})
	if got := ticked(table); len(got) != 5 || table.SelectedCount() != 3 {
		t.Errorf("ticked %v, %d selected", got, table.SelectedCount())
	}
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	if table.TickedCount() != 20 || table.SelectedCount() != 3 {
		t.Errorf("Ctrl+A ticked %d and selected %d", table.TickedCount(), table.SelectedCount())
	}
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	if table.TickedCount() != 0 {
		t.Errorf("Ctrl+A once more leaves %d ticked", table.TickedCount())
	}
}

// TestTicksSurviveFilterAndSort keeps the ticks of rows that are not shown for a while.
func TestTicksSurviveFilterAndSort(t *testing.T) {
	table, _ := tickTable(t, 20)
	clickTick(table, 1, 0)
	clickTick(table, 8, 0)
	table.SetSort("people", true)
	table.SetRows(people(5))
	if got := ticked(table); !slices.Equal(got, []string{"00001", "00008"}) || table.TickedHidden() != 1 {
		t.Errorf("ticked %v, %d hidden", got, table.TickedHidden())
	}
	if table.allTicked() {
		t.Error("all are ticked")
	}
	table.tickAll()
	if table.TickedCount() != 6 || !table.allTicked() {
		t.Errorf("%d ticked, want the five shown and the one that is not", table.TickedCount())
	}
	table.tickAll()
	if got := ticked(table); !slices.Equal(got, []string{"00008"}) {
		t.Errorf("ticked %v: the hidden one has to stay", got)
	}
	table.SetRows(people(20))
	if !table.Ticked("00008") || table.TickedHidden() != 0 {
		t.Error("the tick did not come back with its row")
	}
	table.ClearTicks()
	if table.TickedCount() != 0 {
		t.Error("ticks after clearing")
	}
}

// TestTheHeaderTicksAll: a click on its box ticks what is shown, and sorts nothing.
func TestTheHeaderTicksAll(t *testing.T) {
	table, _ := tickTable(t, 7)
	table.grid.header.Tapped(&fyne.PointEvent{Position: fyne.NewPos(scaled(tickWidth)/2, 5)})
	if table.TickedCount() != 7 || table.State().Sort != "" || !table.grid.header.tick.marks[0].Visible() {
		t.Errorf("%d ticked, sorted by %q", table.TickedCount(), table.State().Sort)
	}
	if got := table.ShownColumns(); !slices.Equal(got, []string{"id", "name", "people"}) {
		t.Errorf("the columns shown are %v", got)
	}
	table.SelectRow(0)
	if got, want := table.asText(), "00000\t户主0\t0\n"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}
