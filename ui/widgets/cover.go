package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// LockShortcut is Ctrl+L. Unlike the other shortcuts it reaches the window from inside a dialog too.
var LockShortcut = &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}

// Cover hides all of a window, open dialogs and menus too. What lies below stays as it is; a dialog that opens or
// closes meanwhile does so below the cover, and gets no keys.
type Cover struct {
	canvas fyne.Canvas
	sheet  *coverSheet
	first  fyne.Focusable
}

// covers are the covers that lie over windows now. Only the UI goroutine touches them.
var covers = map[fyne.Canvas]*Cover{}

// ShowCover lays content over a window, first with the keyboard. A window has one cover at a time: a later one takes
// the place of the earlier.
func ShowCover(win fyne.Window, content fyne.CanvasObject, first fyne.Focusable) *Cover {
	canvas := win.Canvas()
	if earlier := covers[canvas]; earlier != nil {
		earlier.Lift()
	}
	c := &Cover{canvas: canvas, first: first}
	c.sheet = newCoverSheet(content, c.focus)
	covers[canvas] = c
	c.lay()
	return c
}

// lay puts the cover on top.
func (c *Cover) lay() {
	c.canvas.Overlays().Add(c.sheet)
	c.focus()
}

func (c *Cover) focus() { c.canvas.Focus(c.first) }

// Lift takes the cover away; lifting twice does nothing.
func (c *Cover) Lift() {
	if covers[c.canvas] == c {
		delete(covers, c.canvas)
		c.canvas.Overlays().Remove(c.sheet)
	}
}

// typedKey gives a key that found no widget to where the keyboard belongs.
func (c *Cover) typedKey(ev *fyne.KeyEvent) {
	c.focus()
	c.first.TypedKey(ev)
}

// CoverTakesKey gives a key to the cover of a canvas; false if there is none.
func CoverTakesKey(canvas fyne.Canvas, ev *fyne.KeyEvent) bool {
	c := covers[canvas]
	if c != nil {
		c.typedKey(ev)
	}
	return c != nil
}

// underCover changes what lies over a page, but below the cover, if there is one: Fyne puts each new overlay on top,
// and takes away with one all those above it.
func underCover(canvas fyne.Canvas, change func()) {
	c := covers[canvas]
	if c == nil {
		change()
		return
	}
	canvas.Overlays().Remove(c.sheet)
	change()
	c.lay()
}

// coverSheet is the ground of a cover. It keeps clicks and the wheel from what lies below.
type coverSheet struct {
	widget.BaseWidget
	content fyne.CanvasObject
	tapped  func()
}

var (
	_ fyne.Tappable          = (*coverSheet)(nil)
	_ fyne.SecondaryTappable = (*coverSheet)(nil)
	_ fyne.Scrollable        = (*coverSheet)(nil)
)

func newCoverSheet(content fyne.CanvasObject, tapped func()) *coverSheet {
	s := &coverSheet{content: content, tapped: tapped}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped gives the keyboard back to the content, which a click beside it takes away.
func (s *coverSheet) Tapped(*fyne.PointEvent) { s.tapped() }

// TappedSecondary does what Tapped does.
func (s *coverSheet) TappedSecondary(*fyne.PointEvent) { s.tapped() }

// Scrolled does nothing, so that nothing below scrolls.
func (s *coverSheet) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer draws the content on an opaque ground.
func (s *coverSheet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(newFill(theme.ColorNameBackground, 1, 1), s.content))
}
