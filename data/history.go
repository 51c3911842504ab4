package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"taizhang/app/township"
)

func scanDeed(rows *sql.Rows) (township.Deed, error) {
	var d township.Deed
	var at, origin string
	if err := rows.Scan(&d.ID, &at, &d.Kind, &d.Title, &d.Operator, &origin, &d.Undoes, &d.UndoneBy, &d.Records, &d.Emptied, &d.Reason); err != nil {
		return d, err
	}
	d.Origin = township.Origin(origin)
	var err error
	d.At, err = time.Parse(time.RFC3339, at)
	return d, err
}

const changeColumns = "id,deed_id,entity,record_id,household_id,kind,fields,sheet,row"

func scanChange(rows *sql.Rows) (township.Change, error) {
	var c township.Change
	var table, kind, fields string
	if err := rows.Scan(&c.ID, &c.Deed, &table, &c.RecordID, &c.Household, &kind, &fields, &c.Source.Sheet, &c.Source.Row); err != nil {
		return c, err
	}
	c.Entity, c.Kind = township.EntityOfTable(table), township.ChangeKind(kind)
	var err error
	c.Fields, err = decodeFields(c.Entity, fields)
	return c, err
}

// changesOf returns what a deed did to records. Of records that it created the values are left out: to take them
// back nobody asks. What was erased with the bin is left out: there is nothing to go back to.
func (t *Tx) changesOf(deed int64) ([]township.Change, error) {
	return queryAll(t.ctx, t.tx, scanChange, `
SELECT id,deed_id,entity,record_id,household_id,kind,iif(kind='created','{}',fields),sheet,row
FROM changes WHERE deed_id=? AND entity<>'deeds' AND fields<>'`+erasedFields+`' ORDER BY id`, deed)
}

// Deeds returns the newest deeds, at most limit.
func (a *Archive) Deeds(ctx context.Context, limit int) ([]township.Deed, error) {
	return queryAll(ctx, a.kept, scanDeed, "SELECT "+deedColumns+" FROM deeds d ORDER BY d.id DESC LIMIT ?", limit)
}

// Deed returns one deed.
func (a *Archive) Deed(ctx context.Context, id int64) (township.Deed, error) {
	return deedByID(ctx, a.kept, id)
}

// LastUndoable returns the newest deed that stands and can be taken back by a keystroke; ok is false for none.
// Those that last, such as founding the archive, are not among them.
func (a *Archive) LastUndoable(ctx context.Context) (d township.Deed, ok bool, err error) {
	never, err := json.Marshal(append(township.LastingKinds(), township.DeedUndo))
	if err != nil {
		return township.Deed{}, false, err
	}
	list, err := queryAll(ctx, a.kept, scanDeed, "SELECT "+deedColumns+` FROM deeds d
WHERE d.undone_by IS NULL AND d.emptied=0 AND d.kind NOT IN (SELECT value FROM json_each(?)) ORDER BY d.id DESC LIMIT 1`, string(never))
	if err != nil || len(list) == 0 {
		return township.Deed{}, false, err
	}
	return list[0], true, nil
}

// LastRedoable returns the newest undo that stands, if no other deed was done since: what a keystroke does again. After
// a new deed there is nothing to do again.
func (a *Archive) LastRedoable(ctx context.Context) (d township.Deed, ok bool, err error) {
	list, err := queryAll(ctx, a.kept, scanDeed, "SELECT "+deedColumns+` FROM deeds d
WHERE d.undone_by IS NULL AND d.emptied=0 AND d.id>(SELECT coalesce(max(id),0) FROM deeds WHERE kind<>?1) AND d.undoes IN (SELECT id FROM deeds WHERE kind<>?1)
ORDER BY d.id DESC LIMIT 1`, township.DeedUndo)
	if err != nil || len(list) == 0 {
		return township.Deed{}, false, err
	}
	return list[0], true, nil
}

// ChangesAfter returns the changes of deeds written after a moment, newest first, of one entity.
func (a *Archive) ChangesAfter(ctx context.Context, e *township.Entity, moment time.Time) ([]township.Change, error) {
	all, err := queryAll(ctx, a.kept, scanDeed, "SELECT "+deedColumns+" FROM deeds d ORDER BY d.id DESC")
	if err != nil {
		return nil, err
	}
	oldest := int64(0)
	for _, d := range all {
		if d.At.After(moment) {
			oldest = d.ID
		}
	}
	if oldest == 0 {
		return nil, nil
	}
	return queryAll(ctx, a.db, scanChange, "SELECT "+changeColumns+" FROM changes WHERE entity=? AND deed_id>=? AND fields<>'"+erasedFields+"' ORDER BY id DESC", e.Table, oldest)
}

// RecordImport notes what an import deed read.
func (t *Tx) RecordImport(digest string, o township.Outcome) error {
	_, err := t.exec("INSERT INTO imports(deed_id,file,digest,rows,created,changed,same,rejected,proposals) VALUES(?,?,?,?,?,?,?,?,?)",
		t.deed.ID, o.File, digest, o.Rows, o.New, o.Changed, o.Same, o.Rejected, o.Proposals)
	return err
}

// Imports returns the imports, newest first.
func (a *Archive) Imports(ctx context.Context) ([]township.ImportRecord, error) {
	scan := func(rows *sql.Rows) (township.ImportRecord, error) {
		var r township.ImportRecord
		var id int64
		o := &r.Outcome
		err := rows.Scan(&id, &o.File, &o.Rows, &o.New, &o.Changed, &o.Same, &o.Rejected, &o.Proposals)
		r.Deed.ID = id
		return r, err
	}
	list, err := queryAll(ctx, a.kept, scan, "SELECT deed_id,file,rows,created,changed,same,rejected,proposals FROM imports ORDER BY deed_id DESC")
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Deed, err = deedByID(ctx, a.kept, list[i].Deed.ID); err != nil {
			return nil, err
		}
		list[i].At = list[i].Deed.At
	}
	return list, nil
}

// ImportOf returns the standing import of a file with that digest; ok is false for none.
func (a *Archive) ImportOf(ctx context.Context, digest string) (d township.Deed, ok bool, err error) {
	list, err := queryAll(ctx, a.kept, scanDeed, "SELECT "+deedColumns+" FROM deeds d JOIN imports i ON i.deed_id=d.id WHERE i.digest=? AND d.undone_by IS NULL ORDER BY d.id DESC LIMIT 1", digest)
	if err != nil || len(list) == 0 {
		return township.Deed{}, false, err
	}
	return list[0], true, nil
}
