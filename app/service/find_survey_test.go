package service

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestFindReadsTheCodeOfASurveyForm(t *testing.T) {
	v := newVisit(t)
	code := township.FormCode{Kind: township.FormSurvey, Campaign: v.campaign.ID, Edition: 1, Household: v.house}
	f, err := v.desk.Find(v.ctx, township.FindRequest{Query: code.Grouped(), Limit: 10})
	v.must(err)
	if f.Total() != 1 || f.Hits[0].Kind != township.HitSurvey || f.Hits[0].Household != v.house || f.Hits[0].Label != code.String() || f.Hits[0].Detail != "柏树村 1组　2021年回头看入户调查表" {
		t.Errorf("finds %+v", f)
	}
	if ref := f.Hits[0].Remembered(); ref != (township.HitRef{Kind: township.HitHousehold, ID: v.house}) {
		t.Errorf("is remembered as %+v", ref)
	}
	code.Campaign = 77
	if f, err := v.desk.Find(v.ctx, township.FindRequest{Query: code.String(), Limit: 10}); err != nil || f.Total() != 0 {
		t.Errorf("a campaign that is not: %+v, %v", f, err)
	}
}

func TestTheScanOfASurveyIsOfItsHousehold(t *testing.T) {
	v := newVisit(t)
	s, _ := v.fill(func(*township.Survey) {})
	if home, err := homeOfOwner(v.archive.Read(v.ctx), township.OfSurvey(s.ID)); err != nil || home != township.OfHousehold(v.house) {
		t.Errorf("%+v, %v", home, err)
	}
	if f := v.open(); !strings.HasPrefix(f.Letters["王强"], "wq") {
		t.Errorf("letters %v", f.Letters)
	}
}
