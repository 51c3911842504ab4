package households

import (
	"context"

	"taizhang/app/township"
)

// ManyDesk does what can be done with many households at once.
type ManyDesk interface {
	// ExportRegister writes a workbook of households, or of the people in them, and returns how many rows it has.
	ExportRegister(ctx context.Context, req township.RegisterRequest, path string, progress func(done, total int)) (int, error)
	// PrintHouseholdList writes the list of some households as a PDF.
	PrintHouseholdList(ctx context.Context, req township.HouseholdListRequest, path string, progress func(done, total int)) (township.WallListResult, error)
	// PlanFieldEdit says what changing a field would do to each household.
	PlanFieldEdit(ctx context.Context, households []int64, e township.FieldEdit) (township.FieldEditPlan, error)
	// EditField does it, in one deed.
	EditField(ctx context.Context, households []int64, e township.FieldEdit) (township.Deed, error)
}

// Saver writes files where the clerk wants them.
type Saver interface {
	SaveFile(title, suggested, extension string, then func(path string))
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
	Saved(path, text string)
	Inform(title, text string)
}
