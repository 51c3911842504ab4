package households

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	// Households returns every household in the order of paper: village, group, code.
	Households(ctx context.Context) ([]township.HouseholdRow, error)
	// OpenHousehold returns one with its members, ledger stays, history and origins.
	OpenHousehold(ctx context.Context, id int64) (township.HouseholdFile, error)
	// AcceptProposals moves the households of ledger proposals as of a day.
	AcceptProposals(ctx context.Context, ids []int64, on township.Date, origin township.Origin) (township.Deed, error)
	// HoldProposals keeps proposals from being made again until the roster says something else.
	HoldProposals(ctx context.Context, ids []int64) (township.Deed, error)
	// NoteReveal notes that masked numbers are shown; unless it succeeds they must stay hidden.
	NoteReveal(ctx context.Context, seen ...township.Reveal) error
}

// Host is the window around the screen.
type Host interface {
	Teller
	Guide
	Memory
}

// Teller tells the clerk what has come of something.
type Teller interface {
	Window() fyne.Window
	Today() township.Date
	Fail(err error)
	Done(deed township.Deed, text string)
}

// Guide leads to other screens.
type Guide interface {
	ShowImport(paths []string)
	PrintWallLists(req township.WallListRequest)
}

// Memory keeps how the clerk likes the screen.
type Memory interface {
	Recall(key string, into any) bool
	Remember(key string, value any)
}
