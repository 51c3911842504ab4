package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// FieldGroup is some fields of a form, below each other.
type FieldGroup struct {
	widget.BaseWidget

	OnResized func() // the height may have changed: a note has come or gone

	fields []*Field
}

func newFieldGroup(fields []*Field) *FieldGroup {
	g := &FieldGroup{fields: fields}
	g.ExtendBaseWidget(g)
	return g
}

func (g *FieldGroup) resized() {
	g.Refresh()
	if g.OnResized != nil {
		g.OnResized()
	}
}

// CreateRenderer draws the fields.
func (g *FieldGroup) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	r := &fieldGroupRenderer{g: g}
	for _, field := range g.fields {
		r.objects = append(r.objects, field)
	}
	return r
}

type fieldGroupRenderer struct {
	g       *FieldGroup
	objects []fyne.CanvasObject
}

func (r *fieldGroupRenderer) stack() *stackLayout          { return &stackLayout{gap: formGap} }
func (r *fieldGroupRenderer) Destroy()                     {}
func (r *fieldGroupRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *fieldGroupRenderer) MinSize() fyne.Size           { return r.stack().MinSize(r.objects) }
func (r *fieldGroupRenderer) Layout(size fyne.Size)        { r.stack().Layout(r.objects, size) }

func (r *fieldGroupRenderer) Refresh() {
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}
