package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Fyne hands keys and shortcuts to the focused widget and to nobody else, so that Ctrl+S would
// do nothing while the caret stands in a field. The widgets of this package pass on what they
// don't use themselves.

// canvasOf returns the canvas that shows o, nil if none does.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// forwardKey gives a key that o has no use for to the window.
func forwardKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// forwardShortcut gives a shortcut that o has no use for to the dialog that lies over the page, if there is one, and
// else to the window. A shortcut of the page rests below a dialog or a menu; LockShortcut means the window.
func forwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil && s.ShortcutName() != LockShortcut.ShortcutName() {
		if d := openDialogs[top]; d != nil {
			d.shortcut(s)
		}
		return
	}
	if taker, ok := c.(fyne.Shortcutable); ok {
		taker.TypedShortcut(s)
	}
}

// saves says whether a shortcut is one of those that save: Ctrl+S, Ctrl+Enter.
func saves(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierControl && (c.KeyName == fyne.KeyS || c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

// focus moves the keyboard to o.
func focus(o fyne.Focusable) {
	co, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(co); c != nil {
		c.Focus(o)
	}
}

// OnShortcut lets a key with modifiers do something in a window. Unlike a shortcut added to the
// canvas itself it rests while a dialog or a menu lies over the page. A later call for the same
// keys takes the place of the earlier one.
func OnShortcut(c fyne.Canvas, modifier fyne.KeyModifier, key fyne.KeyName, f func()) {
	s := &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
	c.RemoveShortcut(s)
	c.AddShortcut(s, func(fyne.Shortcut) {
		if c.Overlays().Top() == nil {
			f()
		}
	})
}
