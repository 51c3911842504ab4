package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// sideStep is how far ← and → scroll, in designed units.
const sideStep = 60

// TypedKey moves the current row, opens it, or passes the key on to the window.
func (t *Table[R]) TypedKey(ev *fyne.KeyEvent) {
	if row, ok := t.target(ev.Name); ok {
		t.moveTo(row)
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	case fyne.KeyInsert:
		if t.Ticks {
			t.tickSelection()
		}
	case fyne.KeySpace:
		if t.OnSpace != nil {
			t.OnSpace()
		}
	case fyne.KeyLeft:
		t.grid.scrollSideways(-scaled(sideStep))
	case fyne.KeyRight:
		t.grid.scrollSideways(scaled(sideStep))
	case desktop.KeyMenu:
		t.showMenuAtCurrent()
	default:
		forwardKey(t, ev)
	}
}

// target is the row that a key leads to; ok is false for keys that don't move.
func (t *Table[R]) target(key fyne.KeyName) (row int, ok bool) {
	at := t.currentRow()
	switch key {
	case fyne.KeyUp:
		return at - 1, true
	case fyne.KeyDown:
		return at + 1, true
	case fyne.KeyPageUp:
		return at - t.grid.pageRows(), true
	case fyne.KeyPageDown:
		return at + t.grid.pageRows(), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return len(t.order) - 1, true
	}
	return 0, false
}

// moveTo makes a row current and selects it, or everything up to it while Shift is held.
func (t *Table[R]) moveTo(row int) {
	if len(t.order) == 0 {
		return
	}
	row = min(max(row, 0), len(t.order)-1)
	if t.shift {
		t.selectTo(row)
		return
	}
	t.selectOnly(row)
}

// TypedRune has no use for text: a table is searched with its filter line.
func (t *Table[R]) TypedRune(rune) {}

// KeyDown notes that Shift is held.
func (t *Table[R]) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = true
	}
}

// KeyUp notes that Shift was let go.
func (t *Table[R]) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = false
	}
}

// TypedShortcut selects all, copies the selection, or passes the shortcut on to the window.
func (t *Table[R]) TypedShortcut(s fyne.Shortcut) {
	switch combo := s.(type) {
	case *desktop.CustomShortcut:
		if !t.Ticks || combo.KeyName != fyne.KeySpace || combo.Modifier != fyne.KeyModifierControl {
			forwardShortcut(t, s)
			return
		}
		t.tickSelection()
	case *fyne.ShortcutSelectAll:
		t.selectOrTickAll()
	case *fyne.ShortcutCopy:
		fyne.CurrentApp().Clipboard().SetContent(t.asText())
	default:
		forwardShortcut(t, s)
	}
}

// selectOrTickAll selects every row shown; where rows are ticked, it ticks them.
func (t *Table[R]) selectOrTickAll() {
	if !t.Ticks {
		t.SelectAll()
		return
	}
	t.tickAll()
}

// asText is the selected rows as they are shown, columns parted by tabs, for the clipboard.
func (t *Table[R]) asText() string {
	var b strings.Builder
	for row := range t.order {
		if !t.rowSelected(row) {
			continue
		}
		cells := make([]string, 0, len(t.grid.columns))
		for _, c := range t.grid.columns {
			if c.index != tickColumn {
				cells = append(cells, t.cell(row, c.index).text)
			}
		}
		b.WriteString(strings.Join(cells, "\t") + "\n")
	}
	return b.String()
}
