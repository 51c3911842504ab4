package data

import (
	"database/sql"
	"time"

	"taizhang/app/township"
)

// EventPart is one person of an event with what lists and paper say of him.
type EventPart struct {
	Event, Household, Member       int64
	Part, Before, After            string
	Name, Sex, BirthDate, IDNumber string
}

// FamilyEvents returns the events of families that stand, oldest entry first.
func (r Reader) FamilyEvents() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.FamilyEvents, "ORDER BY id")
}

// EventsOf returns the events of a household, those of which it is the other household included.
func (r Reader) EventsOf(household int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.FamilyEvents, "WHERE household_id=?1 OR other_id=?1 ORDER BY happened_on,id", household)
}

const eventParts = `SELECT p.event_id,p.household_id,p.member_id,p.part,p.relation_before,p.relation_after,m.name,m.sex,m.birth_date,m.id_number
FROM event_people p JOIN members m ON m.id=p.member_id `

func scanEventPart(rows *sql.Rows) (p EventPart, err error) {
	return p, rows.Scan(&p.Event, &p.Household, &p.Member, &p.Part, &p.Before, &p.After, &p.Name, &p.Sex, &p.BirthDate, &p.IDNumber)
}

// EventParts returns everybody whom the events touched, event by event.
func (r Reader) EventParts() ([]EventPart, error) {
	return queryAll(r.ctx, r.q, scanEventPart, eventParts+"ORDER BY p.event_id,p.id")
}

// EventPartsOf returns the same of the events of a household.
func (r Reader) EventPartsOf(household int64) ([]EventPart, error) {
	return queryAll(r.ctx, r.q, scanEventPart, eventParts+
		"WHERE p.event_id IN (SELECT id FROM events WHERE household_id=?1 OR other_id=?1) ORDER BY p.event_id,p.id", household)
}

// EventDeed returns the deed that entered an event, 0 if none did. An event that was taken back and done again is that
// of its first deed.
func (r Reader) EventDeed(event int64) (deed int64, err error) {
	err = r.q.QueryRowContext(r.ctx, `SELECT coalesce(min(c.deed_id),0) FROM changes c
WHERE c.entity='events' AND c.record_id=? AND c.kind='created'`, event).Scan(&deed)
	return deed, err
}

// LastHeads returns, for the households that are no more, the name of the last head of each.
func (r Reader) LastHeads() (map[int64]string, error) {
	out := map[int64]string{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var household int64
		var name string
		err := rows.Scan(&household, &name)
		out[household] = name
		return struct{}{}, err
	}
	_, err := queryAll(r.ctx, r.q, scan, `SELECT e.household_id, m.name FROM events e
JOIN event_people p ON p.event_id=e.id JOIN members m ON m.id=p.member_id
WHERE e.kind IN ('merge','close') AND p.relation_before=? ORDER BY e.id`, township.HeadRelation)
	return out, err
}

// EventSpan is a time during which an event stood in the archive: from one deed to the one that took it back.
type EventSpan struct {
	Event     int64
	Record    township.Record // as it was taken back; the zero Record for one that stands
	From      time.Time
	Until     time.Time // the zero time while it stands
	RemovedBy int64     // the deed that took it back, 0 while it stands
}

// EventSpans returns, for the events that were ever taken back, each time during which they stood, oldest first.
func (r Reader) EventSpans() ([]EventSpan, error) {
	type move struct {
		change township.Change
		at     string
	}
	scan := func(rows *sql.Rows) (m move, err error) {
		var kind, fields string
		if err := rows.Scan(&m.change.Deed, &m.change.RecordID, &kind, &fields, &m.at); err != nil {
			return m, err
		}
		m.change.Kind = township.ChangeKind(kind)
		m.change.Fields, err = decodeFields(township.FamilyEvents, fields)
		return m, err
	}
	moves, err := queryAll(r.ctx, r.q, scan, `SELECT c.deed_id,c.record_id,c.kind,c.fields,d.at FROM changes c JOIN deeds d ON d.id=c.deed_id
WHERE c.entity='events' AND c.kind<>'updated' AND c.record_id IN (SELECT record_id FROM changes WHERE entity='events' AND kind='removed')
ORDER BY c.record_id,c.id`)
	if err != nil {
		return nil, err
	}
	var out []EventSpan
	for _, m := range moves {
		at, err := time.Parse(time.RFC3339, m.at)
		if err != nil {
			return nil, err
		}
		if m.change.Kind == township.Created {
			out = append(out, EventSpan{Event: m.change.RecordID, From: at})
			continue
		}
		if n := len(out); n > 0 && out[n-1].Event == m.change.RecordID {
			out[n-1].Until, out[n-1].RemovedBy, out[n-1].Record = at, m.change.Deed, formerRecord(township.FamilyEvents, m.change)
		}
	}
	return out, nil
}

// formerRecord returns the record that a change removed.
func formerRecord(e *township.Entity, c township.Change) township.Record {
	r := e.NewRecord()
	r.ID = c.RecordID
	for _, f := range c.Fields {
		r.Set(f.Field, f.Old)
	}
	return r
}

// Removed returns the records of an entity that a deed removed.
func (r Reader) Removed(deed int64, e *township.Entity) ([]township.Record, error) {
	changes, err := queryAll(r.ctx, r.q, scanChange, "SELECT "+changeColumns+" FROM changes WHERE deed_id=? AND entity=? AND kind='removed' ORDER BY id", deed, e.Table)
	out := make([]township.Record, len(changes))
	for i, c := range changes {
		out[i] = formerRecord(e, c)
	}
	return out, err
}

// Record returns one record of any entity; one that is not there is township.CodeNotFound.
func (r Reader) Record(e *township.Entity, id int64) (township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, e, "WHERE id=?", id)
	if err == nil && len(list) == 0 {
		err = township.Errorf(township.CodeNotFound, "这条%s已不在档案中，可能已被撤销或删除。请刷新后重试。", word(e))
	}
	if err != nil {
		return township.Record{}, err
	}
	return list[0], nil
}

// EventsOfDeed returns the events that a deed entered.
func (r Reader) EventsOfDeed(deed int64) ([]int64, error) {
	return queryAll(r.ctx, r.q, scanID, "SELECT record_id FROM changes WHERE deed_id=? AND entity='events' AND kind='created' ORDER BY id", deed)
}
