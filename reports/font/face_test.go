package font

import (
	"maps"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"taizhang/assets"
)

// faces are the embedded fonts before and after.
var faces = []struct {
	face     func() *Face
	original []byte
}{{Sans, assets.SansRegular}, {SansBold, assets.SansBold}, {Serif, assets.SerifRegular}}

func TestFaceKnowsWhatItShows(t *testing.T) {
	for _, tc := range faces {
		f := tc.face()
		for _, r := range "张三丰 A9，。●◆▲■○䶮㛃𬭎𫟹　" {
			if !f.Has(r) {
				t.Errorf("%s: %c is missing", f.Name(), r)
			}
		}
		for _, r := range []rune{'𠮷', '☐', '☑', 0x1F600, 0xE000, 0xE1BC, 0xF8FF, 0xD800, -1, 0x110000} {
			if f.Has(r) {
				t.Errorf("%s: %U is said to be there", f.Name(), r)
			}
			if got := f.Advance(r); got != 1000 {
				t.Errorf("%s: %U is %d wide, want one em", f.Name(), r, got)
			}
		}
	}
}

// Through the rewritten cmap every rune, by its code, shows the glyph that the original font has for it,
// as wide as the original has it.
func TestCodesLeadToTheGlyphsOfTheOriginal(t *testing.T) {
	for _, tc := range faces {
		c := comparison{Face: tc.face(), original: parse(t, tc.original), rewritten: parse(t, tc.face().Bytes())}
		rare := 0
		for r := rune(0x20); r < 0x32000; r++ {
			c.check(t, r)
			if r > 0xFFFF && c.Has(r) {
				rare++
			}
		}
		if rare < 400 {
			t.Errorf("%s: only %d runes beyond U+FFFF", c.Name(), rare)
		}
	}
}

func parse(t *testing.T, data []byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// comparison is a face beside the font that it was made of.
type comparison struct {
	*Face
	original, rewritten *sfnt.Font
	buf                 sfnt.Buffer
}

func (c *comparison) check(t *testing.T, r rune) {
	t.Helper()
	want, _ := c.original.GlyphIndex(&c.buf, r)
	code, ok := c.Code(r)
	if ok != (want != 0) {
		t.Fatalf("%s: %U: shown %v, but glyph %d in the original", c.Name(), r, ok, want)
	}
	if !ok {
		return
	}
	if got, _ := c.rewritten.GlyphIndex(&c.buf, rune(code)); got != want {
		t.Fatalf("%s: %U has code %04X, which shows glyph %d, want %d", c.Name(), r, code, got, want)
	}
	if r%37 == 0 { // a sample: measuring takes longer
		advance, err := c.original.GlyphAdvance(&c.buf, want, fixed.I(1000), font.HintingNone)
		if err != nil || c.Advance(r) != advance.Round() {
			t.Errorf("%s: %U is %d wide, want %d (%v)", c.Name(), r, c.Advance(r), advance.Round(), err)
		}
	}
}

func TestBlankCodesShowTheWideSpace(t *testing.T) {
	f := Sans()
	rewritten := parse(t, f.Bytes())
	var buf sfnt.Buffer
	want, _ := rewritten.GlyphIndex(&buf, '\u3000')
	seen := map[uint16]bool{}
	for i := range blankCount {
		code := f.Blank(i)
		if got, _ := rewritten.GlyphIndex(&buf, rune(code)); got != want || seen[code] {
			t.Fatalf("blank %d has code %04X, glyph %d; want glyph %d and a code of its own", i, code, got, want)
		}
		seen[code] = true
	}
	if got := f.Blank(blankCount); got != WideSpace {
		t.Errorf("beyond the last blank: %04X, want 3000", got)
	}
}

// gofpdf overwrites part of hmtx where a glyph has no full entry: Noto Serif has 325 of these.
func TestEveryGlyphHasFullMetrics(t *testing.T) {
	for _, tc := range faces {
		before, err := readTables(tc.original)
		if err != nil {
			t.Fatal(err)
		}
		after, err := readTables(tc.face().Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if after.longMetrics() != before.glyphs() || len(after["hmtx"]) != 4*before.glyphs() {
			t.Errorf("%s: %d full metrics in %d bytes, want %d", tc.face().Name(), after.longMetrics(), len(after["hmtx"]), before.glyphs())
		}
		last := uint16(before.glyphs() - 1)
		if got, want := after.advance(last), before.advance(last); got != want {
			t.Errorf("%s: the last glyph is %d wide, want %d", tc.face().Name(), got, want)
		}
	}
}

func TestPrepareRefusesWhatIsNoFont(t *testing.T) {
	whole := assets.SansRegular
	cases := map[string][]byte{
		"nothing":   nil,
		"text":      []byte("这不是字体，这不是字体，这不是字体"),
		"cut short": whole[:100_000],
		"OpenType":  append([]byte("OTTO"), whole[4:400]...),
	}
	for name, data := range cases {
		if _, err := prepare("x", data); err == nil {
			t.Errorf("%s was taken for a font", name)
		}
	}
}

// Damage to the tables that are read is an error or goes unnoticed, but never a panic.
func TestPrepareSurvivesDamage(t *testing.T) {
	tables, err := readTables(assets.SansRegular)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		for tag, data := range tables {
			if len(data) > 60_000 {
				continue
			}
			damaged := append([]byte(nil), data...)
			damaged[random.IntN(min(len(data), 64))] ^= byte(1 + random.IntN(255))
			if tag == "cmap" {
				_, _ = readRuns(damaged)
			}
			trial := maps.Clone(tables)
			trial[tag] = damaged
			use(trial)
		}
	}
}

// use does what prepare does with tables that pass the check.
func use(t tables) {
	if t.check() != nil {
		return
	}
	t.widenMetrics()
	for _, glyph := range []uint16{0, 1, 0xFFFF} {
		t.advance(glyph)
	}
}
