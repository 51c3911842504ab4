package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data/vault"
)

// sweepAttachments erases the files to which neither an attachment nor a deed in the history refers any more: those of
// attachments that were emptied from the bin, and what a program that died between file and record has left. It returns
// how many there were.
func (d *Desk) sweepAttachments(ctx context.Context) (erased int, err error) {
	if _, ok := backupOf(d.ArchivePath()); ok {
		return 0, nil // the folder serves the other copies too
	}
	d.files.Lock()
	defer d.files.Unlock()
	files, err := d.archive.AttachedFiles(ctx)
	if err != nil {
		return 0, err
	}
	needed := make(map[vault.File]bool, len(files))
	for _, f := range files {
		needed[vault.File(f)] = true
	}
	store := d.vault()
	kept, err := store.Files()
	if err != nil {
		return 0, err
	}
	for _, f := range kept {
		if needed[f] {
			continue
		}
		if err := store.Remove(f); err != nil {
			return erased, err
		}
		erased++
	}
	return erased, nil
}

// checkAttachments reads the file of every attachment and says of which one it is missing or altered.
func (d *Desk) checkAttachments(ctx context.Context) ([]string, error) {
	records, err := d.archive.Read(ctx).Attachments()
	if err != nil {
		return nil, err
	}
	var faults []string
	store := d.vault()
	for _, r := range records {
		if err := ctx.Err(); err != nil {
			return nil, stopped(ctx, err)
		}
		a := township.AttachmentOf(r)
		if _, err := store.Read(keptFile(a)); err != nil {
			faults = append(faults, fmt.Sprintf("附件“%s”%s：%s", a.Title, d.ofOwner(ctx, ownerOf(r)), township.Say(err)))
		}
	}
	return faults, nil
}
