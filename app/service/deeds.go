package service

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
)

// Deeds returns the newest deeds, at most limit.
func (d *Desk) Deeds(ctx context.Context, limit int) ([]township.Deed, error) {
	return d.archive.Deeds(ctx, limit)
}

// Imports returns the imports that were done, newest first.
func (d *Desk) Imports(ctx context.Context) ([]township.ImportRecord, error) {
	return d.archive.Imports(ctx)
}

// Undo takes a deed back; with cascade also the later deeds that build on it. See data.Archive.Undo.
func (d *Desk) Undo(ctx context.Context, id int64, cascade bool) (township.Deed, error) {
	target, err := d.archive.Deed(ctx, id)
	if err != nil {
		return township.Deed{}, err
	}
	return d.takeBack(ctx, id, cascade, d.info(township.DeedUndo, undoTitle(target), ""))
}

// takeBack takes a deed back as the one that info describes.
func (d *Desk) takeBack(ctx context.Context, id int64, cascade bool, info township.DeedInfo) (township.Deed, error) {
	deed, err := d.archive.Undo(ctx, id, cascade, info)
	if err == nil {
		err = d.reseat(ctx)
	}
	return deed, err
}

// undoTitle names what is taken back; to take back an undo is to do the deed again, and the other way round.
func undoTitle(target township.Deed) string {
	if what, ok := strings.CutPrefix(target.Title, township.UndoTitle); ok && target.Kind == township.DeedUndo {
		return township.RedoTitle + "：" + what
	}
	if what, ok := strings.CutPrefix(target.Title, township.RedoTitle+"："); ok && target.Kind == township.DeedUndo {
		return township.UndoTitle + what
	}
	return township.UndoTitle + target.Title
}

// LastUndoable returns the deed that a Ctrl+Z would take back; ok is false for none.
func (d *Desk) LastUndoable(ctx context.Context) (deed township.Deed, ok bool, err error) {
	return d.archive.LastUndoable(ctx)
}

// LastRedoable returns the undo that a Ctrl+Y would take back; ok is false for none.
func (d *Desk) LastRedoable(ctx context.Context) (deed township.Deed, ok bool, err error) {
	return d.archive.LastRedoable(ctx)
}

// Counts returns how many households there are, and how many present people in them.
func (d *Desk) Counts(ctx context.Context) (households, people int, err error) {
	r, err := d.read(ctx)
	if err != nil {
		return 0, 0, err
	}
	for _, row := range r.rows {
		if row.Closed == "" {
			households++
			people += row.People
		}
	}
	return households, people, nil
}

// Check examines the archive: faults are damage to the file or between its records, remarks are what a person
// should look at. Both are sentences.
func (d *Desk) Check(ctx context.Context) (faults, remarks []string, err error) {
	if faults, err = d.archive.Check(ctx); err != nil {
		return nil, nil, err
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, row := range r.rows {
		if row.Closed != "" {
			continue
		}
		switch heads := row.heads(); {
		case len(heads) == 0:
			remarks = append(remarks, fmt.Sprintf("%s%s户编号%s没有户主，请补上。", row.Village, row.Group, row.Code))
		case len(heads) > 1:
			remarks = append(remarks, fmt.Sprintf("%s%s户编号%s有%d个户主（%s），请登记户主变更，只留一个。", row.Village, row.Group, row.Code, len(heads), strings.Join(heads, "、")))
		}
	}
	lost, err := d.checkAttachments(ctx)
	return append(faults, lost...), remarks, err
}
