package sheet

import "bytes"

// sampleLines is how many lines at the beginning decide what delimits cells.
const sampleLines = 40

// sniffForm finds out how a text writes its table: the delimiter is the one that most lines have
// equally often, since titles and notes have none and commas also stand inside addresses.
func sniffForm(sample []byte) csvForm {
	form := csvForm{delimiter: ',', lineEnd: '\n'}
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		form.lineEnd = '\r'
	}
	lines := bytes.Split(sample, []byte{form.lineEnd})
	if first := bytes.TrimRight(lines[0], "\r"); isDelimiterHint(first) {
		form.delimiter = first[len(first)-1]
		return form
	}
	if len(lines) > 1 && len(sample) == headSize {
		lines = lines[:len(lines)-1] // cut off in the middle
	}
	best := 0
	for _, delimiter := range []byte{',', '\t', ';'} {
		if score := agreement(lines, delimiter); score > best {
			best, form.delimiter = score, delimiter
		}
	}
	return form
}

// isDelimiterHint knows the line “sep=;” by which a csv tells Excel its delimiter.
func isDelimiterHint(line []byte) bool {
	return len(line) == len("sep=;") && bytes.HasPrefix(line, []byte("sep="))
}

// agreement scores a delimiter: how many lines have it equally often, then how often.
func agreement(lines [][]byte, delimiter byte) int {
	lines = lines[:min(len(lines), sampleLines)]
	tally := map[int]int{}
	for _, line := range lines {
		if n := countOutsideQuotes(line, delimiter); n > 0 {
			tally[n]++
		}
	}
	best := 0
	for n, times := range tally {
		best = max(best, times*1000+min(n, 999))
	}
	return best
}

// countOutsideQuotes counts delimiters that do not stand between quotes.
func countOutsideQuotes(line []byte, delimiter byte) int {
	n, quoted := 0, false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == delimiter && !quoted:
			n++
		}
	}
	return n
}
