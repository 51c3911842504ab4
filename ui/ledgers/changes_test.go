package ledgers

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// movesOf are a household that moved, one that stayed and one that came.
func movesOf() []township.LedgerFile {
	file := func(r township.HouseholdRow, stays ...township.LedgerStay) township.LedgerFile {
		return township.LedgerFile{Before: r, After: r, Stays: stays}
	}
	rows := sampleRows()
	return []township.LedgerFile{
		file(rows[0], township.LedgerStay{ID: 1, Ledger: township.Stable, Entered: "2020-01-01", Left: "2021-11-05", LeaveReason: "住院"},
			township.LedgerStay{ID: 2, Ledger: township.Monitored, Entered: "2021-11-05", EntryReason: "住院"}),
		file(rows[1], township.LedgerStay{ID: 3, Ledger: township.Monitored, Entered: "2020-01-01"}),
		file(rows[2], township.LedgerStay{ID: 4, Ledger: township.Marginal, Entered: "2021-09-05", EntryReason: "排查"}),
	}
}

func changesPage(t *testing.T) (*Screen, *fakeHost, *fakeDesk) {
	t.Helper()
	s, host, desk := open(t)
	desk.changes = movesOf()
	s.ShowChanges()
	return s, host, desk
}

func listedMoves(s *Screen) []string {
	out := []string{}
	for _, r := range s.changes.table.Rows() {
		out = append(out, fmt.Sprintf("%s %s→%s %s %s", r.Household.Head, r.From, r.To, r.Days(), r.Reasons()))
	}
	return out
}

func TestChangesOfThisMonth(t *testing.T) {
	s, _, desk := changesPage(t)
	if diff := cmp.Diff([]township.LedgerChangeRequest{{From: "2021-10-31", To: today}}, desk.compared); diff != "" {
		t.Errorf("compared (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"张三丰 stable→monitored 2021-11-05 住院"}, listedMoves(s)); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	for key, want := range map[cellKey]string{
		{township.Stable, township.Monitored}:    "1户 1人",
		{township.Monitored, township.Monitored}: "1户 2人",
		{township.Marginal, township.Marginal}:   "1户 3人",
		{township.Stable, anyLedger}:             "1户 1人",
		{anyLedger, township.Monitored}:          "2户 3人",
		{anyLedger, township.Stable}:             "0",
		{anyLedger, township.None}:               "",
		anyCell:                                  "",
	} {
		if got := s.changes.matrix.cells[key].text.Text; got != want {
			t.Errorf("%v = %q, want %q", key, got, want)
		}
	}
	if got, want := s.changes.shown.Text, "全部变动　1户 1人"; got != want {
		t.Errorf("footer = %q, want %q", got, want)
	}
}

func TestNumbersAreWaysIn(t *testing.T) {
	s, host, _ := changesPage(t)
	stayed := s.changes.matrix.cells[cellKey{township.Monitored, township.Monitored}]
	test.Tap(stayed)
	if diff := cmp.Diff([]string{"李秀英 monitored→monitored  "}, listedMoves(s)); diff != "" || s.changes.shown.Text != "一直在监测户　1户 2人" {
		t.Errorf("%q (-want +got):\n%s", s.changes.shown.Text, diff)
	}
	s.changes.table.SelectRow(0)
	s.changes.table.TypedKey(uitest.Key(fyne.KeyReturn))
	if diff := cmp.Diff([]int64{2}, host.Opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
	nobody := s.changes.matrix.cells[cellKey{township.Relapsed, township.Stable}]
	if nobody.Tapped(nil); s.changes.cell != stayed.key {
		t.Error("a number that counts nobody leads somewhere")
	}
	host.Win.Canvas().Focus(stayed)
	stayed.TypedKey(uitest.Key(fyne.KeyUp))
	if got := host.Win.Canvas().Focused(); got != s.changes.matrix.cells[cellKey{township.Stable, township.Monitored}] {
		t.Errorf("the arrow leads to %v", got)
	}
	test.Tap(stayed)
	if len(listedMoves(s)) != 1 || s.changes.cell != anyCell {
		t.Error("the same number again does not show all moves")
	}
	stayed.TypedKey(uitest.Key(fyne.KeySpace))
	if !s.Key(uitest.Key(fyne.KeyEscape)) || s.changes.cell != anyCell || !s.changes.page.Visible() {
		t.Error("Esc does not clear the number first")
	}
	if !s.Key(uitest.Key(fyne.KeyEscape)) || !s.board.page.Visible() || s.changes.page.Visible() {
		t.Error("Esc does not lead back")
	}
}

func TestPeriodsAndOwnDays(t *testing.T) {
	s, _, desk := changesPage(t)
	s.changes.choosePeriod("上月")
	s.changes.from.SetText("2021-09-01")
	s.changes.from.TypedKey(uitest.Key(fyne.KeyReturn))
	if got := s.changes.period.Value(); got != ownPeriod {
		t.Errorf("period = %q", got)
	}
	s.changes.village.SetValue("柏树村")
	s.changes.load()
	want := []township.LedgerChangeRequest{
		{From: "2021-10-31", To: today},
		{From: "2021-09-30", To: "2021-10-31"},
		{From: "2021-09-01", To: "2021-10-31"},
		{Village: "柏树村", From: "2021-09-01", To: "2021-10-31"},
	}
	if diff := cmp.Diff(want, desk.compared); diff != "" {
		t.Errorf("compared (-want +got):\n%s", diff)
	}
	s.changes.to.SetText("2021-08-01")
	s.changes.to.TypedKey(uitest.Key(fyne.KeyReturn))
	if got, want := s.changes.wrong.Text, "期初日期 2021-09-01 不早于期末日期 2021-08-01，请把期初改为更早的日期。"; got != want || len(desk.compared) != 4 {
		t.Errorf("wrong = %q, want %q", got, want)
	}
	s.changes.print()
	if desk.printed.From != "" {
		t.Error("days that cannot be were printed")
	}
}

func TestChangesOnPaperAndAsWorkbook(t *testing.T) {
	s, host, desk := changesPage(t)
	if !s.Shortcut("print") {
		t.Error("Ctrl+P is not used")
	}
	s.changes.export()
	req := township.LedgerChangeRequest{From: "2021-10-31", To: today}
	if desk.printed != req || desk.booked != req {
		t.Errorf("printed %+v, exported %+v", desk.printed, desk.booked)
	}
	if diff := cmp.Diff([]string{"清溪镇四本台账变动_2021-10-31至2021-11-19.pdf", "清溪镇四本台账变动_2021-10-31至2021-11-19.xlsx"}, host.Suggested); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"/tmp/清溪镇四本台账变动_2021-10-31至2021-11-19.pdf 台账变动已写好，变动 2 户",
		"/tmp/清溪镇四本台账变动_2021-10-31至2021-11-19.xlsx 台账变动已写好，变动 2 户",
	}, host.Saves); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if !slices.Equal(host.Told, []string{"请手写核对"}) {
		t.Errorf("informed %q of the rare character", host.Told)
	}
}

func TestNoChanges(t *testing.T) {
	s, host, desk := open(t)
	s.ShowChanges()
	if !uitest.Says(s.changes.page, "这段时间没有户进出四本台账。") {
		t.Error("nothing says that nobody moved")
	}
	desk.rows = nil
	s.Refresh()
	if !uitest.Says(s.changes.page, "还没有台账，也就没有变动。先导入花名册，确认台账建议。") {
		t.Error("an empty archive is not told")
	}
	desk.err = township.Errorf(township.CodeBusy, "档案正被占用。")
	s.changes.load()
	if len(host.Failures) == 0 {
		t.Error("a failure is not told")
	}
}
