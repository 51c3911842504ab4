package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/households"
)

// family makes a row that is found by its members.
func family(id int64, head string, members ...string) township.HouseholdRow {
	all := append([]string{head}, members...)
	return township.HouseholdRow{
		ID: id, Head: head, Code: fmt.Sprintf("51990%09d", id), Village: "柏树村", Group: "1组", People: len(all), Ledger: township.Stable,
		Search: township.SearchText{Names: " " + strings.Join(all, " ") + " "},
	}
}

// found are the IDs of the hits shown.
func found(s *Shell) []int64 {
	var ids []int64
	for _, h := range s.finder.list.hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// look types a query into the search box and searches at once, not when the typing has come to rest.
func (f *finder) look(query string) {
	f.typed(query)
	f.search(query)
}

// typed puts a text into the search box as if it had been typed a while ago.
func (f *finder) typed(text string) {
	f.entry.SetText(text)
	f.entry.CursorColumn = len([]rune(text))
}

func TestSearchListsHits(t *testing.T) {
	d := founded()
	for i := range int64(12) {
		d.rows = append(d.rows, family(i+1, "张三", "王五"))
	}
	d.rows = append(d.rows, family(50, "王六"), family(51, "李四"))
	d.helpers = []string{"王主任"}
	s := opened(t, d)
	cases := []struct {
		query string
		want  []int64
		note  string
	}{
		{"王", []int64{50, 101, 201, 301, 401, 501, 601, 701, 801, 0}, "农户 1 条、家庭成员 12 条、帮扶责任人 1 条，这里列出 10 条　Enter 在“农户”里全部列出"},
		{" 李 四 ", []int64{51}, "1 条　Enter 打开"},
		{"51990000000051", []int64{51}, "1 条　Enter 打开"},
		{"王六", []int64{50}, "1 条　Enter 打开"},
		{"2020099994", nil, "表上的编号 202 009999 4 没有错，但档案里没有这一户或这次行动：可能已经删除，或是别的档案印的表。请按户主姓名查找。"},
		{"202 000066 5", nil, "“2020000665”不是表上的编号，有数字扫错或输错了。请重扫，或对照表上的编号再输，也可以按户主姓名查找。"},
		{"赵", nil, "没有找到“赵”。可输入姓名、拼音首字母、证件或电话末 4 位以上、户编号。"},
	}
	for _, c := range cases {
		s.finder.look(c.query)
		if got := found(s); !slices.Equal(got, c.want) || s.finder.panel.Hidden {
			t.Errorf("%q: found %v, want %v; hidden %v", c.query, got, c.want, s.finder.panel.Hidden)
		}
		if got := note(c.query, s.finder.ask(c.query)); got != c.note {
			t.Errorf("%q: note %q, want %q", c.query, got, c.note)
		}
	}
	s.finder.look("")
	if !s.finder.panel.Hidden {
		t.Error("an empty query shows a list although nothing was opened yet")
	}
}

// TestRecentOnesAreOffered shows what was opened last under the empty box, for whoever opened it.
func TestRecentOnesAreOffered(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{family(1, "王五", "王小五"), family(2, "王六"), family(3, "李四")}
	d.helpers = []string{"赵启明"}
	s := opened(t, d)
	ctrl(s, fyne.KeyK)
	if !s.finder.panel.Hidden {
		t.Error("a list without anything opened")
	}
	for _, c := range []struct{ query, place string }{{"李四", placeHouseholds}, {"王小五", placeHouseholds}, {"赵启明", placeHelpers}} {
		ctrl(s, fyne.KeyK)
		s.finder.typed(c.query)
		press(s, fyne.KeyReturn)
		if s.current.Key != c.place {
			t.Fatalf("%q led to %s, want %s", c.query, s.current.Key, c.place)
		}
	}
	ctrl(s, fyne.KeyK)
	if got := found(s); s.finder.panel.Hidden || !slices.Equal(got, []int64{0, 101, 1, 3}) {
		t.Errorf("the recent ones are %v", got)
	}
	s.finder.look("李")
	s.finder.look("王")
	if got := found(s); !slices.Equal(got, []int64{1, 2, 101}) {
		t.Errorf("“王” finds %v", got)
	}
	s.finder.look("")
	press(s, fyne.KeyDown)
	press(s, fyne.KeyDown)
	press(s, fyne.KeyReturn)
	if !atHouseholds(s) {
		t.Error("a recent one does not open")
	}
	d.operator = "李会计"
	s.finder.look("")
	if got := s.recent(); len(got) > 0 {
		t.Errorf("another operator is offered %v", got)
	}
}

// TestHelpersAloneAreChosenFromTheList: 农户 could not list them by the query.
func TestHelpersAloneAreChosenFromTheList(t *testing.T) {
	d := founded()
	d.helpers = []string{"赵启明", "赵大"}
	s := opened(t, d)
	ctrl(s, fyne.KeyK)
	s.finder.look("赵")
	if got := note("赵", s.finder.ask("赵")); got != "帮扶责任人 2 条　↓ 选一条，Enter 打开" {
		t.Errorf("the note is %q", got)
	}
	press(s, fyne.KeyReturn)
	if s.win.Canvas().Focused() != s.finder.list || s.finder.list.Len() != 2 {
		t.Error("Enter did not lead into the list")
	}
	press(s, fyne.KeyReturn)
	if s.current.Key != placeHelpers {
		t.Errorf("a helper leads to %s, not into the roster", s.current.Key)
	}
}

func TestSearchSeesNewHouseholdsAfterADeed(t *testing.T) {
	d := founded()
	s := opened(t, d)
	s.finder.look("王")
	d.rows = []township.HouseholdRow{family(1, "王六")}
	s.Done(township.Deed{ID: 2, At: evening}, "已导入。")
	s.finder.look("王")
	if got := found(s); !slices.Equal(got, []int64{1}) {
		t.Errorf("found %v", got)
	}
}

// atHouseholds says whether 农户 is shown, and forgets it.
func atHouseholds(s *Shell) bool {
	_, ok := s.current.screen.(*households.Screen)
	s.goTo(placeHome)
	return ok
}

func TestEnterOpensOneOrListsMany(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{family(1, "王五"), family(2, "王六"), family(3, "李四")}
	s := opened(t, d)
	for _, c := range []struct {
		query string
		opens bool
		left  string // in the box
	}{
		{"李", true, ""},
		{"王", true, "王"},
		{"赵", false, "赵"},
		{"", false, ""},
	} {
		ctrl(s, fyne.KeyK)
		s.finder.typed(c.query)
		press(s, fyne.KeyReturn)
		if got := atHouseholds(s); got != c.opens {
			t.Errorf("%q: led to 农户 %v, want %v", c.query, got, c.opens)
		}
		if s.finder.entry.Text != c.left {
			t.Errorf("%q: %q is left in the box, want %q", c.query, s.finder.entry.Text, c.left)
		}
	}
}

func TestListByKeyboard(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{family(1, "王五"), family(2, "王六")}
	s := opened(t, d)
	ctrl(s, fyne.KeyK)
	s.finder.look("王")
	press(s, fyne.KeyDown)
	if s.win.Canvas().Focused() != s.finder.list || s.finder.list.current != 0 {
		t.Fatalf("↓ did not go into the list: current %d", s.finder.list.current)
	}
	press(s, fyne.KeyDown)
	press(s, fyne.KeyDown)
	press(s, fyne.KeyUp)
	press(s, fyne.KeyUp)
	press(s, fyne.KeyUp) // the last row lists all
	if s.win.Canvas().Focused() != s.finder.entry {
		t.Fatal("↑ on the first row did not go back to the box")
	}
	press(s, fyne.KeyDown)
	s.finder.list.TypedRune('六')
	if s.finder.entry.Text != "王六" || s.win.Canvas().Focused() != s.finder.entry {
		t.Errorf("typing in the list gave %q", s.finder.entry.Text)
	}
	s.finder.look("王")
	press(s, fyne.KeyDown)
	press(s, fyne.KeyReturn)
	if !atHouseholds(s) || !s.finder.panel.Hidden || s.finder.entry.Text != "" {
		t.Error("Enter in the list did not open the household")
	}
}

func TestListByMouse(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{family(1, "王五"), family(2, "王六")}
	s := opened(t, d)
	s.finder.look("王")
	row := s.finder.list.box.Objects[2].(*foundRow) // behind the word of the kind
	row.MouseIn(nil)
	if s.finder.list.current != 1 {
		t.Errorf("current %d under the mouse, want 1", s.finder.list.current)
	}
	row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary})
	if s.current.Key != placeHome {
		t.Error("the right button opens")
	}
	row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if !atHouseholds(s) {
		t.Error("a click did not open the household")
	}
}

func TestListHidesWhenTheKeyboardLeaves(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{family(1, "王五")}
	s := opened(t, d)
	ctrl(s, fyne.KeyK)
	s.finder.look("王")
	s.finder.leave()
	if s.finder.panel.Hidden {
		t.Error("hidden while the keyboard is in the box")
	}
	s.win.Canvas().Focus(s.person)
	await(t, "the list to hide", func() bool { return s.finder.panel.Hidden })
}

func TestPanelKeepsClicksFromBelow(t *testing.T) {
	s := opened(t, founded())
	s.finder.look("王")
	at := s.finder.panel.Position().AddXY(5, 5)
	test.TapCanvas(s.win.Canvas(), at)
	if s.finder.panel.Hidden || s.current.Key != placeHome {
		t.Error("a click on the panel reached what lies under it")
	}
}
