package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Bar is one bar of a BarChart.
type Bar struct {
	Key   string
	Name  string // said below while the bar is lit: 4,000–5,000 元　12户
	From  string // the word at its left edge, “” for none; with BarChart.Kinds under its middle
	Value int
}

// BarLine is a line across a BarChart, with its word above.
type BarLine struct {
	At    float64 // in bars from the left: 2.5 is the middle of the third
	Label string
}

// BarChart shows how many there are of each kind as bars side by side, each with its number above, against some lines.
// A bar opens what it counts: with a click, or with the arrow keys and Enter.
type BarChart struct {
	widget.BaseWidget

	OnOpen  func(key string)
	OnFocus func() // the keyboard has come; may be nil

	Kinds  bool    // the bars are of kinds, not of a scale
	Height float32 // of the highest bar, in designed units; 0 is 120
	About  string  // what the bars are of, said below while none is lit

	bars    []Bar
	lines   []BarLine
	hovered int // noBar: none
	current int
	focused bool
}

const noBar = -1

// Measures of a BarChart in designed units.
const (
	barHeight = 120
	barLine   = 16 // of a line of words
	barText   = 12
	barLeast  = 30 // width of a bar with its room
	barGap    = 4  // on either side of a bar
)

var (
	_ fyne.Tappable      = (*BarChart)(nil)
	_ fyne.Focusable     = (*BarChart)(nil)
	_ desktop.Hoverable  = (*BarChart)(nil)
	_ desktop.Cursorable = (*BarChart)(nil)
)

// NewBarChart makes a chart without bars.
func NewBarChart(about string) *BarChart {
	c := &BarChart{About: about, hovered: noBar}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows bars, and lines in the order in which they stand.
func (c *BarChart) Set(bars []Bar, lines ...BarLine) {
	c.bars, c.lines, c.hovered = bars, lines, noBar
	c.current = max(0, min(c.current, len(bars)-1))
	c.Refresh()
}

// Bars returns the bars.
func (c *BarChart) Bars() []Bar { return c.bars }

// Lines returns the lines.
func (c *BarChart) Lines() []BarLine { return c.lines }

// Said is the sentence below the bars: of the lit one, else what all are of.
func (c *BarChart) Said() string {
	switch {
	case c.hovered != noBar:
		return c.bars[c.hovered].Name
	case c.focused && len(c.bars) > 0:
		return c.bars[c.current].Name
	}
	return c.About
}

// at is the bar under a point.
func (c *BarChart) at(p fyne.Position) int {
	if len(c.bars) == 0 || c.Size().Width <= 0 || p.X < 0 || p.X >= c.Size().Width {
		return noBar
	}
	return min(int(p.X/(c.Size().Width/float32(len(c.bars)))), len(c.bars)-1)
}

func (c *BarChart) open(i int) {
	if i >= 0 && i < len(c.bars) && c.bars[i].Value > 0 && c.OnOpen != nil {
		c.OnOpen(c.bars[i].Key)
	}
}

// Tapped opens the bar under the mouse.
func (c *BarChart) Tapped(ev *fyne.PointEvent) { c.open(c.at(ev.Position)) }

// TypedKey moves among the bars and opens one.
func (c *BarChart) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.move(c.current - 1)
	case fyne.KeyRight:
		c.move(c.current + 1)
	case fyne.KeyHome:
		c.move(0)
	case fyne.KeyEnd:
		c.move(len(c.bars) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.open(c.current)
	default:
		forwardKey(c, ev)
	}
}

func (c *BarChart) move(to int) {
	c.current = max(0, min(to, len(c.bars)-1))
	c.Refresh()
}

// TypedRune has no use for text.
func (c *BarChart) TypedRune(rune) {}

// TypedShortcut passes shortcuts on to the window.
func (c *BarChart) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }

// FocusGained shows where the keyboard is.
func (c *BarChart) FocusGained() {
	c.focused = true
	c.Refresh()
	if c.OnFocus != nil {
		c.OnFocus()
	}
}

// FocusLost hides it.
func (c *BarChart) FocusLost() { c.focused = false; c.Refresh() }

// MouseIn lights the bar under the mouse.
func (c *BarChart) MouseIn(ev *desktop.MouseEvent) { c.hover(c.at(ev.Position)) }

// MouseMoved lights the bar under the mouse.
func (c *BarChart) MouseMoved(ev *desktop.MouseEvent) { c.hover(c.at(ev.Position)) }

// MouseOut takes the light off.
func (c *BarChart) MouseOut() { c.hover(noBar) }

func (c *BarChart) hover(i int) {
	if i != c.hovered {
		c.hovered = i
		c.Refresh()
	}
}

// Cursor is a hand over a bar that opens.
func (c *BarChart) Cursor() desktop.Cursor {
	if c.hovered == noBar || c.bars[c.hovered].Value == 0 {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer draws bars, lines and words.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	r := newBarRenderer(c)
	r.Refresh()
	return r
}
