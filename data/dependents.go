package data

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"taizhang/app/township"
)

// dependents returns the standing deeds done after a deed that build on it, directly or through one another,
// newest first.
func (t *Tx) dependents(id int64) ([]township.Deed, error) {
	found := map[int64]bool{}
	queue := []int64{id}
	for len(queue) > 0 {
		next, err := t.directDependents(queue[0])
		if err != nil {
			return nil, err
		}
		queue = queue[1:]
		for n := range next {
			if !found[n] {
				found[n] = true
				queue = append(queue, n)
			}
		}
	}
	out := make([]township.Deed, 0, len(found))
	for n := range found {
		d, err := t.deedByID(n)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b township.Deed) int { return cmp.Compare(b.ID, a.ID) })
	return out, nil
}

// directDependents returns the later deeds that what a deed wrote cannot be taken from under.
func (t *Tx) directDependents(id int64) (map[int64]bool, error) {
	later, err := t.laterDeeds(id)
	if err != nil || len(later) == 0 {
		return nil, err
	}
	among, err := json.Marshal(later)
	if err != nil {
		return nil, err
	}
	s := &search{tx: t, id: id, among: string(among), spans: map[int64][]span{}, found: map[int64]bool{}, states: map[recordKey]township.Record{}}
	for _, look := range []func() error{s.loadSpans, s.sameRecords, s.ofHouseholds, s.ofParents, s.formerStates} {
		if err := look(); err != nil {
			return nil, err
		}
	}
	return s.found, nil
}

// laterDeeds returns the deeds after one whose writes are in the archive. Of a later deed that was taken back
// nothing is, and the undo that did it cancels out with it; an undo of something from before the deed counts as
// any other write.
func (t *Tx) laterDeeds(id int64) ([]int64, error) {
	return queryAll(t.ctx, t.tx, scanID, `
SELECT id FROM deeds
WHERE id>?1 AND id<>?2 AND undone_by IS NULL
  AND (kind<>'undo' OR id IN (SELECT undone_by FROM deeds WHERE id<?1 AND undone_by IS NOT NULL))`, id, t.deed.ID)
}

func scanID(rows *sql.Rows) (id int64, err error) { return id, rows.Scan(&id) }

// search looks for the deeds that build on one. The order of its joins is fixed (CROSS JOIN, unary +): from the
// changes of the deed, by record, to the later ones; the planner, which has no statistics, would guess.
type search struct {
	tx     *Tx
	id     int64
	among  string           // JSON array of the deeds that come into question
	spans  map[int64][]span // of the undos among them
	found  map[int64]bool
	states map[recordKey]township.Record // as far as the deed's changes are taken back, in thought
	events map[int64][]laterEvent        // of families, by household; nil until asked for
}

// span is a run of changes, from after one ID to another, by which an undo took back one deed.
type span struct{ after, to int64 }

// counts says whether a change is in the archive still: every one of a deed that stands, but of an undo only
// what took back deeds from before the one in question.
func (s *search) counts(deed, change int64) bool {
	spans, undo := s.spans[deed]
	return !undo || slices.ContainsFunc(spans, func(p span) bool { return p.after < change && change <= p.to })
}

// loadSpans reads where the undos that come into question took back which deed: each run of changes ends with
// the mark of its deed (Tx.takeBack).
func (s *search) loadSpans() error {
	last := map[int64]int64{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var undo, id, deed int64
		err := rows.Scan(&undo, &id, &deed)
		if deed < s.id {
			s.spans[undo] = append(s.spans[undo], span{last[undo], id})
		}
		last[undo] = id
		return struct{}{}, err
	}
	_, err := queryAll(s.tx.ctx, s.tx.tx, scan, `
SELECT deed_id, id, record_id FROM changes
WHERE entity='deeds' AND fields->>'$.undone_by[1]'=deed_id AND +deed_id IN (SELECT value FROM json_each(?))
ORDER BY id`, s.among)
	return err
}

// add runs a query for deeds and changes of theirs.
func (s *search) add(query string, args ...any) error {
	scan := func(rows *sql.Rows) (struct{}, error) {
		var deed, change int64
		err := rows.Scan(&deed, &change)
		if err == nil && s.counts(deed, change) {
			s.found[deed] = true
		}
		return struct{}{}, err
	}
	_, err := queryAll(s.tx.ctx, s.tx.tx, scan, query, args...)
	return err
}

// sameRecords finds the deeds that wrote to the same records. Two updates stand side by side when they touched
// different fields.
func (s *search) sameRecords() error {
	const query = `
SELECT x.deed_id, x.id, mine.entity='members', iif(x.kind=mine.kind AND x.kind='updated', mine.fields, ''), x.fields
FROM changes mine CROSS JOIN changes x ON x.entity=mine.entity AND x.record_id=mine.record_id
WHERE mine.deed_id=?1 AND mine.fields<>'` + erasedFields + `' AND +x.deed_id IN (SELECT value FROM json_each(?2))`
	scan := func(rows *sql.Rows) (struct{}, error) {
		var deed, change int64
		var person bool
		var fields, theirs sql.RawBytes
		if err := rows.Scan(&deed, &change, &person, &fields, &theirs); err != nil || s.found[deed] || !s.counts(deed, change) {
			return struct{}{}, err
		}
		clash, err := len(fields) == 0, error(nil)
		if !clash {
			clash, err = shareField(fields, theirs, person)
		}
		if clash {
			s.found[deed] = true
		}
		return struct{}{}, err
	}
	_, err := queryAll(s.tx.ctx, s.tx.tx, scan, query, s.id, s.among)
	return err
}

// shareField says whether two updates of a record touched one field, or both where a person belongs.
func shareField(mine, theirs []byte, person bool) (bool, error) {
	var a, b map[string]json.RawMessage
	if err := json.Unmarshal(mine, &a); err != nil {
		return false, err
	}
	if err := json.Unmarshal(theirs, &b); err != nil {
		return false, err
	}
	for key := range a {
		if _, ok := b[key]; ok {
			return true, nil
		}
	}
	return person && placed(a) && placed(b), nil
}

// ofHouseholds finds the deeds that wrote to households which the deed created, or to what belongs to them.
func (s *search) ofHouseholds() error {
	return s.add(`
SELECT x.deed_id, x.id
FROM changes mine CROSS JOIN changes x ON x.household_id=mine.record_id AND x.household_id<>0
WHERE mine.deed_id=?1 AND mine.entity='households' AND mine.kind='created' AND mine.fields<>'`+erasedFields+`'
  AND +x.deed_id IN (SELECT value FROM json_each(?2))`, s.id, s.among)
}

// ofParents finds the deeds that made records point to some which the deed created, be they there still or not: taking
// back what was done since brings them back. Links to the household whose history a change belongs to are left to
// ofHouseholds, which has an index for them.
func (s *search) ofParents() error {
	for _, e := range township.Entities {
		for _, f := range e.Fields {
			if f.Parent == "" || f.Key == ownerField {
				continue
			}
			if err := s.pointing(e, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// pointing finds the deeds that made the link f of records of an entity point to what the deed created.
func (s *search) pointing(e *township.Entity, f township.Field) error {
	made, err := queryAll(s.tx.ctx, s.tx.tx, scanID, "SELECT record_id FROM changes WHERE deed_id=? AND entity=? AND kind='created' AND fields<>'"+erasedFields+"'", s.id, f.Parent)
	if err != nil || len(made) == 0 {
		return err
	}
	to, err := json.Marshal(made)
	if err != nil {
		return err
	}
	return s.add(`
SELECT x.deed_id, x.id
FROM json_each(?1) d CROSS JOIN changes x ON x.deed_id=d.value AND x.entity=?3 AND x.kind<>'removed'
WHERE CAST(x.fields->>'$.`+f.Key+`[1]' AS INTEGER) IN (SELECT value FROM json_each(?2))`, s.among, string(to), e.Table)
}

// find returns the first ID that a query gives, 0 for none.
func (t *Tx) find(query string, args ...any) (id int64, err error) {
	s, err := t.stmt(query)
	if err != nil {
		return 0, err
	}
	err = s.QueryRowContext(t.ctx, args...).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}
