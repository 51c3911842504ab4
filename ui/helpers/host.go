package helpers

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
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
	Teller
	Worker
	Guide
	Memory
}

// Teller tells the clerk what has come of something, and asks before it is done.
type Teller interface {
	Window() fyne.Window
	Today() township.Date
	Fail(err error)
	Done(deed township.Deed, text string)
	Inform(title, text string)
}

// Worker does slow work, and asks for files.
type Worker interface {
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
	OpenFiles(title string, extensions []string, then func(paths []string))
	SaveFile(title, suggested string, extension string, then func(path string))
	Saved(path, text string)
}

// Guide leads to other screens.
type Guide interface {
	ShowHousehold(id int64)
	ShowHouseholds(f township.HouseholdFilter)
}

// Memory keeps how the clerk likes the screen.
type Memory interface {
	Recall(key string, into any) bool
	Remember(key string, value any)
}
