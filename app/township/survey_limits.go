package township

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of safe drinking water (forms.md, printed on the back of F1 and F2).
const (
	leastLitres  = 20 * quantityUnit  // a person and day
	mostMinutes  = 20 * quantityUnit  // of one trip
	mostMetres   = 800 * quantityUnit // to the water
	fewDryDays   = 36 * quantityUnit  // from so many on it is too many
	dangerousAll = "CD"               // grades of a dangerous dwelling
)

// SurveyStandards are the limits as they are printed on the back of forms F1 and F2.
var SurveyStandards = []string{
	"水量：每人每天 20 升以上（含）为够用，20 升以下为不够用。",
	"取水方便程度：没有自来水入户，并且往返一次超过 20 分钟，并且水平距离超过 800 米，为不达标。",
	"供水保证率：过去一年缺水 36 天以上（含）为不达标。",
	"住房：以唯一住房为准，A 级、B 级为安全，C 级、D 级为危房。",
}

// Shortfalls are the measures of an answer that miss their limits, as facts: 每人每天用水15升，低于20升，不够用.
func (a *SurveyAnswer) Shortfalls() []string {
	var out []string
	if v, ok := a.reading(ReadingLitres); ok && v < leastLitres {
		out = append(out, fmt.Sprintf("每人每天用水%s升，低于20升，不够用", v))
	}
	minutes, timed := a.reading(ReadingMinutes)
	metres, far := a.reading(ReadingMetres)
	if a.Readings[ReadingPiped] == no && timed && far && minutes > mostMinutes && metres > mostMetres {
		out = append(out, fmt.Sprintf("没有自来水，取水往返%s分钟、距离%s米，不达标", minutes, metres))
	}
	if v, ok := a.reading(ReadingDryDays); ok && v >= fewDryDays {
		out = append(out, fmt.Sprintf("一年缺水%s天，达到36天，不达标", v))
	}
	if g := a.Readings[ReadingGrade]; g != "" && strings.Contains(dangerousAll, g) {
		out = append(out, "唯一住房为"+g+"级，是危房")
	}
	return out
}

func (a *SurveyAnswer) reading(m Reading) (q Quantity, ok bool) {
	text, ok := a.Readings[m]
	if !ok {
		return 0, false
	}
	q, err := ParseQuantity(text)
	return q, err == nil
}

// SurveyHint is something about a survey that a person should look at; it refuses nothing.
type SurveyHint struct {
	Question int64 // 0: the survey as a whole
	Text     string
}

// Hints are what a survey should be looked at for: answers against their own measures, and problems without a fact
// (「见人见事」, form F3 note 3).
func (s *Survey) Hints(q *Questionnaire) []SurveyHint {
	var out []SurveyHint
	for i := range q.Questions {
		one := &q.Questions[i]
		a := s.Find(one.ID)
		if a == nil {
			continue
		}
		for _, text := range one.hints(a) {
			out = append(out, SurveyHint{one.ID, text})
		}
	}
	if s.Way == WayNeighbour && s.Signature == SignedByHand {
		out = append(out, SurveyHint{Text: "由邻居代答，却登记为农户本人签字，请核对。"})
	}
	return out
}

func (q *SurveyQuestion) hints(a *SurveyAnswer) []string {
	short := a.Shortfalls()
	switch {
	case a.Answer == AnswerFine && len(short) > 0:
		return []string{strings.Join(short, "；") + "，却填了“正常”，请核对。"}
	case a.Answer == AnswerProblem && a.Description != "" && len(short) == 0 && !StatesFact(a.Description):
		return []string{"“" + Shorten(a.Description) + "”没有写到具体的人和事，请写明谁、什么事、多少，例如“井水夏天断水四十天”。"}
	case a.Answer == AnswerFine && a.Description != "":
		return []string{"填了“正常”，又写了问题描述，请核对。"}
	}
	return nil
}

// emptyWords say that there is a problem, not which.
var emptyWords = []string{"存在问题", "有问题", "不达标", "不合格", "不符合要求", "不符合", "没有保障", "无保障", "未落实", "不落实", "未解决", "不到位", "问题", "困难", "隐患", "较差", "不好", "存在", "一定", "安全", "情况", "有", "不", "无", "差"}

// leastFact is how many characters a fact has beside empty words.
const leastFact = 4

// StatesFact says whether a description says who or what, and not only that something is wrong: it has a number, or enough
// words that are not empty ones.
func StatesFact(description string) bool {
	text := Squeeze(Narrow(Clean(description)))
	if strings.ContainsAny(text, "0123456789") || strings.ContainsAny(text, "一二三四五六七八九十百千两半") && utf8.RuneCountInString(text) > leastFact {
		return true
	}
	for _, w := range emptyWords {
		text = strings.ReplaceAll(text, w, "")
	}
	kept := slices.DeleteFunc([]rune(text), func(r rune) bool { return strings.ContainsRune("，。、；！,.;!的了和与", r) })
	return len(kept) >= leastFact
}

// IssueDraft is the 问题 that an answer raises, to be verified by a person (workflow.md §6).
type IssueDraft struct {
	Question    int64
	Type        string
	Nature      string
	Description string
}

// IssueDrafts are the issues that the answers of a survey raise: one for each problem.
func (s *Survey) IssueDrafts(q *Questionnaire) []IssueDraft {
	var out []IssueDraft
	for i := range q.Questions {
		one := &q.Questions[i]
		if a := s.Find(one.ID); a != nil && a.Answer == AnswerProblem {
			out = append(out, one.draft(a))
		}
	}
	return out
}

func (q *SurveyQuestion) draft(a *SurveyAnswer) IssueDraft {
	d := IssueDraft{Question: q.ID, Type: q.IssueType, Nature: a.Nature, Description: a.Description}
	if d.Nature == "" && !q.Free() {
		d.Nature = q.Natures[0]
	}
	if d.Type == "" {
		d.Type = typeResult
	}
	if facts := strings.Join(a.Shortfalls(), "；"); facts != "" {
		if d.Description != "" {
			d.Description += "（" + facts + "）"
		} else {
			d.Description = facts
		}
	}
	if d.Description == "" {
		d.Description = q.Text + "：有问题"
	}
	return d
}
