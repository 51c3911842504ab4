package sheet

import "strings"

// isDateFormat says whether a number format shows a date or a time. codes are the file's own
// formats; the ids without an entry there are built in (ECMA-376 18.8.30, with those that the
// Chinese Excel adds).
func isDateFormat(id int, codes map[int]string) bool {
	if code, ok := codes[id]; ok {
		return isDateCode(code)
	}
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return true
	}
	return false
}

// isDateCode looks for y, m, d, h or s outside quotes, escapes and brackets; an elapsed time
// such as [h]:mm is one as well.
func isDateCode(code string) bool {
	if strings.EqualFold(code, "general") {
		return false
	}
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*': // the next character is shown, or measured, as it is
			i++
		case '"':
			i = closing(code, i, '"')
		case '[':
			end := closing(code, i, ']')
			if isElapsed(code[i+1 : min(end, len(code))]) {
				return true
			}
			i = end
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			return true
		}
	}
	return false
}

// closing returns where the mark that ends what begins at i stands, the end of code for none.
func closing(code string, i int, mark byte) int {
	if n := strings.IndexByte(code[i+1:], mark); n >= 0 {
		return i + 1 + n
	}
	return len(code)
}

// isElapsed says whether the inside of brackets is [h], [mm], [ss] rather than a colour, a
// condition or a locale.
func isElapsed(inside string) bool {
	if inside == "" {
		return false
	}
	first := strings.ToLower(inside[:1])
	return strings.Contains("hms", first) && strings.Trim(strings.ToLower(inside), first) == ""
}
