package ledgers

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	Reader
	Mover
	Watcher
	Comparer
}

// Reader reads the ledgers. Date “” is today.
type Reader interface {
	// Office returns whose archive this is.
	Office(ctx context.Context) (o township.Office, r township.OfficeRules, founded bool, err error)
	// VillageCounts returns each village with its households and people in each ledger on a day.
	VillageCounts(ctx context.Context, on township.Date) ([]township.VillageCount, error)
	// LedgersBegan returns the day of the first entry into a ledger, “” while there is none.
	LedgersBegan(ctx context.Context) (township.Date, error)
	// LedgerRows returns the households of a ledger on a day; village “” is the whole office.
	LedgerRows(ctx context.Context, village string, l township.Ledger, on township.Date) ([]township.HouseholdRow, error)
	// OpenHousehold returns one household with its ledger stays.
	OpenHousehold(ctx context.Context, id int64) (township.HouseholdFile, error)
	// OpenProposals returns the placements that wait for a person.
	OpenProposals(ctx context.Context) ([]township.Proposal, error)
}

// Mover moves households between ledgers, and writes the ledgers down.
type Mover interface {
	MoveHouseholds(ctx context.Context, moves []township.Move) (township.Deed, error)
	AcceptProposals(ctx context.Context, ids []int64, on township.Date, origin township.Origin) (township.Deed, error)
	HoldProposals(ctx context.Context, ids []int64) (township.Deed, error)
	ExportLedgers(ctx context.Context, req township.WallListRequest, path string, progress func(done, total int)) (township.WallListResult, error)
}

// Watcher writes down whose risk is cleared, has come back, or was found.
type Watcher interface {
	RiskFiles(ctx context.Context, ids []int64) ([]township.RiskFile, error)
	ClearRisk(ctx context.Context, list []township.RiskClearing, origin township.Origin) (township.Deed, error)
	ReturnRisk(ctx context.Context, list []township.RiskReturn, origin township.Origin) (township.Deed, error)
	Monitor(ctx context.Context, list []township.Monitoring, origin township.Origin) (township.Deed, error)
}

// Comparer says what became of the ledgers between two days.
type Comparer interface {
	LedgerChanges(ctx context.Context, village string, from, to township.Date) (township.LedgerChanges, error)
	PrintLedgerChanges(ctx context.Context, req township.LedgerChangeRequest, path string) (township.LedgerChangeResult, error)
	ExportLedgerChanges(ctx context.Context, req township.LedgerChangeRequest, path string) (township.LedgerChangeResult, error)
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
	ShowHousehold(id int64)
	ShowImport(paths []string)
	PrintWallLists(req township.WallListRequest)
}
