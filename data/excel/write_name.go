package excel

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"taizhang/app/township"
)

// longestSheetName is Excel's limit, in UTF-16 units.
const longestSheetName = 31

// sheetNames gives out names that a workbook accepts, each once; Excel ignores case in them.
type sheetNames map[string]bool

// take returns a free sheet name for stem and tail. Where the whole is too long or taken already
// the stem is cut, so that the tail, which tells the ledger, stays.
func (n sheetNames) take(stem, tail string) string {
	stem, tail = sheetNameText(stem), cutUTF16(sheetNameText(tail), longestSheetName/2)
	for i := 1; ; i++ {
		mark := ""
		if i > 1 {
			mark = "(" + strconv.Itoa(i) + ")"
		}
		name := cutUTF16(stem, longestSheetName-utf16Len(tail+mark)) + tail + mark
		if name == "" || name == "History" { // the second is Excel's own
			continue
		}
		if key := strings.ToLower(name); !n[key] {
			n[key] = true
			return name
		}
	}
}

// sheetNameText replaces what Excel refuses in a sheet name. An apostrophe is allowed inside, but
// the library writes it unescaped into print titles, so it becomes a typographic one everywhere.
func sheetNameText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`[]:*?/\`, r):
			return '_'
		case r == '\'':
			return '’'
		}
		return r
	}, township.Clean(s))
}

func utf16Len(s string) int { return len(utf16.Encode([]rune(s))) }

// cutUTF16 keeps as many whole characters of s as fit in n UTF-16 units.
func cutUTF16(s string, n int) string {
	used := 0
	for i, r := range s {
		if used += utf16.RuneLen(r); used > n {
			return s[:i]
		}
	}
	return s
}
