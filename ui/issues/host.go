package issues

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
	Stepper
	Filer
	around.Drafter
	Importer
}

// Reader reads issues, and what they are about.
type Reader interface {
	// IssueRows returns every issue as it stands, in the order of paper, without the trails.
	IssueRows(ctx context.Context) ([]township.IssueRow, error)
	// OpenIssue opens an issue with its trail and what it is looked at beside.
	OpenIssue(ctx context.Context, id int64) (township.IssueFile, error)
	// IssuesLike returns the open issues that may tell the same as one that is about to be entered.
	IssuesLike(ctx context.Context, i township.Issue) ([]township.IssueRow, error)
	// Households returns every household.
	Households(ctx context.Context) ([]*township.HouseholdRow, error)
	// Villages returns the villages in the office's order.
	Villages(ctx context.Context) ([]township.Village, error)
	// Campaigns returns every campaign, the one that began last first.
	Campaigns(ctx context.Context) ([]township.Campaign, error)
	// Vocabularies returns the office's lists of words.
	Vocabularies(ctx context.Context) (township.Vocabularies, error)
	// Operator is who sits at the desk.
	Operator() string
	// ArchivePath is the file of the archive.
	ArchivePath() string
}

// Writer writes what was found, and what was asked about it.
type Writer interface {
	SaveIssue(ctx context.Context, edit township.IssueEdit, origin township.Origin) (township.Issue, township.Deed, error)
	SaveConsultation(ctx context.Context, c township.Consultation) (township.Consultation, township.Deed, error)
}

// Stepper takes steps with issues.
type Stepper interface {
	// TryIssues says with which issues steps cannot be taken, and why.
	TryIssues(ctx context.Context, deed township.IssueDeed) ([]township.IssueRefusal, error)
	// TakeIssues takes steps with issues, all in one deed.
	TakeIssues(ctx context.Context, deed township.IssueDeed) (township.Deed, error)
	// MeasureTemplates returns the usual measures by nature.
	MeasureTemplates(ctx context.Context) ([]township.MeasureTemplate, error)
	// SaveMeasureTemplate writes a usual measure; one without measures is taken out.
	SaveMeasureTemplate(ctx context.Context, m township.MeasureTemplate) (township.Deed, error)
}

// Filer files photos and scans with issues.
type Filer interface {
	AttachmentsOf(ctx context.Context, owner township.AttachmentOwner) ([]township.Attachment, error)
	around.Attacher
	// ChangeAttachment changes the name, day and remark of an attachment.
	ChangeAttachment(ctx context.Context, id int64, edit township.AttachmentEdit, origin township.Origin) (township.Deed, error)
	RemoveAttachments(ctx context.Context, ids []int64, origin township.Origin) (township.Deed, error)
	// ViewAttachment returns the picture of an attachment, no longer than side pixels; 0 leaves it as it is.
	ViewAttachment(ctx context.Context, id int64, side int) (township.AttachmentView, error)
	// SaveAttachment writes a copy to a file.
	SaveAttachment(ctx context.Context, id int64, path string) error
	// CopyAttachment makes a copy for another program to open.
	CopyAttachment(ctx context.Context, id int64) (path string, err error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	around.Worker
	OpenPath(path string)
	Guide
	widgets.Memory
}

// Guide leads to other screens.
type Guide interface {
	ShowHousehold(id int64)
	ShowSurvey(household, campaign int64)
	ShowFinding(i township.Issue) // where the finding that raised the issue stands
}
