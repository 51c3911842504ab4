package demo

import (
	"cmp"
	"strconv"
	"strings"

	"taizhang/app/township"
)

// Matter is an issue of the demo with what became of it. Links to other records and ids are left blank.
type Matter struct {
	Issue         township.Issue
	Village       string // “” of the town and the departments
	Home          func(*township.HouseholdRow) bool
	Pupil         bool   // of a household with a child of school age
	Key           string // by which another one names it
	Into          string // the key of that into which it is merged
	Same          string // the key of one that is of the same household
	Steps         []township.IssueStep
	Consultations []township.Consultation
}

// Matters are the issues that no survey raised, the oldest first: those of the superiors, of the villages, the town and
// the departments, over three months.
func Matters(today township.Date) []Matter {
	b := newBuilder(today)
	out := make([]Matter, len(matters))
	for i := range matters {
		out[i] = b.matter(&matters[i])
	}
	return out
}

// matter is an issue of the table: how many days ago it was found, at whom, by whom, in which words, and its course.
type matter struct {
	ago         int
	level       string
	village     string // of a department: its name
	home        func(*township.HouseholdRow) bool
	kind        string // 问题类型
	nature      string
	source      string
	words       string // 户主 is the head's name
	course      string // see steps
	reason      string // of what was sent back, refuted or merged
	key, into   string
	same        string
	pupil       bool
	asked       []asking
	foundLate   int // days until it was entered
	registerRow int // of the list that it came on
}

// asking is a question put to those above, so many days ago, answered so many days later, 0: not yet.
type asking struct {
	ago, after             int
	kind, level            string
	question, answer, from string
}

func (b *builder) matter(m *matter) Matter {
	out := Matter{Village: m.village, Home: m.home, Pupil: m.pupil, Key: m.key, Into: m.into, Same: m.same}
	found := b.daysAgo(m.ago)
	out.Issue = township.Issue{
		Level: m.level, Type: m.kind, Nature: m.nature, Description: m.words, Source: m.source, Found: found, Finder: finders[m.source],
		Recorded: min(addDays(found, m.foundLate), b.today),
	}
	if m.registerRow > 0 {
		out.Issue.Origin = lists[m.source] + " 第" + strconv.Itoa(m.registerRow) + "行"
	}
	if m.level == township.LevelDepartment {
		out.Village, out.Issue.Subject = "", m.village
	}
	out.Steps = b.steps(found, m.course, answering(m.nature, out.Village, out.Issue.Subject), m.reason)
	for _, a := range m.asked {
		out.Consultations = append(out.Consultations, b.consultation(a))
	}
	return out
}

func (b *builder) consultation(a asking) township.Consultation {
	c := township.Consultation{Kind: a.kind, Level: a.level, Question: a.question, Asked: b.daysAgo(a.ago), AskedBy: leader}
	if a.after > 0 {
		c.Answer, c.Answered, c.AnsweredBy = a.answer, addDays(c.Asked, a.after), a.from
	}
	return c
}

// Course is what became of an issue that a survey raised, which was the nth of its drive: the further its survey is, the
// further it is itself.
func (d *Drive) Course(i *township.Issue, survey township.SurveyState, village string, nth int) []township.IssueStep {
	b := newBuilder(d.today)
	course := ""
	switch {
	case d.Campaign.Closed != "":
		course = courseOfLastYear
	case survey == township.SurveyDone:
		course = coursesOfSurveys[nth%len(coursesOfSurveys)]
	case survey == township.SurveyRechecked && nth%2 == 0:
		course = "v1"
	}
	return b.steps(i.Found, course, answering(i.Nature, village, ""), "再次入户查看，问题已经不在，户主已当面确认")
}

const courseOfLastYear = "v2 p4/30 g12 c20 a25 z26"

// coursesOfSurveys are taken in turn.
var coursesOfSurveys = []string{
	"v1 p2/10 c8 a11 z11", "v1 p1/1 c1 a3 z3", "v1 p2/20 g6", "v1 p2/18 g7", "v1", "x2", "v1 p2/14 c9", "v1 p2/9 g5", "v1 p2/16 c7 j9",
}

// who does what about issues.
const (
	leader      = "赵启明"
	verifier    = "罗建新"
	accepter    = "郑海燕"
	acceptsFor  = "镇督促检查组"
	agreed      = "现场查看，与整改情况相符"
	afterReturn = "，退回后已补改"
)

// letters are the events of a course.
var letters = map[byte]township.IssueEvent{
	'v': township.DoVerify, 'x': township.DoRefute, 'r': township.DoRevisit, 'p': township.DoPlan, 'g': township.DoProgress, 'c': township.DoComplete,
	'a': township.DoAccept, 'j': township.DoReject, 'z': township.DoClose, 'o': township.DoReopen, 'm': township.DoMerge,
}

// steps reads a course: letters with the days after the finding, of a plan also the days until its deadline (p2/30), of
// one that was entered late the days until then (c20!30). What would lie in the future has not happened.
func (b *builder) steps(found township.Date, course string, r remedy, reason string) []township.IssueStep {
	var out []township.IssueStep
	back := false
	for _, word := range strings.Fields(course) {
		text, late, _ := strings.Cut(word[1:], "!")
		text, limit, _ := strings.Cut(text, "/")
		s := township.IssueStep{Event: letters[word[0]], Done: addDays(found, number(text))}
		s.Recorded = min(addDays(s.Done, number(late)), b.today)
		if s.Done > b.today {
			break
		}
		if s.Event == township.DoPlan {
			s.Unit, s.DutyPerson, s.Deadline, s.Pace = r.unit, r.person, addDays(found, number(limit)), pace(number(limit)-number(text))
		}
		r.fill(&s, reason, back)
		back = back || s.Event == township.DoReject || s.Event == township.DoReopen
		out = append(out, s)
	}
	return out
}

// fill says who took a step and in which words.
func (r *remedy) fill(s *township.IssueStep, reason string, back bool) {
	s.Person = leader
	switch s.Event {
	case township.DoVerify:
		s.Person, s.Note = verifier, "入户查看属实"
	case township.DoPlan:
		s.Note = r.measures
	case township.DoProgress:
		s.Person, s.Note = r.person, r.progress
	case township.DoComplete:
		s.Person, s.Note = r.person, r.result
		if back {
			s.Note += afterReturn
		}
	case township.DoAccept:
		s.Person, s.Unit, s.Note = accepter, acceptsFor, agreed
	case township.DoReject:
		s.Person, s.Unit, s.Note = accepter, acceptsFor, cmp.Or(reason, notYet)
	case township.DoReopen:
		s.Person, s.Note = "县抽查组", reason
	case township.DoRevisit:
		s.Note = "户主不认可核实结果，要求再看一次"
	case township.DoRefute, township.DoMerge:
		s.Person, s.Note = verifier, reason
	}
}

// Examiner is who looks through the records.
const Examiner = verifier

const notYet = "现场查看，只改了一半"

func pace(days int) string {
	switch {
	case days == 0:
		return township.PaceAtOnce
	case days >= 60:
		return township.PaceForLong
	}
	return township.PaceByDay
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// answering is who mends an issue of a nature, and how.
func answering(nature, village, department string) remedy {
	r, ok := remedies[nature]
	if !ok {
		r = remedies[otherNature]
	}
	if department != "" {
		r.unit, r.person = department, deputies[department]
	}
	if r.unit == villageItself {
		r.unit, r.person = village+"村委会", cadres[village]
	}
	return r
}
