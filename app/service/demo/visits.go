package demo

import (
	"math/rand/v2"
	"strings"

	"taizhang/app/township"
)

// Visit is a household's survey in a drive, with its answers and the trail of its verdicts.
type Visit struct {
	Row    *township.HouseholdRow
	Survey township.Survey
}

// Visits shares the households of a drive out among its checkers and makes up what they found. The drive, its people and
// the questionnaires have their ids; rows are in the order of paper.
func (d *Drive) Visits(rows []*township.HouseholdRow, forms map[int64]township.Questionnaire) ([]township.Assignment, []Visit) {
	var to []*township.HouseholdRow
	number := map[string]int{}
	for _, r := range rows {
		if d.Campaign.Covers(r) && r.Code != "" {
			to = append(to, r)
			number[r.Village]++
		}
	}
	assigned, _ := township.Balance(to, d.who(township.RoleChecker))
	v := visiting{
		Drive: d, Rand: rand.New(rand.NewPCG(seed, uint64(d.Campaign.ID))), forms: forms, pairs: d.pairs(assigned),
		recheckers: names(d.who(township.RoleRechecker)), auditors: names(d.who(township.RoleAuditor)),
	}
	var out []Visit
	at := map[string]int{}
	for _, r := range to {
		place := at[r.Village]
		at[r.Village]++
		if n := number[r.Village] * d.far[r.Village].visited / 100; place < n {
			out = append(out, Visit{Row: r, Survey: v.survey(r, place, n)})
		}
	}
	return assigned, out
}

// who are the people with a role who may do it.
func (d *Drive) who(role string) []township.StaffMember {
	var out []township.StaffMember
	for _, m := range d.Staff {
		if m.Is(role) && m.Unfit() == "" {
			out = append(out, m)
		}
	}
	return out
}

func names(list []township.StaffMember) []string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = m.Name
	}
	return out
}

// pairs names the two who go to a household.
func (d *Drive) pairs(assigned []township.Assignment) map[int64][]string {
	of := map[int64]string{}
	for _, m := range d.Staff {
		of[m.ID] = m.Name
	}
	out := map[int64][]string{}
	for _, a := range assigned {
		out[a.Household] = []string{of[a.First], of[a.Second]}
	}
	return out
}

// visiting makes up what is found at the door. It has dice of its own.
type visiting struct {
	*Drive
	*rand.Rand
	forms                map[int64]township.Questionnaire
	pairs                map[int64][]string // by household
	recheckers, auditors []string
}

// What a survey can be that is out of the ordinary.
const (
	sentBack = iota + 1
	sentBackOnce
	unfinished
	vague
	unreachable
	byTelephone
	byNeighbour
)

// oddities are by village and the number of the visit there.
var oddities = map[string]map[int]int{
	"杏花村": {5: sentBackOnce, 7: byTelephone},
	"竹林村": {11: byNeighbour, 39: sentBack},
	"石板村": {20: unreachable},
	"黄桷村": {12: sentBack, 20: unreachable, 24: unfinished},
	"新塘村": {14: unreachable, 17: unfinished, 18: vague},
	"麦田村": {21: unfinished},
	"云台村": {8: unfinished, 9: unfinished},
}

// survey is the visit that came at a place among those of its village.
func (v *visiting) survey(r *township.HouseholdRow, place, of int) township.Survey {
	form := v.forms[v.Campaign.FormFor(r)]
	s := township.Survey{
		Campaign: v.Campaign.ID, Household: r.ID, Questionnaire: form.ID, Round: 1, Head: r.Head, Population: r.People, Type: r.SheetType(), State: township.SurveyFilled,
		Collectors: v.pairs[r.ID], Visited: addDays(v.today, -v.span[0]+place*(v.span[0]-v.span[1])/of), Way: township.WayVisit, Steps: township.SevenSteps,
	}
	odd := 0
	if v.odd {
		odd = oddities[r.Village][place]
	}
	if odd == unreachable {
		return township.Survey{
			Campaign: s.Campaign, Household: s.Household, Questionnaire: s.Questionnaire, Round: 1, Head: s.Head, Population: s.Population, Type: s.Type,
			State: township.SurveyUnreachable, WayNote: v.of("全家在省外务工，电话两次未接", "家中无人，邻居说外出走亲，电话停机", "户主住院，电话无人接听"),
		}
	}
	v.sign(&s)
	v.answer(&s, &form, r)
	v.bend(&s, &form, odd)
	if s.State == township.SurveyFilled {
		v.judge(&s, v.far[r.Village], place*100/of, odd)
	}
	return s
}

func (v *visiting) of(list ...string) string { return list[v.IntN(len(list))] }

func (v *visiting) chance(percent int) bool { return v.IntN(100) < percent }

// sign is the household's hand: the old put their thumb, a few have somebody sign for them.
func (v *visiting) sign(s *township.Survey) {
	switch {
	case v.chance(5):
		s.Signature, s.Proxy, s.ProxyReason = township.SignedByProxy, v.of("本村组长", "本户配偶"), v.of("户主在外务工，电话确认后代签", "户主手部残疾，本人在场同意")
	case v.chance(30):
		s.Signature = township.SignedByThumb
	default:
		s.Signature = township.SignedByHand
	}
}

// bend makes a survey what it is to be out of the ordinary.
func (v *visiting) bend(s *township.Survey, form *township.Questionnaire, odd int) {
	switch odd {
	case byTelephone:
		s.Way, s.WayNote, s.Steps = township.WayTelephone, "全家在浙江务工，国庆后才返乡", township.SevenSteps[2:]
		s.Signature, s.Proxy, s.ProxyReason = township.SignedByProxy, "本户堂兄", "户主在浙江，电话确认后代签"
	case byNeighbour:
		s.Way, s.WayNote = township.WayNeighbour, "户主独居，听力差，由隔壁邻居和组长代答"
		s.Signature = township.SignedByThumb
	case unfinished:
		s.State, s.Signature, s.Proxy, s.ProxyReason = township.SurveyUnfinished, "", "", ""
		s.Steps, s.Answers = township.SevenSteps[:5], s.Answers[:len(s.Answers)-3]
	case vague:
		s.State = township.SurveyUnfinished
		s.Collectors = s.Collectors[:1]
		a := &s.Answers[1]
		a.Answer, a.Nature, a.Description, a.Readings = township.AnswerProblem, form.Questions[1].Natures[0], "存在困难", nil
	}
}

// judge puts the verdicts under a survey, as far as its village is; rank is its place in a hundred.
func (v *visiting) judge(s *township.Survey, far reach, rank, odd int) {
	v.say(s, township.StepCheck, strings.Join(s.Collectors, "、"), 0, "")
	first := v.IntN(len(v.recheckers))
	one, two := v.recheckers[first], v.recheckers[(first+1)%len(v.recheckers)]
	if odd == sentBack {
		v.say(s, township.StepRecheck, one, 1, v.of("第2条缺水天数与村干部说法不一致，请再问", "采集日期与签字日期对不上，请核对原表"))
		s.State, s.Round = township.SurveyReturned, 2
		return
	}
	if odd == sentBackOnce {
		v.say(s, township.StepRecheck, two, 1, "第7条房屋等级没有看鉴定表，请补看")
		s.Round = 2
		v.say(s, township.StepCheck, strings.Join(s.Collectors, "、"), 2, "")
	}
	if rank >= far.done+far.rechecked && odd != sentBackOnce {
		if rank%3 == 0 {
			v.say(s, township.StepRecheck, one, 1, "")
		}
		return
	}
	v.say(s, township.StepRecheck, one, 2, "")
	v.say(s, township.StepRecheck, two, 3, "")
	s.State = township.SurveyRechecked
	if rank < far.done {
		v.say(s, township.StepAudit, v.of(v.auditors...), 4, "")
		s.State = township.SurveyDone
	}
}

// say notes a verdict so many days after the visit; one with a reason sends the survey back.
func (v *visiting) say(s *township.Survey, step township.SurveyStep, person string, after int, reason string) {
	s.Trail = append(s.Trail, township.Verdict{
		Step: step, Round: s.Round, Person: person, On: min(addDays(s.Visited, after), v.today), Passed: reason == "", Reason: reason,
	})
}
