package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
)

// panel floats over the window without taking the keyboard from it, as an overlay would. It keeps
// clicks and the wheel from what lies under it.
type panel struct {
	widget.BaseWidget
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	place   func(least, window fyne.Size) (fyne.Position, fyne.Size)
}

var (
	_ fyne.Tappable   = (*panel)(nil)
	_ fyne.Scrollable = (*panel)(nil)
)

// newPanel makes a hidden panel; place says where it goes, given its least size and the window's.
func newPanel(content fyne.CanvasObject, place func(least, window fyne.Size) (fyne.Position, fyne.Size)) *panel {
	p := &panel{content: content, ground: canvas.NewRectangle(nil), place: place}
	p.Hidden = true
	p.ExtendBaseWidget(p)
	return p
}

// Tapped does nothing, so that nothing below is tapped.
func (p *panel) Tapped(*fyne.PointEvent) {}

// Scrolled does nothing, so that nothing below scrolls.
func (p *panel) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer draws the content on a surface with a line around it.
func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{p}
	r.Refresh()
	return r
}

type panelRenderer struct{ p *panel }

func (r *panelRenderer) Destroy()           {}
func (r *panelRenderer) MinSize() fyne.Size { return r.p.content.MinSize() }
func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.ground, r.p.content}
}

func (r *panelRenderer) Layout(size fyne.Size) {
	r.p.ground.Resize(size)
	r.p.content.Resize(size)
}

func (r *panelRenderer) Refresh() {
	r.p.ground.FillColor = theme.Color(look.ColorSurface)
	r.p.ground.StrokeColor, r.p.ground.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	r.p.ground.CornerRadius = theme.Size(theme.SizeNamePopupRadius)
	r.p.ground.Refresh()
	r.p.content.Refresh()
}

// newFloatLayer puts panels over the content of the window.
func newFloatLayer(content fyne.CanvasObject, panels ...*panel) *fyne.Container {
	objects := []fyne.CanvasObject{content}
	for _, p := range panels {
		objects = append(objects, p)
	}
	return container.New(floatLayout{}, objects...)
}

// showPanel shows a panel where it belongs now.
func (s *Shell) showPanel(p *panel) {
	p.Hidden = false
	s.layer.Layout.Layout(s.layer.Objects, s.layer.Size())
	p.Refresh()
	canvas.Refresh(s.layer) // a panel that was never drawn cannot ask for it itself
}

// floatLayout gives the content the whole window and each panel its place.
type floatLayout struct{}

func (floatLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (floatLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	for _, o := range objects[1:] {
		p, ok := o.(*panel)
		if !ok || p.Hidden {
			continue
		}
		at, room := p.place(p.MinSize(), size)
		p.Move(at)
		p.Resize(room)
	}
}
