package surveys

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
)

// press notes what is printed.
type press struct{ wrote []string }

func (p *press) note(path, format string, args ...any) (township.WallListResult, error) {
	p.wrote = append(p.wrote, fmt.Sprintf(format, args...)+" "+path)
	return township.WallListResult{Pages: 2, LeftOut: 1}, nil
}

func (p *press) PrintSurveys(_ context.Context, req township.SurveyPrint, path string) (township.WallListResult, error) {
	return p.note(path, "%s %v %v %d%s", req.Way, req.Households, req.Bound, req.Copies, req.Audience)
}

func (p *press) PrintContrast(_ context.Context, _ int64, households []int64, path string, _ func(done, total int)) (township.WallListResult, error) {
	return p.note(path, "contrast %v", households)
}

func (p *press) PrintRoute(_ context.Context, _ int64, village, checker, path string) (township.WallListResult, error) {
	return p.note(path, "route %s %s", village, checker)
}

func (p *press) ExportSurveys(_ context.Context, campaign int64, path string, _ func(done, total int)) (int, error) {
	p.wrote = append(p.wrote, fmt.Sprintf("export %d %s", campaign, path))
	return 0, township.Errorf(township.CodeWrite, "写不进去。")
}

func TestPapersAreOfWhatIsTickedElseOfWhatIsShown(t *testing.T) {
	c := newClerk(t)
	c.filled(2)
	paper := &press{}
	c.screen.PrintBy(paper)
	l := c.screen.list
	l.filters.filter.Village = "柏树村"
	for _, item := range l.printMenu() {
		item.Action()
	}
	l.export()
	l.table.SetTicked([]string{"2"})
	c.screen.Shortcut("print")
	l.printMenu()[1].Action()
	for i, start := range []string{
		"prefilled [1 2 3] true 0 ", "completed [1 2 3] true 0 ", "contrast [1 2 3] ", "blank [] false 10stable ", "blank [] false 10monitored ", "route 柏树村  ",
		"export 3 ", "prefilled [2] false 0 ", "completed [2] false 0 ",
	} {
		if i >= len(paper.wrote) || !strings.HasPrefix(paper.wrote[i], start) {
			t.Errorf("%d is not %q: %q", i, start, paper.wrote)
		}
	}
	if len(c.Failures) != 1 || len(c.Saves) != 8 || !strings.Contains(c.Saves[0], "另有 1 户没有录入调查表") {
		t.Errorf("%v %q", c.Failures, c.Saves)
	}
}

func TestTheOpenSurveyIsPrintedOnceItIsSaved(t *testing.T) {
	c := newClerk(t)
	paper := &press{}
	c.screen.PrintBy(paper)
	if items := c.open(1).printMenu(); len(items) != 2 {
		t.Errorf("%d papers of a household nobody has been to", len(items))
	}
	c.screen.toList()
	c.filled(2)
	c.open(2)
	c.screen.Shortcut("print")
	if !slices.ContainsFunc(paper.wrote, func(s string) bool { return strings.HasPrefix(s, "completed [2] false 0 /tmp/柏树村1组李四户") }) {
		t.Errorf("%q", paper.wrote)
	}
}
