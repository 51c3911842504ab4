package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/acceptance"
	"taizhang/ui/campaigns"
	"taizhang/ui/changes"
	"taizhang/ui/helpers"
	"taizhang/ui/history"
	"taizhang/ui/home"
	"taizhang/ui/households"
	"taizhang/ui/importing"
	"taizhang/ui/income"
	"taizhang/ui/issues"
	"taizhang/ui/ledgers"
	"taizhang/ui/look"
	"taizhang/ui/monthly"
	"taizhang/ui/notices"
	"taizhang/ui/printing"
	"taizhang/ui/settings"
	"taizhang/ui/surveys"
	"taizhang/ui/welcome"
	"taizhang/ui/widgets"
)

// Desk is what a clerk can do: all that the screens ask for, and the window itself.
type Desk interface {
	acceptance.Desk
	campaigns.Desk
	helpers.Desk
	history.Desk
	home.Desk
	households.Desk
	importing.Desk
	income.Desk
	income.Printer
	issues.Desk
	ledgers.Desk
	monthly.Desk
	notices.Desk
	printing.Desk
	settings.Desk
	surveys.Desk
	changes.Desk
	welcome.Desk
	searcher
	register
	undoer
	staff
}

// register is what the window shows of the archive.
type register interface {
	Office(ctx context.Context) (o township.Office, r township.OfficeRules, founded bool, err error)
	Counts(ctx context.Context) (households, people int, err error)
	Households(ctx context.Context) ([]*township.HouseholdRow, error)
	ArchivePath() string
	Today() township.Date
}

// undoer takes deeds back.
type undoer interface {
	LastRedoable(ctx context.Context) (deed township.Deed, ok bool, err error)
	LastUndoable(ctx context.Context) (deed township.Deed, ok bool, err error)
	Undo(ctx context.Context, id int64, cascade bool) (township.Deed, error)
}

// staff says who sits at the desk, and who may.
type staff interface {
	Operator() string
	Operators(ctx context.Context) ([]township.Operator, error)
	SignIn(ctx context.Context, name, pin string) error
	IdleMinutes(ctx context.Context) (int, error)
}

// Screen is one place of the window.
type Screen interface {
	Content() fyne.CanvasObject // built once
	Refresh()                   // data may have changed: read anew, keep selection, scroll and filters
	Shown()                     // came to the front: put the keyboard where work goes on
	Key(ev *fyne.KeyEvent) bool // a key that no widget used; true if used
	Shortcut(name string) bool  // one of the names below; true if used
	Help() string               // what the page is for and its keys
}

// The shortcuts that a screen may answer.
const (
	shortcutFind     = "find"     // Ctrl+F
	shortcutPrint    = "print"    // Ctrl+P
	shortcutSave     = "save"     // Ctrl+S
	shortcutBack     = "back"     // Alt+←
	shortcutPrevious = "previous" // Alt+↑
	shortcutNext     = "next"     // Alt+↓
	shortcutAccept   = "accept"   // Ctrl+Enter
	shortcutNew      = "new"      // Ctrl+N
	shortcutEdit     = "edit"     // Ctrl+E
)

// The places of the window.
const (
	placeHome       = "home"
	placeHouseholds = "households"
	placeLedgers    = "ledgers"
	placeIncome     = "income"
	placeSurveys    = "surveys"
	placeIssues     = "issues"
	placeChanges    = "changes"
	placeHelpers    = "helpers"
	placeCampaigns  = "campaigns"
	placeExchange   = "exchange"
	placeReports    = "reports"
	placeHistory    = "history"
	placeSettings   = "settings"
	placeAcceptance = "acceptance"
	placeMonthly    = "monthly"
	placeNotices    = "notices"
)

// place is one entry of the navigation with its screen, which is built when it is first shown.
type place struct {
	widgets.NavItem
	under  string // the place of the navigation that it is reached from; “” of one that stands there itself
	build  func() Screen
	screen Screen
	stale  bool // data has changed since the screen last read it
	look   int  // number of the look in which the screen was shown last
}

// places lists what is built, in the order of the navigation.
func (s *Shell) places() []*place {
	item := func(key, label string, icon look.IconName, build func() Screen) *place {
		return &place{NavItem: widgets.NavItem{Key: key, Label: label, Icon: look.Icon(icon)}, build: build}
	}
	desk := s.cfg.Desk
	return []*place{
		item(placeHome, "工作台", look.IconHome, func() Screen { return home.New(s, desk) }),
		item(placeHouseholds, "农户", look.IconHouseholds, s.newHouseholds),
		item(placeLedgers, "台账", look.IconLedgers, func() Screen { return ledgers.New(s, desk) }),
		item(placeIncome, "收入", look.IconIncome, s.newIncome),
		item(placeSurveys, "入户", look.IconSurveys, s.newSurveys),
		item(placeIssues, "问题", look.IconIssues, s.newIssues),
		item(placeChanges, "变动", look.IconChanges, s.newChanges),
		item(placeHelpers, "帮扶", look.IconHelpers, func() Screen { return helpers.New(s, desk) }),
		item(placeExchange, "交换", look.IconExchange, s.newImporting),
		item(placeCampaigns, "行动", look.IconCampaigns, s.newCampaigns),
		item(placeReports, "报表", look.IconReports, func() Screen { return printing.New(s, desk) }),
		item(placeHistory, "记录", look.IconHistory, func() Screen { return history.New(s, desk) }),
		item(placeSettings, "设置", look.IconSettings, func() Screen { return settings.New(s, desk, s.about()) }),
	}
}

// beneath lists the places that do not stand in the navigation: they are reached from another.
func (s *Shell) beneath() []*place {
	back := func() bool { return s.back() }
	return []*place{
		{NavItem: widgets.NavItem{Key: placeAcceptance, Label: "验收"}, under: placeIssues, build: func() Screen {
			screen := acceptance.New(s, s.cfg.Desk)
			screen.OnBack = back
			return screen
		}},
		{NavItem: widgets.NavItem{Key: placeMonthly, Label: "月报表"}, under: placeIssues, build: func() Screen {
			screen := monthly.New(s, s.cfg.Desk)
			screen.OnBack = back
			return screen
		}},
		{NavItem: widgets.NavItem{Key: placeNotices, Label: "公示登记"}, under: placeReports, build: func() Screen {
			screen := notices.New(s, s.cfg.Desk)
			screen.OnBack = back
			return screen
		}},
	}
}

// all are the places in and beneath the navigation.
func (s *Shell) all() []*place { return append(s.nav[:len(s.nav):len(s.nav)], s.under...) }

// newHouseholds makes 农户 with its ways to what other screens hold: the one dialog for moving lies in 台账, and a page
// that was opened from another place leads back there.
func (s *Shell) newHouseholds() Screen {
	screen := households.New(s, s.cfg.Desk)
	screen.OnMove = func(rows []township.HouseholdRow) {
		if l, ok := s.at(placeLedgers).screen.(*ledgers.Screen); ok {
			l.Move(rows)
		}
	}
	screen.Deeds = append(screen.Deeds, s.riskDeeds()...)
	screen.Deeds = append(screen.Deeds, s.helperDeed(), s.incomeDeed(), s.surveyDeed())
	screen.Deeds = append(screen.Deeds, s.issueDeeds()...)
	screen.Issues, screen.OnIssue, screen.Raising = s.householdIssues, s.ShowIssue, s.raising()
	screen.Deeds = append(screen.Deeds, s.changeDeeds()...)
	screen.OnOpened = func(id int64) { s.opened(township.HitRef{Kind: township.HitHousehold, ID: id}) }
	screen.OnBack = func() bool { return s.called && s.back() }
	return screen
}

// incomeDeed opens a household's income sheet of the year that is worked on.
func (s *Shell) incomeDeed() households.Deed {
	return households.Deed{
		Label: "收入计算表", Single: true, Offered: func(rows []township.HouseholdRow) bool { return rows[0].Closed == "" },
		Do: func(rows []township.HouseholdRow) { s.ShowIncome(rows[0].ID, "") },
	}
}

// newCampaigns makes 行动; its lists are printed where the desk can.
func (s *Shell) newCampaigns() Screen {
	screen := campaigns.New(s, s.cfg.Desk)
	if p, ok := s.cfg.Desk.(campaigns.Printer); ok {
		screen.PrintBy(p)
	}
	return screen
}

// newIncome makes 收入; a sheet that was opened from another place leads back there.
func (s *Shell) newIncome() Screen {
	screen := income.New(s, s.cfg.Desk)
	screen.PrintBy(s.cfg.Desk)
	screen.Raising = s.raising()
	screen.OnBack = func() bool { return s.called && s.back() }
	return screen
}

// surveyDeed opens a household's survey in the campaign that is meant where none is named.
func (s *Shell) surveyDeed() households.Deed {
	return households.Deed{
		Label: "入户调查", Single: true, Offered: func(rows []township.HouseholdRow) bool { return rows[0].Closed == "" },
		Do: func(rows []township.HouseholdRow) { s.ShowSurvey(rows[0].ID, 0) },
	}
}

// newSurveys makes 入户; a survey that was opened from another place leads back there.
func (s *Shell) newSurveys() Screen {
	screen := surveys.New(s, s.cfg.Desk)
	screen.Raising = s.raising()
	if p, ok := s.cfg.Desk.(surveys.Printer); ok {
		screen.PrintBy(p)
	}
	screen.OnBack = func() bool { return s.called && s.back() }
	return screen
}

// helperDeed gives households to a helper; its dialog lies in 帮扶.
func (s *Shell) helperDeed() households.Deed {
	return households.Deed{Label: "指定帮扶责任人", Offered: helpers.Assignable, Do: func(rows []township.HouseholdRow) {
		if h, ok := s.at(placeHelpers).screen.(*helpers.Screen); ok {
			h.Assign(rows)
		}
	}}
}

// at returns the place of a key, nil if there is none, with its screen built.
func (s *Shell) at(key string) *place {
	for _, p := range s.all() {
		if p.Key != key {
			continue
		}
		if p.screen == nil {
			p.screen, p.stale, p.look = p.build(), true, s.looks
		}
		return p
	}
	return nil
}

func (s *Shell) about() settings.About {
	return settings.About{
		Version: s.cfg.Version, Archive: s.cfg.Desk.ArchivePath(), LogFolder: s.cfg.LogFolder, Licences: s.cfg.Licences,
	}
}
