package service_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/reports/pdftest"
)

// years is a town of two villages over the years: seven households of two, placed in January and moved in autumn.
func years(t *testing.T) (d *service.Desk, archive *data.Archive, clock *datatest.Clock, ids []int64) {
	t.Helper()
	archive, clock = datatest.Open(t)
	clock.At = datatest.Now.AddDate(0, -10, 0) // 2021-01-19
	d = service.NewDesk(archive, service.Config{Operator: "张会计", Origin: "测试", TempDir: t.TempDir()})
	_, err := d.Found(ctx, township.Office{Name: "清溪镇", Kind: "镇"}, nil)
	must(t, err)
	datatest.MustDo(t, archive, "录入", func(tx *data.Tx) error {
		for i, village := range []string{"双河村", "双河村", "双河村", "双河村", "石桥村", "石桥村", "石桥村"} {
			v := villageID(t, tx, village)
			h, _ := datatest.Household(t, tx, v, fmt.Sprintf("5199000000000%d", i+1), "户主"+string([]rune("甲乙丙丁戊己庚")[i]))
			datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(h), "name", "家人", "relation", "配偶"))
			ids = append(ids, h)
		}
		return nil
	})
	var moves []township.Move
	for i, h := range ids[:6] {
		l := township.Stable
		if i == 1 {
			l = township.Monitored
		}
		moves = append(moves, township.Move{Household: h, To: l, On: "2021-01-19", Reason: "建账"})
	}
	_, err = d.MoveHouseholds(ctx, moves)
	must(t, err)
	clock.At = datatest.Now
	return d, archive, clock, ids
}

func villageID(tb testing.TB, tx *data.Tx, name string) int64 {
	tb.Helper()
	list, err := tx.Read().Villages()
	must(tb, err)
	for _, v := range list {
		if v.Name == name {
			return v.ID
		}
	}
	return datatest.Village(tb, tx, name)
}

// told tells the moves of a period as “户主甲 stable→monitored 2021-11-19 reason; notes”.
func told(c township.LedgerChanges) []string {
	out := []string{}
	for _, m := range c.Moves() {
		out = append(out, strings.TrimRight(fmt.Sprintf("%s %s→%s %s %s; %s", m.Household.Head, m.From, m.To, m.Days(), m.Reasons(), m.Notes()), "; "))
	}
	return out
}

// wantList fails unless the heads on a village's list of a ledger on a day are as wanted.
func wantList(tb testing.TB, d *service.Desk, village string, l township.Ledger, on township.Date, want string) {
	tb.Helper()
	rows, err := d.LedgerRows(ctx, village, l, on)
	must(tb, err)
	var heads []string
	for _, r := range rows {
		heads = append(heads, fmt.Sprintf("%s%d", strings.TrimPrefix(r.Head, "户主"), r.People))
	}
	if got := strings.Join(heads, " "); got != want {
		tb.Errorf("%s %s on %s: %s, want %s", village, l, on, got, want)
	}
}

// TestLastMonthsListStaysAsItWas is journey 2: she prints 双河村 again after moving one household, dated today; last
// month's list can still be made as it was.
func TestLastMonthsListStaysAsItWas(t *testing.T) {
	d, _, _, ids := years(t)
	printed := func(on township.Date) string {
		path := filepath.Join(t.TempDir(), "双河村.pdf")
		_, err := d.PrintWallLists(ctx, township.WallListRequest{Village: "双河村", Ledger: township.Stable, AsOf: on}, path, nil)
		must(t, err)
		pdf, err := os.ReadFile(path)
		must(t, err)
		return pdftest.Poppler(t, pdf, "pdftotext", "PDF", "-")
	}
	before := printed("2021-10-31")
	_, err := d.MoveHouseholds(ctx, []township.Move{{Household: ids[0], To: township.Monitored, On: d.Today(), Reason: "住院花费大"}})
	must(t, err)
	if after := printed("2021-10-31"); after != before || !strings.Contains(after, "户主甲") {
		t.Errorf("last month's list is another (-was +is):\n%s", cmp.Diff(before, after))
	}
	if now := printed(""); strings.Contains(now, "户主甲") || !strings.Contains(now, "户主丙") {
		t.Errorf("today's list after the move:\n%s", now)
	}
	wantList(t, d, "双河村", township.Stable, "2021-10-31", "甲2 丙2 丁2")
	wantList(t, d, "双河村", township.Stable, "2021-11-18", "甲2 丙2 丁2")
	wantList(t, d, "双河村", township.Stable, "2021-11-19", "丙2 丁2")
	wantList(t, d, "双河村", township.Monitored, "", "甲2 乙2")
}

// TestListsLeaveOut those who are dead, households that are no more, and those that the office watches outside.
func TestListsLeaveOut(t *testing.T) {
	d, archive, clock, ids := years(t)
	datatest.MustDo(t, archive, "变动", func(tx *data.Tx) error {
		members, err := tx.Read().MembersOf(ids[2])
		must(t, err)
		_, err = tx.Update(township.Members, members[1].ID, map[string]string{"left_on": "2021-11-05", "left_way": "死亡"})
		must(t, err)
		_, err = tx.Update(township.Households, ids[0], map[string]string{"closed_on": "2021-11-10", "closed_way": "整户迁出"}) // its stay still open
		must(t, err)
		_, err = tx.Update(township.Households, ids[3], map[string]string{"outside_kind": "重病户"})
		must(t, err)
		_, err = tx.Update(township.Households, ids[5], map[string]string{"outside_kind": "边缘户"})
		return err
	})
	for _, c := range []struct {
		village string
		on      township.Date
		want    string
	}{
		{"双河村", "", "丙1"},
		{"双河村", "2021-10-31", "甲2 丙2 丁2"}, // as it was known then
		{"双河村", "2021-11-10", "丙2 丁2"},    // what happened to the ledgers holds, the families as they were known
		{"石桥村", "", "戊2 己2"},
	} {
		wantList(t, d, c.village, township.Stable, c.on, c.want)
	}
	counts, err := d.VillageCounts(ctx, "")
	must(t, err)
	if got, want := counts[0].Households[township.None], 1; got != want { // 丁, and not 甲 who is no more
		t.Errorf("%d households in no ledger, want %d", got, want)
	}
	clock.At = clock.At.AddDate(0, 0, 1)
	c, err := d.LedgerChanges(ctx, "双河村", "2021-10-31", "2021-11-20")
	must(t, err)
	if diff := cmp.Diff([]string{"户主甲 stable→ 2021-11-10 整户迁出; 注销 2021-11-10 整户迁出"}, told(c)); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	if b := c.Balance(township.Stable); b.Growth != -1 || b.Closing != (township.LedgerCount{Households: 1, People: 1}) {
		t.Errorf("balance %+v", b)
	}
}

// TestLedgerChanges tells moves, late entries and new households, by village, on paper and as a workbook.
func TestLedgerChanges(t *testing.T) {
	d, archive, clock, ids := years(t)
	_, err := d.MoveHouseholds(ctx, []township.Move{
		{Household: ids[0], To: township.Monitored, On: "2021-10-12", Reason: "住院"},
		{Household: ids[1], To: township.Stable, On: "2021-11-02", Reason: "风险消除"},
	})
	must(t, err) // entered on 11-19
	datatest.MustDo(t, archive, "新户", func(tx *data.Tx) error {
		h, _ := datatest.Household(t, tx, villageID(t, tx, "石桥村"), "51990000000009", "户主新")
		ids = append(ids, h)
		return nil
	})
	_, err = d.MoveHouseholds(ctx, []township.Move{{Household: ids[7], To: township.Marginal, On: d.Today(), Reason: "排查发现"}})
	must(t, err)
	clock.At = clock.At.AddDate(0, 0, 5)
	for _, c := range []struct {
		village  string
		from, to township.Date
		want     []string
	}{
		{"", "2021-09-30", "2021-10-31", []string{"户主甲 stable→monitored 2021-10-12 住院; 2021-10-12 的变动为 2021-11-19 补记"}},
		{"", "2021-10-31", "2021-11-24", []string{"户主乙 monitored→stable 2021-11-02 风险消除", "户主新 →marginal 2021-11-19 排查发现; 新增户"}},
		{"石桥村委会", "2021-09-30", "2021-11-24", []string{"户主新 →marginal 2021-11-19 排查发现; 新增户"}},
		{"双河村", "2021-11-02", "2021-11-24", []string{}},
		{"双河村", "2020-12-31", "2021-01-18", []string{}},
	} {
		got, err := d.LedgerChanges(ctx, c.village, c.from, c.to)
		must(t, err)
		if diff := cmp.Diff(c.want, told(got)); diff != "" {
			t.Errorf("%s %s to %s (-want +got):\n%s", c.village, c.from, c.to, diff)
		}
		opening, err := d.VillageCounts(ctx, c.from)
		must(t, err)
		for _, l := range township.Ledgers {
			want := township.LedgerCount{}
			for _, v := range opening {
				if got.Village == "" || got.Village == v.Village.Name {
					want.Households += v.Households[l]
					want.People += v.People[l]
				}
			}
			if b := got.Balance(l); b.Opening != want {
				t.Errorf("%s %s: opening %+v, the list of the day has %+v", c.village, l, b.Opening, want)
			}
		}
	}
	req := township.LedgerChangeRequest{From: "2021-09-30", To: "2021-11-24"}
	pdf, book := filepath.Join(t.TempDir(), "变动.pdf"), filepath.Join(t.TempDir(), "变动.xlsx")
	res, err := d.PrintLedgerChanges(ctx, req, pdf)
	must(t, err)
	if res.Moves != 3 || res.Pages != 2 {
		t.Errorf("printed %+v", res)
	}
	_, err = d.ExportLedgerChanges(ctx, req, book)
	must(t, err)
	if rows := table(t, book)["变动明细"]; len(rows) != 6 || rows[3][3] != "户主甲" {
		t.Errorf("the workbook lists %q", rows)
	}
	for _, bad := range []township.LedgerChangeRequest{{From: "2021-11-24", To: "2021-11-01"}, {To: "2021-11-01"}, {From: "2021-11-01", To: "2021-12-01"}} {
		_, err := d.LedgerChanges(ctx, "", bad.From, bad.To)
		wantCode(t, err, township.CodeInvalid, "")
	}
	_, err = d.LedgerChanges(ctx, "无此村", "2021-09-30", "2021-11-24")
	wantCode(t, err, township.CodeNotFound, "无此村")
}
