package data

import (
	"context"
	"database/sql"
	"errors"
	"sort"
	"strings"

	"modernc.org/sqlite"

	"taizhang/app/township"
)

// Undo takes a deed back: every record it touched gets its former values, in one new deed. Deeds done since that
// changed the same fields, or built on records it made, stand in the way: without cascade they are named in a
// township.CodeConflict, with cascade they are taken back too, newest first, all or nothing. Taking back an
// undo does its deeds again.
func (a *Archive) Undo(ctx context.Context, id int64, cascade bool, by township.DeedInfo) (township.Deed, error) {
	by.Kind, by.Undoes = township.DeedUndo, id
	return a.Do(ctx, by, func(t *Tx) error {
		target, err := t.deedByID(id)
		if err != nil {
			return err
		}
		if target.UndoneBy != 0 {
			return township.Errorf(township.CodeConflict, "“%s”已经撤销过了。", target.Title)
		}
		later, err := t.dependents(id)
		if err != nil {
			return err
		}
		if len(later) > 0 && !cascade {
			return township.Errorf(township.CodeConflict, "不能单独撤销“%s”：之后的%d项操作建立在它之上（%s）。请先撤销它们，或选择“一并撤销”。", target.Title, len(later), titles(later))
		}
		return t.takeBack(append(later, target))
	})
}

func titles(deeds []township.Deed) string {
	const most = 3
	var names []string
	for i, d := range deeds {
		if i == most {
			return strings.Join(names, "；") + "等"
		}
		names = append(names, d.Title)
	}
	return strings.Join(names, "；")
}

// takeBack inverts deeds, newest first.
func (t *Tx) takeBack(deeds []township.Deed) error {
	sort.Slice(deeds, func(i, j int) bool { return deeds[i].ID > deeds[j].ID })
	for _, d := range deeds {
		changes, err := t.changesOf(d.ID)
		if err != nil {
			return err
		}
		for i := len(changes) - 1; i >= 0; i-- {
			if err := t.invert(changes[i], d); err != nil {
				return err
			}
		}
		if _, err := t.tx.ExecContext(t.ctx, "UPDATE deeds SET undone_by=? WHERE id=?", t.deed.ID, d.ID); err != nil {
			return err
		}
		if _, err := t.tx.ExecContext(t.ctx, "UPDATE deeds SET undone_by=NULL WHERE undone_by=?", d.ID); err != nil {
			return err
		}
	}
	return nil
}

// invert puts one record back to where it was before a change, if it still is where the change left it.
func (t *Tx) invert(c township.Change, d township.Deed) error {
	t.From(c.Source)
	switch c.Kind {
	case township.Created:
		return inUse(t.Remove(c.Entity, c.RecordID), d)
	case township.Removed:
		r := c.Entity.NewRecord()
		r.ID = c.RecordID
		for _, f := range c.Fields {
			r.Set(f.Field, f.Old)
		}
		_, err := t.Insert(r)
		return inUse(err, d)
	}
	now, err := t.Get(c.Entity, c.RecordID)
	if err != nil {
		return err
	}
	back := make(map[string]string, len(c.Fields))
	for _, f := range c.Fields {
		if now.Get(f.Field) != f.New {
			return township.Errorf(township.CodeConflict, "不能撤销“%s”：%s的“%s”之后又改过。请先撤销后来的改动。", d.Title, c.Entity.Name, c.Entity.Field(f.Field).Label)
		}
		back[f.Field] = f.Old
	}
	_, err = t.Update(c.Entity, c.RecordID, back)
	return err
}

// inUse says in words that other records still refer to one, or that its number is taken again.
func inUse(err error, d township.Deed) error {
	var se *sqlite.Error
	if errors.As(err, &se) && se.Code()&0xFF == 19 {
		return township.Because(township.CodeConflict, err, "不能撤销“%s”：它建立的记录已被之后的记录使用。请先撤销之后的操作。", d.Title)
	}
	return err
}

const deedColumns = "d.id,d.at,d.kind,d.title,d.operator,d.origin,coalesce(d.undoes,0),coalesce(d.undone_by,0),(SELECT count(*) FROM changes c WHERE c.deed_id=d.id)"

func (t *Tx) deedByID(id int64) (township.Deed, error) { return deedByID(t.ctx, t.tx, id) }

func deedByID(ctx context.Context, q querier, id int64) (township.Deed, error) {
	list, err := queryAll(ctx, q, scanDeed, "SELECT "+deedColumns+" FROM deeds d WHERE d.id=?", id)
	if err == nil && len(list) == 0 {
		err = township.Errorf(township.CodeNotFound, "没有编号为%d的操作记录。", id)
	}
	if err != nil {
		return township.Deed{}, err
	}
	return list[0], nil
}

// dependents returns the standing deeds done after a deed that build on it, directly or through one another.
func (t *Tx) dependents(id int64) ([]township.Deed, error) {
	found := map[int64]bool{}
	queue := []int64{id}
	for len(queue) > 0 {
		next, err := t.directDependents(queue[0])
		if err != nil {
			return nil, err
		}
		queue = queue[1:]
		for _, n := range next {
			if !found[n] && n != id {
				found[n] = true
				queue = append(queue, n)
			}
		}
	}
	var out []township.Deed
	for n := range found {
		d, err := t.deedByID(n)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID > out[j].ID })
	return out, nil
}

// laterChanges pairs each change of a deed with the changes that standing deeds made since to the same record,
// or to records of a household that the deed created.
const laterChanges = `
SELECT x.deed_id, mine.entity, mine.kind, mine.fields, x.kind, x.fields
FROM changes mine
JOIN changes x ON x.entity=mine.entity AND x.record_id=mine.record_id AND x.deed_id>mine.deed_id
JOIN deeds d ON d.id=x.deed_id AND d.undone_by IS NULL AND d.kind<>'undo'
WHERE mine.deed_id=?1
UNION ALL
SELECT DISTINCT x.deed_id, '', 'created', '', 'created', ''
FROM changes mine
JOIN changes x ON x.household_id=mine.record_id AND x.deed_id>mine.deed_id
JOIN deeds d ON d.id=x.deed_id AND d.undone_by IS NULL AND d.kind<>'undo'
WHERE mine.deed_id=?1 AND mine.entity='households' AND mine.kind='created'`

func (t *Tx) directDependents(id int64) ([]int64, error) {
	scan := func(rows *sql.Rows) (int64, error) {
		var deed int64
		var table, kind, fields, xKind, xFields string
		if err := rows.Scan(&deed, &table, &kind, &fields, &xKind, &xFields); err != nil {
			return 0, err
		}
		if kind == string(township.Updated) && xKind == string(township.Updated) {
			clash, err := shareField(township.EntityOfTable(table), fields, xFields)
			if err != nil || !clash {
				return 0, err
			}
		}
		return deed, nil
	}
	list, err := queryAll(t.ctx, t.tx, scan, laterChanges, id)
	out := list[:0]
	seen := map[int64]bool{0: true}
	for _, n := range list {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out, err
}

func shareField(e *township.Entity, a, b string) (bool, error) {
	mine, err := decodeFields(e, a)
	if err != nil {
		return false, err
	}
	theirs, err := decodeFields(e, b)
	if err != nil {
		return false, err
	}
	touched := map[string]bool{}
	for _, f := range mine {
		touched[f.Field] = true
	}
	for _, f := range theirs {
		if touched[f.Field] {
			return true, nil
		}
	}
	return false, nil
}
