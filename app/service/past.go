package service

import (
	"context"
	"time"

	"taizhang/app/township"
	"taizhang/data"
)

// past returns the register as it was known at the end of a day: later changes of values are taken off, people
// who were added later are left out. A household that was entered later is shown with its first values,
// because its stay in a ledger may have begun before the day.
func (d *Desk) past(ctx context.Context, on township.Date) (*register, error) {
	day, _ := on.Time(d.archive.Now().Location()) // rowsOn has looked at it
	read := d.archive.Read(ctx)
	households, err := read.Households()
	if err != nil {
		return nil, err
	}
	members, err := read.Members()
	if err != nil {
		return nil, err
	}
	villages, err := read.Villages()
	if err != nil {
		return nil, err
	}
	stays, err := read.StaysOn(on)
	if err != nil {
		return nil, err
	}
	late, households, err := d.rollBack(ctx, township.Households, households, day)
	if err != nil {
		return nil, err
	}
	born, members, err := d.rollBack(ctx, township.Members, members, day)
	if err != nil {
		return nil, err
	}
	r := &register{villages: villages}
	r.build(households, peopleThen(on, members, born, late))
	r.place(stays, nil, on)
	return r, nil
}

// LedgersBegan returns the day of the first entry into a ledger, “” while there is none: of the days before it every
// list is empty, which township.BeforeLedgers says in words.
func (d *Desk) LedgersBegan(ctx context.Context) (township.Date, error) {
	return d.archive.Read(ctx).FirstEntry()
}

// rollBack takes the changes after a day off records; created holds the IDs of those entered after it.
func (d *Desk) rollBack(ctx context.Context, e *township.Entity, records []township.Record, day time.Time) (created map[int64]bool, then []township.Record, err error) {
	changes, err := d.archive.ChangesAfter(ctx, e, day.AddDate(0, 0, 1).Add(-time.Second))
	if err != nil {
		return nil, nil, err
	}
	at := make(map[int64]int, len(records))
	for i, r := range records {
		at[r.ID] = i
	}
	created = map[int64]bool{}
	for _, c := range changes {
		i, ok := at[c.RecordID]
		if c.Kind == township.Removed && !ok {
			i, ok = len(records), true
			r := e.NewRecord()
			r.ID = c.RecordID
			at[r.ID] = i
			records = append(records, r)
		}
		switch {
		case !ok: // of a record that a later change removed, and an earlier one of these had entered
		case c.Kind == township.Created:
			created[c.RecordID] = true
		default:
			restore(records[i], c.Fields)
			if c.Kind == township.Removed {
				delete(created, c.RecordID)
			}
		}
	}
	return created, dropUndone(records, created, at, changes), nil
}

// dropUndone leaves out records that were both entered and taken back after the day: they are in no archive.
func dropUndone(records []township.Record, created map[int64]bool, at map[int64]int, changes []township.Change) []township.Record {
	gone := map[int64]bool{}
	for _, c := range changes { // newest first: the first word on a record is its fate
		if _, known := gone[c.RecordID]; !known {
			gone[c.RecordID] = c.Kind == township.Removed
		}
	}
	out := records[:0]
	for _, r := range records {
		if !(gone[r.ID] && created[r.ID]) {
			out = append(out, r)
		}
	}
	return out
}

func restore(r township.Record, fields []township.FieldChange) {
	for _, f := range fields {
		r.Set(f.Field, f.Old)
	}
}

// peopleThen lists the people of that day: those entered later count only in households entered later, those who had
// left by then not at all.
func peopleThen(on township.Date, members []township.Record, born, lateHouseholds map[int64]bool) []data.Person {
	byHousehold := map[int64][]data.Person{}
	var order []int64
	for _, m := range members {
		h := parseInt(m.Get("household_id"))
		if born[m.ID] && !lateHouseholds[h] || !township.PresentOn(m, on) {
			continue
		}
		if _, ok := byHousehold[h]; !ok {
			order = append(order, h)
		}
		byHousehold[h] = append(byHousehold[h], data.Person{Household: h, Name: m.Get("name"), IDNumber: m.Get("id_number"), Relation: m.Get("relation"), Stub: m.Get("stub") != ""})
	}
	var out []data.Person
	for _, h := range order {
		out = append(out, byHousehold[h]...)
	}
	return out
}
