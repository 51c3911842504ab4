package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// gridHint shows the whole of a text that its cell cuts. It is drawn inside the table: an
// overlay of the window would take the pointer away from the rows.
type gridHint struct {
	box  *canvas.Rectangle
	text *canvas.Text
}

func newGridHint() *gridHint {
	h := &gridHint{box: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	h.box.StrokeWidth = 1
	h.hide()
	return h
}

func (h *gridHint) hide() { h.box.Hidden, h.text.Hidden = true, true }

// hideHint takes the hint away if it is shown.
func (g *grid) hideHint() {
	if !g.hint.box.Hidden {
		g.hint.hide()
		repaint(g.owner)
	}
}

func (h *gridHint) restyle() {
	h.box.FillColor = colour(theme.ColorNameMenuBackground)
	h.box.StrokeColor = colour(theme.ColorNameInputBorder)
	h.box.CornerRadius = scaled(4)
	h.text.Color = colour(theme.ColorNameForeground)
	h.text.TextSize = scaled(gridTextSize)
}

// showHint shows the text of a cell over it, if the cell shows only part of it.
func (g *grid) showHint(row, column int) {
	if row >= g.model.rowCount() || column >= len(g.columns) {
		return
	}
	c := g.columns[column]
	text := g.model.cell(row, c.index).text
	pad, width := scaled(gridCellPad), g.normal.width(text)
	if width <= c.w-2*pad {
		return
	}
	view := g.surface.Size()
	text = g.normal.cut(text, view.Width-4*pad)
	width = g.normal.width(text) + 2*pad
	x := min(max(pad/2, c.x-g.scroll.Offset.X), view.Width-width-pad/2)
	y := g.headerHeight() + float32(row)*g.rowHeight() - g.scroll.Offset.Y
	size := fyne.NewSize(width, g.rowHeight())
	g.hint.text.Text = text
	g.hint.box.Move(fyne.NewPos(x, y))
	g.hint.box.Resize(size)
	g.hint.text.Move(fyne.NewPos(x+pad, y))
	g.hint.text.Resize(size)
	g.hint.box.Hidden, g.hint.text.Hidden = false, false
	repaint(g.owner)
}
