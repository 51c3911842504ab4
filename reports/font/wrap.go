package font

import (
	"strings"
	"unicode/utf8"
)

// Line is one line of a wrapped text: a piece of the text and its width in thousandths of the
// type size.
type Line struct {
	Text  string
	Width int
}

// Measure returns the width of s on one line, and of its longest piece that a line break
// should leave whole (a number, a word, a character with its punctuation), both in
// thousandths of the type size.
func (f *Face) Measure(s string) (whole, piece int) {
	run, last := 0, space
	for _, r := range s {
		c, a := classOf(r), f.Advance(r)
		whole += a
		if mayBreak(last, c) {
			run = 0
		}
		if c&space == 0 {
			run += a
			piece = max(piece, run)
		}
		last = c
	}
	return whole, piece
}

// Wrap appends to lines the lines of s that are at most width wide (thousandths of the type
// size). It breaks between Chinese characters, keeps numbers and Latin words whole unless one alone is
// wider, and starts no line with closing punctuation where that can be helped. A line
// holds at least one character however narrow the width. An empty text has no lines.
func (f *Face) Wrap(s string, width int, lines []Line) []Line {
	for s = strings.TrimLeft(s, " \u3000"); s != ""; {
		line, rest := f.cut(s, width)
		lines = append(lines, line)
		s = strings.TrimLeft(rest, " \u3000")
	}
	return lines
}

// cut takes the first line off s, which does not start with a space.
func (f *Face) cut(s string, width int) (line Line, rest string) {
	used, ends := 0, lineEnds{last: opening}
	for i, r := range s {
		c, a := classOf(r), f.Advance(r)
		ends.see(c, Line{s[:i], used})
		if used+a > width && c&space == 0 && i > 0 {
			line = ends.allowed
			if line.Text == "" {
				line = f.force(s, i, used)
			}
			return line, s[len(line.Text):]
		}
		used += a
	}
	return f.trimmed(s, used), ""
}

// lineEnds finds the last place where a line may end.
type lineEnds struct {
	allowed Line  // the longest line so far that ends where one may
	gap     Line  // the line before the spaces just seen, if one may end there
	last    class // of the rune before
}

// see takes the next rune, of class c, and the line up to it. Whether a line may end before spaces
// shows only behind them: what clings to the line must not start the next one.
func (e *lineEnds) see(c class, before Line) {
	isSpace, wasSpace := c&space != 0, e.last&space != 0
	switch may := mayBreak(e.last, c); {
	case isSpace && wasSpace:
	case isSpace && !may:
		e.gap = Line{}
	case isSpace:
		e.gap = before
	case wasSpace && may:
		e.allowed = e.gap
	case may:
		e.allowed = before
	}
	e.last = c
}

// trimmed is a line of the given width without the spaces at its end.
func (f *Face) trimmed(s string, width int) Line {
	end := strings.TrimRight(s, " \u3000")
	return Line{end, width - f.Width(s[len(end):])}
}

// force ends a line before byte i of s although nothing allows it there: in the middle of a word that is
// wider than the line, or, one character earlier, before what clings to the next line's start.
func (f *Face) force(s string, i, used int) Line {
	next, _ := utf8.DecodeRuneInString(s[i:])
	prev, size := utf8.DecodeLastRuneInString(s[:i])
	if classOf(next)&closing != 0 && i > size && classOf(prev) == wide {
		return f.trimmed(s[:i-size], used-f.Advance(prev))
	}
	return f.trimmed(s[:i], used)
}

// Shorten returns s if it is at most width wide, else its beginning with … behind it.
func (f *Face) Shorten(s string, width int) string {
	if f.Width(s) <= width {
		return s
	}
	room := width - f.Advance('…')
	for i, r := range s {
		if room -= f.Advance(r); room < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
