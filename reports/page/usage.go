package page

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"math/bits"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"taizhang/reports/font"
)

// usage is what one document has written in one face.
type usage struct {
	face   *font.Face
	codes  [0x10000 / 64]uint64 // one bit per code written
	blanks map[rune]uint16      // codes that stand in for runes that the face lacks
	true   map[uint16]rune      // what codes mean that are not the rune itself
}

func newUsage(f *font.Face) *usage {
	return &usage{face: f, blanks: map[rune]uint16{}, true: map[uint16]rune{}}
}

// code returns the code to write for r; shown is false if it only keeps the place.
func (u *usage) code(r rune) (code uint16, shown bool) {
	code, shown = u.face.Code(r)
	if !shown {
		code = u.blank(r)
	}
	u.codes[code/64] |= 1 << (code % 64)
	if rune(code) != r && code != font.WideSpace {
		u.true[code] = r
	}
	return code, shown
}

// blank returns the code that keeps the place of r.
func (u *usage) blank(r rune) uint16 {
	code, ok := u.blanks[r]
	if !ok {
		code = u.face.Blank(len(u.blanks))
		u.blanks[r] = code
	}
	return code
}

// all lists the codes written, in rising order.
func (u *usage) all() []uint16 {
	var list []uint16
	for i, word := range u.codes {
		for ; word != 0; word &= word - 1 {
			list = append(list, uint16(64*i+bits.TrailingZeros64(word)))
		}
	}
	return list
}

// declareUsed tells gofpdf which codes to put into the embedded subsets. It learns that only
// from text that it writes itself, so it writes each code once, into a template that is placed nowhere.
func (d *Document) declareUsed() {
	if len(d.faces) == 0 {
		return
	}
	d.pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for face, u := range d.faces {
			var s []rune
			for _, code := range u.all() {
				s = append(s, rune(code))
			}
			t.SetFont(face.Name(), "", 1)
			t.Text(0, 0, string(s))
		}
	})
}

// toUnicode returns the compressed map from the codes written to the characters that
// they mean, the font's ToUnicode stream.
func (u *usage) toUnicode() []byte {
	const most = 100 // entries in one section, a limit of the format
	var plain bytes.Buffer
	plain.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for list := u.all(); len(list) > 0; {
		part := list[:min(most, len(list))]
		list = list[len(part):]
		fmt.Fprintf(&plain, "%d beginbfchar\n", len(part))
		for _, code := range part {
			fmt.Fprintf(&plain, "<%04X> <", code)
			for _, unit := range utf16.Encode([]rune{u.meaning(code)}) {
				fmt.Fprintf(&plain, "%04X", unit)
			}
			plain.WriteString(">\n")
		}
		plain.WriteString("endbfchar\n")
	}
	plain.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = plain.WriteTo(z) // a bytes.Buffer takes everything
	_ = z.Close()
	return packed.Bytes()
}

// meaning is the character that a code stands for.
func (u *usage) meaning(code uint16) rune {
	if r, ok := u.true[code]; ok {
		return r
	}
	return rune(code)
}
