package township

import "slices"

// NaturalIncrease is the request for a 自然增加: people who were in no household of the archive come into one. They are
// records of Members without an ID; the day and the way are written into them.
type NaturalIncrease struct {
	Household int64
	Happening
	People []Record
}

// Check says what is wrong with the request; the problems of the n-th person have n+1 as their member.
func (r NaturalIncrease) Check(today Date, f Family) EventProblems {
	var p EventProblems
	r.Happening.check(&p, EventIncrease, today, f)
	if len(r.People) == 0 {
		p.add(EntryPeople, 0, "请填写增加的人。")
	}
	if stub(f) {
		p.add(EntryPeople, 0, "这一户只有户主，其他家庭成员还没有录入，请先录入再登记变动。")
	}
	_, headed := HeadOf(f.Members)
	for i, m := range r.People {
		r.person(&p, today, m, int64(i+1), &headed)
	}
	return p
}

// person looks at one of those who come; headed follows whether the household has its head.
func (r NaturalIncrease) person(p *EventProblems, today Date, m Record, n int64, headed *bool) {
	if _, _, err := CheckField(Members, Members.Field("name"), m.Get("name"), Checking{Today: today}); err != nil {
		p.add("name", n, "姓名：%s。", Say(err))
	} else if m.Get("name") == "" {
		p.add("name", n, "请填写姓名。")
	}
	if m.Get("sex") != Male && m.Get("sex") != Female {
		p.add("sex", n, "请选择性别。")
	}
	r.birth(p, today, m, n)
	r.number(p, today, m, n)
	if m.Get("relation") == HeadRelation && !*headed {
		*headed = true
		return
	}
	checkRelation(p, m, n, m.Get("relation"))
}

// birth looks at the day of birth: known for a new-born, never after the event.
func (r NaturalIncrease) birth(p *EventProblems, today Date, m Record, n int64) {
	birth := Date(m.Get("birth_date"))
	switch d, ok := ParseDate(string(birth)); {
	case birth == "" && r.Way == WayBorn:
		p.add("birth_date", n, "请填写新生儿的出生日期，例如 %s。", today)
	case !ok || d != birth:
		p.add("birth_date", n, "出生日期“%s”不是日期，请写成 %s 这样。", birth, today)
	case r.On.Full() && birth > r.On:
		p.add("birth_date", n, "出生日期 %s 晚于发生日期 %s，请核对。", birth, r.On)
	case r.Way == WayBorn && r.On.Full() && birth.Year() < r.On.Year()-1:
		p.add("birth_date", n, "新生儿的出生日期 %s 比发生日期 %s 早一年以上；较大的孩子请选迁入或其他转入。", birth, r.On)
	}
}

// number refuses what is no number at all, and one that two of them share. What is doubtful about it – the check digit, a
// birth date or sex that say otherwise – is kept, as on the form of members.
func (r NaturalIncrease) number(p *EventProblems, today Date, m Record, n int64) {
	number := m.Get("id_number")
	if _, _, err := CheckField(Members, Members.Field("id_number"), number, Checking{Today: today}); err != nil {
		p.add("id_number", n, "证件号码：%s。", Say(err))
		return
	}
	for _, other := range r.People[:n-1] {
		if key := IDNumber(number).Key(); key != "" && key == IDNumber(other.Get("id_number")).Key() {
			p.add("id_number", n, "%s和%s的证件号码相同，请核对。", firstWord(other.Get("name"), "前面的人"), firstWord(m.Get("name"), "这个人"))
			return
		}
	}
}

// Taken refuses the person of a request whose ID number somebody has who is present in a household, which home names.
func Taken(has, m Record, home string) error {
	return refuse("%s的证件号码已属于%s的%s。请核对号码；是同一个人的，请先在那一户登记减少，或用并户。", firstWord(m.Get("name"), "这个人"), home, has.Get("name"))
}

// Returning refuses the person of a request for one who left and cannot be him, or not on that day. One who comes back
// keeps his record: only where he belongs to, and since when, is written anew.
func Returning(former, m Record, h Happening) error {
	name, left := former.Get("name"), Date(former.Get("left_on"))
	switch {
	case former.Get("left_way") == WayDied:
		return refuse("这个证件号码是%s的，已于 %s 登记死亡。请核对号码；死亡登错了的，请先撤销那次登记。", name, left)
	case name != m.Get("name"):
		return refuse("这个证件号码是%s的（%s %s），姓名与“%s”不同。请核对；改了名的，先按原名登记，再修改姓名。", name, left, former.Get("left_way"), m.Get("name"))
	case h.On < left:
		return refuse("%s在 %s 减少（%s），发生日期不能早于它。", name, left, former.Get("left_way"))
	}
	return nil
}

// stub says whether only a head is known of a household, from a household roster.
func stub(f Family) bool {
	return slices.ContainsFunc(f.Present(), func(m Record) bool { return m.Get("stub") != "" })
}

// NaturalDecrease is the request for a 自然减少: people leave a household, and the archive's households altogether. When the
// head is among them, Head says who becomes so.
type NaturalDecrease struct {
	Household int64
	Happening
	People []int64
	Head   *HeadChoice
}

// NeedsHead says whether the head leaves and others stay.
func (r NaturalDecrease) NeedsHead(f Family) bool {
	head, ok := HeadOf(f.Members)
	return ok && slices.Contains(r.People, head.ID) && len(f.except(r.People)) > 0
}

// Check says what is wrong with the request.
func (r NaturalDecrease) Check(today Date, f Family) EventProblems {
	var p EventProblems
	r.Happening.check(&p, EventDecrease, today, f)
	r.Happening.leaving(&p, f, r.People)
	if len(r.People) > 0 && len(f.except(r.People)) == 0 {
		p.add(EntryPeople, 0, "这样户里就没有人了：全家都不在了，请用“整户注销”；还有没录入的家庭成员，请先录入。")
	}
	if !r.NeedsHead(f) {
		return p
	}
	r.afterHead(&p, f)
	if r.Head == nil {
		p.add(EntryHead, 0, "户主在减少的人里，请同时选定新户主和各人与新户主的关系。")
		return p
	}
	r.Head.check(&p, EntryHead, f.except(r.People))
	return p
}
