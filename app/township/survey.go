package township

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// SurveyState is how far the survey of a household is.
type SurveyState string

// The states of a survey (workflow.md §4.4); the empty one is that of a household nobody has been to.
const (
	SurveyNone        SurveyState = ""
	SurveyUnreachable SurveyState = "unreachable"
	SurveyUnfinished  SurveyState = "unfinished"
	SurveyReturned    SurveyState = "returned" // sent back to the checkers
	SurveyFilled      SurveyState = "filled"   // checked: waits for two re-checkers
	SurveyRechecked   SurveyState = "rechecked"
	SurveyDone        SurveyState = "done"
)

// SurveyStates are the states in their order.
var SurveyStates = []SurveyState{SurveyNone, SurveyUnreachable, SurveyUnfinished, SurveyReturned, SurveyFilled, SurveyRechecked, SurveyDone}

var surveyWords = map[SurveyState]string{
	SurveyNone: "未访", SurveyUnreachable: "未联系上", SurveyUnfinished: "未填完", SurveyReturned: "退回核查", SurveyFilled: "待复核", SurveyRechecked: "待审核", SurveyDone: "完成",
}

// Word is the state on screen.
func (s SurveyState) Word() string { return surveyWords[s] }

// Answered says whether the form has come back and all of it is in the archive.
func (s SurveyState) Answered() bool {
	return s == SurveyFilled || s == SurveyRechecked || s == SurveyDone
}

// Answer is what is stored of a question: never a bare yes, whose meaning would hang on the question's wording.
type Answer string

// The answers, with the keys 1, 2 and 3 of the screen.
const (
	Unanswered         Answer = ""
	AnswerFine         Answer = "fine"
	AnswerProblem      Answer = "problem"
	AnswerInapplicable Answer = "inapplicable"
)

// AnswerList are the answers in the order of their keys.
var AnswerList = []Answer{AnswerFine, AnswerProblem, AnswerInapplicable}

var answerWords = map[Answer]string{AnswerFine: "正常", AnswerProblem: "有问题", AnswerInapplicable: "不适用"}

// Word is the answer on screen and paper.
func (a Answer) Word() string { return answerWords[a] }

// SurveyAnswer is the answer to one question.
type SurveyAnswer struct {
	ID          int64
	Question    int64
	Answer      Answer
	Description string             // of the problem
	Nature      string             // of the issue it raises
	Readings    map[Reading]string // canonical values: decimals, 是 or 否, A to D
}

// Ways in which a household is asked.
const (
	WayVisit     = "入户"
	WayTelephone = "电话"   // with the reason
	WayNeighbour = "邻居代答" // with who answered
)

// Ways are the ways in their order.
var Ways = []string{WayVisit, WayTelephone, WayNeighbour}

// SevenSteps are the steps of a visit (workflow.md §4.2).
var SevenSteps = []string{"一进", "二看", "三核", "四算", "五填", "六评", "七签"}

// How a form is signed.
const (
	SignedByHand  = "签字"
	SignedByThumb = "手印"
	SignedByProxy = "代签" // with who, and why
)

// SignatureKinds are the ways of signing in their order.
var SignatureKinds = []string{SignedByHand, SignedByThumb, SignedByProxy}

// Survey is one visit's answers for one household in one campaign (forms F1, F2); with a sample, their repetition in a
// spot check.
type Survey struct {
	ID            int64
	Campaign      int64
	Household     int64
	Questionnaire int64
	Sample        int64 // 0: the survey itself
	State         SurveyState
	Round         int // of the verdicts, from 1
	Collectors    []string
	Visited       Date
	Way           string
	WayNote       string // why by telephone; who answered; why nobody was met
	Steps         []string
	Signature     string
	Proxy         string
	ProxyReason   string
	Head          string // frozen when the survey is answered
	Population    int
	Type          string
	Remark        string
	Answers       []SurveyAnswer
	Trail         []Verdict // oldest first
}

// SurveyOf reads a survey from its record, without answers and trail.
func SurveyOf(r Record) Survey {
	return Survey{
		ID: r.ID, Campaign: idOf(r.Get("campaign_id")), Household: idOf(r.Get("household_id")), Questionnaire: idOf(r.Get("questionnaire_id")),
		Sample: idOf(r.Get("sample_id")), State: SurveyState(r.Get("state")), Round: countOf(r.Get("round")), Collectors: SplitWords(r.Get("collectors")),
		Visited: Date(r.Get("visited_on")), Way: r.Get("way"), WayNote: r.Get("way_note"), Steps: SplitWords(r.Get("steps")), Signature: r.Get("signature"),
		Proxy: r.Get("proxy"), ProxyReason: r.Get("proxy_reason"), Head: r.Get("head"), Population: countOf(r.Get("population")), Type: r.Get("household_type"),
		Remark: r.Get("remark"),
	}
}

// Values is the survey as the archive keeps it.
func (s *Survey) Values() map[string]string {
	return map[string]string{
		"campaign_id": linkText(s.Campaign), "household_id": linkText(s.Household), "questionnaire_id": linkText(s.Questionnaire), "sample_id": linkText(s.Sample),
		"state": string(s.State), "round": strconv.Itoa(max(1, s.Round)), "collectors": strings.Join(s.Collectors, "、"), "visited_on": string(s.Visited),
		"way": s.Way, "way_note": s.WayNote, "steps": strings.Join(s.Steps, "、"), "signature": s.Signature, "proxy": s.Proxy, "proxy_reason": s.ProxyReason,
		"head": s.Head, "population": strconv.Itoa(s.Population), "household_type": s.Type, "remark": s.Remark,
	}
}

// SurveyAnswerOf reads an answer from its record.
func SurveyAnswerOf(r Record) SurveyAnswer {
	a := SurveyAnswer{ID: r.ID, Question: idOf(r.Get("question_id")), Answer: Answer(r.Get("answer")), Description: r.Get("description"), Nature: r.Get("nature")}
	for _, m := range Readings {
		if v := r.Get(string(m)); v != "" {
			a.Note(m, v)
		}
	}
	return a
}

// Note keeps a value; “” takes it away.
func (a *SurveyAnswer) Note(m Reading, value string) {
	if value == "" {
		delete(a.Readings, m)
		return
	}
	if a.Readings == nil {
		a.Readings = map[Reading]string{}
	}
	a.Readings[m] = value
}

// Values is the answer as the archive keeps it.
func (a *SurveyAnswer) Values() map[string]string {
	v := map[string]string{"question_id": linkText(a.Question), "answer": string(a.Answer), "description": a.Description, "nature": a.Nature}
	for _, m := range Readings {
		v[string(m)] = a.Readings[m]
	}
	return v
}

// Blank says whether nothing was entered.
func (a *SurveyAnswer) Blank() bool {
	return a.Answer == Unanswered && a.Description == "" && len(a.Readings) == 0
}

// Find returns the answer to a question, nil for none.
func (s *Survey) Find(question int64) *SurveyAnswer {
	for i := range s.Answers {
		if s.Answers[i].Question == question {
			return &s.Answers[i]
		}
	}
	return nil
}

// Problems are the answers that raise an issue.
func (s *Survey) Problems() []SurveyAnswer {
	return slices.DeleteFunc(slices.Clone(s.Answers), func(a SurveyAnswer) bool { return a.Answer != AnswerProblem })
}

// fewestCollectors is how many collectors a visit needs (workflow.md §4.2).
const fewestCollectors = 2

// Missing says what an answered form would have that this one has not, as clauses in the order of the form; none: it can
// go to the re-checkers. An unfinished survey is kept as such, with this list.
func (s *Survey) Missing(q *Questionnaire) []string {
	var out []string
	if n := s.unanswered(q); n != "" {
		out = append(out, n)
	}
	for i := range q.Questions {
		out = append(out, s.untold(&q.Questions[i])...)
	}
	return append(append(out, s.missingVisit()...), s.missingSignature()...)
}

// untold says what is not said of a problem.
func (s *Survey) untold(q *SurveyQuestion) []string {
	a := s.Find(q.ID)
	if a == nil || a.Answer != AnswerProblem {
		return nil
	}
	number := "第" + strconv.Itoa(q.Position) + "条有问题，"
	return clauses(clause{a.Description == "", number + "没有写问题描述"}, clause{q.Free() && a.Nature == "", number + "没有选问题性质"})
}

// missingVisit says what is not said of the visit.
func (s *Survey) missingVisit() []string {
	return clauses(
		clause{len(s.Collectors) < fewestCollectors, "采集人" + countOrNone(len(s.Collectors)) + "，至少要两人"},
		clause{s.Visited == "", "没有入户日期"},
		clause{s.Way == "", "没有选调查方式"},
		clause{s.Way == WayTelephone && s.WayNote == "", "电话调查没有写原因"},
		clause{s.Way == WayNeighbour && s.WayNote == "", "邻居代答没有写是谁答的"},
		clause{len(s.LackingSteps()) > 0, "入户七步没有做全，缺" + strings.Join(s.LackingSteps(), "、")},
	)
}

// missingSignature says what is not said of who signed.
func (s *Survey) missingSignature() []string {
	byProxy := s.Signature == SignedByProxy
	return clauses(
		clause{s.Signature == "", "没有登记农户签字"},
		clause{byProxy && s.Proxy == "", "代签没有写代签人"},
		clause{byProxy && s.ProxyReason == "", "代签没有写原因"},
	)
}

// clause is something that is missing, if it is.
type clause struct {
	missing bool
	text    string
}

func clauses(list ...clause) []string {
	var out []string
	for _, c := range list {
		if c.missing {
			out = append(out, c.text)
		}
	}
	return out
}

func countOrNone(n int) string {
	if n == 0 {
		return "没有填写"
	}
	return "只有" + strconv.Itoa(n) + "人"
}

// unanswered names the questions without an answer by number; 其他 needs none.
func (s *Survey) unanswered(q *Questionnaire) string {
	var numbers []string
	for i := range q.Questions {
		one := &q.Questions[i]
		if a := s.Find(one.ID); !one.Free() && (a == nil || a.Answer == Unanswered) {
			numbers = append(numbers, strconv.Itoa(one.Position))
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	return "第" + strings.Join(numbers, "、") + "条没有回答"
}

// dueSteps are the steps that the way of asking allows: nobody enters a village by telephone, and a neighbour does not
// sign in the household's place.
func (s *Survey) dueSteps() []string {
	if s.Way == WayTelephone {
		return SevenSteps[2:]
	}
	return SevenSteps
}

// LackingSteps are those of the seven steps that the way of asking calls for and that were not done.
func (s *Survey) LackingSteps() []string {
	var out []string
	for _, step := range s.dueSteps() {
		if !slices.Contains(s.Steps, step) {
			out = append(out, step)
		}
	}
	return out
}

// Validate says what cannot be kept even of an unfinished survey: a day that cannot be, a measure that is no number. The
// campaign bounds the day; staff are those of the campaign, whose untrained nobody may put down (workflow.md §3).
func (s *Survey) Validate(c *Campaign, staff []StaffMember, today Date) error {
	if err := s.validDay(c, today); err != nil {
		return err
	}
	if err := s.validCollectors(staff); err != nil {
		return err
	}
	if s.Way != "" && !slices.Contains(Ways, s.Way) {
		return refuse("调查方式“%s”不在%s之中，请重选。", Shorten(s.Way), strings.Join(Ways, "、"))
	}
	if s.Signature != "" && !slices.Contains(SignatureKinds, s.Signature) {
		return refuse("签字“%s”不在%s之中，请重选。", Shorten(s.Signature), strings.Join(SignatureKinds, "、"))
	}
	for i := range s.Answers {
		if err := s.Answers[i].validate(); err != nil {
			return err
		}
	}
	return cmp.Or(tooLongIn("方式说明", s.WayNote, LongestText), tooLongIn("代签人", s.Proxy, LongestName),
		tooLongIn("代签原因", s.ProxyReason, LongestText), tooLongIn("备注", s.Remark, LongestText))
}

func (s *Survey) validDay(c *Campaign, today Date) error {
	switch {
	case s.Visited == "":
		return nil
	case !s.Visited.Full():
		return refuse("入户日期“%s”请写到日，例如 %s。", s.Visited, today)
	case s.Visited > today:
		return refuse("入户日期 %s 晚于今天 %s，请改正。", s.Visited, today)
	case s.Visited < c.Began:
		return refuse("入户日期 %s 早于“%s”开始的 %s，请核对是不是以前的表。", s.Visited, c.Name, c.Began)
	}
	return nil
}

func (s *Survey) validCollectors(staff []StaffMember) error {
	seen := map[string]bool{}
	for _, name := range s.Collectors {
		if seen[name] {
			return refuse("采集人“%s”写了两次，请改成另一人。", name)
		}
		seen[name] = true
		at := slices.IndexFunc(staff, func(m StaffMember) bool { return m.Name == name })
		if at < 0 {
			return Errorf(CodeNotFound, "采集人“%s”不在这次行动的人员名单里，请先到“人员”里登记，或改正姓名。", Shorten(name))
		}
		if why := staff[at].Unfit(); why != "" {
			return refuse("“%s”%s，不能填作采集人。", name, why)
		}
	}
	return nil
}

func (a *SurveyAnswer) validate() error {
	if a.Answer != Unanswered && a.Answer.Word() == "" {
		return refuse("核查情况“%s”不在正常、有问题、不适用之中，请重选。", Shorten(string(a.Answer)))
	}
	for m, v := range a.Readings {
		if err := m.Check(v); err != nil {
			return refuse("%s：%s。", m.Label(), Say(err))
		}
	}
	return tooLongIn("问题描述", a.Description, LongestDescription)
}

// LongestDescription bounds the description of a problem, in characters.
const LongestDescription = 2000

// Check says what is wrong with a value of the measure, as a clause.
func (m Reading) Check(value string) error {
	switch {
	case value == "":
		return nil
	case m == ReadingPiped:
		if value != yes && value != no {
			return refuse("请选“是”或“否”")
		}
		return nil
	case m == ReadingGrade:
		if !slices.Contains([]string{"A", "B", "C", "D"}, value) {
			return refuse("请选 A、B、C、D 中的一级")
		}
		return nil
	}
	q, err := ParseQuantity(value)
	if err != nil {
		return refuse("“%s”不是大于等于0的数，请改正", Shorten(value))
	}
	if most := mostRead[m]; q > most {
		return refuse("“%s”超过%s，请核对", Shorten(value), most)
	}
	return nil
}

// mostRead is the greatest value of a measure that can be meant.
var mostRead = map[Reading]Quantity{
	ReadingLitres: 1000 * quantityUnit, ReadingMinutes: 1440 * quantityUnit, ReadingMetres: 100_000 * quantityUnit, ReadingDryDays: 366 * quantityUnit,
}
