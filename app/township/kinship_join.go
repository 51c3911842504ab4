package township

// SuggestJoined derives how the members of a family stand to the head of another household, from how their own head
// stands to him; “” is what cannot be known from that: whether a nephew of his brother is a child of his own. It is a
// suggestion: a person confirms each.
func SuggestJoined(members []Record, head Record, relation string) map[int64]string {
	out := map[int64]string{}
	own, led := HeadOf(members)
	start := joinWay{sex: SexOf(head)}
	if !led || relation == HeadRelation || !start.follow(relation, SexOf(own), nil) {
		return out
	}
	shown := map[byte]bool{} // the children and siblings of their head whom the family shows
	for _, m := range members {
		if way, ok := kinWay(m.Get("relation"), SexOf(m)); ok && len(way) == 1 {
			shown[way[0]] = true
		}
	}
	for _, m := range members {
		way := joinWay{sex: start.sex, steps: append([]byte(nil), start.steps...)}
		if m.ID != own.ID && way.follow(m.Get("relation"), SexOf(m), shown) {
			out[m.ID] = way.word(SexOf(m))
		}
	}
	out[own.ID] = relation
	return out
}

// kinWay is the way that a relation leads; ok is false where it says none.
func kinWay(relation, sex string) (way string, ok bool) {
	way, ok = kinWays[relation]
	switch {
	case relation == HeadRelation, relation == "之兄弟姐妹" && sex == "":
		return "", false
	case relation == "之兄弟姐妹" && sex == Female:
		way = "g"
	}
	return way, ok
}

// joinWay is a way through the family from a head whose sex is known, as short as it can be.
type joinWay struct {
	sex   string
	steps []byte
}

// follow goes on by a relation to whoever has it; false where he may be somebody else. A sibling by way of a parent or of
// another sibling may be the head's own line: beyond him the way goes on only through one whom the family that comes
// shows.
func (w *joinWay) follow(relation, sex string, shown map[byte]bool) bool {
	way, ok := kinWay(relation, sex)
	if !ok {
		return false
	}
	for i := range len(way) {
		folded, ok := w.step(way[i])
		if !ok || folded && i+1 < len(way) && (i > 0 || !shown[way[i]]) {
			return false
		}
	}
	return len(w.steps) > 0
}

// step goes on by one step; folded says that it came out among brothers and sisters.
func (w *joinWay) step(step byte) (folded, ok bool) {
	last := w.last()
	switch {
	case step == 'S':
		return false, w.spouse(last)
	case step == 'F' || step == 'M':
		return false, w.parent(step, last)
	case step == 's' || step == 'd':
		return w.child(step, last)
	}
	return w.sibling(step, last)
}

func (w *joinWay) last() byte {
	if len(w.steps) == 0 {
		return 0
	}
	return w.steps[len(w.steps)-1]
}

func (w *joinWay) pop() { w.steps = w.steps[:len(w.steps)-1] }

func (w *joinWay) push(step byte) bool {
	w.steps = append(w.steps, step)
	return true
}

// spouse of the spouse is oneself, and of the father the mother.
func (w *joinWay) spouse(last byte) bool {
	switch last {
	case 'S':
		w.pop()
		return true
	case 'F', 'M':
		w.pop()
		return w.push(pick[byte](last == 'F', 'M', 'F'))
	}
	return w.push('S')
}

// parent of a child is oneself or the spouse, by the sex; of a sibling one's own.
func (w *joinWay) parent(step, last byte) bool {
	switch last {
	case 'b', 'g':
		w.pop()
		return w.push(step)
	case 's', 'd':
		w.pop()
		switch w.at() {
		case "":
			return false
		case kinSex[step]:
			return true
		}
		return w.spouse(w.last())
	}
	return w.push(step)
}

// child of the spouse is one's own; of a parent a sibling. Of a parent-in-law or a grandparent it may be whom the way
// came by.
func (w *joinWay) child(step, last byte) (folded, ok bool) {
	switch last {
	case 'S':
		w.pop()
	case 'F', 'M':
		w.pop()
		return true, len(w.steps) == 0 && w.push(pick[byte](step == 's', 'b', 'g'))
	}
	return false, w.push(step)
}

// sibling of a sibling is a sibling, and of a child a child.
func (w *joinWay) sibling(step, last byte) (folded, ok bool) {
	switch last {
	case 'b', 'g':
		w.pop()
		return true, w.push(step)
	case 's', 'd':
		w.pop()
		return false, w.push(pick[byte](step == 'b', 's', 'd'))
	}
	return false, w.push(step)
}

// at is the sex of whom the way leads to.
func (w *joinWay) at() string {
	sex := w.sex
	for _, step := range w.steps {
		if step == 'S' {
			sex = otherSex(sex)
		} else {
			sex = kinSex[step]
		}
	}
	return sex
}

// word is the forms' word for the way; “” where it does not fit the sex of whom it leads to.
func (w *joinWay) word(sex string) string {
	if at := w.at(); at != "" && sex != "" && at != sex {
		return ""
	}
	way := string(w.steps)
	if (way == "SF" || way == "SM") && w.sex == "" {
		return ""
	}
	return kinWord(way, w.sex)
}
