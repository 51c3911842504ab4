package households

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// Deed is something that another screen does for households, such as recording a change of a family; this screen offers
// it for the household that is open and for the selection.
type Deed struct {
	Label  string // without the dots of a menu: 登记自然减少
	Single bool   // for one household at a time

	Offered func(rows []township.HouseholdRow) bool // nil: always
	Do      func(rows []township.HouseholdRow)
}

// deed returns what other screens do under a label.
func (s *Screen) deed(label string) (Deed, bool) {
	for _, d := range s.Deeds {
		if d.Label == label {
			return d, true
		}
	}
	return Deed{}, false
}

// offers are the menu items of the deeds that can be done for households.
func (s *Screen) offers(rows []township.HouseholdRow) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, d := range s.Deeds {
		if len(rows) == 0 || d.Single && len(rows) > 1 || d.Offered != nil && !d.Offered(rows) {
			continue
		}
		label := d.Label + "…"
		if len(rows) > 1 {
			label = fmt.Sprintf("%s（%d户）…", d.Label, len(rows))
		}
		items = append(items, fyne.NewMenuItem(label, func() { d.Do(rows) }))
	}
	return items
}
