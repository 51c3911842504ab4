package surveys

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Leave goes on once nothing that was entered can be lost: at once, or after asking.
func (s *Screen) Leave(then func()) {
	p := s.entry
	if p == nil {
		s.leavePlace(then)
		return
	}
	if !p.changed() {
		p.keeper.Drop()
		then()
		return
	}
	widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "调查表还没有保存", Deed: "保存", Other: "不保存", Cancel: "继续填写",
		Body:     widgets.NewProse(p.file.Row.Named()+"的调查表有改动。", look.ColorText, fyne.TextAlignLeading),
		OnDeed:   func() bool { p.save(then); return true },
		OnOther:  func() { p.keeper.Drop(); p.forget(); then() },
		OnCancel: p.focus,
	})
}

// forget takes back what was entered since the survey was opened.
func (p *entryPage) forget() { p.open(p.file.Campaign.ID, p.file.Row.ID) }

// otherCurrent is the current campaign, if a survey of another one is open; nil else.
func (s *Screen) otherCurrent(campaign int64) *township.Campaign {
	for i := range s.list.campaigns {
		if c := &s.list.campaigns[i]; c.Current && c.ID != campaign && c.Closed == "" {
			return c
		}
	}
	return nil
}

// older says of a scanned form that it is of a campaign that is not the current one, or of a former edition; “” for one
// that is neither.
func (s *Screen) older(code township.FormCode) string {
	s.list.load()
	text := ""
	if current := s.otherCurrent(code.Campaign); current != nil {
		text = fmt.Sprintf("扫到的是“%s”的表，不是当前行动“%s”的。", s.campaignName(code.Campaign), current.Name)
	}
	file, err := s.desk.OpenSurvey(context.Background(), code.Campaign, code.Household, 0)
	if err != nil {
		return text
	}
	if file.Older != "" {
		text += file.Older
	}
	if township.EditionOf(file.Form.Version) != code.Edition {
		text += fmt.Sprintf("扫到的纸表是第%d版，这里录的是“%s”第%d版，题目可能不同，请逐条对照。", code.Edition, file.Form.Name, file.Form.Version)
	}
	return text
}

func (s *Screen) campaignName(id int64) string {
	for _, c := range s.list.campaigns {
		if c.ID == id {
			return c.Name
		}
	}
	return "别的行动"
}
