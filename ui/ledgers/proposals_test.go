package ledgers

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// deedLabels are the words on the buttons in the footer.
func deedLabels(s *Screen) []string {
	var out []string
	for _, o := range s.proposals.deeds.show() {
		out = append(out, o.(*widgets.Button).Text)
	}
	return out
}

func proposed(s *Screen) []string {
	out := []string{}
	for _, p := range s.proposals.table.Rows() {
		out = append(out, p.Head)
	}
	return out
}

func TestBannerOpensTheProposals(t *testing.T) {
	s, _, _ := open(t)
	if got, want := s.board.waiting.text.Text, "4 条台账建议待确认"; got != want || !s.board.waiting.Visible() {
		t.Errorf("banner = %q, want %q", got, want)
	}
	s.board.waiting.deed.Tapped(nil)
	if !s.proposals.page.Visible() || s.board.page.Visible() {
		t.Fatal("the banner did not open the proposals")
	}
	if diff := cmp.Diff([]string{"张三丰", "王建国", "赵六", "钱七"}, proposed(s)); diff != "" {
		t.Errorf("proposals (-want +got):\n%s", diff)
	}
	if !s.Key(uitest.Key(fyne.KeyEscape)) || !s.board.page.Visible() {
		t.Error("Esc did not come back to the ledgers")
	}
}

func TestProposalFilters(t *testing.T) {
	s, _, _ := open(t)
	s.ShowProposals()
	p := s.proposals
	p.village.SetValue("石桥村")
	p.narrow()
	if diff := cmp.Diff([]string{"王建国", "赵六", "钱七"}, proposed(s)); diff != "" {
		t.Errorf("village (-want +got):\n%s", diff)
	}
	if got, want := p.village.Shown(), "村：石桥村　3户"; got != want {
		t.Errorf("filter shows %q, want %q", got, want)
	}
	p.to.SetValue(string(township.Stable))
	p.narrow()
	if diff := cmp.Diff([]string{"王建国", "赵六"}, proposed(s)); diff != "" {
		t.Errorf("village and ledger (-want +got):\n%s", diff)
	}
	if got, want := p.village.Shown(), "村：石桥村　2户"; got != want {
		t.Errorf("filter shows %q, want %q", got, want)
	}
	if !s.Key(uitest.Key(fyne.KeyEscape)) || len(proposed(s)) != 4 || !p.page.Visible() {
		t.Error("the first Esc clears the filter")
	}
}

// A village that was accepted whole leaves the filter, and the next ones are in view.
func TestFilterFallsAway(t *testing.T) {
	s, _, desk := open(t)
	s.ShowProposals()
	s.proposals.village.SetValue("柏树村")
	s.proposals.narrow()
	desk.proposals = desk.proposals[1:]
	s.Refresh()
	if diff := cmp.Diff([]string{"王建国", "赵六", "钱七"}, proposed(s)); diff != "" {
		t.Errorf("proposals (-want +got):\n%s", diff)
	}
	if got, want := s.proposals.village.Shown(), "村"; got != want {
		t.Errorf("filter shows %q, want %q", got, want)
	}
}

func TestDeedsSayHowMany(t *testing.T) {
	s, _, _ := open(t)
	s.ShowProposals()
	tests := []struct {
		name        string
		village, to string
		current     string
		want        []string
	}{
		{"all", "", "", "", []string{"暂缓选中", "采纳选中", "全部采纳 4 户"}},
		{"on a row", "", "", "13", []string{"暂缓选中", "采纳选中", "采纳石桥村全部 3 户", "全部采纳 4 户"}},
		{"one village", "石桥村", "", "13", []string{"暂缓选中", "采纳选中", "采纳石桥村全部 3 户"}},
		{"one ledger", "", "stable", "13", []string{"暂缓选中", "采纳选中", "采纳显示的 2 户"}},
		{"none left", "柏树村", "stable", "", nil},
	}
	for _, tt := range tests {
		s.proposals.village.SetValue(tt.village)
		s.proposals.to.SetValue(tt.to)
		s.proposals.narrow()
		s.proposals.table.ClearSelection()
		s.proposals.table.Select(tt.current)
		if diff := cmp.Diff(tt.want, deedLabels(s)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestAcceptVillage(t *testing.T) {
	s, host, desk := open(t)
	s.ShowProposals()
	s.proposals.table.Select("13")
	s.proposals.on.SetValue("2021-11-10")
	s.proposals.acceptVillage()
	if diff := cmp.Diff([]int64{12, 13, 14}, desk.accepted); diff != "" || desk.on != "2021-11-10" {
		t.Errorf("accepted %v on %s, want those of 石桥村 on 2021-11-10", desk.accepted, desk.on)
	}
	if len(host.Asked) != 1 || host.Asked[0].Body != "入账日期 2021-11-10：稳定脱贫户 2 户、监测户 1 户。做完还可以撤销。" || host.Asked[0].Label != "把 3 户移入台账" {
		t.Errorf("asked %+v", host.Asked)
	}
	if diff := cmp.Diff([]string{"已把 3 户移入台账"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestAcceptSelectedAndShown(t *testing.T) {
	s, _, desk := open(t)
	s.ShowProposals()
	s.proposals.acceptSelected()
	if desk.accepted != nil {
		t.Error("nothing is selected, but something was accepted")
	}
	s.proposals.table.Select("11")
	s.proposals.acceptSelected()
	if diff := cmp.Diff([]int64{11}, desk.accepted); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
	s.proposals.to.SetValue(string(township.Stable))
	s.proposals.narrow()
	s.proposals.acceptShown()
	if diff := cmp.Diff([]int64{12, 13}, desk.accepted); diff != "" {
		t.Errorf("shown (-want +got):\n%s", diff)
	}
}

func TestHold(t *testing.T) {
	s, host, desk := open(t)
	s.ShowProposals()
	s.proposals.table.SelectAll()
	s.proposals.holdSelected()
	if diff := cmp.Diff([]int64{11, 12, 13, 14}, desk.held); diff != "" {
		t.Errorf("held (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"已暂缓 4 户的台账建议"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestBadEntryDate(t *testing.T) {
	s, host, desk := open(t)
	s.ShowProposals()
	s.proposals.on.SetText("2021-11-20")
	s.proposals.acceptShown()
	if desk.accepted != nil || len(host.Asked) != 0 {
		t.Error("accepted as of tomorrow")
	}
	if len(host.Failures) != 1 || township.Say(host.Failures[0]) != "入账日期“2021-11-20”不对，请填今天或以前的日期。" {
		t.Errorf("failures = %v, want the sentence once", host.Failures)
	}
	if host.Win.Canvas().Focused() != fyne.Focusable(s.proposals.on) {
		t.Errorf("focused = %T, want the date", host.Win.Canvas().Focused())
	}
}

func TestAcceptFails(t *testing.T) {
	s, host, desk := open(t)
	s.ShowProposals()
	desk.err = township.Errorf(township.CodeConflict, "有一条台账建议已经处理过（暂缓）。请刷新后重试。")
	s.proposals.acceptShown()
	if len(host.Failures) != 1 || len(host.Texts) != 0 {
		t.Errorf("failures %v, told %v; want the failure told", host.Failures, host.Texts)
	}
}

func TestLookBeforeDeciding(t *testing.T) {
	s, host, _ := open(t)
	s.ShowProposals()
	s.proposals.table.Select("14")
	s.proposals.table.TypedKey(uitest.Key(fyne.KeyReturn))
	if diff := cmp.Diff([]int64{7}, host.Opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
}

// A day that the clerk has set stays while she accepts village by village.
func TestEntryDateStays(t *testing.T) {
	s, _, _ := open(t)
	s.ShowProposals()
	s.proposals.on.SetValue("2021-11-10")
	s.Refresh()
	if got := s.proposals.on.Value(); got != "2021-11-10" {
		t.Errorf("entry date = %s, want the one that was set", got)
	}
}

func TestNoProposals(t *testing.T) {
	s, _, desk := open(t)
	desk.proposals = nil
	s.ShowProposals()
	if !uitest.Says(s.proposals.empty(), "没有待确认的台账建议。以后导入的名单与台账不一致时，会在这里列出。") {
		t.Error("the empty list does not say why")
	}
}
