package township

import "slices"

// HeadChoice says who becomes head of a household, and how everybody else in it stands to him.
type HeadChoice struct {
	Head      int64
	Relations map[int64]string // by member; the head's own is 户主 and may be left out
}

// RelationOf returns the relation of a member under the choice.
func (c HeadChoice) RelationOf(member int64) string {
	if member == c.Head {
		return HeadRelation
	}
	return c.Relations[member]
}

// check looks at a choice for the people who will be the household: one head among them, and a fitting relation for
// each of the others. The entry is where the head was asked for.
func (c HeadChoice) check(p *EventProblems, entry string, people []Record) {
	if !slices.ContainsFunc(people, func(m Record) bool { return m.ID == c.Head }) {
		p.add(entry, 0, "请选择新户主。")
		return
	}
	for _, m := range people {
		if m.ID != c.Head {
			checkRelation(p, m, m.ID, c.Relations[m.ID])
		}
	}
}

// checkRelation says what is wrong with a relation to the head that is given to a person.
func checkRelation(p *EventProblems, m Record, member int64, relation string) {
	name := m.Get("name")
	switch sex := RelationSex(relation); {
	case relation == "":
		p.add("relation", member, "请选择%s与户主的关系。", firstWord(name, "这个人"))
	case relation == HeadRelation:
		p.add("relation", member, "一户只有一个户主，请为%s另选与户主关系。", firstWord(name, "这个人"))
	case sex != "" && SexOf(m) != "" && sex != SexOf(m):
		p.add("relation", member, "%s性别为%s，与户主关系不能是“%s”。", firstWord(name, "这个人"), SexOf(m), relation)
	}
}

func firstWord(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// SexOf returns a person's sex, by the ID number where the record does not say it.
func SexOf(m Record) string {
	if sex := m.Get("sex"); sex != "" {
		return sex
	}
	if id := IDNumber(m.Get("id_number")); id.Fault() == "" {
		return id.Sex()
	}
	return ""
}

// RelationsToHead returns the relations of a list that somebody of a sex who is not the head can have to him; sex “”
// means either.
func RelationsToHead(sex string, relations Vocabulary) []string {
	return slices.DeleteFunc(RelationsFor(sex, relations), func(r string) bool { return r == HeadRelation })
}

// HeadChange is the request for a 户主变更: by its way the old head has died, has left, or stays in the household.
type HeadChange struct {
	Household int64
	Happening
	HeadChoice
}

// headLeaves is the way in which a head leaves by the way of a HeadChange; he stays where it says nothing.
var headLeaves = map[string]string{WayHeadDied: WayDied, WayHeadMoved: WayMovedOut}

// Leaves returns the way in which the old head leaves the household, “” if he stays.
func (r HeadChange) Leaves() string { return headLeaves[r.Way] }

// HeadWayOf returns the way of a change of head that follows from the head's leaving.
func HeadWayOf(leaving string) string {
	switch leaving {
	case WayDied:
		return WayHeadDied
	case WayMovedOut, "嫁出", "出国定居":
		return WayHeadMoved
	}
	return WayHeadOther
}

// Check says what is wrong with the request.
func (r HeadChange) Check(today Date, f Family) EventProblems {
	var p EventProblems
	r.Happening.check(&p, EventHead, today, f)
	old, has := HeadOf(f.Members)
	people := f.Present()
	if has {
		r.afterHead(&p, f)
		if r.Leaves() != "" {
			r.Happening.leaving(&p, f, []int64{old.ID})
			people = f.except([]int64{old.ID})
		}
		if r.Head == old.ID {
			p.add(EntryHead, 0, "%s已经是户主，请选择另一位家庭成员。", old.Get("name"))
			return p
		}
	}
	if len(people) == 0 {
		p.add(EntryHead, 0, "户里没有别的人可以做户主。全家都不在了，请用“整户注销”；还有没录入的家庭成员，请先录入。")
		return p
	}
	r.HeadChoice.check(&p, EntryHead, people)
	r.grown(&p, f)
	return p
}

// grown looks at the new head: he was born by then.
func (r HeadChange) grown(p *EventProblems, f Family) {
	if m, ok := f.member(r.Head); ok {
		r.afterLife(p, f, m)
	}
}

// afterHead keeps changes of head in their order: the relations that each gives are those to its head.
func (h Happening) afterHead(p *EventProblems, f Family) {
	if h.On < f.HeadSince {
		p.add(EntryOn, 0, "这一户在 %s 变更过户主，发生日期不能早于它。", f.HeadSince)
	}
}
