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

func (d *fakeDesk) DeleteCampaign(context.Context, int64) (township.Deed, error) {
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

func (d *fakeDesk) Staff(context.Context, int64) ([]township.StaffMember, error) { return nil, nil }

func (d *fakeDesk) SaveStaff(_ context.Context, m township.StaffMember) (township.StaffMember, township.Deed, error) {
	return m, township.Deed{}, nil
}

func (d *fakeDesk) RemoveStaff(context.Context, int64, []int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) CopyStaff(context.Context, int64, int64) (int, township.Deed, error) {
	return 0, township.Deed{}, nil
}

func (d *fakeDesk) ImportStaff(context.Context, int64, string, string) (township.PendingStaff, error) {
	return nil, township.Errorf(township.CodeNoRoster, "没有认出人员名单。")
}

func (d *fakeDesk) Assignments(context.Context, int64) (township.VisitPlan, error) {
	return township.VisitPlan{}, nil
}

func (d *fakeDesk) ProposeAssignments(context.Context, township.VisitRequest) (township.VisitProposal, error) {
	return township.VisitProposal{}, nil
}

func (d *fakeDesk) SaveAssignments(context.Context, int64, []township.Assignment) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) Unassign(context.Context, int64, []int64) (township.Deed, error) {
	return township.Deed{}, nil
}
