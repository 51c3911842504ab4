package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"taizhang/app/township"
)

// Tx is the transaction of one deed. All writes of records go through it, so that each is recorded with its
// old and new values; reads through it see what it wrote.
type Tx struct {
	ctx    context.Context
	tx     *sql.Tx
	deed   township.Deed
	stmts  map[string]*sql.Stmt
	next   map[*township.Entity]int64 // the ID that the next new record gets
	source township.Source

	touched Touched
}

// Do does a deed: body's writes, and the record of them, in one transaction. When body returns an error, or the
// context is cancelled, nothing of it remains. A deed that changed no record is not kept; its ID is then 0.
func (a *Archive) Do(ctx context.Context, info township.DeedInfo, body func(*Tx) error) (township.Deed, error) {
	select {
	case a.turn <- struct{}{}:
		defer func() { <-a.turn }()
	case <-ctx.Done():
		return township.Deed{}, explainWrite(ctx, ctx.Err())
	}
	sqlTx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return township.Deed{}, explainWrite(ctx, err)
	}
	defer sqlTx.Rollback()
	tx := &Tx{ctx: ctx, tx: sqlTx, stmts: map[string]*sql.Stmt{}, next: map[*township.Entity]int64{}, deed: township.Deed{At: a.now(), DeedInfo: info}, touched: Touched{map[int64]bool{}, map[*township.Entity]bool{}}}
	if err := tx.open(); err != nil {
		return township.Deed{}, explainWrite(ctx, err)
	}
	if err := body(tx); err != nil {
		return township.Deed{}, explainWrite(ctx, err)
	}
	if tx.deed.Records == 0 {
		return township.Deed{At: tx.deed.At, DeedInfo: info}, nil
	}
	if err := ctx.Err(); err != nil {
		return township.Deed{}, explainWrite(ctx, err)
	}
	if err := tx.close(); err != nil {
		return township.Deed{}, explainWrite(ctx, err)
	}
	a.tell(tx.touched)
	return tx.deed, nil
}

func (t *Tx) open() error {
	d := &t.deed
	res, err := t.tx.ExecContext(t.ctx, "INSERT INTO deeds(at,kind,title,operator,origin,undoes,reason) VALUES(?,?,?,?,?,?,?)",
		d.At.Format(time.RFC3339), d.Kind, d.Title, d.Operator, string(d.Origin), orNull(d.Undoes), d.Reason)
	if err != nil {
		return err
	}
	d.ID, err = res.LastInsertId()
	return err
}

// close writes how many records the deed touched, and commits.
func (t *Tx) close() error {
	if _, err := t.tx.ExecContext(t.ctx, "UPDATE deeds SET records=? WHERE id=?", t.deed.Records, t.deed.ID); err != nil {
		return err
	}
	return t.tx.Commit()
}

func orNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// Deed returns the deed being done.
func (t *Tx) Deed() township.Deed { return t.deed }

// Retitle changes the title of the deed being done, for one whose outcome is known only at its end.
func (t *Tx) Retitle(title string) error {
	t.deed.Title = title
	_, err := t.tx.ExecContext(t.ctx, "UPDATE deeds SET title=? WHERE id=?", title, t.deed.ID)
	return err
}

// From says where in a file the following changes come from.
func (t *Tx) From(s township.Source) { t.source = s }

// Context returns the context of the deed.
func (t *Tx) Context() context.Context { return t.ctx }

// stmt prepares a statement once for the transaction.
func (t *Tx) stmt(query string) (*sql.Stmt, error) {
	if s, ok := t.stmts[query]; ok {
		return s, nil
	}
	s, err := t.tx.PrepareContext(t.ctx, query)
	if err == nil {
		t.stmts[query] = s
	}
	return s, err
}

func (t *Tx) exec(query string, args ...any) (sql.Result, error) {
	s, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(t.ctx, args...)
}

// Insert puts a new record and returns its ID. A record with an ID (one that comes back by undo) keeps it.
// A record that belongs to none in the archive, or whose number or name another one has, is refused.
func (t *Tx) Insert(r township.Record) (int64, error) {
	e := r.Entity
	id, err := t.idFor(r)
	if err != nil {
		return 0, err
	}
	args := make([]any, 0, len(e.Fields)+1)
	args = append(args, id)
	var fields []township.FieldChange
	for i, f := range e.Fields {
		v, err := toColumn(f, r.Values[i])
		if err != nil {
			return 0, err
		}
		args = append(args, v)
		if r.Values[i] != "" {
			fields = append(fields, township.FieldChange{Field: f.Key, New: r.Values[i]})
		}
	}
	if _, err := t.exec(statementsOf[e].insert, args...); err != nil {
		return 0, refusedWrite(r, err)
	}
	if _, known := t.next[e]; known {
		t.next[e] = max(t.next[e], id+1)
	}
	return id, t.record(e, id, owner(e, id, r.Values), township.Created, fields)
}

// idFor returns the ID under which a record is put: its own, or one that no record ever had. SQLite would give
// the ID of a removed record again, and two records would share one history.
func (t *Tx) idFor(r township.Record) (int64, error) {
	if r.ID != 0 {
		return r.ID, nil
	}
	if id, ok := t.next[r.Entity]; ok {
		return id, nil
	}
	id, err := t.find("SELECT 1+max((SELECT coalesce(max(id),0) FROM "+r.Entity.Table+"),(SELECT coalesce(max(record_id),0) FROM changes WHERE entity=?))", r.Entity.Table)
	if err == nil {
		t.next[r.Entity] = id
	}
	return id, err
}

// Update sets the fields of a record that differ from what it holds, and returns how many did.
// A record that is gone is township.CodeNotFound.
func (t *Tx) Update(e *township.Entity, id int64, values map[string]string) (int, error) {
	for key := range values {
		if e.Index(key) < 0 {
			return 0, fmt.Errorf("update of %s: there is no field %q", e.Table, key)
		}
	}
	old, err := t.Get(e, id)
	if err != nil {
		return 0, err
	}
	var fields []township.FieldChange
	for _, f := range e.Fields {
		if v, ok := values[f.Key]; ok && v != old.Get(f.Key) {
			fields = append(fields, township.FieldChange{Field: f.Key, Old: old.Get(f.Key), New: v})
		}
	}
	if len(fields) == 0 {
		return 0, nil
	}
	return len(fields), t.apply(old, fields)
}

// apply sets the fields of a record whose present values the caller has read in this transaction.
func (t *Tx) apply(old township.Record, fields []township.FieldChange) error {
	e := old.Entity
	sets := make([]string, len(fields))
	args := make([]any, 0, len(fields)+1)
	values := append([]string(nil), old.Values...)
	for i, c := range fields {
		sets[i] = c.Field + "=?"
		v, err := toColumn(e.Field(c.Field), c.New)
		if err != nil {
			return err
		}
		args = append(args, v)
		values[e.Index(c.Field)] = c.New
	}
	args = append(args, old.ID)
	if _, err := t.exec("UPDATE "+e.Table+" SET "+strings.Join(sets, ",")+" WHERE id=?", args...); err != nil {
		return refusedWrite(township.Record{Entity: e, ID: old.ID, Values: values}, err)
	}
	return t.record(e, old.ID, owner(e, old.ID, values), township.Updated, fields)
}

// Remove deletes a record; its values stay in the history, from which it can come back.
func (t *Tx) Remove(e *township.Entity, id int64) error {
	old, err := t.Get(e, id)
	if err != nil {
		return err
	}
	if _, err := t.exec("DELETE FROM "+e.Table+" WHERE id=?", id); err != nil {
		return refusedRemove(e, err)
	}
	var fields []township.FieldChange
	for i, f := range e.Fields {
		if old.Values[i] != "" {
			fields = append(fields, township.FieldChange{Field: f.Key, Old: old.Values[i]})
		}
	}
	return t.record(e, id, owner(e, id, old.Values), township.Removed, fields)
}

func (t *Tx) record(e *township.Entity, id, household int64, kind township.ChangeKind, fields []township.FieldChange) error {
	t.deed.Records++
	t.touch(e, household, fields)
	_, err := t.exec("INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields,sheet,row) VALUES(?,?,?,?,?,?,?,?)",
		t.deed.ID, e.Table, id, household, string(kind), encodeFields(fields), t.source.Sheet, t.source.Row)
	return err
}

// ownerField is the link to the household whose history a record belongs to.
const ownerField = "household_id"

// owner returns the household whose history a record belongs to.
func owner(e *township.Entity, id int64, values []string) int64 {
	if e == township.Households {
		return id
	}
	if i := e.Index(ownerField); i >= 0 {
		return parseID(values[i])
	}
	return 0
}
