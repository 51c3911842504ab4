package sheet

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// The records of a BIFF8 stream that are read ([MS-XLS] 2.3).
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDate1904   = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMergeCells = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recArray      = 0x0221
	recTable      = 0x0236
	recRK         = 0x027E
	recFormat     = 0x041E
	recShrFmla    = 0x04BC
	recBOF        = 0x0809
)

// record is one record of a stream: what it is, what it holds, and where the next one begins.
type record struct {
	kind uint16
	data []byte
	next int
}

// u16 and u32 read little-endian numbers; callers have checked the length.
func u16(b []byte) int { return int(binary.LittleEndian.Uint16(b)) }

func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// recordAt reads the record at offset at; ok is false at the end of the stream or where the
// record says to be longer than the stream is.
func recordAt(stream []byte, at int) (rec record, ok bool) {
	if at < 0 || at+4 > len(stream) {
		return rec, false
	}
	end := at + 4 + u16(stream[at+2:])
	if end > len(stream) {
		return rec, false
	}
	return record{kind: uint16(u16(stream[at:])), data: stream[at+4 : end], next: end}, true
}

// pieces is a record with the CONTINUE records that follow it, read as one.
type pieces struct {
	stream []byte
	cur    []byte // what is left of the current record
	next   int    // where the record after it begins
}

// piecesOf starts reading the record rec.
func piecesOf(stream []byte, rec record) *pieces {
	return &pieces{stream: stream, cur: rec.data, next: rec.next}
}

// advance goes on to the next CONTINUE record; false where there is none.
func (p *pieces) advance() bool {
	rec, ok := recordAt(p.stream, p.next)
	if !ok || rec.kind != recContinue {
		return false
	}
	p.cur, p.next = rec.data, rec.next
	return true
}

// done says whether nothing is left.
func (p *pieces) done() bool {
	for len(p.cur) == 0 {
		if !p.advance() {
			return true
		}
	}
	return false
}

// take cuts n bytes off that do not go over the end of a record; nil where they would. Headers
// of strings are never split.
func (p *pieces) take(n int) []byte {
	if p.done() || len(p.cur) < n {
		return nil
	}
	b := p.cur[:n]
	p.cur = p.cur[n:]
	return b
}

// skip drops n bytes over as many records as it takes.
func (p *pieces) skip(n int) bool {
	for n > 0 {
		if len(p.cur) == 0 && !p.advance() {
			return false
		}
		part := min(n, len(p.cur))
		p.cur = p.cur[part:]
		n -= part
	}
	return true
}

// The flags of a Unicode string.
const (
	flagWide    = 0x01 // two bytes a character
	flagPhonem  = 0x04 // reading aids follow the text
	flagRich    = 0x08 // formatting runs follow the text
	richRunSize = 4
)

// longString appends an XLUnicodeRichExtendedString to dst: a count of two bytes, flags, the
// text, and what follows it, which is dropped.
func (p *pieces) longString(dst []byte) ([]byte, bool) {
	head := p.take(3)
	if head == nil {
		return nil, false
	}
	count, flags := u16(head), head[2]
	extra := 0
	if flags&flagRich != 0 {
		runs := p.take(2)
		if runs == nil {
			return nil, false
		}
		extra += richRunSize * u16(runs)
	}
	if flags&flagPhonem != 0 {
		size := p.take(4)
		if size == nil || u32(size) > uint32(len(p.stream)) {
			return nil, false
		}
		extra += int(u32(size))
	}
	dst, ok := p.chars(dst, count, flags&flagWide != 0)
	return dst, ok && p.skip(extra)
}

// chars appends count characters to dst. Where the text goes on in a CONTINUE record, its first
// byte says anew whether characters take one byte or two.
func (p *pieces) chars(dst []byte, count int, wide bool) ([]byte, bool) {
	var high rune // first half of a surrogate pair
	for count > 0 {
		if len(p.cur) == 0 {
			if !p.advance() || len(p.cur) == 0 {
				return nil, false
			}
			wide = p.cur[0]&flagWide != 0
			p.cur = p.cur[1:]
		}
		size := 1
		if wide {
			size = 2
		}
		n := min(count, len(p.cur)/size)
		if n == 0 && len(p.cur) > 0 {
			return nil, false
		}
		dst, high = appendUnits(dst, p.cur[:n*size], size, high)
		p.cur = p.cur[n*size:]
		count -= n
	}
	if high != 0 {
		dst = utf8.AppendRune(dst, utf8.RuneError)
	}
	return dst, true
}

// appendUnits appends UTF-16 units of one or two bytes as UTF-8. high is the first half of a
// pair that was left open, and comes back as that.
func appendUnits(dst, units []byte, size int, high rune) ([]byte, rune) {
	for i := 0; i < len(units); i += size {
		r := rune(units[i])
		if size == 2 {
			r |= rune(units[i+1]) << 8
		}
		switch {
		case high != 0 && r >= 0xDC00 && r < 0xE000:
			dst = utf8.AppendRune(dst, utf16.DecodeRune(high, r))
			high = 0
			continue
		case high != 0:
			dst = utf8.AppendRune(dst, utf8.RuneError)
			high = 0
		}
		if r >= 0xD800 && r < 0xDC00 {
			high = r
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst, high
}

// plainString reads the string at the beginning of rec.data[at:]: a count of lenSize bytes,
// flags, text, going on in CONTINUE records.
func plainString(stream []byte, rec record, at, lenSize int) (string, bool) {
	p := piecesOf(stream, rec)
	if at > len(p.cur) {
		return "", false
	}
	p.cur = p.cur[at:]
	head := p.take(lenSize + 1)
	if head == nil {
		return "", false
	}
	count := int(head[0])
	if lenSize == 2 {
		count = u16(head)
	}
	text, ok := p.chars(nil, count, head[lenSize]&flagWide != 0)
	return string(text), ok
}
