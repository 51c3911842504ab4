package data

import (
	"database/sql"

	"taizhang/app/township"
)

// Stays returns every stay of every household in a ledger, household by household, oldest first.
func (r Reader) Stays() ([]township.LedgerStay, error) {
	return queryAll(r.ctx, r.q, scanStay, stayColumns+"ORDER BY household_id,entered_on,id")
}

// staysEntered asks the history when the two ends of each stay were written last; a stay that was written as a whole
// has both from then.
const staysEntered = `
SELECT c.record_id,
  coalesce(max(iif(c.kind='created' OR json_type(c.fields,'$.entered_on') IS NOT NULL,substr(d.at,1,10),NULL)),''),
  coalesce(max(iif(json_type(c.fields,'$.left_on') IS NOT NULL,substr(d.at,1,10),NULL)),'')
FROM changes c JOIN deeds d ON d.id=c.deed_id
WHERE c.entity='ledger_entries' GROUP BY c.record_id`

// StaysEntered returns on which day each end of each stay was entered.
func (r Reader) StaysEntered() (map[int64]township.StayEntered, error) {
	type line struct {
		stay int64
		township.StayEntered
	}
	scan := func(rows *sql.Rows) (l line, err error) { return l, rows.Scan(&l.stay, &l.In, &l.Out) }
	list, err := queryAll(r.ctx, r.q, scan, staysEntered)
	out := make(map[int64]township.StayEntered, len(list))
	for _, l := range list {
		out[l.stay] = l.StayEntered
	}
	return out, err
}

// householdsBegan asks since when the register knows each household: the day that it split off another, else the day
// that it was first written.
const householdsBegan = `
SELECT c.record_id, coalesce((SELECT max(e.happened_on) FROM events e WHERE e.other_id=c.record_id AND e.kind='split'), min(substr(d.at,1,10)))
FROM changes c JOIN deeds d ON d.id=c.deed_id
WHERE c.entity='households' AND c.kind='created' GROUP BY c.record_id`

// HouseholdsBegan returns since when the register knows each household.
func (r Reader) HouseholdsBegan() (map[int64]township.Date, error) {
	type line struct {
		household int64
		day       township.Date
	}
	scan := func(rows *sql.Rows) (l line, err error) { return l, rows.Scan(&l.household, &l.day) }
	list, err := queryAll(r.ctx, r.q, scan, householdsBegan)
	out := make(map[int64]township.Date, len(list))
	for _, l := range list {
		out[l.household] = l.day
	}
	return out, err
}

// FirstDay returns the day of the archive's first deed, “” before there is one: what happened earlier was not entered
// late, but before there was an archive to enter it into.
func (r Reader) FirstDay() (day township.Date, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT coalesce((SELECT substr(at,1,10) FROM deeds ORDER BY id LIMIT 1),'')").Scan(&day)
	return day, err
}

// FirstEntry returns the day of the first entry into a ledger, “” while there is none.
func (r Reader) FirstEntry() (day township.Date, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT coalesce(min(entered_on),'') FROM ledger_entries").Scan(&day)
	return day, err
}

// CountMeasures returns how many 帮扶措施 of a household are entered one by one.
func (r Reader) CountMeasures(household int64) (n int, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM measures WHERE household_id=?", household).Scan(&n)
	return n, err
}
