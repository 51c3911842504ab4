package surveys

import (
	"taizhang/app/township"
	"taizhang/ui/widgets"
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
		widgets.BringIntoView(p.scroll, l.content)
		return
	}
}
