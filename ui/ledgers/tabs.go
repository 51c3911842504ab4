package ledgers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// tab is one of the four ledgers to choose from, in its colour, with its number of households.
type tab struct {
	widgets.Pressable

	ledger township.Ledger
	text   *widgets.Text
	ground *canvas.Rectangle
	bar    *canvas.Rectangle
	chosen bool
}

func newTab(l township.Ledger, tapped func(township.Ledger)) *tab {
	t := &tab{ledger: l, text: widgets.NewText(""), ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	t.SetUp(t, func() { tapped(l) })
	return t
}

// show takes over the number of households, and whether this is the ledger that is shown.
func (t *tab) show(households int, chosen bool) {
	t.text.SetText(look.LedgerWord(t.ledger) + " " + township.Thousands(households) + "户")
	t.chosen = chosen
	t.Refresh()
}

// CreateRenderer draws the word, and a ground and a bar where the ledger is the chosen one.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{t: t}
	r.Refresh()
	return r
}

type tabRenderer struct{ t *tab }

func (r *tabRenderer) Destroy() {}
func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.ground, r.t.bar, r.t.text}
}

// MinSize is as high as a button, and leaves room for the bold word of the chosen one.
func (r *tabRenderer) MinSize() fyne.Size {
	width := fyne.MeasureText(r.t.text.Text, look.Scaled(look.BaseText), fyne.TextStyle{Bold: true}).Width
	return fyne.NewSize(width+look.Scaled(20), look.Scaled(30))
}

func (r *tabRenderer) Layout(size fyne.Size) {
	r.t.ground.Resize(size)
	r.t.bar.Move(fyne.NewPos(0, size.Height-look.Scaled(3)))
	r.t.bar.Resize(fyne.NewSize(size.Width, look.Scaled(3)))
	r.t.text.Move(fyne.NewPos(look.Scaled(10), 0))
	r.t.text.Resize(fyne.NewSize(size.Width-look.Scaled(20), size.Height))
}

// Refresh takes over state and theme.
func (r *tabRenderer) Refresh() {
	t := r.t
	ink := look.ColorLedgerInk(t.ledger)
	ground := theme.ColorNameInputBackground
	switch {
	case t.chosen:
		ground = look.ColorLedgerTint(t.ledger)
	case t.Hovered():
		ground = theme.ColorNameHover
	}
	t.ground.FillColor = theme.Color(ground)
	t.ground.StrokeColor, t.ground.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	if t.Focused() {
		t.ground.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	t.ground.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	t.bar.FillColor = theme.Color(ink)
	t.bar.Hidden = !t.chosen
	t.text.Bold, t.text.Color, t.text.Align = t.chosen, ink, fyne.TextAlignCenter
	t.text.Refresh()
	canvas.Refresh(t)
}
