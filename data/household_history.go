package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"taizhang/app/township"
)

// householdChanges are the changes that were recorded for a household, and all others of the people who were ever
// in it. The condition that household_id is not 0 lets SQLite use the index, which leaves out those without; the unary +
// keeps it from looking for the same among all members.
const householdChanges = `
SELECT %s FROM changes c WHERE c.household_id=?1 AND c.household_id<>0
UNION ALL
SELECT %[1]s FROM (SELECT DISTINCT record_id FROM changes WHERE household_id=?1 AND household_id<>0 AND +entity='members') own
CROSS JOIN changes c ON c.entity='members' AND c.record_id=own.record_id AND +c.household_id<>?1
ORDER BY 1`

// HouseholdChanges returns all that was ever done to a household and what belongs to it, oldest first, with the deeds.
// For a person who came from another household it goes back to there; of one who left it tells the leaving.
func (a *Archive) HouseholdChanges(ctx context.Context, household int64) ([]township.Change, map[int64]township.Deed, error) {
	changes, err := queryAll(ctx, a.kept, scanChange, fmt.Sprintf(householdChanges, "c."+strings.ReplaceAll(changeColumns, ",", ",c.")), household)
	if err != nil {
		return nil, nil, err
	}
	changes = concerning(changes, household)
	deeds, err := a.deedsOf(ctx, changes)
	return changes, deeds, err
}

// briefColumns are what concerning needs of a change.
const briefColumns = `c.id,c.deed_id,c.entity,c.record_id,c.household_id,
CASE WHEN c.entity='members' AND c.household_id<>?1 THEN coalesce(c.fields->>'$.household_id[0]','') ELSE '' END`

func scanBrief(rows *sql.Rows) (township.Change, error) {
	var c township.Change
	var table, from string
	err := rows.Scan(&c.ID, &c.Deed, &table, &c.RecordID, &c.Household, &from)
	c.Entity = township.EntityOfTable(table)
	if from != "" {
		c.Fields = []township.FieldChange{{Field: ownerField, Old: from}}
	}
	return c, err
}

// briefChanges returns the same changes without what they changed.
func (a *Archive) briefChanges(ctx context.Context, household int64) ([]township.Change, error) {
	changes, err := queryAll(ctx, a.kept, scanBrief, fmt.Sprintf(householdChanges, briefColumns), household)
	return concerning(changes, household), err
}

// deedsOf returns the deeds that made changes, by ID.
func (a *Archive) deedsOf(ctx context.Context, changes []township.Change) (map[int64]township.Deed, error) {
	deeds := map[int64]township.Deed{}
	ids := []int64{}
	for _, c := range changes {
		if len(ids) == 0 || ids[len(ids)-1] != c.Deed {
			ids = append(ids, c.Deed)
		}
	}
	list, err := queryAll(ctx, a.kept, scanDeed, "SELECT "+deedColumns+" FROM deeds d WHERE d.id IN (SELECT value FROM json_each(?))", jsonOf(ids))
	for _, d := range list {
		deeds[d.ID] = d
	}
	return deeds, err
}

// concerning keeps what was done to a household's people before they left it, and the leaving.
func concerning(changes []township.Change, household int64) []township.Change {
	last := map[int64]int{} // of each member the last change that concerns the household
	for i, c := range changes {
		if c.Entity == township.Members && (c.Household == household || leaves(c, household)) {
			last[c.RecordID] = i
		}
	}
	out := changes[:0]
	for i, c := range changes {
		if c.Entity != township.Members || i <= last[c.RecordID] {
			out = append(out, c)
		}
	}
	return out
}

// leaves says whether a change takes a person out of a household.
func leaves(c township.Change, household int64) bool {
	for _, f := range c.Fields {
		if f.Field == ownerField && parseID(f.Old) == household {
			return true
		}
	}
	return false
}
