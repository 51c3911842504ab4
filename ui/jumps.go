package ui

import (
	"taizhang/app/township"
	"taizhang/ui/helpers"
	"taizhang/ui/history"
	"taizhang/ui/households"
	"taizhang/ui/importing"
	"taizhang/ui/income"
	"taizhang/ui/ledgers"
	"taizhang/ui/monthly"
	"taizhang/ui/notices"
	"taizhang/ui/printing"
	"taizhang/ui/settings"
	"taizhang/ui/surveys"
)

// visit brings a place to the front and returns its screen; ok is false before the archive is founded, and while the clerk
// is asked about input that is not saved.
func visit[T Screen](s *Shell, key string) (screen T, ok bool) {
	if s.at(key) == nil {
		return screen, false
	}
	s.goTo(key)
	if s.current == nil || s.current.Key != key {
		return screen, false
	}
	screen, ok = s.at(key).screen.(T)
	return screen, ok
}

// ShowHousehold opens a household's page; called from another place, the page leads back there.
func (s *Shell) ShowHousehold(id int64) {
	from := s.current
	if screen, ok := visit[*households.Screen](s, placeHouseholds); ok {
		s.called = from != s.current
		screen.Open(id)
	}
}

// ShowIncome opens a household's income sheet of a year; called from another place, it leads back there.
func (s *Shell) ShowIncome(household int64, year string) {
	from := s.current
	if screen, ok := visit[*income.Screen](s, placeIncome); ok {
		s.called = from != s.current
		screen.OpenSheet(household, year)
	}
}

// ShowSurvey opens a household's survey in a campaign, 0 for the one that is meant where none is named; called from another
// place, it leads back there.
func (s *Shell) ShowSurvey(household, campaign int64) {
	from := s.current
	if screen, ok := visit[*surveys.Screen](s, placeSurveys); ok {
		s.called = from != s.current
		screen.OpenSurvey(household, campaign)
	}
}

// showScanned opens the survey whose form was scanned.
func (s *Shell) showScanned(code township.FormCode) {
	if screen, ok := visit[*surveys.Screen](s, placeSurveys); ok {
		screen.OpenScanned(code)
	}
}

// ShowSurveys lists the households of a campaign that a filter lets through.
func (s *Shell) ShowSurveys(f township.SurveyFilter) {
	if screen, ok := visit[*surveys.Screen](s, placeSurveys); ok {
		screen.ShowFilter(f)
	}
}

// ShowAcceptance opens what waits to be accepted, village by village.
func (s *Shell) ShowAcceptance() { s.goTo(placeAcceptance) }

// ShowMonthly opens the editions of the sweep's report.
func (s *Shell) ShowMonthly() { s.goTo(placeMonthly) }

// ShowMonthlyItem opens the latest edition of the sweep's report at an item.
func (s *Shell) ShowMonthlyItem(item int64) {
	if screen, ok := visit[*monthly.Screen](s, placeMonthly); ok {
		screen.OpenItem(item)
	}
}

// ShowNotices lists the notices of a view, “” for all.
func (s *Shell) ShowNotices(view township.NoticeView) {
	if screen, ok := visit[*notices.Screen](s, placeNotices); ok {
		screen.Show(view)
	}
}

// PostNotice opens the form for a notice of what was printed for villages.
func (s *Shell) PostNotice(subject string, villages []string) {
	if screen, ok := visit[*notices.Screen](s, placeNotices); ok {
		screen.Post(subject, villages)
	}
}

// ShowCampaigns opens 行动.
func (s *Shell) ShowCampaigns() { s.goTo(placeCampaigns) }

// addHousehold opens the form for a new household.
func (s *Shell) addHousehold() {
	if screen, ok := visit[*households.Screen](s, placeHouseholds); ok {
		screen.AddHousehold()
	}
}

// ShowHouseholds lists the households that a filter lets through.
func (s *Shell) ShowHouseholds(f township.HouseholdFilter) {
	if screen, ok := visit[*households.Screen](s, placeHouseholds); ok {
		screen.ShowFilter(f)
	}
}

// ShowHelper goes to a helper, as he is called with his unit, in the roster.
func (s *Shell) ShowHelper(called string) {
	if screen, ok := visit[*helpers.Screen](s, placeHelpers); ok {
		screen.ShowHelper(called)
	}
}

// ShowLedger shows a ledger of a village, “” for all.
func (s *Shell) ShowLedger(village string, l township.Ledger) {
	if screen, ok := visit[*ledgers.Screen](s, placeLedgers); ok {
		screen.ShowLedger(village, l)
	}
}

// ShowProposals shows the placements that wait for a person.
func (s *Shell) ShowProposals() {
	if screen, ok := visit[*ledgers.Screen](s, placeLedgers); ok {
		screen.ShowProposals()
	}
}

// ShowImport previews files on 交换; without files it only goes there.
func (s *Shell) ShowImport(paths []string) {
	if screen, ok := visit[*importing.Screen](s, placeExchange); ok && len(paths) > 0 {
		screen.ImportFiles(paths)
	}
}

// ShowHistory opens 记录 with all that was ever done to a household, which place names.
func (s *Shell) ShowHistory(household int64, place string) {
	if screen, ok := visit[*history.Screen](s, placeHistory); ok {
		screen.ShowHousehold(household, place)
	}
}

// ShowOperators opens 设置 where the office says who may sit at the desk.
func (s *Shell) ShowOperators() {
	if screen, ok := visit[*settings.Screen](s, placeSettings); ok {
		screen.ShowOperators()
	}
}

// PrintWallLists opens 报表 with a request filled in.
func (s *Shell) PrintWallLists(req township.WallListRequest) {
	if screen, ok := visit[*printing.Screen](s, placeReports); ok {
		screen.Ask(req)
	}
}
