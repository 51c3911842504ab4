package households

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// moreRows differ in what the further conditions look at.
func moreRows() []township.HouseholdRow {
	rows := sampleRows()
	rows[0].HelperUnit = "县财政局"
	rows[3].Helper = ""
	rows[4].Closed, rows[4].ClosedWay = "2021-05-01", "整户消亡"
	rows[1].Missing = 2
	return rows
}

func TestFurtherConditions(t *testing.T) {
	s, host, _ := open(t, moreRows())
	for _, c := range []struct {
		filter township.HouseholdFilter
		heads  []string
		said   string
	}{
		{township.HouseholdFilter{Helper: township.NoHelper}, []string{"王建国"}, "帮扶责任人 无帮扶责任人"},
		{township.HouseholdFilter{Helper: "赵启明（县财政局）"}, []string{"张三丰", "李秀英", "安国"}, "帮扶责任人 赵启明（县财政局）"},
		{township.HouseholdFilter{Monitor: township.AnyMonitor}, []string{"李秀英"}, "监测类别 全部监测对象"},
		{township.HouseholdFilter{Cleared: township.RiskOpen}, []string{"李秀英"}, "风险 未消除"},
		{township.HouseholdFilter{Group: "1组"}, []string{"安国"}, "组 1组"},
		{township.HouseholdFilter{State: township.StateClosed}, []string{"陈大明"}, "状态 已注销"},
		{township.HouseholdFilter{PeopleFrom: 2, PeopleTo: 3}, []string{"李秀英", "安国"}, "人口：2 – 3"},
		{township.HouseholdFilter{PeopleTo: 1}, []string{"张三丰"}, "人口：1 止"},
		{township.HouseholdFilter{EnteredFrom: "2021-01-11"}, []string{}, "入账：2021-01-11 起"},
		{township.HouseholdFilter{Incomplete: true}, []string{"李秀英"}, "待补全"},
	} {
		s.ShowFilter(c.filter)
		if got := heads(s); !slices.Equal(got, c.heads) && len(got)+len(c.heads) > 0 {
			t.Errorf("%+v: %v, want %v", c.filter, got, c.heads)
		}
		if got := s.list.filters.said(); got != c.said {
			t.Errorf("%+v says %q, want %q", c.filter, got, c.said)
		}
		if !shownOnLine(s, c.filter) {
			t.Errorf("%+v is not on the line of filters", c.filter)
		}
	}
	if _, ok := host.Memory[filterKey]; ok {
		t.Error("what another screen asked for is remembered as the clerk's")
	}
}

// shownOnLine says whether the line has more on it than the four, the menu, the search and 清除.
func shownOnLine(s *Screen, _ township.HouseholdFilter) bool {
	return len(s.list.filters.objects) == mainFacets+4
}

func TestLastFilterIsRemembered(t *testing.T) {
	s, host, desk := open(t, moreRows())
	s.list.filters.filter = township.HouseholdFilter{Village: "石桥村", PeopleFrom: 4, Query: "王"}
	s.list.filtered()
	again := New(host, desk)
	again.Refresh()
	if got, want := again.list.filters.filter, (township.HouseholdFilter{Village: "石桥村", PeopleFrom: 4}); got != want {
		t.Errorf("remembered %+v, want %+v", got, want)
	}
}

func TestFiltersAreSavedUnderNames(t *testing.T) {
	s, host, _ := open(t, moreRows())
	f := s.list.filters
	mine := township.HouseholdFilter{Village: "石桥村", PeopleFrom: 3}
	f.keep("石桥大户", &mine)
	f.keep("无人帮扶", &township.HouseholdFilter{Helper: township.NoHelper})
	f.keep("石桥大户", &mine)
	if len(f.saved()) != 2 {
		t.Fatalf("saved %+v", f.saved())
	}
	itemNamed(t, f.moreMenu(), "石桥大户").Action()
	if got := heads(s); f.filter != mine || !slices.Equal(got, []string{"安国", "王建国"}) {
		t.Errorf("%+v shows %v", f.filter, got)
	}
	name := itemNamed(t, f.moreMenu(), "改名")
	itemNamed(t, name.ChildMenu.Items, "无人帮扶…").Action()
	entry, ok := host.Win.Canvas().Focused().(interface {
		fyne.Focusable
		SetText(string)
	})
	if !ok {
		t.Fatalf("the keyboard is at %T", host.Win.Canvas().Focused())
	}
	entry.SetText("石桥大户")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.saved()[0].Name != "无人帮扶" {
		t.Error("a name that another has is taken")
	}
	entry.SetText("没有责任人")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.saved()[0].Name != "没有责任人" || f.saved()[0].Filter.Helper != township.NoHelper {
		t.Errorf("renamed %+v", f.saved())
	}
	drop := itemNamed(t, f.moreMenu(), "删除保存的条件")
	itemNamed(t, drop.ChildMenu.Items, "石桥大户").Action()
	if list := f.saved(); len(list) != 1 || list[0].Name != "没有责任人" {
		t.Errorf("left %+v", list)
	}
	itemNamed(t, f.moreMenu(), "待补全").Action()
	if !f.filter.Incomplete {
		t.Error("待补全 does not filter")
	}
}

func itemNamed(tb testing.TB, items []*fyne.MenuItem, label string) *fyne.MenuItem {
	tb.Helper()
	for _, i := range items {
		if i.Label == label {
			return i
		}
	}
	tb.Fatalf("there is no %s", label)
	return nil
}

func TestRangeIsAsked(t *testing.T) {
	s, host, _ := open(t, moreRows())
	s.list.filters.filter.PeopleFrom, s.list.filters.filter.PeopleTo = 4, 2
	s.list.filters.askPeople()
	uitest.Press(t, host.Top(), "按此筛选")
	if !uitest.Says(host.Top(), "人口从 4 到 2，前面的数大于后面的。请改正。") {
		t.Error("a range from behind its end is taken")
	}
}
