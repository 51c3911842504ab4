package service

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// familyOf finds the household of a row: by its code, in this file or the archive; else by the ID number of its
// person; else by village and head, or by the head that stands above. Blank and placeholder numbers match nothing.
func (p *plan) familyOf(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	if row.Kind == township.HouseholdRoster {
		return p.inList(row, res)
	}
	key := rowKey(row)
	if f := p.byKey[key]; key != "" && f != nil && !p.namesake(f, row) {
		return f, nil
	}
	switch {
	case row.Household.Get("code") != "":
		return p.byCodeOf(row, res)
	case key != "":
		return p.beside(row, res)
	}
	return p.loose(row, res)
}

// namesake says whether a head begins another household although one of that key is there: two heads of one name in
// a group, told apart by their numbers.
func (p *plan) namesake(f *family, row *excel.RosterRow) bool {
	return row.Household.Get("code") == "" && isHead(row) && f.led && hasNumber(row)
}

// existing returns the family of an archive household, one per file.
func (p *plan) existing(id int64) *family {
	if f := p.byKey[archiveKey(id)]; f != nil {
		return f
	}
	return &family{id: id, record: p.households[id].Clone(), village: p.villageOf(id)}
}

func newFamily() *family {
	return &family{record: township.Households.NewRecord()}
}

// byCodeOf finds the household of a person's row with a code: the archive's of that code; else the one he is in, or is
// the head of, if that has no code yet; else a new one.
func (p *plan) byCodeOf(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	if id, ok := p.byCode[row.Household.Get("code")]; ok {
		return p.existing(id), nil
	}
	if m, ok := p.known(row); ok {
		if h := parseInt(m.Get("household_id")); p.households[h].Get("code") == "" {
			return p.existing(h), nil
		}
		return newFamily(), nil
	}
	if f := p.inOtherRoster(row); f != nil {
		return f, nil
	}
	if isHead(row) {
		return p.byHead(row, res)
	}
	return newFamily(), nil
}

// beside finds the household of a row that names the head beside the person.
func (p *plan) beside(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	if isHead(row) {
		return p.byHead(row, res)
	}
	if id, ok := p.byID[township.IDNumber(row.HeadID).Key()]; ok {
		return p.existing(parseInt(p.members[id].Get("household_id"))), nil
	}
	if m, ok := p.known(row); ok {
		return p.existing(parseInt(m.Get("household_id"))), nil
	}
	return p.byName(row, row.HeadName, row.HeadID, res)
}

// loose finds the household of a row without code or head beside it: a head begins one, others belong to the head
// above. In a roster with codes that holds only while nobody but heads has one; elsewhere a code is missing.
func (p *plan) loose(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	m, known := p.known(row)
	missing := row.HasCode && (isHead(row) || p.coded[row.Sheet])
	switch {
	case known && (missing || isHead(row) || p.block.family == nil || p.block.early.Row > 0):
		return p.existing(parseInt(m.Get("household_id"))), nil
	case missing:
		return nil, &verdict{"户编号", "户编号是空的，证件号码也不在档案中，无法确定属于哪一户；请补上户编号"}
	case isHead(row):
		return p.byHead(row, res)
	}
	return p.above(row, res)
}

// above returns the household of the head's row above.
func (p *plan) above(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	head := at(p.block.head, row)
	switch {
	case p.block.early.Row > 0:
		return nil, &verdict{"与户主关系", at(p.block.early, row) + "在第一个户主之前，可见这张表的户主不在本户第一行，又没有户编号，无法确定属于哪一户；请把户主放在本户第一行"}
	case p.block.head.Row == 0:
		return nil, &verdict{"与户主关系", "名单没有户编号，这一行前面又没有户主，无法确定属于哪一户；请把户主放在本户第一行"}
	case p.block.family == nil:
		return nil, &verdict{"与户主关系", "本户户主在" + head + "，那一行没有收下，无法确定属于哪一户；请先改正那一行"}
	case row.Member.Get("relation") == "" && !hasNumber(row):
		return nil, &verdict{"姓名", "只有姓名，没有证件号码和与户主关系，无法确定是不是家庭成员；请补上，或删去这一行"}
	}
	if row.HasCode {
		res.Notes = append(res.Notes, "户编号是空的，归入上面的户主（"+head+"）一户")
	}
	return p.block.family, nil
}

// inList finds the household of a row in a roster of households, which may name each once.
func (p *plan) inList(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	f, v := p.listedBy(row, res)
	if v != nil {
		return nil, v
	}
	if f.listed.Row > 0 {
		return nil, &verdict{"户主姓名", fmt.Sprintf("与%s是同一户；请删去多余的一行", at(f.listed, row))}
	}
	if first, ok := p.nameless[namelessKey(row)]; ok && !hasNumber(row) && row.Household.Get("code") == "" {
		return nil, &verdict{"户主姓名", fmt.Sprintf("与%s同村同组同名，又没有证件号码或户编号可以分清；请删去多余的一行，或补上证件号码", at(first.source, row))}
	}
	return f, nil
}

// listedBy finds the household of a row in a roster of households by code, or by its head.
func (p *plan) listedBy(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	code := row.Household.Get("code")
	m, known := p.known(row)
	if id, ok := p.byCode[code]; ok {
		if h := parseInt(m.Get("household_id")); known && h != id {
			return nil, p.elsewhere(row, h)
		}
		return p.existing(id), nil
	}
	if f := p.byKey[rowKey(row)]; code != "" && f != nil {
		return f, nil
	}
	f, v := p.byHead(row, res)
	if v == nil && f.id != 0 && code != "" && p.households[f.id].Get("code") != "" {
		return nil, p.elsewhere(row, f.id)
	}
	return f, v
}

// elsewhere refuses a household whose code and head belong to different households of the archive.
func (p *plan) elsewhere(row *excel.RosterRow, household int64) *verdict {
	return &verdict{"户编号", fmt.Sprintf("户主在档案中属%s，与这一行的户编号%s不同；请核对", p.describe(household), row.Household.Get("code"))}
}

// byHead finds a household by its head: by ID number, in the archive or this file, else by village and name.
func (p *plan) byHead(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	if m, ok := p.known(row); ok {
		return p.existing(parseInt(m.Get("household_id"))), nil
	}
	if f := p.inOtherRoster(row); f != nil {
		return f, nil
	}
	return p.byName(row, row.Member.Get("name"), row.Member.Get("id_number"), res)
}

// inOtherRoster finds the family of a person whom a roster of the other kind in the same file has named.
func (p *plan) inOtherRoster(row *excel.RosterRow) *family {
	f := p.persons[otherKey(row)].family
	if f != nil && !sameCode(row, f.record) {
		return nil
	}
	return f
}

// otherKey is the numberKey of the same person in a roster of the other kind.
func otherKey(row *excel.RosterRow) string {
	other := township.HouseholdRoster
	if row.Kind == other {
		other = township.PersonRoster
	}
	return keyed(string(other)+"#", township.IDNumber(row.Member.Get("id_number")).Key())
}

// sameCode says whether the codes of a row and a household may be one: one of them is blank, or both agree.
func sameCode(row *excel.RosterRow, household township.Record) bool {
	code, known := row.Household.Get("code"), household.Get("code")
	return code == "" || known == "" || code == known
}

// byName finds a household by village and head's name, in the archive, else in a roster of the other kind in the same file.
// Several of that name, or one of another group, are asked about.
func (p *plan) byName(row *excel.RosterRow, name, number string, res *township.RowResult) (*family, *verdict) {
	candidates := p.candidates(row, name, number)
	if len(candidates) > 1 || len(candidates) == 1 && !sameGroup(row, p.households[candidates[0]]) {
		return p.choose(row, name, candidates)
	}
	if len(candidates) == 0 {
		return p.newByName(row, name, number, res)
	}
	res.Notes = append(res.Notes, byNameNote)
	return p.existing(candidates[0]), nil
}

const byNameNote = "按村和户主姓名认出"

// newByName is byName among the new families of the file.
func (p *plan) newByName(row *excel.RosterRow, name, number string, res *township.RowResult) (*family, *verdict) {
	switch found := p.newOfName(row, name, number); len(found) {
	case 0:
		return newFamily(), nil
	case 1:
		res.Notes = append(res.Notes, byNameNote)
		return found[0], nil
	default:
		return nil, &verdict{"户主姓名", fmt.Sprintf("同一个文件里%s有%d户户主都叫%s，没有证件号码可以分清；请补上证件号码或户编号", row.Village, len(found), name)}
	}
}

// sameGroup says whether the groups of a row and a household may be one: one of them is blank, or both agree.
func sameGroup(row *excel.RosterRow, household township.Record) bool {
	mine, theirs := row.Household.Get("group_name"), household.Get("group_name")
	return mine == "" || theirs == "" || mine == theirs
}

// newOfName are the new families that a row may mean by its head's name.
func (p *plan) newOfName(row *excel.RosterRow, name, number string) []*family {
	var out []*family
	mine := township.IDNumber(number).Key()
	for _, h := range p.newHeads[p.headKey(row.Village, name)] {
		if h.kind != row.Kind && (mine == "" || h.number == "") && sameCode(row, h.family.record) && sameGroup(row, h.family.record) {
			out = append(out, h.family)
		}
	}
	return out
}

// candidates are the households that a row may mean by its head's name; of several, those of its group.
func (p *plan) candidates(row *excel.RosterRow, name, number string) []int64 {
	var all, near []int64
	group := row.Household.Get("group_name")
	for _, h := range p.heads[p.headKey(row.Village, name)] {
		if !p.mayBe(h, row, number) {
			continue
		}
		all = append(all, h)
		if group != "" && p.households[h].Get("group_name") == group {
			near = append(near, h)
		}
	}
	if len(all) > 1 && len(near) > 0 {
		return near
	}
	return all
}

// mayBe says whether a household found by name can be the row's: not if both heads have numbers that differ, or
// both households codes that differ.
func (p *plan) mayBe(household int64, row *excel.RosterRow, number string) bool {
	head, _ := p.head(household)
	mine, theirs := township.IDNumber(number).Key(), township.IDNumber(head.Get("id_number")).Key()
	return (mine == "" || theirs == "" || mine == theirs) && sameCode(row, p.households[household])
}

func (p *plan) choose(row *excel.RosterRow, name string, candidates []int64) (*family, *verdict) {
	text := fmt.Sprintf("%s有%d户户主都叫%s，这一行是哪一户？", row.Village, len(candidates), name)
	if len(candidates) == 1 {
		text = fmt.Sprintf("档案中有%s，这一行写的是%s；是同一户吗？", p.describe(candidates[0]), householdLabel(row))
	}
	var options []township.Option
	for _, h := range candidates {
		options = append(options, township.Option{Key: archiveKey(h), Text: p.describe(h)})
	}
	options = append(options, township.Option{Key: answerNew, Text: "都不是，是新的一户"}, optionSkip)
	switch a := p.ask(row, "household", text, options...); a {
	case "":
		return nil, waiting(text)
	case answerSkip:
		return nil, skipped()
	case answerNew:
		return newFamily(), nil
	default:
		return p.existing(householdOf(a)), nil
	}
}
