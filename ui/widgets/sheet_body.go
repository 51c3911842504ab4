package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a sheet in designed units.
const (
	sheetPad  = 6
	sheetText = 13
	sheetFine = 9 // text that has no room otherwise
)

// sheetBody are the lines, with the entry in the current cell and what is wrong with it below.
type sheetBody struct {
	widget.BaseWidget
	sheet *Sheet
	fault *sheetFault
}

var _ fyne.Tappable = (*sheetBody)(nil)

func newSheetBody(s *Sheet) *sheetBody {
	b := &sheetBody{sheet: s, fault: newSheetFault()}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped makes the cell under the mouse current, if it takes text.
func (b *sheetBody) Tapped(ev *fyne.PointEvent) {
	line := int(ev.Position.Y / scaled(sheetRow))
	if line < 0 || line >= len(b.sheet.lines) {
		return
	}
	x := float32(0)
	for c, w := range b.sheet.widths(b.Size().Width) {
		if ev.Position.X >= x && ev.Position.X < x+w {
			if b.sheet.lines[line].Cells[c].Takes {
				b.sheet.goTo(line, c)
			} else if len(b.sheet.lines[line].Path) > 0 {
				b.sheet.goTo(line, b.sheet.nearest(line, c))
			}
			return
		}
		x += w
	}
}

// Cursor is an arrow: the cells are typed into, not pressed.
func (b *sheetBody) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// say writes below the current cell what is wrong with it, or takes it away.
func (b *sheetBody) say(fault string) {
	b.fault.set(fault)
	b.lay()
}

// lay shows lines and entry as they are now.
func (b *sheetBody) lay() { b.Refresh() }

// CreateRenderer draws the lines.
func (b *sheetBody) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetBodyRenderer{b: b, paper: canvas.NewRectangle(nil), current: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

// sheetBodyRenderer keeps a ground, a rule and a text a cell for each line.
type sheetBodyRenderer struct {
	b       *sheetBody
	paper   *canvas.Rectangle
	current *canvas.Rectangle
	lines   []sheetLineDrawing
	normal  *fitter
	bold    *fitter
}

type sheetLineDrawing struct {
	ground, rule *canvas.Rectangle
	marks        []*canvas.Rectangle
	texts        []*canvas.Text
}

// Destroy has nothing to free.
func (r *sheetBodyRenderer) Destroy() {}

// MinSize is as high as the lines.
func (r *sheetBodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(10, float32(len(r.b.sheet.lines))*scaled(sheetRow)+scaled(sheetRow))
}

// Objects are the drawings, the entry above them, and the fault above all.
func (r *sheetBodyRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.paper}
	for _, l := range r.lines {
		out = append(out, l.ground, l.rule)
	}
	out = append(out, r.current)
	for _, l := range r.lines {
		for i := range l.texts {
			out = append(out, l.marks[i], l.texts[i])
		}
	}
	return append(out, r.b.sheet.entry, r.b.fault)
}

// Refresh writes as many lines as there are.
func (r *sheetBodyRenderer) Refresh() {
	s := r.b.sheet
	size := scaled(sheetText)
	if r.normal == nil || r.normal.size != size {
		r.normal, r.bold = newFitter(size, false), newFitter(size, true)
	}
	for len(r.lines) < len(s.lines) {
		l := sheetLineDrawing{ground: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
		for range s.columns {
			l.marks, l.texts = append(l.marks, canvas.NewRectangle(nil)), append(l.texts, canvas.NewText("", nil))
		}
		r.lines = append(r.lines, l)
	}
	r.lines = r.lines[:len(s.lines)]
	r.paper.FillColor = theme.Color(theme.ColorNameInputBackground)
	r.current.FillColor = theme.Color(theme.ColorNameSelection)
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// Layout puts every text into its cell, and the entry into the current one.
func (r *sheetBodyRenderer) Layout(size fyne.Size) {
	s := r.b.sheet
	r.paper.Resize(size)
	height, widths := scaled(sheetRow), s.widths(size.Width)
	for i := range r.lines {
		r.layLine(i, float32(i)*height, height, size.Width, widths)
	}
	line, column, ok := s.Current()
	r.current.Hidden = !ok
	r.b.fault.Hidden = r.b.fault.text.Text == "" || !ok
	if !ok {
		return
	}
	y := float32(line) * height
	r.current.Move(fyne.NewPos(0, y))
	r.current.Resize(fyne.NewSize(size.Width, height-1))
	x := float32(0)
	for _, w := range widths[:column] {
		x += w
	}
	s.entry.Move(fyne.NewPos(x, y))
	s.entry.Resize(fyne.NewSize(widths[column], height))
	want := r.b.fault.MinSize()
	r.b.fault.Resize(want)
	r.b.fault.Move(fyne.NewPos(max(0, min(x, size.Width-want.Width)), y+height+1))
}

func (r *sheetBodyRenderer) layLine(i int, y, height, width float32, widths []float32) {
	d, l := r.lines[i], r.b.sheet.lines[i]
	d.ground.Hidden = !l.Total
	d.ground.FillColor, d.rule.FillColor = theme.Color(theme.ColorNameBackground), theme.Color(theme.ColorNameSeparator)
	d.ground.Move(fyne.NewPos(0, y))
	d.ground.Resize(fyne.NewSize(width, height))
	d.rule.Move(fyne.NewPos(0, y+height-1))
	d.rule.Resize(fyne.NewSize(width, 1))
	x, pad, fit := float32(0), scaled(sheetPad), r.normal
	if l.Total {
		fit = r.bold
	}
	for c, w := range widths {
		t, mark, cell := d.texts[c], d.marks[c], SheetCell{}
		if c < len(l.Cells) {
			cell = l.Cells[c]
		}
		room := l.room(c, widths)
		if r.b.sheet.at == (sheetPlace{i, c}) {
			room = w // the entry hides it
		}
		room = max(0, room-2*pad)
		t.Text, t.TextSize = fit.shrunk(cell.Text, room, scaled(sheetFine))
		t.TextStyle.Bold, t.Color = l.Total, colour(inkOf(cell))
		t.Alignment = fyne.TextAlignLeading
		if r.b.sheet.columns[c].Right {
			t.Alignment = fyne.TextAlignTrailing
		}
		t.Move(fyne.NewPos(x+pad, y))
		t.Resize(fyne.NewSize(room, height))
		mark.Hidden = cell.Fault == ""
		mark.FillColor, mark.StrokeColor, mark.StrokeWidth = nil, theme.Color(theme.ColorNameError), 1
		mark.Move(fyne.NewPos(x+1, y+1))
		mark.Resize(fyne.NewSize(w-2, height-3))
		x += w
	}
}

// room is the width that a cell's text may take: the first also has that of the empty cells after it which are not typed into,
// and of a wide line all of it.
func (l SheetLine) room(column int, widths []float32) float32 {
	w := widths[column]
	for c := column + 1; column == 0 && c < len(widths) && c < len(l.Cells); c++ {
		if !l.Wide && (l.Cells[c].Text != "" || l.Cells[c].Takes) {
			break
		}
		w += widths[c]
	}
	return w
}

func inkOf(c SheetCell) fyne.ThemeColorName {
	switch {
	case c.Fault != "":
		return theme.ColorNameError
	case c.Ink != "":
		return c.Ink
	}
	return theme.ColorNameForeground
}

// sheetFault is the slip that says what is wrong with the current cell.
type sheetFault struct {
	widget.BaseWidget
	text   *canvas.Text
	ground *canvas.Rectangle
}

func newSheetFault() *sheetFault {
	f := &sheetFault{text: canvas.NewText("", nil), ground: canvas.NewRectangle(nil)}
	f.Hidden = true
	f.ExtendBaseWidget(f)
	return f
}

func (f *sheetFault) set(text string) {
	f.text.Text = text
	f.Refresh()
}

// CreateRenderer draws the slip.
func (f *sheetFault) CreateRenderer() fyne.WidgetRenderer { return &sheetFaultRenderer{f} }

type sheetFaultRenderer struct{ f *sheetFault }

func (r *sheetFaultRenderer) Destroy() {}

func (r *sheetFaultRenderer) MinSize() fyne.Size {
	return r.f.text.MinSize().Add(fyne.NewSize(2*scaled(sheetPad), scaled(sheetPad)))
}

func (r *sheetFaultRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.ground, r.f.text}
}

func (r *sheetFaultRenderer) Layout(size fyne.Size) {
	r.f.ground.Resize(size)
	r.f.text.Move(fyne.NewPos(scaled(sheetPad), 0))
	r.f.text.Resize(fyne.NewSize(max(0, size.Width-2*scaled(sheetPad)), size.Height))
}

func (r *sheetFaultRenderer) Refresh() {
	r.f.text.TextSize, r.f.text.Color = scaled(sheetText), theme.Color(theme.ColorNameError)
	r.f.ground.FillColor, r.f.ground.StrokeColor, r.f.ground.StrokeWidth = theme.Color(theme.ColorNameOverlayBackground), theme.Color(theme.ColorNameError), 1
	canvas.Refresh(r.f)
}
