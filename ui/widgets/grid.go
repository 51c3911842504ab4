package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Measures of the grid in designed units.
const (
	gridRowHeight    = 30
	gridHeaderHeight = 30
	gridTextSize     = 13
	gridCellPad      = 8 // left and right of a cell's text
	gridBarWidth     = 3 // accent bar of the current row
)

// gridCell is what one cell shows: a word, and the names of its colours if they are not the
// normal ones. A tint makes it a badge.
type gridCell struct {
	text      string
	ink, tint fyne.ThemeColorName
}

// gridModel is what the grid asks of its table, by row as displayed and column as listed.
type gridModel interface {
	rowCount() int
	cell(row, column int) gridCell
	rowSelected(row int) bool
	rowTicked(row int) bool
	allTicked() bool
	currentRow() int // -1 for none
	sorting() (column int, descending bool)
}

// gridEvents is what the grid tells its table.
type gridEvents struct {
	pressed   func(row int, button rowPress) // a row was pressed
	tapped    func(row int)                  // and let go
	ticked    func(row int, shift bool)      // the tick box of a row was pressed
	tickAll   func()                         // the tick box of the header was
	menu      func(row int, at fyne.Position)
	sort      func(column int)
	columns   func(at fyne.Position) // the menu of the header
	resized   func(column int, width float32)
	resizeEnd func()
}

// grid draws the header and the rows of a table; it knows no row type and keeps no data.
type grid struct {
	owner   fyne.CanvasObject
	model   gridModel
	events  gridEvents
	columns []gridColumn
	laid    fyne.Size // the size that the parts were placed in

	surface, line, frame *canvas.Rectangle
	header               *gridHeader
	headClip             *container.Clip
	scroll               *container.Scroll
	body                 *gridBody
	hint                 *gridHint
	normal, bold         *fitter
}

func newGrid(owner fyne.CanvasObject, model gridModel, events gridEvents) *grid {
	g := &grid{owner: owner, model: model, events: events}
	g.surface = canvas.NewRectangle(nil)
	g.line = canvas.NewRectangle(nil)
	g.frame = canvas.NewRectangle(nil)
	g.frame.StrokeWidth = 1
	g.hint = newGridHint()
	g.header = newGridHeader(g)
	g.headClip = container.NewClip(g.header)
	g.body = newGridBody(g)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.measure()
	return g
}

// measure starts afresh with the theme's text size.
func (g *grid) measure() {
	g.normal = newFitter(scaled(gridTextSize), false)
	g.bold = newFitter(scaled(gridTextSize), true)
}

func (g *grid) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{g.surface, g.headClip, g.line, g.scroll, g.frame, g.hint.box, g.hint.text}
}

func (g *grid) headerHeight() float32 { return scaled(gridHeaderHeight) }
func (g *grid) rowHeight() float32    { return scaled(gridRowHeight) }

// layout places the parts in the given size. Fyne asks for it whenever anything inside has
// changed its least size; nothing here depends on that, so the same size is no work.
func (g *grid) layout(size fyne.Size) {
	if size == g.laid {
		return
	}
	g.laid = size
	head := g.headerHeight()
	g.surface.Resize(size)
	g.frame.Resize(size)
	g.headClip.Resize(fyne.NewSize(size.Width, head))
	g.line.Move(fyne.NewPos(0, head-1))
	g.line.Resize(fyne.NewSize(size.Width, 1))
	g.scroll.Move(fyne.NewPos(0, head))
	g.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-head)))
	g.relayout()
}

// setColumns replaces the shown columns.
func (g *grid) setColumns(columns []gridColumn) {
	g.columns = columns
	g.relayout()
}

// relayout fits the columns into the view and draws everything anew.
func (g *grid) relayout() {
	view := g.scroll.Size()
	width := view.Width
	if float32(g.model.rowCount())*g.rowHeight() > view.Height {
		width -= theme.ScrollBarSize()
	}
	g.body.total = placeColumns(g.columns, width)
	g.header.relayout()
	g.body.relayout()
	g.scroll.Refresh()
	g.scrolled()
}

// reload shows the rows anew after they have changed; the columns stay where they are unless
// the scroll bar came or went.
func (g *grid) reload() {
	g.hideHint()
	g.relayout()
}

// scrolled follows the scroll position.
func (g *grid) scrolled() {
	g.hideHint()
	g.header.Move(fyne.NewPos(-g.scroll.Offset.X, 0))
	g.body.update()
}

// restyle takes over new colours and sizes of the theme.
func (g *grid) restyle() {
	g.laid = fyne.Size{}
	g.measure()
	g.surface.FillColor = colour(theme.ColorNameInputBackground)
	g.line.FillColor = colour(theme.ColorNameSeparator)
	g.hint.restyle()
	g.header.restyle()
	g.body.restyle()
}

// showFocus draws the frame that says where the keyboard is.
func (g *grid) showFocus(focused bool) {
	g.frame.StrokeColor = colour(theme.ColorNameSeparator)
	if focused {
		g.frame.StrokeColor = colour(theme.ColorNamePrimary)
	}
	repaint(g.owner)
}

// top is the first row in view and how far it is cut off.
func (g *grid) top() (row int, cut float32) {
	row = int(g.scroll.Offset.Y / g.rowHeight())
	return row, g.scroll.Offset.Y - float32(row)*g.rowHeight()
}

// pageRows is how many whole rows fit into the view, at least one.
func (g *grid) pageRows() int {
	return max(1, int(g.scroll.Size().Height/g.rowHeight()))
}

// inView says whether a row is wholly visible.
func (g *grid) inView(row int) bool {
	y := float32(row)*g.rowHeight() - g.scroll.Offset.Y
	return y >= 0 && y+g.rowHeight() <= g.scroll.Size().Height
}

// reveal scrolls no further than needed to show a row whole. Before the first layout there is no view yet.
func (g *grid) reveal(row int) {
	y := float32(row) * g.rowHeight()
	switch height := g.scroll.Size().Height; {
	case height < g.rowHeight():
	case y < g.scroll.Offset.Y:
		g.scrollTo(y)
	case y+g.rowHeight() > g.scroll.Offset.Y+height:
		g.scrollTo(y + g.rowHeight() - height)
	}
}

// scrollTo moves the view so that y of the body is at its top, as far as there are rows.
func (g *grid) scrollTo(y float32) {
	limit := max(0, float32(g.model.rowCount())*g.rowHeight()-g.scroll.Size().Height)
	g.scroll.Offset.Y = min(max(0, y), limit)
	g.scroll.Refresh()
	g.scrolled()
}

// scrollSideways moves the view by dx.
func (g *grid) scrollSideways(dx float32) {
	limit := max(0, g.body.total-g.scroll.Size().Width)
	g.scroll.Offset.X = min(max(0, g.scroll.Offset.X+dx), limit)
	g.scroll.Refresh()
	g.scrolled()
}
