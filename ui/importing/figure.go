package importing

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of a figure in designed units.
const (
	figureHeight = 34
	figurePad    = 10
	figureGap    = 6
	figureText   = 18
)

// figure is one number of the headline: its word and how many rows; a click shows those rows.
type figure struct {
	widgets.Pressable

	word   string
	number int
	ink    fyne.ThemeColorName
	tint   fyne.ThemeColorName
	total  bool // all rows: the number stands first, 「1451 行」
	active bool // its rows are the ones shown
}

func newFigure(class township.RowClass, number int, tapped func()) *figure {
	f := &figure{word: class.Word(), number: number, ink: classInk(class), tint: classTint(class)}
	f.SetUp(f, tapped)
	return f
}

// newTotal makes the figure of all rows.
func newTotal(number int, tapped func()) *figure {
	f := &figure{word: "行", total: true, number: number, ink: look.ColorText, tint: look.ColorSurface}
	f.SetUp(f, tapped)
	return f
}

func (f *figure) setActive(active bool) {
	if f.active != active {
		f.active = active
		f.Refresh()
	}
}

// CreateRenderer draws word and number on their ground.
func (f *figure) CreateRenderer() fyne.WidgetRenderer {
	r := &figureRenderer{f: f, ground: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil)}
	r.word, r.number = widgets.NewText(f.word), widgets.NewBold(grouped(f.number))
	r.number.FontSize = figureText
	r.Refresh()
	return r
}

type figureRenderer struct {
	f            *figure
	ground, veil *canvas.Rectangle
	word, number *widgets.Text
}

func (r *figureRenderer) Destroy() {}

func (r *figureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.word, r.number}
}

func (r *figureRenderer) MinSize() fyne.Size {
	width := r.word.MinSize().Width + r.number.MinSize().Width + look.Scaled(2*figurePad+figureGap)
	return fyne.NewSize(width, look.Scaled(figureHeight))
}

func (r *figureRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.veil.Resize(size)
	x := look.Scaled(figurePad)
	texts := []*widgets.Text{r.word, r.number}
	if r.f.total {
		texts = []*widgets.Text{r.number, r.word}
	}
	for _, t := range texts {
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(t.MinSize().Width, size.Height))
		x += t.MinSize().Width + look.Scaled(figureGap)
	}
}

func (r *figureRenderer) Refresh() {
	f := r.f
	r.veil.FillColor = color.Transparent
	if f.Hovered() {
		r.veil.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.ground.FillColor = theme.Color(f.tint)
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(look.ColorLine), 1
	if f.active {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(f.ink), 2
	}
	if f.Focused() {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(look.ColorAccent), 2
	}
	r.ground.CornerRadius, r.veil.CornerRadius = look.Scaled(4), look.Scaled(4)
	r.word.SetColor(f.ink)
	r.number.SetColor(f.ink)
	r.Layout(f.Size())
	canvas.Refresh(f)
}
