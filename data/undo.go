package data

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"strings"

	"taizhang/app/township"
)

// Undo takes a deed back: every record it touched gets its former values, in one new deed. Deeds done since that
// changed the same fields, or built on records it made, stand in the way: without cascade they are named in a
// township.CodeConflict, with cascade they are taken back too, newest first, all or nothing. Taking back an
// undo does its deeds again.
func (a *Archive) Undo(ctx context.Context, id int64, cascade bool, by township.DeedInfo) (township.Deed, error) {
	if _, err := a.Deed(ctx, id); err != nil {
		return township.Deed{}, explainWrite(ctx, err)
	}
	by.Kind, by.Undoes = township.DeedUndo, id
	return a.Do(ctx, by, func(t *Tx) error {
		target, err := t.deedByID(id)
		if err != nil {
			return err
		}
		if target.UndoneBy != 0 {
			return township.Errorf(township.CodeConflict, "“%s”已经撤销过了。", target.Title)
		}
		if target.Emptied {
			return erasedDeed(target)
		}
		later, err := t.dependents(id)
		if err != nil {
			return err
		}
		if len(later) > 0 && !cascade {
			return township.Errorf(township.CodeConflict, "不能单独撤销“%s”：之后的%d项操作建立在它之上（%s）。请先撤销它们，或选择“一并撤销”。", target.Title, len(later), titles(later))
		}
		if err := t.clear(id, later); err != nil {
			return err
		}
		return t.takeBack(target)
	})
}

// clear takes back what stands on a deed, newest first. What is taken back can uncover more: an undo does deeds
// again, a record gets a name again that another one has. Then the question is asked anew.
func (t *Tx) clear(id int64, later []township.Deed) error {
	for len(later) > 0 {
		for _, d := range later {
			again, err := t.takeBackFirst(d)
			if err != nil {
				return err
			}
			if again || d.Kind == township.DeedUndo {
				break
			}
		}
		var err error
		if later, err = t.dependents(id); err != nil {
			return err
		}
	}
	return nil
}

// takeBackFirst takes a deed back; when something is in its way, that is cleared instead, and again is true.
func (t *Tx) takeBackFirst(d township.Deed) (again bool, err error) {
	if _, err := t.exec("SAVEPOINT deed"); err != nil {
		return false, err
	}
	records := t.deed.Records
	why := t.takeBack(d)
	if why == nil {
		_, err := t.exec("RELEASE deed")
		return false, err
	}
	if township.CodeOf(why) != township.CodeConflict {
		return false, why
	}
	if _, err := t.exec("ROLLBACK TO deed"); err != nil {
		return false, err
	}
	t.deed.Records = records
	more, err := t.dependents(d.ID)
	if err == nil && len(more) == 0 {
		err = why
	}
	if err != nil {
		return false, err
	}
	return true, t.clear(d.ID, more)
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

// takeBack inverts one deed: its changes, last first, and the marks by which it took back others.
func (t *Tx) takeBack(d township.Deed) error {
	if err := t.refuseErased(d); err != nil {
		return err
	}
	changes, err := t.changesOf(d.ID)
	if err != nil {
		return err
	}
	for i := len(changes) - 1; i >= 0; i-- {
		if err := t.invert(changes[i]); err != nil {
			return hindered(err, d)
		}
	}
	marks, err := t.marksOf(d.ID)
	if err != nil {
		return err
	}
	for i := len(marks) - 1; i >= 0; i-- {
		if err := t.mark(marks[i].deed, marks[i].by, marks[i].before); err != nil {
			return hindered(err, d)
		}
	}
	return t.mark(d.ID, 0, t.deed.ID)
}

// mark is the record, among the changes of an undo, of which deed it took back or did again. So a redo that is
// taken back leaves not only the records but also the deeds as they were.
type mark struct{ deed, before, by int64 }

// mark says by which deed another is taken back; 0 stands for none.
func (t *Tx) mark(deed, before, by int64) error {
	res, err := t.exec("UPDATE deeds SET undone_by=? WHERE id=? AND coalesce(undone_by,0)=?", orNull(by), deed, before)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return cmp.Or(err, error(township.Errorf(township.CodeConflict, "操作记录之后又有改动。请刷新后重试。")))
	}
	_, err = t.exec(`INSERT INTO changes(deed_id,entity,record_id,kind,fields)
VALUES(?,'deeds',?,'updated',json_object('undone_by',json_array(?,?)))`, t.deed.ID, deed, before, by)
	return err
}

func (t *Tx) marksOf(deed int64) ([]mark, error) {
	scan := func(rows *sql.Rows) (m mark, err error) { return m, rows.Scan(&m.deed, &m.before, &m.by) }
	return queryAll(t.ctx, t.tx, scan, `
SELECT record_id, fields->>'$.undone_by[0]', fields->>'$.undone_by[1]'
FROM changes WHERE deed_id=? AND entity='deeds' ORDER BY id`, deed)
}

// invert puts one record back to where it was before a change, if it still is where the change left it.
func (t *Tx) invert(c township.Change) error {
	t.From(c.Source)
	switch c.Kind {
	case township.Created:
		return t.Remove(c.Entity, c.RecordID)
	case township.Removed:
		r := c.Entity.NewRecord()
		r.ID = c.RecordID
		for _, f := range c.Fields {
			r.Set(f.Field, f.Old)
		}
		_, err := t.Insert(r)
		return err
	}
	now, err := t.Get(c.Entity, c.RecordID)
	if err != nil {
		return err
	}
	back := make([]township.FieldChange, len(c.Fields))
	for i, f := range c.Fields {
		if now.Get(f.Field) != f.New {
			return township.Errorf(township.CodeConflict, "%s的“%s”之后又改过。请先撤销后来的改动。", c.Entity.Name, c.Entity.Field(f.Field).Label)
		}
		back[i] = township.FieldChange{Field: f.Field, Old: f.New, New: f.Old}
	}
	return t.apply(now, back)
}

// hindered says which deed it is that cannot be taken back, before the sentence that says why.
func hindered(err error, d township.Deed) error {
	var own *township.Error
	if errors.As(err, &own) {
		return township.Because(township.CodeConflict, err, "不能撤销“%s”：%s", d.Title, own.Text)
	}
	return err
}

const deedColumns = "d.id,d.at,d.kind,d.title,d.operator,d.origin,coalesce(d.undoes,0),coalesce(d.undone_by,0),d.records,d.emptied,d.reason"

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
