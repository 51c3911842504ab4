package ui

import (
	"context"

	"taizhang/app/township"
)

// The campaigns of these tests have no surveys.

func (d *fakeDesk) CurrentCampaign(context.Context) (township.Campaign, bool, error) {
	return township.Campaign{}, false, nil
}

func (d *fakeDesk) SurveyRows(context.Context, int64) ([]township.SurveyRow, error) { return nil, nil }

func (d *fakeDesk) OpenSurvey(context.Context, int64, int64, int64) (township.SurveyFile, error) {
	return township.SurveyFile{}, township.Errorf(township.CodeNotFound, "没有这一户。")
}

func (d *fakeDesk) SaveSurvey(_ context.Context, edit township.SurveyEdit, _ township.Origin) (township.Survey, township.Deed, error) {
	return edit.Survey, township.Deed{}, nil
}

func (d *fakeDesk) MarkUnreachable(context.Context, int64, []int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) DeleteSurvey(context.Context, int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) JudgeSurveys(context.Context, []int64, township.Verdict) (township.Deed, error) {
	return township.Deed{}, nil
}
