package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a tip in designed units.
const (
	tipWidth = 330
	tipPad   = 8
)

// Tips shows sentences over a part of a page, each below what it explains or above it at the page's foot, while the mouse or the keyboard is there. They
// lie inside the page: what an overlay of the window shows would take the pointer away from what it explains.
type Tips struct {
	Content *fyne.Container

	layer *fyne.Container
	box   *canvas.Rectangle
	text  *Prose
	under fyne.CanvasObject
}

// NewTips lays tips over a part of a page, which is to show Content.
func NewTips(content fyne.CanvasObject) *Tips {
	t := &Tips{box: canvas.NewRectangle(nil), text: NewProse("", "", fyne.TextAlignLeading)}
	t.text.FontSize = 13
	t.box.StrokeWidth = 1
	t.layer = container.NewWithoutLayout(t.box, t.text)
	t.layer.Hide()
	t.Content = container.NewStack(content, t.layer)
	return t
}

// Show says a sentence below an object.
func (t *Tips) Show(under fyne.CanvasObject, sentence string) {
	t.under = under
	pad, width := scaled(tipPad), min(scaled(tipWidth), t.Content.Size().Width-2*scaled(tipPad))
	t.text.Set(sentence, theme.ColorNameForeground)
	t.text.Resize(fyne.NewSize(width-2*pad, 0))
	size := fyne.NewSize(width, t.text.MinSize().Height+2*pad)
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(under).Subtract(d.AbsolutePositionForObject(t.Content))
	x := max(0, min(at.X, t.Content.Size().Width-size.Width))
	y := at.Y + under.Size().Height + scaled(2)
	if above := at.Y - size.Height - scaled(2); y+size.Height > t.Content.Size().Height && above >= 0 {
		y = above
	}
	t.box.FillColor, t.box.StrokeColor, t.box.CornerRadius = colour(theme.ColorNameMenuBackground), colour(theme.ColorNameInputBorder), scaled(4)
	t.box.Move(fyne.NewPos(x, y))
	t.box.Resize(size)
	t.text.Move(fyne.NewPos(x+pad, y+pad))
	t.text.Resize(fyne.NewSize(width-2*pad, size.Height-2*pad))
	t.layer.Show()
	t.layer.Refresh()
}

// Hide takes the sentence of an object away, unless another one's is shown by now.
func (t *Tips) Hide(under fyne.CanvasObject) {
	if t.under == under {
		t.under = nil
		t.layer.Hide()
	}
}

// TipButton is a quiet button that says what it is about while the mouse or the keyboard is on it.
type TipButton struct {
	Button

	tips     *Tips
	sentence string
}

// NewTipButton makes a button; the sentence is shown by tips.
func NewTipButton(text, sentence string, tips *Tips, tapped func()) *TipButton {
	b := &TipButton{Button: Button{Text: text, Importance: widget.LowImportance}, tips: tips, sentence: sentence}
	b.SetUp(b, tapped)
	return b
}

// Sentence is what the button says of itself.
func (b *TipButton) Sentence() string { return b.sentence }

// MouseIn says what the button is about.
func (b *TipButton) MouseIn(ev *desktop.MouseEvent) {
	b.Button.MouseIn(ev)
	b.tips.Show(b, b.sentence)
}

// MouseOut takes that back.
func (b *TipButton) MouseOut() {
	b.Button.MouseOut()
	b.tips.Hide(b)
}

// FocusGained says what the button is about.
func (b *TipButton) FocusGained() {
	b.Button.FocusGained()
	b.tips.Show(b, b.sentence)
}

// FocusLost takes that back.
func (b *TipButton) FocusLost() {
	b.Button.FocusLost()
	b.tips.Hide(b)
}
