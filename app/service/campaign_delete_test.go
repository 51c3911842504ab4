package service

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestACampaignGoesToTheBinBeforeAnybodyWasVisited(t *testing.T) {
	v := newVisit(t)
	v.must(func() error {
		_, err := v.desk.SaveAssignments(v.ctx, v.campaign.ID, []township.Assignment{{Household: v.house, First: v.person("王强").ID, Second: v.person("李丽").ID}})
		return err
	}())
	deed, err := v.desk.DeleteCampaign(v.ctx, v.campaign.ID)
	v.must(err)
	if deed.Title != "删除专项行动 2021年回头看" {
		t.Errorf("the deed is called %q", deed.Title)
	}
	if list, err := v.desk.Campaigns(v.ctx); err != nil || len(list) != 0 {
		t.Errorf("%d campaigns are left, %v", len(list), err)
	}
	next, _, err := v.desk.SaveCampaign(v.ctx, township.Campaign{Name: "2021年大排查", Year: "2021", Began: "2021-11-06", PassMark: 60})
	v.must(err)
	_, err = v.desk.Restore(v.ctx, deed.ID)
	v.must(err)
	list, err := v.desk.Campaigns(v.ctx)
	v.must(err)
	current := 0
	for _, c := range list {
		if c.Current {
			current++
		}
	}
	if len(list) != 2 || current != 1 {
		t.Errorf("%d campaigns, %d of them current", len(list), current)
	}
	if plan, err := v.desk.Assignments(v.ctx, v.campaign.ID); err != nil || len(plan.Staff) != 6 || plan.Visits[0].First == 0 {
		t.Errorf("brought back are %d people and %+v, %v", len(plan.Staff), plan.Visits, err)
	}
	_, err = v.desk.DeleteCampaign(v.ctx, next.ID)
	v.must(err)
}

func TestACampaignWithSurveysStays(t *testing.T) {
	v := newVisit(t)
	v.fill(dryWell)
	_, err := v.desk.DeleteCampaign(v.ctx, v.campaign.ID)
	if township.CodeOf(err) != township.CodeConflict || !strings.Contains(township.Say(err), "已有1张入户调查表") {
		t.Errorf("%v", err)
	}
}
