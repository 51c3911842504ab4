package widgets

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// key deals with the keys that lead from cell to cell, and says whether it did.
func (s *Sheet) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.entry.shift {
			s.vertical(-1)
			return true
		}
		s.enter()
	case fyne.KeyTab:
		if s.entry.shift {
			s.toSection(-1)
			return true
		}
		s.toSection(1)
	case fyne.KeyUp:
		s.vertical(-1)
	case fyne.KeyDown:
		s.vertical(1)
	case fyne.KeyPageUp:
		s.vertical(-sheetPage)
	case fyne.KeyPageDown:
		s.vertical(sheetPage)
	case fyne.KeyF2:
		s.edit()
	case fyne.KeyEscape:
		return s.escape()
	case fyne.KeyBackspace, fyne.KeyDelete:
		return s.erase()
	default:
		return s.sideways(name)
	}
	return true
}

// sheetPage is how many lines PageUp and PageDown lead over.
const sheetPage = 10

// sideways moves to the cell at the left or right, unless the caret is being moved in the text.
func (s *Sheet) sideways(name fyne.KeyName) bool {
	if s.begun {
		return false
	}
	switch name {
	case fyne.KeyLeft:
		s.horizontal(-1)
	case fyne.KeyRight:
		s.horizontal(1)
	case fyne.KeyHome:
		s.goTo(s.nextLine(-1, 1), s.at.column)
		s.toPath()
	case fyne.KeyEnd:
		s.goTo(s.nextLine(len(s.lines), -1), s.at.column)
		s.toPath()
	default:
		return false
	}
	return true
}

// edit puts the caret behind the text of the cell.
func (s *Sheet) edit() {
	s.begun = true
	s.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// escape gives the cell back the text that it opened with, or ends the looking for a line; false: it is the window's.
func (s *Sheet) escape() bool {
	switch {
	case s.looking != "":
		s.look("")
	case s.begun:
		s.begun = false
		if line, column, ok := s.Current(); ok && s.Typing != nil && s.Text != nil {
			s.Typing(line, column, s.Text(line, column))
		}
		s.open()
	default:
		return false
	}
	return true
}

// erase deletes the last letter that leads to a line; false: it is the text's.
func (s *Sheet) erase() bool {
	if s.looking == "" {
		return false
	}
	letters := []rune(s.looking)
	s.look(string(letters[:len(letters)-1]))
	return true
}

// enter takes the cell and leads to the next on the line's path, or to the next line; a blank line's first cell that stays
// empty leads past the line.
func (s *Sheet) enter() {
	if s.looking != "" {
		s.found()
		return
	}
	_, column, ok := s.Current()
	if !ok || !s.leave() {
		return
	}
	line := s.at.line
	l := s.lines[line]
	at := slices.Index(l.Path, column)
	if at >= 0 && at+1 < len(l.Path) && !(at == 0 && l.Blank) {
		s.goTo(line, l.Path[at+1])
		return
	}
	if next := s.nextLine(line, 1); next >= 0 {
		s.goTo(next, s.lines[next].Path[0])
		return
	}
	s.open()
}

// nextLine is the next line that takes the keyboard, in a direction; -1: there is none.
func (s *Sheet) nextLine(from, by int) int {
	for i := from + by; i >= 0 && i < len(s.lines); i += by {
		if len(s.lines[i].Path) > 0 {
			return i
		}
	}
	return -1
}

// vertical moves by lines, keeping to the column as far as the line has it.
func (s *Sheet) vertical(by int) {
	step, line := 1, s.at.line
	if by < 0 {
		step = -1
	}
	for range by * step {
		next := s.nextLine(line, step)
		if next < 0 {
			break
		}
		line = next
	}
	if line != s.at.line {
		s.goTo(line, s.nearest(line, s.at.column))
	} else if s.leave() {
		s.open()
	}
}

// toPath moves within the line to a cell that takes the keyboard.
func (s *Sheet) toPath() {
	if line, column, ok := s.Current(); ok {
		s.goTo(line, s.nearest(line, column))
	}
}

// nearest is the column of a line that takes text and lies nearest to another.
func (s *Sheet) nearest(line, column int) int {
	best, far := s.lines[line].Path[0], len(s.columns)+1
	for c, cell := range s.lines[line].Cells {
		d := max(c-column, column-c)
		if cell.Takes && d < far {
			best, far = c, d
		}
	}
	return best
}

func (s *Sheet) horizontal(by int) {
	line, column, ok := s.Current()
	if !ok {
		return
	}
	for c := column + by; c >= 0 && c < len(s.columns); c += by {
		if s.lines[line].Cells[c].Takes {
			s.goTo(line, c)
			return
		}
	}
}

// toSection moves to the first line of the next or the former section.
func (s *Sheet) toSection(by int) {
	line, _, ok := s.Current()
	if !ok {
		return
	}
	section := s.lines[line].Section + by
	for i, l := range s.lines {
		if l.Section == section && len(l.Path) > 0 {
			s.goTo(i, l.Path[0])
			return
		}
	}
	if by > 0 { // behind the last section begins the first
		if first := s.nextLine(-1, 1); first >= 0 {
			s.goTo(first, s.lines[first].Path[0])
		}
	}
}

// combo offers a shortcut to whoever owns the sheet, and says whether it was used.
func (s *Sheet) combo(shortcut fyne.Shortcut) bool { return s.OnCombo != nil && s.OnCombo(shortcut) }

// begin decides what becomes of typed text: letters before any number lead to the line that they name, everything else is
// written into the cell.
func (s *Sheet) begin(text string) string {
	_, column, ok := s.Current()
	if !ok {
		return ""
	}
	if s.begun || !s.columns[column].Right || strings.IndexFunc(text, unicode.IsLetter) != 0 {
		return text
	}
	s.look(s.looking + strings.ToLower(text))
	return ""
}

// look shows where the letters lead that were typed.
func (s *Sheet) look(letters string) {
	if s.looking == letters {
		return
	}
	s.looking = letters
	if s.OnLook == nil {
		return
	}
	switch i := s.named(letters); {
	case letters == "":
		s.OnLook("")
	case i < 0:
		s.OnLook(letters + " → 没有这个品种")
	default:
		s.OnLook(letters + " → " + s.lines[i].Find[0] + "（Enter）")
	}
}

// named is the first line from the current one on that letters name, going round; -1: none.
func (s *Sheet) named(letters string) int {
	if letters == "" {
		return -1
	}
	for _, fits := range []func(name, letters string) bool{strings.HasPrefix, strings.Contains} {
		for k := range s.lines {
			i := (s.at.line + 1 + k) % len(s.lines)
			if len(s.lines[i].Path) > 0 && slices.ContainsFunc(s.lines[i].Find, func(name string) bool { return fits(name, letters) }) {
				return i
			}
		}
	}
	return -1
}

// found goes to the line that the letters name.
func (s *Sheet) found() {
	i := s.named(s.looking)
	s.look("")
	if i >= 0 {
		s.goTo(i, s.lines[i].Path[0])
	}
}
