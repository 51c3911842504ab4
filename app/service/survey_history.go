package service

import (
	"strings"

	"taizhang/app/township"
)

// surveyWord writes a value of surveys and campaigns that is kept as a code, “” for any other.
func surveyWord(f township.Field, v string) string {
	switch f.Key {
	case "state":
		return firstOf(township.SurveyState(v).Word(), township.ChangeState(v).Word())
	case "answer":
		return township.Answer(v).Word()
	case "step":
		return township.SurveyStep(v).Word()
	case "audience":
		return township.Audience(v).Word()
	case "readings", "measures":
		return readingWords(v)
	case "figures":
		return "已定格"
	}
	return ""
}

// readingWords names the readings that a question asks for; other texts are no list of readings.
func readingWords(v string) string {
	var labels []string
	for _, m := range township.SplitWords(v) {
		label := township.Reading(m).Label()
		if label == "" {
			return ""
		}
		labels = append(labels, label)
	}
	return strings.Join(labels, "、")
}
