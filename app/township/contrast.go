package township

import (
	"cmp"
	"slices"
)

// ChangeState is what became of a change that a visit proposes.
type ChangeState string

// The states of a proposed change.
const (
	ChangeOpen     ChangeState = "open"
	ChangeAccepted ChangeState = "accepted"
	ChangeRefused  ChangeState = "refused"
)

var changeWords = map[ChangeState]string{ChangeOpen: "待定", ChangeAccepted: "已采纳", ChangeRefused: "不采纳"}

// Word is the state on screen.
func (s ChangeState) Word() string { return changeWords[s] }

// ProposedChange is a field of the archive that a visit found otherwise (信息对照表): it changes nothing until a person
// accepts it.
type ProposedChange struct {
	ID        int64
	Survey    int64
	Household int64
	Member    int64 // 0: a field of the household
	Person    string
	Field     string // key
	Was       string
	Proposed  string
	State     ChangeState
	On        Date
	By        string
	Reason    string
}

// Entity is the kind of record that the change is of.
func (c *ProposedChange) Entity() *Entity {
	if c.Member != 0 {
		return Members
	}
	return Households
}

// Label names the field: 张三 文化程度.
func (c *ProposedChange) Label() string {
	label := c.Entity().Field(c.Field).Label
	if c.Person != "" {
		return c.Person + " " + label
	}
	return label
}

// ProposedChangeOf reads a change from its record.
func ProposedChangeOf(r Record) ProposedChange {
	return ProposedChange{
		ID: r.ID, Survey: idOf(r.Get("survey_id")), Household: idOf(r.Get("household_id")), Member: idOf(r.Get("member_id")), Field: r.Get("field"), Was: r.Get("was"),
		Proposed: r.Get("proposed"), State: ChangeState(r.Get("state")), On: Date(r.Get("settled_on")), By: r.Get("settled_by"), Reason: r.Get("reason"),
	}
}

// Values is the change as the archive keeps it.
func (c *ProposedChange) Values() map[string]string {
	return map[string]string{
		"survey_id": linkText(c.Survey), "household_id": linkText(c.Household), "member_id": linkText(c.Member), "field": c.Field, "was": c.Was, "proposed": c.Proposed,
		"state": string(c.State), "settled_on": string(c.On), "settled_by": c.By, "reason": c.Reason,
	}
}

// ContrastFields are the fields of a household and of a member that the 信息对照表 shows, by key, in the order of the
// national system's own sheet. Income is not among them: it has a sheet of its own.
var (
	ContrastHousehold = []string{
		"address", "phone", "household_type", "poverty_status", "cause", "other_causes", "monitor_kind", "risks", "risk_cleared", "cultivated_land", "forest_land",
		"housing_area", "road_type", "electricity", "dangerous_house", "housing_grade", "safe_water", "relocated", "helper_name", "helper_unit", "helper_phone", "remark",
	}
	ContrastMember = []string{
		"name", "sex", "birth_date", "id_type", "id_number", "relation", "nation", "politics", "education", "schooling", "health", "labour", "work_area", "work_months",
		"medical_insurance", "illness_insurance", "pension_insurance", "minimum_living", "destitute", "phone",
	}
)

// ContrastLine is one line of the 信息对照表: a field as the archive has it, and what a visit proposes.
type ContrastLine struct {
	Member int64 // 0: of the household
	Person string
	Field  Field
	Value  string // of the archive, canonical
	Change *ProposedChange
}

// ContrastOf lays a household and its present members out as a 信息对照表.
func ContrastOf(household Record, members []Record, changes []ProposedChange) []ContrastLine {
	var out []ContrastLine
	add := func(r Record, member int64, person string, keys []string) {
		for _, key := range keys {
			l := ContrastLine{Member: member, Person: person, Field: r.Entity.Field(key), Value: r.Get(key)}
			at := slices.IndexFunc(changes, func(c ProposedChange) bool { return c.Member == member && c.Field == key })
			if at >= 0 {
				l.Change = &changes[at]
			}
			out = append(out, l)
		}
	}
	add(household, 0, "", ContrastHousehold)
	for _, m := range members {
		if m.Get("left_on") == "" {
			add(m, m.ID, cmp.Or(m.Get("name"), "姓名不详"), ContrastMember)
		}
	}
	return out
}
