package households

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// revealFor is how long a phone is shown whole.
const revealFor = 10 * time.Second

// noted notes that numbers are shown on purpose, and says whether they may be: what could not be noted stays hidden.
func (s *Screen) noted(seen ...township.Reveal) bool {
	if err := s.desk.NoteReveal(context.Background(), seen...); err != nil {
		s.host.Fail(err)
		return false
	}
	return true
}

// masked is a number with its middle starred and an eye that shows it for ten seconds, which is noted as seen.
func (s *Screen) masked(starred, whole string, seen township.Reveal) fyne.CanvasObject {
	return widgets.NewMaskedLabel(starred, look.Icon(look.IconEye), func() string {
		if !s.noted(seen) {
			return ""
		}
		return whole
	})
}

// recordName is what a household is called in the notes: its head, or its code while no head is known.
func recordName(r township.HouseholdRow) string {
	if r.Head == "" {
		return "户编号" + r.Code
	}
	return r.Head
}

// phoneSeen is the note that a household's phone is shown.
func phoneSeen(r township.HouseholdRow) township.Reveal {
	return township.Reveal{Household: r.ID, Record: recordName(r), Field: township.Households.Field("phone").Label}
}

// seen is the note that a field of the household, or of one of its people, is shown.
func (f *filePage) seen(r township.Record, field township.Field) township.Reveal {
	note := township.Reveal{Household: f.file.Row.ID, Record: r.Get("name"), Field: field.Label}
	if note.Record == "" {
		note.Record = recordName(f.file.Row)
	}
	return note
}

// reveal shows the phones of the lines whole for ten seconds.
func (l *listing) reveal(lines []*line) {
	var seen []township.Reveal
	for _, r := range lines {
		if r.Phone != "" {
			seen = append(seen, phoneSeen(*r.HouseholdRow))
		}
	}
	if len(seen) == 0 || !l.screen.noted(seen...) {
		return
	}
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
