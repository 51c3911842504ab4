package township

import "strings"

// A relation to a head is a way through the family: S spouse, F father, M mother, s son, d daughter, b brother, g sister.
// Each of the first three leads to one person; of children and siblings there may be several.
var kinWays = map[string]string{
	HeadRelation: "", "配偶": "S", "之子": "s", "之女": "d", "之儿媳": "sS", "之女婿": "dS",
	"之孙子": "ss", "之孙女": "sd", "之外孙子": "ds", "之外孙女": "dd", "之父": "F", "之母": "M",
	"之岳父": "SF", "之岳母": "SM", "之公公": "SF", "之婆婆": "SM",
	"之祖父": "FF", "之祖母": "FM", "之外祖父": "MF", "之外祖母": "MM",
	"之兄弟姐妹": "b", "之兄弟媳妇": "bS", "之叔伯": "Fb", "之侄儿": "bs", "之侄女": "bd", "之曾孙子": "sss", "之曾孙女": "ssd",
}

// kinSteps shorten a way: the spouse of the father is the mother, the son of a parent is a brother. What is left out
// here (the parents of a son's wife) has no shorter way.
var kinSteps = strings.NewReplacer(
	"FS", "M", "MS", "F", "Fs", "b", "Ms", "b", "Fd", "g", "Md", "g", "Ss", "s", "Sd", "d",
	"bF", "F", "gF", "F", "bM", "M", "gM", "M", "bb", "b", "gb", "b", "bg", "g", "gg", "g",
	"sb", "s", "db", "s", "sg", "d", "dg", "d", "sF", "S", "sM", "S", "dF", "S", "dM", "S",
)

// kinWords are the words for shortened ways, but for those that go by the sex of the head.
var kinWords = map[string]string{
	"S": "配偶", "s": "之子", "d": "之女", "sS": "之儿媳", "dS": "之女婿", "ss": "之孙子", "sd": "之孙女", "ds": "之外孙子", "dd": "之外孙女",
	"F": "之父", "M": "之母", "FF": "之祖父", "FM": "之祖母", "MF": "之外祖父", "MM": "之外祖母",
	"b": "之兄弟姐妹", "g": "之兄弟姐妹", "bS": "之兄弟媳妇", "Fb": "之叔伯", "bs": "之侄儿", "bd": "之侄女", "sss": "之曾孙子", "ssd": "之曾孙女",
}

// OtherRelation is the relation of kin for whom the forms have no word, and of those who are no kin.
const OtherRelation = "其他"

// SuggestRelations derives how the members stand to a new head from how they stood to the old one; “” is what cannot
// be known from that: whose wife a daughter-in-law is where there are several sons. The new head is 户主. It is a
// suggestion: a person confirms each.
func SuggestRelations(members []Record, oldHead, newHead int64) map[int64]string {
	k := kin{ways: map[int64]string{}, sex: map[int64]string{}, count: map[string]int{}}
	for _, m := range members {
		k.place(m, m.ID == oldHead)
	}
	out := make(map[int64]string, len(members))
	for _, m := range members {
		out[m.ID] = k.relation(m.ID, oldHead, newHead)
	}
	out[newHead] = HeadRelation
	return out
}

// kin is where each member stands to the old head.
type kin struct {
	ways  map[int64]string // those whose place is known
	sex   map[int64]string
	count map[string]int // how many stand at each way
}

func (k kin) place(m Record, head bool) {
	relation, sex := m.Get("relation"), SexOf(m)
	if sex == "" {
		sex = RelationSex(relation)
	}
	k.sex[m.ID] = sex
	way, known := kinWays[relation]
	switch {
	case head:
		k.ways[m.ID] = ""
		return
	case !known || relation == HeadRelation, relation == "之兄弟姐妹" && sex == "":
		return
	case relation == "之兄弟姐妹" && sex == Female:
		way = "g"
	}
	k.ways[m.ID] = way
	k.count[way]++
}

// relation derives how somebody stands to the new head.
func (k kin) relation(of, oldHead, newHead int64) string {
	from, ok := k.ways[newHead]
	to, also := k.ways[of]
	if !ok || !also || k.sex[oldHead] == "" || of == newHead {
		return ""
	}
	from, to, ok = k.part(from, to)
	if !ok {
		return ""
	}
	way := k.back(from, newHead, oldHead) + to
	for short := kinSteps.Replace(way); short != way; short = kinSteps.Replace(way) {
		way = short
	}
	word := kinWord(way, k.sex[newHead])
	if sex := RelationSex(word); sex != "" && k.sex[of] != "" && sex != k.sex[of] {
		return ""
	}
	return word
}

// part leaves out the beginning that two ways share; ok is false where they begin alike but perhaps with different
// people.
func (k kin) part(from, to string) (restFrom, restTo string, ok bool) {
	for from != "" && to != "" && from[0] == to[0] {
		step := from[0]
		several := strings.IndexByte("sdbg", step) >= 0
		if several && len(from) == 1 && len(to) == 1 {
			return from, to, true // two children, two brothers
		}
		if several && k.branches(step) != 1 {
			return "", "", false
		}
		from, to = from[1:], to[1:]
		k.count = nil // only the old head's own children and siblings were counted
	}
	return from, to, true
}

// branches is how many sons (daughters, brothers, sisters) the family shows: a daughter-in-law stands for hers.
func (k kin) branches(step byte) int {
	return max(k.count[string(step)], k.count[string(step)+"S"])
}

// kinSex is the sex of whom a step leads to; the spouse's follows from whose spouse it is.
var kinSex = map[byte]string{'F': Male, 's': Male, 'b': Male, 'M': Female, 'd': Female, 'g': Female}

// back turns a way from the old head to the new one around. What was left out of its beginning led to somebody whose
// sex the rest of it does not tell: it is told by that last step, or is the old head's.
func (k kin) back(way string, newHead, oldHead int64) string {
	full := k.ways[newHead]
	sexes := []string{k.sex[oldHead]}
	for i := range len(full) {
		sex := kinSex[full[i]]
		if full[i] == 'S' {
			sex = otherSex(sexes[i])
		}
		sexes = append(sexes, sex)
	}
	var b strings.Builder
	for i := len(full) - 1; i >= len(full)-len(way); i-- {
		b.WriteString(stepBack(full[i], sexes[i]))
	}
	return b.String()
}

// stepBack is the step from whom a step leads to, to whom it came from, who is of that sex.
func stepBack(step byte, sex string) string {
	male := sex == Male
	switch {
	case step == 'S':
		return "S"
	case step == 's' || step == 'd':
		return pick(male, "F", "M")
	case step == 'F' || step == 'M':
		return pick(male, "s", "d")
	}
	return pick(male, "b", "g")
}

func pick[T any](yes bool, a, b T) T {
	if yes {
		return a
	}
	return b
}

func otherSex(sex string) string {
	switch sex {
	case Male:
		return Female
	case Female:
		return Male
	}
	return ""
}

// kinWord returns the forms' word for a way.
func kinWord(way, headSex string) string {
	switch way {
	case "SF":
		return pick(headSex == Female, "之公公", "之岳父")
	case "SM":
		return pick(headSex == Female, "之婆婆", "之岳母")
	}
	if word, ok := kinWords[way]; ok {
		return word
	}
	return OtherRelation
}
