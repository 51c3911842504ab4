package service

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// The answers to questions about ambiguous matches; answerSkip leaves the row out.
const (
	answerSkip = "skip"
	answerNew  = "new"
	answerMove = "move"
	answerSame = "same"
)

var optionSkip = township.Option{Key: answerSkip, Text: "这一行先不导入"}

func skipped() *verdict { return &verdict{"", "按您的选择，这一行没有导入"} }

func waiting(text string) *verdict { return &verdict{"", "需要您来判断：" + text} }

// familyOf finds the household of a row: by its code, in this file or the archive; else by the ID number of its
// person; else, in a roster of households, by village and head. Blank and placeholder numbers match nothing.
func (p *plan) familyOf(row *excel.RosterRow) (*family, *verdict) {
	code := row.Household.Get("code")
	if f := p.byKey[code]; code != "" && f != nil {
		return f, p.secondRow(f, row)
	}
	if id, ok := p.byCode[code]; ok {
		return p.existing(id), nil
	}
	if row.Kind == township.HouseholdRoster {
		return p.householdRow(row, code)
	}
	switch {
	case code != "":
		return p.uncoded(row), nil
	case row.HasCode:
		return p.codeless(row)
	}
	return p.grouped(row)
}

// secondRow refuses a household that a roster of households names twice.
func (p *plan) secondRow(f *family, row *excel.RosterRow) *verdict {
	if row.Kind == township.HouseholdRoster {
		return &verdict{"户编号", fmt.Sprintf("与第%d行是同一户；请删去多余的一行", f.first.Row)}
	}
	return nil
}

// existing returns the family of an archive household, one per file.
func (p *plan) existing(id int64) *family {
	if f := p.byKey[archiveKey(id)]; f != nil {
		return f
	}
	return &family{id: id, record: p.households[id].Clone(), village: p.villageOf(id), byMember: map[int64]bool{}, names: map[string]int{}}
}

func newFamily() *family {
	return &family{record: township.Households.NewRecord(), byMember: map[int64]bool{}, names: map[string]int{}}
}

// uncoded returns the household of a person whose household code the archive does not know: the one he is in,
// if that has no code yet, else a new one.
func (p *plan) uncoded(row *excel.RosterRow) *family {
	if m, ok := p.known(row); ok {
		h := parseInt(m.Get("household_id"))
		if p.households[h].Get("code") == "" {
			return p.existing(h)
		}
	}
	return newFamily()
}

// codeless finds the household of a row whose code cell is blank.
func (p *plan) codeless(row *excel.RosterRow) (*family, *verdict) {
	if m, ok := p.known(row); ok {
		return p.existing(parseInt(m.Get("household_id"))), nil
	}
	return nil, &verdict{"户编号", "户编号是空的，证件号码也不在档案中，无法确定属于哪一户；请补上户编号"}
}

// grouped finds the household of a row in a roster without codes: each head begins one.
func (p *plan) grouped(row *excel.RosterRow) (*family, *verdict) {
	if row.Member.Get("relation") != township.HeadRelation {
		if p.current == nil {
			return nil, &verdict{"与户主关系", "名单没有户编号，这一行前面又没有户主，无法确定属于哪一户；请把户主放在本户第一行"}
		}
		return p.current, nil
	}
	f, v := p.byHead(row)
	if v == nil {
		p.current = f
	}
	return f, v
}

func (p *plan) householdRow(row *excel.RosterRow, code string) (*family, *verdict) {
	f, v := p.byHead(row)
	if v == nil && f.id != 0 && p.byKey[archiveKey(f.id)] != nil {
		return nil, p.secondRow(f, row)
	}
	if v == nil && f.id != 0 && code != "" && p.households[f.id].Get("code") != "" {
		return nil, &verdict{"户编号", fmt.Sprintf("户主在档案中属%s，与这一行的户编号%s不同；请核对", p.describe(f.id), code)}
	}
	return f, v
}

// byHead finds a household by its head: by ID number, else by village and name. Several of that name are asked about.
func (p *plan) byHead(row *excel.RosterRow) (*family, *verdict) {
	if m, ok := p.known(row); ok {
		return p.existing(parseInt(m.Get("household_id"))), nil
	}
	name := row.Member.Get("name")
	var candidates []int64
	for _, h := range p.heads[p.headKey(row.Village, name)] {
		if p.mayBe(h, row) {
			candidates = append(candidates, h)
		}
	}
	switch len(candidates) {
	case 0:
		return newFamily(), nil
	case 1:
		row.Notes = append(row.Notes, "按村和户主姓名认出")
		return p.existing(candidates[0]), nil
	}
	return p.choose(row, candidates)
}

// mayBe says whether a household found by name can be the row's: not if both heads have numbers that differ, or
// both households codes that differ.
func (p *plan) mayBe(household int64, row *excel.RosterRow) bool {
	head, _ := p.head(household)
	mine, theirs := township.IDNumber(row.Member.Get("id_number")).Key(), township.IDNumber(head.Get("id_number")).Key()
	code, known := row.Household.Get("code"), p.households[household].Get("code")
	return (mine == "" || theirs == "" || mine == theirs) && (code == "" || known == "" || code == known)
}

func (p *plan) choose(row *excel.RosterRow, candidates []int64) (*family, *verdict) {
	text := fmt.Sprintf("%s有%d户户主都叫%s，这一行是哪一户？", row.Village, len(candidates), row.Member.Get("name"))
	var options []township.Option
	for _, h := range candidates {
		options = append(options, township.Option{Key: archiveKey(h), Text: p.describe(h)})
	}
	options = append(options, township.Option{Key: answerNew, Text: "都不是，是新的一户"}, optionSkip)
	switch a := p.ask(row, text, options...); a {
	case "":
		return nil, waiting(text)
	case answerSkip:
		return nil, skipped()
	case answerNew:
		return newFamily(), nil
	default:
		for _, h := range candidates {
			if archiveKey(h) == a {
				return p.existing(h), nil
			}
		}
		return nil, waiting(text)
	}
}

// known returns the archive's person with the row's ID number.
func (p *plan) known(row *excel.RosterRow) (township.Record, bool) {
	key := township.IDNumber(row.Member.Get("id_number")).Key()
	if key == "" {
		return township.Record{}, false
	}
	id, ok := p.byID[key]
	return p.members[id], ok
}

// memberOf finds the person of a row in the archive; a record with ID 0 means a new one.
func (p *plan) memberOf(f *family, row *excel.RosterRow, res *township.RowResult) (township.Record, *verdict) {
	if m, ok := p.known(row); ok {
		return p.here(f, m, row)
	}
	if row.Kind == township.HouseholdRoster {
		return p.headOf(f, row, res), nil
	}
	if id, ok := p.byPerson[row.Member.Get("code")]; ok && row.Member.Get("code") != "" {
		return p.byPersonCode(f, p.members[id], row, res)
	}
	return p.byName(f, row, res)
}

// here takes a person found by number, if he is in the row's household; a person who is in another one is asked about.
func (p *plan) here(f *family, m township.Record, row *excel.RosterRow) (township.Record, *verdict) {
	h := parseInt(m.Get("household_id"))
	if h == f.id {
		return m, nil
	}
	text := fmt.Sprintf("%s的证件号码在档案中属于%s的%s，这一行却写在户编号%s；要把此人移到这一户吗？", row.Member.Get("name"), p.describe(h), m.Get("name"), householdLabel(row))
	switch p.ask(row, text, township.Option{Key: answerMove, Text: "移到这一户"}, optionSkip) {
	case answerMove:
		return m, nil
	case answerSkip:
		return m, skipped()
	}
	return m, waiting(text)
}

// headOf finds the head whom a roster of households names without a number that the archive knows.
func (p *plan) headOf(f *family, row *excel.RosterRow, res *township.RowResult) township.Record {
	head, ok := p.head(f.id)
	if f.id == 0 || !ok {
		return township.Members.NewRecord()
	}
	sameName := head.Get("name") == row.Member.Get("name")
	if sameName && (head.Get("id_number") == "" || row.Member.Get("id_number") == "") {
		return head
	}
	res.Notes = append(res.Notes, "名单上的户主与档案不同（档案：“"+head.Get("name")+"”），成员没有改动，请核对")
	return township.Members.NewRecord()
}

// byPersonCode takes a person whose number changed: certain when name and household agree, else asked about.
func (p *plan) byPersonCode(f *family, m township.Record, row *excel.RosterRow, res *township.RowResult) (township.Record, *verdict) {
	if parseInt(m.Get("household_id")) == f.id && m.Get("name") == row.Member.Get("name") {
		if row.Member.Get("id_number") != "" && m.Get("id_number") != "" {
			res.Notes = append(res.Notes, "证件号码与档案不同，请核对")
		}
		return m, nil
	}
	text := fmt.Sprintf("人编号%s在档案中是%s的%s，这一行是%s；是同一个人吗？", row.Member.Get("code"), p.describe(parseInt(m.Get("household_id"))), m.Get("name"), row.Member.Get("name"))
	switch p.ask(row, text, township.Option{Key: answerSame, Text: "是同一个人，按这一行更新"}, township.Option{Key: answerNew, Text: "不是，另立一人"}, optionSkip) {
	case answerSame:
		return m, nil
	case answerNew:
		return township.Members.NewRecord(), nil
	case answerSkip:
		return m, skipped()
	}
	return m, waiting(text)
}

// byName finds a person of the household by name where one of the two has no number; the same person twice in a
// file is refused.
func (p *plan) byName(f *family, row *excel.RosterRow, res *township.RowResult) (township.Record, *verdict) {
	name := row.Member.Get("name")
	noNumber := township.IDNumber(row.Member.Get("id_number")).Key() == ""
	var found []township.Record
	for _, id := range p.of[f.id] {
		m := p.members[id]
		if m.Get("name") == name && !f.byMember[id] && (noNumber || township.IDNumber(m.Get("id_number")).Key() == "") {
			found = append(found, m)
		}
	}
	if len(found) == 1 {
		res.Notes = append(res.Notes, "按户和姓名认出")
		return found[0], nil
	}
	if len(found) > 1 {
		return found[0], &verdict{"姓名", "本户在档案中有几个同名的人，又没有证件号码可以分清；请补上证件号码"}
	}
	if first, ok := f.names[name]; ok && noNumber {
		return township.Record{}, &verdict{"姓名", fmt.Sprintf("与第%d行同户同名，又没有证件号码可以分清；请删去多余的一行，或补上证件号码", first)}
	}
	if noNumber {
		f.names[name] = row.Row
	}
	return township.Members.NewRecord(), nil
}
