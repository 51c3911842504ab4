package surveys

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
	Scanner
	around.Drafter
	Checker
}

// Reader reads campaigns and their surveys.
type Reader interface {
	// Campaigns returns every campaign, the one that began last first.
	Campaigns(ctx context.Context) ([]township.Campaign, error)
	// CurrentCampaign returns the campaign that is meant where none is named.
	CurrentCampaign(ctx context.Context) (c township.Campaign, ok bool, err error)
	// Questionnaires returns every questionnaire with its questions.
	Questionnaires(ctx context.Context) ([]township.Questionnaire, error)
	// SurveyRows returns the households whom a campaign visits, in the order of paper.
	SurveyRows(ctx context.Context, campaign int64) ([]township.SurveyRow, error)
	// OpenSurvey returns a household's survey in a campaign with what it is looked at beside; sample is 0.
	OpenSurvey(ctx context.Context, campaign, household, sample int64) (township.SurveyFile, error)
	// Vocabularies returns the office's lists of words.
	Vocabularies(ctx context.Context) (township.Vocabularies, error)
}

// Writer writes surveys and their verdicts.
type Writer interface {
	SaveSurvey(ctx context.Context, edit township.SurveyEdit, origin township.Origin) (township.Survey, township.Deed, error)
	MarkUnreachable(ctx context.Context, campaign int64, households []int64, note string) (township.Deed, error)
	DeleteSurvey(ctx context.Context, id int64, reason string) (township.Deed, error)
	JudgeSurveys(ctx context.Context, ids []int64, v township.Verdict) (township.Deed, error)
}

// Scanner files photos and scans of signed forms.
type Scanner interface {
	AttachmentsOf(ctx context.Context, owner township.AttachmentOwner) ([]township.Attachment, error)
	around.Attacher
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	around.Worker
	Guide
	widgets.Memory
	Filer
}

// Guide leads to other screens.
type Guide interface {
	ShowHousehold(id int64)
	ShowIncome(household int64, year string)
	ShowCampaigns()
	// ShowIssues lists the issues that a filter lets through.
	ShowIssues(f township.IssueFilter)
}
