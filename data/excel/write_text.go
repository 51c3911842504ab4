package excel

import (
	"strings"
	"unicode/utf8"

	"taizhang/app/township"
)

// formulaStarts are the characters that make a spreadsheet take what follows for a formula when
// it is typed or comes from a csv; Chinese and Japanese Excel take the full-width ones as well.
const formulaStarts = "=+-@＝＋－＠\t\r"

// guard makes a text safe in every way that a workbook is used, and says whether it had to.
// In the workbook the text is a string cell, which is never computed; format @ and quotePrefix
// keep it one when the clerk edits the cell. Neither survives “save as csv”: there only the
// characters themselves are left, so a text that would start a formula gets an apostrophe in front.
// It is plain ASCII, so it survives GBK; everybody can see that something is odd; and the import drops
// it from numbers and refuses the name that it stands before, as it refuses the name without it.
// A number with its sign, and the lone dash that means “none”, compute to themselves and stay.
func guard(s string) (text string, guarded bool) {
	first, size := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune(formulaStarts, first) || harmless(first, s[size:]) {
		return s, false
	}
	return "'" + s, true
}

// harmless says whether a sign and what follows are a plain number or a row of dashes.
func harmless(first rune, rest string) bool {
	switch first {
	case '-', '－':
		return strings.Trim(rest, "-－") == "" || isAmount(rest)
	case '+', '＋':
		return isAmount(rest)
	}
	return false
}

// isAmount says whether s is digits with at most one point and separators between.
func isAmount(s string) bool {
	digits, points := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			digits++
		case s[i] == '.':
			points++
		case s[i] != ',':
			return false
		}
	}
	return digits > 0 && points <= 1
}

// cleanLines is township.Clean that keeps the line breaks inside a cell.
func cleanLines(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return township.Clean(s)
	}
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = township.Clean(l)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
