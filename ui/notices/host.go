package notices

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/widgets"
)

// Desk is what the screen asks of the clerk's desk.
type Desk interface {
	Villages(ctx context.Context) ([]township.Village, error)
	// Notices returns every notice with its objections.
	Notices(ctx context.Context) ([]township.Notice, error)
	// SaveNotice changes a notice, or enters a new one for each of the villages.
	SaveNotice(ctx context.Context, n township.Notice, villages []int64) (township.Deed, error)
	RaiseObjection(ctx context.Context, o township.Objection) (township.Deed, error)
	AnswerObjection(ctx context.Context, answer township.Objection) (township.Deed, error)
	// EndNotices takes notices down on a day, all or none of them.
	EndNotices(ctx context.Context, ids []int64, on township.Date, remark string) (township.Deed, error)
	// RemoveNotice moves a notice to the bin with its objections.
	RemoveNotice(ctx context.Context, id int64) (township.Deed, error)
}

// Host is the window around the screen.
type Host interface {
	around.Teller
	widgets.Memory
}
