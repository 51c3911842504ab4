package surveys

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// place is a page of the screen beside the list and the entry of a survey.
type place interface {
	content() fyne.CanvasObject
	load() bool // reads anew; false: there is nothing to show any more
	focus()
	leave() // where Esc leads
	unsaved() bool
	save(then func())
	shortcut(name string) bool
	help() string
}

// Checker is what the pages of progress, contrast and spot checks ask of the desk.
type Checker interface {
	Progressing
	Contrasting
	Sampling
}

// Progressing tells how far a campaign is.
type Progressing interface {
	// SurveyProgress is how far a campaign is; a closed one has the figures of its close.
	SurveyProgress(ctx context.Context, campaign int64) (township.SurveyProgress, error)
}

// plain is a place where nothing is typed.
type plain struct{}

func (plain) unsaved() bool        { return false }
func (plain) save(then func())     { then() }
func (plain) shortcut(string) bool { return false }

// showPlace shows a page; nil leads back to the list. What was typed and is not saved is asked for by Leave before.
func (s *Screen) showPlace(p place) {
	if p != nil && !p.load() {
		return
	}
	s.from = nil
	if p == nil {
		s.place = nil
		s.list.load()
		s.setBody(s.list.page)
		s.Shown()
		return
	}
	if s.entry != nil {
		s.drop()
		s.entry = nil
	}
	s.place = p
	s.setBody(p.content())
	p.focus()
	if kept, ok := p.(interface{ offer() }); ok {
		kept.offer()
	}
}

func (s *Screen) setBody(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// leavePlace goes on once nothing that was typed into the open page can be lost.
func (s *Screen) leavePlace(then func()) {
	p := s.place
	if p == nil || !p.unsaved() {
		then()
		return
	}
	widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "还没有保存", Deed: "保存", Other: "不保存", Cancel: "继续填写", Body: widgets.NewText("填写的内容还没有保存。"),
		OnDeed:   func() bool { p.save(then); return true },
		OnOther:  func() { p.load(); then() },
		OnCancel: p.focus,
	})
}

// placeBack goes back from a page, to where it was opened.
func (s *Screen) placeBack() { s.Leave(func() { s.place.leave() }) }

// placeShortcut deals with a shortcut on a page.
func (s *Screen) placeShortcut(name string) bool {
	if name == "back" {
		s.placeBack()
		return true
	}
	return s.place.shortcut(name)
}

// leading are the buttons that lead to the pages of the whole campaign.
func (l *listing) leading() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton("进度", nil, l.ofCampaign(func() { l.screen.showPlace(newProgressPage(l.screen)) })),
		widgets.NewButton("抽查", nil, l.ofCampaign(func() { l.screen.showPlace(newSamplesPage(l.screen)) })),
	}
}

// ofCampaign does something once there is a campaign; else it says what to do first.
func (l *listing) ofCampaign(do func()) func() {
	return func() {
		if l.filters.filter.Campaign == 0 {
			l.screen.host.Inform("入户", "还没有专项行动。请先在“行动”里新建一次。")
			return
		}
		do()
	}
}

// contrastable says whether a household's visit can have found something otherwise: there is a survey.
func contrastable(r *line) bool { return r.Survey != 0 && r.State != township.SurveyUnreachable }

// contrast opens the 信息对照表 of a survey.
func (l *listing) contrast(r *line) {
	if !contrastable(r) {
		l.screen.host.Inform("信息对照", r.Called()+"还没有录入调查表。请先录入，再登记信息更正。")
		return
	}
	l.screen.showPlace(newContrastPage(l.screen, r.Survey, false))
}

// missed tells why a page could not be read, and says false; that what it showed was taken back needs no telling.
func (s *Screen) missed(err error) bool {
	if township.CodeOf(err) != township.CodeNotFound {
		s.host.Fail(err)
	}
	return false
}
