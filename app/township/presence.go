package township

// Present says whether a member belongs to the household now: nothing has taken him out of it (vocabulary.md “Counting”).
func Present(member Record) bool { return member.Get("left_on") == "" }

// PresentOn says the same of a day: he left on a later one, or not at all.
func PresentOn(member Record, day Date) bool {
	left := Date(member.Get("left_on"))
	return left == "" || left > day
}

// PresentMembers returns those of the members who are present, in their order.
func PresentMembers(members []Record) []Record {
	var out []Record
	for _, m := range members {
		if Present(m) {
			out = append(out, m)
		}
	}
	return out
}

// IsHead says whether a member is the present head of his household: one who has died or left is nobody's head.
func IsHead(member Record) bool { return member.Get("relation") == HeadRelation && Present(member) }

// HeadOf returns the present head among the members; ok is false when there is none.
func HeadOf(members []Record) (head Record, ok bool) {
	for _, m := range members {
		if IsHead(m) {
			return m, true
		}
	}
	return Record{}, false
}
