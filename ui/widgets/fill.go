package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Rule is a hairline, horizontal where it is wide and vertical where it is high.
func Rule() fyne.CanvasObject { return newFill(theme.ColorNameSeparator, 1, 1) }

// fill is a rectangle of a named colour that follows the theme.
type fill struct {
	widget.BaseWidget
	name fyne.ThemeColorName
	edge fyne.ThemeColorName // line around it, "" for none
	soft float32             // corner radius in designed units
	min  fyne.Size
}

func newFill(name fyne.ThemeColorName, width, height float32) *fill {
	f := &fill{name: name, min: fyne.NewSize(width, height)}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer draws the rectangle.
func (f *fill) CreateRenderer() fyne.WidgetRenderer {
	r := &fillRenderer{f: f, box: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type fillRenderer struct {
	f   *fill
	box *canvas.Rectangle
}

func (r *fillRenderer) Destroy()                     {}
func (r *fillRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }
func (r *fillRenderer) MinSize() fyne.Size           { return r.f.min }
func (r *fillRenderer) Layout(size fyne.Size)        { r.box.Resize(size) }

func (r *fillRenderer) Refresh() {
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = colour(r.f.name), colour(r.f.edge), 0
	if r.f.edge != "" {
		r.box.StrokeWidth = 1
	}
	r.box.CornerRadius = scaled(r.f.soft)
	r.box.Refresh()
}
