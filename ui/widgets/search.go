package widgets

import (
	"time"

	"fyne.io/fyne/v2"
)

// searchDelay is how long typing rests before the search runs.
const searchDelay = 200 * time.Millisecond

// SearchEntry searches while one types, 200 ms after the last character; Enter searches at
// once, Esc clears, and Esc in an empty one goes to the window.
type SearchEntry struct {
	Entry

	OnSearch func(text string) // called with every new text, "" after clearing
	OnDown   func()            // ↓: go to the list of what was found

	wait     func(f func()) (stop func()) // calls f on the UI goroutine once the typing rests
	stop     func()
	searched string
	clearer  *actionIcon
}

// NewSearchEntry makes an empty search entry; icon, which may be nil, stands at its left.
func NewSearchEntry(placeholder string, icon fyne.Resource, onSearch func(string)) *SearchEntry {
	s := &SearchEntry{OnSearch: onSearch, wait: afterTyping, stop: func() {}}
	s.Icon = icon
	s.clearer = newActionIcon(nil, "×", s.Clear)
	s.clearer.Hide()
	s.ActionItem = s.clearer
	s.OnChanged = func(string) { s.changed() }
	s.onKey = s.key
	s.setUp(s, placeholder)
	return s
}

// Clear empties the entry and searches for nothing, that is, shows all.
func (s *SearchEntry) Clear() {
	s.SetText("")
	s.searchNow()
}

func (s *SearchEntry) key(name fyne.KeyName) bool {
	switch {
	case name == fyne.KeyEscape && s.Text != "":
		s.Clear()
	case name == fyne.KeyReturn || name == fyne.KeyEnter:
		s.searchNow()
		if s.onEnter != nil {
			s.onEnter()
		}
	case name == fyne.KeyDown && s.OnDown != nil:
		s.searchNow()
		s.OnDown()
	default:
		return false
	}
	return true
}

// changed waits for the typing to rest.
func (s *SearchEntry) changed() {
	s.clearer.Hidden = s.Text == ""
	s.clearer.Refresh()
	s.stop()
	s.stop = s.wait(s.searchNow)
}

// searchNow searches unless the text is what was searched for last.
func (s *SearchEntry) searchNow() {
	s.stop()
	if s.Text == s.searched {
		return
	}
	s.searched = s.Text
	if s.OnSearch != nil {
		s.OnSearch(s.Text)
	}
}

// afterTyping calls f when the typing has rested.
func afterTyping(f func()) (stop func()) { return After(searchDelay, f) }
