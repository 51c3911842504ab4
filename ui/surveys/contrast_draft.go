package surveys

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// contrastPrefix begins the keys of drafts of the 信息对照表: contrast:12.
const contrastPrefix = "contrast:"

func (p *contrastPage) draftKey() string { return fmt.Sprintf("%s%d", contrastPrefix, p.survey) }

// drafts keeps what is typed.
func (p *contrastPage) drafts() around.Drafts {
	return around.Drafts{Desk: p.screen.desk, Host: p.screen.host, Key: p.draftKey}
}

// newKeeper keeps what is typed as a draft.
func (p *contrastPage) newKeeper() *widgets.Keeper {
	return &widgets.Keeper{Changed: p.unsaved, Save: p.saveDraft, Forget: p.drafts().Drop, Tell: p.kept.SetText, Wait: p.screen.later}
}

func (p *contrastPage) saveDraft() (problem string) {
	return p.drafts().Save(fmt.Sprintf("%s “%s”信息对照表", p.sheet.Row.Named(), p.sheet.Campaign.Name), p.typed())
}

// offer asks whether to go on with what was typed before; a draft that was asked for is gone on with at once.
func (p *contrastPage) offer() {
	if p.asked != nil {
		p.resume(*p.asked)
		p.asked = nil
		return
	}
	if p.sheet.Locked() == "" {
		p.drafts().Offer(around.Offer{Go: p.resume, Dropped: p.focus, Leave: p.leave})
	}
}

// resume fills the lines with a draft; of a line that is no more, nothing is left to say.
func (p *contrastPage) resume(d township.Draft) {
	var typed []township.ProposedChange
	if json.Unmarshal([]byte(d.Content), &typed) != nil || p.sheet.Locked() != "" {
		return // a draft of another version, or of a survey that is over: it stays as it is
	}
	for _, c := range typed {
		if l := p.line(c.Member, c.Field); l != nil && l.field != nil {
			l.write(c.Proposed)
		}
	}
	p.keeper.Begin(true)
	p.settle()
	p.focus()
}

// resumeContrast opens the 信息对照表 that a draft belongs to, as it was left.
func (s *Screen) resumeContrast(d township.Draft) {
	survey, err := strconv.ParseInt(strings.TrimPrefix(d.Key, contrastPrefix), 10, 64)
	if err != nil {
		return
	}
	s.Leave(func() {
		p := newContrastPage(s, survey, false)
		p.asked = &d
		if s.showPlace(p); s.place != place(p) {
			s.host.Inform("信息对照表", d.Title+"所属的调查表已经删除。恢复那张表以后打开信息对照表，会再问要不要继续填写。")
			return
		}
		if p.sheet.Campaign.ID != s.list.filters.filter.Campaign {
			s.list.setCampaign(p.sheet.Campaign.ID)
		}
	})
}
