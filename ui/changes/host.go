package changes

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen and its dialogs ask of the clerk's desk.
type Desk interface {
	Reader
	Recorder
	Shaper
	Writer
}

// Reader reads the changes of families, and what a deed needs to know beforehand.
type Reader interface {
	// Events returns the events that a filter lets through, the newest happening first.
	Events(ctx context.Context, f township.EventFilter) ([]township.Event, error)
	// MonthlyCounts counts the events of months, both included, of a village or the whole office.
	MonthlyCounts(ctx context.Context, from, to, village string) ([]township.MonthCount, error)
	// Family returns a household as it stands before an event.
	Family(ctx context.Context, household int64) (township.Family, error)
	// EventDeed returns the deed that entered an event.
	EventDeed(ctx context.Context, event int64) (township.Deed, error)
	// Holder returns whose an ID number is, present or before he left, and his household; one without ID means nobody.
	Holder(ctx context.Context, number string) (m township.Record, home string, err error)
	Lists
}

// Lists are what the drop-downs offer.
type Lists interface {
	Households(ctx context.Context) ([]*township.HouseholdRow, error)
	Villages(ctx context.Context) ([]township.Village, error)
	Vocabularies(ctx context.Context) (township.Vocabularies, error)
}

// Recorder records what befell the people of a household.
type Recorder interface {
	RecordIncrease(ctx context.Context, req township.NaturalIncrease, origin township.Origin) (township.Deed, error)
	RecordDecrease(ctx context.Context, req township.NaturalDecrease, origin township.Origin) (township.Deed, error)
	ChangeHead(ctx context.Context, req township.HeadChange, origin township.Origin) (township.Deed, error)
}

// Shaper makes, joins and ends households.
type Shaper interface {
	SplitHousehold(ctx context.Context, req township.HouseholdSplit, origin township.Origin) (township.Deed, int64, error)
	MergeHouseholds(ctx context.Context, req township.HouseholdMerge, origin township.Origin) (township.Deed, error)
	CloseHousehold(ctx context.Context, req township.HouseholdClosing, origin township.Origin) (township.Deed, error)
}

// Writer puts the changes on paper and into workbooks.
type Writer interface {
	PrintChangeSheets(ctx context.Context, req township.ChangeSheetRequest, path string) (township.WallListResult, error)
	ExportChanges(ctx context.Context, f township.EventFilter, mask bool, path string) (int, error)
	PrintMonthlyChanges(ctx context.Context, from, to, village, path string) (township.WallListResult, error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	DoneOffering(deed township.Deed, text, label string, offer func())
	around.Worker
	widgets.Memory
	ShowHousehold(id int64)
	Undo(deed township.Deed)
}
