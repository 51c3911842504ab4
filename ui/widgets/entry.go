package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is Fyne's entry with what a form needs: Enter leads on, leaving the field is told, and
// keys and shortcuts that an entry has no use for reach the form and the window. Use OnChanged,
// never a binding: a bound entry loses characters while an input method composes.
type Entry struct {
	widget.Entry

	self    fyne.Widget // the widget that is on screen, which may embed this one
	onBlur  []func()    // the field was left
	onFocus []func()
	onEnter func()                   // Enter, where OnSubmitted is not set
	onKey   func(fyne.KeyName) bool  // true: the key was used
	onCombo func(fyne.Shortcut) bool // true: the shortcut was used
	clean   func(string) string      // what remains of typed or pasted text; nil: all of it
}

var (
	_ fyne.Focusable    = (*Entry)(nil)
	_ fyne.Shortcutable = (*Entry)(nil)
)

// NewTextEntry makes a one-line entry.
func NewTextEntry(placeholder string) *Entry {
	e := &Entry{}
	e.setUp(e, placeholder)
	return e
}

// NewMultiEntry makes an entry of several lines, so many of them visible. Enter begins a new line.
func NewMultiEntry(placeholder string, rows int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.setUp(e, placeholder)
	e.Wrapping = fyne.TextWrapBreak
	e.SetMinRowsVisible(rows)
	return e
}

// NewParagraphEntry makes an entry for one paragraph, which wraps, with so many lines visible. Enter leads on.
func NewParagraphEntry(placeholder string, rows int) *Entry {
	e := NewMultiEntry(placeholder, rows)
	e.onKey = func(key fyne.KeyName) bool {
		enter := key == fyne.KeyReturn || key == fyne.KeyEnter
		if enter && e.onEnter != nil {
			e.onEnter()
		}
		return enter
	}
	return e
}

// NewPasswordEntry makes an entry that hides what is typed.
func NewPasswordEntry(placeholder string) *Entry {
	e := &Entry{}
	e.Password = true
	e.setUp(e, placeholder)
	return e
}

// setUp makes self, which embeds e, the widget.
func (e *Entry) setUp(self fyne.Widget, placeholder string) {
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.PlaceHolder = placeholder
	e.self = self
	e.ExtendBaseWidget(self)
}

// OnFocus adds a function that is called whenever the entry gets the keyboard.
func (e *Entry) OnFocus(f func()) { e.onFocus = append(e.onFocus, f) }

// OnBlur adds a function that is called whenever the entry loses the keyboard.
func (e *Entry) OnBlur(f func()) { e.onBlur = append(e.onBlur, f) }

// OnEnter sets what Enter does in a one-line entry, unless OnSubmitted is set.
func (e *Entry) OnEnter(f func()) { e.onEnter = f }

// AcceptsTab says that Tab leads on to the next field, in an entry of several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained tells whoever waits for it.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	for _, f := range e.onFocus {
		f()
	}
}

// FocusLost tells whoever waits for it.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	for _, f := range e.onBlur {
		f()
	}
}

// TypedKey does what the key does in this field, or passes it on to the window.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.onKey != nil && e.onKey(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.MultiLine && e.OnSubmitted == nil && e.onEnter != nil {
			e.onEnter()
			return
		}
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		forwardKey(e.self, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

// TypedRune takes what the field allows of a typed character.
func (e *Entry) TypedRune(r rune) {
	if e.clean == nil {
		e.Entry.TypedRune(r)
		return
	}
	for _, r := range e.clean(string(r)) {
		e.Entry.TypedRune(r)
	}
}

// TypedShortcut edits the text, or passes the shortcut on to the form and the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		if editing(s) {
			e.Entry.TypedShortcut(s)
			return
		}
		if e.onCombo == nil || !e.onCombo(s) {
			forwardShortcut(e.self, s)
		}
	case *fyne.ShortcutPaste:
		e.paste(s)
	default:
		e.Entry.TypedShortcut(s)
	}
}

// editing says whether a shortcut moves or deletes by words, which is the entry's own.
func editing(s *desktop.CustomShortcut) bool {
	if s.Modifier&fyne.KeyModifierAlt != 0 || s.Modifier&fyne.KeyModifierControl == 0 {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// paste inserts what the field allows of the clipboard.
func (e *Entry) paste(s *fyne.ShortcutPaste) {
	if e.clean == nil {
		e.Entry.TypedShortcut(s)
		return
	}
	clip := s.Clipboard
	if clip == nil {
		clip = fyne.CurrentApp().Clipboard()
	}
	e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: cleanClipboard{clip, e.clean}, Secondary: s.Secondary})
}

// selectAll marks the whole text, so that typing replaces it.
func (e *Entry) selectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// setQuietly changes the text without telling OnChanged: it is the program that writes.
func (e *Entry) setQuietly(text string) {
	if e.Text == text {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// cleanClipboard gives only what a field allows of its content.
type cleanClipboard struct {
	fyne.Clipboard
	clean func(string) string
}

// Content is the allowed part of the clipboard.
func (c cleanClipboard) Content() string { return c.clean(c.Clipboard.Content()) }

// narrow turns full-width digits, letters and signs, which an input method types, into plain ones.
func narrow(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == '。':
		return '.'
	case r == 0x3000:
		return ' '
	}
	return r
}
