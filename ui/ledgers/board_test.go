package ledgers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/uitest"
)

// heads are the heads of the list in the order shown.
func heads(s *Screen) []string {
	out := []string{}
	for _, r := range s.board.table.Rows() {
		out = append(out, r.Head)
	}
	return out
}

func TestVillagesAreCounted(t *testing.T) {
	s, _, _ := open(t)
	var got []string
	for _, p := range s.board.villages.Rows() {
		got = append(got, fmt.Sprint(p.label, p.households[township.Stable], p.households[township.Monitored], p.households[township.Relapsed], p.households[township.Marginal]))
	}
	want := []string{"全镇2 1 1 0", "柏树村1 1 0 0", "石桥村1 0 1 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("villages (-want +got):\n%s", diff)
	}
	if !uitest.Says(s.board.page, "全镇　4户 11人") {
		t.Error("the title does not count the four ledgers")
	}
	if got, want := s.board.tabs[1].text.Text, "◆ 监测户 1户"; got != want {
		t.Errorf("tab = %q, want %q", got, want)
	}
}

func TestChooseVillageAndLedger(t *testing.T) {
	s, _, _ := open(t)
	tests := []struct {
		village string
		ledger  township.Ledger
		want    []string
		footer  string
	}{
		{"", township.Stable, []string{"张三丰", "安国"}, "全镇 稳定脱贫户 2户 4人"},
		{"石桥村", township.Stable, []string{"安国"}, "石桥村 稳定脱贫户 1户 3人"},
		{"石桥村", township.Relapsed, []string{"陈大明"}, "石桥村 返贫户 1户 5人"},
		{"柏树村", township.Relapsed, []string{}, "柏树村 返贫户 0户 0人"},
	}
	for _, tt := range tests {
		s.board.villages.Select(tt.village)
		test.Tap(s.board.tabs[look.LedgerOrder(tt.ledger)])
		if diff := cmp.Diff(tt.want, heads(s)); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", tt.village, tt.ledger, diff)
		}
		if got := s.board.footer.list.Text; got != tt.footer {
			t.Errorf("footer = %q, want %q", got, tt.footer)
		}
	}
	s.ShowLedger("柏树村", township.Monitored)
	if p, _ := s.board.villages.Current(); p == nil || p.name != "柏树村" {
		t.Errorf("ShowLedger left %v chosen at the side", p)
	}
	if diff := cmp.Diff([]string{"李秀英"}, heads(s)); diff != "" {
		t.Errorf("ShowLedger (-want +got):\n%s", diff)
	}
}

func TestListSaysWhatTheWallSays(t *testing.T) {
	rows := sampleRows()
	got := []string{rows[1].WallCause(), rows[1].WallSince(), rows[1].WallRemark(), rows[0].WallSince(), rows[0].WallRemark()}
	want := []string{"因务工就业不稳", "2021-03", "边缘易致贫户", "2018", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	for _, c := range listColumns() {
		if strings.Contains(c.Text(&rows[0]), "13800135678") {
			t.Errorf("column %s shows a villager's phone", c.Label)
		}
	}
}

func TestPastDay(t *testing.T) {
	s, host, _ := open(t)
	s.board.asOf.SetText("2021年10月31日")
	s.board.asOf.TypedKey(uitest.Key(fyne.KeyReturn))
	if diff := cmp.Diff([]string{"正在还原 2021-10-31 的台账"}, host.Works); diff != "" {
		t.Errorf("slow work (-want +got):\n%s", diff)
	}
	if got, want := s.board.past.text.Text, "截至 2021-10-31 的台账（历史），只能查看、打印和导出"; got != want || !s.board.past.Visible() {
		t.Errorf("strip = %q, want %q", got, want)
	}
	if s.board.waiting.Visible() {
		t.Error("proposals are shown beside the past")
	}
	s.board.chooseLedger(township.Monitored)
	if diff := cmp.Diff([]string{"张三丰", "李秀英", "安国", "陈大明"}, heads(s)); diff != "" {
		t.Errorf("monitored in the past (-want +got):\n%s", diff)
	}
	s.board.goTo("2019-01-01")
	if !uitest.Says(s.board.empty(), "档案里最早的台账从 2020-05-01 开始，2019-01-01 那天还没有台账。") {
		t.Error("a day before there were ledgers is not called so")
	}
	if !s.Key(uitest.Key(fyne.KeyEscape)) || s.board.on != "" || s.board.past.Visible() {
		t.Error("Esc did not come back to today")
	}
}

// The past can be looked at and printed, and nothing else.
func TestPastIsNotMoved(t *testing.T) {
	s, host, _ := open(t)
	s.board.goTo("2021-10-31")
	s.board.chooseLedger(township.Monitored)
	s.board.table.SelectAll()
	if !s.board.footer.move.Disabled() {
		t.Error("the button moves in the past")
	}
	s.board.move()
	if host.Top() != nil {
		t.Error("the dialog opened in the past")
	}
	for _, item := range s.board.menu() {
		if strings.HasPrefix(item.Label, "移动") {
			t.Errorf("the menu offers %q in the past", item.Label)
		}
	}
	s.Shortcut("print")
	if want := (township.WallListRequest{Ledger: township.Monitored, AsOf: "2021-10-31"}); len(host.printed) != 1 || host.printed[0] != want {
		t.Errorf("printed = %+v, want %+v", host.printed, want)
	}
}

// A past that the clerk did not wait for gives way to the present, without a word.
func TestPastStopped(t *testing.T) {
	s, host, _ := open(t)
	host.Stop = context.Canceled
	s.board.goTo("2021-10-31")
	if s.board.on != "" || len(host.Failures) != 0 || len(heads(s)) != 2 {
		t.Errorf("on = %q, failures %v, rows %v; want today as before", s.board.on, host.Failures, heads(s))
	}
}

func TestSearchInLedger(t *testing.T) {
	s, host, _ := open(t)
	s.Shortcut("find")
	if host.Win.Canvas().Focused() != fyne.Focusable(s.board.search) {
		t.Fatalf("focused = %T, want the search", host.Win.Canvas().Focused())
	}
	test.Type(s.board.search, "安")
	s.board.search.TypedKey(uitest.Key(fyne.KeyReturn))
	if diff := cmp.Diff([]string{"安国"}, heads(s)); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	if got := len(heads(s)); got != 2 {
		t.Errorf("%d rows after Esc, want 2", got)
	}
}

func TestEnterOpensTheHousehold(t *testing.T) {
	s, host, _ := open(t)
	s.board.table.Select("3")
	s.board.table.TypedKey(uitest.Key(fyne.KeyReturn))
	if diff := cmp.Diff([]int64{3}, host.Opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
}

func TestSidePanelShowsTheHistory(t *testing.T) {
	s, host, _ := open(t)
	s.board.table.Select("1")
	s.board.table.TypedKey(uitest.Key(fyne.KeySpace))
	for _, want := range []string{"张三丰", "2021-01-10 至今", "2020-05-01 至 2021-01-10", "入账：新识别", "出账：风险消除"} {
		if !uitest.Says(s.board.side.Content, want) {
			t.Errorf("the panel does not say %q", want)
		}
	}
	if got := string(host.Memory[sideKey]); got != "true" {
		t.Errorf("remembered = %q, want true", got)
	}
}

func TestExport(t *testing.T) {
	s, host, desk := open(t)
	s.board.villages.Select("柏树村")
	s.board.exportMenu()[1].Action()
	if want := (township.WallListRequest{Village: "柏树村", Form: township.ForFile}); desk.exported != want {
		t.Errorf("exported = %+v, want %+v", desk.exported, want)
	}
	if diff := cmp.Diff([]string{"柏树村四本台账_存档_2021-11-19.xlsx"}, host.Suggested); diff != "" {
		t.Errorf("name (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"/tmp/柏树村四本台账_存档_2021-11-19.xlsx 已导出 8 张名单，共 5 户"}, host.Saves); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	desk.err = township.Errorf(township.CodeBusy, "请先关闭正在打开该文件的 Excel。")
	s.board.exportMenu()[0].Action()
	if len(host.Failures) != 1 || len(host.Saves) != 1 {
		t.Errorf("failures %v, saved %v; want the failure told", host.Failures, host.Saves)
	}
}

func TestFailureIsTold(t *testing.T) {
	s, host, desk := open(t)
	desk.err = township.Errorf(township.CodeBusy, "档案正被另一个程序占用。")
	s.board.refresh()
	if len(host.Failures) != 1 || township.Say(host.Failures[0]) != "档案正被另一个程序占用。" {
		t.Errorf("failures = %v, want the sentence once", host.Failures)
	}
}

func TestEmptyStates(t *testing.T) {
	s, host, desk := open(t)
	s.ShowLedger("柏树村", township.Marginal)
	if !uitest.Says(s.board.page, "■ 边缘户 0户") || len(heads(s)) != 0 {
		t.Error("an empty ledger is not shown as empty")
	}
	if !uitest.Says(s.board.empty(), "柏树村没有边缘户；还有台账建议待确认。") {
		t.Error("the empty ledger does not point to the proposals")
	}
	desk.proposals = nil
	s.Refresh()
	if !uitest.Says(s.board.empty(), "柏树村没有边缘户。") {
		t.Error("the empty ledger does not say so")
	}
	desk.rows = nil
	s.Refresh()
	if s.board.waiting.Visible() {
		t.Error("proposals are announced although there are none")
	}
	empty := s.board.empty()
	if !uitest.Says(empty, "导入花名册") || host.imports != 0 {
		t.Error("the empty archive does not offer the import")
	}
}
