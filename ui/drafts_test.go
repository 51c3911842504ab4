package ui

import (
	"testing"

	"taizhang/app/township"
	"taizhang/ui/households"
)

// oneHousehold is a desk at an archive of one household.
func oneHousehold() *fakeDesk {
	d := founded()
	d.rows = []township.HouseholdRow{{ID: 1, Code: "51990001", Village: "柏树村", Head: "张三"}}
	return d
}

// typing opens the form of the household and types a remark into it.
func typing(t *testing.T, s *Shell) {
	t.Helper()
	s.ShowHousehold(1)
	s.shortcut(shortcutEdit, func() { t.Fatal("Ctrl+E did nothing") })
	focused := s.win.Canvas().Focused()
	if focused == nil {
		t.Fatal("no field has the keyboard")
	}
	focused.TypedRune('7')
}

func TestLeavingAPlaceAsks(t *testing.T) {
	d := oneHousehold()
	s := opened(t, d)
	typing(t, s)
	s.goTo(placeLedgers)
	if !s.blocked() || s.current.Key != placeHouseholds || s.rail.Current() != placeHouseholds {
		t.Fatalf("left for %s without asking", s.current.Key)
	}
	tap(t, s, "继续填写")
	if s.current.Key != placeHouseholds || s.blocked() {
		t.Fatal("going on with the form did not stay")
	}
	s.ShowImport([]string{"a.xlsx"})
	tap(t, s, "不保存")
	if s.current.Key != placeExchange || d.saved != 0 {
		t.Errorf("at %s after not saving, saved %d", s.current.Key, d.saved)
	}
	typing(t, s)
	s.goTo(placeLedgers)
	tap(t, s, "保存")
	if s.current.Key != placeLedgers || d.saved != 1 {
		t.Errorf("at %s after saving, saved %d", s.current.Key, d.saved)
	}
}

func TestClosingAsks(t *testing.T) {
	d := oneHousehold()
	s := opened(t, d)
	typing(t, s)
	s.close()
	if !s.blocked() {
		t.Fatal("closed without asking")
	}
	s.close() // somebody insists
	if len(d.Kept) != 1 || d.Kept[0].Key != "household:1" {
		t.Errorf("drafts %+v", d.Kept)
	}
}

func TestDraftsAreOfferedAtStart(t *testing.T) {
	d := oneHousehold()
	d.Kept = []township.Draft{
		{Key: "household:1", At: evening.AddDate(0, 0, -1), Operator: "张会计", Title: "张三户", Content: `[{"remark":{"was":"","text":"记一笔"}}]`},
		{Key: "household:0", At: evening.AddDate(0, 0, -2), Operator: "张会计", Title: "新增的一户", Content: `[{}]`},
	}
	s := opened(t, d)
	if !s.blocked() {
		t.Fatal("nothing is offered")
	}
	tap(t, s, "继续填写")
	if s.current.Key != placeHouseholds || s.blocked() {
		t.Fatalf("at %s", s.current.Key)
	}
	asked := false
	s.at(placeHouseholds).screen.(*households.Screen).Leave(func() { asked = true })
	if asked {
		t.Error("what came back counts as saved")
	}
}

func TestDraftsAreDropped(t *testing.T) {
	d := oneHousehold()
	d.Kept = []township.Draft{{Key: "household:1", Title: "甲"}, {Key: "household:2", Title: "乙"}}
	s := opened(t, d)
	tap(t, s, "丢弃")
	tap(t, s, "以后再说")
	if len(d.Kept) != 1 || d.Kept[0].Title != "乙" {
		t.Errorf("drafts %+v", d.Kept)
	}
}
