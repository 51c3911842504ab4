package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Choices is a choice among a few words that all show, each with the digit that chooses it. Where one may be chosen, its
// digit chooses it and leads on, as Enter does; where several may be, a digit ticks one, and Space all of them.
type Choices struct {
	widget.DisableableWidget

	OnChanged func()                                 // the clerk has chosen
	OnRune    func(rune) bool                        // asked for characters that it has no use for; may be nil
	OnKey     func(fyne.KeyName) bool                // likewise for keys
	Ink       func(value string) fyne.ThemeColorName // of a chosen word; nil: the accent
	Narrow    bool                                   // less room around the words

	options []Option
	several bool
	chosen  map[string]bool
	focused bool
	onBlur  []func()
	onFocus []func()
	onEnter func()
}

var (
	_ Input             = (*Choices)(nil)
	_ fyne.Tappable     = (*Choices)(nil)
	_ fyne.Shortcutable = (*Choices)(nil)
)

// NewChoices makes a choice of one.
func NewChoices(options ...Option) *Choices { return newChoices(false, options) }

// NewTicks makes a choice of several.
func NewTicks(options ...Option) *Choices { return newChoices(true, options) }

func newChoices(several bool, options []Option) *Choices {
	c := &Choices{options: options, several: several, chosen: map[string]bool{}}
	c.ExtendBaseWidget(c)
	return c
}

// OnBlur adds a function that is called whenever the keyboard leaves.
func (c *Choices) OnBlur(f func()) { c.onBlur = append(c.onBlur, f) }

// OnFocus adds a function that is called whenever the keyboard comes.
func (c *Choices) OnFocus(f func()) { c.onFocus = append(c.onFocus, f) }

// OnEnter sets what Enter does, and what happens after one was chosen with the keyboard.
func (c *Choices) OnEnter(f func()) { c.onEnter = f }

// Value returns the chosen value, “” for none; of several the first, so that a field knows whether there is any.
func (c *Choices) Value() string {
	if v := c.Values(); len(v) > 0 {
		return v[0]
	}
	return ""
}

// Values returns what is chosen, in the order of the options.
func (c *Choices) Values() []string {
	var out []string
	for _, o := range c.options {
		if c.chosen[o.Value] {
			out = append(out, o.Value)
		}
	}
	return out
}

// SetValues chooses without calling OnChanged; values that are no options count as none.
func (c *Choices) SetValues(values ...string) {
	c.chosen = map[string]bool{}
	for _, o := range c.options {
		for _, v := range values {
			if o.Value == v && v != "" {
				c.chosen[v] = true
			}
		}
	}
	c.Refresh()
}

// FocusGained shows where the keyboard is.
func (c *Choices) FocusGained() {
	c.focused = true
	c.Refresh()
	for _, f := range c.onFocus {
		f()
	}
}

// FocusLost hides it.
func (c *Choices) FocusLost() {
	c.focused = false
	c.Refresh()
	for _, f := range c.onBlur {
		f()
	}
}

// TypedRune chooses. A digit is dealt with here and not as a key, for the character comes after the key: led on by the
// key, it would be typed into the next field.
func (c *Choices) TypedRune(r rune) {
	if c.Disabled() {
		return
	}
	switch i := c.optionOf(r); {
	case i >= 0 && c.several:
		c.toggle(c.options[i].Value)
	case i >= 0:
		c.choose(c.options[i].Value)
		c.leadOn()
	case r == ' ' && c.several:
		c.tickAll()
	case c.OnRune != nil:
		c.OnRune(r)
	}
}

// optionOf is the option that a character stands for: its number, also of full width, or a value of one letter; -1 for none.
func (c *Choices) optionOf(r rune) int {
	if r >= '０' && r <= '９' {
		r -= '０' - '0'
	}
	if i := int(r - '1'); i >= 0 && i < len(c.options) && i < 9 {
		return i
	}
	for i, o := range c.options {
		if len(o.Value) == 1 && strings.EqualFold(o.Value, string(r)) {
			return i
		}
	}
	return -1
}

func (c *Choices) choose(value string) {
	if c.chosen[value] {
		return
	}
	c.SetValues(value)
	c.changed()
}

func (c *Choices) toggle(value string) {
	c.chosen[value] = !c.chosen[value]
	c.Refresh()
	c.changed()
}

// tickAll ticks all that are not ticked yet, and leads on; where all are, none stays so.
func (c *Choices) tickAll() {
	all := len(c.Values()) == len(c.options)
	for _, o := range c.options {
		c.chosen[o.Value] = !all
	}
	c.Refresh()
	c.changed()
	if !all {
		c.leadOn()
	}
}

func (c *Choices) changed() {
	if c.OnChanged != nil {
		c.OnChanged()
	}
}

func (c *Choices) leadOn() {
	if c.onEnter != nil {
		c.onEnter()
	}
}

// TypedKey leads on with Enter, takes the choice back with Delete, or passes the key on to the window.
func (c *Choices) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		c.leadOn()
	case ev.Name == fyne.KeyDelete || ev.Name == fyne.KeyBackspace:
		if !c.Disabled() && len(c.Values()) > 0 {
			c.SetValues()
			c.changed()
		}
	case c.OnKey != nil && c.OnKey(ev.Name):
	case len(ev.Name) == 1 || ev.Name == fyne.KeySpace: // comes as a character as well
	default:
		forwardKey(c, ev)
	}
}

// TypedShortcut passes shortcuts on to the window.
func (c *Choices) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }

// Tapped chooses the word under the mouse, and takes the keyboard.
func (c *Choices) Tapped(ev *fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	focus(c)
	x := float32(0)
	for i, width := range c.widths() {
		if ev.Position.X >= x && ev.Position.X < x+width {
			if value := c.options[i].Value; c.several {
				c.toggle(value)
			} else {
				c.choose(value)
			}
			return
		}
		x += width + scaled(choiceGap)
	}
}

// Measures of the words in designed units.
const (
	choiceHeight = 30
	choicePad    = 9
	choiceTight  = 6
	choiceGap    = 4
	choiceText   = 13
)

func (c *Choices) wordOf(i int) string { return strconv.Itoa(i+1) + " " + c.options[i].Label }

func (c *Choices) widths() []float32 {
	pad := scaled(choicePad)
	if c.Narrow {
		pad = scaled(choiceTight)
	}
	out := make([]float32, len(c.options))
	for i := range c.options {
		out[i] = fyne.MeasureText(c.wordOf(i), scaled(choiceText), fyne.TextStyle{Bold: true}).Width + 2*pad
	}
	return out
}

// CreateRenderer draws the words side by side.
func (c *Choices) CreateRenderer() fyne.WidgetRenderer {
	r := &choicesRenderer{c: c, frame: canvas.NewRectangle(nil)}
	for range c.options {
		r.boxes, r.words = append(r.boxes, canvas.NewRectangle(nil)), append(r.words, canvas.NewText("", nil))
	}
	r.Refresh()
	return r
}

type choicesRenderer struct {
	c     *Choices
	frame *canvas.Rectangle
	boxes []*canvas.Rectangle
	words []*canvas.Text
}

func (r *choicesRenderer) Destroy() {}

func (r *choicesRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := range r.boxes {
		out = append(out, r.boxes[i], r.words[i])
	}
	return append(out, r.frame)
}

func (r *choicesRenderer) MinSize() fyne.Size {
	width := scaled(choiceGap) * float32(max(0, len(r.c.options)-1))
	for _, w := range r.c.widths() {
		width += w
	}
	return fyne.NewSize(width, scaled(choiceHeight))
}

func (r *choicesRenderer) Layout(size fyne.Size) {
	height, x := scaled(choiceHeight), float32(0)
	for i, width := range r.c.widths() {
		place(r.boxes[i], x, 0, width, height)
		word := r.words[i].MinSize().Height
		place(r.words[i], x, (height-word)/2, width, word)
		x += width + scaled(choiceGap)
	}
	place(r.frame, -2, -2, x-scaled(choiceGap)+4, height+4)
}

func (r *choicesRenderer) Refresh() {
	c := r.c
	for i, o := range c.options {
		box, word := r.boxes[i], r.words[i]
		word.Text, word.TextSize, word.Alignment = c.wordOf(i), scaled(choiceText), fyne.TextAlignCenter
		box.CornerRadius, box.StrokeWidth = scaled(3), 1
		box.FillColor, box.StrokeColor = colour(theme.ColorNameInputBackground), colour(theme.ColorNameSeparator)
		word.Color, word.TextStyle.Bold = colour(theme.ColorNameForeground), false
		if c.Disabled() {
			word.Color = colour(theme.ColorNamePlaceHolder)
		}
		if c.chosen[o.Value] {
			ink := theme.ColorNamePrimary
			if c.Ink != nil {
				ink = c.Ink(o.Value)
			}
			box.FillColor, box.StrokeColor = colour(ink), colour(ink)
			word.Color, word.TextStyle.Bold = colour(theme.ColorNameForegroundOnPrimary), true
		}
	}
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = nil, nil, 0
	r.frame.CornerRadius = scaled(4)
	if c.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = colour(theme.ColorNamePrimary), 2
	}
	r.Layout(c.Size())
	canvas.Refresh(c)
}
