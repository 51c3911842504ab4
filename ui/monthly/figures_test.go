package monthly

import (
	"reflect"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// guiding is a window that lists issues.
type guiding struct {
	*uitest.Host
	asked []township.IssueFilter
}

func (g *guiding) ShowIssues(f township.IssueFilter) { g.asked = append(g.asked, f) }

// guided is a clerk in such a window, at an edition whose second item counts issues.
func guided(t *testing.T) (*clerk, *editionPage, *guiding) {
	t.Helper()
	c, p := started(t)
	g := &guiding{Host: c.win}
	c.host = g
	for i := range c.desk.files[0].Lines {
		c.desk.files[0].Lines[i].Item = int64(i + 1)
	}
	p.load()
	return c, p, g
}

// TestFiguresLead: each figure of a line opens the issues that it counts.
func TestFiguresLead(t *testing.T) {
	_, p, g := guided(t)
	for _, b := range uitest.All[*widgets.TipButton](p.lines[1].content) {
		b.OnTapped()
	}
	want := []township.IssueFilter{
		{Item: 2, Standing: true}, {Item: 2, Mended: true}, {Item: 2, States: []township.IssueState{township.IssueClosed}}, {Item: 2, Mended: true},
	}
	if !reflect.DeepEqual(g.asked, want) {
		t.Errorf("%+v", g.asked)
	}
}

// TestFiguresOfAPastDay lead to what was found until then only: the list shows how it stands today.
func TestFiguresOfAPastDay(t *testing.T) {
	c, p, g := guided(t)
	c.desk.files[0].Day, c.desk.files[0].Closed = "2021-10-31", "2021-11-03"
	p.load()
	buttons := uitest.All[*widgets.TipButton](p.lines[1].content)
	if len(buttons) != 1 || !uitest.Mentions(p.lines[1].content, "已整改3个") {
		t.Fatalf("%d lead, %q", len(buttons), uitest.Texts(p.lines[1].content))
	}
	buttons[0].OnTapped()
	if want := (township.IssueFilter{Item: 2, To: "2021-10-31"}); !reflect.DeepEqual(g.asked, []township.IssueFilter{want}) {
		t.Errorf("%+v", g.asked)
	}
}

// TestAnItemIsOpenedFromElsewhere, in the latest edition.
func TestAnItemIsOpenedFromElsewhere(t *testing.T) {
	c, p, _ := guided(t)
	p.load()
	c.Home()
	c.OpenItem(9)
	at, ok := c.view.(*editionPage)
	if !ok || at.at != at.lines[8] || at.scroll.Offset.Y == 0 || c.win.Win.Canvas().Focused() != at.lines[8].situation {
		t.Fatalf("it does not stand at its line: %+v", c.view)
	}
	c.OpenItem(99)
	if len(c.win.Told) != 1 {
		t.Errorf("%q", c.win.Told)
	}
	c.Home()
	c.desk.files = nil
	c.OpenItem(9)
	if c.view != nil || len(c.win.Told) != 2 {
		t.Errorf("%q", c.win.Told)
	}
}
