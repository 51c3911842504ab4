package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is one line of text in a named colour and a designed size, which follows the theme.
// It is as wide as it needs; given less it ends in an ellipsis.
type Text struct {
	widget.BaseWidget

	Text     string
	FontSize float32 // in designed units; 0 is 14
	Bold     bool
	Color    fyne.ThemeColorName // "" is the normal colour of text
	Align    fyne.TextAlign
}

// NewText makes a line of normal text.
func NewText(text string) *Text { return newText(&Text{Text: text}) }

// NewQuiet makes a line that stays back: a count, a hint, a label.
func NewQuiet(text string) *Text {
	return newText(&Text{Text: text, Color: theme.ColorNamePlaceHolder})
}

// NewBold makes a line of bold text.
func NewBold(text string) *Text { return newText(&Text{Text: text, Bold: true}) }

// NewTitle makes the heading of a page.
func NewTitle(text string) *Text { return newText(&Text{Text: text, Bold: true, FontSize: 18}) }

// NewFigure makes a number on a card.
func NewFigure(text string) *Text { return newText(&Text{Text: text, Bold: true, FontSize: 26}) }

func newText(t *Text) *Text {
	t.ExtendBaseWidget(t)
	return t
}

// SetText changes the text.
func (t *Text) SetText(text string) {
	if t.Text == text {
		return
	}
	t.Text = text
	t.Refresh()
}

// SetColor changes the colour.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.Color == name {
		return
	}
	t.Color = name
	t.Refresh()
}

func (t *Text) textSize() float32 {
	if t.FontSize == 0 {
		return scaled(baseText)
	}
	return scaled(t.FontSize)
}

// CreateRenderer draws the line.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &textRenderer{t: t, line: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type textRenderer struct {
	t    *Text
	line *canvas.Text
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

// MinSize is the whole text.
func (r *textRenderer) MinSize() fyne.Size {
	return fyne.MeasureText(r.t.Text, r.t.textSize(), fyne.TextStyle{Bold: r.t.Bold})
}

func (r *textRenderer) Layout(size fyne.Size) {
	text := r.t.Text
	if size.Width+1 < r.MinSize().Width {
		text = newFitter(r.t.textSize(), r.t.Bold).cut(text, size.Width)
	}
	if text != r.line.Text {
		r.line.Text = text
		r.line.Refresh()
	}
	r.line.Resize(size)
}

func (r *textRenderer) Refresh() {
	name := r.t.Color
	if name == "" {
		name = theme.ColorNameForeground
	}
	r.line.Text = r.t.Text
	r.line.TextSize = r.t.textSize()
	r.line.TextStyle.Bold = r.t.Bold
	r.line.Alignment = r.t.Align
	r.line.Color = colour(name)
	if size := r.t.Size(); !size.IsZero() {
		r.Layout(size)
	}
	r.line.Refresh()
}
