package service_test

import (
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel/rostertest"
)

// proposed returns the open proposals as “code from→to”.
func proposed(tb testing.TB, d *service.Desk) map[string]township.Proposal {
	tb.Helper()
	list, err := d.OpenProposals(ctx)
	must(tb, err)
	out := map[string]township.Proposal{}
	for _, p := range list {
		out[p.Code] = p
	}
	return out
}

// rowOf returns the household of a code.
func rowOf(tb testing.TB, d *service.Desk, code string) township.HouseholdRow {
	tb.Helper()
	rows, err := d.Households(ctx)
	must(tb, err)
	for _, r := range rows {
		if r.Code == code {
			return *r
		}
	}
	tb.Fatalf("no household %s", code)
	return township.HouseholdRow{}
}

// placed is a desk with a town of twelve imported, nothing placed.
func placed(t *testing.T) (*service.Desk, *data.Archive, []rostertest.Family) {
	t.Helper()
	d, archive, _ := newDesk(t)
	town := rostertest.Town(12)
	p, _ := mustImport(t, d, persons(t, town, rostertest.Style{}))
	if len(p.Proposals) != 12 {
		t.Fatalf("%d proposals, want 12", len(p.Proposals))
	}
	return d, archive, town
}

// TestImportPlacesNobody leaves every household outside the ledgers until a person confirms.
func TestImportPlacesNobody(t *testing.T) {
	d, _, town := placed(t)
	for _, f := range town {
		if r := rowOf(t, d, f.Code); r.Ledger != township.None || r.Proposed == township.None {
			t.Errorf("%s: ledger %q, proposed %q", f.Code, r.Ledger, r.Proposed)
		}
	}
	open := proposed(t, d)
	for code, want := range map[string]township.Ledger{town[0].Code: township.Stable, town[2].Code: township.Monitored, town[5].Code: township.Stable} {
		if p := open[code]; p.To != want || p.From != township.None || p.Head == "" || p.Village == "" || p.Reason == "" {
			t.Errorf("%s: %+v, want to %s", code, p, want)
		}
	}
}

// TestAcceptProposals places the chosen ones, refuses a day that cannot be, and what was dealt with already.
func TestAcceptProposals(t *testing.T) {
	d, archive, town := placed(t)
	open := proposed(t, d)
	ids := []int64{open[town[0].Code].ID, open[town[2].Code].ID}
	before := dump(t, archive)
	for _, day := range []township.Date{"", "2021-11", "2021-11-20", "2021-02-30", "昨天"} {
		_, err := d.AcceptProposals(ctx, ids, day, "")
		wantCode(t, err, township.CodeInvalid, "入账日期", "2021-11-19")
	}
	if dump(t, archive) != before {
		t.Error("a refused acceptance wrote")
	}
	deed, err := d.AcceptProposals(ctx, ids, "2021-11-10", "屏幕：台账")
	must(t, err)
	if deed.Title != "采纳2条台账建议" || deed.Origin != "屏幕：台账" {
		t.Errorf("deed %+v", deed)
	}
	if r := rowOf(t, d, town[2].Code); r.Ledger != township.Monitored || r.Entered != "2021-11-10" || r.Proposed != township.None {
		t.Errorf("row %+v", r)
	}
	_, err = d.AcceptProposals(ctx, ids[:1], "2021-11-11", "")
	wantCode(t, err, township.CodeConflict, town[0].Village, town[0].Head().Name, "已经处理过")
	_, err = d.HoldProposals(ctx, ids[:1])
	wantCode(t, err, township.CodeConflict, town[0].Head().Name, "已经处理过")
	_, err = d.AcceptProposals(ctx, []int64{99999}, "2021-11-11", "")
	wantCode(t, err, township.CodeNotFound, "台账建议")
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if dump(t, archive) != before {
		t.Error("taking back left something")
	}
}

// TestHeldBack is not suggested again by the same word of a roster, but is after the roster has said something else.
func TestHeldBack(t *testing.T) {
	d, _, town := placed(t)
	code := town[2].Code
	held := proposed(t, d)[code]
	_, err := d.HoldProposals(ctx, []int64{held.ID})
	must(t, err)
	suggested := func(families []rostertest.Family) (township.Ledger, *township.Preview) {
		p, _ := mustImport(t, d, persons(t, families, rostertest.Style{}))
		return proposed(t, d)[code].To, p
	}
	if to, p := suggested(town); to != township.None || len(p.Proposals) != 11 {
		t.Errorf("the same roster suggests %s again, %d proposals", to, len(p.Proposals))
	}
	cleared := rostertest.Copy(town)
	cleared[2].Cleared = "是"
	if to, _ := suggested(cleared); to != township.Stable {
		t.Errorf("another word suggests %q, want %s", to, township.Stable)
	}
	if to, _ := suggested(town); to != township.Monitored {
		t.Errorf("the first word again suggests %q, want %s", to, township.Monitored)
	}
	file, err := d.OpenHousehold(ctx, held.Household)
	must(t, err)
	states := map[string]int{}
	for _, p := range file.Proposals {
		states[p.State]++
	}
	if states[township.ProposalOpen] != 1 || states[township.ProposalHeld] != 0 {
		t.Errorf("states %v", states)
	}
}

// TestHeldBackAccepted lets the clerk accept what she held back.
func TestHeldBackAccepted(t *testing.T) {
	d, _, town := placed(t)
	held := proposed(t, d)[town[2].Code]
	_, err := d.HoldProposals(ctx, []int64{held.ID})
	must(t, err)
	_, err = d.AcceptProposals(ctx, []int64{held.ID}, d.Today(), "")
	must(t, err)
	if r := rowOf(t, d, town[2].Code); r.Ledger != township.Monitored {
		t.Errorf("ledger %q", r.Ledger)
	}
}

// TestStaleProposals lapse when a person places the household, and when the roster no longer says so.
func TestStaleProposals(t *testing.T) {
	d, _, town := placed(t)
	open := proposed(t, d)
	first := open[town[0].Code]
	_, err := d.MoveHouseholds(ctx, []township.Move{{Household: first.Household, To: township.Marginal, On: "2021-11-18", Reason: "会议决定"}})
	must(t, err)
	_, err = d.AcceptProposals(ctx, []int64{first.ID}, d.Today(), "")
	wantCode(t, err, township.CodeConflict, "已经处理过", township.ProposalStale)

	monitored := open[town[2].Code]
	_, err = d.MoveHouseholds(ctx, []township.Move{{Household: monitored.Household, To: township.Stable, On: "2021-11-18", Reason: "会议决定"}})
	must(t, err)
	mustImport(t, d, persons(t, town, rostertest.Style{HeadAt: 2})) // says 监测户 once more
	if p := proposed(t, d)[town[2].Code]; p.From != township.Stable || p.To != township.Monitored {
		t.Fatalf("proposal %+v", p)
	}
	cleared := rostertest.Copy(town)
	cleared[2].Cleared = "是"
	mustImport(t, d, persons(t, cleared, rostertest.Style{}))
	if p, ok := proposed(t, d)[town[2].Code]; ok {
		t.Errorf("%+v still waits though the roster says what is", p)
	}
}

// TestAssignImported accepts what an import suggested, and nothing else.
func TestAssignImported(t *testing.T) {
	d, _, _ := newDesk(t)
	town := rostertest.Town(12)
	mustImport(t, d, persons(t, town[:6], rostertest.Style{}))
	im := mustPreview(t, d, persons(t, town[6:], rostertest.Style{}), township.ImportOptions{})
	_, err := im.Commit(ctx, nil)
	must(t, err)
	deed, err := d.AssignImported(ctx, im, "命令：import -assign 人口信息.xlsx")
	must(t, err)
	if deed.Title != "采纳6条台账建议" || !strings.HasPrefix(string(deed.Origin), "命令：") {
		t.Errorf("deed %+v", deed)
	}
	for i, f := range town {
		if r := rowOf(t, d, f.Code); (r.Ledger != township.None) != (i >= 6) {
			t.Errorf("household %d is in %q", i, r.Ledger)
		}
	}
	if again, err := d.AssignImported(ctx, im, ""); err != nil || again.ID != 0 {
		t.Errorf("a second time: deed %d, %v", again.ID, err)
	}
	same := mustPreview(t, d, persons(t, town, rostertest.Style{}), township.ImportOptions{})
	_, err = same.Commit(ctx, nil) // nothing is new, six proposals wait
	must(t, err)
	deed, err = d.AssignImported(ctx, same, "")
	must(t, err)
	if deed.Title != "采纳6条台账建议" {
		t.Errorf("deed %+v", deed)
	}
}

// TestMoveHouseholds keeps the dates of stays in order, and names the household in what it refuses.
func TestMoveHouseholds(t *testing.T) {
	d, archive, town := placed(t)
	id, name := rowOf(t, d, town[3].Code).ID, town[3].Village+town[3].Group+town[3].Head().Name+"户"
	move := func(to township.Ledger, on township.Date, reason string) error {
		_, err := d.MoveHouseholds(ctx, []township.Move{{Household: id, To: to, On: on, Reason: reason}})
		return err
	}
	wantCode(t, move(township.None, "2021-11-01", "不在"), township.CodeInvalid, name, "已经在“未入台账”")
	wantCode(t, move(township.Stable, "", "会议"), township.CodeInvalid, "移动日期")
	wantCode(t, move(township.Stable, "2021-11", "会议"), township.CodeInvalid, "移动日期")
	wantCode(t, move(township.Stable, "2021-11-20", "会议"), township.CodeInvalid, "晚于今天")
	wantCode(t, move(township.Stable, "2021-11-01", " "), township.CodeInvalid, "移动原因")
	wantCode(t, move("other", "2021-11-01", "会议"), township.CodeInvalid, "台账")
	must(t, move(township.Stable, "2021-03-01", "会议一"))
	wantCode(t, move(township.Stable, "2021-04-01", "会议"), township.CodeInvalid, name, "已经在“稳定脱贫户”")
	wantCode(t, move(township.Monitored, "2021-02-01", "会议"), township.CodeInvalid, name, "于 2021-03-01 入", "早于它", "请改为 2021-03-01")
	must(t, move(township.Monitored, "2021-05-01", "会议二"))
	must(t, move(township.None, "2021-07-01", "迁出"))
	wantCode(t, move(township.Stable, "2021-06-01", "会议"), township.CodeInvalid, name, "2021-05-01 至 2021-07-01", "重叠", "请改为 2021-07-01")
	must(t, move(township.Relapsed, "2021-07-01", "会议三"))
	wantCode(t, func() error {
		_, err := d.MoveHouseholds(ctx, []township.Move{{Household: 9999, To: township.Stable, On: "2021-11-01", Reason: "会议"}})
		return err
	}(), township.CodeNotFound, "农户")

	file, err := d.OpenHousehold(ctx, id)
	must(t, err)
	var got []string
	for _, s := range file.Entries {
		got = append(got, string(s.Ledger)+" "+string(s.Entered)+" "+s.EntryReason+" "+string(s.Left)+" "+s.LeaveReason)
	}
	want := "stable 2021-03-01 会议一 2021-05-01 会议二|monitored 2021-05-01 会议二 2021-07-01 迁出|relapsed 2021-07-01 会议三  "
	if strings.Join(got, "|") != want {
		t.Errorf("stays\n got %q\nwant %q", strings.Join(got, "|"), want)
	}
	deeds, err := d.Deeds(ctx, 1)
	must(t, err)
	if want := town[3].Village + town[3].Head().Name + "户移入返贫户台账"; deeds[0].Title != want {
		t.Errorf("title %q, want %q", deeds[0].Title, want)
	}
	if deeds[0].Origin != "屏幕：台账" {
		t.Errorf("moved from %q", deeds[0].Origin)
	}
	before := dump(t, archive)
	other := rowOf(t, d, town[4].Code).ID
	_, err = d.MoveHouseholds(ctx, []township.Move{
		{Household: other, To: township.Stable, On: "2021-08-01", Reason: "会议"},
		{Household: other, To: township.Monitored, On: "2021-09-01", Reason: "会议"},
		{Household: id, To: township.Relapsed, On: "2021-09-01", Reason: "会议"},
	})
	wantCode(t, err, township.CodeInvalid, name)
	if dump(t, archive) != before {
		t.Error("a refused move wrote half")
	}
	_, err = d.MoveHouseholds(ctx, []township.Move{
		{Household: other, To: township.Stable, On: "2021-08-01", Reason: "会议"},
		{Household: other, To: township.Monitored, On: "2021-09-01", Reason: "会议"},
	})
	must(t, err)
	if r := rowOf(t, d, town[4].Code); r.Ledger != township.Monitored || r.Entered != "2021-09-01" {
		t.Errorf("twice in one deed: %+v", r)
	}
}
