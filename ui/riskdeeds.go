package ui

import (
	"taizhang/app/township"
	"taizhang/ui/households"
	"taizhang/ui/ledgers"
)

// riskDeeds are what 台账 does about risks, as 农户 offers it.
func (s *Shell) riskDeeds() []households.Deed {
	var deeds []households.Deed
	for _, act := range ledgers.RiskActs {
		deeds = append(deeds, households.Deed{Label: act.Label, Offered: act.Offered, Do: func(rows []township.HouseholdRow) {
			if l, ok := s.at(placeLedgers).screen.(*ledgers.Screen); ok {
				l.Risk(act, rows, "屏幕：农户")
			}
		}})
	}
	return deeds
}
