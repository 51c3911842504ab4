package ui

import (
	"taizhang/app/township"
	"taizhang/ui/changes"
	"taizhang/ui/households"
	"taizhang/ui/widgets"
)

// newChanges makes 变动.
func (s *Shell) newChanges() Screen { return changes.New(s, s.cfg.Desk) }

// changesScreen is 变动, built if it was not shown yet.
func (s *Shell) changesScreen() *changes.Screen {
	if p := s.at(placeChanges); p != nil {
		return p.screen.(*changes.Screen)
	}
	return nil
}

// changeDeeds are what 变动 does for a household, as 农户 offers it.
func (s *Shell) changeDeeds() []households.Deed {
	deed := func(label string, open func(c *changes.Screen, household int64)) households.Deed {
		return households.Deed{
			Label: label, Single: true,
			Offered: func(rows []township.HouseholdRow) bool { return rows[0].Closed == "" },
			Do: func(rows []township.HouseholdRow) {
				if c := s.changesScreen(); c != nil {
					open(c, rows[0].ID)
				}
			},
		}
	}
	return []households.Deed{
		deed("登记自然增加", (*changes.Screen).Increase), deed("登记自然减少", (*changes.Screen).Decrease),
		deed("户主变更", (*changes.Screen).ChangeHead), deed("分户", (*changes.Screen).Split),
		deed("并户", (*changes.Screen).Merge), deed("整户注销", (*changes.Screen).Close),
	}
}

// ShowChanges lists the changes of a household.
func (s *Shell) ShowChanges(r township.HouseholdRow) {
	if screen, ok := visit[*changes.Screen](s, placeChanges); ok {
		screen.ShowHousehold(r.Code, r.Head)
	}
}

// DoneOffering is Done with one more thing that the clerk may want now, such as printing a sheet of it.
func (s *Shell) DoneOffering(deed township.Deed, text, label string, offer func()) {
	s.Done(deed, text)
	if canUndo(deed) {
		s.toasts.ShowToastWith(text, widgets.ToastDeed{Label: label, Do: offer}, widgets.ToastDeed{Label: deed.TakeBackWord(), Do: func() { s.undo(deed, false) }})
	}
}
