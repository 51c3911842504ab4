package widgets

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NumberLine is one line of a NumberGrid.
type NumberLine struct {
	Key, Label string
	Numbers    []int
}

// NumberGrid is a small table of counts, each of which opens what it counts: with a click, or with the arrow keys and
// Enter. A count of nothing stays back.
type NumberGrid struct {
	widget.BaseWidget

	OnOpen  func(line string, column int)
	OnFocus func() // the keyboard has come; may be nil

	// The fields below are set before the grid is shown.
	RowHeight float32                                        // in designed units; 0 is 24
	Nothing   string                                         // what a count of nothing shows; "" is ·
	OpenAll   bool                                           // a count of nothing opens its empty list
	TotalLine bool                                           // the first line is the total: bold
	Headless  bool                                           // the words above the columns stand elsewhere, so that they stay while the lines scroll
	Place     func(column int, width float32) (x, w float32) // of a column, -1 the labels; nil gives each its word and shares the rest out

	columns    []string
	words      map[string]float32 // how wide the words of the columns are, at the size measured
	measured   float32
	labelWidth float32
	lines      []NumberLine
	hovered    numberCell
	current    numberCell
	focused    bool
}

// numberCell is a place in a NumberGrid; line -1 is none.
type numberCell struct{ line, column int }

var noCell = numberCell{-1, -1}

// Measures of a NumberGrid in designed units.
const (
	numberRow   = 24
	numberText  = 13
	numberPad   = 6
	numberGap   = 3 // between the words of columns that have no more room than they need
	numberLeast = 26
)

var (
	_ fyne.Tappable      = (*NumberGrid)(nil)
	_ fyne.Focusable     = (*NumberGrid)(nil)
	_ desktop.Hoverable  = (*NumberGrid)(nil)
	_ desktop.Cursorable = (*NumberGrid)(nil)
)

// NewNumberGrid makes a grid of the given columns, without lines; labelWidth, in designed units, is for the labels of
// the lines.
func NewNumberGrid(labelWidth float32, columns ...string) *NumberGrid {
	g := &NumberGrid{columns: columns, labelWidth: labelWidth, hovered: noCell}
	g.ExtendBaseWidget(g)
	return g
}

// SetColumns replaces the columns, and empties the grid.
func (g *NumberGrid) SetColumns(columns ...string) {
	g.columns, g.lines = columns, nil
	g.current.column = max(0, min(g.current.column, len(columns)-1))
	g.SetLines(nil)
}

// SetLines replaces the lines.
func (g *NumberGrid) SetLines(lines []NumberLine) {
	g.lines, g.hovered = lines, noCell
	g.current.line = max(0, min(g.current.line, len(lines)-1))
	g.Refresh()
}

// Lines returns the lines.
func (g *NumberGrid) Lines() []NumberLine { return g.lines }

// rowHeight is the height of a line on the screen.
func (g *NumberGrid) rowHeight() float32 {
	if g.RowHeight != 0 {
		return scaled(g.RowHeight)
	}
	return scaled(numberRow)
}

// above is how many lines the heading takes.
func (g *NumberGrid) above() int {
	if g.Headless {
		return 0
	}
	return 1
}

// bounds of a column; column -1 is that of the labels.
func (g *NumberGrid) bounds(column int, width float32) (x, w float32) {
	if g.Place != nil {
		return g.Place(column, width)
	}
	label := scaled(g.labelWidth)
	if column < 0 {
		return 0, label
	}
	spare := max(0, width-g.least()) / float32(max(1, len(g.columns)))
	x = label
	for _, word := range g.columns[:column] {
		x += g.leastOf(word) + spare
	}
	return x, g.leastOf(g.columns[column]) + spare
}

// least is the width that the labels and the words of the columns need.
func (g *NumberGrid) least() float32 {
	width := scaled(g.labelWidth)
	for _, word := range g.columns {
		width += g.leastOf(word)
	}
	return width
}

// leastOf is the width that a column needs for its word, and for numbers of three digits.
func (g *NumberGrid) leastOf(word string) float32 {
	size := scaled(numberText - 1)
	if g.measured != size {
		g.measured, g.words = size, map[string]float32{}
	}
	width, ok := g.words[word]
	if !ok {
		width = max(scaled(numberLeast), newFitter(size, true).width(word)+scaled(numberGap))
		g.words[word] = width
	}
	return width
}

// at is the cell under a point.
func (g *NumberGrid) at(p fyne.Position) numberCell {
	line := int(p.Y/g.rowHeight()) - g.above()
	if line < 0 || line >= len(g.lines) || p.Y < 0 {
		return noCell
	}
	for c := range g.columns {
		if x, w := g.bounds(c, g.Size().Width); p.X >= x && p.X < x+w {
			return numberCell{line, c}
		}
	}
	return noCell
}

func (g *NumberGrid) open(c numberCell) {
	if c.line < 0 || c.line >= len(g.lines) || c.column < 0 || g.OnOpen == nil {
		return
	}
	if g.OpenAll || g.lines[c.line].Numbers[c.column] != 0 {
		g.OnOpen(g.lines[c.line].Key, c.column)
	}
}

// Tapped opens the number under the mouse.
func (g *NumberGrid) Tapped(ev *fyne.PointEvent) { g.open(g.at(ev.Position)) }

// TypedKey moves among the numbers and opens one.
func (g *NumberGrid) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		g.move(-1, 0)
	case fyne.KeyDown:
		g.move(1, 0)
	case fyne.KeyLeft:
		g.move(0, -1)
	case fyne.KeyRight:
		g.move(0, 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.open(g.current)
	default:
		forwardKey(g, ev)
	}
}

func (g *NumberGrid) move(lines, columns int) {
	g.current.line = max(0, min(g.current.line+lines, len(g.lines)-1))
	g.current.column = max(0, min(g.current.column+columns, len(g.columns)-1))
	g.Refresh()
}

// TypedRune has no use for text.
func (g *NumberGrid) TypedRune(rune) {}

// FocusGained shows where the keyboard is.
func (g *NumberGrid) FocusGained() {
	g.focused = true
	g.Refresh()
	if g.OnFocus != nil {
		g.OnFocus()
	}
}

// FocusLost hides it.
func (g *NumberGrid) FocusLost() { g.focused = false; g.Refresh() }

// MouseIn lights the number under the mouse.
func (g *NumberGrid) MouseIn(ev *desktop.MouseEvent) { g.hover(g.at(ev.Position)) }

// MouseMoved lights the number under the mouse.
func (g *NumberGrid) MouseMoved(ev *desktop.MouseEvent) { g.hover(g.at(ev.Position)) }

// MouseOut takes the light off.
func (g *NumberGrid) MouseOut() { g.hover(noCell) }

func (g *NumberGrid) hover(c numberCell) {
	if c != g.hovered {
		g.hovered = c
		g.Refresh()
	}
}

// Cursor is a hand over a number.
func (g *NumberGrid) Cursor() desktop.Cursor {
	if g.hovered == noCell {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer draws the heading and the lines.
func (g *NumberGrid) CreateRenderer() fyne.WidgetRenderer {
	r := &numberRenderer{g: g, light: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

// numberRenderer keeps a text for each cell, the heading first, and a hairline for each line.
type numberRenderer struct {
	g           *NumberGrid
	light, ring *canvas.Rectangle
	texts       [][]*canvas.Text
	rules       []*canvas.Line
}

// Destroy has nothing to free.
func (r *numberRenderer) Destroy() {}

// MinSize is as high as the lines; the width is shared out.
func (r *numberRenderer) MinSize() fyne.Size {
	width := float32(0) // where the columns are placed, what stands above has it
	if r.g.Place == nil {
		width = r.g.least()
	}
	return fyne.NewSize(width, float32(len(r.g.lines)+r.g.above())*r.g.rowHeight())
}

// Objects are the marks, rules and texts.
func (r *numberRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.light, r.ring}
	for i, line := range r.texts {
		objects = append(objects, r.rules[i])
		for _, text := range line {
			objects = append(objects, text)
		}
	}
	return objects
}

// Refresh writes as many lines as there are.
func (r *numberRenderer) Refresh() {
	n := len(r.g.lines) + r.g.above()
	if len(r.texts) > 0 && len(r.texts[0]) != len(r.g.columns)+1 {
		r.texts, r.rules = nil, nil
	}
	for len(r.texts) < n {
		line := make([]*canvas.Text, len(r.g.columns)+1)
		for i := range line {
			line[i] = canvas.NewText("", nil)
		}
		r.texts, r.rules = append(r.texts, line), append(r.rules, canvas.NewLine(nil))
	}
	r.texts, r.rules = r.texts[:n], r.rules[:n]
	if !r.g.Headless {
		r.heading()
	}
	for i := range r.g.lines {
		r.write(i)
	}
	r.light.FillColor = theme.Color(theme.ColorNameHover)
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.ColorNameSelection), theme.Color(theme.ColorNamePrimary), 1
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

func (r *numberRenderer) heading() {
	for c, text := range r.texts[0] {
		text.TextSize, text.TextStyle.Bold, text.Color = scaled(numberText-1), true, theme.Color(theme.ColorNamePlaceHolder)
		text.Text, text.Alignment = "", fyne.TextAlignLeading
		if c > 0 {
			text.Text, text.Alignment = r.g.columns[c-1], fyne.TextAlignTrailing
		}
	}
	r.rules[0].StrokeColor, r.rules[0].StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
}

func (r *numberRenderer) write(i int) {
	line, at := r.g.lines[i], i+r.g.above()
	for c, text := range r.texts[at] {
		text.TextSize, text.Color = scaled(numberText), theme.Color(theme.ColorNameForeground)
		text.TextStyle.Bold = r.g.TotalLine && i == 0
		if c == 0 {
			text.Text, text.Alignment = line.Label, fyne.TextAlignLeading
			continue
		}
		text.Text, text.Alignment = thousands(strconv.Itoa(line.Numbers[c-1])), fyne.TextAlignTrailing
		if line.Numbers[c-1] == 0 {
			text.Text, text.Color = cmp.Or(r.g.Nothing, "·"), theme.Color(theme.ColorNamePlaceHolder)
		}
	}
	r.rules[at].StrokeColor, r.rules[at].StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
}

// Layout puts every text into its cell.
func (r *numberRenderer) Layout(size fyne.Size) {
	height, pad, fit := r.g.rowHeight(), scaled(numberPad), newFitter(scaled(numberText), true)
	for i, line := range r.texts {
		y := float32(i) * height
		for c, text := range line {
			x, w := r.g.bounds(c-1, size.Width)
			if n := i - r.g.above(); c == 0 && n >= 0 {
				text.Text = fit.cut(r.g.lines[n].Label, w-2*pad)
			}
			text.Move(fyne.NewPos(x+pad, y))
			text.Resize(fyne.NewSize(max(0, w-2*pad), height))
		}
		r.rules[i].Position1, r.rules[i].Position2 = fyne.NewPos(0, y+height), fyne.NewPos(size.Width, y+height)
	}
	r.mark(r.light, r.g.hovered, true, size)
	r.mark(r.ring, r.g.current, r.g.focused, size)
}

// mark puts a rectangle on a cell, or hides it.
func (r *numberRenderer) mark(box *canvas.Rectangle, c numberCell, shown bool, size fyne.Size) {
	box.Hidden = !shown || c.line < 0 || c.line >= len(r.g.lines) || c.column < 0
	if box.Hidden {
		return
	}
	x, w := r.g.bounds(c.column, size.Width)
	box.Move(fyne.NewPos(x, float32(c.line+r.g.above())*r.g.rowHeight()))
	box.Resize(fyne.NewSize(w, r.g.rowHeight()))
}
