package township

import (
	"fmt"
	"strconv"
	"strings"
)

// FormKind says which form a code stands on.
type FormKind byte

// The forms that carry a code: form F4, and the survey forms F1 and F2 in one of seven editions.
const (
	FormIncome FormKind = 1
	FormSurvey FormKind = 2
)

// editions is how many editions of a survey form a code tells apart: its first digit is 2 to 8.
const editions = 7

// FormCode is the short code in the corner of a printed form: which form, of which year or campaign, of which household
// of this archive. It is of digits only, so that a hand scanner, which types, is not caught by an input method; the last
// one checks the others.
type FormCode struct {
	Kind      FormKind
	Year      string // of an income sheet
	Campaign  int64  // of a survey
	Edition   int    // of a survey: what EditionOf gives for its questionnaire's version
	Household int64
}

// EditionOf is how a code tells the versions of a questionnaire apart; the eighth looks like the first.
func EditionOf(version int) int { return (max(1, version)-1)%editions + 1 }

// mostCoded is the greatest number of a household that a code holds.
const mostCoded = 999_999

// formCodeLength is form, year or campaign, household and check digit.
const formCodeLength = 1 + 2 + 6 + 1

// String is the code as it is scanned: ten digits, “” for what a code cannot hold.
func (c FormCode) String() string {
	head, ok := c.head()
	if !ok || c.Household <= 0 || c.Household > mostCoded {
		return ""
	}
	body := fmt.Sprintf("%s%06d", head, c.Household)
	return body + string(codeCheck(body))
}

// head is the code's first three digits: the form, and the year or campaign.
func (c FormCode) head() (digits string, ok bool) {
	if c.Kind == FormSurvey {
		ok = c.Campaign > 0 && c.Campaign <= mostCampaigns && c.Edition >= 1 && c.Edition <= editions
		return fmt.Sprintf("%d%02d", int(FormSurvey)-1+c.Edition, c.Campaign), ok
	}
	if c.Kind != FormIncome || len(c.Year) != 4 || c.Year[:2] != "20" || !allDigits(c.Year) {
		return "", false
	}
	return fmt.Sprintf("%d%s", c.Kind, c.Year[2:]), true
}

// Grouped is the code as it is read: 121 000123 7.
func (c FormCode) Grouped() string {
	s := c.String()
	if s == "" {
		return ""
	}
	return s[:3] + " " + s[3:9] + " " + s[9:]
}

// ParseFormCode reads a code that was scanned or typed, with blanks or without; ok is false for anything else.
func ParseFormCode(s string) (c FormCode, ok bool) {
	s = Squeeze(Narrow(Clean(s)))
	if len(s) != formCodeLength || !allDigits(s) || codeCheck(s[:formCodeLength-1]) != s[formCodeLength-1] {
		return c, false
	}
	c.Household, _ = strconv.ParseInt(strings.TrimLeft(s[3:9], "0"), 10, 64)
	switch form := int(s[0] - '0'); {
	case form == int(FormIncome):
		c.Kind, c.Year = FormIncome, "20"+s[1:3]
	case form >= int(FormSurvey) && form < int(FormSurvey)+editions:
		c.Kind, c.Edition = FormSurvey, form-int(FormSurvey)+1
		c.Campaign, _ = strconv.ParseInt(strings.TrimLeft(s[1:3], "0"), 10, 64)
	}
	return c, c.String() == s
}

// FormCodeFault says of ten digits that led to no form why they did not, “” for what is no code of a form at all.
func FormCodeFault(s string) string {
	digits := Squeeze(Narrow(Clean(s)))
	if len(digits) != formCodeLength || !allDigits(digits) {
		return ""
	}
	if c, ok := ParseFormCode(digits); ok {
		return fmt.Sprintf("表上的编号 %s 没有错，但档案里没有这一户或这次行动：可能已经删除，或是别的档案印的表。请按户主姓名查找。", c.Grouped())
	}
	return fmt.Sprintf("“%s”不是表上的编号，有数字扫错或输错了。请重扫，或对照表上的编号再输，也可以按户主姓名查找。", digits)
}

// codeCheck is the check digit by ISO 7064 MOD 11,10: it finds every wrong digit and every two that changed places.
func codeCheck(body string) byte {
	p := 10
	for i := 0; i < len(body); i++ {
		s := (p + int(body[i]-'0')) % 10
		if s == 0 {
			s = 10
		}
		p = s * 2 % 11
	}
	return byte('0' + (11-p)%10)
}
