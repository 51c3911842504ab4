package service

import (
	"context"
	"slices"

	"taizhang/app/township"
)

// NoteReveal notes that whoever sits at the desk has masked numbers shown: of each the household, the name of the
// person or household, and the label of the field. Nothing may be shown unless this succeeds.
func (d *Desk) NoteReveal(ctx context.Context, seen ...township.Reveal) error {
	seen = slices.Clone(seen)
	for i := range seen {
		seen[i].At, seen[i].Operator = d.archive.Now(), d.Operator()
	}
	if err := d.archive.AddReveals(ctx, seen); err != nil {
		return township.Because(township.CodeWrite, err, "查看记录没有写成，号码没有显示。请稍后再试；若再次出现，请检查磁盘。")
	}
	return nil
}

// Reveals returns who looked at which masked numbers, newest first, at most limit.
func (d *Desk) Reveals(ctx context.Context, f township.RevealFilter, limit int) ([]township.Reveal, error) {
	return d.archive.Read(ctx).Reveals(f, limit)
}
