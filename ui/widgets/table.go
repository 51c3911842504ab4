package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Column is one column of a Table: what it is called, how wide it is, and what it shows of a row.
type Column[R any] struct {
	Key      string  // names the column in TableState; never shown
	Label    string  // heading, in Chinese
	Width    float32 // at first, in units at 100 % font size; 0 is 100
	MinWidth float32 // not dragged narrower than this; 0 is 40
	Align    fyne.TextAlign
	Flex     bool // takes the width that is left; without one the last column does
	Hidden   bool // hidden until the clerk shows it
	Fixed    bool // cannot be hidden

	Text    func(R) string              // asked for visible cells only
	Compare func(a, b R) int            // order of the column, as slices.SortFunc; nil: can't be sorted by
	Ink     func(R) fyne.ThemeColorName // colour of the text; nil or "": normal
	Tint    func(R) fyne.ThemeColorName // ground behind the text, which makes it a badge; nil or "": none
}

// Table shows rows of any type R under sortable, resizable columns. Rows are selected with the
// mouse and the keyboard as in a file manager; selection, current row and scroll position stay
// with the rows, by Key, when the rows are replaced, filtered or sorted anew.
//
// R should be a pointer or a small struct: sorting compares copies. Set Columns, Key and the
// callbacks before the first SetRows.
type Table[R any] struct {
	widget.BaseWidget

	Columns []Column[R]
	Key     func(R) string // identity of a row, unique among the rows

	Ticks bool // a box before each row, to tick rows beyond what is selected; set before the first SetRows

	OnTicked       func()                   // ticks have changed by the clerk
	OnSelected     func()                   // selection or current row has changed
	OnOpen         func(R)                  // Enter or double click on a row
	OnSpace        func()                   // Space
	OnMenu         func() []*fyne.MenuItem  // right click on the selection; nil items: no menu
	OnStateChanged func(TableState)         // sorting, widths or hidden columns changed by the clerk
	Empty          func() fyne.CanvasObject // shown in place of rows when there are none

	grid      *grid
	rows      []R
	keys      []string       // of rows, in their order
	index     map[string]int // key → place in rows
	order     []int          // displayed row → place in rows
	display   []int          // place in rows → displayed row
	state     TableState
	selected  map[string]struct{}
	current   string // key of the current row
	anchor    string // key of the row that a Shift range starts at
	known     bool   // current has been set
	begun     bool   // Begin has found rows
	focused   bool
	shift     bool
	empty     fyne.CanvasObject
	ticked    map[string]struct{} // also of rows that are not shown
	lastTick  string              // key of the row that a Shift click ticks from
	lastTap   string
	lastTapAt time.Time
	now       func() time.Time
}

var (
	_ fyne.Focusable    = (*Table[int])(nil)
	_ fyne.Shortcutable = (*Table[int])(nil)
	_ desktop.Keyable   = (*Table[int])(nil)
	_ gridModel         = (*Table[int])(nil)
)

// NewTable makes a table of the given columns, without rows. key gives the identity of a row.
func NewTable[R any](key func(R) string, columns ...Column[R]) *Table[R] {
	t := &Table[R]{Columns: columns, Key: key, selected: map[string]struct{}{}, now: time.Now}
	t.ExtendBaseWidget(t)
	t.grid = newGrid(t, t, gridEvents{
		pressed: t.pressed,
		ticked:  t.tickAt,
		tickAll: t.tickAll,
		tapped:  t.tapped,
		menu:    t.showRowMenu,
		sort:    t.sortBy,
		columns: t.showColumnMenu,
		resized: t.resized,
		resizeEnd: func() {
			t.stateChanged()
		},
	})
	t.applyColumns()
	return t
}

// Column returns the column of the given key, nil if there is none.
func (t *Table[R]) column(key string) *Column[R] {
	for i := range t.Columns {
		if t.Columns[i].Key == key {
			return &t.Columns[i]
		}
	}
	return nil
}

// rowCount is how many rows are shown.
func (t *Table[R]) rowCount() int { return len(t.order) }

// cell is what a column shows of a displayed row.
func (t *Table[R]) cell(row, column int) gridCell {
	if column == tickColumn {
		return gridCell{}
	}
	r, c := t.rows[t.order[row]], &t.Columns[column]
	cell := gridCell{}
	if c.Text != nil {
		cell.text = c.Text(r)
	}
	if c.Ink != nil {
		cell.ink = c.Ink(r)
	}
	if c.Tint != nil {
		cell.tint = c.Tint(r)
	}
	return cell
}

// FocusGained lights the frame of the table.
func (t *Table[R]) FocusGained() {
	t.focused = true
	t.grid.showFocus(true)
}

// FocusLost takes the light off.
func (t *Table[R]) FocusLost() {
	t.focused, t.shift = false, false
	t.grid.showFocus(false)
}

// MinSize leaves room for the header and a few rows.
func (t *Table[R]) MinSize() fyne.Size {
	return fyne.NewSize(scaled(240), t.grid.headerHeight()+4*t.grid.rowHeight())
}

// CreateRenderer builds the drawing of the table.
func (t *Table[R]) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{grid: t.grid, emptied: t.emptied, minSize: t.MinSize, focused: func() bool { return t.focused }}
	r.restyle()
	return r
}

// emptied returns what stands in place of the rows, nil while there are rows.
func (t *Table[R]) emptied() fyne.CanvasObject {
	if len(t.order) > 0 || t.Empty == nil {
		t.empty = nil
		return nil
	}
	if t.empty == nil {
		t.empty = t.Empty()
	}
	return t.empty
}

// tableRenderer draws a table; it is the same for every row type.
type tableRenderer struct {
	grid    *grid
	emptied func() fyne.CanvasObject
	minSize func() fyne.Size
	focused func() bool
}

func (r *tableRenderer) Destroy()           {}
func (r *tableRenderer) MinSize() fyne.Size { return r.minSize() }

func (r *tableRenderer) Layout(size fyne.Size) {
	r.grid.layout(size)
	r.layoutEmpty(size)
}

func (r *tableRenderer) layoutEmpty(size fyne.Size) {
	if empty := r.emptied(); empty != nil {
		head := r.grid.headerHeight()
		empty.Move(fyne.NewPos(0, head))
		empty.Resize(fyne.NewSize(size.Width, max(0, size.Height-head)))
	}
}

// Objects lists the parts; the empty state lies over the (empty) rows.
func (r *tableRenderer) Objects() []fyne.CanvasObject {
	objects := r.grid.objects()
	if empty := r.emptied(); empty != nil {
		objects = append(objects, empty)
	}
	return objects
}

// Refresh takes over a changed theme or changed columns.
func (r *tableRenderer) Refresh() {
	r.restyle()
	r.Layout(r.grid.surface.Size())
	repaint(r.grid.owner)
}

func (r *tableRenderer) restyle() {
	r.grid.restyle()
	r.grid.showFocus(r.focused())
}
