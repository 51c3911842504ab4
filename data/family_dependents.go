package data

import (
	"database/sql"
	"encoding/json"
	"slices"

	"taizhang/app/township"
)

// laterEvent is an event of a household that a later deed entered.
type laterEvent struct {
	kind         string
	deed, change int64
}

// placeFields are what says where a person belongs and as what: two deeds that touched any of them for one person
// build on each other, though the fields differ.
var placeFields = []string{"household_id", "relation", "left_on"}

func placed(fields map[string]json.RawMessage) bool {
	return slices.ContainsFunc(placeFields, func(f string) bool { return fields[f] != nil })
}

// laterEvents finds the changes of families that stand on the state which a deed left. Taking back where somebody
// belonged, how he stood to the head, or that a stay in a ledger ended, would give a household that has another head
// since, or is no more, a second head, a person or a ledger. Events by which people only came or left stand side by side.
func (s *search) laterEvents(c township.Change) error {
	if c.Entity == township.Households && touches(c, "closed_on") {
		return s.laterPeople(c)
	}
	kinds := standOn(c)
	if len(kinds) == 0 {
		return nil
	}
	if err := s.loadEvents(); err != nil || len(s.events) == 0 {
		return err
	}
	former, err := s.former(c)
	if err != nil {
		return err
	}
	if c.Kind == township.Removed && former.Get("relation") == township.HeadRelation {
		kinds = append(kinds, "increase")
	}
	s.addEvents(parseID(former.Get(ownerField)), kinds)
	s.addEvents(c.Household, kinds)
	return nil
}

// standOn are the kinds of events that stand on what a change did.
func standOn(c township.Change) []string {
	switch {
	case c.Entity == township.Members && slices.ContainsFunc(placeFields, func(f string) bool { return touches(c, f) }):
		return []string{"head", "split", "merge", "close"}
	case c.Entity == township.LedgerEntries && touches(c, "left_on"):
		return []string{"merge", "close"}
	}
	return nil
}

// addEvents adds the deeds that entered events of some kinds for a household.
func (s *search) addEvents(household int64, kinds []string) {
	for _, e := range s.events[household] {
		if slices.Contains(kinds, e.kind) && s.counts(e.deed, e.change) {
			s.found[e.deed] = true
		}
	}
}

// loadEvents reads, once, the events that the deeds in question entered, by household.
func (s *search) loadEvents() error {
	if s.events != nil {
		return nil
	}
	s.events = map[int64][]laterEvent{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var e laterEvent
		var household, other int64
		err := rows.Scan(&e.deed, &e.change, &e.kind, &household, &other)
		for _, h := range []int64{household, other} {
			s.events[h] = append(s.events[h], e)
		}
		return struct{}{}, err
	}
	_, err := queryAll(s.tx.ctx, s.tx.tx, scan, `
SELECT c.deed_id, c.id, e.kind, e.household_id, coalesce(e.other_id,0) FROM changes c CROSS JOIN events e ON e.id=c.record_id
WHERE c.entity='events' AND c.kind='created' AND +c.deed_id IN (SELECT value FROM json_each(?))`, s.among)
	delete(s.events, 0)
	return err
}

// laterPeople finds who put people or stays into a household that would be no more again.
func (s *search) laterPeople(c township.Change) error {
	former, err := s.former(c)
	if err != nil || former.Get("closed_on") == "" {
		return err
	}
	return s.add(`SELECT deed_id, id FROM changes WHERE household_id=? AND household_id<>0 AND entity IN ('members','ledger_entries')
  AND (kind<>'updated' OR json_type(fields,'$.left_on') IS NOT NULL OR json_type(fields,'$.household_id') IS NOT NULL)
  AND +deed_id IN (SELECT value FROM json_each(?))`, c.RecordID, s.among)
}
