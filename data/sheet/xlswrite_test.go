package sheet

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"testing"
	"unicode/utf16"
)

// rec is one BIFF record.
func rec(kind int, data ...[]byte) []byte {
	var body []byte
	for _, d := range data {
		body = append(body, d...)
	}
	out := append(w16(kind), w16(len(body))...)
	return append(out, body...)
}

// w16, w32 and w64 write little-endian numbers.
func w16(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.LittleEndian.AppendUint16(out, uint16(v))
	}
	return out
}

func w32(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.LittleEndian.AppendUint32(out, uint32(v))
	}
	return out
}

func w64(v float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)) }

// wide writes text as UTF-16.
func wide(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, w16(int(unit))...)
	}
	return out
}

// uni writes a string with a count of lenSize bytes, wide characters.
func uni(text string, lenSize int) []byte {
	n := len(utf16.Encode([]rune(text)))
	head := []byte{byte(n)}
	if lenSize == 2 {
		head = w16(n)
	}
	return append(append(head, 1), wide(text)...)
}

func join(data ...[]byte) []byte {
	var out []byte
	for _, d := range data {
		out = append(out, d...)
	}
	return out
}

// bof begins a substream.
func bof(kind int) []byte { return rec(recBOF, w16(versionBIFF8, kind), make([]byte, 12)) }

var eof = rec(recEOF)

// legacySheetData is one sheet to write: its entry in the list and its records.
type legacySheetData struct {
	name    string
	state   byte
	kind    byte
	records []byte
}

// workbookStream puts globals and sheets together.
func workbookStream(globals []byte, sheets ...legacySheetData) []byte {
	var list []byte
	size := len(bof(5)) + len(globals) + len(eof)
	for _, s := range sheets {
		size += 4 + 6 + len(uni(s.name, 1))
	}
	var body []byte
	for _, s := range sheets {
		list = append(list, rec(recBoundSheet, w32(size+len(body)), []byte{s.state, s.kind}, uni(s.name, 1))...)
		body = append(body, join(bof(0x10), s.records, eof)...)
	}
	return join(bof(5), globals, list, eof, body)
}

// The marks of a compound file's table of sectors, and the size of a sector; [MS-CFB] 2.
const (
	cfbSector = 512
	cfbPerFAT = 128
	cfbFAT    = 0xFFFFFFFD
	cfbEnd    = 0xFFFFFFFE
	cfbFree   = 0xFFFFFFFF
)

// compoundFile wraps streams into a compound file of version 3. Each is padded to the size below
// which it would stand in the mini stream.
func compoundFile(tb testing.TB, streams map[string][]byte) []byte {
	tb.Helper()
	var body []byte
	var chain []int // the table of sectors
	add := func(data []byte) (start int) {
		start = len(chain)
		body = append(body, data...)
		for len(chain)+1 < len(body)/cfbSector {
			chain = append(chain, len(chain)+1)
		}
		chain = append(chain, cfbEnd)
		return start
	}
	names := slices.Sorted(maps.Keys(streams))
	dir := dirEntry("Root Entry", 5, cfbEnd, 0, 1, cfbFree)
	for i, name := range names {
		padded := make([]byte, (max(len(streams[name]), 4096)+cfbSector-1)/cfbSector*cfbSector)
		copy(padded, streams[name])
		next := i + 2
		if i+1 == len(names) {
			next = cfbFree
		}
		dir = append(dir, dirEntry(name, 2, add(padded), max(len(streams[name]), 4096), cfbFree, next)...)
	}
	for len(dir)%cfbSector != 0 {
		dir = append(dir, dirEntry("", 0, 0, 0, cfbFree, cfbFree)...)
	}
	dirStart := add(dir)
	fats := (len(chain) + cfbPerFAT - 2) / (cfbPerFAT - 1) // each lists the others and itself
	difat := slices.Repeat([]int{cfbFree}, 109)
	for i := range fats {
		difat[i] = len(chain)
		chain = append(chain, cfbFAT)
	}
	chain = append(chain, slices.Repeat([]int{cfbFree}, fats*cfbPerFAT-len(chain))...)
	head := join([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 16), w16(0x3E, 3, 0xFFFE, 9, 6), make([]byte, 6),
		w32(0, fats, dirStart, 0, 4096, cfbEnd, 0, cfbEnd, 0), w32(difat...))
	return join(head, body, w32(chain...))
}

// dirEntry writes a directory entry: a stream is the child or the right sibling of another.
func dirEntry(name string, kind byte, start, size, child, right int) []byte {
	raw := make([]byte, 64)
	n := copy(raw, wide(name))
	return join(raw, w16(n+2), []byte{kind, 1}, w32(cfbFree, right, child), make([]byte, 16+4+16), w32(start, size, 0))
}
