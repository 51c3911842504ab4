package demo

import (
	"strconv"
	"strings"

	"taizhang/app/township"
)

// finding is a problem as checkers write it down: at which question, in which words, with which readings. 户主 in its
// words is the head's name; a nature is that of an issue under 其他.
type finding struct {
	question int
	words    string
	nature   string
	readings map[township.Reading]string
}

// stableFindings and monitoredFindings are what is found at 脱贫户 and 监测户.
var stableFindings = []finding{
	{question: 2, words: "户主家水井一到夏天断水，今年断水四十天，靠邻居水池接水", readings: map[township.Reading]string{
		township.ReadingLitres: "25", township.ReadingPiped: "否", township.ReadingMinutes: "15", township.ReadingMetres: "400", township.ReadingDryDays: "40",
	}},
	{question: 2, words: "屋后山泉水量小，户主家做饭、喂猪不够用", readings: map[township.Reading]string{township.ReadingLitres: "15", township.ReadingPiped: "否", township.ReadingDryDays: "20"}},
	{question: 2, words: "户主家到三组老井挑水，往返半个多小时", readings: map[township.Reading]string{
		township.ReadingLitres: "22", township.ReadingPiped: "否", township.ReadingMinutes: "35", township.ReadingMetres: "900", township.ReadingDryDays: "10",
	}},
	{question: 4, words: "晚上电压不稳，户主家的电饭煲、水泵带不动"},
	{question: 4, words: "入户线老化，户主家厨房一路断电两个月，用接线板拉电"},
	{question: 5, words: "户主今年八月住院自付2300元，大病保险没有报销到账"},
	{question: 5, words: "户主的医保参保信息登记在外县，今年没有代缴到账"},
	{question: 6, words: "户主家电视机坏了三个月，没有钱修"},
	{question: 6, words: "锅盖天线被风吹落，户主家收不到台"},
	{question: 7, words: "户主家正房后墙有一道三厘米宽的裂缝，下雨漏水", readings: map[township.Reading]string{township.ReadingGrade: "C"}},
	{question: 7, words: "户主家偏房屋檐下沉，檩条断了两根"},
	{question: 8, words: "户主家入户路有80米泥路，雨天摩托车进不来", nature: "行业部门帮扶"},
	{question: 9, words: "户主务工的砖厂停工两个月，收入比去年少六千元"},
	{question: 10, words: "户主家今年治病自付一万二千元"},
}

var monitoredFindings = []finding{
	{question: 2, words: "户主家水管冬天冻裂，今年断水38天", readings: map[township.Reading]string{township.ReadingLitres: "30", township.ReadingPiped: "是", township.ReadingDryDays: "38"}},
	{question: 3, words: "户主家瓦房屋面漏雨，两间房不能住人", readings: map[township.Reading]string{township.ReadingGrade: "C"}},
	{question: 4, words: "发放鸡苗30只，成活11只，没有人上门指导"},
	{question: 4, words: "公益性岗位说好三月上岗，户主到现在没有接到通知"},
	{question: 6, words: "户主腿伤没有痊愈，每月复查、吃药400元"},
	{question: 7, words: "户主的慢性病证没有办下来，门诊药费不能报销"},
}

// answer answers a questionnaire: most of it is fine, with now and then a problem.
func (v *visiting) answer(s *township.Survey, form *township.Questionnaire, r *township.HouseholdRow) {
	findings, share := stableFindings, 17
	if form.Audience == township.ForMonitored {
		findings, share = monitoredFindings, 45
	}
	problems := map[int]finding{}
	if v.chance(share) {
		f := findings[v.IntN(len(findings))]
		problems[f.question] = f
		if f = findings[v.IntN(len(findings))]; v.chance(20) {
			problems[f.question] = f
		}
	}
	for i := range form.Questions {
		q := &form.Questions[i]
		f, bad := problems[q.Position]
		switch {
		case bad:
			s.Answers = append(s.Answers, f.answer(q, r))
		case !q.Free():
			s.Answers = append(s.Answers, v.fine(q, r))
		}
	}
}

func (f finding) answer(q *township.SurveyQuestion, r *township.HouseholdRow) township.SurveyAnswer {
	a := township.SurveyAnswer{Question: q.ID, Answer: township.AnswerProblem, Description: strings.ReplaceAll(f.words, "户主", r.Head), Nature: f.nature}
	if a.Nature == "" {
		a.Nature = q.Natures[0]
	}
	for m, value := range f.readings {
		a.Note(m, value)
	}
	return a
}

// fine is an answer without a problem; for those who live alone there is no schooling.
func (v *visiting) fine(q *township.SurveyQuestion, r *township.HouseholdRow) township.SurveyAnswer {
	a := township.SurveyAnswer{Question: q.ID, Answer: township.AnswerFine}
	switch {
	case strings.Contains(q.Text, "义务教育") && r.People <= 2:
		a.Answer = township.AnswerInapplicable
	case len(q.Readings) > 1:
		a.Note(township.ReadingLitres, strconv.Itoa(35+5*v.IntN(12)))
		a.Note(township.ReadingPiped, yesNo(true))
		a.Note(township.ReadingDryDays, strconv.Itoa(v.IntN(9)))
	}
	return a
}
