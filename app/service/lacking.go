package service

import (
	"taizhang/app/township"
	"taizhang/data"
)

// lackCount counts what households lack. It keeps the records that it lends to the count, for there are many of them.
type lackCount struct{ members []township.Record }

// of counts what a household and the people who are in it lack.
func (c *lackCount) of(h township.Record, people []data.Person) int {
	for len(c.members) < len(people) {
		c.members = append(c.members, township.Members.NewRecord())
	}
	for i, p := range people {
		fill(c.members[i], p)
	}
	return len(township.MissingOf(h, c.members[:len(people)]))
}

func fill(m township.Record, p data.Person) {
	m.Set("name", p.Name)
	m.Set("sex", p.Sex)
	m.Set("birth_date", p.Birth)
	m.Set("id_type", p.IDType)
	m.Set("id_number", p.IDNumber)
	m.Set("relation", p.Relation)
	m.Set("left_on", string(p.Left))
	m.Set("stub", yesOr(p.Stub))
}

// yesOr writes a sign as its field keeps it.
func yesOr(is bool) string {
	if is {
		return "是"
	}
	return ""
}
