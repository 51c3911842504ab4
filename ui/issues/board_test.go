package issues

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

func TestTheBoardShowsStatesSideBySide(t *testing.T) {
	c := mending(t)
	c.Press(t, "看板")
	want := []string{"待核实　1", "待整改　0", "整改中　2", "待验收　1", "已销号　0"}
	b := c.screen.list.board
	for i, o := range b.lanes {
		if o.head.Text != want[i] {
			t.Errorf("%q, want %q", o.head.Text, want[i])
		}
	}
	if !c.says("超期3天　11-16") {
		t.Errorf("%q", uitest.Texts(b.content))
	}
	key := func(name fyne.KeyName) { c.Win.Canvas().Focused().TypedKey(uitest.Key(name)) }
	c.screen.list.board.goTo("1")
	c.screen.list.begin()
	key(fyne.KeyDown)
	if r, _ := b.current(); r.Number() != "W0002" {
		t.Errorf("down leads to %s", r.Number())
	}
	key(fyne.KeyRight)
	if r, _ := b.current(); r.Number() != "W0003" {
		t.Errorf("right leads to %s", r.Number())
	}
	key(fyne.KeyReturn)
	if c.page().id != 3 {
		t.Errorf("opens %d", c.page().id)
	}
	c.screen.Key(uitest.Key(fyne.KeyEscape))
	if r, _ := b.current(); r.Number() != "W0003" || c.Win.Canvas().Focused() != fyne.Focusable(b.lanes[3].cards) {
		t.Errorf("comes back to %s", r.Number())
	}
	test.Tap(uitest.All[*card](b.lanes[0].content)[0])
	if c.page().id != 4 {
		t.Errorf("a click opens %d", c.page().id)
	}
	again := newClerkAt(t, c.desk)
	again.Memory = c.Memory
	if !New(again.host, c.desk).list.boarded {
		t.Error("the board is forgotten")
	}
}

func TestTheBoardDrawsOnlyWhatIsInView(t *testing.T) {
	a := newArchive()
	for range 3000 {
		a.add(township.Issue{Level: township.LevelVillage, Village: 9, Nature: "饮水安全", Description: "断水", Source: "审计", Found: "2021-11-05"})
	}
	c := newClerkAt(t, a)
	c.Press(t, "看板")
	if cards := uitest.All[*card](c.screen.list.board.lanes[0].content); len(cards) == 0 || len(cards) > 30 {
		t.Errorf("%d cards are drawn", len(cards))
	}
}
