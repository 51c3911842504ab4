package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// recolourable is an icon that can be had in any colour of the theme, such as look's.
type recolourable interface {
	In(fyne.ThemeColorName) fyne.Resource
}

// inColour returns an icon in the given colour if it can be coloured at all.
func inColour(icon fyne.Resource, name fyne.ThemeColorName) fyne.Resource {
	switch r := icon.(type) {
	case nil:
		return nil
	case recolourable:
		return r.In(name)
	case fyne.ThemedResource:
		return theme.NewColoredResource(r, name)
	}
	return icon
}

// Icon is an icon of a designed size in a named colour, which follows the theme.
type Icon struct {
	widget.BaseWidget

	Resource fyne.Resource
	Edge     float32             // in designed units; 0 is 18
	Color    fyne.ThemeColorName // "" is the normal colour of text
}

// NewIcon makes an icon of the normal size and colour.
func NewIcon(icon fyne.Resource) *Icon {
	i := &Icon{Resource: icon}
	i.ExtendBaseWidget(i)
	return i
}

// defaultIconSize is the edge of an icon beside text, in designed units.
const defaultIconSize = 18

// CreateRenderer draws the icon.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	i.ExtendBaseWidget(i)
	r := &iconRenderer{i: i, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.Refresh()
	return r
}

type iconRenderer struct {
	i     *Icon
	image *canvas.Image
}

func (r *iconRenderer) Destroy()                     {}
func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

func (r *iconRenderer) MinSize() fyne.Size {
	edge := r.i.Edge
	if edge == 0 {
		edge = defaultIconSize
	}
	return fyne.NewSquareSize(scaled(edge))
}

func (r *iconRenderer) Layout(size fyne.Size) {
	edge := r.MinSize()
	r.image.Move(fyne.NewPos((size.Width-edge.Width)/2, (size.Height-edge.Height)/2))
	r.image.Resize(edge)
}

func (r *iconRenderer) Refresh() {
	name := r.i.Color
	if name == "" {
		name = theme.ColorNameForeground
	}
	r.image.Resource = inColour(r.i.Resource, name)
	r.Layout(r.i.Size())
	r.image.Refresh()
}
