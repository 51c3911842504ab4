package sheet

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// richText appends the text of an <si> or <is> element whose start tag was just read: its own
// <t> and those of its runs <r>; the reading aids of <rPh> are not part of the text.
func (x *xmlReader) richText(dst []byte) ([]byte, error) {
	for level := 1; level > 0; {
		kind, err := x.next()
		if err != nil {
			return nil, err
		}
		switch kind {
		case tokenEnd:
			level--
		case tokenStart:
			level++
			switch string(x.name) {
			case "t":
				dst, err = x.plainText(dst)
				level--
			case "rPh":
				err = x.skip()
				level--
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return dst, nil
}

// plainText appends the text of a <t>. As in Excel, white space at its ends counts only where
// xml:space="preserve" says so.
func (x *xmlReader) plainText(dst []byte) ([]byte, error) {
	preserve := string(x.attr("xml:space")) == "preserve"
	from := len(dst)
	dst, err := x.collect(dst)
	if err != nil || preserve {
		return dst, err
	}
	trimmed := bytes.Trim(dst[from:], " \t\r\n")
	return append(dst[:from], trimmed...), nil
}

// unescapeX resolves the _xHHHH_ by which workbooks write characters that XML cannot hold:
// “_x000D_” is a carriage return, “_x005F_” the underscore itself.
func unescapeX(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i >= 0 {
		out = append(out, s[:i]...)
		s = s[i:]
		r, n := escapedRune(s)
		if n == 0 {
			r, n = '_', 1
		}
		out = utf8.AppendRune(out, r)
		s = s[n:]
		i = strings.Index(s, "_x")
	}
	return string(append(out, s...))
}

// escapedRune reads one escape at the beginning of s, or two that are a surrogate pair, and says
// how many bytes it took; 0 for none.
func escapedRune(s string) (rune, int) {
	high, ok := escapedUnit(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(high) {
		return high, escapeLen
	}
	if low, ok := escapedUnit(s[escapeLen:]); ok {
		if r := utf16.DecodeRune(high, low); r != utf8.RuneError {
			return r, 2 * escapeLen
		}
	}
	return 0, 0
}

// escapeLen is the length of “_x000D_”.
const escapeLen = 7

// escapedUnit reads “_xHHHH_” at the beginning of s.
func escapedUnit(s string) (rune, bool) {
	if len(s) < escapeLen || s[0] != '_' || s[1] != 'x' || s[escapeLen-1] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[2 : escapeLen-1]) {
		digit := strings.IndexByte("0123456789abcdefABCDEF", c)
		if digit < 0 {
			return 0, false
		}
		if digit > 0xF {
			digit -= 6
		}
		r = r<<4 | rune(digit)
	}
	return r, true
}
