package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// barRenderer keeps a bar, its number and the word at its edge for each Bar, and a stroke and its word for each line.
type barRenderer struct {
	c           *BarChart
	light, ring *canvas.Rectangle
	base        *canvas.Line
	said        *canvas.Text
	bars        []*canvas.Rectangle
	values      []*canvas.Text
	edges       []*canvas.Text
	strokes     []*canvas.Rectangle
	labels      []*canvas.Text
}

func newBarRenderer(c *BarChart) *barRenderer {
	return &barRenderer{c: c, light: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), base: canvas.NewLine(nil), said: canvas.NewText("", nil)}
}

// Destroy has nothing to free.
func (r *barRenderer) Destroy() {}

func (r *barRenderer) highest() float32 {
	if r.c.Height > 0 {
		return scaled(r.c.Height)
	}
	return scaled(barHeight)
}

// MinSize has a line of words for each line above the bars, and two below.
func (r *barRenderer) MinSize() fyne.Size {
	rows := float32(len(r.c.lines) + 3)
	return fyne.NewSize(float32(len(r.c.bars))*scaled(barLeast), rows*scaled(barLine)+r.highest())
}

// Objects are the marks first, so that bars and words lie on them.
func (r *barRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.light, r.ring}
	for _, o := range r.bars {
		out = append(out, o)
	}
	for _, o := range r.strokes {
		out = append(out, o)
	}
	for _, texts := range [][]*canvas.Text{r.values, r.edges, r.labels} {
		for _, o := range texts {
			out = append(out, o)
		}
	}
	return append(out, r.base, r.said)
}

// Layout stands the bars on their base; the space is shared out evenly.
func (r *barRenderer) Layout(size fyne.Size) {
	n := len(r.c.bars)
	if n == 0 {
		return
	}
	width, line, gap := size.Width/float32(n), scaled(barLine), scaled(barGap)
	top := float32(len(r.c.lines)) * line
	foot := top + line + r.highest()
	most := 1
	for _, b := range r.c.bars {
		most = max(most, b.Value)
	}
	for i, b := range r.c.bars {
		x, height := float32(i)*width, r.highest()*float32(b.Value)/float32(most)
		if b.Value > 0 {
			height = max(height, scaled(2))
		}
		place(r.bars[i], x+gap, foot-height, width-2*gap, height)
		place(r.values[i], x, foot-height-line, width, line)
		if !r.c.Kinds {
			x -= width / 2
		}
		place(r.edges[i], x, foot, width, line)
	}
	r.base.Position1, r.base.Position2 = fyne.NewPos(0, foot), fyne.NewPos(size.Width, foot)
	place(r.said, 0, foot+line, size.Width, line)
	r.layoutLines(width, foot, size.Width)
	r.mark(r.light, r.c.hovered, r.c.hovered != noBar, width, foot)
	r.mark(r.ring, r.c.current, r.c.focused, width, foot)
}

// layoutLines puts the word of each line beside its upper end, on a row of its own.
func (r *barRenderer) layoutLines(width, foot, right float32) {
	line, gap := scaled(barLine), scaled(barGap)
	fit := newFitter(scaled(barText), false)
	for i, l := range r.c.lines {
		x, y := float32(l.At)*width, float32(i)*line
		place(r.strokes[i], x-0.75, y+gap/2, 1.5, foot-y-gap/2)
		room, left := right-x-gap, x+gap
		need := fit.width(l.Label) + 1
		if need > room && x-gap > room {
			room, left = x-gap, max(0, x-gap-need)
		}
		r.labels[i].Text = l.Label
		if need > room {
			r.labels[i].Text = fit.cut(l.Label, room)
		}
		place(r.labels[i], left, y, min(need, room), line)
	}
}

// mark puts a rectangle around a bar and its room, or hides it.
func (r *barRenderer) mark(box *canvas.Rectangle, i int, shown bool, width, foot float32) {
	box.Hidden = !shown || i < 0 || i >= len(r.c.bars)
	if !box.Hidden {
		top := float32(len(r.c.lines)) * scaled(barLine)
		place(box, float32(i)*width, top, width, foot-top)
	}
}

// Refresh takes over bars, lines and colours.
func (r *barRenderer) Refresh() {
	r.fit(len(r.c.bars), len(r.c.lines))
	text := func(t *canvas.Text, words string, ink fyne.ThemeColorName, bold bool) {
		t.Text, t.TextSize, t.Color, t.TextStyle.Bold, t.Alignment = words, scaled(barText), colour(ink), bold, fyne.TextAlignCenter
	}
	for i, b := range r.c.bars {
		r.bars[i].FillColor, r.bars[i].CornerRadius = colour(theme.ColorNamePrimary), scaled(2)
		value := ""
		if b.Value > 0 {
			value = thousands(strconv.Itoa(b.Value))
		}
		text(r.values[i], value, theme.ColorNameForeground, true)
		text(r.edges[i], b.From, theme.ColorNamePlaceHolder, false)
	}
	for i, l := range r.c.lines {
		r.strokes[i].FillColor = colour(theme.ColorNameError)
		text(r.labels[i], l.Label, theme.ColorNameForeground, false)
		r.labels[i].Alignment = fyne.TextAlignLeading
	}
	text(r.said, r.c.Said(), theme.ColorNamePlaceHolder, false)
	r.base.StrokeColor, r.base.StrokeWidth = colour(theme.ColorNameSeparator), 1
	r.light.FillColor = colour(theme.ColorNameHover)
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = colour(theme.ColorNameSelection), colour(theme.ColorNamePrimary), 1
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// fit has as many objects as there are bars and lines.
func (r *barRenderer) fit(bars, lines int) {
	for len(r.bars) < bars {
		r.bars = append(r.bars, canvas.NewRectangle(nil))
		r.values, r.edges = append(r.values, canvas.NewText("", nil)), append(r.edges, canvas.NewText("", nil))
	}
	for len(r.strokes) < lines {
		r.strokes, r.labels = append(r.strokes, canvas.NewRectangle(nil)), append(r.labels, canvas.NewText("", nil))
	}
	r.bars, r.values, r.edges = r.bars[:bars], r.values[:bars], r.edges[:bars]
	r.strokes, r.labels = r.strokes[:lines], r.labels[:lines]
}
