package township

import (
	"slices"
	"strings"
)

// EventKind is what kind of change of a family an event is.
type EventKind string

// The kinds of events (vocabulary.md 成员增加, 成员减少; workflow.md §7).
const (
	EventIncrease EventKind = "increase" // 自然增加: people came
	EventDecrease EventKind = "decrease" // 自然减少: people left
	EventHead     EventKind = "head"     // 户主变更
	EventSplit    EventKind = "split"    // 分户: some go into a household of their own
	EventMerge    EventKind = "merge"    // 并户: all go into another household
	EventClose    EventKind = "close"    // 整户注销: nobody is left
)

// EventKinds lists the kinds in the order of lists and counts.
var EventKinds = []EventKind{EventIncrease, EventDecrease, EventHead, EventSplit, EventMerge, EventClose}

// The ways that stand for a kind as a whole, and those that decide what becomes of people.
const (
	WayBorn       = "新生儿"
	WayDied       = "死亡"
	WayMovedOut   = "迁出"
	WayHeadDied   = "户主死亡"
	WayHeadMoved  = "户主迁出"
	WayHeadWanted = "家庭意愿"
	WayHeadOther  = "其他"
	WaySplit      = "分户"
	WayMerged     = "并户"
	WayAllDied    = "整户消亡"
	WayAllMoved   = "整户迁出"
)

// eventWords are the words for the kinds, and the vocabularies that offer their ways; a kind without one has its own way.
var eventWords = map[EventKind]struct{ word, vocabulary string }{
	EventIncrease: {"自然增加", "成员增加"},
	EventDecrease: {"自然减少", "成员减少"},
	EventHead:     {"户主变更", "户主变更"},
	EventSplit:    {WaySplit, ""},
	EventMerge:    {WayMerged, ""},
	EventClose:    {"整户注销", "整户减少"},
}

// Word returns the Chinese word.
func (k EventKind) Word() string { return eventWords[k].word }

// Vocabulary returns the name of the list that offers the reasons of a kind, “” for a kind that is its own reason.
func (k EventKind) Vocabulary() string { return eventWords[k].vocabulary }

// Ways returns the reasons that a kind may have by the office's lists, in their order. A 并户 ends a household as well,
// and is a kind of its own.
func (k EventKind) Ways(words Vocabularies) []string {
	if k.Vocabulary() == "" {
		return []string{k.Word()}
	}
	ways := words.Of(k.Vocabulary()).Values()
	return slices.DeleteFunc(ways, func(w string) bool { return k == EventClose && w == WayMerged })
}

// ParseEventKind accepts the English name or the Chinese word of a kind.
func ParseEventKind(s string) (EventKind, error) {
	for _, k := range EventKinds {
		if s == string(k) || s == k.Word() {
			return k, nil
		}
	}
	return "", Errorf(CodeInvalid, "没有名为“%s”的变动；可用 increase 自然增加、decrease 自然减少、head 户主变更、split 分户、merge 并户、close 整户注销。", s)
}

// The parts that a person can have in an event; “” is one whose relation alone changed.
const (
	PartJoined = "增加"
	PartLeft   = "减少"
	PartMoved  = "转出" // into another household of the archive, by 分户 or 并户
)

// Family is a household as it stands before an event.
type Family struct {
	Household Record
	Members   []Record
	Since     map[int64]Date // by member: the day of the last event that moved the person
	HeadSince Date           // the day on which the head became so, “” where no event says it
	Words     Vocabularies   // the office's lists
}

// Present returns those who belong to the household now.
func (f Family) Present() []Record { return PresentMembers(f.Members) }

// member returns the member of an ID, present or not.
func (f Family) member(id int64) (Record, bool) {
	for _, m := range f.Members {
		if m.ID == id {
			return m, true
		}
	}
	return Record{}, false
}

// except returns the present members but for some.
func (f Family) except(ids []int64) []Record {
	var out []Record
	for _, m := range f.Present() {
		if !slices.Contains(ids, m.ID) {
			out = append(out, m)
		}
	}
	return out
}

// EventProblem is what is wrong with one entry of a request: Field is its key, Member whose it is (the index of a new
// person plus one where nobody has an ID yet), 0 for the request as a whole.
type EventProblem struct {
	Field  string
	Member int64
	Text   string
}

// The keys of entries that are no fields of a person.
const (
	EntryPeople = "people"
	EntryOn     = "on"
	EntryWay    = "way"
	EntryReason = "reason"
	EntryHead   = "head"
	EntryRest   = "rest" // the head of the household that a 分户 leaves behind
	EntryInto   = "into"
)

// EventProblems are all that is wrong with a request; none means that it can be done.
type EventProblems []EventProblem

// Of returns what is wrong with one entry, “” for nothing.
func (p EventProblems) Of(field string, member int64) string {
	for _, one := range p {
		if one.Field == field && one.Member == member {
			return one.Text
		}
	}
	return ""
}

// Err returns the first problem as an error, nil for none.
func (p EventProblems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return Errorf(CodeInvalid, "%s", p[0].Text)
}

func (p *EventProblems) add(field string, member int64, format string, args ...any) {
	*p = append(*p, EventProblem{field, member, Errorf(CodeInvalid, format, args...).Text})
}

// Happening is what every request for an event has: the day it happened, its way, and more words about it.
type Happening struct {
	On     Date
	Way    string
	Reason string
}

// longestReason is how long the words about an event may be.
const longestReason = 200

// check looks at the day, the way and the words; the household must be one that is.
func (h Happening) check(p *EventProblems, kind EventKind, today Date, f Family) {
	if closed := f.Household.Get("closed_on"); closed != "" {
		p.add(EntryPeople, 0, "这一户已于 %s 注销（%s），不能再登记变动。", closed, f.Household.Get("closed_way"))
	}
	switch {
	case h.Way == "":
		p.add(EntryWay, 0, "请选择%s的原因。", kind.Word())
	case !slices.Contains(kind.Ways(f.Words), h.Way):
		p.add(EntryWay, 0, "%s的原因没有“%s”，可选：%s。", kind.Word(), h.Way, strings.Join(kind.Ways(f.Words), "、"))
	}
	switch on, ok := ParseDate(string(h.On)); {
	case h.On == "":
		p.add(EntryOn, 0, "请填写发生日期，例如 %s。", today)
	case !ok || on != h.On || !on.Full():
		p.add(EntryOn, 0, "发生日期“%s”不是完整的日期，请写成 %s 这样。", h.On, today)
	case h.On > today:
		p.add(EntryOn, 0, "发生日期 %s 晚于今天 %s，请改为今天或以前的日期。", h.On, today)
	case h.On < Date(f.Household.Get("identified_on")):
		p.add(EntryOn, 0, "发生日期 %s 早于这一户的首次识别时间 %s，请核对。", h.On, f.Household.Get("identified_on"))
	}
	if len([]rune(h.Reason)) > longestReason {
		p.add(EntryReason, 0, "说明太长，最多%d字。", longestReason)
	}
}

// afterLife says what is wrong with a day for something that befell a person.
func (h Happening) afterLife(p *EventProblems, f Family, m Record) {
	if !h.On.Full() {
		return
	}
	name := m.Get("name")
	if birth := Date(m.Get("birth_date")); birth != "" && h.On < birth {
		p.add(EntryOn, 0, "发生日期 %s 早于%s的出生日期 %s，请核对。", h.On, name, birth)
	}
	if joined := Date(m.Get("joined_on")); h.On < joined {
		p.add(EntryOn, 0, "发生日期 %s 早于%s的增加日期 %s，请核对。", h.On, name, joined)
	}
	if since := f.Since[m.ID]; h.On < since {
		p.add(EntryOn, 0, "%s在 %s 另有一次变动，发生日期不能早于它。", name, since)
	}
}

// leaving looks at people who are to leave: they are there, and the day fits them.
func (h Happening) leaving(p *EventProblems, f Family, ids []int64) {
	if len(ids) == 0 {
		p.add(EntryPeople, 0, "请选择至少一个人。")
	}
	for i, id := range ids {
		m, ok := f.member(id)
		switch {
		case !ok:
			p.add(EntryPeople, id, "选中的人已不在这一户，请刷新后重选。")
		case !Present(m):
			p.add(EntryPeople, id, "%s已于 %s 减少（%s），不能再次登记。", m.Get("name"), m.Get("left_on"), m.Get("left_way"))
		case slices.Contains(ids[:i], id):
			p.add(EntryPeople, id, "%s选了两次。", m.Get("name"))
		default:
			h.afterLife(p, f, m)
		}
	}
}
