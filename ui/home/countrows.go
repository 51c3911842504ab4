package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
)

// countLine is one line of the table; village is “” for the whole office.
type countLine struct {
	village, label string
	numbers        [numberColumns]int
}

// cell is a place in the table.
type cell struct {
	line   int
	column column
}

// nowhere is no cell.
var nowhere = cell{-1, columnName}

// countRows are the lines of the table. Every number opens what it counts: with a click, or with
// the arrow keys and Enter.
type countRows struct {
	widget.BaseWidget

	OnOpen func(village string, c column)

	lines   []countLine
	hovered cell
	current cell // where the keyboard is
	focused bool
}

var (
	_ fyne.Tappable      = (*countRows)(nil)
	_ fyne.Focusable     = (*countRows)(nil)
	_ desktop.Hoverable  = (*countRows)(nil)
	_ desktop.Cursorable = (*countRows)(nil)
)

func newCountRows(open func(village string, c column)) *countRows {
	t := &countRows{OnOpen: open, hovered: nowhere, current: cell{0, 0}}
	t.ExtendBaseWidget(t)
	return t
}

// set replaces the lines; the first one is bold.
func (t *countRows) set(lines []countLine) {
	t.lines, t.hovered = lines, nowhere
	t.current.line = max(0, min(t.current.line, len(lines)-1))
	t.Refresh()
}

// at is the cell under a point, nowhere outside the numbers.
func (t *countRows) at(p fyne.Position) cell {
	line := int(p.Y / look.Scaled(rowHeight))
	if line < 0 || line >= len(t.lines) {
		return nowhere
	}
	for c := column(0); c < numberColumns; c++ {
		if x, w := cellAt(c, t.Size().Width); p.X >= x && p.X < x+w {
			return cell{line, c}
		}
	}
	return nowhere
}

func (t *countRows) open(c cell) {
	if c.line >= 0 && c.line < len(t.lines) && c.column >= 0 {
		t.OnOpen(t.lines[c.line].village, c.column)
	}
}

// Tapped opens the number under the mouse.
func (t *countRows) Tapped(ev *fyne.PointEvent) { t.open(t.at(ev.Position)) }

// TypedKey moves among the numbers and opens one.
func (t *countRows) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		t.move(-1, 0)
	case fyne.KeyDown:
		t.move(1, 0)
	case fyne.KeyLeft:
		t.move(0, -1)
	case fyne.KeyRight:
		t.move(0, 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.open(t.current)
	default:
		passOn(t, ev)
	}
}

func (t *countRows) move(lines, columns int) {
	t.current.line = max(0, min(t.current.line+lines, len(t.lines)-1))
	t.current.column = max(0, min(t.current.column+column(columns), numberColumns-1))
	t.Refresh()
}

// TypedRune has no use for text.
func (t *countRows) TypedRune(rune) {}

// FocusGained shows where the keyboard is.
func (t *countRows) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost hides it.
func (t *countRows) FocusLost() { t.focused = false; t.Refresh() }

// MouseIn lights the number under the mouse.
func (t *countRows) MouseIn(ev *desktop.MouseEvent) { t.hover(t.at(ev.Position)) }

// MouseMoved lights the number under the mouse.
func (t *countRows) MouseMoved(ev *desktop.MouseEvent) { t.hover(t.at(ev.Position)) }

// MouseOut takes the light off.
func (t *countRows) MouseOut() { t.hover(nowhere) }

func (t *countRows) hover(c cell) {
	if c != t.hovered {
		t.hovered = c
		t.Refresh()
	}
}

// Cursor is a hand over a number.
func (t *countRows) Cursor() desktop.Cursor {
	if t.hovered == nowhere {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer draws the lines.
func (t *countRows) CreateRenderer() fyne.WidgetRenderer {
	r := &countRenderer{t: t, light: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

// countRenderer keeps a text per cell and a hairline per line.
type countRenderer struct {
	t           *countRows
	light, ring *canvas.Rectangle
	texts       [][numberColumns + 1]*canvas.Text // the label first
	rules       []*canvas.Line
}

func (r *countRenderer) Destroy() {}

func (r *countRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, float32(len(r.t.lines))*look.Scaled(rowHeight))
}

func (r *countRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.light, r.ring}
	for i, line := range r.texts {
		objects = append(objects, r.rules[i])
		for _, text := range line {
			objects = append(objects, text)
		}
	}
	return objects
}

// Refresh makes as many texts as there are lines and writes them.
func (r *countRenderer) Refresh() {
	n := len(r.t.lines)
	for len(r.texts) < n {
		var line [numberColumns + 1]*canvas.Text
		for i := range line {
			line[i] = canvas.NewText("", nil)
		}
		r.texts, r.rules = append(r.texts, line), append(r.rules, canvas.NewLine(nil))
	}
	r.texts, r.rules = r.texts[:n], r.rules[:n]
	for i := range r.t.lines {
		r.write(i)
	}
	r.light.FillColor = theme.Color(theme.ColorNameHover)
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.ColorNameSelection), theme.Color(look.ColorAccent), 1
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *countRenderer) write(i int) {
	line := r.t.lines[i]
	for c := columnName; c < numberColumns; c++ {
		text := r.texts[i][c+1]
		text.TextSize, text.TextStyle.Bold = look.Scaled(tableText), i == 0
		text.Color, text.Alignment = theme.Color(look.ColorText), fyne.TextAlignTrailing
		if c == columnName {
			text.Text, text.Alignment = line.label, fyne.TextAlignLeading
			continue
		}
		text.Text = grouped(line.numbers[c])
		if line.numbers[c] == 0 {
			text.Color = theme.Color(look.ColorQuiet)
		}
	}
	r.rules[i].StrokeColor, r.rules[i].StrokeWidth = theme.Color(look.ColorLine), 1
}

// Layout puts every text into its cell.
func (r *countRenderer) Layout(size fyne.Size) {
	height, pad := look.Scaled(rowHeight), look.Scaled(cellPad)
	for i, line := range r.texts {
		y := float32(i) * height
		for c, text := range line {
			x, w := cellAt(column(c)+columnName, size.Width)
			text.Move(fyne.NewPos(x+pad, y))
			text.Resize(fyne.NewSize(max(0, w-2*pad), height))
		}
		r.rules[i].Position1, r.rules[i].Position2 = fyne.NewPos(0, y+height), fyne.NewPos(size.Width, y+height)
	}
	r.mark(r.light, r.t.hovered, true, size)
	r.mark(r.ring, r.t.current, r.t.focused, size)
}

// mark puts a rectangle on a cell, or hides it.
func (r *countRenderer) mark(box *canvas.Rectangle, c cell, shown bool, size fyne.Size) {
	box.Hidden = !shown || c.line < 0 || c.line >= len(r.t.lines)
	if box.Hidden {
		return
	}
	x, w := cellAt(c.column, size.Width)
	height := look.Scaled(rowHeight)
	box.Move(fyne.NewPos(x, float32(c.line)*height))
	box.Resize(fyne.NewSize(w, height))
}
