package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
)

// area makes its content a way in: a surface with a hairline that lights under the mouse and is
// opened with a click, Enter or Space.
type area struct {
	widget.BaseWidget

	content          fyne.CanvasObject
	bar              fyne.ThemeColorName // of a bar at the left, “” for none
	open             func()
	hovered, focused bool
}

var (
	_ fyne.Tappable      = (*area)(nil)
	_ fyne.Focusable     = (*area)(nil)
	_ desktop.Hoverable  = (*area)(nil)
	_ desktop.Cursorable = (*area)(nil)
)

// newArea makes an area around its content.
func newArea(content fyne.CanvasObject, bar fyne.ThemeColorName, open func()) *area {
	a := &area{content: content, bar: bar, open: open}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped opens.
func (a *area) Tapped(*fyne.PointEvent) { a.open() }

// TypedKey opens on Enter and Space.
func (a *area) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		a.open()
	default:
		passOn(a, ev)
	}
}

// TypedRune has no use for text.
func (a *area) TypedRune(rune) {}

// FocusGained shows the focus.
func (a *area) FocusGained() { a.focused = true; a.Refresh() }

// FocusLost hides the focus.
func (a *area) FocusLost() { a.focused = false; a.Refresh() }

// MouseIn lights the area.
func (a *area) MouseIn(*desktop.MouseEvent) { a.hovered = true; a.Refresh() }

// MouseMoved changes nothing.
func (a *area) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light off.
func (a *area) MouseOut() { a.hovered = false; a.Refresh() }

// Cursor is the hand that means: this opens.
func (a *area) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws surface, bar, content.
func (a *area) CreateRenderer() fyne.WidgetRenderer {
	r := &areaRenderer{a: a, ground: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type areaRenderer struct {
	a                 *area
	ground, veil, bar *canvas.Rectangle
}

func (r *areaRenderer) Destroy()           {}
func (r *areaRenderer) MinSize() fyne.Size { return r.a.content.MinSize() }
func (r *areaRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.bar, r.a.content}
}

func (r *areaRenderer) Layout(size fyne.Size) {
	const barWidth, barInset = 4, 8
	inset := look.Scaled(barInset)
	r.ground.Resize(size)
	r.veil.Resize(size)
	r.bar.Move(fyne.NewPos(inset, inset))
	r.bar.Resize(fyne.NewSize(look.Scaled(barWidth), max(0, size.Height-2*inset)))
	r.a.content.Resize(size)
}

func (r *areaRenderer) Refresh() {
	radius := theme.Size(theme.SizeNameCardRadius)
	r.ground.CornerRadius, r.veil.CornerRadius, r.bar.CornerRadius = radius, radius, look.Scaled(2)
	r.ground.FillColor, r.ground.StrokeWidth = theme.Color(look.ColorSurface), 1
	r.ground.StrokeColor = theme.Color(look.ColorLine)
	if r.a.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(look.ColorAccent), 2
	}
	r.veil.Hidden = !r.a.hovered
	r.veil.FillColor = theme.Color(theme.ColorNameHover)
	r.bar.Hidden = r.a.bar == ""
	r.bar.FillColor = theme.Color(r.a.bar)
	canvas.Refresh(r.a)
}

// passOn gives a key that a widget has no use for to the window.
func passOn(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}
