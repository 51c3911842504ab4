package township

import (
	"cmp"
	"slices"
	"strings"
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
	Gone   bool   // of a member who has left, or whom somebody deleted: there is nothing to be changed any more
	Fixed  string // why no change is entered here, as a clause; “”: one can be
	Change *ProposedChange
}

// Stale says whether the archive has changed since the change of the line was proposed, other than to what it proposes.
func (l *ContrastLine) Stale() bool {
	c := l.Change
	return c != nil && c.State == ChangeOpen && (l.Gone || c.Was != l.Value && c.Proposed != l.Value)
}

// Open says whether the line's change waits for a person.
func (l *ContrastLine) Open() bool { return l.Change != nil && l.Change.State == ChangeOpen }

// Contrast is the 信息对照表 of a survey.
type Contrast struct {
	Survey   Survey
	Campaign Campaign
	Row      HouseholdRow
	Lines    []ContrastLine
}

// Locked says why nothing is proposed or settled any more, as a sentence; “”: it can be.
func (c *Contrast) Locked() string {
	switch {
	case c.Campaign.Closed != "":
		return "“" + c.Campaign.Name + "”已于 " + string(c.Campaign.Closed) + " 结束，不再更正。"
	case c.Row.Closed != "":
		return "本户已于 " + string(c.Row.Closed) + " 注销，不再更正。"
	}
	return ""
}

// OpenCount is how many changes wait for a person.
func (c *Contrast) OpenCount() int {
	n := 0
	for i := range c.Lines {
		if c.Lines[i].Open() {
			n++
		}
	}
	return n
}

// ContrastOf lays a household and its present members out as a 信息对照表. Of members who are there no more only the lines
// stand whose change still waits for a person.
func ContrastOf(household Record, members []Record, changes []ProposedChange) []ContrastLine {
	out := contrastLines(household, 0, "", ContrastHousehold, changes)
	present := map[int64]bool{0: true}
	for _, m := range members {
		if m.Get("left_on") == "" {
			present[m.ID] = true
			out = append(out, contrastLines(m, m.ID, cmp.Or(m.Get("name"), "姓名不详"), ContrastMember, changes)...)
		}
	}
	for i := range changes {
		if c := &changes[i]; !present[c.Member] && c.State == ChangeOpen {
			out = append(out, ContrastLine{Member: c.Member, Person: cmp.Or(c.Person, "已不在档案中的人"), Field: Members.Field(c.Field), Value: c.Was, Gone: true, Fixed: "已不在本户", Change: c})
		}
	}
	return out
}

func contrastLines(r Record, member int64, person string, keys []string, changes []ProposedChange) []ContrastLine {
	var out []ContrastLine
	for _, key := range keys {
		l := ContrastLine{Member: member, Person: person, Field: r.Entity.Field(key), Value: r.Get(key)}
		if key == "relation" && IsHead(r) {
			l.Fixed = "换户主请办理“户主变更”"
		}
		at := slices.IndexFunc(changes, func(c ProposedChange) bool { return c.Member == member && c.Field == key })
		if at >= 0 {
			l.Change = &changes[at]
		}
		out = append(out, l)
	}
	return out
}

// ContrastFault is what is wrong with one line of a 信息对照表, to be said beside it.
type ContrastFault struct {
	Member int64 // 0: of the household
	Field  string
	Label  string // 张三 文化程度
	Text   string
}

// ContrastError says why changes were not taken; what was typed is to stay.
type ContrastError struct {
	Faults []ContrastFault
	cause  *Error
}

// NewContrastError makes the error of lines that have faults, nil for none; begin says what did not happen, end what to
// do now.
func NewContrastError(code Code, begin string, faults []ContrastFault, end string) error {
	if len(faults) == 0 {
		return nil
	}
	texts := make([]string, len(faults))
	for i, f := range faults {
		texts[i] = f.Label + "：" + f.Text
	}
	return &ContrastError{faults, Errorf(code, "%s%s。%s", begin, strings.Join(texts, "；"), end)}
}

// Error returns the Chinese sentence.
func (e *ContrastError) Error() string { return e.cause.Text }

// Unwrap gives the sentence with its code.
func (e *ContrastError) Unwrap() error { return e.cause }
