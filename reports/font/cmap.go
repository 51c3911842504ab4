package font

import "encoding/binary"

// glyphRun says that the runes first … last show the glyphs glyph, glyph+1, …
type glyphRun struct {
	first, last rune
	glyph       uint16
}

// readRuns reads the format-12 subtable of a cmap, which knows every rune of the font.
func readRuns(cmap []byte) ([]glyphRun, error) {
	sub := subtable12(cmap)
	if len(sub) < 16 {
		return nil, errNotTrueType
	}
	n := uint64(binary.BigEndian.Uint32(sub[12:]))
	if uint64(len(sub)) < 16+12*n {
		return nil, errNotTrueType
	}
	runs := make([]glyphRun, 0, n)
	for i := range int(n) {
		g := sub[16+12*i:]
		first, last, glyph := binary.BigEndian.Uint32(g), binary.BigEndian.Uint32(g[4:]), binary.BigEndian.Uint32(g[8:])
		if first > last || last > 0x10FFFF || glyph+last-first > 0xFFFF {
			return nil, errNotTrueType
		}
		runs = append(runs, glyphRun{rune(first), rune(last), uint16(glyph)})
	}
	return runs, nil
}

// subtable12 finds the format-12 subtable, nil if there is none.
func subtable12(cmap []byte) []byte {
	n := int(binary.BigEndian.Uint16(cmap[2:]))
	for i := range n {
		if len(cmap) < 4+8*(i+1) {
			return nil
		}
		off := uint64(binary.BigEndian.Uint32(cmap[4+8*i+4:]))
		if off+2 <= uint64(len(cmap)) && binary.BigEndian.Uint16(cmap[off:]) == 12 {
			return cmap[off:]
		}
	}
	return nil
}

// segment4 is one segment of a format-4 subtable: either glyph = code + delta,
// or the glyphs one by one.
type segment4 struct {
	first, last, delta uint16
	glyphs             []uint16
}

// format4 writes a cmap with one subtable, platform 3 encoding 1 format 4, which is the only kind
// that gofpdf reads: the runs inside the Basic Multilingual Plane, and private-use
// codes from privateFirst on for the glyphs in extra.
func format4(runs []glyphRun, extra []uint16) []byte {
	private := segment4{first: privateFirst, last: privateFirst + uint16(len(extra)) - 1, glyphs: extra}
	placed := len(extra) == 0
	var segs []segment4
	for _, r := range runs {
		if r.first > 0xFFFE {
			break
		}
		if !placed && r.first > privateFirst {
			segs, placed = append(segs, private), true
		}
		segs = append(segs, segment4{uint16(r.first), uint16(min(r.last, 0xFFFE)), r.glyph - uint16(r.first), nil})
	}
	if !placed {
		segs = append(segs, private)
	}
	return encode4(append(segs, segment4{first: 0xFFFF, last: 0xFFFF, delta: 1}))
}

// encode4 lays out a cmap table with the segments, which are in rising order.
func encode4(segs []segment4) []byte {
	n := len(segs)
	var ends, firsts, deltas, offsets, glyphs []uint16
	for i, s := range segs {
		ends, firsts, deltas = append(ends, s.last), append(firsts, s.first), append(deltas, s.delta)
		offset := uint16(0)
		if s.glyphs != nil {
			offset = uint16(2 * (n - i + len(glyphs))) // counted from the offset's own place
			glyphs = append(glyphs, s.glyphs...)
		}
		offsets = append(offsets, offset)
	}
	search, power := 1, uint16(0)
	for search*2 <= n {
		search, power = search*2, power+1
	}
	words := []uint16{0, 1, 3, 1, 0, 12} // cmap head, one record at offset 12
	words = append(words, 4, uint16(16+8*n+2*len(glyphs)), 0, uint16(2*n), uint16(2*search), power, uint16(2*(n-search)))
	words = append(append(words, ends...), 0)
	for _, list := range [][]uint16{firsts, deltas, offsets, glyphs} {
		words = append(words, list...)
	}
	out := make([]byte, 0, 2*len(words))
	for _, w := range words {
		out = binary.BigEndian.AppendUint16(out, w)
	}
	return out
}
