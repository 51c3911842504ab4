package income

import (
	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// view is a page of the screen beside the list, with a way back to it.
type view interface {
	content() fyne.CanvasObject
	load()      // reads anew; the figures of the year are those of the list
	focus()     // puts the keyboard where work goes on
	back() view // where the way back leads, nil: to the list
	shortcut(name string) bool
	help() string
}

// show opens a view, nil: the list.
func (s *Screen) show(v view) {
	s.Leave(func() {
		if s.sheet != nil {
			s.sheet.keeper.Stop()
			s.sheet = nil
		}
		s.view = v
		if v != nil {
			s.list.counted = false
		}
		s.bottom()
	})
}

// bottom shows what lies below a sheet: the list, or the view that is open.
func (s *Screen) bottom() {
	content := fyne.CanvasObject(s.list.page)
	if s.view != nil {
		s.view.load()
		content = s.view.content()
	}
	s.body.Objects = []fyne.CanvasObject{content}
	s.body.Refresh()
	s.Shown()
}

// viewDeeds are the buttons of the list: paper, and the views.
func (s *Screen) viewDeeds() []fyne.CanvasObject {
	return append(append(s.exchangeDeeds(), s.printButton(s.list.printMenu)...),
		widgets.NewButton("概览", look.Icon(look.IconReports), func() { s.show(s.overview) }),
		widgets.NewButton("标准与品种", look.Icon(look.IconSettings), s.showSetup))
}

// showSetup opens standards and items, at the year of the list; the way back leads to where it was opened.
func (s *Screen) showSetup() {
	s.setup.year, s.setup.from = s.list.year, s.view
	s.show(s.setup)
}

// standardOffer is the button that sets up the first standard of the year, nil where there is one.
func (s *Screen) standardOffer() *widgets.Button {
	if len(s.list.standards) > 0 {
		return nil
	}
	year := s.list.year
	return widgets.NewButton("设立"+year+"年的收入标准", look.Icon(look.IconAdd), func() { s.askStandard(newStandard(year)) })
}

// Home leads to the list.
func (s *Screen) Home() { s.show(nil) }
