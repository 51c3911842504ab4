package widgets

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// revealFor is how long a masked value stays readable.
const revealFor = 10 * time.Second

// idLengths are the lengths of a number: person, with disability, with reissue.
var idLengths = []int{18, 20, 22}

// IDEntry takes an ID number: digits and X, full-width ones converted, x made X, with a count of
// the characters beside it. A number that was there before is masked until the eye shows it
// for ten seconds, and can be changed only while it shows.
type IDEntry struct {
	Entry

	Letters  bool                     // allow letters other than X, for passports and the like
	Validate func(text string) error  // nil: only the length is checked
	Mask     func(text string) string // nil: all but the first six and last four
	Allowed  func(text string) string // what remains of typed text; nil: the characters of an ID number, which are counted
	OnReveal func() bool              // asked before the number is shown; false keeps it hidden; nil: it is shown

	value    string // the number while the field shows its mask
	masked   bool   // has a mask
	hidden   bool   // shows it now
	revealed *time.Timer
	count    *Text
	eye      *actionIcon
}

// NewIDEntry makes an empty entry. The icons of the eye may be nil.
func NewIDEntry(eye fyne.Resource) *IDEntry {
	e := &IDEntry{}
	e.clean = e.allowed
	e.count = newText(&Text{FontSize: 12, Color: theme.ColorNamePlaceHolder, Align: fyne.TextAlignTrailing})
	e.eye = newActionIcon(eye, "显示", e.Reveal)
	e.eye.Hide()
	e.ActionItem = Inset(0, 3, Row(4, FixedWidth(36, e.count), e.eye))
	e.OnBlur(func() { e.settle() })
	e.setUp(e, "")
	e.showCount()
	return e
}

// Value returns the number, also while it is masked.
func (e *IDEntry) Value() string {
	if e.hidden {
		return e.value
	}
	return strings.TrimSpace(e.Text)
}

// SetValue writes a number; with masked it is hidden until the eye shows it.
func (e *IDEntry) SetValue(number string, masked bool) {
	e.masked, e.value = masked && number != "", number
	e.eye.Hidden = !e.masked
	if e.masked {
		e.hide()
		return
	}
	e.hidden = false
	e.setQuietly(number)
	e.showCount()
}

// Reveal shows the number for ten seconds, or until the field is left after that.
func (e *IDEntry) Reveal() {
	if !e.hidden || e.OnReveal != nil && !e.OnReveal() {
		return
	}
	e.hidden = false
	e.setQuietly(e.value)
	e.showCount()
	e.revealed = time.AfterFunc(revealFor, func() { fyne.Do(e.timeUp) })
}

// timeUp masks the number again; one that is being edited, when the field is left.
func (e *IDEntry) timeUp() {
	e.revealed = nil
	if c := canvasOf(e); c != nil && c.Focused() == fyne.Focusable(e) {
		return
	}
	e.settle()
}

// settle masks the number again once its ten seconds are over.
func (e *IDEntry) settle() {
	if e.masked && !e.hidden && e.revealed == nil {
		e.value = e.Value()
		e.hide()
	}
}

func (e *IDEntry) hide() {
	e.hidden = true
	mask := e.Mask
	if mask == nil {
		mask = func(s string) string { return Mask(s, 6, 4) }
	}
	e.setQuietly(mask(e.value))
	e.showCount()
}

// Mask replaces the middle of a text by stars and leaves so many characters at its head and
// tail; a text that is no longer than these is starred whole.
func Mask(text string, head, tail int) string {
	runes := []rune(text)
	if len(runes) <= head+tail {
		return strings.Repeat("*", len(runes))
	}
	return string(runes[:head]) + strings.Repeat("*", len(runes)-head-tail) + string(runes[len(runes)-tail:])
}

// Hidden says whether the mask shows now.
func (e *IDEntry) Hidden() bool { return e.hidden }

// TypedRune takes characters while the number shows; a blank shows it.
func (e *IDEntry) TypedRune(r rune) {
	if e.hidden {
		if r == ' ' {
			e.Reveal()
		}
		return
	}
	e.Entry.TypedRune(r)
	e.showCount()
}

// TypedKey edits while the number shows.
func (e *IDEntry) TypedKey(ev *fyne.KeyEvent) {
	if e.hidden && (ev.Name == fyne.KeyBackspace || ev.Name == fyne.KeyDelete) {
		return
	}
	e.Entry.TypedKey(ev)
	e.showCount()
}

// TypedShortcut edits while the number shows; a mask can't be copied either.
func (e *IDEntry) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutPaste, *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		if e.hidden {
			return
		}
	}
	e.Entry.TypedShortcut(s)
	e.showCount()
}

// allowed reduces text to the characters of an ID number.
func (e *IDEntry) allowed(text string) string {
	if e.Allowed != nil {
		return e.Allowed(text)
	}
	return strings.Map(func(r rune) rune {
		r = narrow(r)
		if r >= 'a' && r <= 'z' {
			r += 'A' - 'a'
		}
		switch {
		case r >= '0' && r <= '9', r == 'X', e.Letters && r >= 'A' && r <= 'Z':
			return r
		}
		return -1
	}, text)
}

// showCount says how many characters there are of how many.
func (e *IDEntry) showCount() {
	n := len(e.Value())
	if n == 0 || e.hidden || e.Allowed != nil {
		e.count.SetText("")
		return
	}
	e.count.SetText(fmt.Sprintf("%d/%d", n, wantedLength(n)))
}

// wantedLength is the next length that a number can have.
func wantedLength(n int) int {
	for _, length := range idLengths {
		if n <= length {
			return length
		}
	}
	return idLengths[len(idLengths)-1]
}

// Problem says what is wrong with the number, “” if nothing is.
func (e *IDEntry) Problem() string {
	number := e.Value()
	if number == "" {
		return ""
	}
	if e.Validate != nil {
		if err := e.Validate(number); err != nil {
			return err.Error()
		}
		return ""
	}
	if e.Allowed == nil && wantedLength(len(number)) != len(number) {
		return fmt.Sprintf("现有 %d 位，证件号码应为 18、20 或 22 位", len(number))
	}
	return ""
}
