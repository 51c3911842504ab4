package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// area makes its content a way in: a surface with a hairline that lights under the mouse and is
// opened with a click, Enter or Space.
type area struct {
	widgets.Pressable

	content fyne.CanvasObject
	bar     fyne.ThemeColorName // of a bar at the left, “” for none
	plain   bool                // a line of a card: without a hairline
}

var _ desktop.Cursorable = (*area)(nil)

// newArea makes an area around its content.
func newArea(content fyne.CanvasObject, bar fyne.ThemeColorName, open func()) *area {
	a := &area{content: content, bar: bar}
	a.SetUp(a, open)
	return a
}

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
	if r.a.plain {
		r.ground.StrokeWidth = 0
	}
	if r.a.Focused() {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(look.ColorAccent), 2
	}
	r.veil.Hidden = !r.a.Hovered()
	r.veil.FillColor = theme.Color(theme.ColorNameHover)
	r.bar.Hidden = r.a.bar == ""
	r.bar.FillColor = theme.Color(r.a.bar)
	canvas.Refresh(r.a)
}
