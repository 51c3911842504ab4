package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a button in designed units.
const (
	buttonHeight  = 30
	buttonPad     = 12
	buttonGap     = 6
	buttonIcon    = 16
	focusThick    = 2
	menuEdge      = 12 // that a menu keeps from the window's edge
	menuIndicator = "▼"
)

// Button does a deed when pressed. Unlike Fyne's it has a hairline, takes Enter, and passes on the keys that it doesn't use.
//
// Importance: HighImportance for the one primary button of a page or dialog, DangerImportance
// for what destroys, LowImportance for a quiet one without a line, otherwise normal.
type Button struct {
	Pressable

	Text       string
	Icon       fyne.Resource
	Importance widget.Importance

	dropDown  bool   // shows the sign of a menu
	marked    bool   // stands out as a filter that is set
	inverse   bool   // stands on the colour of text
	leading   bool   // text at the left and the sign of a menu at the right, as in a form
	quietText bool   // nothing is chosen yet
	longest   string // the longest text that it may get to show, where it is leading
}

// NewButton makes a normal button; icon may be nil.
func NewButton(text string, icon fyne.Resource, tapped func()) *Button {
	return newButton(text, icon, widget.MediumImportance, tapped)
}

// NewPrimary makes the one button of a page or dialog that stands out.
func NewPrimary(text string, icon fyne.Resource, tapped func()) *Button {
	return newButton(text, icon, widget.HighImportance, tapped)
}

// NewDanger makes a button for a deed that destroys.
func NewDanger(text string, icon fyne.Resource, tapped func()) *Button {
	return newButton(text, icon, widget.DangerImportance, tapped)
}

// NewQuietButton makes a button without a line around it.
func NewQuietButton(text string, icon fyne.Resource, tapped func()) *Button {
	return newButton(text, icon, widget.LowImportance, tapped)
}

// NewMenuButton makes a button that opens a menu below itself; items is asked each time.
func NewMenuButton(text string, icon fyne.Resource, items func() []*fyne.MenuItem) *Button {
	b := newButton(text, icon, widget.MediumImportance, nil)
	b.dropDown = true
	b.OnTapped = func() { popUpBelow(b.self, items()) }
	return b
}

// popUpBelow shows a menu under a widget, or above it where there is more room.
func popUpBelow(under fyne.CanvasObject, items []*fyne.MenuItem) {
	c := canvasOf(under)
	if c == nil || len(items) == 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	below := at.Y + under.Size().Height + scaled(2)
	size := menu.MinSize()
	if above := at.Y - scaled(2) - size.Height; below+size.Height > c.Size().Height && above >= 0 {
		below = above
	}
	left := min(at.X, c.Size().Width-size.Width-scaled(menuEdge))
	menu.ShowAtPosition(fyne.NewPos(max(0, left), below))
}

func newButton(text string, icon fyne.Resource, importance widget.Importance, tapped func()) *Button {
	b := &Button{Text: text, Icon: icon, Importance: importance}
	b.SetUp(b, tapped)
	return b
}

// SetText changes the word on the button.
func (b *Button) SetText(text string) {
	if b.Text != text {
		b.Text = text
		b.Refresh()
	}
}

// buttonColors are the names of the colours of a button in its state.
type buttonColors struct{ ground, ink, line fyne.ThemeColorName }

func (b *Button) colors() buttonColors {
	c := buttonColors{theme.ColorNameButton, theme.ColorNameForeground, theme.ColorNameInputBorder}
	switch b.Importance {
	case widget.HighImportance:
		c = buttonColors{theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary}
	case widget.DangerImportance:
		c = buttonColors{theme.ColorNameError, theme.ColorNameForegroundOnError, theme.ColorNameError}
	case widget.LowImportance:
		c = buttonColors{ground: "", ink: theme.ColorNameForeground, line: ""}
	}
	if b.marked {
		c.ground, c.line = theme.ColorNameSelection, theme.ColorNamePrimary
	}
	if b.quietText {
		c.ink = theme.ColorNamePlaceHolder
	}
	if b.inverse {
		c.ink, c.line = theme.ColorNameBackground, theme.ColorNameBackground
	}
	if b.Disabled() {
		c.ink = theme.ColorNameDisabled
		if b.Importance != widget.LowImportance {
			c.ground, c.line = theme.ColorNameDisabledButton, theme.ColorNameSeparator
		}
	}
	return c
}

func (b *Button) label() string {
	switch {
	case !b.dropDown, b.leading:
		return b.Text
	case b.Text == "":
		return menuIndicator
	}
	return b.Text + " " + menuIndicator
}

// focusColour is the colour of the focus ring: on a filled button one that stands out from it.
func focusColour(importance widget.Importance) color.Color {
	if importance == widget.HighImportance || importance == widget.DangerImportance {
		return colour(theme.ColorNameForeground)
	}
	return colour(theme.ColorNamePrimary)
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ground: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.text, r.icon, r.sign = newText(&Text{}), NewIcon(nil), newText(&Text{Text: menuIndicator})
	r.icon.Edge = buttonIcon
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b                  *Button
	ground, veil, ring *canvas.Rectangle
	text, sign         *Text
	icon               *Icon
}

func (r *buttonRenderer) Destroy() {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.text, r.icon, r.sign, r.ring}
}

func (r *buttonRenderer) contentWidth() float32 {
	var w float32
	if r.b.Icon != nil {
		w += scaled(buttonIcon)
	}
	if r.text.Text != "" {
		w += r.text.MinSize().Width
		if r.b.Icon != nil {
			w += scaled(buttonGap)
		}
	}
	return w
}

func (r *buttonRenderer) MinSize() fyne.Size {
	if r.b.leading {
		return fyne.NewSize(r.leadingWidth(), scaled(buttonHeight))
	}
	pad := scaled(buttonPad)
	if r.b.Importance == widget.LowImportance || r.text.Text == "" {
		pad = scaled(7)
	}
	return fyne.NewSize(r.contentWidth()+2*pad, scaled(buttonHeight))
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	for _, o := range []fyne.CanvasObject{r.ground, r.veil, r.ring} {
		o.Resize(size)
	}
	if r.b.leading {
		r.layoutLeading(size)
		return
	}
	width := min(r.contentWidth(), size.Width)
	x := (size.Width - width) / 2
	if r.b.Icon != nil {
		r.icon.Move(fyne.NewPos(x, 0))
		r.icon.Resize(fyne.NewSize(scaled(buttonIcon), size.Height))
		x += scaled(buttonIcon) + scaled(buttonGap)
	}
	r.text.Move(fyne.NewPos(x, 0))
	r.text.Resize(fyne.NewSize(r.text.MinSize().Width, size.Height))
}

func (r *buttonRenderer) Refresh() {
	c := r.b.colors()
	radius := theme.Size(theme.SizeNameButtonRadius)
	for _, o := range []*canvas.Rectangle{r.ground, r.veil, r.ring} {
		o.CornerRadius = radius
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = colour(c.ground), colour(c.line), 1
	r.veil.FillColor = colour("")
	if r.b.hovered && !r.b.Disabled() {
		r.veil.FillColor = colour(theme.ColorNameHover)
	}
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = colour(""), colour(""), focusThick
	if r.b.focused {
		r.ring.StrokeColor = focusColour(r.b.Importance)
	}
	r.text.Text, r.text.Color = r.b.label(), c.ink
	r.text.Bold = r.b.Importance == widget.HighImportance || r.b.Importance == widget.DangerImportance
	r.icon.Resource, r.icon.Color = r.b.Icon, c.ink
	r.text.Refresh()
	r.icon.Refresh()
	r.icon.Hidden = r.b.Icon == nil
	r.sign.Color, r.sign.Hidden = c.ink, !r.b.leading
	r.sign.Refresh()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b.self)
}
