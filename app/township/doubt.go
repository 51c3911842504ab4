package township

// DoubtfulOf lists what cannot all be right in the records of a household's present members, person by person, by the
// rules that the forms point out beside their fields. No number stands in the texts.
func DoubtfulOf(h Record, members []Record) []Missing {
	if h.Get("closed_on") != "" {
		return nil
	}
	var out []Missing
	present := PresentMembers(members)
	head, _ := HeadOf(present)
	for _, m := range present {
		out = append(out, doubtfulOfMember(m, head)...)
	}
	return out
}

func doubtfulOfMember(m, head Record) []Missing {
	name := m.Get("name")
	if name == "" {
		name = "未填姓名的成员"
	}
	var out []Missing
	say := func(doubtful bool, field, text string) {
		if doubtful {
			out = append(out, Missing{Members, m.ID, field, name + "：" + text})
		}
	}
	sex, relation := m.Get("sex"), m.Get("relation")
	implied := RelationSex(relation)
	if citizens(m.Get("id_type")) {
		fault := IDNumber(m.Get("id_number")).Fault()
		say(fault != "", "id_number", "证件号码"+fault)
		doubts := DoubtsOf(m)
		say(doubts["birth_date"] != "", "birth_date", "出生日期与证件号码不一致")
		say(doubts["sex"] != "", "sex", "性别与证件号码不一致")
	}
	say(implied != "" && sex != "" && implied != sex, "relation", "与户主关系是“"+relation+"”，性别是“"+sex+"”")
	say(SpouseDoubt(m, head) != "", "relation", "与户主是配偶，性别相同")
	return out
}

// citizens says whether the numbers of a kind of certificate are made by GB 11643.
func citizens(kind string) bool {
	switch kind {
	case "", "居民身份证(户口簿)", "残疾人证", "户口簿":
		return true
	}
	return false
}
