package widgets

import (
	"fyne.io/fyne/v2"
)

// Current returns the row that the keyboard is on; ok is false if there is none.
func (t *Table[R]) Current() (row R, ok bool) {
	at := t.currentRow()
	if at < 0 {
		return row, false
	}
	return t.rows[t.order[at]], true
}

// OnCurrent returns what does something with the current row, and nothing without one: for a button or a menu.
func (t *Table[R]) OnCurrent(do func(R)) func() {
	return func() {
		if row, ok := t.Current(); ok {
			do(row)
		}
	}
}

// Selected returns the selected rows in the order shown.
func (t *Table[R]) Selected() []R {
	var rows []R
	if len(t.selected) == 0 {
		return rows
	}
	for _, at := range t.order {
		if _, ok := t.selected[t.keys[at]]; ok {
			rows = append(rows, t.rows[at])
		}
	}
	return rows
}

// SelectedCount is the number of selected rows among those shown.
func (t *Table[R]) SelectedCount() int {
	n := 0
	for key := range t.selected {
		if _, ok := t.index[key]; ok {
			n++
		}
	}
	return n
}

// Select makes the row of the given key the only selected one, and current, and brings it into
// view. It returns false and changes nothing if there is no such row.
func (t *Table[R]) Select(key string) bool {
	row := t.rowOf(key)
	if row < 0 {
		return false
	}
	t.selectOnly(row)
	return true
}

// SelectRow does the same for the row shown at the given place.
func (t *Table[R]) SelectRow(row int) bool {
	if row < 0 || row >= len(t.order) {
		return false
	}
	t.selectOnly(row)
	return true
}

// Settle selects the first row where none is current, so that the keys have one to act on.
func (t *Table[R]) Settle() {
	if _, ok := t.Current(); !ok {
		t.SelectRow(0)
	}
}

// Begin is Settle once there are rows for the first time; what the clerk leaves unselected later stays so.
func (t *Table[R]) Begin() {
	if !t.begun && t.Len() > 0 {
		t.begun = true
		t.Settle()
	}
}

// SelectAll selects every row shown.
func (t *Table[R]) SelectAll() {
	t.selected = make(map[string]struct{}, len(t.keys))
	for _, key := range t.keys {
		t.selected[key] = struct{}{}
	}
	t.grid.body.markAll()
	t.selectionChanged()
}

// ClearSelection leaves no row selected and none current.
func (t *Table[R]) ClearSelection() {
	t.selected = map[string]struct{}{}
	t.known = false
	t.grid.body.markAll()
	t.selectionChanged()
}

// ScrollTo brings the row of the given key into view; the selection stays.
func (t *Table[R]) ScrollTo(key string) {
	if row := t.rowOf(key); row >= 0 {
		t.grid.reveal(row)
	}
}

func (t *Table[R]) rowSelected(row int) bool {
	_, ok := t.selected[t.keys[t.order[row]]]
	return ok
}

func (t *Table[R]) currentRow() int {
	if !t.known {
		return -1
	}
	return t.rowOf(t.current)
}

func (t *Table[R]) keyAt(row int) string { return t.keys[t.order[row]] }

func (t *Table[R]) setCurrent(row int) {
	t.current, t.known = t.keyAt(row), true
}

// selectOnly selects one row and nothing else. With one row selected before, two are redrawn.
func (t *Table[R]) selectOnly(row int) {
	changed := []int{row}
	for key := range t.selected {
		changed = append(changed, t.rowOf(key))
		if len(changed) > t.grid.pageRows()+2 {
			break
		}
	}
	many := len(changed) > t.grid.pageRows()+2
	t.selected = map[string]struct{}{t.keyAt(row): {}}
	t.setCurrent(row)
	t.anchor = t.current
	t.grid.reveal(row)
	if many {
		t.grid.body.markAll()
	} else {
		t.grid.body.mark(changed...)
	}
	t.selectionChanged()
}

// toggle adds a row to the selection or takes it out.
func (t *Table[R]) toggle(row int) {
	key := t.keyAt(row)
	if _, ok := t.selected[key]; ok {
		delete(t.selected, key)
	} else {
		t.selected[key] = struct{}{}
	}
	t.setCurrent(row)
	t.anchor = key
	t.grid.body.mark(row)
	t.selectionChanged()
}

// selectTo selects everything from the anchor to the row.
func (t *Table[R]) selectTo(row int) {
	from := t.rowOf(t.anchor)
	if from < 0 {
		t.selectOnly(row)
		return
	}
	t.selected = map[string]struct{}{}
	for r := min(from, row); r <= max(from, row); r++ {
		t.selected[t.keyAt(r)] = struct{}{}
	}
	t.setCurrent(row)
	t.grid.reveal(row)
	t.grid.body.markAll()
	t.selectionChanged()
}

// pressed deals with a press of the mouse on a row, or below the last (-1).
func (t *Table[R]) pressed(row int, press rowPress) {
	focus(t)
	switch {
	case row < 0:
	case press.secondary:
		if !t.rowSelected(row) {
			t.selectOnly(row)
		}
	case press.modifier&fyne.KeyModifierShift != 0:
		t.selectTo(row)
	case press.modifier&fyne.KeyModifierControl != 0:
		t.toggle(row)
	default:
		t.selectOnly(row)
	}
}

// tapped opens a row on the second of two quick clicks.
func (t *Table[R]) tapped(row int) {
	focus(t)
	if row < 0 {
		return
	}
	key, now := t.keyAt(row), t.now()
	if key == t.lastTap && now.Sub(t.lastTapAt) < fyne.CurrentApp().Driver().DoubleTapDelay() {
		t.lastTap = ""
		t.open()
		return
	}
	t.lastTap, t.lastTapAt = key, now
}

// open hands the current row to OnOpen.
func (t *Table[R]) open() {
	if row, ok := t.Current(); ok && t.OnOpen != nil {
		t.OnOpen(row)
	}
}

func (t *Table[R]) selectionChanged() {
	if t.OnSelected != nil {
		t.OnSelected()
	}
}

// selectionMark tells whether what is selected and current has changed with the rows.
func (t *Table[R]) selectionMark() [2]int {
	current := 0
	if t.currentRow() >= 0 {
		current = 1
	}
	return [2]int{current, t.SelectedCount()}
}
