package service

import (
	"fmt"
	"hash/fnv"
	"strings"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// plan is what an import would write: families with their members, each row in exactly one class.
type plan struct {
	*index
	answers  township.Answers
	rename   map[string]string // village of the roster → village of the archive
	families []*family
	byKey    map[string]*family // families of this file, by code or archive ID
	fileIDs  map[string]int     // ID numbers seen in this file → row
	fileCode map[string]int     // person codes seen in this file → row
	current  *family            // of the head last seen, for rosters without household codes
	results  []township.RowResult
	asked    []township.Question
	sheets   map[string]bool
	foreign  map[string]int // other townships named in rows
	clashes  map[string]int // rows that say otherwise of their household than its first row, by field
}

// family is a household that the file speaks of.
type family struct {
	id       int64 // 0 for a new one
	record   township.Record
	village  string
	first    township.Source
	said     map[string]saying // household fields that the file has said, and the row
	people   []*planned
	byMember map[int64]bool // archive members matched in this file
	names    map[string]int // names of new members without a number → row
}

// saying is a value of a household field and the row that said it first.
type saying struct {
	value string
	row   int
}

// planned is a member to be written: new, or with changed fields.
type planned struct {
	id      int64 // 0 for a new one
	record  township.Record
	changes map[string]string
	source  township.Source
}

func newPlan(x *index, answers township.Answers, rename map[string]string) *plan {
	return &plan{
		index: x, answers: answers, rename: rename, byKey: map[string]*family{}, fileIDs: map[string]int{}, fileCode: map[string]int{},
		sheets: map[string]bool{}, foreign: map[string]int{}, clashes: map[string]int{},
	}
}

// verdict is why a row is not taken.
type verdict struct{ column, reason string }

// take classes one row and plans what it would write.
func (p *plan) take(row *excel.RosterRow) {
	if to, ok := p.rename[row.Village]; ok && to != "" {
		row.Village = to
	}
	if row.Township != "" && p.office.Name != "" && !sameOffice(row.Township, p.office.Name) {
		p.foreign[row.Township]++
	}
	res := township.RowResult{Sheet: row.Sheet, Row: row.Row, Name: row.Member.Get("name"), Household: householdLabel(row), Notes: row.Notes}
	if row.Reason != "" {
		res.Class, res.Column, res.Reason = township.RowRejected, row.Column, row.Reason
	} else if v := p.place(row, &res); v != nil {
		res.Class, res.Column, res.Reason, res.Changes = township.RowRejected, v.column, v.reason, nil
	}
	p.results = append(p.results, res)
}

func sameOffice(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

func householdLabel(row *excel.RosterRow) string {
	if code := row.Household.Get("code"); code != "" {
		return code
	}
	return row.Village + row.Household.Get("group_name")
}

// place finds or makes the family and the member of a row.
func (p *plan) place(row *excel.RosterRow, res *township.RowResult) *verdict {
	if v := p.doubled(row); v != nil {
		return v
	}
	f, v := p.familyOf(row)
	if v != nil {
		return v
	}
	if v := p.sameVillage(f, row); v != nil {
		return v
	}
	m, v := p.memberOf(f, row, res)
	if v != nil {
		return v
	}
	p.note(row)
	p.joinFamily(f, row)
	p.household(f, row, res)
	p.member(f, m, row, res)
	p.class(f, m, row, res)
	return nil
}

// doubled refuses a person whom an earlier row of the file has named already.
func (p *plan) doubled(row *excel.RosterRow) *verdict {
	if key := township.IDNumber(row.Member.Get("id_number")).Key(); key != "" {
		if first, ok := p.fileIDs[key]; ok {
			return &verdict{"证件号码", fmt.Sprintf("与第%d行证件号码相同，同一人只能有一行；请删去多余的一行，或改正号码", first)}
		}
	}
	if code := row.Member.Get("code"); code != "" {
		if first, ok := p.fileCode[code]; ok {
			return &verdict{"人编号", fmt.Sprintf("与第%d行人编号相同；请删去多余的一行，或改正人编号", first)}
		}
	}
	return nil
}

// note remembers a row that is taken.
func (p *plan) note(row *excel.RosterRow) {
	if key := township.IDNumber(row.Member.Get("id_number")).Key(); key != "" {
		p.fileIDs[key] = row.Row
	}
	if code := row.Member.Get("code"); code != "" {
		p.fileCode[code] = row.Row
	}
}

// sameVillage refuses a row that puts a family of this file into another village.
func (p *plan) sameVillage(f *family, row *excel.RosterRow) *verdict {
	if f.village != "" && row.Village != "" && len(f.said) > 0 && township.NormalVillage(f.village) != township.NormalVillage(row.Village) {
		return &verdict{"行政村", fmt.Sprintf("本户在第%d行属“%s”，这一行写的是“%s”；请核对后改成一致", f.first.Row, f.village, row.Village)}
	}
	if f.village == "" && row.Village == "" {
		return &verdict{"行政村", "没有写行政村，无法确定属于哪个村；请补上"}
	}
	return nil
}

// joinFamily takes the family into the plan with its first row.
func (p *plan) joinFamily(f *family, row *excel.RosterRow) {
	if f.village == "" || (row.Village != "" && len(f.said) == 0) {
		f.village = row.Village
	}
	if f.said != nil {
		return
	}
	f.said = map[string]saying{}
	f.first = township.Source{Sheet: row.Sheet, Row: row.Row}
	p.families = append(p.families, f)
	if f.id != 0 {
		p.byKey[archiveKey(f.id)] = f
	}
	if code := row.Household.Get("code"); code != "" {
		p.byKey[code] = f
	}
}

func archiveKey(id int64) string { return fmt.Sprintf("#%d", id) }

// household compares the household fields of a row with the archive. Within a file the first row that says a
// field counts; a later one that says otherwise is noted.
func (p *plan) household(f *family, row *excel.RosterRow, res *township.RowResult) {
	old := p.households[f.id]
	for i, field := range township.Households.Fields {
		v := row.Household.Values[i]
		if v == "" {
			continue
		}
		if s, ok := f.said[field.Key]; ok && s.value != v {
			p.clashes[field.Label]++
			res.Notes = append(res.Notes, fmt.Sprintf("%s与第%d行不一致，以第%d行为准", field.Label, s.row, s.row))
			continue
		} else if !ok {
			f.said[field.Key] = saying{v, row.Row}
			f.record.Values[i] = v
		}
		if f.id != 0 && old.Get(field.Key) != v {
			res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Households, Field: field, Old: old.Values[i], New: v})
		}
	}
	if was := p.villageOf(f.id); f.id != 0 && row.Village != "" && township.NormalVillage(was) != township.NormalVillage(row.Village) {
		res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Households, Field: township.Households.Field("village_id"), Old: was, New: row.Village})
	}
}

// member plans the writing of the person of a row; m is the archive's record, with ID 0 for a new person.
func (p *plan) member(f *family, m township.Record, row *excel.RosterRow, res *township.RowResult) {
	if row.Kind == township.HouseholdRoster && m.ID == 0 && f.id != 0 {
		return // the archive has another head: said in a note, never changed by a household roster
	}
	w := &planned{id: m.ID, source: township.Source{Sheet: row.Sheet, Row: row.Row}}
	if m.ID == 0 {
		w.record = row.Member.Clone()
		if row.Kind == township.HouseholdRoster {
			w.record.Set("stub", "是")
		}
		f.people = append(f.people, w)
		return
	}
	f.byMember[m.ID] = true
	w.changes = map[string]string{}
	p.compareMember(f, m, row, w, res)
	if len(w.changes) > 0 {
		f.people = append(f.people, w)
	}
}

func (p *plan) compareMember(f *family, m township.Record, row *excel.RosterRow, w *planned, res *township.RowResult) {
	for i, field := range township.Members.Fields {
		v := row.Member.Values[i]
		if v == "" || v == m.Values[i] || (row.Kind == township.HouseholdRoster && field.Key == "relation") {
			continue
		}
		w.changes[field.Key] = v
		res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Members, Field: field, Old: m.Values[i], New: v})
	}
	if row.Kind == township.PersonRoster && m.Get("stub") != "" {
		w.changes["stub"] = ""
		res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Members, Field: township.Members.Field("stub"), Old: "是"})
	}
	if parseInt(m.Get("household_id")) != f.id {
		w.changes["household_id"] = moveHere
		res.Changes = append(res.Changes, township.PlannedChange{Entity: township.Members, Field: township.Members.Field("household_id"), Old: p.describe(parseInt(m.Get("household_id"))), New: householdLabel(row)})
	}
}

// moveHere stands for the ID of the family that a person is moved into, which a new family has only when written.
const moveHere = "→"

// class puts a row that is taken into its class: new by its person in a roster of persons, by its household in a
// roster of households.
func (p *plan) class(f *family, m township.Record, row *excel.RosterRow, res *township.RowResult) {
	isNew := f.id == 0
	if row.Kind == township.PersonRoster {
		isNew = m.ID == 0
	}
	switch {
	case isNew:
		res.Class, res.Changes = township.RowNew, nil
	case len(res.Changes) > 0:
		res.Class = township.RowChanged
	default:
		res.Class = township.RowSame
	}
}

// ask puts a question unless it was answered; it returns the answer, “” while there is none.
func (p *plan) ask(row *excel.RosterRow, text string, options ...township.Option) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s\x00%d", row.Sheet, row.Row)
	id := int(h.Sum32())
	if a, ok := p.answers[id]; ok {
		return a
	}
	p.asked = append(p.asked, township.Question{ID: id, Sheet: row.Sheet, Row: row.Row, Text: text, Options: options})
	return ""
}
