package service

import (
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// known returns the archive's person with the row's ID number.
func (p *plan) known(row *excel.RosterRow) (township.Record, bool) {
	id, ok := p.byID[township.IDNumber(row.Member.Get("id_number")).Key()]
	return p.members[id], ok
}

// memberOf finds the person of a row in the archive; a record with ID 0 means a new one.
func (p *plan) memberOf(f *family, row *excel.RosterRow, res *township.RowResult) (township.Record, *verdict) {
	m, known := p.known(row)
	switch {
	case row.Kind == township.HouseholdRoster && known:
		if r := m.Get("relation"); r != township.HeadRelation {
			res.Notes = append(res.Notes, fmt.Sprintf("名单上的户主在档案中与户主关系是“%s”，没有改动，请核对", r))
		}
		return m, nil
	case row.Kind == township.HouseholdRoster:
		return p.headOf(f, row, res), nil
	case known:
		return p.here(f, m, row)
	}
	if id, ok := p.byPerson[row.Member.Get("code")]; ok {
		return p.byPersonCode(f, p.members[id], row, res)
	}
	return p.inFamily(f, row, res)
}

// here takes a person found by number, if he is in the row's household; a person who is in another one is asked about.
func (p *plan) here(f *family, m township.Record, row *excel.RosterRow) (township.Record, *verdict) {
	h := parseInt(m.Get("household_id"))
	if h == f.id {
		return m, nil
	}
	text := fmt.Sprintf("%s的证件号码在档案中属于%s的%s，这一行却写在%s；要把此人移到这一户吗？", row.Member.Get("name"), p.describe(h), m.Get("name"), p.homeOf(f, row))
	switch p.ask(row, "move", text, township.Option{Key: answerMove, Text: "移到这一户"}, optionSkip) {
	case answerMove:
		return m, nil
	case answerSkip:
		return m, skipped()
	}
	return m, waiting(text)
}

// homeOf names the household that a row is written under.
func (p *plan) homeOf(f *family, row *excel.RosterRow) string {
	switch {
	case f.id != 0:
		return p.describe(f.id)
	case row.Household.Get("code") != "":
		return "户编号" + row.Household.Get("code")
	}
	return householdLabel(row)
}

// headOf finds the head whom a roster of households names without a number that the archive knows.
func (p *plan) headOf(f *family, row *excel.RosterRow, res *township.RowResult) township.Record {
	head, ok := p.head(f.id)
	if f.id == 0 || !ok {
		return township.Members.NewRecord()
	}
	sameName := head.Get("name") == row.Member.Get("name")
	if sameName && (!hasNumber(row) || township.IDNumber(head.Get("id_number")).Key() == "") {
		return head
	}
	res.Notes = append(res.Notes, "名单上的户主与档案不同（档案：“"+head.Get("name")+"”），成员没有改动，请核对")
	return township.Members.NewRecord()
}

// byPersonCode takes a person whose number changed: certain when name and household agree, else asked about.
func (p *plan) byPersonCode(f *family, m township.Record, row *excel.RosterRow, res *township.RowResult) (township.Record, *verdict) {
	if parseInt(m.Get("household_id")) == f.id && m.Get("name") == row.Member.Get("name") {
		if hasNumber(row) && township.IDNumber(m.Get("id_number")).Key() != "" {
			res.Notes = append(res.Notes, "证件号码与档案不同，请核对")
		}
		return m, nil
	}
	text := fmt.Sprintf("人编号%s在档案中是%s的%s，这一行是%s；是同一个人吗？", row.Member.Get("code"), p.describe(parseInt(m.Get("household_id"))), m.Get("name"), row.Member.Get("name"))
	switch p.ask(row, "person", text, township.Option{Key: answerSame, Text: "是同一个人，按这一行更新"}, township.Option{Key: answerNew, Text: "不是，另立一人"}, optionSkip) {
	case answerSame:
		return m, nil
	case answerNew:
		return township.Members.NewRecord(), nil
	case answerSkip:
		return m, skipped()
	}
	return m, waiting(text)
}

// inFamily finds a person of the household by name, where one of the two has no number.
func (p *plan) inFamily(f *family, row *excel.RosterRow, res *township.RowResult) (township.Record, *verdict) {
	var found []township.Record
	for _, id := range p.of[f.id] {
		m := p.members[id]
		if m.Get("name") == row.Member.Get("name") && !slices.Contains(f.matched, id) && (!hasNumber(row) || township.IDNumber(m.Get("id_number")).Key() == "") {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 0:
		return township.Members.NewRecord(), nil
	case 1:
		res.Notes = append(res.Notes, "按户和姓名认出")
		return found[0], nil
	}
	return found[0], &verdict{"姓名", "本户在档案中有几个同名的人，又没有证件号码可以分清；请补上证件号码"}
}
