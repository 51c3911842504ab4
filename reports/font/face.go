// Package font prepares the program's own fonts for paper: widths, line breaking,
// and the characters that gofpdf cannot take (recipes.md §7).
//
// gofpdf v1.16.2 panics on runes beyond U+FFFF. Each face is therefore rewritten once, in
// memory: its cmap sends private-use codes to the glyphs of those runes, and further
// private-use codes to a blank, one per rune that the face lacks. Text is written in
// codes (Face.Code), and the document says in its ToUnicode map what each code means.
package font

import (
	"encoding/binary"
	"math"
	"sync"

	"taizhang/assets"
)

const (
	privateFirst = 0xE000 // of the code points that the program uses for itself
	privateLast  = 0xF8FF
	// blankCount is how many different runes that the face lacks one document can tell apart.
	blankCount = 512
	// WideSpace is the code of U+3000, which also stands for lacking runes beyond blankCount.
	WideSpace = 0x3000
	// thousand is the unit of advances: 1/1000 of the type size.
	thousand = 1000
	absent   = -1
)

// Face is one font, ready for gofpdf. It does not change and can be shared.
type Face struct {
	name     string
	data     []byte
	advances []int16         // by code, in thousandths; absent where the face has no glyph
	codes    map[rune]uint16 // of the runes beyond the Basic Multilingual Plane
	blank    uint16          // the first code that shows nothing and is one em wide
}

// The three faces (design.md “Paper”), each prepared at its first use.
var (
	sans     = sync.OnceValue(func() *Face { return mustPrepare("sans", assets.SansRegular) })
	sansBold = sync.OnceValue(func() *Face { return mustPrepare("sansbold", assets.SansBold) })
	serif    = sync.OnceValue(func() *Face { return mustPrepare("serif", assets.SerifRegular) })
)

// Sans is Noto Sans SC Regular: wall lists, labels.
func Sans() *Face { return sans() }

// SansBold is Noto Sans SC Bold: titles and headings.
func SansBold() *Face { return sansBold() }

// Serif is Noto Serif SC Regular: running text of the A4 forms.
func Serif() *Face { return serif() }

// mustPrepare is for the embedded fonts, which a test opens one by one.
func mustPrepare(name string, data []byte) *Face {
	f, err := prepare(name, data)
	if err != nil {
		panic("embedded font " + name + ": " + err.Error())
	}
	return f
}

// prepare rewrites a TrueType file for gofpdf and reads its widths.
func prepare(name string, data []byte) (*Face, error) {
	t, err := readTables(data)
	if err != nil {
		return nil, err
	}
	runs, err := readRuns(t["cmap"])
	if err != nil {
		return nil, err
	}
	t.widenMetrics()
	f := &Face{name: name, codes: map[rune]uint16{}, advances: make([]int16, 0x10000)}
	for i := range f.advances {
		f.advances[i] = absent
	}
	extra := f.assign(runs, t)
	t["cmap"] = format4(runs, extra)
	f.data = t.assemble()
	return f, nil
}

// assign notes the width of every rune and gives those beyond U+FFFF a private-use code;
// it returns the glyphs of these codes, the blanks behind them.
func (f *Face) assign(runs []glyphRun, t tables) []uint16 {
	var extra []uint16
	blank := uint16(0)
	for _, run := range runs {
		for r := run.first; r <= run.last; r++ {
			glyph := run.glyph + uint16(r-run.first)
			code := uint16(r)
			if r > 0xFFFF {
				code = privateFirst + uint16(len(extra))
				f.codes[r] = code
				extra = append(extra, glyph)
			}
			f.advances[code] = t.advance(glyph)
			if r == WideSpace {
				blank = glyph
			}
		}
	}
	f.blank = privateFirst + uint16(len(extra))
	for range blankCount {
		extra = append(extra, blank)
	}
	return extra
}

// advance reads a glyph's width, rounded as gofpdf writes it into the document.
func (t tables) advance(glyph uint16) int16 {
	i := min(int(glyph), t.longMetrics()-1)
	units := float64(binary.BigEndian.Uint16(t["hmtx"][4*i:]))
	return int16(math.Round(thousand / float64(t.unitsPerEm()) * units))
}

// Name is the family name under which gofpdf knows the face.
func (f *Face) Name() string { return f.name }

// Bytes is the rewritten TrueType file; not to be changed.
func (f *Face) Bytes() []byte { return f.data }

// Code returns the code that shows r in this face. ok is false if the face has no glyph for r,
// which includes every private-use rune that text may carry: those codes mean other things here.
func (f *Face) Code(r rune) (code uint16, ok bool) {
	if r > 0xFFFF {
		code, ok = f.codes[r]
		return code, ok
	}
	if r < 0 || r >= privateFirst && r <= privateLast {
		return 0, false
	}
	return uint16(r), f.advances[r] != absent
}

// Has says whether the face can show r.
func (f *Face) Has(r rune) bool {
	_, ok := f.Code(r)
	return ok
}

// Blank returns the i-th code that shows nothing and is one em wide, for the i-th rune
// that the face lacks. Beyond the last it is the wide space itself.
func (f *Face) Blank(i int) uint16 {
	if i >= blankCount {
		return WideSpace
	}
	return f.blank + uint16(i)
}

// Advance returns the width of r in thousandths of the type size; a rune that the face
// lacks takes one em.
func (f *Face) Advance(r rune) int {
	if r >= 0 && r < privateFirst {
		if a := f.advances[r]; a != absent {
			return int(a)
		}
		return thousand
	}
	if code, ok := f.Code(r); ok {
		return int(f.advances[code])
	}
	return thousand
}

// Width returns the width of s in thousandths of the type size.
func (f *Face) Width(s string) int {
	w := 0
	for _, r := range s {
		w += f.Advance(r)
	}
	return w
}
