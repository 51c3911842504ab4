package history

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	Reader
	Bin
	Watch
}

// Reader reads the history.
type Reader interface {
	// FindDeeds returns the newest deeds before one (0: from the last) that a filter lets through.
	FindDeeds(ctx context.Context, f township.HistoryFilter, before int64, limit int) ([]township.Deed, error)
	// DeedDetail tells what a deed changed, from the change behind one (0: the first) on.
	DeedDetail(ctx context.Context, id int64, f township.HistoryFilter, after int64) (township.DeedDetail, error)
	Deed(ctx context.Context, id int64) (township.Deed, error)
	HistoryChoices(ctx context.Context) (township.HistoryChoices, error)
	// ExportHistory writes what a filter lets through as .xlsx, and returns how many rows.
	ExportHistory(ctx context.Context, f township.HistoryFilter, path string, progress func(done, total int)) (int, error)
}

// Bin is what was deleted and can be brought back.
type Bin interface {
	Bin(ctx context.Context) ([]township.BinItem, error)
	Restore(ctx context.Context, deletion int64) (township.Deed, error)
	HasAdminPassword(ctx context.Context) (bool, error)
	CheckAdminPassword(ctx context.Context, password string) error
	EmptyBin(ctx context.Context, deletions []int64, password string) (township.Deed, error)
}

// Watch tells who looked at masked numbers.
type Watch interface {
	Reveals(ctx context.Context, f township.RevealFilter, limit int) ([]township.Reveal, error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	around.Worker
	widgets.Memory
	ShowHousehold(id int64)
	ShowOperators()          // where the administrator's password is set
	Undo(deed township.Deed) // asks, then takes a deed back, or does again what an undo took back
}
