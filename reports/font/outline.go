package font

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Point is a place in a glyph's square, in ems: x to the right, y up from the baseline.
type Point struct{ X, Y float64 }

// Step is one piece of an outline. A step with no controls is a straight line, unless Move starts
// a new contour; two controls make a cubic curve.
type Step struct {
	Move     bool
	Controls []Point
	To       Point
}

// Fallback draws runes that the program's own fonts lack with whatever fonts are at hand.
// It is safe for concurrent use.
type Fallback struct {
	paths []string
	open  sync.Once
	mu    sync.Mutex // guards buf
	buf   sfnt.Buffer
	fonts []*sfnt.Font
}

// windowsFonts ship with Windows and know characters beyond the Basic Multilingual Plane.
var windowsFonts = []string{"simsunb.ttf", "SimsunExtG.ttf", "simsun.ttc", "mingliub.ttc", "msyh.ttc"}

// systemFallback is opened at the first rune that needs it and kept.
var systemFallback = sync.OnceValue(func() *Fallback {
	if runtime.GOOS != "windows" {
		return NewFallback()
	}
	var paths []string
	for _, name := range windowsFonts {
		paths = append(paths, filepath.Join(os.Getenv("WINDIR"), "Fonts", name))
	}
	return NewFallback(paths...)
})

// SystemFallback draws from the PC's own fonts; on systems other than Windows it knows none,
// so that paper looks the same on all of them.
func SystemFallback() *Fallback { return systemFallback() }

// NewFallback draws from the font files or collections at paths, in that order. Files that do not exist
// or are no fonts are passed over.
func NewFallback(paths ...string) *Fallback { return &Fallback{paths: paths} }

// load opens the font files; they stay open as long as the program runs.
func (b *Fallback) load() {
	for _, path := range b.paths {
		file, err := os.Open(path)
		if err != nil {
			continue
		}
		collection, err := sfnt.ParseCollectionReaderAt(file)
		if err != nil {
			_ = file.Close() // only read, and of no use
			continue
		}
		for i := range collection.NumFonts() {
			if f, err := collection.Font(i); err == nil {
				b.fonts = append(b.fonts, f)
			}
		}
	}
}

// Outline returns the outline of r scaled to one em; ok is false if no font has it.
func (b *Fallback) Outline(r rune) (steps []Step, ok bool) {
	b.open.Do(b.load)
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.fonts {
		glyph, err := f.GlyphIndex(&b.buf, r)
		if err != nil || glyph == 0 {
			continue
		}
		segments, err := f.LoadGlyph(&b.buf, glyph, fixed.I(thousand), nil)
		if err != nil || len(segments) == 0 {
			continue
		}
		return centre(outlineOf(segments), b.advance(f, glyph)), true
	}
	return nil, false
}

// advance returns the glyph's width in ems.
func (b *Fallback) advance(f *sfnt.Font, glyph sfnt.GlyphIndex) float64 {
	a, err := f.GlyphAdvance(&b.buf, glyph, fixed.I(thousand), font.HintingNone)
	if err != nil {
		return 1
	}
	return float64(a) / 64 / thousand
}

// centre moves an outline of the given width to the middle of its em.
func centre(steps []Step, width float64) []Step {
	dx := (1 - width) / 2
	for i := range steps {
		steps[i].To.X += dx
		for j := range steps[i].Controls {
			steps[i].Controls[j].X += dx
		}
	}
	return steps
}

// outlineOf turns the segments of package sfnt into steps; quadratic curves become cubic ones.
func outlineOf(segments sfnt.Segments) []Step {
	var steps []Step
	var at Point
	for _, s := range segments {
		a := pointOf(s.Args[0])
		step := Step{To: a}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			step.Move = true
		case sfnt.SegmentOpQuadTo:
			b := pointOf(s.Args[1])
			step = Step{Controls: []Point{between(at, a), between(b, a)}, To: b}
		case sfnt.SegmentOpCubeTo:
			step = Step{Controls: []Point{a, pointOf(s.Args[1])}, To: pointOf(s.Args[2])}
		}
		steps, at = append(steps, step), step.To
	}
	return steps
}

// between returns the point two thirds of the way from p to q.
func between(p, q Point) Point {
	return Point{p.X + (q.X-p.X)*2/3, p.Y + (q.Y-p.Y)*2/3}
}

// pointOf turns a point of package sfnt, 1/64 of a thousandth, y down, into ems, y up.
func pointOf(p fixed.Point26_6) Point {
	return Point{float64(p.X) / 64 / thousand, -float64(p.Y) / 64 / thousand}
}
