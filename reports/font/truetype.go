package font

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
)

// errNotTrueType is what every damaged or foreign font file gives.
var errNotTrueType = errors.New("not a TrueType font that paper can use")

// paperTables are the tables that gofpdf reads; layout tables only cost memory.
var paperTables = []string{
	"OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep",
}

// tables is a TrueType file taken apart: tag → bytes.
type tables map[string][]byte

// readTables takes a TrueType file apart; the bytes stay where they are.
func readTables(data []byte) (tables, error) {
	const head, record = 12, 16
	if len(data) < head || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, errNotTrueType
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < head+n*record {
		return nil, errNotTrueType
	}
	t := tables{}
	for i := range n {
		r := data[head+i*record:]
		off, size := uint64(binary.BigEndian.Uint32(r[8:])), uint64(binary.BigEndian.Uint32(r[12:]))
		if off+size > uint64(len(data)) {
			return nil, errNotTrueType
		}
		if tag := string(r[:4]); slices.Contains(paperTables, tag) {
			t[tag] = data[off : off+size : off+size]
		}
	}
	return t, t.check()
}

// check makes sure of the tables whose fields are read without further questions.
func (t tables) check() error {
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "cmap": 4, "OS/2": 1, "post": 32, "name": 6, "loca": 4, "glyf": 1} {
		if len(t[tag]) < least {
			return errNotTrueType
		}
	}
	if t.unitsPerEm() == 0 || t.longMetrics() == 0 || len(t["hmtx"]) < 4*t.longMetrics()+2*(t.glyphs()-t.longMetrics()) {
		return errNotTrueType
	}
	return nil
}

func (t tables) unitsPerEm() int  { return int(binary.BigEndian.Uint16(t["head"][18:])) }
func (t tables) glyphs() int      { return int(binary.BigEndian.Uint16(t["maxp"][4:])) }
func (t tables) longMetrics() int { return int(binary.BigEndian.Uint16(t["hhea"][34:])) }

// widenMetrics gives every glyph a full entry in hmtx. Where the tail of the table is short,
// gofpdf overwrites the neighbour's bearing while it cuts the subset.
func (t tables) widenMetrics() {
	long, all := t.longMetrics(), t.glyphs()
	if long >= all {
		return
	}
	old := t["hmtx"]
	wide := append(make([]byte, 0, 4*all), old[:4*long]...)
	last := old[4*(long-1) : 4*(long-1)+2]
	for i := range all - long {
		wide = append(append(wide, last...), old[4*long+2*i:4*long+2*i+2]...)
	}
	hhea := slices.Clone(t["hhea"])
	binary.BigEndian.PutUint16(hhea[34:], uint16(all))
	t["hmtx"], t["hhea"] = wide, hhea
}

// assemble writes the tables as a TrueType file. The checksums are left at zero:
// the file only feeds gofpdf, which computes those of the subset it embeds.
func (t tables) assemble() []byte {
	tags := slices.Sorted(maps.Keys(t))
	size := 12 + 16*len(tags)
	for _, tag := range tags {
		size += (len(t[tag]) + 3) &^ 3
	}
	out := make([]byte, 12+16*len(tags), size)
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(len(tags)))
	for i, tag := range tags {
		r := out[12+16*i:]
		copy(r, tag)
		binary.BigEndian.PutUint32(r[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(r[12:], uint32(len(t[tag])))
		out = append(out, t[tag]...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	return out
}
