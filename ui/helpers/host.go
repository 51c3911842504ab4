package helpers

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	Keeper
	Giver
	Papers
}

// Keeper keeps the roster.
type Keeper interface {
	// Helpers returns the roster with the households of each, and whom households name beside it.
	Helpers(ctx context.Context) (township.HelperList, error)
	// SaveHelper puts a helper onto the roster (ID 0), or changes one and all his households.
	SaveHelper(ctx context.Context, h township.Helper) (township.Deed, error)
	// AdoptHelper puts somebody whom households name onto the roster, as h has him.
	AdoptHelper(ctx context.Context, from township.HelperKey, h township.Helper) (township.Deed, error)
	// CollectHelpers puts people whom households name onto the roster as they are.
	CollectHelpers(ctx context.Context, helpers []township.Helper) (township.Deed, error)
	// RetireHelper says that a helper takes no households any more, or takes some again.
	RetireHelper(ctx context.Context, id int64, retired bool) (township.Deed, error)
}

// Giver gives households to helpers.
type Giver interface {
	AssignHelper(ctx context.Context, a township.HelperAssignment) (township.Deed, error)
	HandOver(ctx context.Context, o township.HelperHandOver) (township.Deed, error)
	PreviewAssignments(ctx context.Context, path, password string) (township.PendingAssignments, error)
}

// Papers writes the roster and the lists down.
type Papers interface {
	Office(ctx context.Context) (o township.Office, r township.OfficeRules, founded bool, err error)
	PrintHelperLists(ctx context.Context, req township.HelperListRequest, path string, progress func(done, total int)) (township.HelperListResult, error)
	ExportHelpers(ctx context.Context, path string, progress func(done, total int)) (township.HelperListResult, error)
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
	ShowHouseholds(f township.HouseholdFilter)
}
