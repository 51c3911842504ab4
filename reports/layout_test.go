package reports

import (
	"context"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/reports/font"
	"taizhang/reports/page"
)

// trialPaper takes the sheets of all trials: opening the fonts for each would take most of the time.
var trialPaper = page.New(page.Properties{}, nil)

// names are names of all lengths and kinds: rare, lacking, invalid, with spaces and joiners.
func names() *rapid.Generator[string] {
	runes := rapid.SampledFrom([]rune("张三丰李四光欧阳·，。（）/0123456789ABCabc- 　𬭎𫟹䶮㛃𠮷😀\u200d\uE000"))
	return rapid.Custom(func(t *rapid.T) string {
		most := rapid.SampledFrom([]int{2, 3, 4, 4, 4, 8, 30, 300}).Draw(t, "most")
		name := string(rapid.SliceOfN(runes, 0, most).Draw(t, "name"))
		if rapid.IntRange(0, 9).Draw(t, "invalid") == 0 {
			name += "\xff\xfe"
		}
		return name
	})
}

// wallLists are lists of up to so many rows with some rows of drawn texts.
func wallLists(most int) *rapid.Generator[township.WallList] {
	return rapid.Custom(func(t *rapid.T) township.WallList {
		w := sampleList(rapid.SampledFrom(township.Ledgers).Draw(t, "ledger"), "柏树村", rapid.IntRange(0, most).Draw(t, "rows"))
		if rapid.IntRange(0, 3).Draw(t, "odd village") == 0 {
			w.Village, w.Office = names().Draw(t, "village"), names().Draw(t, "office")
		}
		for range min(len(w.Rows), 6) {
			r := &w.Rows[rapid.IntRange(0, len(w.Rows)-1).Draw(t, "row")]
			for _, field := range []*string{&r.Group, &r.Head, &r.Cause, &r.Since, &r.Helper, &r.HelperPhone, &r.Remark, &r.Code, &r.Measures} {
				if rapid.Bool().Draw(t, "odd") {
					*field = names().Draw(t, "text")
				}
			}
		}
		return w
	})
}

// trial prints onto the trial paper and returns the marks of each sheet.
func trial(t *rapid.T, job WallListJob, print func(p *press) error) map[int][]page.Mark {
	marks := map[int][]page.Mark{}
	trialPaper.Observe(func(m page.Mark) { marks[m.Page] = append(marks[m.Page], m) })
	if err := print(&press{ctx: context.Background(), job: job, doc: trialPaper, styles: legendStyles(job)}); err != nil {
		t.Fatal(err)
	}
	return marks
}

const hair = 0.02

// checkMarks makes sure that every text stands on the sheet and in its box, in no less than 9 pt, and
// covers no other.
func checkMarks(t *rapid.T, marks map[int][]page.Mark, sheet page.Sheet) {
	for _, list := range marks {
		for i, m := range list {
			whole := page.Rect{X: 5, Y: 5, W: sheet.Width - 10, H: sheet.Height - 10}
			if !inside(m.Box, m.Within) || !inside(m.Box, whole) {
				t.Fatalf("%q at %+v leaves %+v or the sheet", m.Text, m.Box, m.Within)
			}
			if m.Size < 9-hair {
				t.Fatalf("%q is set in %.2f pt", m.Text, m.Size)
			}
			for _, o := range list[i+1:] {
				if overlap(m.Box, o.Box) {
					t.Fatalf("%q at %+v and %q at %+v cover each other", m.Text, m.Box, o.Text, o.Box)
				}
			}
		}
	}
}

func inside(box, within page.Rect) bool {
	return box.X >= within.X-hair && box.Right() <= within.Right()+hair && box.Y >= within.Y-hair && box.Bottom() <= within.Bottom()+hair
}

func overlap(a, b page.Rect) bool {
	return a.X < b.Right()-hair && b.X < a.Right()-hair && a.Y < b.Bottom()-hair && b.Y < a.Bottom()-hair
}

func TestListsNeverClipOrOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		job := WallListJob{
			Form:  rapid.SampledFrom([]township.WallListForm{township.ForWall, township.ForFile}).Draw(t, "form"),
			Paper: rapid.SampledFrom([]Paper{PaperOfForm, A3, A4}).Draw(t, "paper"), Printed: printed,
		}
		w := wallLists(rapid.SampledFrom([]int{3, 60, 300}).Draw(t, "most")).Draw(t, "list")
		marks := trial(t, job, func(p *press) error { return p.list(w, func() {}) })
		checkMarks(t, marks, lookOf(job.Form, job.Paper).sheet)
		checkHeads(t, marks, w, 5)
	})
}

// checkHeads makes sure that all heads of fewer than so many characters are on paper in full, whatever
// the lines; longer ones may go on on the next sheet.
func checkHeads(t *rapid.T, marks map[int][]page.Mark, w township.WallList, most int) {
	var paper strings.Builder
	for _, list := range marks {
		paper.WriteString(strings.Join(textsOf(list), ""))
	}
	text := bare(paper.String())
	for _, r := range w.Rows {
		if head := []rune(bare(font.Tidy(r.Head))); len(head) < most && !strings.Contains(text, string(head)) {
			t.Fatalf("%q is not on paper", string(head))
		}
	}
}

// checkBand makes sure that the totals of a ledger stand in full over its block, and again where it goes on.
func checkBand(t *rapid.T, marks map[int][]page.Mark, w township.WallList) {
	found := false
	for sheet, list := range marks {
		texts := textsOf(list)
		here := slices.Contains(texts, bandCount(w))
		if slices.Contains(texts, bandTitle(w, true)) && !here {
			t.Fatalf("sheet %d shows %s without its totals %q: %q", sheet, w.Style.Word, bandCount(w), texts)
		}
		found = found || here
	}
	if !found {
		t.Fatalf("%q of %s is on no sheet", bandCount(w), w.Style.Word)
	}
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

func TestSummariesNeverClipOrOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		job := WallListJob{Paper: rapid.SampledFrom([]Paper{A3, A4}).Draw(t, "paper"), Printed: printed}
		s := township.VillageSummary{Office: "清溪镇", Village: names().Draw(t, "village"), AsOf: "2021-11-19"}
		for i := range rapid.IntRange(0, 4).Draw(t, "lists") {
			w := wallLists(rapid.SampledFrom([]int{5, 60, 250}).Draw(t, "most")).Draw(t, "list")
			w.Style = township.StyleOf(township.Ledgers[i])
			s.Lists = append(s.Lists, w)
		}
		marks := trial(t, job, func(p *press) error { return p.summary(s, func() {}) })
		checkMarks(t, marks, lookOf(township.ForWall, job.Paper).sheet)
		for _, w := range s.Lists {
			checkHeads(t, marks, w, 301)
			checkBand(t, marks, w)
		}
	})
}
