package desktop

import (
	"io"
	"regexp"
	"strconv"
	"unicode/utf8"

	"taizhang/app/township"
)

// What points to a person in a log line, in the order in which it is masked. ID numbers,
// household codes, certificates and bank cards have 15 digits or more; everything of that length
// goes, because a log never needs such a number. Phones may be written with spaces or dashes.
var (
	longNumber = regexp.MustCompile(`\d{15,}[Xx]?|\d{6}[ -]\d{8}[ -]\d{3}[\dXx]`)
	mobile     = regexp.MustCompile(`(^|\D)(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(\D|$)`)
	landline   = regexp.MustCompile(`(^|\D)0\d{2,3}[) -]?\d{7,8}(\D|$)`)
	hanText    = regexp.MustCompile(`\p{Han}+`)
)

// redact masks everything in s that looks like an ID number or a phone.
func redact(s string) string {
	s = township.Narrow(s)
	s = longNumber.ReplaceAllStringFunc(s, func(number string) string {
		return "[" + strconv.Itoa(utf8.RuneCountInString(number)) + "位号码]"
	})
	return replaceNumber(landline, replaceNumber(mobile, s))
}

// replaceNumber masks phones. Two in a row share the character between them, so once more.
func replaceNumber(phone *regexp.Regexp, s string) string {
	const masked = "${1}[电话]${2}"
	return phone.ReplaceAllString(phone.ReplaceAllString(s, masked), masked)
}

// redactStrictly also hides every Chinese word: for values that were never meant to be read
// by others, such as what a panic carries.
func redactStrictly(s string) string { return hanText.ReplaceAllString(redact(s), "□") }

// redactingWriter masks whole lines on their way to a file. It stands behind the log handler, so
// that messages, attributes, groups and errors wrapped in errors all pass through it.
type redactingWriter struct{ to io.Writer }

// Write expects whole lines, as slog's handlers give them.
func (w redactingWriter) Write(line []byte) (int, error) {
	if _, err := io.WriteString(w.to, redact(string(line))); err != nil {
		return 0, err
	}
	return len(line), nil
}
