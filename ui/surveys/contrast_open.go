package surveys

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// OpenContrast opens the 信息对照表 of a survey for another place, at the line that a finding names.
func (s *Screen) OpenContrast(survey, campaign int64, mark township.FindingMark) {
	s.Leave(func() {
		if campaign != 0 && campaign != s.list.filters.filter.Campaign {
			s.list.setCampaign(campaign)
		}
		p := newContrastPage(s, survey, false)
		p.called = true
		if s.showPlace(p); s.place == place(p) {
			p.goTo(mark)
		}
	})
}

// goTo brings the line of a finding into view, with the keyboard in its field.
func (p *contrastPage) goTo(mark township.FindingMark) {
	for _, l := range p.lines {
		if l.of.Person != mark.Person || l.of.Field.Label != mark.At {
			continue
		}
		if l.field != nil {
			p.screen.focus(l.field.Input())
		}
		p.settle()
		p.scrollTo(l)
		return
	}
}

// scrollTo scrolls to a line of the page that may not have been drawn yet.
func (p *contrastPage) scrollTo(l *contrastLine) {
	height := p.scroll.Size().Height
	most := max(0, p.scroll.Content.MinSize().Height-height)
	at := p.body.Position().Y + l.content.Position().Y
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(most, max(0, at-height/2))))
}
