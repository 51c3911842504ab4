package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"taizhang/app/township"
)

// erasedFields stands in changes.fields where the values were erased with the bin. It is no object, which every other
// change has.
const erasedFields = "[]"

// Bin returns the deletions that stand, newest first.
func (a *Archive) Bin(ctx context.Context) ([]township.Deed, error) {
	return queryAll(ctx, a.kept, scanDeed, "SELECT "+deedColumns+" FROM deeds d WHERE d.kind=? AND d.undone_by IS NULL AND d.emptied=0 ORDER BY d.id DESC", township.DeedDelete)
}

// RemovedBy returns how many records of each entity a deed removed, by table.
func (a *Archive) RemovedBy(ctx context.Context, deed int64) (map[string]int, error) {
	out := map[string]int{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var table string
		var n int
		err := rows.Scan(&table, &n)
		out[table] = n
		return struct{}{}, err
	}
	_, err := queryAll(ctx, a.db, scan, "SELECT entity,count(*) FROM changes WHERE deed_id=? AND kind='removed' GROUP BY entity", deed)
	return out, err
}

// Empty erases deletions for good: the values of the removed records in every deed, what was noted of them beside the
// archive's records, and their bytes in the file. The deed that does it cannot be taken back.
func (a *Archive) Empty(ctx context.Context, info township.DeedInfo, deletions []int64) (township.Deed, error) {
	deed, err := a.Do(ctx, info, func(t *Tx) error {
		for _, id := range deletions {
			if err := t.erase(id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return deed, err
	}
	return deed, a.scrub(ctx)
}

// scrub writes the file anew, without what was deleted from it, and empties its log.
func (a *Archive) scrub(ctx context.Context) error {
	a.turn <- struct{}{}
	defer func() { <-a.turn }()
	_, err := a.db.ExecContext(ctx, "VACUUM")
	var busy, pages, moved int
	if err == nil {
		err = a.db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	}
	if err != nil || busy != 0 {
		return township.Because(township.CodeWrite, err, "内容已从档案中清除、不能再恢复，但档案文件没能整理，旧内容可能还残留在磁盘上。请清理磁盘空间，下次清空回收站时会再整理一次。")
	}
	return nil
}

// erasure is the work on one deletion.
type erasure struct {
	t          *Tx
	deletion   int64
	records    string // JSON array of [table, id], removed for good
	deeds      string // JSON array of the deeds that touched them
	households string // JSON array of the households among them
	names      []string
}

// erase takes the values of what a deletion removed out of the history.
func (t *Tx) erase(deletion int64) error {
	d, err := t.deedByID(deletion)
	if err != nil {
		return err
	}
	if d.Kind != township.DeedDelete || d.UndoneBy != 0 || d.Emptied {
		return township.Errorf(township.CodeConflict, "“%s”已不在回收站里，没有清除任何内容。请刷新后重试。", d.Title)
	}
	e := &erasure{t: t, deletion: deletion}
	for _, step := range []func() error{e.gather, e.eraseChanges, e.eraseNames, e.eraseNotes, e.markDeeds} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// gather finds the records that go: those that the deletion removed, and what belonged to its households and was removed
// before.
func (e *erasure) gather() error {
	var err error
	one := func(into *string, query string, args ...any) {
		if err == nil {
			err = e.t.tx.QueryRowContext(e.t.ctx, query, args...).Scan(into)
		}
	}
	one(&e.households, "SELECT json_group_array(DISTINCT record_id) FROM changes WHERE deed_id=? AND kind='removed' AND entity='households'", e.deletion)
	one(&e.records, `
SELECT json_group_array(json_array(entity,record_id)) FROM (
  SELECT entity,record_id FROM changes WHERE deed_id=?1 AND kind='removed' AND entity<>'deeds'
  UNION SELECT entity,record_id FROM changes c WHERE household_id<>0 AND household_id IN (SELECT value FROM json_each(?2)) AND NOT (`+standing+`))`,
		e.deletion, e.households)
	one(&e.deeds, "SELECT json_group_array(DISTINCT deed_id) FROM changes WHERE "+amongRecords, e.records)
	if err != nil {
		return err
	}
	e.names, err = queryStrings(e.t.ctx, e.t.tx, `
SELECT fields->>'$.name[0]' FROM changes WHERE entity='members' AND json_type(fields)='object' AND fields->>'$.name[0]'<>'' AND `+amongRecords+`
UNION SELECT fields->>'$.name[1]' FROM changes WHERE entity='members' AND json_type(fields)='object' AND fields->>'$.name[1]'<>'' AND `+amongRecords, e.records)
	return err
}

// standing is the condition that the record of a change c is in the archive.
var standing = func() string {
	var any []string
	for _, e := range township.Entities {
		any = append(any, "c.entity='"+e.Table+"' AND EXISTS (SELECT 1 FROM "+e.Table+" r WHERE r.id=c.record_id)")
	}
	return strings.Join(any, " OR ")
}()

// amongRecords is the condition that a change is one of the records in ?1, a JSON array of [table, id].
const amongRecords = "(entity,record_id) IN (SELECT value->>0, value->>1 FROM json_each(?1))"

func (e *erasure) eraseChanges() error {
	_, err := e.t.exec("UPDATE changes SET fields='"+erasedFields+"' WHERE "+amongRecords, e.records)
	return err
}

// eraseNames takes the people's names out of the titles and reasons of the deeds that touched them.
func (e *erasure) eraseNames() error {
	for _, name := range e.names {
		if utf8.RuneCountInString(name) < 2 {
			continue
		}
		_, err := e.t.exec("UPDATE deeds SET title=replace(title,?2,'某某'), reason=replace(reason,?2,'某某') WHERE id IN (SELECT value FROM json_each(?1))", e.deeds, name)
		if err != nil {
			return err
		}
	}
	return nil
}

// eraseNotes removes what was typed and not saved, and who looked at whose numbers.
func (e *erasure) eraseNotes() error {
	names, err := json.Marshal(e.names)
	if err != nil {
		return err
	}
	const members = "SELECT value->>1 AS member FROM json_each(?1) WHERE value->>0='members'"
	for _, step := range []struct {
		query string
		args  []any
	}{
		{"DELETE FROM reveals WHERE household_id IN (SELECT value FROM json_each(?))", []any{e.households}},
		{`DELETE FROM reveals WHERE record IN (SELECT value FROM json_each(?2)) AND household_id IN (
  SELECT household_id FROM changes WHERE entity='members' AND record_id IN (` + members + `))`, []any{e.records, string(names)}},
		{`DELETE FROM drafts WHERE EXISTS (SELECT 1 FROM json_each(?) h WHERE key='household:'||h.value OR key LIKE '%@'||h.value)`, []any{e.households}},
		{"DELETE FROM drafts WHERE EXISTS (SELECT 1 FROM (" + members + ") WHERE key LIKE 'member:'||member||'@%')", []any{e.records}},
	} {
		if _, err := e.t.exec(step.query, step.args...); err != nil {
			return err
		}
	}
	return nil
}

// markDeeds marks the deeds of which nothing is left, and notes in the deed that empties the bin which deletion it was.
func (e *erasure) markDeeds() error {
	_, err := e.t.exec(`
UPDATE deeds SET emptied=1 WHERE id IN (SELECT value FROM json_each(?1))
  AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.deed_id=deeds.id AND c.entity<>'deeds' AND c.fields<>'`+erasedFields+`')`, e.deeds)
	if err != nil {
		return err
	}
	e.t.deed.Records++
	_, err = e.t.exec(`INSERT INTO changes(deed_id,entity,record_id,kind,fields) VALUES(?,'deeds',?,'updated','{"emptied":[0,1]}')`, e.t.deed.ID, e.deletion)
	return err
}

// erasedDeed says that nothing is left of a deed that could come back.
func erasedDeed(d township.Deed) error {
	return township.Errorf(township.CodeConflict, "“%s”改动的内容已从回收站彻底清除，不能撤销或恢复。", d.Title)
}

// refuseErased refuses to take back what lasts, a deed of which nothing is left, or one that would bring a deletion back whose records
// were erased.
func (t *Tx) refuseErased(d township.Deed) error {
	if d.Kind == township.DeedEmpty || d.Kind == township.DeedSecret {
		return township.Errorf(township.CodeConflict, "“%s”不能撤销。%s", d.Title, d.Lasting())
	}
	if d.Emptied {
		return erasedDeed(d)
	}
	id, err := t.find(`SELECT d.id FROM changes c CROSS JOIN deeds d ON d.id=c.record_id AND d.emptied=1 AND d.kind='`+township.DeedDelete+`' WHERE c.deed_id=? AND c.entity='deeds'`, d.ID)
	if err != nil || id == 0 {
		return err
	}
	deletion, err := t.deedByID(id)
	if err == nil {
		err = erasedDeed(deletion)
	}
	return err
}
