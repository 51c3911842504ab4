package income

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// factText is the size of the words of a fact, in designed units.
const factText = 13

// fact is one figure of a factLine.
type fact struct {
	text  string
	width float32 // in designed units
	ink   fyne.ThemeColorName
}

// factLine is a line that says something in a word and some figures at its end, and opens what they count: with a click, or
// Enter.
type factLine struct {
	widgets.Pressable

	OnFocus func() // the keyboard has come; may be nil

	label  *widgets.Text
	facts  *fyne.Container
	ground *canvas.Rectangle
}

var _ desktop.Cursorable = (*factLine)(nil)

// newFactLine makes a line; without something to open it is a heading.
func newFactLine(label string, tapped func(), facts ...fact) *factLine {
	l := &factLine{label: widgets.NewText(label), facts: widgets.Row(factGap), ground: canvas.NewRectangle(nil)}
	l.label.FontSize = factText
	for _, f := range facts {
		t := widgets.NewText(f.text)
		t.FontSize, t.Color, t.Align = factText, f.ink, fyne.TextAlignTrailing
		if tapped == nil {
			t.Color = look.ColorQuiet
		}
		l.facts.Add(widgets.FixedWidth(f.width, t))
	}
	if tapped == nil {
		l.label.Color = look.ColorQuiet
		l.Disable()
	}
	l.SetUp(l, tapped)
	return l
}

// Cursor says whether a click does something.
func (l *factLine) Cursor() desktop.Cursor {
	if l.OnTapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained shows where the keyboard is.
func (l *factLine) FocusGained() {
	l.Pressable.FocusGained()
	if l.OnFocus != nil {
		l.OnFocus()
	}
}

// Measures of a factLine in designed units.
const (
	factHeight = 26
	factPad    = 6
	factGap    = 6
	factLeast  = 50 // room of the word
)

// CreateRenderer draws the word, which gives way, and the figures.
func (l *factLine) CreateRenderer() fyne.WidgetRenderer {
	r := &factRenderer{l}
	r.Refresh()
	return r
}

type factRenderer struct{ l *factLine }

// Destroy has nothing to free.
func (r *factRenderer) Destroy() {}

// Objects are the ground and the words.
func (r *factRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ground, r.l.label, r.l.facts}
}

// MinSize leaves the word some room; a longer one ends in an ellipsis.
func (r *factRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Scaled(factLeast+3*factPad)+r.l.facts.MinSize().Width, look.Scaled(factHeight))
}

// Layout puts the figures at the end.
func (r *factRenderer) Layout(size fyne.Size) {
	pad, figures := look.Scaled(factPad), r.l.facts.MinSize().Width
	r.l.ground.Resize(size)
	r.l.label.Move(fyne.NewPos(pad, 0))
	r.l.label.Resize(fyne.NewSize(max(0, size.Width-figures-3*pad), size.Height))
	r.l.facts.Move(fyne.NewPos(size.Width-figures-pad, 0))
	r.l.facts.Resize(fyne.NewSize(figures, size.Height))
}

// Refresh takes over state and theme.
func (r *factRenderer) Refresh() {
	r.l.ground.FillColor, r.l.ground.StrokeWidth = nil, 0
	if r.l.Hovered() && !r.l.Disabled() {
		r.l.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	if r.l.Focused() {
		r.l.ground.FillColor = theme.Color(theme.ColorNameSelection)
		r.l.ground.StrokeColor, r.l.ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1
	}
	r.l.label.Refresh()
	r.l.facts.Refresh()
	canvas.Refresh(r.l)
}
