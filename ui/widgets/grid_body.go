package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rowPress is the button and the modifiers with which a row was pressed.
type rowPress struct {
	secondary bool
	modifier  fyne.KeyModifier
}

// hintDelay is how long the pointer rests on a cut text before the whole of it is shown.
const hintDelay = 500 * time.Millisecond

// gridBody is the content of the grid's scroller: as high as all rows, drawing those in view.
type gridBody struct {
	widget.BaseWidget
	g     *grid
	total float32 // width of all columns

	pool    []*gridRow
	drawn   []fyne.CanvasObject
	hover   *canvas.Rectangle
	current *canvas.Rectangle // accent bar
	ticking bool              // and it was the press of a tick box
	pressed bool              // MouseDown has dealt with the press that Tapped will end
	timer   *time.Timer
}

var (
	_ fyne.Tappable          = (*gridBody)(nil)
	_ fyne.SecondaryTappable = (*gridBody)(nil)
	_ desktop.Mouseable      = (*gridBody)(nil)
	_ desktop.Hoverable      = (*gridBody)(nil)
)

func newGridBody(g *grid) *gridBody {
	b := &gridBody{g: g, hover: canvas.NewRectangle(nil), current: canvas.NewRectangle(nil)}
	b.hover.Hidden, b.current.Hidden = true, true
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is the size of all rows, which is what the scroller scrolls over.
func (b *gridBody) MinSize() fyne.Size {
	return fyne.NewSize(b.total, float32(b.g.model.rowCount())*b.g.rowHeight())
}

// relayout draws every row in view anew.
func (b *gridBody) relayout() {
	if len(b.pool) > 0 && (len(b.pool[0].texts) != len(b.g.columns) || (b.pool[0].tick != nil) != b.g.ticks()) {
		b.pool = nil
	}
	for _, r := range b.pool {
		r.hide()
	}
	b.hover.Hidden = true
	b.update()
}

// update draws the rows that have come into view.
func (b *gridBody) update() {
	first, _ := b.g.top()
	count := int(b.g.scroll.Size().Height/b.g.rowHeight()) + 2
	b.grow(count)
	rows := b.g.model.rowCount()
	for row := first; row < first+len(b.pool); row++ {
		slot := b.pool[row%len(b.pool)]
		switch {
		case row >= rows:
			slot.hide()
		case slot.row != row:
			slot.bind(b.g, row)
		}
	}
	b.moveCurrent()
}

// grow makes sure that there are drawings for so many rows.
func (b *gridBody) grow(count int) {
	if len(b.pool) >= count {
		return
	}
	for len(b.pool) < count {
		row := newGridRow(len(b.g.columns))
		if b.g.ticks() {
			row.tickBox()
		}
		b.pool = append(b.pool, row)
	}
	for _, r := range b.pool { // the slot of a row depends on the number of slots
		r.hide()
	}
	b.restyle()
	b.collect()
}

// collect lists the drawings from the ground up.
func (b *gridBody) collect() {
	b.drawn = b.drawn[:0]
	for _, r := range b.pool {
		b.drawn = append(b.drawn, r.ground)
	}
	b.drawn = append(b.drawn, b.hover)
	for _, r := range b.pool {
		b.drawn = append(b.drawn, r.line)
		for i := range r.texts {
			b.drawn = append(b.drawn, r.tints[i], r.texts[i])
		}
		if r.tick != nil {
			b.drawn = append(b.drawn, r.tick.objects()...)
		}
	}
	b.drawn = append(b.drawn, b.current)
}

func (b *gridBody) restyle() {
	selected, line := colour(theme.ColorNameSelection), colour(theme.ColorNameSeparator)
	for _, r := range b.pool {
		r.restyle(selected, line)
	}
	b.hover.FillColor = colour(theme.ColorNameHover)
	b.current.FillColor = colour(theme.ColorNamePrimary)
}

// mark recolours the drawn ones of the given rows after a change of the selection.
func (b *gridBody) mark(rows ...int) {
	for _, row := range rows {
		if row < 0 || len(b.pool) == 0 {
			continue
		}
		if slot := b.pool[row%len(b.pool)]; slot.row == row {
			slot.mark(b.g)
		}
	}
	b.moveCurrent()
}

// rebind draws a row anew if it is in view.
func (b *gridBody) rebind(row int) {
	if len(b.pool) == 0 {
		return
	}
	if slot := b.pool[row%len(b.pool)]; slot.row == row {
		slot.bind(b.g, row)
		repaint(b)
	}
}

// markAll recolours every drawn row.
func (b *gridBody) markAll() {
	for _, slot := range b.pool {
		if slot.row >= 0 {
			slot.mark(b.g)
		}
	}
	b.moveCurrent()
}

func (b *gridBody) moveCurrent() {
	row := b.g.model.currentRow()
	b.current.Hidden = row < 0
	if row >= 0 {
		b.current.Move(fyne.NewPos(0, float32(row)*b.g.rowHeight()))
		b.current.Resize(fyne.NewSize(gridBarWidth, b.g.rowHeight()-1))
	}
	repaint(b)
}

// rowAt returns the row at a position in the body, -1 below the last.
func (b *gridBody) rowAt(at fyne.Position) int {
	row := int(at.Y / b.g.rowHeight())
	if at.Y < 0 || row >= b.g.model.rowCount() {
		return -1
	}
	return row
}

// onTick says whether a position lies in the column of tick boxes.
func (b *gridBody) onTick(at fyne.Position) bool {
	i := columnAt(b.g.columns, at.X)
	return i >= 0 && b.g.columns[i].index == tickColumn
}

// MouseDown selects at once, before the button is let go.
func (b *gridBody) MouseDown(ev *desktop.MouseEvent) {
	b.pressed = true
	b.g.hideHint()
	if row := b.rowAt(ev.Position); row >= 0 && ev.Button == desktop.MouseButtonPrimary && b.onTick(ev.Position) {
		b.ticking = true
		b.g.events.ticked(row, ev.Modifier&fyne.KeyModifierShift != 0)
		return
	}
	b.g.events.pressed(b.rowAt(ev.Position), rowPress{
		secondary: ev.Button == desktop.MouseButtonSecondary,
		modifier:  ev.Modifier,
	})
}

// MouseUp has nothing left to do.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// Tapped ends a press; two on one row open it. Widget implements fyne.Tappable only, not
// fyne.DoubleTappable, which would hold back every single click.
func (b *gridBody) Tapped(ev *fyne.PointEvent) {
	row := b.rowAt(ev.Position)
	ticking := b.ticking || !b.pressed && row >= 0 && b.onTick(ev.Position)
	if !b.pressed && ticking {
		b.g.events.ticked(row, false)
	} else if !b.pressed {
		b.g.events.pressed(row, rowPress{})
	}
	b.pressed, b.ticking = false, false
	if ticking {
		return
	}
	b.g.events.tapped(row)
}

// TappedSecondary shows the menu of the row.
func (b *gridBody) TappedSecondary(ev *fyne.PointEvent) {
	row := b.rowAt(ev.Position)
	if !b.pressed {
		b.g.events.pressed(row, rowPress{secondary: true})
	}
	b.pressed = false
	b.g.events.menu(row, ev.AbsolutePosition)
}

// MouseIn starts the hover.
func (b *gridBody) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved lights the row under the pointer, and asks for the hint of a cut text.
func (b *gridBody) MouseMoved(ev *desktop.MouseEvent) {
	b.stopHint()
	row := b.rowAt(ev.Position)
	b.light(row)
	if row < 0 {
		return
	}
	if column := columnAt(b.g.columns, ev.Position.X); column >= 0 && !b.onTick(ev.Position) {
		b.timer = time.AfterFunc(hintDelay, func() {
			fyne.Do(func() { b.g.showHint(row, column) })
		})
	}
}

// light shows which row the pointer is on, -1 for none.
func (b *gridBody) light(row int) {
	at := fyne.NewPos(0, float32(row)*b.g.rowHeight())
	if b.hover.Hidden == (row < 0) && b.hover.Position() == at {
		return
	}
	b.hover.Hidden = row < 0
	b.hover.Move(at)
	b.hover.Resize(fyne.NewSize(b.total, b.g.rowHeight()))
	repaint(b)
}

// MouseOut ends the hover.
func (b *gridBody) MouseOut() {
	b.stopHint()
	b.light(-1)
}

func (b *gridBody) stopHint() {
	if b.timer != nil {
		b.timer.Stop()
	}
	b.g.hideHint()
}

// CreateRenderer draws the pooled rows.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer { return &gridBodyRenderer{b} }

type gridBodyRenderer struct{ b *gridBody }

func (r *gridBodyRenderer) Destroy()                     { r.b.stopHint() }
func (r *gridBodyRenderer) Layout(fyne.Size)             {}
func (r *gridBodyRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *gridBodyRenderer) Objects() []fyne.CanvasObject { return r.b.drawn }
func (r *gridBodyRenderer) Refresh()                     { repaint(r.b) }
