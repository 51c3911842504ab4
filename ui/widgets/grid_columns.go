package widgets

import "fyne.io/fyne/v2"

// gridColumn is one shown column of a grid: its place in the table's list, and its look.
type gridColumn struct {
	index int // in Table.Columns
	label string
	align fyne.TextAlign
	width float32 // wanted, in designed units
	min   float32
	flex  bool

	x, w float32 // as laid out, in units on screen
}

// Widths of columns that don't say, in designed units; the least keeps a column wide enough to
// be grasped and dragged again.
const (
	defaultWidth    = 100
	defaultMinWidth = 40
)

// placeColumns gives each column its x and width in a view of the given width and returns
// the width of all. What the view has left goes to the flex column, or the last one.
func placeColumns(columns []gridColumn, view float32) float32 {
	if len(columns) == 0 {
		return 0
	}
	var total float32
	flex := len(columns) - 1
	for i := range columns {
		c := &columns[i]
		c.w = scaled(max(c.width, c.min))
		total += c.w
		if c.flex {
			flex = i
		}
	}
	if rest := view - total; rest > 0 {
		columns[flex].w += rest
		total = view
	}
	var x float32
	for i := range columns {
		columns[i].x = x
		x += columns[i].w
	}
	return total
}

// ticks says whether the first column is that of the tick boxes.
func (g *grid) ticks() bool { return len(g.columns) > 0 && g.columns[0].index == tickColumn }

// columnAt returns the column under x, -1 for none.
func columnAt(columns []gridColumn, x float32) int {
	for i, c := range columns {
		if x >= c.x && x < c.x+c.w {
			return i
		}
	}
	return -1
}

// borderAt returns the column whose right border is within reach of x, -1 for none.
func borderAt(columns []gridColumn, x, reach float32) int {
	for i := len(columns) - 1; i >= 0; i-- {
		edge := columns[i].x + columns[i].w
		if x >= edge-reach && x <= edge+reach {
			return i
		}
	}
	return -1
}
