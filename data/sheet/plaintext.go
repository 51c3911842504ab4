package sheet

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// plainText is a file of text whose encoding is known and every character of which can be read.
type plainText struct {
	src     source
	skip    int64             // length of the byte-order mark
	decoder encoding.Encoding // nil for UTF-8
}

// open reads the text from its beginning, as UTF-8.
func (t plainText) open(ctx context.Context) io.Reader {
	raw := io.Reader(ctxReader{ctx, io.NewSectionReader(t.src, t.skip, t.src.size-t.skip)})
	if t.decoder == nil {
		return raw
	}
	return transform.NewReader(raw, t.decoder.NewDecoder())
}

// readText finds out the encoding: byte-order mark, else UTF-8 if the file is that, else the
// fallback, else GB18030. A character that cannot be read is an error with its line: it would
// be somebody's name.
func readText(ctx context.Context, src source, head []byte, fallback encoding.Encoding) (plainText, error) {
	t := plainText{src: src}
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		t.skip = int64(len(bomUTF8))
		return t, t.checkUTF8(ctx)
	case bytes.HasPrefix(head, bomUTF16LE):
		t.skip, t.decoder = 2, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
		return t, t.checkDecoded(ctx)
	case bytes.HasPrefix(head, bomUTF16BE):
		t.skip, t.decoder = 2, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
		return t, t.checkDecoded(ctx)
	}
	seen, err := takeCensus(t.open(ctx))
	if err != nil {
		return t, err
	}
	if seen.isUTF8() {
		return t, seen.verdict()
	}
	if t.decoder = fallback; fallback == nil {
		t.decoder = simplifiedchinese.GB18030
	}
	return t, t.checkDecoded(ctx)
}

// checkUTF8 reads a file that says it is UTF-8.
func (t plainText) checkUTF8(ctx context.Context) error {
	seen, err := takeCensus(t.open(ctx))
	if err != nil {
		return err
	}
	return seen.verdict()
}

// checkDecoded reads the file through its decoder, which puts U+FFFD where it finds no character.
func (t plainText) checkDecoded(ctx context.Context) error {
	seen, err := takeCensus(t.open(ctx))
	if err != nil {
		return err
	}
	seen.bad = append(seen.bad, seen.replaced...)
	seen.badCount += seen.replacedCount
	return seen.verdict()
}

// census counts what kinds of characters a text is made of.
type census struct {
	line  int
	runes int // all
	multi int // of more than one byte, well-formed
	wide  int // of these, of three bytes or more, as Chinese is in UTF-8

	bad, replaced           []int // the first lines with invalid bytes, with U+FFFD
	badCount, replacedCount int
	inBad                   bool // the last byte was invalid
	controls                int  // control characters that no table has
	zeros                   int
}

// maxNamedLines bounds the line numbers in a sentence.
const maxNamedLines = 8

// takeCensus reads r to its end.
func takeCensus(r io.Reader) (*census, error) {
	c := &census{line: 1}
	buf := make([]byte, 64<<10)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		chunk := buf[:kept+n]
		kept = copy(buf, chunk[c.count(chunk, err != nil):])
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// count takes in chunk and returns how many bytes it used: a character may go on in the next one.
func (c *census) count(chunk []byte, last bool) int {
	i := 0
	for i < len(chunk) {
		b := chunk[i]
		if b < utf8.RuneSelf {
			c.countASCII(b)
			i++
			continue
		}
		if !last && !utf8.FullRune(chunk[i:]) {
			return i
		}
		r, size := utf8.DecodeRune(chunk[i:])
		c.countRune(r, size)
		i += size
	}
	return i
}

func (c *census) countASCII(b byte) {
	c.runes++
	c.inBad = false
	switch {
	case b == '\n':
		c.line++
	case b == 0:
		c.zeros++
	case b < ' ' && b != '\t' && b != '\r' && b != '\f' && b != '\v' && b != 0x1A:
		c.controls++
	}
}

func (c *census) countRune(r rune, size int) {
	c.runes++
	afterBad := c.inBad
	c.inBad = r == utf8.RuneError && size == 1
	switch {
	case c.inBad && afterBad: // one broken character may leave several bytes
	case c.inBad:
		c.badCount++
		c.bad = noteLine(c.bad, c.line)
	case r == utf8.RuneError:
		c.multi++
		c.replacedCount++
		c.replaced = noteLine(c.replaced, c.line)
	default:
		c.multi++
		if size > 2 {
			c.wide++
		}
	}
}

// noteLine keeps the first few line numbers, each once.
func noteLine(lines []int, line int) []int {
	if n := len(lines); n > maxNamedLines || n > 0 && lines[n-1] == line {
		return lines
	}
	return append(lines, line)
}

// isUTF8 says whether the text was meant to be UTF-8. Damage leaves most characters whole, while
// Chinese in GB18030 looks well-formed only in a word or two, and then as letters of two bytes.
func (c *census) isUTF8() bool {
	return c.multi == 0 && c.badCount == 0 || c.wide > 0 && c.multi > 4*c.badCount
}

// verdict refuses a text that is not one, or that has characters nobody can read.
func (c *census) verdict() error {
	switch {
	case c.zeros > 0, c.controls > c.runes/50, c.badCount > 10 && c.badCount > c.runes/10:
		return unreadable("里不是文字，也不是认识的表格格式。请核对是否选错了文件；若是表格，请用 Excel 或 WPS 另存为 .xlsx 后再导入。")
	case c.badCount > 0:
		return unreadable("第 %s 行有 %d 处认不出的字（自造字或已损坏），读进来会丢字。"+
			"请用 Excel 或 WPS 打开，改正这些字，另存为 .xlsx 后再导入。", nameLines(c.bad), c.badCount)
	}
	return nil
}

// nameLines lists line numbers: “3、17”, and “…等” where there are more.
func nameLines(lines []int) string {
	shown := lines[:min(len(lines), maxNamedLines)]
	words := make([]string, len(shown))
	for i, line := range shown {
		words[i] = fmt.Sprint(line)
	}
	text := strings.Join(words, "、")
	if len(lines) > maxNamedLines {
		text += " 等"
	}
	return text
}
