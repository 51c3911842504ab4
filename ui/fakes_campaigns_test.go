package ui

import (
	"context"

	"taizhang/app/township"
)

// The archive of these tests has no campaigns.

func (d *fakeDesk) Campaigns(context.Context) ([]township.Campaign, error) { return nil, nil }

func (d *fakeDesk) SurveyProgress(context.Context, int64) (township.SurveyProgress, error) {
	return township.SurveyProgress{}, nil
}

func (d *fakeDesk) SaveCampaign(_ context.Context, c township.Campaign) (township.Campaign, township.Deed, error) {
	return c, township.Deed{}, nil
}

func (d *fakeDesk) MakeCurrent(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) CloseCampaign(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) ReopenCampaign(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) Questionnaires(context.Context) ([]township.Questionnaire, error) {
	return nil, nil
}

func (d *fakeDesk) SaveQuestionnaire(_ context.Context, q township.Questionnaire) (township.Questionnaire, township.Deed, error) {
	return q, township.Deed{}, nil
}

func (d *fakeDesk) RetireQuestionnaire(context.Context, int64, bool) (township.Deed, error) {
	return township.Deed{}, nil
}
