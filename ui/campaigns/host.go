package campaigns

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	Reader
	Writer
	FormKeeper
	StaffKeeper
	Assigner
}

// Reader reads campaigns and what they are made from.
type Reader interface {
	// Campaigns returns every campaign with its stages, the one that began last first.
	Campaigns(ctx context.Context) ([]township.Campaign, error)
	// SurveyProgress is how far a campaign is; a closed one has the figures of its close.
	SurveyProgress(ctx context.Context, campaign int64) (township.SurveyProgress, error)
	// Standards returns the standards of a year, of all years for “”.
	Standards(ctx context.Context, year string) ([]township.Standard, error)
	Households(ctx context.Context) ([]*township.HouseholdRow, error)
	// Words returns every word of a list.
	Words(ctx context.Context, vocabulary string) ([]township.OfficeWord, error)
}

// Writer writes campaigns.
type Writer interface {
	SaveCampaign(ctx context.Context, c township.Campaign) (township.Campaign, township.Deed, error)
	MakeCurrent(ctx context.Context, id int64) (township.Deed, error)
	CloseCampaign(ctx context.Context, id int64) (township.Deed, error)
	ReopenCampaign(ctx context.Context, id int64) (township.Deed, error)
	// DeleteCampaign moves one to the bin for which nobody was visited.
	DeleteCampaign(ctx context.Context, id int64) (township.Deed, error)
}

// FormKeeper keeps the questionnaires.
type FormKeeper interface {
	// Questionnaires returns every questionnaire; before the first campaign the two that come with the program, without IDs.
	Questionnaires(ctx context.Context) ([]township.Questionnaire, error)
	// SaveQuestionnaire writes one; what an answered survey uses is written as its next version.
	SaveQuestionnaire(ctx context.Context, q township.Questionnaire) (township.Questionnaire, township.Deed, error)
	RetireQuestionnaire(ctx context.Context, id int64, retired bool) (township.Deed, error)
}

// StaffKeeper keeps the people of a campaign.
type StaffKeeper interface {
	Staff(ctx context.Context, campaign int64) ([]township.StaffMember, error)
	SaveStaff(ctx context.Context, m township.StaffMember) (township.StaffMember, township.Deed, error)
	RemoveStaff(ctx context.Context, campaign int64, ids []int64) (township.Deed, error)
	// CopyStaff puts the people of another campaign onto the list, without training and exam.
	CopyStaff(ctx context.Context, from, to int64) (copied int, deed township.Deed, err error)
	// ImportStaff compares a file with the list and writes nothing.
	ImportStaff(ctx context.Context, campaign int64, path, password string) (township.PendingStaff, error)
}

// Assigner puts down who visits whom.
type Assigner interface {
	Assignments(ctx context.Context, campaign int64) (township.VisitPlan, error)
	// ProposeAssignments shares households out and writes nothing.
	ProposeAssignments(ctx context.Context, req township.VisitRequest) (township.VisitProposal, error)
	SaveAssignments(ctx context.Context, campaign int64, list []township.Assignment) (township.Deed, error)
	Unassign(ctx context.Context, campaign int64, households []int64) (township.Deed, error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	around.Worker
	Guide
	widgets.Memory
}

// Guide leads to other screens.
type Guide interface {
	// ShowSurveys lists the households of a campaign that a filter lets through.
	ShowSurveys(f township.SurveyFilter)
}
