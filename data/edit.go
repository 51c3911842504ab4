package data

import (
	"database/sql"

	"taizhang/app/township"
)

// HouseholdOfCode returns the household that has a 户编号, 0 for none.
func (r Reader) HouseholdOfCode(code string) (id int64, err error) {
	scan := func(rows *sql.Rows) (id int64, err error) { return id, rows.Scan(&id) }
	ids, err := queryAll(r.ctx, r.q, scan, "SELECT id FROM households WHERE code=? AND code<>''", code)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return ids[0], nil
}

// MembersOfNumber returns the members, present and past, whose 证件号码 begins with a key of IDNumber.Key.
func (r Reader) MembersOfNumber(key string) ([]township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, township.Members, "WHERE id_number>=?1 AND id_number<?1||'~' ORDER BY left_on<>'',id", key)
	if err != nil {
		return nil, err
	}
	var out []township.Record
	for _, m := range list {
		if township.IDNumber(m.Get("id_number")).Key() == key {
			out = append(out, m)
		}
	}
	return out, nil
}

// MeasuresOf returns the support measures of a household, the newest first.
func (r Reader) MeasuresOf(household int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Measures, "WHERE household_id=? ORDER BY began_on DESC,id DESC", household)
}
