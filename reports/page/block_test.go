package page_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/reports/font"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

func textsOf(b page.Block) []string {
	var texts []string
	for _, l := range b.Lines {
		texts = append(texts, l.Text)
	}
	return texts
}

func TestBlocks(t *testing.T) {
	typ := page.Type{Face: font.Sans(), Size: 72 / 2.54} // one em is 10 mm
	cases := []struct {
		name  string
		block page.Block
		size  float64 // in ems of 10 mm
		want  []string
	}{
		{"wrap", typ.Wrap("帮扶责任人", 40), 1, []string{"帮扶责任", "人"}},
		{"balanced", typ.Balanced("帮扶责任人", 40), 1, []string{"帮扶责", "任人"}},
		{"balanced on one line", typ.Balanced("帮扶", 40), 1, []string{"帮扶"}},
		{"fit", typ.Fit("帮扶责任人", 50, 1), 1, []string{"帮扶责任人"}},
		{"fit smaller", typ.Fit("帮扶责任人", 25, 1), 0.5, []string{"帮扶责任人"}},
		{"fit at the least size", typ.Fit("帮扶责任人", 25, typ.Size*0.8), 0.8, []string{"帮扶责", "任人"}},
		{"limit", typ.Wrap("帮扶责任人联系电话", 30).Limit(2, 30), 1, []string{"帮扶责", "任人…"}},
		{"limit not reached", typ.Wrap("帮扶责任人", 30).Limit(2, 30), 1, []string{"帮扶责", "任人"}},
		{"line", typ.Line("帮扶责任人", 30), 1, []string{"帮扶…"}},
		{"line of nothing", typ.Line("\x00", 30), 1, nil},
	}
	for _, tc := range cases {
		if got := textsOf(tc.block); !slices.Equal(got, tc.want) {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
		if got := tc.block.Type.Em() / 10; got < tc.size-0.02 || got > tc.size+0.02 {
			t.Errorf("%s: size %.2f, want %.2f", tc.name, got, tc.size)
		}
	}
	b := typ.Wrap("帮扶责任人", 40)
	if b.Height() != 2*b.Pitch || b.Width() < 39.9 || b.Width() > 40.1 {
		t.Errorf("the block is %.2f × %.2f, want 40 × %.2f", b.Width(), b.Height(), 2*b.Pitch)
	}
}

// observed draws with f on an A4 sheet and returns the marks.
func observed(f func(d *page.Document)) []page.Mark {
	d := newDocument(nil)
	var marks []page.Mark
	d.Observe(func(m page.Mark) { marks = append(marks, m) })
	d.AddSheet(page.A4)
	f(d)
	return marks
}

func TestPutAligns(t *testing.T) {
	typ := page.Type{Face: font.Sans(), Size: 72 / 2.54}
	in := page.Rect{X: 20, Y: 30, W: 100, H: 40}
	for align, want := range map[page.Align]float64{page.Left: 20, page.Centre: 55, page.Right: 90} {
		marks := observed(func(d *page.Document) { d.Put(typ.Wrap("张三丰", 100), in, page.Black, align) })
		if len(marks) != 1 || marks[0].Box.X < want-0.01 || marks[0].Box.X > want+0.01 || marks[0].Within != in {
			t.Fatalf("alignment %d: got %+v, want x %.1f", align, marks, want)
		}
		if box := marks[0].Box; box.Y < 44.9 || box.Y > 45.1 || box.H < 9.9 || box.H > 10.1 {
			t.Errorf("got %+v, want a line of 10 mm in the middle of the rectangle", box)
		}
	}
}

func TestPutUprightStaysInsideAtAnyLength(t *testing.T) {
	typ := page.Type{Face: font.SansBold(), Size: 20}
	in := page.Rect{X: 10, Y: 30, W: 12, H: 100}
	for _, s := range []string{"●稳定脱贫户", strings.Repeat("长", 40)} {
		marks := observed(func(d *page.Document) { d.PutUpright(s, typ, in, page.Black) })
		var all strings.Builder
		bottom := in.Y
		for _, m := range marks {
			all.WriteString(m.Text)
			if m.Box.Y < bottom-0.01 || m.Box.Bottom() > in.Bottom() || m.Box.X < in.X || m.Box.Right() > in.Right() {
				t.Errorf("%s at %+v overlaps or leaves %+v", m.Text, m.Box, in)
			}
			bottom = m.Box.Bottom()
		}
		if all.String() != s {
			t.Errorf("got %q, want %q", all.String(), s)
		}
	}
}

// Tick boxes are lines: the fonts have neither ☐ nor ☑.
func TestTickBoxes(t *testing.T) {
	d := newDocument(nil)
	d.AddSheet(page.A4)
	d.Tick(20, 30, 4, false, page.Black)
	d.AddSheet(page.A4)
	d.Tick(20, 30, 4, true, page.Black)
	pages := pdftest.Read(t, finish(t, d)).Pages()
	for i, want := range []int{0, 2} {
		if boxes, strokes := strings.Count(pages[i], "re\n"), strings.Count(pages[i], " l\n"); boxes != 1 || strokes != want {
			t.Errorf("page %d: %d boxes and %d strokes, want 1 and %d", i+1, boxes, strokes, want)
		}
	}
	if !strings.Contains(pages[0], "56.69 745.51 11.34 11.34 re") {
		t.Errorf("the box is not at 20, 30 mm:\n%s", pages[0])
	}
}
