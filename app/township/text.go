package township

import (
	"strings"
	"unicode"
)

// privateGBK are the characters of GBK that older Windows tables gave private code points, in the order of those,
// from U+E815 on; an ideographic space stands for one that is no character of names.
var privateGBK = []rune("　　　　　㑳㑇　　　㖞㘚㘎　　㥮㤘　㧏㧟㩳㧐　　㭎㱮㳠　　　　䁖䅟　䌷　　　　䎱䎬　䏝䓖䙡䙌　䜣䜩䝼䞍　䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶　　䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮")

const firstPrivateGBK = 0xE815

// Clean makes a string from outside safe to keep, show and print: invalid UTF-8, control and
// format characters (zero-width, BOM, bidi marks) go, each line break, tab or odd blank becomes one space,
// known GBK private-use codes become their character, and the ends are trimmed.
func Clean(s string) string {
	if isPlainASCII(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	return strings.TrimFunc(strings.Map(cleanRune, s), unicode.IsSpace)
}

// cleanRune returns what a character becomes, -1 for nothing.
func cleanRune(r rune) rune {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF: // the fast way for what most text is
	case unicode.IsSpace(r) && r != wideSpace:
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf), r&0xFFFE == 0xFFFE:
		return -1
	case r >= firstPrivateGBK && int(r-firstPrivateGBK) < len(privateGBK):
		if known := privateGBK[r-firstPrivateGBK]; known != wideSpace {
			return known
		}
	}
	return r
}

// wideSpace is the ideographic space, as wide as a Chinese character.
const wideSpace = '\u3000'

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
		case r == wideSpace:
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
