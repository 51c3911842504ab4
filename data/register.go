package data

import (
	"context"
	"database/sql"
	"fmt"

	"taizhang/app/township"
)

// Reader reads the archive: outside a deed, or inside one, where it sees what the deed has written so far.
type Reader struct {
	ctx   context.Context
	q     querier
	among string // JSON array of the households to which lists are narrowed; “” for all
}

// Read returns a reader of the archive as it is committed.
func (a *Archive) Read(ctx context.Context) Reader { return Reader{ctx: ctx, q: a.kept} }

// Read returns a reader that sees what the deed has written.
func (t *Tx) Read() Reader { return Reader{ctx: t.ctx, q: t.tx} }

// Among returns a reader whose lists of households, people, stays and proposals hold those of some households only.
func (r Reader) Among(households []int64) Reader {
	r.among = jsonOf(households)
	return r
}

// narrowed is the condition that a record belongs to the households that the reader is narrowed to, by the column that
// names them, and the arguments before it with its own.
func (r Reader) narrowed(column string, args ...any) (where string, all []any) {
	if r.among == "" {
		return "", args
	}
	return " AND " + column + " IN (SELECT value FROM json_each(?))", append(args, r.among)
}

// Villages returns the villages in the office's order.
func (r Reader) Villages() ([]township.Village, error) {
	scan := func(rows *sql.Rows) (v township.Village, err error) {
		return v, rows.Scan(&v.ID, &v.Name, &v.Kind, &v.Position)
	}
	return queryAll(r.ctx, r.q, scan, "SELECT id,name,kind,coalesce(position,0) FROM villages ORDER BY position,id")
}

// Households returns every household.
func (r Reader) Households() ([]township.Record, error) {
	among, args := r.narrowed("id")
	return selectRecords(r.ctx, r.q, township.Households, "WHERE 1"+among+" ORDER BY id", args...)
}

// Household returns one household.
func (r Reader) Household(id int64) (township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, township.Households, "WHERE id=?", id)
	if err == nil && len(list) == 0 {
		err = township.Errorf(township.CodeNotFound, "这一户已不在档案中，可能已随某次导入一起撤销。请回到农户列表。")
	}
	if err != nil {
		return township.Record{}, err
	}
	return list[0], nil
}

// Members returns every member, household by household in order of entry.
func (r Reader) Members() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Members, "ORDER BY household_id,id")
}

// MembersOf returns the members of a household in order of entry.
func (r Reader) MembersOf(household int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Members, "WHERE household_id=? ORDER BY id", household)
}

// Person is what the list of households needs of a member; Left and LeftWay are “” for one who is present.
type Person struct {
	ID, Household            int64
	Name, IDNumber, Relation string
	Sex, Birth, IDType       string
	Phone                    string
	Left                     township.Date
	LeftWay                  string
	Stub                     bool
}

// Present says whether the person belongs to the household now.
func (p Person) Present() bool { return p.Left == "" }

const peopleColumns = "SELECT id,household_id,name,id_number,relation,sex,birth_date,id_type,phone,left_on,left_way,stub FROM members "

func scanPerson(rows *sql.Rows) (p Person, err error) {
	var stub string
	err = rows.Scan(&p.ID, &p.Household, &p.Name, &p.IDNumber, &p.Relation, &p.Sex, &p.Birth, &p.IDType, &p.Phone, &p.Left, &p.LeftWay, &stub)
	p.Stub = stub != ""
	return p, err
}

// People returns every present member in short, household by household.
func (r Reader) People() ([]Person, error) {
	among, args := r.narrowed("household_id")
	return queryAll(r.ctx, r.q, scanPerson, peopleColumns+"WHERE left_on=''"+among+" ORDER BY household_id,id", args...)
}

// Everyone returns the same of every member, those who have left included.
func (r Reader) Everyone() ([]Person, error) {
	among, args := r.narrowed("household_id")
	return queryAll(r.ctx, r.q, scanPerson, peopleColumns+"WHERE 1"+among+" ORDER BY household_id,id", args...)
}

func scanStay(rows *sql.Rows) (s township.LedgerStay, err error) {
	return s, rows.Scan(&s.ID, &s.Household, &s.Ledger, &s.Entered, &s.EntryReason, &s.Left, &s.LeaveReason)
}

const stayColumns = "SELECT id,household_id,ledger,entered_on,entry_reason,left_on,leave_reason FROM ledger_entries "

// StaysOn returns the stay of each household that is in a ledger on a day, and was still a household then.
func (r Reader) StaysOn(day township.Date) ([]township.LedgerStay, error) {
	return queryAll(r.ctx, r.q, scanStay, stayColumns+`WHERE entered_on<=?1 AND (left_on='' OR left_on>?1)
  AND NOT EXISTS (SELECT 1 FROM households h WHERE h.id=household_id AND h.closed_on<>'' AND h.closed_on<=?1) ORDER BY id`, string(day))
}

// OpenStays returns the stays that last, one per household at most.
func (r Reader) OpenStays() ([]township.LedgerStay, error) {
	among, args := r.narrowed("household_id")
	return queryAll(r.ctx, r.q, scanStay, stayColumns+"WHERE left_on=''"+among+" ORDER BY id", args...)
}

// StaysOf returns all stays of a household, oldest first.
func (r Reader) StaysOf(household int64) ([]township.LedgerStay, error) {
	return queryAll(r.ctx, r.q, scanStay, stayColumns+"WHERE household_id=? ORDER BY entered_on,id", household)
}

// Proposals returns the proposals of a state.
func (r Reader) Proposals(state string) ([]township.Record, error) {
	among, args := r.narrowed("household_id", state)
	return selectRecords(r.ctx, r.q, township.Proposals, "WHERE state=?"+among+" ORDER BY id", args...)
}

// Linked returns the records of an entity whose link of that key points to a record.
func (r Reader) Linked(e *township.Entity, key string, id int64) ([]township.Record, error) {
	if e.Field(key).Kind != township.LinkField {
		return nil, fmt.Errorf("%s has no link %q", e.Table, key)
	}
	return selectRecords(r.ctx, r.q, e, "WHERE "+key+"=? ORDER BY id", id)
}

// MemberNames returns the names of members by ID, of those that are no longer in the archive the last one that the
// history knows.
func (r Reader) MemberNames(ids []int64) (map[int64]string, error) {
	out := make(map[int64]string, len(ids))
	scan := func(rows *sql.Rows) (struct{}, error) {
		var id int64
		var name string
		err := rows.Scan(&id, &name)
		out[id] = name
		return struct{}{}, err
	}
	if _, err := queryAll(r.ctx, r.q, scan, "SELECT id,name FROM members WHERE id IN (SELECT value FROM json_each(?))", jsonOf(ids)); err != nil {
		return nil, err
	}
	gone := []int64{}
	for _, id := range ids {
		if _, there := out[id]; !there {
			gone = append(gone, id)
		}
	}
	_, err := queryAll(r.ctx, r.q, scan, `
SELECT record_id, fields->>'$.name[0]' FROM json_each(?) g CROSS JOIN changes ON entity='members' AND record_id=g.value
WHERE kind='removed' AND fields->>'$.name[0]' IS NOT NULL ORDER BY changes.id`, jsonOf(gone))
	return out, err
}

// ProposalsOf returns all proposals of a household.
func (r Reader) ProposalsOf(household int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Proposals, "WHERE household_id=? ORDER BY id", household)
}

// Settings returns every setting by name.
func (r Reader) Settings() (map[string]township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, township.Settings, "ORDER BY id")
	out := make(map[string]township.Record, len(list))
	for _, s := range list {
		out[s.Get("name")] = s
	}
	return out, err
}

// Counts returns how many households and members the archive holds, those of the past included.
func (r Reader) Counts() (households, members int, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT (SELECT count(*) FROM households),(SELECT count(*) FROM members)").Scan(&households, &members)
	return households, members, err
}

// HouseholdsIn returns how many households a village has.
func (r Reader) HouseholdsIn(village int64) (n int, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM households WHERE village_id=?", village).Scan(&n)
	return n, err
}

// Helpers returns the roster of helpers.
func (r Reader) Helpers() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Helpers, "ORDER BY id")
}

// Named is by what a household names its helper.
type Named struct {
	Household         int64
	Name, Unit, Phone string
	Closed            bool
}

// Naming returns what every household says of its helper, those that name none left out.
func (r Reader) Naming() ([]Named, error) {
	scan := func(rows *sql.Rows) (n Named, err error) {
		var closed string
		err = rows.Scan(&n.Household, &n.Name, &n.Unit, &n.Phone, &closed)
		n.Closed = closed != ""
		return n, err
	}
	return queryAll(r.ctx, r.q, scan, "SELECT id,helper_name,helper_unit,helper_phone,closed_on FROM households WHERE helper_name<>'' ORDER BY id")
}

// LastDeedBesides returns the number of the newest deed before one that is not of a kind which leaves alone what is asked
// about, 0 for none.
func (r Reader) LastDeedBesides(kind string, before int64) (id int64, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT coalesce(max(id),0) FROM deeds WHERE kind<>? AND id<?", kind, before).Scan(&id)
	return id, err
}

// LastDeed returns the number of the newest deed, 0 for none: it tells whether the archive has changed since.
func (r Reader) LastDeed() (id int64, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT coalesce(max(id),0) FROM deeds").Scan(&id)
	return id, err
}
