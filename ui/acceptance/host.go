package acceptance

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
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
	around.Drafter
}

// Printer writes what waits on paper and as a workbook.
type Printer interface {
	PrintIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error)
	ExportIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	around.Worker
	widgets.Memory
}
