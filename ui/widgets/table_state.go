package widgets

import (
	"maps"
)

// TableState is what the clerk has changed about a table: it can be kept as JSON and handed
// back at the next start. Keys of columns that no longer exist are ignored.
type TableState struct {
	Sort   string             `json:"sort,omitempty"`   // key of the sorted column
	Desc   bool               `json:"desc,omitempty"`   // from the greatest down
	Widths map[string]float32 `json:"widths,omitempty"` // by column key, in units at 100 % font size
	Hidden map[string]bool    `json:"hidden,omitempty"` // by column key: true hidden, false shown
}

func (s TableState) clone() TableState {
	s.Widths, s.Hidden = maps.Clone(s.Widths), maps.Clone(s.Hidden)
	return s
}

// State returns sorting, widths and hidden columns as they are now.
func (t *Table[R]) State() TableState { return t.state.clone() }

// SetState takes over what State returned earlier. OnStateChanged is not called.
func (t *Table[R]) SetState(s TableState) {
	t.state = s.clone()
	t.applyColumns()
	t.resort()
}

// SetSort sorts by the column of the given key, as a click on its heading would.
// OnStateChanged is not called.
func (t *Table[R]) SetSort(key string, descending bool) {
	t.state.Sort, t.state.Desc = key, descending
	t.resort()
}

// shown says whether a column is shown.
func (t *Table[R]) shown(c *Column[R]) bool {
	if hidden, ok := t.state.Hidden[c.Key]; ok && !c.Fixed {
		return !hidden
	}
	return c.Fixed || !c.Hidden
}

// ShownColumns returns the keys of the columns that are shown, in their order.
func (t *Table[R]) ShownColumns() []string {
	var keys []string
	for i := range t.Columns {
		if t.shown(&t.Columns[i]) {
			keys = append(keys, t.Columns[i].Key)
		}
	}
	return keys
}

// applyColumns hands the shown columns to the grid.
func (t *Table[R]) applyColumns() {
	var columns []gridColumn
	if t.Ticks {
		columns = append(columns, gridColumn{index: tickColumn, width: tickWidth, min: tickWidth})
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; t.shown(c) {
			columns = append(columns, gridColumn{
				index: i, label: c.Label, align: c.Align, flex: c.Flex,
				width: t.width(c), min: minWidth(c),
			})
		}
	}
	t.grid.setColumns(columns)
}

func (t *Table[R]) width(c *Column[R]) float32 {
	if w, ok := t.state.Widths[c.Key]; ok {
		return max(w, minWidth(c))
	}
	if c.Width > 0 {
		return c.Width
	}
	return defaultWidth
}

func minWidth[R any](c *Column[R]) float32 {
	if c.MinWidth > 0 {
		return c.MinWidth
	}
	return defaultMinWidth
}

// resized takes over a width while it is being dragged.
func (t *Table[R]) resized(column int, width float32) {
	if t.state.Widths == nil {
		t.state.Widths = map[string]float32{}
	}
	t.state.Widths[t.Columns[column].Key] = width
	t.applyColumns()
}

// setHidden shows or hides a column.
func (t *Table[R]) setHidden(key string, hidden bool) {
	if t.state.Hidden == nil {
		t.state.Hidden = map[string]bool{}
	}
	t.state.Hidden[key] = hidden
	t.applyColumns()
	t.stateChanged()
}

// resetColumns forgets widths and hidden columns; the sorting stays.
func (t *Table[R]) resetColumns() {
	t.state.Widths, t.state.Hidden = nil, nil
	t.applyColumns()
	t.stateChanged()
}

func (t *Table[R]) stateChanged() {
	if t.OnStateChanged != nil {
		t.OnStateChanged(t.State())
	}
}
