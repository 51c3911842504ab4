// Package households is the screen 农户: the table of all households with its filters, and the
// page of one household.
package households

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/raising"
)

// Screen is the screen 农户.
type Screen struct {
	// OnMove opens the dialog 「移动台账」 for households; the screen 台账 has it (ledgers.Screen.Move).
	// While it is nil, the deeds that need it are not shown.
	OnMove  func(rows []township.HouseholdRow)
	Issues  func(household int64) ([]township.IssueRow, error) // reads a household's issues; nil: none are shown
	OnIssue func(id int64)                                     // opens one of them

	// Raising is how what the page finds doubtful becomes an issue; nil: it does not.
	Raising *raising.Way

	// Deeds are what other screens do for households, in the order in which they are offered.
	Deeds []Deed

	// OnOpened is told which household was opened. May be nil.
	OnOpened func(id int64)

	// OnBack is asked when a page that another screen opened is left; true: the shell has gone back
	// to that screen. May be nil.
	OnBack func() bool

	host    Host
	desk    Desk
	content *fyne.Container
	list    *listing
	file    *filePage
	form    *form                        // what is being filled in, nil for nothing
	later   func(f func()) (stop func()) // calls f once the typing rests; nil: as usual
	viewer  *viewer                      // of attachments
	guest   bool                         // the page was opened by another screen
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk}
	s.list = newListing(s)
	s.file = newFilePage(s)
	s.file.page.Hide()
	s.viewer = newViewer(s)
	s.content = container.NewStack(s.list.page, s.file.page, s.viewer.page)
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Refresh reads the rows anew; selection, scroll position and filters stay.
func (s *Screen) Refresh() {
	s.list.load()
	if s.file.open() && s.form == nil { // below a form it is read anew when the form is closed
		s.file.reload()
		s.viewer.refresh()
	}
}

// Shown puts the keyboard where the work goes on; the first time it selects the first household, so
// that the panel at the side has one to show.
func (s *Screen) Shown() {
	switch {
	case s.form != nil:
		return // the keyboard stays in its field
	case s.viewer.shown:
		s.viewer.takeKeys()
		return
	case s.file.open():
		s.focus(s.file.body)
		return
	}
	s.list.table.Begin()
	s.focus(s.list.table)
}

// ShowFilter shows the table narrowed by a filter.
func (s *Screen) ShowFilter(f township.HouseholdFilter) {
	s.Leave(func() {
		s.leave()
		s.list.filters.set(f)
		s.list.narrow()
		s.list.selected()
		s.focus(s.list.table)
	})
}

// Open shows the page of a household for another screen; the way back leads there if OnBack
// knows it, otherwise to the household's row.
func (s *Screen) Open(id int64) {
	s.Leave(func() {
		if s.show(id) {
			s.guest = true
		}
	})
}

// OpenField shows the page of a household for another screen, with the form open at the field that a finding names.
func (s *Screen) OpenField(id int64, mark township.FindingMark) {
	s.Leave(func() {
		if s.show(id) {
			s.guest = true
			s.file.openField(mark)
		}
	})
}

// show shows the page of a household in place of the table.
func (s *Screen) show(id int64) bool {
	if !s.file.load(id) {
		return false
	}
	s.guest = false
	s.viewer.hide()
	s.list.page.Hide()
	s.file.page.Show()
	if s.OnOpened != nil {
		s.OnOpened(id)
	}
	s.focus(s.file.body)
	return true
}

// back leaves the page of a household for the row that it belongs to.
func (s *Screen) back() bool {
	if s.viewer.close() {
		return true
	}
	if !s.file.open() {
		return false
	}
	id, guest := s.file.id(), s.guest
	s.leave()
	if r := s.list.lines[id]; r != nil {
		s.list.table.Select(r.key)
	}
	if guest && s.OnBack != nil && s.OnBack() {
		return true
	}
	s.focus(s.list.table)
	return true
}

// Home leads from the page of a household to the table, wherever it was opened from.
func (s *Screen) Home() {
	s.Leave(func() {
		s.guest = false
		s.viewer.hide()
		s.back()
	})
}

// leave puts the table in place of the page.
func (s *Screen) leave() {
	s.guest = false
	s.viewer.hide()
	s.file.close()
	s.file.page.Hide()
	s.list.page.Show()
}

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}
