package households

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// originTeller shows where a value comes from.
type originTeller interface {
	tell(origin string) // “”: nothing is pointed at
	pin(v *value)
}

// value is a value on the page that tells its origin: while the pointer is on it, and from a
// click on until the next.
type value struct {
	widget.BaseWidget

	content fyne.CanvasObject
	origin  string // “”: nobody knows
	wraps   bool   // content goes on in the next line where it has no room
	teller  originTeller
	ground  *canvas.Rectangle
	marked  bool
}

var (
	_ fyne.Tappable      = (*value)(nil)
	_ desktop.Hoverable  = (*value)(nil)
	_ desktop.Cursorable = (*value)(nil)
)

func newValue(teller originTeller, content fyne.CanvasObject, origin string) *value {
	v := &value{teller: teller, content: content, origin: origin, ground: canvas.NewRectangle(nil)}
	v.ExtendBaseWidget(v)
	return v
}

// mark shows that the origin of this value stays shown.
func (v *value) mark(on bool) {
	v.marked = on
	v.paint(on)
}

func (v *value) paint(on bool) {
	v.ground.FillColor = theme.Color(theme.ColorNameHover)
	v.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	v.ground.Hidden = !on
	v.ground.Refresh()
}

// Tapped keeps the origin shown.
func (v *value) Tapped(*fyne.PointEvent) {
	if v.origin != "" {
		v.teller.pin(v)
	}
}

// MouseIn tells the origin.
func (v *value) MouseIn(*desktop.MouseEvent) {
	if v.origin == "" {
		return
	}
	v.paint(true)
	v.teller.tell(v.origin)
}

// MouseMoved changes nothing.
func (v *value) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the origin away again.
func (v *value) MouseOut() {
	v.paint(v.marked)
	v.teller.tell("")
}

// Cursor shows that a value with a known origin can be clicked.
func (v *value) Cursor() desktop.Cursor {
	if v.origin == "" {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer draws the value over its ground.
func (v *value) CreateRenderer() fyne.WidgetRenderer {
	v.paint(v.marked)
	return widget.NewSimpleRenderer(container.NewStack(v.ground, v.content))
}
