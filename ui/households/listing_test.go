package households

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestFilter(t *testing.T) {
	tests := []struct {
		name   string
		filter township.HouseholdFilter
		want   []string
		footer string
	}{
		{"none", township.HouseholdFilter{}, []string{"张三丰", "李秀英", "安国", "王建国", "陈大明"}, "显示 5 / 5"},
		{"village", township.HouseholdFilter{Village: "柏树村"}, []string{"张三丰", "李秀英"}, "显示 2 / 5"},
		{"ledger", township.HouseholdFilter{Ledger: "stable"}, []string{"张三丰", "安国"}, "显示 2 / 5"},
		{"no ledger", township.HouseholdFilter{Ledger: township.NoLedger}, []string{"王建国"}, "显示 1 / 5"},
		{"initials", township.HouseholdFilter{Query: "ZSF"}, []string{"张三丰"}, "显示 1 / 5"},
		{"ID tail", township.HouseholdFilter{Query: "1234"}, []string{"张三丰"}, "显示 1 / 5"},
		{"code", township.HouseholdFilter{Query: "51990010005"}, []string{"陈大明"}, "显示 1 / 5"},
		{"two", township.HouseholdFilter{Village: "石桥村", Type: "脱贫户", Query: "国"}, []string{"安国", "王建国"}, "显示 2 / 5"},
	}
	s, _, _ := open(t, sampleRows())
	for _, tt := range tests {
		s.ShowFilter(tt.filter)
		if diff := cmp.Diff(tt.want, heads(s)); diff != "" {
			t.Errorf("%s: heads (-want +got):\n%s", tt.name, diff)
		}
		if got := s.list.footer.shown.Text; got != tt.footer {
			t.Errorf("%s: footer = %q, want %q", tt.name, got, tt.footer)
		}
		if got, want := s.list.filters.clear.Visible(), tt.filter != (township.HouseholdFilter{}); got != want {
			t.Errorf("%s: 清除 visible = %v, want %v", tt.name, got, want)
		}
	}
}

// A drop-down counts what the other filters leave, so that its own choice can be changed.
func TestFilterCounts(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	s.ShowFilter(township.HouseholdFilter{Village: "柏树村", Ledger: "stable"})
	village := s.list.filters.selects[0].choice
	if got, want := village.Shown(), "村：柏树村　1户"; got != want {
		t.Errorf("village shows %q, want %q", got, want)
	}
	village.SetValue("石桥村")
	if got, want := village.Shown(), "村：石桥村　1户"; got != want {
		t.Errorf("other village shows %q, want %q", got, want)
	}
	s.ShowFilter(township.HouseholdFilter{Type: "低保脱贫户"})
	if got, want := s.list.filters.selects[2].choice.Shown(), "类型：低保脱贫户　0户"; got != want {
		t.Errorf("unknown type shows %q, want %q", got, want)
	}
}

func TestFilteredToNothingSaysWhich(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	s.ShowFilter(township.HouseholdFilter{Village: "石桥村", Ledger: "marginal", Query: "赵"})
	if got, want := s.list.filters.said(), "村 石桥村、台账 ■ 边缘户、查找“赵”"; got != want {
		t.Errorf("said = %q, want %q", got, want)
	}
	if !s.Key(uitest.Key(fyne.KeyEscape)) {
		t.Fatal("Esc was not used")
	}
	if got := len(heads(s)); got != 5 {
		t.Errorf("after Esc %d rows, want 5", got)
	}
	if s.Key(uitest.Key(fyne.KeyEscape)) {
		t.Error("Esc was used without a filter")
	}
}

func TestSearchEntry(t *testing.T) {
	s, host, _ := open(t, sampleRows())
	if !s.Shortcut("find") {
		t.Fatal("find was not used")
	}
	search := s.list.filters.search
	if host.Win.Canvas().Focused() != fyne.Focusable(search) {
		t.Fatalf("focused = %T, want the search entry", host.Win.Canvas().Focused())
	}
	test.Type(search, "王")
	search.TypedKey(uitest.Key(fyne.KeyReturn))
	if diff := cmp.Diff([]string{"王建国"}, heads(s)); diff != "" {
		t.Errorf("heads (-want +got):\n%s", diff)
	}
	if r, ok := s.list.table.Current(); !ok || r.Head != "王建国" {
		t.Errorf("current = %v, %v; Enter leads to the first found", r, ok)
	}
}

func TestSort(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	tests := []struct {
		column string
		desc   bool
		want   []string
	}{
		{"head", false, []string{"安国", "陈大明", "李秀英", "王建国", "张三丰"}},  // by pinyin
		{"group", false, []string{"安国", "张三丰", "王建国", "陈大明", "李秀英"}}, // 10组 after 2组
		{"people", true, []string{"陈大明", "王建国", "安国", "李秀英", "张三丰"}},
		{"income", true, []string{"安国", "王建国", "陈大明", "张三丰", "李秀英"}}, // 12,345.00 > 999.00 > −5.00 > none
		{"ledger", false, []string{"张三丰", "安国", "李秀英", "陈大明", "王建国"}},
	}
	for _, tt := range tests {
		s.list.table.SetSort(tt.column, tt.desc)
		if diff := cmp.Diff(tt.want, heads(s)); diff != "" {
			t.Errorf("by %s (-want +got):\n%s", tt.column, diff)
		}
	}
}

func TestEveryColumnSorts(t *testing.T) {
	for _, c := range columns() {
		if c.Compare == nil {
			t.Errorf("column %s cannot be sorted by", c.Label)
		}
	}
}

func TestStateIsRemembered(t *testing.T) {
	s, host, _ := open(t, sampleRows())
	s.list.table.OnStateChanged(widgets.TableState{Sort: "head", Hidden: map[string]bool{"income": false}})
	s.list.toggleSide()

	again := New(host, s.desk)
	if got := again.list.table.State(); got.Sort != "head" || got.Hidden["income"] {
		t.Errorf("state = %+v, want sorted by head with 人均纯收入 shown", got)
	}
	again.Refresh()
	if again.list.page.SideShown() {
		t.Error("the side panel came back although it was hidden")
	}
}

func TestPhoneIsMaskedUntilAsked(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	r := s.list.lines[1]
	if got, want := phoneOf(r), "138****5678"; got != want {
		t.Errorf("phone = %q, want %q", got, want)
	}
	s.list.setRevealed([]*line{r}, true)
	if got, want := phoneOf(r), "13800135678"; got != want {
		t.Errorf("revealed phone = %q, want %q", got, want)
	}
	s.list.setRevealed([]*line{r}, false)
	if got, want := phoneOf(r), "138****5678"; got != want {
		t.Errorf("phone after its time = %q, want %q", got, want)
	}
}

func TestFirstHouseholdIsSelectedOnce(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	r, ok := s.list.table.Current()
	if !ok || r != s.list.table.Rows()[0] {
		t.Fatalf("selected %v, want the first row", r)
	}
	if !s.list.side.Filled() || !uitest.Says(s.list.side.Content, r.Head) {
		t.Errorf("the side panel does not show %s", r.Head)
	}
	s.list.table.ClearSelection()
	s.Shown()
	if r, ok := s.list.table.Current(); ok {
		t.Errorf("selected %v when shown again, want what the clerk left: nothing", r)
	}
}

func TestMoveSelection(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	var moved []township.HouseholdRow
	s.OnMove = func(rows []township.HouseholdRow) { moved = rows }
	s.list.table.ClearSelection()
	s.list.move()
	if moved != nil {
		t.Error("the dialog opened without a selection")
	}
	s.list.table.SelectAll()
	if got, want := s.list.footer.count.Text, "已选 5 户 15 人"; got != want {
		t.Errorf("footer = %q, want %q", got, want)
	}
	s.list.move()
	if len(moved) != 5 || moved[0].Head != "张三丰" {
		t.Errorf("moved = %v, want all five", moved)
	}
}

func TestPrint(t *testing.T) {
	tests := []struct {
		name   string
		filter township.HouseholdFilter
		want   township.WallListRequest
	}{
		{"all", township.HouseholdFilter{}, township.WallListRequest{}},
		{"village and ledger", township.HouseholdFilter{Village: "柏树村", Ledger: "stable"}, township.WallListRequest{Village: "柏树村", Ledger: township.Stable}},
		{"no ledger", township.HouseholdFilter{Ledger: township.NoLedger}, township.WallListRequest{}},
	}
	for _, tt := range tests {
		s, host, _ := open(t, sampleRows())
		s.ShowFilter(tt.filter)
		if !s.Shortcut("print") || len(host.printed) != 1 {
			t.Fatalf("%s: printed %d times, want once", tt.name, len(host.printed))
		}
		if diff := cmp.Diff(tt.want, host.printed[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestPrintSelection(t *testing.T) {
	rows := sampleRows()
	tests := []struct {
		name string
		rows []township.HouseholdRow
		want township.WallListRequest
	}{
		{"one", rows[:1], township.WallListRequest{Village: "柏树村", Ledger: township.Stable}},
		{"two ledgers", rows[:2], township.WallListRequest{Village: "柏树村"}},
		{"two villages", []township.HouseholdRow{rows[0], rows[2]}, township.WallListRequest{Ledger: township.Stable}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, requestFor(tt.rows)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestEmptyArchive(t *testing.T) {
	s, host, _ := open(t, nil)
	empty := s.list.empty()
	uitest.Press(t, empty, "导入花名册")
	if host.imports != 1 {
		t.Errorf("import was opened %d times, want once", host.imports)
	}
	if s.list.page.SideShown() {
		t.Error("the side panel is shown beside an empty table")
	}
}

func TestFailureIsTold(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	desk.err = township.Errorf(township.CodeBusy, "档案正被另一个程序占用。")
	s.Refresh()
	if len(host.Failures) != 1 || township.Say(host.Failures[0]) != "档案正被另一个程序占用。" {
		t.Errorf("failures = %v, want the sentence once", host.Failures)
	}
	if got := len(heads(s)); got != 5 {
		t.Errorf("%d rows after a failure, want the 5 from before", got)
	}
}

// Selection and filter stay where they are when the data is read anew.
func TestRefreshKeepsSelection(t *testing.T) {
	s, _, desk := open(t, sampleRows())
	s.ShowFilter(township.HouseholdFilter{Village: "石桥村"})
	s.list.table.Select("4")
	desk.rows[3].Head = "王大国"
	s.Refresh()
	r, ok := s.list.table.Current()
	if !ok || r.Head != "王大国" {
		t.Errorf("current = %v, %v; want the renamed household", r, ok)
	}
	if got := len(heads(s)); got != 3 {
		t.Errorf("%d rows, want the 3 of 石桥村", got)
	}
}
