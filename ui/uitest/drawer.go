package uitest

import (
	"context"
	"slices"
	"time"

	"taizhang/app/township"
)

// Drawer keeps drafts as the archive does; a screen's fake desk embeds it.
type Drawer struct {
	Kept []township.Draft
	Err  error // what every deed ends with
}

// DraftMoment is when every draft of a test is kept.
var DraftMoment = time.Date(2021, 11, 18, 21, 4, 0, 0, time.Local)

// DraftOperator is who types what a Drawer keeps.
const DraftOperator = "张会计"

// SaveDraft keeps a draft in place of the one of its key.
func (d *Drawer) SaveDraft(_ context.Context, draft township.Draft) error {
	draft.At, draft.Operator = DraftMoment, DraftOperator
	d.Kept = append(d.without(draft.Key), draft)
	return d.Err
}

// Drafts returns what is kept.
func (d *Drawer) Drafts(context.Context) ([]township.Draft, error) { return d.Kept, d.Err }

// DropDraft removes the draft of a key.
func (d *Drawer) DropDraft(_ context.Context, key string) error {
	d.Kept = d.without(key)
	return d.Err
}

func (d *Drawer) without(key string) []township.Draft {
	return slices.DeleteFunc(slices.Clone(d.Kept), func(t township.Draft) bool { return t.Key == key })
}
