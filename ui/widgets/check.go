package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Check is Fyne's check box; Enter leads on and other keys reach the window.
type Check struct {
	widget.Check

	onBlur  []func()
	onFocus []func()
	onEnter func()
}

var _ Input = (*Check)(nil)

// NewCheck makes a check box.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, changed
	c.ExtendBaseWidget(c)
	return c
}

// OnBlur adds a function that is called whenever the keyboard leaves.
func (c *Check) OnBlur(f func()) { c.onBlur = append(c.onBlur, f) }

// OnFocus adds a function that is called whenever the keyboard comes.
func (c *Check) OnFocus(f func()) { c.onFocus = append(c.onFocus, f) }

// FocusGained tells whoever waits for it.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	for _, f := range c.onFocus {
		f()
	}
}

// OnEnter sets what Enter does.
func (c *Check) OnEnter(f func()) { c.onEnter = f }

// FocusLost tells whoever waits for it.
func (c *Check) FocusLost() {
	c.Check.FocusLost()
	for _, f := range c.onBlur {
		f()
	}
}

// TypedKey leads on with Enter and passes other keys on to the window.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace:
		c.Check.TypedKey(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.onEnter != nil {
			c.onEnter()
			return
		}
		fallthrough
	default:
		forwardKey(c, ev)
	}
}

// TypedShortcut passes shortcuts on to the window.
func (c *Check) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }
