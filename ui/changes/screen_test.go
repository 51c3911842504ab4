package changes

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

func shown(s *Screen) (names []string) {
	for _, e := range s.list.table.Rows() {
		names = append(names, e.Names())
	}
	return names
}

func wantShown(t *testing.T, s *Screen, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, shown(s)); diff != "" {
		t.Errorf("shown (-want +got):\n%s", diff)
	}
}

// TestFilters narrow the list; Esc takes them off, the year stays.
func TestFilters(t *testing.T) {
	s, _, _ := open(t)
	wantShown(t, s, "张大山", "李梅", "王小宝")
	s.list.late.SetChecked(true)
	wantShown(t, s, "张大山")
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) {
		t.Error("Esc does not take the filters off")
	}
	s.list.kind.SetValue(string(township.EventIncrease))
	s.list.narrow()
	wantShown(t, s, "王小宝")
	s.list.reset()
	s.list.search.SetText("李")
	s.list.narrow()
	wantShown(t, s, "李梅")
	s.list.reset()
	s.list.year.SetValue("")
	s.list.load()
	wantShown(t, s, "张大山", "李梅", "王小宝", "赵一")
	if s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) {
		t.Error("Esc does something where nothing is narrowed")
	}
}

// TestMonths: every number opens what it counts.
func TestMonths(t *testing.T) {
	s, _, desk := open(t)
	lines := s.list.months.grid.Lines()
	if len(lines) != 11 || lines[0].Key != "2021-11" {
		t.Fatalf("months %+v", lines)
	}
	column := func(label string) int {
		for i, c := range s.list.months.columns {
			if c.label == label {
				return i
			}
		}
		t.Fatalf("no column %s", label)
		return 0
	}
	march := lines[8]
	for label, want := range map[string]int{"减少": 2, "死亡": 1, "补录": 1, "报减": 1, "增加": 0} {
		if got := march.Numbers[column(label)]; got != want {
			t.Errorf("March, %s: %d, want %d", label, got, want)
		}
	}
	desk.events = append(desk.events, event(5, township.EventDecrease, "失踪", "2021-03-04", "2021-03-05", "赵二"))
	s.Refresh()
	lines = s.list.months.grid.Lines()
	if got := lines[8].Numbers[column("失踪")]; got != 1 {
		t.Errorf("a reason of the office counts %d in March", got)
	}
	desk.events = desk.events[:4]
	s.Refresh()
	open := s.list.months.grid.OnOpen
	open("2021-03", column("减少"))
	wantShown(t, s, "张大山", "李梅")
	open("2021-03", column("补录"))
	wantShown(t, s, "张大山")
	open("2021-05", column("报减"))
	wantShown(t, s, "张大山")
	open("2021-04", column("新生"))
	wantShown(t, s, "王小宝")
}

// TestDeedsOfTheList prints, exports, takes back and opens.
func TestDeedsOfTheList(t *testing.T) {
	s, host, desk := open(t)
	s.list.table.SelectRow(0)
	if !uitest.Mentions(s.list.side.Content, "补录，计入当月报表") {
		t.Error("the panel does not say that the entry was late")
	}
	for _, item := range s.list.menu() {
		item.Action()
	}
	if diff := cmp.Diff([]township.ChangeSheetRequest{{Events: []int64{1}}}, desk.sheets); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
	if len(host.Undone) != 1 || host.Undone[0] != 101 || len(host.Opened) != 1 || host.Opened[0] != 1 {
		t.Errorf("undone %v, opened %v", host.Undone, host.Opened)
	}
	for _, item := range s.list.printMenu() {
		item.Action()
	}
	s.list.export(false)
	if len(desk.months) != 1 || desk.months[0] != "2021-01 2021-11 " || len(desk.sheets) != 3 || desk.sheets[2].Blank != blankCopies {
		t.Errorf("months %q, sheets %+v", desk.months, desk.sheets)
	}
	if len(host.Saves) != 5 || len(host.Failures) > 0 {
		t.Errorf("saved %q, failures %v", host.Saves, host.Failures)
	}
	s.ShowHousehold("5199002", "李梅")
	wantShown(t, s, "李梅")
}

// TestEmptyArchive says what to do.
func TestEmptyArchive(t *testing.T) {
	s, host, desk := open(t)
	desk.events = nil
	s.Refresh()
	if !uitest.Mentions(s.list.table.Empty(), "还没有登记过家庭变动") {
		t.Error("an empty list does not say why")
	}
	s.Shortcut("print")
	if len(host.Failures) != 1 {
		t.Errorf("failures %v", host.Failures)
	}
}
