package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// tickColumn is the place of the tick boxes in gridColumn.index: they are no column of the table.
const tickColumn = -2

// Measures of the tick boxes in designed units.
const (
	tickWidth = 34
	tickEdge  = 15
)

// TickedCount is how many rows are ticked, those that are not shown included.
func (t *Table[R]) TickedCount() int { return len(t.ticked) }

// Ticked says whether the row of a key is ticked.
func (t *Table[R]) Ticked(key string) bool {
	_, ok := t.ticked[key]
	return ok
}

// TickedKeys returns the keys of all ticked rows, in no order; ticks stay with their rows when these are filtered away
// and come back.
func (t *Table[R]) TickedKeys() []string {
	keys := make([]string, 0, len(t.ticked))
	for key := range t.ticked {
		keys = append(keys, key)
	}
	return keys
}

// TickedHidden is how many of the ticked rows are not among those shown.
func (t *Table[R]) TickedHidden() int {
	n := 0
	for key := range t.ticked {
		if _, ok := t.index[key]; !ok {
			n++
		}
	}
	return n
}

// SetTicked ticks the rows of these keys and no others. OnTicked is not called.
func (t *Table[R]) SetTicked(keys []string) {
	t.ticked = make(map[string]struct{}, len(keys))
	for _, key := range keys {
		t.ticked[key] = struct{}{}
	}
	t.redrawTicks()
}

// ClearTicks unticks every row.
func (t *Table[R]) ClearTicks() {
	t.SetTicked(nil)
	t.ticksChanged()
}

// tickAll ticks every row shown, or unticks them if they are ticked already.
func (t *Table[R]) tickAll() { t.tick(!t.allTicked(), t.keys...) }

// allTicked says whether every row shown is ticked.
func (t *Table[R]) allTicked() bool {
	return len(t.keys) > 0 && len(t.ticked)-t.TickedHidden() == len(t.keys)
}

// tick ticks rows, or unticks them.
func (t *Table[R]) tick(on bool, keys ...string) {
	if t.ticked == nil {
		t.ticked = map[string]struct{}{}
	}
	for _, key := range keys {
		if on {
			t.ticked[key] = struct{}{}
		} else {
			delete(t.ticked, key)
		}
	}
	t.redrawTicks()
	t.ticksChanged()
}

// tickSelection turns the ticks of the selected rows to what the current one has not, and with one row goes on to the next.
func (t *Table[R]) tickSelection() {
	at := t.currentRow()
	if at < 0 {
		return
	}
	on := !t.Ticked(t.keyAt(at))
	if t.SelectedCount() < 2 {
		t.lastTick = t.keyAt(at)
		t.tick(on, t.keyAt(at))
		t.moveOn(at)
		return
	}
	var keys []string
	for row := range t.order {
		if t.rowSelected(row) {
			keys = append(keys, t.keyAt(row))
		}
	}
	t.tick(on, keys...)
}

func (t *Table[R]) moveOn(row int) {
	if row+1 < len(t.order) {
		t.selectOnly(row + 1)
	}
}

// tickAt turns the tick of a row that was clicked; with Shift all rows from the last one on become what that one is.
func (t *Table[R]) tickAt(row int, shift bool) {
	key := t.keyAt(row)
	from := t.rowOf(t.lastTick)
	if !shift || from < 0 {
		t.lastTick = key
		t.tick(!t.Ticked(key), key)
		return
	}
	var keys []string
	for r := min(from, row); r <= max(from, row); r++ {
		keys = append(keys, t.keyAt(r))
	}
	t.tick(t.Ticked(t.lastTick), keys...)
}

func (t *Table[R]) redrawTicks() {
	t.grid.body.markAll()
	t.grid.header.restyle()
}

func (t *Table[R]) ticksChanged() {
	if t.OnTicked != nil {
		t.OnTicked()
	}
}

// rowTicked says whether a displayed row is ticked.
func (t *Table[R]) rowTicked(row int) bool { return t.Ticked(t.keyAt(row)) }

// tickBox draws a box, and the tick in it: no font of ours has one.
type tickBox struct {
	box   *canvas.Rectangle
	marks [2]*canvas.Line
}

func newTickBox() *tickBox {
	b := &tickBox{box: canvas.NewRectangle(nil)}
	for i := range b.marks {
		b.marks[i] = canvas.NewLine(nil)
		b.marks[i].StrokeWidth = 2
	}
	b.hide()
	return b
}

func (b *tickBox) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.box, b.marks[0], b.marks[1]}
}

func (b *tickBox) hide() {
	b.box.Hidden, b.marks[0].Hidden, b.marks[1].Hidden = true, true, true
}

// place puts the box into the middle of a cell.
func (b *tickBox) place(x, y, width, height float32) {
	edge := scaled(tickEdge)
	at := fyne.NewPos(x+(width-edge)/2, y+(height-edge)/2)
	b.box.Move(at)
	b.box.Resize(fyne.NewSquareSize(edge))
	b.box.CornerRadius = scaled(3)
	low := at.AddXY(edge*0.42, edge*0.74)
	b.marks[0].Position1, b.marks[0].Position2 = at.AddXY(edge*0.2, edge*0.5), low
	b.marks[1].Position1, b.marks[1].Position2 = low, at.AddXY(edge*0.82, edge*0.26)
}

// show draws the box as ticked or not.
func (b *tickBox) show(ticked bool) {
	b.box.Hidden = false
	b.marks[0].Hidden, b.marks[1].Hidden = !ticked, !ticked
	b.box.StrokeWidth = 1
	b.box.StrokeColor, b.box.FillColor = colour(theme.ColorNameInputBorder), colour(theme.ColorNameInputBackground)
	if ticked {
		b.box.StrokeColor, b.box.FillColor = colour(theme.ColorNamePrimary), colour(theme.ColorNamePrimary)
	}
	for _, m := range b.marks {
		m.StrokeColor = colour(theme.ColorNameForegroundOnPrimary)
	}
}
