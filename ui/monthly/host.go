package monthly

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	Editor
	ItemKeeper
	Printer
	around.Drafter
}

// Editor keeps the editions.
type Editor interface {
	// MonthlyEditions returns the editions, the latest month first.
	MonthlyEditions(ctx context.Context) ([]township.MonthlyEdition, error)
	// IssueRows returns every issue as it stands.
	IssueRows(ctx context.Context) ([]township.IssueRow, error)
	// OpenMonthly opens an edition with what its issues count up to.
	OpenMonthly(ctx context.Context, id int64) (township.MonthlyFile, error)
	// StartMonthly begins a month's edition with the texts of the one before.
	StartMonthly(ctx context.Context, month string) (township.MonthlyEdition, township.Deed, error)
	SaveMonthly(ctx context.Context, edit township.MonthlyEdit) (township.Deed, error)
	// CloseMonthly closes an edition as sent; its counts stay as they are then.
	CloseMonthly(ctx context.Context, id int64) (township.Deed, error)
}

// ItemKeeper keeps the items of the sweep.
type ItemKeeper interface {
	// ChecklistItems returns the items, retired ones too; before the first deed with them those of the program, without IDs.
	ChecklistItems(ctx context.Context) ([]township.ChecklistItem, error)
	SaveChecklistItem(ctx context.Context, i township.ChecklistItem) (township.Deed, error)
	// RemoveChecklistItem takes out an item that nothing uses.
	RemoveChecklistItem(ctx context.Context, i township.ChecklistItem) (township.Deed, error)
	MoveChecklistItem(ctx context.Context, i township.ChecklistItem, by int) (township.Deed, error)
}

// Printer writes an edition on paper and as a workbook.
type Printer interface {
	PrintMonthly(ctx context.Context, id int64, path string) (township.WallListResult, error)
	ExportMonthly(ctx context.Context, id int64, path string) (township.WallListResult, error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	around.Worker
}
