// Package ui is the window: navigation, search, status line, dialogs, keys, and the screens inside.
// It knows the clerk's deeds through Desk only, and the operating system through Config only.
package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/welcome"
	"taizhang/ui/widgets"
)

// programName is the title of the window before an office is known.
const programName = "台账"

// The size of the window at the first start, in units: 1366×768 at 125 %.
const (
	firstWidth  = 1093
	firstHeight = 614
)

// Shell is the one window of the program and the host of its screens. All methods run on the UI
// goroutine.
type Shell struct {
	cfg   Config
	app   fyne.App
	win   fyne.Window
	views *viewState

	office  township.Office
	founded bool
	look    look.Options
	looks   int // number of the look, counted from the start

	toasts *widgets.ToastHost
	layer  *fyne.Container
	body   *fyne.Container // the frame, or the first start
	pages  *fyne.Container // the current screen
	rail   *widgets.NavRail
	status *widgets.StatusLine
	finder *finder
	person *widgets.Button // who sits at the desk
	saved  *savedPanel
	first  *welcome.Screen // nil once the office is founded
	seat

	nav     []*place
	under   []*place // beneath the navigation
	current *place
	trail   []string // keys of the places before the current one
	called  bool     // the household's page in front was opened from another place
	ready   bool     // the register has been read
	working int      // pieces of slow work under way
	apart   int      // the same of what is done beside the window
	asking  bool     // a file dialog is open
	offered bool     // the clerk has been asked about drafts of the last time
}

// New builds the window without showing it.
func New(app fyne.App, cfg Config) *Shell {
	if cfg.Log == nil {
		cfg.Log = func(string, error) {}
	}
	s := &Shell{cfg: cfg, app: app, win: app.NewWindow(programName)}
	s.views = openViewState(cfg.Preferences, cfg.Log)
	s.recallAppearance()
	s.buildFrame()
	s.readOffice()
	s.addShortcuts()
	s.win.SetOnDropped(s.dropped)
	s.win.SetMaster()
	s.win.SetCloseIntercept(s.close)
	return s
}

// Show shows the window and tells what there is to tell at a start. The caller runs the app.
func (s *Shell) Show() {
	size := windowSize{firstWidth, firstHeight}
	s.Recall(viewWindow, &size)
	s.win.Resize(fyne.NewSize(max(size.Width, firstWidth/2), max(size.Height, firstHeight/2)))
	s.win.Show()
	s.begin()
	s.askAtStart()
	if s.cfg.LastCrash != "" {
		s.tellCrash()
	} else if s.mayRead() {
		s.offerDrafts()
	}
}

// Started does what can only be done once the window stands. Package main calls it then.
func (s *Shell) Started() {
	s.fitScreen()
	if s.first != nil {
		s.first.Shown() // the keyboard goes nowhere before
	}
}

// fitScreen makes the window no larger than the screen: its first size is meant for 1366×768 at 125 %, and a larger
// scale or a smaller screen would leave its edges outside. The scale is not known before the window stands.
func (s *Shell) fitScreen() {
	if s.cfg.WorkArea == nil {
		return
	}
	width, height, ok := s.cfg.WorkArea()
	c := s.win.Canvas()
	if !ok || c.Scale() <= 0 {
		return
	}
	size, room := c.Size(), fyne.NewSize(float32(width)/c.Scale(), float32(height)/c.Scale())
	s.narrowRail(room.Width)
	if fits := size.Min(room); fits != size {
		s.win.Resize(fits)
	}
}

// narrowScreen is the width, in designed units, below which the pages want the room of the navigation's words.
const narrowScreen = 1000

// narrowRail leaves of the navigation the icons where the screen is narrow and the clerk has not said how she wants it.
func (s *Shell) narrowRail(width float32) {
	var collapsed bool
	if width < look.Scaled(narrowScreen) && !s.Recall(viewRail, &collapsed) {
		s.rail.SetCollapsed(true)
		s.body.Refresh()
	}
}

// windowSize is what is remembered of the window.
type windowSize struct{ Width, Height float32 }

// viewWindow is the key of the remembered window size.
const viewWindow = "window"

// buildFrame puts the parts of the window together, empty as yet.
func (s *Shell) buildFrame() {
	s.pages = container.NewStack()
	s.status = widgets.NewStatusLine()
	s.body = container.NewStack()
	s.finder = newFinder(s)
	s.saved = newSavedPanel(s)
	s.layer = newFloatLayer(s.body, s.finder.panel, s.saved.panel)
	s.toasts = widgets.NewToastHost(s.layer)
	s.win.SetPadded(false)
	s.win.SetContent(s.toasts)
}

// readOffice shows the first start or the frame, whichever the archive is ready for.
func (s *Shell) readOffice() {
	office, rules, founded, err := s.cfg.Desk.Office(context.Background())
	if err != nil {
		s.Fail(err)
		founded = true // an archive that cannot be read is not an empty one
	}
	s.office = office
	s.readStaff()
	s.setMarginalColour(rules.MarginalColour)
	s.win.SetTitle(title(office))
	switch {
	case !founded:
		s.showFirstStart()
	case !s.founded:
		s.showFrame()
	}
	s.founded = founded
	if s.mayRead() {
		s.RefreshStatus()
	}
}

func title(o township.Office) string {
	if o.Name == "" {
		return programName
	}
	return programName + " · " + o.Name
}

func (s *Shell) showFirstStart() {
	if s.first != nil {
		return
	}
	s.nav, s.under, s.current, s.trail = nil, nil, nil, nil
	s.first = welcome.New(s, s.cfg.Desk, s.demo())
	s.setBody(s.first.Content())
	s.first.Shown()
}

// demo opens the demo, nil if there is none.
func (s *Shell) demo() func() {
	if s.cfg.Demo == nil {
		return nil
	}
	return func() {
		s.Work("正在打开演示", "", func(context.Context, func(int, int)) error { return s.cfg.Demo() }, s.Fail)
	}
}

// showFrame builds navigation, top and status line around the screens and shows the first one.
func (s *Shell) showFrame() {
	s.first = nil
	s.nav, s.under = s.places(), s.beneath()
	s.rail = s.newRail()
	top := newTopBar(s)
	s.setBody(container.New(frameLayout{}, s.rail, top, s.pages, s.status))
	if s.mayRead() {
		s.goTo(placeHome)
	}
}

// mayRead says whether the register may be read on the UI goroutine: not while a large one would keep the window from
// its first frame.
func (s *Shell) mayRead() bool { return s.ready || s.cfg.ReadAhead == nil }

// begin reads the register beside the window and then shows the first page.
func (s *Shell) begin() {
	if s.mayRead() {
		return
	}
	s.beside(func() func() {
		s.cfg.ReadAhead()
		return func() {
			s.ready = true
			if s.founded && s.current == nil {
				s.goTo(placeHome)
			}
			s.RefreshStatus()
			s.offerDrafts()
		}
	})
}

// beside does what the window must not wait for on a goroutine, and then what comes of it on the UI goroutine.
func (s *Shell) beside(do func() (then func())) {
	s.apart++
	go func() {
		then := do()
		fyne.Do(func() {
			s.apart--
			then()
		})
	}()
}

func (s *Shell) setBody(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// close ends the program, unless work is under way that closing would cut off, once nothing that was typed can be lost.
func (s *Shell) close() {
	if s.working > 0 {
		s.sayAnyhow("还有工作没有做完，请等它结束，或先按“停止”。")
		return
	}
	if s.blocked() {
		s.end() // nobody can be asked: what was typed is kept as a draft
		return
	}
	s.leaving(s.end)
}

// end closes the window.
func (s *Shell) end() {
	size := s.win.Canvas().Size()
	s.Remember(viewWindow, windowSize{size.Width, size.Height})
	s.views.flush()
	for _, p := range s.all() {
		if screen, ok := p.screen.(interface{ Close() }); ok {
			screen.Close() // gives back what it holds, such as the copy of a file under preview
		}
	}
	s.win.Close()
}
