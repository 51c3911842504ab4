package importing

import (
	"regexp"

	"taizhang/app/township"
)

// longDigits finds what may be an ID number or a phone in a sentence.
var longDigits = regexp.MustCompile(`\d{11,21}[\dXx]?`)

// mobileDigits is the length of a mobile number.
const mobileDigits = 11

// discreet masks ID numbers and mobile phones inside a sentence: a reason may quote the cell at
// fault. Household codes, which have no birthday inside, stay.
func discreet(text string) string {
	if len(text) < mobileDigits {
		return text
	}
	return longDigits.ReplaceAllStringFunc(text, func(s string) string {
		if len(s) == mobileDigits && s[0] == '1' {
			return township.MaskPhone(s)
		}
		if _, ok := township.IDNumber(s).Birth(); ok {
			return township.IDNumber(s).Masked()
		}
		return s
	})
}
