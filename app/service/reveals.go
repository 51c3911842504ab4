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
		return township.Because(township.CodeWrite, err, "查看记录没有写成，号码没有显示，文件没有写出。请稍后再试；若再次出现，请检查磁盘。")
	}
	return nil
}

// What papers and files show in whole.
const (
	shownIDs    = "证件号码"
	shownPhones = "电话"
	shownBoth   = "证件号码、电话"
)

// noteSheet notes that whoever sits at the desk makes a paper or a file with whole numbers in it. It is noted like a look
// at them, and not made when that fails.
func (d *Desk) noteSheet(ctx context.Context, what, shown string) error {
	return d.NoteReveal(ctx, township.Reveal{Record: what, Field: shown})
}

// Reveals returns who looked at which masked numbers, newest first, at most limit.
func (d *Desk) Reveals(ctx context.Context, f township.RevealFilter, limit int) ([]township.Reveal, error) {
	return d.archive.Read(ctx).Reveals(f, limit)
}
