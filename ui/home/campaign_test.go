package home

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

func (d *desk) CurrentCampaign(context.Context) (township.Campaign, bool, error) {
	return d.campaign, d.campaign.ID != 0, nil
}

func (d *desk) SurveyProgress(context.Context, int64) (township.SurveyProgress, error) {
	return township.SurveyProgress{All: township.SurveyCounts{Total: 100, Of: map[township.SurveyState]int{
		township.SurveyNone: 60, township.SurveyUnreachable: 3, township.SurveyFilled: 20, township.SurveyRechecked: 7, township.SurveyReturned: 2, township.SurveyDone: 8,
	}}}, nil
}

func (h *host) ShowSurveys(f township.SurveyFilter) {
	h.went = append(h.went, fmt.Sprintf("surveys %d %q", f.Campaign, f.States))
}

func (h *host) ShowCampaigns() { h.went = append(h.went, "campaigns") }

func TestTheCampaignThatRunsIsOnTheFirstPage(t *testing.T) {
	d := filled()
	s, h := shown(t, d)
	if s.waits != nil {
		t.Error("there is a card without a campaign")
	}
	d.campaign = township.Campaign{ID: 4, Name: "2026年回头看", Stages: []township.Stage{
		{Name: "筹备", To: "2026-11-10"}, {Name: "核查", From: "2026-11-11", To: "2026-11-25"}, {Name: "总结", From: "2026-12-01", To: "2026-12-31"},
	}}
	s.Refresh()
	words := texts(s.Content())
	for _, want := range []string{"2026年回头看", "筹备", "已过", "还剩4天", "10天后开始", "未访", "63", "20", "7", "2"} {
		if !slices.Contains(words, want) {
			t.Errorf("%q is not said: %q", want, words)
		}
	}
	for _, key := range []fyne.KeyName{fyne.KeyHome, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn} {
		s.waits.TypedKey(&fyne.KeyEvent{Name: key})
	}
	want := []string{`surveys 4 ["" "unreachable"]`, `surveys 4 ["filled"]`}
	if !slices.Equal(h.went, want) {
		t.Errorf("went %q, want %q", h.went, want)
	}
	d.campaign.Closed = "2026-11-20"
	s.Refresh()
	if s.waits != nil {
		t.Error("a closed campaign still has its card")
	}
}
