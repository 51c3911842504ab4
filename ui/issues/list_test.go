package issues

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// mending is an archive with an issue in each of several states: W0001 overdue, W0002 due soon, W0003 to be accepted.
func mending(t *testing.T) *clerk {
	t.Helper()
	a := newArchive()
	a.take(t, 1, verify(), plan("水务站", "2021-11-16"))
	a.take(t, 2, verify(), plan("水务站", "2021-11-24"))
	a.take(t, 3, verify(), plan("卫生院", "2021-11-30"), complete())
	return newClerkAt(t, a)
}

func TestTheListIsNarrowed(t *testing.T) {
	c := mending(t)
	for name, want := range map[string]struct {
		filter township.IssueFilter
		shown  string
	}{
		"all":      {township.IssueFilter{}, "W0001 W0002 W0003 W0004 "},
		"states":   {township.IssueFilter{States: []township.IssueState{township.IssueToAccept, township.IssueToVerify}}, "W0003 W0004 "},
		"village":  {township.IssueFilter{Village: township.TownItself}, "W0004 "},
		"overdue":  {township.IssueFilter{Overdue: true}, "W0001 "},
		"soon":     {township.IssueFilter{DueSoon: true}, "W0002 "},
		"unit":     {township.IssueFilter{Unit: "水务站"}, "W0001 W0002 "},
		"mended":   {township.IssueFilter{Mended: true}, "W0003 "},
		"by days":  {township.IssueFilter{From: "2021-11-06", To: "2021-11-30"}, "W0004 "},
		"by query": {township.IssueFilter{Query: "W0002"}, "W0002 "},
		"a home's": {township.IssueFilter{Household: 3}, "W0003 "},
	} {
		c.screen.ShowFilter(want.filter)
		if got := c.shown(); got != want.shown {
			t.Errorf("%s: %q, want %q", name, got, want.shown)
		}
	}
	c.screen.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.screen.list.filters.filter.Narrows() {
		t.Error("Esc leaves a filter")
	}
	c.screen.ShowFilter(township.IssueFilter{Unit: "无此单位"})
	if !c.says("没有符合条件的问题：责任单位 无此单位。") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
	c.Press(t, "清除条件")
	if c.shown() != "W0001 W0002 W0003 W0004 " {
		t.Errorf("%q", c.shown())
	}
}

func TestFiguresSayTheirDefinitionAndLeadToTheirRows(t *testing.T) {
	c := mending(t)
	for i, want := range []struct{ text, shown string }{
		{"发现 4", "W0001 W0002 W0003 W0004 "}, {"已整改 1", "W0003 "}, {"已验收 0", ""}, {"已销号 0", ""}, {"整改率 25.0%", "W0003 "}, {"超期 1", "W0001 "},
	} {
		b := c.screen.list.figures.buttons[i]
		if b.Text != want.text || b.Sentence() != township.IssueFigureList[i].Definition {
			t.Errorf("%q says %q", b.Text, b.Sentence())
		}
		b.FocusGained()
		if !c.says(strings.Split(b.Sentence(), "。")[0]) {
			t.Errorf("%s: its definition is not shown", b.Text)
		}
		b.FocusLost()
		b.OnTapped()
		if got := c.shown(); got != want.shown {
			t.Errorf("%s lists %q", want.text, got)
		}
	}
}

func TestDeadlinesAreSaidInWords(t *testing.T) {
	c := mending(t)
	want := []string{"超期3天 2021-11-16", "还剩5天 2021-11-24", "2021-11-30", ""}
	for i, r := range c.screen.list.table.Rows() {
		if got := deadlineText(&r.Standing, uitest.Today); got != want[i] {
			t.Errorf("%s: %q, want %q", r.Number(), got, want[i])
		}
	}
}

func TestFiltersAreKeptUnderAName(t *testing.T) {
	c := mending(t)
	f := c.screen.list.filters
	c.screen.ShowFilter(township.IssueFilter{States: []township.IssueState{township.IssueMending}, Village: "柏树村"})
	f.keep("在改的", &f.filter)
	f.clearAll()
	if saved := f.saved(); len(saved) != 1 || saved[0].Name != "在改的" {
		t.Fatalf("%+v", saved)
	}
	for _, item := range f.savedMenu() {
		if item.Label == "在改的" {
			item.Action()
		}
	}
	if c.shown() != "W0001 W0002 " {
		t.Errorf("%q", c.shown())
	}
}

func TestAnEmptyArchiveSaysWhereIssuesComeFrom(t *testing.T) {
	a := newArchive()
	a.issues = nil
	c := newClerkAt(t, a)
	if !c.says("还没有问题。") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
}

func TestTheSideFollowsTheSelection(t *testing.T) {
	c := mending(t)
	c.screen.list.table.Select("3")
	for _, words := range []string{"W0003", "待验收", "2021-11-10　下达整改　赵主任", "接通自来水", "2021-11-15　整改完成　钱工"} {
		if !c.says(words) {
			t.Errorf("the panel lacks %q: %q", words, uitest.Texts(c.screen.list.side.Content))
		}
	}
}
