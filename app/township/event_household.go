package township

import "slices"

// HouseholdSplit is the request for a 分户: chosen people leave a household for a new one. Choice is of the new household;
// Rest of the old one, when its head goes.
type HouseholdSplit struct {
	Household int64
	Happening
	People []int64
	Choice HeadChoice
	Rest   *HeadChoice

	Code, Group, Address, Phone string
	Village                     int64 // 0 stays in the village of the old household
	Status                      bool  // type, status and monitoring of the old household hold for the new one as well
}

// NeedsHead says whether the old household's head goes and others stay.
func (r HouseholdSplit) NeedsHead(f Family) bool {
	return NaturalDecrease{People: r.People}.NeedsHead(f)
}

// Check says what is wrong with the request.
func (r HouseholdSplit) Check(today Date, f Family) EventProblems {
	var p EventProblems
	r.Happening.check(&p, EventSplit, today, f)
	r.Happening.leaving(&p, f, r.People)
	if len(r.People) > 0 && len(f.except(r.People)) == 0 {
		p.add(EntryPeople, 0, "全家都分出去，原来的户就没有人了，请至少留下一人。")
	}
	r.home(&p, today)
	if len(r.People) > 0 {
		r.Choice.check(&p, EntryHead, f.only(r.People))
	}
	if !r.NeedsHead(f) {
		return p
	}
	r.afterHead(&p, f)
	if r.Rest == nil {
		p.add(EntryRest, 0, "原户主分了出去，请为原来的户选定新户主和各人与新户主的关系。")
		return p
	}
	r.Rest.check(&p, EntryRest, f.except(r.People))
	return p
}

// home looks at what the new household is to have, as the form of households does.
func (r HouseholdSplit) home(p *EventProblems, today Date) {
	for key, typed := range r.typed() {
		field := Households.Field(key)
		if _, _, err := CheckField(Households, field, typed, Checking{Today: today}); err != nil {
			p.add(key, 0, "%s：%s。", field.Label, Say(err))
		}
	}
}

// Home returns what was typed about the new household as the archive keeps it, by the keys of its fields.
func (r HouseholdSplit) Home() map[string]string {
	kept := map[string]string{}
	for key, typed := range r.typed() {
		kept[key], _, _ = CheckField(Households, Households.Field(key), typed, Checking{}) // refused by Check
	}
	return kept
}

func (r HouseholdSplit) typed() map[string]string {
	return map[string]string{"code": r.Code, "group_name": r.Group, "address": r.Address, "phone": r.Phone}
}

// only returns the present members of some IDs.
func (f Family) only(ids []int64) []Record {
	return slices.DeleteFunc(f.Present(), func(m Record) bool { return !slices.Contains(ids, m.ID) })
}

// HouseholdMerge is the request for a 并户: all people of a household go into another, and the first is no more.
type HouseholdMerge struct {
	Household int64
	Into      int64
	Happening
	Relations map[int64]string // of each who comes, to the head of the household that takes him in
}

// Check says what is wrong with the request; into is the household that takes the people in.
func (r HouseholdMerge) Check(today Date, f, into Family) EventProblems {
	var p EventProblems
	r.Happening.check(&p, EventMerge, today, f)
	switch {
	case r.Into == 0:
		p.add(EntryInto, 0, "请选择并入哪一户。")
	case r.Into == r.Household:
		p.add(EntryInto, 0, "不能并入自己这一户，请另选一户。")
	case into.Household.Get("closed_on") != "":
		p.add(EntryInto, 0, "要并入的户已于 %s 注销，请另选一户。", into.Household.Get("closed_on"))
	case stub(f):
		p.add(EntryPeople, 0, "这一户只有户主，其他家庭成员还没有录入，请先录入再登记变动。")
	}
	if _, ok := HeadOf(into.Members); !ok && r.Into != 0 {
		p.add(EntryInto, 0, "要并入的户没有户主，请先为它补上户主。")
	}
	for _, m := range f.Present() {
		r.afterLife(&p, f, m)
		checkRelation(&p, m, m.ID, r.Relations[m.ID])
	}
	return p
}

// HouseholdClosing is the request for a 整户注销: everybody has died or moved away.
type HouseholdClosing struct {
	Household int64
	Happening
}

// Leaves returns the way in which the people leave.
func (r HouseholdClosing) Leaves() string {
	if r.Way == WayAllDied {
		return WayDied
	}
	return WayMovedOut
}

// Check says what is wrong with the request.
func (r HouseholdClosing) Check(today Date, f Family) EventProblems {
	var p EventProblems
	r.Happening.check(&p, EventClose, today, f)
	for _, m := range f.Present() {
		r.afterLife(&p, f, m)
	}
	return p
}
