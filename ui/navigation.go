package ui

import (
	"cmp"

	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// viewRail is the key of the remembered state of the navigation.
const viewRail = "rail"

// inRail is the key of the place in the navigation that is current while this one is in front.
func (p *place) inRail() string { return cmp.Or(p.under, p.Key) }

// longestTrail bounds how far Alt+← leads back.
const longestTrail = 20

func (s *Shell) newRail() *widgets.NavRail {
	items := make([]widgets.NavItem, len(s.nav))
	for i, p := range s.nav {
		items[i] = p.NavItem
	}
	rail := widgets.NewNavRail(programName, items...)
	rail.SetToggleIcon(look.Icon(look.IconRail))
	rail.OnSelected = s.pick
	rail.OnCollapsed = func(collapsed bool) {
		s.Remember(viewRail, collapsed)
		s.body.Refresh()
	}
	var collapsed bool
	s.Recall(viewRail, &collapsed)
	rail.SetCollapsed(collapsed)
	return rail
}

// leaver is a screen that can hold input which is not saved yet.
type leaver interface {
	Leave(then func()) // goes on once nothing that was typed can be lost: at once, or after asking
}

// leaving goes on once the current screen may be left.
func (s *Shell) leaving(then func()) {
	if s.current != nil {
		if l, ok := s.current.screen.(leaver); ok {
			l.Leave(then)
			return
		}
	}
	then()
}

// homer is a screen that shows more than one page.
type homer interface {
	Home() // leads back to the first of them, once what is in front may be left
}

// pick is a click on a place: on the current one, it leads to the first page of its screen.
func (s *Shell) pick(key string) {
	again := s.current != nil && s.current.Key == key
	s.goTo(key)
	if h, ok := s.at(key).screen.(homer); ok && again {
		h.Home()
	}
}

// goTo brings the screen of a place to the front, once the one in front may be left; the place before it can be gone
// back to.
func (s *Shell) goTo(key string) {
	if s.current == nil || s.current.Key == key {
		s.front(key)
		return
	}
	s.rail.Select(s.current.inRail()) // until the screen has been left
	s.leaving(func() { s.front(key) })
}

func (s *Shell) front(key string) {
	s.called = false
	if s.current != nil && s.current.Key != key {
		s.trail = append(s.trail, s.current.Key)
		if len(s.trail) > longestTrail {
			s.trail = s.trail[1:]
		}
	}
	s.bring(key)
}

// bring shows a place without a trace in the trail.
func (s *Shell) bring(key string) {
	p := s.at(key)
	if p == nil {
		return
	}
	if s.current != p {
		s.win.Canvas().Unfocus()
		s.current = p
		s.pages.Objects = []fyne.CanvasObject{p.screen.Content()}
		s.pages.Refresh()
		s.saved.hide()
		s.dress(p)
	}
	s.rail.Select(p.inRail())
	s.freshen(p)
	p.screen.Shown()
}

// dress gives a screen that was out of sight when the look changed the colours and sizes of now.
func (s *Shell) dress(p *place) {
	if p.look != s.looks {
		s.app.Settings().SetTheme(s.app.Settings().Theme())
	}
	p.look = s.looks
}

// freshen lets a screen read anew if data has changed since.
func (s *Shell) freshen(p *place) {
	if p.stale {
		p.stale = false
		p.screen.Refresh()
	}
}

// back returns to the place before, if there is one.
func (s *Shell) back() bool {
	if len(s.trail) == 0 {
		return false
	}
	key := s.trail[len(s.trail)-1]
	s.trail = s.trail[:len(s.trail)-1]
	s.bring(key)
	return true
}

// refreshAll tells every screen that data has changed; those out of sight read when they are shown.
func (s *Shell) refreshAll() {
	for _, p := range s.all() {
		p.stale = p.screen != nil
	}
	s.readOffice()
	if s.current != nil {
		s.freshen(s.current)
	}
}
