package township

// Missing is something that a finished household has and this one lacks.
type Missing struct {
	Entity *Entity // Households or Members
	Record int64   // 0 for one that is not in the archive yet, and for a head that there is none of
	Field  string  // key of the field to go to
	Text   string  // 张三：证件号码未填
}

// NoIDType is the 证件类型 of a person who is said to have no number yet.
const NoIDType = "无证件"

// MissingOf lists what a household and its members lack, in the order of the forms. Members who have left, and
// households that are no more, lack nothing.
func MissingOf(h Record, members []Record) []Missing {
	if h.Get("closed_on") != "" {
		return nil
	}
	out := missingOfHousehold(h)
	present := PresentMembers(members)
	heads := 0
	for _, m := range present {
		if IsHead(m) {
			heads++
		}
	}
	switch {
	case heads == 0:
		out = append(out, Missing{Members, 0, "relation", "没有户主"})
	case heads > 1:
		out = append(out, Missing{Members, 0, "relation", "有不止一名户主，请只留一名"})
	}
	for _, m := range present {
		out = append(out, missingOfMember(m)...)
	}
	return out
}

// needed is a field that has to be filled when a record is of a sort.
type needed struct {
	key  string
	when func(Record) bool // nil: always
}

// neededOfHousehold are the fields without which a household is unfinished.
var neededOfHousehold = []needed{
	{"village_id", nil},
	{"group_name", nil},
	{"household_type", func(h Record) bool { return h.Get("outside_kind") == "" }},
	{"monitor_kind", IsMonitored},
	{"risks", IsMonitored},
	{"monitored_on", IsMonitored},
	{"risk_cleared", IsMonitored},
	{"cleared_on", IsCleared},
	{"cleared_way", IsCleared},
	{"helper_name", needsHelper},
}

// neededOfMember are the fields without which a member is unfinished.
var neededOfMember = []needed{
	{"name", nil},
	{"sex", nil},
	{"birth_date", nil},
	{"id_number", func(m Record) bool { return m.Get("id_type") != NoIDType }},
	{"relation", nil},
}

// IsMonitored says whether anything is written of a household that only a 监测对象 has.
func IsMonitored(h Record) bool {
	for _, key := range []string{"monitor_kind", "risks", "monitored_on", "risk_cleared", "cleared_on"} {
		if h.Get(key) != "" {
			return true
		}
	}
	return false
}

// IsCleared says whether the risk of a household is said to be gone.
func IsCleared(h Record) bool { return h.Get("risk_cleared") == "是" || h.Get("cleared_on") != "" }

// needsHelper says whether somebody has to look after a household: all but those of which the office only keeps watch.
func needsHelper(h Record) bool {
	kind := h.Get("household_type")
	return IsMonitored(h) || kind != "" && kind != CommonHousehold
}

// CommonHousehold is the 户类型 of a household that never was poor.
const CommonHousehold = "一般农户"

func missingOfHousehold(h Record) []Missing {
	var out []Missing
	for _, n := range neededOfHousehold {
		if h.Get(n.key) != "" || n.when != nil && !n.when(h) {
			continue
		}
		text := Households.Field(n.key).Label + "未填"
		if n.key == "household_type" {
			text = "户类型和档外五类都未填，请填其中一项"
		}
		out = append(out, Missing{Households, h.ID, n.key, text})
	}
	return out
}

func missingOfMember(m Record) []Missing {
	name := m.Get("name")
	if name == "" {
		name = "未填姓名的成员"
	}
	var out []Missing
	for _, n := range neededOfMember {
		if m.Get(n.key) == "" && (n.when == nil || n.when(m)) {
			out = append(out, Missing{Members, m.ID, n.key, name + "：" + Members.Field(n.key).Label + "未填"})
		}
	}
	if m.Get("stub") == "是" {
		out = append(out, Missing{Members, m.ID, "stub", name + "：其余家庭成员还没有录入"})
	}
	return out
}
