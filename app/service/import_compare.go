package service

import (
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// household compares the household fields of a row with the archive. Within a file the first row that says a
// field counts, and the head's is the first that is read.
func (p *plan) household(f *family, row *excel.RosterRow, res *township.RowResult) {
	old := p.households[f.id]
	for i, field := range township.Households.Fields {
		v := row.Household.Values[i]
		if v == "" || p.bars(f, field, v, res) || p.clash(f, i, v, row, res) {
			continue
		}
		if f.id != 0 && old.Values[i] != v {
			res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Households, Field: field, Old: old.Values[i], New: v})
		}
	}
	if was := p.villageOf(f.id); f.id != 0 && row.Village != "" && township.NormalVillage(was) != township.NormalVillage(row.Village) {
		res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Households, Field: township.Households.Field("village_id"), Old: was, New: row.Village})
	}
}

// bars leaves out what a row says of 档外五类 where that would take the household off the ledger in which it stands: only a
// person does so, with a date and a reason. The row notes it.
func (p *plan) bars(f *family, field township.Field, v string, res *township.RowResult) bool {
	l := p.ledgers[f.id]
	if field.Key != "outside_kind" || f.id == 0 || l == township.None || !township.OutsideLedgers(v) {
		return false
	}
	if p.barred == nil {
		p.barred = map[*family]bool{}
	}
	p.barred[f] = true
	res.Notes = append(res.Notes, fmt.Sprintf("本户在“%s”台账中，名单写的%s“%s”没有采用；确属档外五类的，请先把本户移出台账，再填写", l.Word(), field.Label, v))
	return true
}

// clash keeps what a row says of a field of its household, or notes that it says otherwise than the row that counts.
func (p *plan) clash(f *family, i int, v string, row *excel.RosterRow, res *township.RowResult) bool {
	switch {
	case f.said[i] == 0:
		f.said[i], f.record.Values[i] = p.placeOf(row), v
		return false
	case f.record.Values[i] == v:
		return false
	}
	label := township.Households.Fields[i].Label
	p.clashes[label]++
	where := at(p.source(f.said[i]), row)
	res.Notes = append(res.Notes, fmt.Sprintf("%s与%s不一致，以%s为准", label, where, where))
	return true
}

// member plans the writing of the person of a row; m is the archive's record, with ID 0 for a new person.
func (p *plan) member(f *family, m township.Record, row *excel.RosterRow, res *township.RowResult) {
	if m.ID == 0 {
		f.add(row)
		return
	}
	f.matched = append(f.matched, m.ID)
	if !township.Present(m) {
		res.Notes = append(res.Notes, fmt.Sprintf("档案中%s已于 %s 因“%s”减少，名单上仍有此人，请核对", m.Get("name"), m.Get("left_on"), m.Get("left_way")))
	}
	w := &planned{id: m.ID, kind: row.Kind, changes: map[string]string{}, source: sourceOf(row)}
	p.compare(f, m, row, w, res)
	if len(w.changes) > 0 {
		f.people = append(f.people, w)
	}
}

// add takes a new person into the family.
func (f *family) add(row *excel.RosterRow) {
	household := row.Kind == township.HouseholdRoster
	if w := f.twin(row); w != nil {
		w.merge(row)
		return
	}
	if household && f.id != 0 {
		return // the archive has another head: said in a note, never changed by a roster of households
	}
	w := &planned{kind: row.Kind, record: row.Member, inferred: row.Inferred, source: sourceOf(row)}
	if household {
		w.record.Set("stub", stubbed)
	}
	f.people = append(f.people, w)
}

// stubbed marks a head of whom only a roster of households has spoken.
const stubbed = "是"

// twin finds the new person of a row whom a roster of the other kind in the same file has named.
func (f *family) twin(row *excel.RosterRow) *planned {
	mine := township.IDNumber(row.Member.Get("id_number")).Key()
	for _, w := range f.people {
		if w.id != 0 || w.kind == row.Kind {
			continue
		}
		theirs := township.IDNumber(w.record.Get("id_number")).Key()
		if mine != "" && mine == theirs || (mine == "" || theirs == "") && w.record.Get("name") == row.Member.Get("name") {
			return w
		}
	}
	return nil
}

// merge adds what a roster of the other kind says of a new person: what is blank or only inferred, and what the roster
// of persons knows better.
func (w *planned) merge(row *excel.RosterRow) {
	persons := row.Kind == township.PersonRoster
	for i, field := range township.Members.Fields {
		v, old := row.Member.Values[i], w.record.Values[i]
		switch {
		case v == "" || old != "" && slices.Contains(row.Inferred, field.Key):
		case old == "" || slices.Contains(w.inferred, field.Key) || betters(field, v, old, persons):
			w.record.Values[i] = v
		}
	}
	if persons {
		w.kind, w.source, w.inferred = row.Kind, sourceOf(row), nil
		w.record.Set("stub", "")
	}
}

// betters says whether a value takes the place of what the roster of the other kind said: a number with its disability
// certificate, a sound number, and what a roster of persons says of the relation.
func betters(field township.Field, v, old string, persons bool) bool {
	if field.Kind == township.IDField {
		return extends(v, old) || worse(field, old, v)
	}
	return persons && field.Key == "relation"
}

// moveHere stands for the ID of the family that a person is moved into, which a new family has only when written.
const moveHere = "→"

// compare plans the changes that a row makes to a person of the archive.
func (p *plan) compare(f *family, m township.Record, row *excel.RosterRow, w *planned, res *township.RowResult) {
	change := func(key, value, old, shown string) {
		w.changes[key] = value
		res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Members, Field: township.Members.Field(key), Old: old, New: shown})
	}
	other := f.hear(m.ID, row)
	for i, field := range township.Members.Fields {
		v, old := row.Member.Values[i], m.Values[i]
		take, note := other.weigh(row, field, v, old)
		if take {
			change(field.Key, v, old, v)
		}
		if note != "" {
			res.Notes = append(res.Notes, note)
		}
	}
	if row.Kind == township.PersonRoster && m.Get("stub") != "" {
		change("stub", "", m.Get("stub"), "")
	}
	if h := parseInt(m.Get("household_id")); h != f.id {
		p.moved[m.ID] = true
		change("household_id", moveHere, p.describe(h), p.homeOf(f, row))
	}
}

// hear keeps what a row says of a head, and returns what a roster of the other kind in the file has said of the person.
func (f *family) hear(member int64, row *excel.RosterRow) heard {
	if isHead(row) {
		if f.heard == nil {
			f.heard = map[township.RosterKind]heard{}
		}
		f.heard[row.Kind] = heard{member, row.Member, row.Inferred, sourceOf(row)}
	}
	for kind, h := range f.heard {
		if kind != row.Kind && h.member == member {
			return h
		}
	}
	return heard{}
}

// weigh decides whether a row's value goes into a field of a person, in the light of what was heard, and what is to be
// said of it.
func (h heard) weigh(row *excel.RosterRow, field township.Field, v, old string) (take bool, note string) {
	switch {
	case slices.Contains(row.Inferred, field.Key) && h.say(field.Key) != "":
		return false, ""
	case h.contradicts(field, v):
		where := at(h.source, row)
		return false, fmt.Sprintf("%s与%s不一致，以%s为准", field.Label, where, where)
	case !says(row, field, v, old):
		return false, ""
	case worse(field, v, old):
		return false, "证件号码有误或是占位号，档案中的号码没有改"
	}
	return true, ""
}

// contradicts says whether a row says otherwise of a person than what was heard.
func (h heard) contradicts(field township.Field, v string) bool {
	said := h.say(field.Key)
	if v == "" || said == "" || v == said {
		return false
	}
	return field.Kind != township.IDField || !extends(v, said) && !extends(said, v)
}

// extends says whether a number is another one with its disability certificate.
func extends(long, short string) bool {
	const whole = 18
	return len(short) >= whole && strings.HasPrefix(long, short)
}

// says says whether a row puts a new value into a field of a person. What only follows from the row never takes the place
// of what is known; nor does a roster of households tell a relation, nor a number of 18 characters that there is
// no disability certificate behind it.
func says(row *excel.RosterRow, field township.Field, v, old string) bool {
	switch {
	case v == "" || v == old:
		return false
	case row.Kind == township.HouseholdRoster && field.Key == "relation":
		return false
	case field.Kind == township.IDField:
		return old == "" || !extends(old, v)
	}
	return old == "" || !slices.Contains(row.Inferred, field.Key)
}

// worse says whether a number that is faulty, or stands for none, would take the place of a sound one.
func worse(field township.Field, v, old string) bool {
	if field.Kind != township.IDField {
		return false
	}
	mine, theirs := township.IDNumber(v), township.IDNumber(old)
	return (mine.Placeholder() || mine.Fault() != "") && !theirs.Placeholder() && theirs.Fault() == ""
}

// class puts a row that is taken into its class: new by its person in a roster of persons, by its household in a
// roster of households.
func (p *plan) class(f *family, m township.Record, row *excel.RosterRow, res *township.RowResult) {
	isNew := f.id == 0
	if row.Kind == township.PersonRoster {
		isNew = m.ID == 0
	}
	switch {
	case isNew:
		res.Class = township.RowNew
	case len(res.Changes) > 0:
		res.Class = township.RowChanged
	default:
		res.Class = township.RowSame
	}
}
