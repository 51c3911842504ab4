package service

import (
	"context"

	"taizhang/app/township"
)

// SaveDraft keeps what was typed into a form until it is saved or dropped. It is no deed.
func (d *Desk) SaveDraft(ctx context.Context, draft township.Draft) error {
	draft.Operator = d.Operator()
	return d.archive.SaveDraft(ctx, draft)
}

// Drafts returns what was typed and never saved, the newest first.
func (d *Desk) Drafts(ctx context.Context) ([]township.Draft, error) { return d.archive.Drafts(ctx) }

// Draft returns the draft of a form; ok is false for none.
func (d *Desk) Draft(ctx context.Context, key string) (draft township.Draft, ok bool, err error) {
	drafts, err := d.archive.Drafts(ctx)
	for _, draft := range drafts {
		if draft.Key == key {
			return draft, true, err
		}
	}
	return township.Draft{}, false, err
}

// DropDraft forgets what was typed into a form.
func (d *Desk) DropDraft(ctx context.Context, key string) error {
	return d.archive.DropDraft(ctx, key)
}
