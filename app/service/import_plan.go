package service

import (
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// plan is what an import would write: families with their members, each row in exactly one class.
type plan struct {
	*index
	answers  township.Answers
	rename   map[string]string // village of the roster → village of the archive
	families []*family
	byKey    map[string]*family      // families of this file, by rowKey and archiveKey
	persons  map[string]inFile       // persons of this file, by kind of roster and number or code
	nameless map[string]inFile       // heads without a number in rosters of households, by village, group and name
	newHeads map[string][]headInFile // heads of new families, by village and name
	queued   map[string][]queuedRow
	keys     []string // of queued, in the order of the file
	block    block
	sheets   []string                   // in the order of the file, for place
	coded    map[string]bool            // sheets in which others than heads have a household code
	leans    map[township.Source][]lean // refused rows that do not stand alone
	results  []township.RowResult
	asked    []township.Question
	places   map[string]string // village as the rows write it → village it was taken for
	taken    map[string]int    // rows whose village was taken for another, by the village they write
	foreign  map[string]int    // rows that name another township, by its name
	clashes  map[string]int    // rows that say otherwise of their household than the row that counts, by field
	moved    map[int64]bool    // members of the archive who move into another household
	barred   map[*family]bool  // stand in a ledger, though the file says that they are outside
}

// inFile is where a file first names somebody.
type inFile struct {
	source township.Source
	family *family
}

// headInFile is the head of a new family.
type headInFile struct {
	kind   township.RosterKind
	number string // first 18 characters
	family *family
}

// family is a household that the file speaks of.
type family struct {
	id      int64 // 0 for a new one
	record  township.Record
	village string
	first   township.Source
	listed  township.Source // its row in a roster of households
	said    []place         // by field of the household: the row that said it first
	people  []*planned
	matched []int64 // archive members matched in this file
	names   []named // persons of this file
	led     bool    // the row of its head was taken
	heard   map[township.RosterKind]heard
}

// heard is what a roster said of a head, for one of the other kind in the same file.
type heard struct {
	member   int64
	person   township.Record
	inferred []string // what the row does not say itself
	source   township.Source
}

// say returns what was said of a field; “” for nothing, or for what merely followed from the rest.
func (h heard) say(key string) string {
	if slices.Contains(h.inferred, key) {
		return ""
	}
	return h.person.Get(key)
}

// place is a row of the file in short: the number of its sheet and its own; 0 is none.
type place int64

// named is a person of a family whom the file has named.
type named struct {
	name   string
	at     place
	number bool
}

// planned is a member to be written: new, or with changed fields.
type planned struct {
	id       int64 // 0 for a new one
	kind     township.RosterKind
	record   township.Record
	inferred []string // fields of record that its row does not say itself
	changes  map[string]string
	source   township.Source
}

// block is the run of rows that a head begins, for rows without any other sign of their household.
type block struct {
	sheet  string
	head   township.Source // zero before the first head of a sheet
	early  township.Source // the row before the first head, if any: then heads do not come first in this sheet
	family *family         // nil when the head's row was not taken
}

// lean is a row above that a refused row does not make sense without.
type lean struct {
	row int
	why string
}

// queuedRow waits for the head of its household: what the head's row says of the household counts.
type queuedRow struct {
	row *excel.RosterRow
	at  int // in results
}

func newPlan(x *index, answers township.Answers, rename map[string]string) *plan {
	return &plan{
		index: x, answers: answers, rename: rename, byKey: map[string]*family{}, persons: map[string]inFile{}, nameless: map[string]inFile{}, newHeads: map[string][]headInFile{},
		queued: map[string][]queuedRow{}, coded: map[string]bool{}, leans: map[township.Source][]lean{}, places: map[string]string{},
		moved: map[int64]bool{}, taken: map[string]int{}, foreign: map[string]int{}, clashes: map[string]int{},
	}
}

// verdict is why a row is not taken: the field at fault, “” for none, and a sentence.
type verdict struct{ field, reason string }

func isHead(row *excel.RosterRow) bool { return row.Member.Get("relation") == township.HeadRelation }

func sourceOf(row *excel.RosterRow) township.Source {
	return township.Source{Sheet: row.Sheet, Row: row.Row}
}

// placeOf returns the place of a row. Rows that waited for their head belong to the sheet that is being read, too.
func (p *plan) placeOf(row *excel.RosterRow) place {
	return place(len(p.sheets))<<32 | place(row.Row)
}

// source returns the row of a place.
func (p *plan) source(at place) township.Source {
	return township.Source{Sheet: p.sheets[at>>32-1], Row: int(at & (1<<32 - 1))}
}

// at names a row for a sentence about another one; the sheet only where it differs.
func at(s township.Source, from *excel.RosterRow) string {
	if s.Sheet == from.Sheet {
		return fmt.Sprintf("第%d行", s.Row)
	}
	return fmt.Sprintf("工作表“%s”第%d行", s.Sheet, s.Row)
}

// take classes one row and plans what it would write. A row that comes before the head of its household waits.
func (p *plan) take(row *excel.RosterRow) {
	p.locate(row)
	if p.block.sheet != row.Sheet {
		p.finish()
		p.block = block{sheet: row.Sheet}
		p.sheets = append(p.sheets, row.Sheet)
	}
	i := len(p.results)
	p.results = append(p.results, township.RowResult{Sheet: row.Sheet, Row: row.Row, Name: row.Member.Get("name"), Household: householdLabel(row), Notes: row.Notes})
	switch {
	case row.Kind != township.PersonRoster:
		p.settle(row, i)
	case isHead(row):
		p.settle(row, i)
		p.release(rowKey(row))
		p.release(withoutGroup(row))
	default:
		p.follower(row, i)
	}
}

// follower takes a person who is not the head: he waits for the head's row, if something but his place tells his household.
func (p *plan) follower(row *excel.RosterRow, i int) {
	if row.Household.Get("code") != "" {
		p.coded[row.Sheet] = true
	}
	key := rowKey(row)
	if row.Reason != "" || key == "" || p.led(key) {
		p.settle(row, i)
		return
	}
	if p.queued[key] == nil {
		p.keys = append(p.keys, key)
	}
	p.queued[key] = append(p.queued[key], queuedRow{row, i})
}

// led says whether the head of a family of this file is known.
func (p *plan) led(key string) bool {
	f := p.byKey[key]
	return f != nil && f.led
}

// release settles the rows that waited for a head whose row was taken.
func (p *plan) release(key string) {
	if key == "" || !p.led(key) {
		return
	}
	waiting := p.queued[key]
	delete(p.queued, key)
	for _, q := range waiting {
		p.settle(q.row, q.at)
	}
}

// finish settles the rows of a sheet whose head never came.
func (p *plan) finish() {
	for _, key := range p.keys {
		waiting := p.queued[key]
		delete(p.queued, key)
		for _, q := range waiting {
			p.settle(q.row, q.at)
		}
	}
	p.keys = p.keys[:0]
}

// settle puts a row into its class.
func (p *plan) settle(row *excel.RosterRow, i int) {
	res := &p.results[i]
	var f *family
	v := &verdict{row.Column, row.Reason}
	if row.Reason == "" {
		f, v = p.place(row, res)
	}
	if f != nil {
		res.Home = f.id
	}
	if v != nil {
		f = nil
		res.Class, res.Reason, res.Changes = township.RowRejected, v.reason, nil
		if res.Column = row.Column; row.Reason == "" && v.field != "" {
			res.Column = row.Where(v.field)
		}
		p.lean(row)
	}
	p.follow(row, f)
}

// What stands beside the rows that lean has saved.
const (
	leanHead = "本户户主，已经收下；留在这里，只为说明下面的人是哪一户的"
	leanLine = "下面各行所在的村"
)

// lean notes what a refused row needs beside it to be understood again.
func (p *plan) lean(row *excel.RosterRow) {
	s := sourceOf(row)
	if row.Under > 0 {
		p.leans[s] = append(p.leans[s], lean{row.Under, leanLine})
	}
	if row.Kind == township.PersonRoster && !isHead(row) && rowKey(row) == "" && p.block.head.Row > 0 {
		p.leans[s] = append(p.leans[s], lean{p.block.head.Row, leanHead})
	}
}

// follow keeps the run of rows that a head begins.
func (p *plan) follow(row *excel.RosterRow, f *family) {
	switch {
	case row.Kind != township.PersonRoster || p.block.sheet != row.Sheet:
	case isHead(row):
		p.block.head, p.block.family = sourceOf(row), f
	case rowKey(row) != "":
	case p.block.head.Row == 0 && p.block.early.Row == 0:
		p.block.early = sourceOf(row)
	}
}

func householdLabel(row *excel.RosterRow) string {
	if code := row.Household.Get("code"); code != "" {
		return code
	}
	label := row.Village + row.Household.Get("group_name")
	switch {
	case row.HeadName != "":
		return label + row.HeadName + "户"
	case isHead(row) && row.Member.Get("name") != "":
		return label + row.Member.Get("name") + "户"
	}
	return label
}
