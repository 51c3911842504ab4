package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// gridRow is one row on screen: its drawing is used again for another row as the view scrolls.
type gridRow struct {
	row    int // -1: shows nothing
	ground *canvas.Rectangle
	line   *canvas.Rectangle
	tints  []*canvas.Rectangle
	texts  []*canvas.Text
	tick   *tickBox // nil in a table without
}

func newGridRow(columns int) *gridRow {
	r := &gridRow{row: -1, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	for range columns {
		tint := canvas.NewRectangle(nil)
		tint.Hidden = true
		r.tints = append(r.tints, tint)
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.hide()
	return r
}

// tickBox returns the box of the row, made when it is first asked for.
func (r *gridRow) tickBox() *tickBox {
	if r.tick == nil {
		r.tick = newTickBox()
	}
	return r.tick
}

// hide takes the row off the screen.
func (r *gridRow) hide() {
	r.row = -1
	r.ground.Hidden, r.line.Hidden = true, true
	if r.tick != nil {
		r.tick.hide()
	}
	for i := range r.texts {
		r.tints[i].Hidden, r.texts[i].Hidden = true, true
	}
}

// bind shows row of the grid's model.
func (r *gridRow) bind(g *grid, row int) {
	r.row = row
	height := g.rowHeight()
	y := float32(row) * height
	r.ground.Move(fyne.NewPos(0, y))
	r.ground.Resize(fyne.NewSize(g.body.total, height))
	r.line.Move(fyne.NewPos(0, y+height-1))
	r.line.Resize(fyne.NewSize(g.body.total, 1))
	r.line.Hidden = false
	if g.ticks() {
		r.tick.place(g.columns[0].x, y, g.columns[0].w, height)
	}
	r.mark(g)
	for i, c := range g.columns {
		r.bindCell(g, i, c, y)
	}
}

// mark colours the row as selected or not; nothing else of it is touched.
func (r *gridRow) mark(g *grid) {
	r.ground.Hidden = !g.model.rowSelected(r.row)
	if g.ticks() {
		r.tick.show(g.model.rowTicked(r.row))
	}
}

func (r *gridRow) bindCell(g *grid, i int, c gridColumn, y float32) {
	cell := g.model.cell(r.row, c.index)
	pad := scaled(gridCellPad)
	room := c.w - 2*pad
	if cell.tint != "" {
		room -= 2 * pad
	}
	text := g.normal.cut(cell.text, max(0, room))
	r.place(g, i, c, y, text, cell.tint)
	r.paint(g, i, text, cell)
}

// place moves and sizes the text of a cell, and the badge around it.
func (r *gridRow) place(g *grid, i int, c gridColumn, y float32, text string, tint fyne.ThemeColorName) {
	pad, height := scaled(gridCellPad), g.rowHeight()
	label := r.texts[i]
	label.Alignment = c.align
	label.Move(fyne.NewPos(c.x+pad, y))
	label.Resize(fyne.NewSize(max(0, c.w-2*pad), height))
	if tint == "" || text == "" {
		r.tints[i].Hidden = true
		return
	}
	badge := r.tints[i]
	width, badgeHeight := g.normal.width(text)+2*pad, scaled(22)
	x := c.x + pad
	switch c.align {
	case fyne.TextAlignCenter:
		x = c.x + (c.w-width)/2
	case fyne.TextAlignTrailing:
		x = c.x + c.w - pad - width
	}
	badge.CornerRadius = scaled(4)
	badge.Move(fyne.NewPos(x, y+(height-badgeHeight)/2))
	badge.Resize(fyne.NewSize(width, badgeHeight))
	label.Alignment = fyne.TextAlignCenter
	label.Move(fyne.NewPos(x, y))
	label.Resize(fyne.NewSize(width, height))
}

// paint gives text and badge their words and colours.
func (r *gridRow) paint(g *grid, i int, text string, cell gridCell) {
	name := theme.ColorNameForeground
	if cell.ink != "" {
		name = cell.ink
	}
	label := r.texts[i]
	label.Text, label.Color, label.TextSize, label.Hidden = text, colour(name), g.normal.size, text == ""
	if cell.tint != "" && text != "" {
		r.tints[i].FillColor, r.tints[i].Hidden = colour(cell.tint), false
	}
}

// restyle takes over the theme's colours for what the cells don't decide.
func (r *gridRow) restyle(selected, line color.Color) {
	r.ground.FillColor = selected
	r.line.FillColor = line
}
