package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// sheetEntry is the entry of a Sheet: it takes Tab, and knows whether Shift is held, which Fyne does not say with a key.
type sheetEntry struct {
	Entry
	shift bool
	rests func() bool // nothing was typed that Ctrl+Z could take back here: it is the window's
}

var (
	_ fyne.Tabbable   = (*sheetEntry)(nil)
	_ desktop.Keyable = (*sheetEntry)(nil)
)

func newSheetEntry() *sheetEntry {
	e := &sheetEntry{rests: func() bool { return false }}
	e.setUp(e, "")
	return e
}

// AcceptsTab says that Tab is the sheet's.
func (e *sheetEntry) AcceptsTab() bool { return true }

// unmark takes the mark off the text: Fyne keeps it when the program writes another text, and what is typed into an empty
// one would be marked at once and replaced by the next letter.
func (e *sheetEntry) unmark() { e.Entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) }

// TypedShortcut leaves Ctrl+Z to the window while there is nothing here to take back.
func (e *sheetEntry) TypedShortcut(s fyne.Shortcut) {
	if _, undo := s.(*fyne.ShortcutUndo); undo && e.rests() {
		forwardShortcut(e.self, s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// KeyDown notes that Shift is held.
func (e *sheetEntry) KeyDown(ev *fyne.KeyEvent) {
	e.shift = e.shift || isShift(ev.Name)
	e.Entry.KeyDown(ev)
}

// KeyUp notes that Shift is held no longer.
func (e *sheetEntry) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		e.shift = false
	}
	e.Entry.KeyUp(ev)
}

// FocusLost forgets the key: it may be released elsewhere.
func (e *sheetEntry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
}

func isShift(name fyne.KeyName) bool {
	return name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}
