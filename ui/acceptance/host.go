package acceptance

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	// IssueList returns a list of issues: what waits, to be counted by village.
	IssueList(ctx context.Context, req township.IssueListRequest) (township.IssueList, error)
	// AcceptanceList returns what waits in a village, with what raised it and what the archive says of it today.
	AcceptanceList(ctx context.Context, village string) (township.IssueList, error)
	// TakeRound writes what a round says, all in one deed.
	TakeRound(ctx context.Context, round township.IssueRound) (township.Deed, error)
	Printer
	Drafter
}

// Printer writes what waits on paper and as a workbook.
type Printer interface {
	PrintIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error)
	ExportIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error)
}

// Drafter keeps what was typed and not saved yet.
type Drafter interface {
	SaveDraft(ctx context.Context, d township.Draft) error
	Drafts(ctx context.Context) ([]township.Draft, error)
	DropDraft(ctx context.Context, key string) error
}

// Host is the window around the screen.
type Host interface {
	Window() fyne.Window
	Today() township.Date
	Fail(err error)
	Done(deed township.Deed, text string)
	Inform(title, text string)
	Worker
	Memory
}

// Worker does slow work, and writes files.
type Worker interface {
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
	SaveFile(title, suggested, extension string, then func(path string))
	Saved(path, text string)
}

// Memory keeps who accepted last.
type Memory interface {
	Recall(key string, into any) bool
	Remember(key string, value any)
}
