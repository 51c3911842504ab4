package widgets

import "slices"

// SetRows replaces the rows. They are shown in the order of the sorted column, or as given if
// none is; what was selected, current and in view stays so where its key is still there.
// OnSelected is called if a selected row has gone or come back.
func (t *Table[R]) SetRows(rows []R) {
	before := t.selectionMark()
	if t.Ticks && (len(t.grid.columns) == 0 || t.grid.columns[0].index != tickColumn) {
		t.applyColumns()
	}
	key, cut := t.anchorInView()
	t.rows = rows
	t.keys = make([]string, len(rows))
	t.index = make(map[string]int, len(rows))
	for i, r := range rows {
		k := t.Key(r)
		t.keys[i] = k
		t.index[k] = i
	}
	t.sortRows()
	t.restoreView(key, cut)
	if before != t.selectionMark() {
		t.selectionChanged()
	}
}

// UpdateRow puts a changed row in the place of the one with its key and redraws it; the order
// stays as it is. It returns false if the table has no such row.
func (t *Table[R]) UpdateRow(row R) bool {
	i, ok := t.index[t.Key(row)]
	if !ok {
		return false
	}
	t.rows[i] = row
	t.grid.body.rebind(t.display[i])
	return true
}

// Rows returns the rows in the order shown.
func (t *Table[R]) Rows() []R {
	rows := make([]R, len(t.order))
	for i, at := range t.order {
		rows[i] = t.rows[at]
	}
	return rows
}

// Len is the number of rows shown.
func (t *Table[R]) Len() int { return len(t.order) }

// sortRows puts the rows into the order of the sorted column.
func (t *Table[R]) sortRows() {
	if len(t.order) != len(t.rows) {
		t.order = make([]int, len(t.rows))
		t.display = make([]int, len(t.rows))
	}
	for i := range t.order {
		t.order[i] = i
	}
	if c := t.column(t.state.Sort); c != nil && c.Compare != nil {
		t.orderBy(c.Compare, t.state.Desc)
	}
	for shown, at := range t.order {
		t.display[at] = shown
	}
}

// orderBy sorts the order; equal rows keep the order in which they were given, either way.
func (t *Table[R]) orderBy(compare func(a, b R) int, descending bool) {
	sign := 1
	if descending {
		sign = -1
	}
	slices.SortFunc(t.order, func(a, b int) int {
		if c := compare(t.rows[a], t.rows[b]); c != 0 {
			return c * sign
		}
		return a - b
	})
}

// sorting tells the grid which column bears the mark.
func (t *Table[R]) sorting() (column int, descending bool) {
	for i := range t.Columns {
		if t.Columns[i].Key == t.state.Sort && t.Columns[i].Compare != nil {
			return i, t.state.Desc
		}
	}
	return -1, false
}

// sortBy sorts by a column, or turns the order round if it is the sorted one.
func (t *Table[R]) sortBy(column int) {
	c := t.Columns[column]
	if c.Compare == nil {
		return
	}
	t.state.Desc = t.state.Sort == c.Key && !t.state.Desc
	t.state.Sort = c.Key
	t.resort()
	t.stateChanged()
}

// resort sorts anew and keeps the row in view that was.
func (t *Table[R]) resort() {
	key, cut := t.anchorInView()
	t.sortRows()
	t.restoreView(key, cut)
}

// anchorInView names the row that is to stay where it is on screen: the current one if it can
// be seen, otherwise the first in view; and the distance of its top from that of the view.
// At the very top nothing is held, so that the top stays in view.
func (t *Table[R]) anchorInView() (key string, y float32) {
	row := t.currentRow()
	if row < 0 || !t.grid.inView(row) {
		row, _ = t.grid.top()
		if t.grid.scroll.Offset.Y == 0 {
			return "", 0
		}
	}
	if row < 0 || row >= len(t.order) {
		return "", 0
	}
	return t.keys[t.order[row]], float32(row)*t.grid.rowHeight() - t.grid.scroll.Offset.Y
}

// restoreView draws the rows anew and brings the held row back to its place.
func (t *Table[R]) restoreView(key string, y float32) {
	t.grid.reload()
	if row := t.rowOf(key); row >= 0 {
		t.grid.scrollTo(float32(row)*t.grid.rowHeight() - y)
	} else {
		t.grid.scrollTo(t.grid.scroll.Offset.Y)
	}
	t.empty = nil // ask anew: what to say depends on why there are no rows
	t.layoutEmpty()
	repaint(t)
}

// layoutEmpty gives the empty state its place when it comes.
func (t *Table[R]) layoutEmpty() {
	(&tableRenderer{grid: t.grid, emptied: t.emptied}).layoutEmpty(t.grid.surface.Size())
}

// rowOf returns the displayed row of a key, -1 if there is none.
func (t *Table[R]) rowOf(key string) int {
	at, ok := t.index[key]
	if !ok {
		return -1
	}
	return t.display[at]
}
