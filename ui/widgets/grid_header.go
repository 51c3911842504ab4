package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Marks beside the word of the sorted column.
const (
	ascendingMark  = " ▲"
	descendingMark = " ▼"
)

// tightPad is what is left on both sides of a word that has no room for its mark otherwise.
const tightPad = 3

// clickSlop is how far a press on the header may wander and still be a click, in units.
const clickSlop = 5

// gridHeader draws the column labels; a click sorts, a dragged border resizes, the right
// button shows which columns there are.
type gridHeader struct {
	widget.BaseWidget
	g       *grid
	ground  *canvas.Rectangle
	labels  []*canvas.Text
	borders []*canvas.Rectangle
	tick    *tickBox
	drawn   []fyne.CanvasObject

	near     int // column whose right border is under the pointer, -1 for none
	dragging int // column being resized, -1 for none
	moved    float32
	pressAt  float32
}

var (
	_ fyne.Tappable          = (*gridHeader)(nil)
	_ fyne.SecondaryTappable = (*gridHeader)(nil)
	_ fyne.Draggable         = (*gridHeader)(nil)
	_ desktop.Hoverable      = (*gridHeader)(nil)
	_ desktop.Cursorable     = (*gridHeader)(nil)
)

func newGridHeader(g *grid) *gridHeader {
	h := &gridHeader{g: g, near: -1, dragging: -1, ground: canvas.NewRectangle(nil), tick: newTickBox()}
	h.ExtendBaseWidget(h)
	return h
}

// MinSize is the width of all columns, or of the view if that is wider.
func (h *gridHeader) MinSize() fyne.Size {
	return fyne.NewSize(max(h.g.body.total, h.g.scroll.Size().Width), h.g.headerHeight())
}

// relayout draws the labels anew.
func (h *gridHeader) relayout() {
	for len(h.labels) < len(h.g.columns) {
		label := canvas.NewText("", nil)
		label.TextStyle.Bold = true
		h.labels = append(h.labels, label)
		h.borders = append(h.borders, canvas.NewRectangle(nil))
	}
	h.labels, h.borders = h.labels[:len(h.g.columns)], h.borders[:len(h.g.columns)]
	h.Resize(h.MinSize())
	h.ground.Resize(h.MinSize())
	for i, c := range h.g.columns {
		h.placeLabel(i, c)
	}
	h.collect()
	h.restyle()
}

// collect lists the drawings from the ground up.
func (h *gridHeader) collect() {
	h.drawn = append(h.drawn[:0], h.ground)
	for i := range h.labels {
		h.drawn = append(h.drawn, h.borders[i], h.labels[i])
	}
	h.drawn = append(h.drawn, h.tick.objects()...)
}

func (h *gridHeader) placeLabel(i int, c gridColumn) {
	height := h.g.headerHeight()
	label := h.labels[i]
	text, pad := h.labelText(c)
	label.Text = text
	label.Alignment = c.align
	label.Move(fyne.NewPos(c.x+pad, 0))
	label.Resize(fyne.NewSize(max(0, c.w-2*pad), height))
	h.borders[i].Move(fyne.NewPos(c.x+c.w-1, scaled(8)))
	h.borders[i].Resize(fyne.NewSize(1, height-scaled(16)))
}

// labelText is the column's word, cut to leave room for its sort mark, and what lies on both sides of it. In a narrow
// column the mark takes that room before it takes the word.
func (h *gridHeader) labelText(c gridColumn) (text string, pad float32) {
	pad = scaled(gridCellPad)
	mark := h.mark(c)
	if mark != "" && h.g.bold.width(c.label+mark) > c.w-2*pad {
		pad, mark = scaled(tightPad), strings.TrimSpace(mark)
	}
	return h.g.bold.cut(c.label, c.w-2*pad-h.g.bold.width(mark)) + mark, pad
}

// mark is the sort mark of a column, “” of all but the sorted one.
func (h *gridHeader) mark(c gridColumn) string {
	switch column, descending := h.g.model.sorting(); {
	case column != c.index:
		return ""
	case descending:
		return descendingMark
	}
	return ascendingMark
}

func (h *gridHeader) restyle() {
	h.ground.FillColor = colour(theme.ColorNameHeaderBackground)
	for i, label := range h.labels {
		label.Color = colour(theme.ColorNameForeground)
		label.TextSize = scaled(gridTextSize)
		h.borders[i].FillColor = colour(theme.ColorNameSeparator)
	}
	if h.tick.hide(); h.g.ticks() {
		h.tick.place(h.g.columns[0].x, 0, h.g.columns[0].w, h.g.headerHeight())
		h.tick.show(h.g.model.allTicked())
	}
	repaint(h)
}

// Tapped sorts by the column under the pointer.
func (h *gridHeader) Tapped(ev *fyne.PointEvent) {
	if i := borderAt(h.g.columns, ev.Position.X, h.reach()); i >= 0 && h.g.columns[i].index != tickColumn {
		return
	}
	if i := columnAt(h.g.columns, ev.Position.X); i >= 0 && h.g.columns[i].index == tickColumn {
		h.g.events.tickAll()
	} else if i >= 0 {
		h.g.events.sort(h.g.columns[i].index)
	}
}

// TappedSecondary shows the list of columns.
func (h *gridHeader) TappedSecondary(ev *fyne.PointEvent) { h.g.events.columns(ev.AbsolutePosition) }

func (h *gridHeader) reach() float32 { return scaled(4) }

// Dragged moves the border that the drag began at.
func (h *gridHeader) Dragged(ev *fyne.DragEvent) {
	if h.moved == 0 && h.dragging < 0 {
		h.pressAt = ev.Position.X - ev.Dragged.DX
		h.dragging = borderAt(h.g.columns, h.pressAt, h.reach())
		if h.near >= 0 {
			h.dragging = h.near
		}
	}
	h.moved += max(ev.Dragged.DX, -ev.Dragged.DX)
	if h.dragging >= 0 {
		h.resize(h.dragging, ev.Dragged.DX)
	}
}

// resize changes the width of a column by dx. Where the column takes the rest of the view,
// its border moves by giving to or taking from its neighbour.
func (h *gridHeader) resize(i int, dx float32) {
	columns := h.g.columns
	stretched := columns[i].w > scaled(max(columns[i].width, columns[i].min))+1
	if stretched && i+1 < len(columns) {
		i, dx = i+1, -dx
	}
	if columns[i].index == tickColumn {
		return
	}
	width := max(unscaled(columns[i].w+dx), columns[i].min)
	h.g.events.resized(columns[i].index, width)
}

// DragEnd ends a resize; a drag too short to be one counts as the click it was meant to be.
func (h *gridHeader) DragEnd() {
	dragged, moved := h.dragging, h.moved
	h.dragging, h.moved = -1, 0
	if dragged >= 0 {
		h.g.events.resizeEnd()
		return
	}
	if moved < clickSlop {
		h.Tapped(&fyne.PointEvent{Position: fyne.NewPos(h.pressAt, 0)})
	}
}

// MouseIn starts looking for a border under the pointer.
func (h *gridHeader) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved looks for a border under the pointer.
func (h *gridHeader) MouseMoved(ev *desktop.MouseEvent) {
	h.near = borderAt(h.g.columns, ev.Position.X, h.reach())
}

// MouseOut forgets the border.
func (h *gridHeader) MouseOut() { h.near = -1 }

// Cursor shows that a border can be dragged.
func (h *gridHeader) Cursor() desktop.Cursor {
	if h.near >= 0 || h.dragging >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer draws ground, labels and borders.
func (h *gridHeader) CreateRenderer() fyne.WidgetRenderer { return &gridHeaderRenderer{h} }

type gridHeaderRenderer struct{ h *gridHeader }

func (r *gridHeaderRenderer) Destroy()                     {}
func (r *gridHeaderRenderer) Layout(fyne.Size)             {}
func (r *gridHeaderRenderer) MinSize() fyne.Size           { return r.h.MinSize() }
func (r *gridHeaderRenderer) Refresh()                     { repaint(r.h) }
func (r *gridHeaderRenderer) Objects() []fyne.CanvasObject { return r.h.drawn }
