package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// GaugeMark is a line across a Gauge, with its word below it.
type GaugeMark struct {
	At    float64
	Label string
}

// Gauge shows a number as a bar against some lines.
type Gauge struct {
	widget.BaseWidget

	value float64
	ink   fyne.ThemeColorName
	marks []GaugeMark
}

// NewGauge makes a gauge at nothing.
func NewGauge() *Gauge {
	g := &Gauge{ink: theme.ColorNamePrimary}
	g.ExtendBaseWidget(g)
	return g
}

// Set shows a number in a colour, and the lines in the order given.
func (g *Gauge) Set(value float64, ink fyne.ThemeColorName, marks ...GaugeMark) {
	g.value, g.ink, g.marks = value, ink, marks
	g.Refresh()
}

// Measures of a gauge in designed units.
const (
	gaugeBar  = 14
	gaugeLine = 16 // of the words below
)

// full is the number at the right end of the bar.
func (g *Gauge) full() float64 {
	top := g.value
	for _, m := range g.marks {
		top = max(top, m.At)
	}
	return max(1, top*1.15)
}

// CreateRenderer draws the bar.
func (g *Gauge) CreateRenderer() fyne.WidgetRenderer {
	r := &gaugeRenderer{g: g, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type gaugeRenderer struct {
	g           *Gauge
	ground, bar *canvas.Rectangle
	lines       []*canvas.Rectangle
	words       []*canvas.Text
}

func (r *gaugeRenderer) Destroy() {}

// MinSize has a line of words for each mark, so that they never lie over each other.
func (r *gaugeRenderer) MinSize() fyne.Size {
	return fyne.NewSize(scaled(80), scaled(gaugeBar)+float32(len(r.g.marks))*scaled(gaugeLine))
}

func (r *gaugeRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.bar}
	for i := range r.lines {
		out = append(out, r.lines[i], r.words[i])
	}
	return out
}

func (r *gaugeRenderer) Layout(size fyne.Size) {
	height, full := scaled(gaugeBar), r.g.full()
	at := func(v float64) float32 { return size.Width * float32(max(0, v)/full) }
	r.ground.Resize(fyne.NewSize(size.Width, height))
	r.bar.Resize(fyne.NewSize(at(r.g.value), height))
	for i, m := range r.g.marks {
		x, line := at(m.At), float32(i)*scaled(gaugeLine)
		r.lines[i].Move(fyne.NewPos(x, 0))
		r.lines[i].Resize(fyne.NewSize(2, height))
		width := r.words[i].MinSize().Width
		left := max(0, min(x-width/2, size.Width-width))
		r.words[i].Move(fyne.NewPos(left, height+line))
		r.words[i].Resize(fyne.NewSize(width, scaled(gaugeLine)))
	}
}

func (r *gaugeRenderer) Refresh() {
	for len(r.lines) < len(r.g.marks) {
		r.lines, r.words = append(r.lines, canvas.NewRectangle(nil)), append(r.words, canvas.NewText("", nil))
	}
	r.lines, r.words = r.lines[:len(r.g.marks)], r.words[:len(r.g.marks)]
	r.ground.FillColor, r.bar.FillColor = theme.Color(theme.ColorNameSeparator), colour(r.g.ink)
	r.ground.CornerRadius, r.bar.CornerRadius = scaled(3), scaled(3)
	for i, m := range r.g.marks {
		r.lines[i].FillColor = theme.Color(theme.ColorNameForeground)
		r.words[i].Text, r.words[i].TextSize, r.words[i].Color = m.Label, scaled(noteSize), theme.Color(theme.ColorNamePlaceHolder)
	}
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}
