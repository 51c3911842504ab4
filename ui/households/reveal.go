package households

import (
	"time"

	"fyne.io/fyne/v2"
)

// revealFor is how long a phone is shown whole.
const revealFor = 10 * time.Second

// reveal shows the phones of the lines whole for ten seconds.
func (l *listing) reveal(lines []*line) {
	l.setRevealed(lines, true)
	time.AfterFunc(revealFor, func() {
		fyne.Do(func() { l.setRevealed(lines, false) })
	})
}

func (l *listing) setRevealed(lines []*line, revealed bool) {
	for _, r := range lines {
		r.revealed = revealed
		l.table.UpdateRow(r)
	}
}
