package service

import (
	"cmp"
	"context"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// Events returns the events that a filter lets through, the newest happening first.
func (d *Desk) Events(ctx context.Context, f township.EventFilter) ([]township.Event, error) {
	list, err := d.events(ctx, false)
	return township.FilterEvents(list, f), err
}

// MonthlyCounts counts the events of months, both included, of a village or the whole office (“”).
func (d *Desk) MonthlyCounts(ctx context.Context, from, to, village string) ([]township.MonthCount, error) {
	list, err := d.events(ctx, true)
	if err != nil {
		return nil, err
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	people := 0
	for _, row := range r.rows {
		if row.Closed == "" && (village == "" || row.Village == village) {
			people += row.People
		}
	}
	return township.CountMonths(list, from, to, village, people), nil
}

// TakeBackEvent takes the deed back that entered an event, with cascade also the later ones that build on it.
func (d *Desk) TakeBackEvent(ctx context.Context, event int64, cascade bool) (township.Deed, error) {
	deed, err := d.archive.Read(ctx).EventDeed(event)
	if err != nil {
		return township.Deed{}, err
	}
	if deed == 0 {
		return township.Deed{}, township.Errorf(township.CodeNotFound, "这条变动已不在档案中，可能已被撤销。请刷新后重试。")
	}
	return d.Undo(ctx, deed, cascade)
}

// EventDeed returns the deed that entered an event.
func (d *Desk) EventDeed(ctx context.Context, event int64) (township.Deed, error) {
	deed, err := d.archive.Read(ctx).EventDeed(event)
	if err != nil {
		return township.Deed{}, err
	}
	return d.archive.Deed(ctx, deed)
}

// events returns every event, the newest happening first; withdrawn are also those that were taken back, as they were.
func (d *Desk) events(ctx context.Context, withdrawn bool) ([]township.Event, error) {
	read := d.archive.Read(ctx)
	t := eventTeller{people: map[int64][]township.EventPerson{}}
	var err error
	if t.register, err = d.read(ctx); err != nil {
		return nil, err
	}
	parts, err := read.EventParts()
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		t.people[p.Event] = append(t.people[p.Event], personOf(p))
	}
	records, err := read.FamilyEvents()
	if err != nil {
		return nil, err
	}
	out := make([]township.Event, 0, len(records))
	for _, e := range records {
		out = append(out, t.tell(e))
	}
	if withdrawn {
		if out, err = t.spans(read, out); err != nil {
			return nil, err
		}
	}
	newestFirst(out)
	return out, nil
}

func newestFirst(list []township.Event) {
	slices.SortStableFunc(list, func(a, b township.Event) int {
		return cmp.Or(cmp.Compare(b.Happened, a.Happened), cmp.Compare(b.ID, a.ID))
	})
}

// eventsOf returns the events of one household, the newest happening first.
func eventsOf(read data.Reader, r *register, household int64) ([]township.Event, error) {
	t := eventTeller{register: r, people: map[int64][]township.EventPerson{}}
	records, err := read.EventsOf(household)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	parts, err := read.EventPartsOf(household)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		t.people[p.Event] = append(t.people[p.Event], personOf(p))
	}
	out := make([]township.Event, len(records))
	for i, e := range records {
		out[i] = t.tell(e)
	}
	newestFirst(out)
	return out, nil
}

func personOf(p data.EventPart) township.EventPerson {
	return township.EventPerson{
		Member: p.Member, Household: p.Household, Name: p.Name, Sex: p.Sex, Birth: township.Date(p.BirthDate), IDNumber: p.IDNumber,
		Part: p.Part, Before: p.Before, After: p.After,
	}
}

// eventTeller turns records into events with the names of households and people.
type eventTeller struct {
	register *register
	people   map[int64][]township.EventPerson
}

func (t eventTeller) tell(e township.Record) township.Event {
	out := township.Event{
		ID: e.ID, Kind: township.EventKind(e.Get("kind")), Way: e.Get("way"), Happened: township.Date(e.Get("happened_on")),
		Recorded: township.Date(e.Get("recorded_on")), Reason: e.Get("reason"),
		Household: parseInt(e.Get("household_id")), Other: parseInt(e.Get("other_id")), People: t.people[e.ID],
	}
	if i, ok := t.register.byID[out.Household]; ok {
		r := t.register.rows[i]
		out.Code, out.Village, out.Group, out.Head, out.VillageOrder = r.Code, r.Village, r.Group, r.Head, r.VillageOrder
	}
	if i, ok := t.register.byID[out.Other]; ok && out.Other != 0 {
		r := t.register.rows[i]
		out.OtherAt, out.OtherHome = r.Village, r.Village+r.Group+r.Head+"户"
	}
	return out
}

// spans adds the events that were taken back, each for the time during which it stood; one that was done again counts
// as entered on the day of that.
func (t eventTeller) spans(read data.Reader, standing []township.Event) ([]township.Event, error) {
	spans, err := read.EventSpans()
	if err != nil {
		return nil, err
	}
	at := map[int64]int{}
	for i, e := range standing {
		at[e.ID] = i
	}
	seen := map[int64]bool{}
	for _, s := range spans {
		again := seen[s.Event]
		seen[s.Event] = true
		day := township.DateOf(s.From)
		if s.Until.IsZero() {
			if i, ok := at[s.Event]; ok && again {
				standing[i].Recorded = day
			}
			continue
		}
		e, err := t.former(read, s)
		if err != nil {
			return nil, err
		}
		if again {
			e.Recorded = day
		}
		standing = append(standing, e)
	}
	return standing, nil
}

// former is an event as it was when it was taken back.
func (t eventTeller) former(read data.Reader, s data.EventSpan) (township.Event, error) {
	parts, err := read.Removed(s.RemovedBy, township.EventPeople)
	if err != nil {
		return township.Event{}, err
	}
	gone, err := read.Removed(s.RemovedBy, township.Members)
	if err != nil {
		return township.Event{}, err
	}
	e := t.tell(s.Record)
	e.Withdrawn, e.People = township.DateOf(s.Until), nil
	for _, p := range parts {
		if parseInt(p.Get("event_id")) != s.Event {
			continue
		}
		m, err := memberOf(read, gone, parseInt(p.Get("member_id")))
		if err != nil {
			return e, err
		}
		e.People = append(e.People, township.EventPerson{
			Member: m.ID, Household: parseInt(p.Get("household_id")), Name: m.Get("name"), Sex: m.Get("sex"), Birth: township.Date(m.Get("birth_date")),
			IDNumber: m.Get("id_number"), Part: p.Get("part"), Before: p.Get("relation_before"), After: p.Get("relation_after"),
		})
	}
	return e, nil
}

// memberOf finds a member among those that a deed removed, or in the archive; one that is in neither has no name.
func memberOf(read data.Reader, gone []township.Record, id int64) (township.Record, error) {
	for _, m := range gone {
		if m.ID == id {
			return m, nil
		}
	}
	m, err := read.Record(township.Members, id)
	if township.CodeOf(err) == township.CodeNotFound {
		m = township.Members.NewRecord()
		m.ID = id
		return m, nil
	}
	return m, err
}
