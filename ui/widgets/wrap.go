package widgets

import (
	"strings"
	"unicode"
)

// Signs that may not begin a line, and signs that may not end one, as Chinese is set.
const (
	neverFirst = "，。、；：？！）》」』】〕”’…—％,.;:?!)]}%"
	neverLast  = "（《「『【〔“‘([{"
)

// wrapText breaks text into lines of the given width: anywhere between Chinese characters, but
// not inside a word or number of another script, and not so that a closing sign begins a line.
func wrapText(text string, width float32, f *fitter) string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, wrapParagraph([]rune(paragraph), width, f)...)
	}
	return strings.Join(lines, "\n")
}

func wrapParagraph(runes []rune, width float32, f *fitter) []string {
	var lines []string
	for {
		end := lineEnd(runes, width, f)
		lines = append(lines, strings.TrimRight(string(runes[:end]), " "))
		runes = trimLeft(runes[end:])
		if len(runes) == 0 {
			return lines
		}
	}
}

// lineEnd is how many characters go into the first line: at least one.
func lineEnd(runes []rune, width float32, f *fitter) int {
	var sum float32
	for i, r := range runes {
		sum += f.rune(r)
		if sum <= width || i == 0 {
			continue
		}
		for at := i; at > 0; at-- {
			if canBreak(runes[at-1], runes[at]) {
				return at
			}
		}
		return i
	}
	return len(runes)
}

// canBreak says whether a line may end between two characters.
func canBreak(before, after rune) bool {
	switch {
	case strings.ContainsRune(neverFirst, after), strings.ContainsRune(neverLast, before):
		return false
	case after == ' ' || before == ' ':
		return true
	}
	return isHan(before) || isHan(after)
}

// isHan says whether a character stands by itself: Chinese, or a sign in its width.
func isHan(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF ||
		strings.ContainsRune("“”‘’…—", r)
}

func trimLeft(runes []rune) []rune {
	for len(runes) > 0 && runes[0] == ' ' {
		runes = runes[1:]
	}
	return runes
}
