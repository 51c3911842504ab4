package service

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// Family returns a household as it stands before an event that is to be recorded.
func (d *Desk) Family(ctx context.Context, household int64) (township.Family, error) {
	return familyOf(d.archive.Read(ctx), household)
}

func familyOf(read data.Reader, household int64) (f township.Family, err error) {
	if f.Household, err = read.Household(household); err != nil {
		return f, err
	}
	if f.Members, err = read.MembersOf(household); err != nil {
		return f, err
	}
	if f.Words, err = vocabularies(read); err != nil {
		return f, err
	}
	events, err := read.EventsOf(household)
	if err != nil {
		return f, err
	}
	parts, err := read.EventPartsOf(household)
	if err != nil {
		return f, err
	}
	f.Since = map[int64]township.Date{}
	days := map[int64]township.Date{}
	for _, e := range events {
		days[e.ID] = township.Date(e.Get("happened_on"))
		if setsHead(e, household) {
			f.HeadSince = max(f.HeadSince, days[e.ID])
		}
	}
	for _, p := range parts {
		if p.Part != "" {
			f.Since[p.Member] = max(f.Since[p.Member], days[p.Event])
		}
	}
	return f, nil
}

// setsHead says whether an event gave a household its head.
func setsHead(e township.Record, household int64) bool {
	own := parseInt(e.Get("household_id")) == household
	kind := township.EventKind(e.Get("kind"))
	return kind == township.EventHead && own || kind == township.EventSplit && !own
}

// recorder writes one deed of events for a household.
type recorder struct {
	t      *data.Tx
	today  township.Date
	family township.Family
	home   string // as it was called before
}

// record does a deed of events: it reads the family in the deed's own transaction, so that what is checked is what is
// changed, and gives the deed a title that names the household.
func (d *Desk) record(ctx context.Context, kind string, household int64, origin township.Origin, body func(*recorder) (what string, err error)) (township.Deed, error) {
	deed, err := d.do(ctx, d.info(kind, "家庭变动", origin), func(t *data.Tx) error {
		f, err := familyOf(t.Read(), household)
		if err != nil {
			return err
		}
		r := &recorder{t: t, today: d.Today(), family: f, home: homeName(t, household)}
		what, err := body(r)
		if err != nil {
			return err
		}
		return t.Retitle(r.home + "：" + what)
	})
	return deed, err
}

// event writes the record of an event; other is the other household of it, 0 for none.
func (r *recorder) event(kind township.EventKind, h township.Happening, other int64) (int64, error) {
	e := township.FamilyEvents.NewRecord()
	e.Set("household_id", data.FormatID(r.family.Household.ID))
	e.Set("kind", string(kind))
	e.Set("way", h.Way)
	e.Set("happened_on", string(h.On))
	e.Set("recorded_on", string(r.today))
	e.Set("reason", strings.TrimSpace(h.Reason))
	if other != 0 {
		e.Set("other_id", data.FormatID(other))
	}
	return r.t.Insert(e)
}

// person writes whom an event touched.
func (r *recorder) person(event int64, m township.Record, part, before, after string) error {
	p := township.EventPeople.NewRecord()
	p.Set("event_id", data.FormatID(event))
	p.Set("household_id", data.FormatID(r.family.Household.ID))
	p.Set("member_id", data.FormatID(m.ID))
	p.Set("part", part)
	p.Set("relation_before", before)
	p.Set("relation_after", after)
	_, err := r.t.Insert(p)
	return err
}

// leave takes people out of the household, as part of an event.
func (r *recorder) leave(event int64, people []township.Record, on township.Date, way string) error {
	for _, m := range people {
		if _, err := r.t.Update(township.Members, m.ID, map[string]string{"left_on": string(on), "left_way": way}); err != nil {
			return err
		}
		if err := r.person(event, m, township.PartLeft, m.Get("relation"), ""); err != nil {
			return err
		}
	}
	return nil
}

// relate gives people their relation to a new head; those who stand to him as to the old one are not touched.
func (r *recorder) relate(event int64, people []township.Record, c township.HeadChoice) error {
	for _, m := range people {
		after := c.RelationOf(m.ID)
		if after == m.Get("relation") {
			continue
		}
		if _, err := r.t.Update(township.Members, m.ID, map[string]string{"relation": after}); err != nil {
			return err
		}
		if err := r.person(event, m, "", m.Get("relation"), after); err != nil {
			return err
		}
	}
	return nil
}

// goOver puts people into another household of the archive, as part of an event.
func (r *recorder) goOver(event int64, people []township.Record, to int64, c township.HeadChoice) error {
	for _, m := range people {
		after := c.RelationOf(m.ID)
		if _, err := r.t.Update(township.Members, m.ID, map[string]string{"household_id": data.FormatID(to), "relation": after}); err != nil {
			return err
		}
		if err := r.person(event, m, township.PartMoved, m.Get("relation"), after); err != nil {
			return err
		}
	}
	return nil
}

// closeHousehold ends the household: from the day on there is none, it is in no ledger, and nothing is suggested for it.
func (r *recorder) closeHousehold(on township.Date, way string) error {
	id := r.family.Household.ID
	if _, err := r.t.Update(township.Households, id, map[string]string{"closed_on": string(on), "closed_way": way}); err != nil {
		return err
	}
	stays, err := r.t.Read().StaysOf(id)
	if err != nil {
		return err
	}
	for _, s := range stays {
		if s.Left != "" {
			continue
		}
		left := max(on, s.Entered) // a stay that began after the household ended covers no day
		if _, err := r.t.Update(township.LedgerEntries, s.ID, map[string]string{"left_on": string(left), "leave_reason": way}); err != nil {
			return err
		}
	}
	return settleProposals(r.t, township.Move{Household: id})
}

// names joins the names of people for a title: all of a few, the first of many.
func names(people []township.Record) string {
	const most = 3
	var out []string
	for _, m := range people[:min(most, len(people))] {
		out = append(out, m.Get("name"))
	}
	if len(people) > most {
		return fmt.Sprintf("%s等%d人", strings.Join(out, "、"), len(people))
	}
	return strings.Join(out, "、")
}

// chosen returns the present members of some IDs, and the others.
func chosen(f township.Family, ids []int64) (in, out []township.Record) {
	picked := map[int64]bool{}
	for _, id := range ids {
		picked[id] = true
	}
	for _, m := range f.Present() {
		if picked[m.ID] {
			in = append(in, m)
		} else {
			out = append(out, m)
		}
	}
	return in, out
}
