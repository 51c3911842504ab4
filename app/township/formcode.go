package township

import (
	"fmt"
	"strconv"
	"strings"
)

// FormKind says which form a code stands on.
type FormKind byte

// FormIncome is form F4.
const FormIncome FormKind = 1

// FormCode is the short code in the corner of a printed form: which form, of which year, of which household of this
// archive. It is of digits only, so that a hand scanner, which types, is not caught by an input method; the last one
// checks the others.
type FormCode struct {
	Kind      FormKind
	Year      string
	Household int64
}

// mostCoded is the greatest number of a household that a code holds.
const mostCoded = 999_999

// formCodeLength is kind, year, household and check digit.
const formCodeLength = 1 + 2 + 6 + 1

// String is the code as it is scanned: ten digits, “” for what a code cannot hold.
func (c FormCode) String() string {
	if len(c.Year) != 4 || c.Year[:2] != "20" || !allDigits(c.Year) || c.Household <= 0 || c.Household > mostCoded || c.Kind > 9 {
		return ""
	}
	body := fmt.Sprintf("%d%s%06d", c.Kind, c.Year[2:], c.Household)
	return body + string(codeCheck(body))
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
	household, _ := strconv.ParseInt(strings.TrimLeft(s[3:9], "0"), 10, 64)
	c = FormCode{Kind: FormKind(s[0] - '0'), Year: "20" + s[1:3], Household: household}
	return c, c.Kind == FormIncome && household > 0
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
