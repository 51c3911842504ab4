package township

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// privateGBK maps the private-use code points that GBK files carry to the characters they stand for.
var privateGBK = map[rune]rune{0xE863: '䶮'}

// Clean makes a string from outside safe to keep, show and print: invalid UTF-8, control and
// format characters (zero-width, BOM, bidi marks) go, line breaks and tabs become one space,
// known GBK private-use codes become their character, and the ends are trimmed.
func Clean(s string) string {
	if isPlainASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
		case r == '\n' || r == '\t' || r == '\r' || r == 0x00A0:
			b.WriteByte(' ')
		case unicode.In(r, unicode.Cc, unicode.Cf):
		default:
			if m, ok := privateGBK[r]; ok {
				r = m
			}
			b.WriteRune(r)
		}
	}
	return strings.TrimFunc(b.String(), unicode.IsSpace)
}

// isPlainASCII is the fast way out for the digits and dates that fill most cells.
func isPlainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// Narrow turns full-width digits, letters, signs and spaces into their ASCII forms.
func Narrow(s string) string {
	if isPlainASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFEE0
		case r == 0x3000:
			return ' '
		}
		return r
	}, s)
}

// Squeeze removes every space, narrow or wide: 「张　三」 becomes 「张三」.
func Squeeze(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
