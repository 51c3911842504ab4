package font

import (
	"strings"
	"unicode"

	"taizhang/app/township"
)

// Tidy makes a text printable: township.Clean, variation selectors dropped (no face here shows
// them), every kind of space but the wide one turned into a plain one.
func Tidy(s string) string {
	if isOrdinary(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Variation_Selector, r):
			return -1
		case r != '\u3000' && unicode.IsSpace(r):
			return ' '
		}
		return r
	}, township.Clean(s))
}

// isOrdinary is the fast way out for what fills most cells: Chinese characters and
// punctuation, digits and Latin letters without spaces.
func isOrdinary(s string) bool {
	for _, r := range s {
		switch {
		case r >= 0x4E00 && r < 0xA000, r > ' ' && r < 0x7F, r > 0x3000 && r < 0x3040, r > 0xFF00 && r < 0xFF5F:
		default:
			return false
		}
	}
	return true
}
