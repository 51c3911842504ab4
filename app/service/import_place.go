package service

import (
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// place finds or makes the family and the member of a row, and plans what is to be written of them.
func (p *plan) place(row *excel.RosterRow, res *township.RowResult) (*family, *verdict) {
	if v := p.doubled(row); v != nil {
		return nil, v
	}
	f, v := p.familyOf(row, res)
	if v != nil {
		return nil, v
	}
	for _, check := range []func(*family, *excel.RosterRow) *verdict{p.sameHome, p.sameVillage, p.sameName} {
		if v := check(f, row); v != nil {
			return nil, v
		}
	}
	m, v := p.memberOf(f, row, res)
	if v != nil {
		return nil, v
	}
	p.join(f, row)
	p.household(f, row, res)
	p.member(f, m, row, res)
	p.class(f, m, row, res)
	return f, nil
}

// doubled refuses a person whom an earlier row of a roster of the same kind has named already.
func (p *plan) doubled(row *excel.RosterRow) *verdict {
	if first, ok := p.persons[numberKey(row)]; ok {
		return &verdict{idLabel(row), fmt.Sprintf("与%s证件号码相同，同一人只能有一行；请删去多余的一行，或改正号码", at(first.source, row))}
	}
	if first, ok := p.persons[personCodeKey(row)]; ok {
		return &verdict{"人编号", fmt.Sprintf("与%s人编号相同；请删去多余的一行，或改正人编号", at(first.source, row))}
	}
	return nil
}

// idLabel is what the number of a row's person is called.
func idLabel(row *excel.RosterRow) string {
	if row.Kind == township.HouseholdRoster {
		return "户主证件号码"
	}
	return "证件号码"
}

// numberKey finds a person in the file by number; “” for a row without one, which no row has the key of.
func numberKey(row *excel.RosterRow) string {
	return keyed(string(row.Kind)+"#", township.IDNumber(row.Member.Get("id_number")).Key())
}

func personCodeKey(row *excel.RosterRow) string {
	return keyed(string(row.Kind)+"@", row.Member.Get("code"))
}

func keyed(prefix, value string) string {
	if value == "" {
		return ""
	}
	return prefix + value
}

// sameHome refuses a person whom a roster of the other kind in the file has put into another household.
func (p *plan) sameHome(f *family, row *excel.RosterRow) *verdict {
	if other, ok := p.persons[otherKey(row)]; ok && other.family != f {
		return &verdict{idLabel(row), fmt.Sprintf("与%s的证件号码相同，却不在同一户；请核对后改成一致", at(other.source, row))}
	}
	return nil
}

// sameVillage refuses a row that puts a family of this file into another village, or a family without any.
func (p *plan) sameVillage(f *family, row *excel.RosterRow) *verdict {
	if f.joined() && row.Village != "" && township.NormalVillage(f.village) != township.NormalVillage(row.Village) {
		return &verdict{"行政村", fmt.Sprintf("本户在%s属“%s”，这一行写的是“%s”；请核对后改成一致", at(f.first, row), f.village, row.Village)}
	}
	if f.village == "" && row.Village == "" {
		return &verdict{"行政村", "没有写行政村，无法确定属于哪个村；请补上"}
	}
	return nil
}

// sameName refuses a person of a family in which an earlier row has the name, where one of the two has no number.
func (p *plan) sameName(f *family, row *excel.RosterRow) *verdict {
	for _, first := range f.names {
		if row.Kind == township.PersonRoster && first.name == row.Member.Get("name") && !(first.number && hasNumber(row)) {
			return &verdict{"姓名", fmt.Sprintf("与%s同户同名，又没有证件号码可以分清；请删去多余的一行，或补上证件号码", at(p.source(first.at), row))}
		}
	}
	return nil
}

func hasNumber(row *excel.RosterRow) bool {
	return township.IDNumber(row.Member.Get("id_number")).Key() != ""
}

// join takes a row into the family, and the family into the plan with its first row.
func (p *plan) join(f *family, row *excel.RosterRow) {
	here := inFile{sourceOf(row), f}
	if !f.joined() {
		f.said = make([]place, len(township.Households.Fields))
		f.first = here.source
		p.families = append(p.families, f)
		f.village = firstOf(row.Village, f.village)
	}
	if f.id != 0 {
		p.byKey[archiveKey(f.id)] = f
	}
	for _, key := range []string{rowKey(row), withoutGroup(row)} {
		if key != "" {
			p.byKey[key] = f
		}
	}
	for _, key := range []string{numberKey(row), personCodeKey(row)} {
		if key != "" {
			p.persons[key] = here
		}
	}
	p.joinHead(f, row)
	if row.Kind == township.PersonRoster {
		f.names = append(f.names, named{row.Member.Get("name"), p.placeOf(row), hasNumber(row)})
	}
}

// joined says whether a row of the file belongs to the family.
func (f *family) joined() bool { return f.said != nil }

// joinHead keeps by what the head of a row can be found again.
func (p *plan) joinHead(f *family, row *excel.RosterRow) {
	if isHead(row) && f.id == 0 {
		key := p.headKey(f.village, row.Member.Get("name"))
		p.newHeads[key] = append(p.newHeads[key], headInFile{row.Kind, township.IDNumber(row.Member.Get("id_number")).Key(), f})
	}
	switch {
	case row.Kind == township.PersonRoster:
		f.led = f.led || isHead(row)
	case hasNumber(row):
		f.listed = sourceOf(row)
	default:
		f.listed = sourceOf(row)
		p.nameless[namelessKey(row)] = inFile{f.listed, f}
	}
}

func archiveKey(id int64) string { return fmt.Sprintf("#%d", id) }

// rowKey is by what the rows of one household of a file find together: its code, else the head whom they name
// beside the person; “” for rows that only their place tells.
func rowKey(row *excel.RosterRow) string {
	if code := row.Household.Get("code"); code != "" {
		return "户" + code
	}
	if id := township.IDNumber(row.HeadID).Key(); id != "" {
		return "主" + id
	}
	return headKeyIn(row, row.Household.Get("group_name"))
}

// withoutGroup is the key of the rows that name the head but leave the group blank, as below a merged cell that was
// lost; “” where rowKey is no name.
func withoutGroup(row *excel.RosterRow) string {
	if row.Household.Get("code") != "" || township.IDNumber(row.HeadID).Key() != "" {
		return ""
	}
	return headKeyIn(row, "")
}

func headKeyIn(row *excel.RosterRow, group string) string {
	if row.HeadName == "" {
		return ""
	}
	return strings.Join([]string{"名", row.Village, group, row.HeadName}, "\x00")
}

func namelessKey(row *excel.RosterRow) string {
	return strings.Join([]string{row.Village, row.Household.Get("group_name"), row.Member.Get("name")}, "\x00")
}
