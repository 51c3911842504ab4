package households

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	ManyDesk
	// Households returns every household in the order of paper: village, group, code.
	Households(ctx context.Context) ([]*township.HouseholdRow, error)
	// OpenHousehold returns one with its members, ledger stays, history and origins.
	OpenHousehold(ctx context.Context, id int64) (township.HouseholdFile, error)
	// AcceptProposals moves the households of ledger proposals as of a day.
	AcceptProposals(ctx context.Context, ids []int64, on township.Date, origin township.Origin) (township.Deed, error)
	// HoldProposals keeps proposals from being made again until the roster says something else.
	HoldProposals(ctx context.Context, ids []int64) (township.Deed, error)
	Editor
	Lister
	around.Drafter
	// NoteReveal notes that masked numbers are shown; unless it succeeds they must stay hidden.
	NoteReveal(ctx context.Context, seen ...township.Reveal) error

	Attacher
	AttachmentViewer
	Deleter
}

// Editor saves forms. What is refused comes as a *township.FormError.
type Editor interface {
	SaveHousehold(ctx context.Context, form township.HouseholdForm) (township.Saved, error)
	SaveMember(ctx context.Context, household int64, form township.Form) (township.Saved, error)
	SaveMeasure(ctx context.Context, household int64, form township.Form) (township.Saved, error)
	RemoveMeasure(ctx context.Context, id int64) (township.Deed, error)
	// HolderOf tells who has an ID number already, other than a member; a fault without text means nobody.
	HolderOf(ctx context.Context, number string, member int64) (township.FieldFault, error)
}

// Lister gives what forms offer.
type Lister interface {
	Vocabularies(ctx context.Context) (township.Vocabularies, error)
	Villages(ctx context.Context) ([]township.Village, error)
	Helpers(ctx context.Context) (township.HelperList, error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	Saver
	Guide
	widgets.Memory
	Filer
}

// Guide leads to other screens.
type Guide interface {
	ShowImport(paths []string)
	ShowHistory(household int64, place string)
	ShowChanges(r township.HouseholdRow)
	Undo(deed township.Deed) // asks, then takes a deed back
	PrintWallLists(req township.WallListRequest)
}
