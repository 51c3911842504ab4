package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// RecordIncrease records a 自然增加: the people become members of the household from that day on.
func (d *Desk) RecordIncrease(ctx context.Context, req township.NaturalIncrease, origin township.Origin) (township.Deed, error) {
	return d.record(ctx, township.DeedIncrease, req.Household, origin, func(r *recorder) (string, error) {
		if err := req.Check(r.today, r.family).Err(); err != nil {
			return "", err
		}
		if err := r.newNumbers(req.People); err != nil {
			return "", err
		}
		event, err := r.event(township.EventIncrease, req.Happening, 0)
		if err != nil {
			return "", err
		}
		for _, m := range req.People {
			if err := r.comeIn(event, m, req.Happening); err != nil {
				return "", err
			}
		}
		return fmt.Sprintf("自然增加%s（%s %s）", names(req.People), req.Way, req.On), nil
	})
}

// comeIn puts one person into the household: one who left the archive's households before is taken in again as the same.
func (r *recorder) comeIn(event int64, m township.Record, h township.Happening) error {
	former, err := holder(r.t.Read(), m.Get("id_number"))
	if err != nil {
		return err
	}
	if former.ID == 0 {
		return r.join(event, m.Clone(), h)
	}
	if err := township.Returning(former, m, h); err != nil {
		return err
	}
	_, err = r.t.Update(township.Members, former.ID, map[string]string{
		"household_id": data.FormatID(r.family.Household.ID), "relation": m.Get("relation"),
		"joined_on": string(h.On), "joined_way": h.Way, "left_on": "", "left_way": "",
	})
	if err != nil {
		return err
	}
	return r.person(event, former, township.PartJoined, "", m.Get("relation"))
}

// holder returns whose a number is: who has it and is present, else the last who had it before he left; one without ID
// means nobody.
func holder(read data.Reader, number string) (last township.Record, err error) {
	key := township.IDNumber(number).Key()
	if key == "" {
		return last, nil
	}
	holders, err := read.MembersOfNumber(key)
	for _, m := range holders {
		if township.Present(m) {
			return m, err
		}
		if m.Get("left_on") >= last.Get("left_on") {
			last = m
		}
	}
	return last, err
}

// Holder returns whose a number is, and what his household is called: who has it and is present, else the last who had
// it before he left; one without ID means nobody.
func (d *Desk) Holder(ctx context.Context, number string) (m township.Record, home string, err error) {
	read := d.archive.Read(ctx)
	if m, err = holder(read, number); err != nil || m.ID == 0 {
		return m, "", err
	}
	return m, homeNameIn(read, parseInt(m.Get("household_id"))), nil
}

// join puts one person into the household; what the ID number tells is taken from it.
func (r *recorder) join(event int64, m township.Record, h township.Happening) error {
	m.ID = 0
	m.Set("household_id", data.FormatID(r.family.Household.ID))
	m.Set("joined_on", string(h.On))
	m.Set("joined_way", h.Way)
	if born, ok := township.IDNumber(m.Get("id_number")).Birth(); ok && m.Get("birth_date") == "" {
		m.Set("birth_date", string(born))
	}
	id, err := r.t.Insert(m)
	if err != nil {
		return err
	}
	m.ID = id
	return r.person(event, m, township.PartJoined, "", m.Get("relation"))
}

// newNumbers refuses ID numbers that somebody has who is present in a household.
func (r *recorder) newNumbers(people []township.Record) error {
	for _, m := range people {
		had, err := holder(r.t.Read(), m.Get("id_number"))
		if err != nil {
			return err
		}
		if had.ID != 0 && township.Present(had) {
			return township.Taken(had, m, homeName(r.t, parseInt(had.Get("household_id"))))
		}
	}
	return nil
}

// RecordDecrease records a 自然减少; when the head is among those who leave, the new head is part of the same deed.
func (d *Desk) RecordDecrease(ctx context.Context, req township.NaturalDecrease, origin township.Origin) (township.Deed, error) {
	return d.record(ctx, township.DeedDecrease, req.Household, origin, func(r *recorder) (string, error) {
		if err := req.Check(r.today, r.family).Err(); err != nil {
			return "", err
		}
		gone, rest := chosen(r.family, req.People)
		if err := r.decrease(req.Happening, gone); err != nil {
			return "", err
		}
		what := fmt.Sprintf("自然减少%s（%s %s）", names(gone), req.Way, req.On)
		if !req.NeedsHead(r.family) {
			return what, nil
		}
		h := req.Happening
		h.Way = township.HeadWayOf(req.Way)
		return what + "，户主变更为" + headOf(rest, *req.Head), r.changeHead(h, rest, *req.Head)
	})
}

// decrease writes the event by which people leave.
func (r *recorder) decrease(h township.Happening, gone []township.Record) error {
	event, err := r.event(township.EventDecrease, h, 0)
	if err != nil {
		return err
	}
	return r.leave(event, gone, h.On, h.Way)
}

// changeHead writes the event by which a household gets another head.
func (r *recorder) changeHead(h township.Happening, people []township.Record, c township.HeadChoice) error {
	event, err := r.event(township.EventHead, h, 0)
	if err != nil {
		return err
	}
	return r.relate(event, people, c)
}

func headOf(people []township.Record, c township.HeadChoice) string {
	for _, m := range people {
		if m.ID == c.Head {
			return m.Get("name")
		}
	}
	return ""
}

// ChangeHead records a 户主变更 with everybody's relation to the new head. By its way the old head dies or leaves in the
// same deed, which is then a 自然减少 as well.
func (d *Desk) ChangeHead(ctx context.Context, req township.HeadChange, origin township.Origin) (township.Deed, error) {
	return d.record(ctx, township.DeedHead, req.Household, origin, func(r *recorder) (string, error) {
		if err := req.Check(r.today, r.family).Err(); err != nil {
			return "", err
		}
		rest := r.family.Present()
		old, has := township.HeadOf(r.family.Members)
		if has && req.Leaves() != "" {
			var gone []township.Record
			gone, rest = chosen(r.family, []int64{old.ID})
			h := req.Happening
			h.Way = req.Leaves()
			if err := r.decrease(h, gone); err != nil {
				return "", err
			}
		}
		return fmt.Sprintf("户主变更为%s（%s %s）", headOf(rest, req.HeadChoice), req.Way, req.On), r.changeHead(req.Happening, rest, req.HeadChoice)
	})
}
