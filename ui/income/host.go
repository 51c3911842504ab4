package income

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	Reader
	Writer
	Scanner
	around.Drafter
	StandardSetter
	ItemSetter
	ItemFounder
	Exchanger
}

// Reader reads income sheets.
type Reader interface {
	// IncomeYears returns the years that have a standard, a catalogue or a sheet, the latest first.
	IncomeYears(ctx context.Context) ([]string, error)
	// Standards returns the standards of a year, of all years for “”.
	Standards(ctx context.Context, year string) ([]township.Standard, error)
	// IncomeFigures returns the households with their income of a year in short.
	IncomeFigures(ctx context.Context, year string) ([]township.IncomeFigure, error)
	// OpenIncome returns a household's sheet of a year with what it is looked at beside.
	OpenIncome(ctx context.Context, household int64, year string) (township.IncomeFile, error)
	// IncomeVersion returns one version of a sheet with its lines.
	IncomeVersion(ctx context.Context, id int64) (township.IncomeSheet, error)
}

// Writer writes income sheets.
type Writer interface {
	SaveIncome(ctx context.Context, edit township.SheetEdit, origin township.Origin) (township.IncomeSheet, township.Deed, error)
	SignIncome(ctx context.Context, ids []int64, g township.Signature) (township.Deed, error)
	CorrectIncome(ctx context.Context, id int64, reason string) (township.IncomeSheet, township.Deed, error)
	ReopenIncome(ctx context.Context, ids []int64) (township.Deed, error)
	DeleteIncome(ctx context.Context, id int64, reason string) (township.Deed, error)
}

// Scanner files what was signed.
type Scanner interface {
	AttachmentsOf(ctx context.Context, owner township.AttachmentOwner) ([]township.Attachment, error)
	around.Attacher
}

// StandardSetter sets up what incomes are held against.
type StandardSetter interface {
	SaveStandard(ctx context.Context, s township.Standard) (township.Deed, error)
	RemoveStandard(ctx context.Context, id int64) (township.Deed, error)
}

// ItemSetter keeps the catalogue of items of a year.
type ItemSetter interface {
	// IncomeItems returns the catalogue, and in how many sheets each item is used; without IDs where the year has none of its own.
	IncomeItems(ctx context.Context, year string) ([]township.IncomeItem, map[township.LineKey]int, error)
	SaveItem(ctx context.Context, i township.IncomeItem) (township.Deed, error)
	RemoveItem(ctx context.Context, id int64) (township.Deed, error)
	MoveItem(ctx context.Context, id int64, by int) (township.Deed, error)
}

// ItemFounder gives a year its catalogue.
type ItemFounder interface {
	FoundItems(ctx context.Context, year string) (township.Deed, error)
	CopyItems(ctx context.Context, from, to string) (township.Deed, error)
}

// Exchanger writes incomes as workbooks, and takes back what a village filled in.
type Exchanger interface {
	ExportIncome(ctx context.Context, req township.IncomeExport, path string, progress func(done, total int)) (int, error)
	WriteIncomeBook(ctx context.Context, year, village, path string) (int, error)
	// ReadIncomeBook compares a workbook with the archive and writes nothing.
	ReadIncomeBook(ctx context.Context, path string) (township.IncomeBook, error)
	// TakeIncomeBook writes the chosen households' drafts as one deed.
	TakeIncomeBook(ctx context.Context, book township.IncomeBook, chosen []int64) (township.Deed, error)
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
}
