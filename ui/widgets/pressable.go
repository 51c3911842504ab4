package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Pressable is what does something when clicked, or on Enter or Space, and passes on the keys that it doesn't use. A
// widget embeds it, begins with SetUp, and draws itself by Hovered and Focused, which refresh it when they change.
type Pressable struct {
	widget.DisableableWidget

	OnTapped func()
	OnKey    func(fyne.KeyName) bool // asked for keys that it has no use for; may be nil

	self             fyne.Widget // the widget that is on screen, which embeds this one
	hovered, focused bool
}

var (
	_ fyne.Tappable     = (*Pressable)(nil)
	_ fyne.Focusable    = (*Pressable)(nil)
	_ fyne.Disableable  = (*Pressable)(nil)
	_ fyne.Shortcutable = (*Pressable)(nil)
	_ desktop.Hoverable = (*Pressable)(nil)
)

// SetUp makes self, which embeds p, the widget.
func (p *Pressable) SetUp(self fyne.Widget, tapped func()) {
	p.self, p.OnTapped = self, tapped
	p.ExtendBaseWidget(self)
}

// SetEnabled says whether the widget can be pressed.
func (p *Pressable) SetEnabled(on bool) {
	if on {
		p.Enable()
	} else {
		p.Disable()
	}
}

// Hovered says whether the mouse is over the widget.
func (p *Pressable) Hovered() bool { return p.hovered }

// Focused says whether the keyboard is on the widget.
func (p *Pressable) Focused() bool { return p.focused }

// Tapped does the deed.
func (p *Pressable) Tapped(*fyne.PointEvent) {
	if !p.Disabled() && p.OnTapped != nil {
		p.OnTapped()
	}
}

// TypedKey does the deed on Enter and Space.
func (p *Pressable) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Tapped(nil)
	default:
		if p.OnKey == nil || !p.OnKey(ev.Name) {
			forwardKey(p.self, ev)
		}
	}
}

// TypedRune has no use for text.
func (p *Pressable) TypedRune(rune) {}

// TypedShortcut passes shortcuts on to the window.
func (p *Pressable) TypedShortcut(s fyne.Shortcut) { forwardShortcut(p.self, s) }

// FocusGained shows the focus.
func (p *Pressable) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost hides the focus.
func (p *Pressable) FocusLost() { p.focused = false; p.Refresh() }

// MouseIn lights the widget.
func (p *Pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved changes nothing.
func (p *Pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light off.
func (p *Pressable) MouseOut() { p.hovered = false; p.Refresh() }
