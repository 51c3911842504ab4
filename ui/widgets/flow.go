package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Flow puts objects side by side and goes on in the next line where the width ends. The
// height it needs is known once it has been given a width.
type Flow struct {
	widget.BaseWidget

	Objects []fyne.CanvasObject
	Gap     float32 // in designed units, both ways
}

// NewFlow makes a flow with a gap of 8.
func NewFlow(objects ...fyne.CanvasObject) *Flow {
	f := &Flow{Objects: objects, Gap: 8}
	f.ExtendBaseWidget(f)
	return f
}

// heightFor returns the height that the flow needs at a width.
func (f *Flow) heightFor(width float32) float32 {
	return f.place(width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// place works out where everything goes and returns the height of all lines.
func (f *Flow) place(width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	gap := scaled(f.Gap)
	var x, y, line float32
	for _, o := range visibleOf(f.Objects) {
		least := o.MinSize()
		if x > 0 && x+least.Width > width {
			x, y, line = 0, y+line+gap, 0
		}
		put(o, fyne.NewPos(x, y), least)
		x += least.Width + gap
		line = max(line, least.Height)
	}
	return y + line
}

// CreateRenderer draws the objects.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return &flowRenderer{f}
}

type flowRenderer struct{ f *Flow }

func (r *flowRenderer) Destroy()                     {}
func (r *flowRenderer) Objects() []fyne.CanvasObject { return r.f.Objects }

func (r *flowRenderer) MinSize() fyne.Size {
	var widest float32
	for _, o := range visibleOf(r.f.Objects) {
		widest = max(widest, o.MinSize().Width)
	}
	width := r.f.Size().Width
	if width == 0 {
		return fyne.NewSize(widest, r.f.heightFor(1<<20))
	}
	return fyne.NewSize(widest, r.f.heightFor(width))
}

func (r *flowRenderer) Layout(size fyne.Size) {
	r.f.place(size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

func (r *flowRenderer) Refresh() {
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}
