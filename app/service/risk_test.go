package service_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// watched is the town of years with its second household monitored since spring, and the third watched outside.
func watched(t *testing.T) (*service.Desk, *data.Archive, []int64) {
	t.Helper()
	d, archive, _, ids := years(t)
	datatest.MustDo(t, archive, "监测", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, ids[1], map[string]string{"monitor_kind": "脱贫不稳定户", "monitored_on": "2021-03-10", "risks": "因病", "risk_cleared": "否"})
		must(t, err)
		_, err = tx.Update(township.Households, ids[6], map[string]string{"household_type": "一般农户", "outside_kind": "重病户"})
		return err
	})
	return d, archive, ids
}

// stand tells where a household stands: its ledger and since when, and what its record says of the risk.
func stand(tb testing.TB, d *service.Desk, id int64) []string {
	tb.Helper()
	f, err := d.OpenHousehold(ctx, id)
	must(tb, err)
	out := []string{string(f.Row.Ledger) + " " + string(f.Row.Entered)}
	if n := len(f.Entries); n > 0 {
		out = append(out, f.Entries[n-1].EntryReason)
	}
	for _, key := range []string{"monitor_kind", "risks", "monitored_on", "risk_cleared", "cleared_on", "cleared_way", "outside_kind"} {
		out = append(out, f.Household.Get(key))
	}
	return out
}

func TestRiskClearedAndBack(t *testing.T) {
	d, archive, ids := watched(t)
	id, before := ids[1], dump(t, archive)
	cleared, err := d.ClearRisk(ctx, []township.RiskClearing{{Household: id, On: "2021-11-01", Way: "帮扶消除", Reason: "收入稳定，经县级比对", To: township.Stable}}, "屏幕：农户")
	must(t, err)
	if cleared.Title != "双河村1组户主乙户风险消除（帮扶消除）：收入稳定，经县级比对" || cleared.Origin != "屏幕：农户" {
		t.Errorf("deed %+v", cleared)
	}
	want := []string{"stable 2021-11-01", "收入稳定，经县级比对", "脱贫不稳定户", "因病", "2021-03-10", "是", "2021-11-01", "帮扶消除", ""}
	if diff := cmp.Diff(want, stand(t, d, id)); diff != "" {
		t.Errorf("cleared (-want +got):\n%s", diff)
	}
	again, err := d.ReturnRisk(ctx, []township.RiskReturn{{Household: id, On: "2021-11-15", Again: true, Risks: "因病、因学", Reason: "又住院", To: township.Monitored}}, "")
	must(t, err)
	want = []string{"monitored 2021-11-15", "又住院（原风险消除：2021-11-01 帮扶消除）", "脱贫不稳定户", "因病、因学", "2021-11-15", "否", "", "", ""}
	if diff := cmp.Diff(want, stand(t, d, id)); diff != "" {
		t.Errorf("back (-want +got):\n%s", diff)
	}
	c, err := d.LedgerChanges(ctx, "双河村", "2021-10-31", "2021-11-19")
	must(t, err)
	if got := told(c); len(got) != 1 || c.Moves()[0].Moved() {
		t.Errorf("the change of the month: %q", got)
	}
	_, err = d.Undo(ctx, again.ID, false)
	must(t, err)
	_, err = d.Undo(ctx, cleared.ID, false)
	must(t, err)
	if after := dump(t, archive); after != before {
		t.Errorf("undo leaves another archive: %s", firstDifference(before, after))
	}
}

// TestRiskOfSeveral is one deed, or none: some go to their ledgers, one stays where it stands.
func TestRiskOfSeveral(t *testing.T) {
	d, archive, ids := watched(t)
	before := dump(t, archive)
	in, err := d.Monitor(ctx, []township.Monitoring{
		{Household: ids[6], On: "2021-11-03", Kind: "突发严重困难户", Risks: "因病", Reason: "排查发现", To: township.Monitored},
		{Household: ids[0], On: "2021-11-03", Kind: "脱贫不稳定户", Risks: "因学", Reason: "排查发现", To: township.Monitored},
	}, "屏幕：台账")
	must(t, err)
	if in.Title != "2户纳入监测（突发严重困难户）：排查发现" {
		t.Errorf("title %q", in.Title)
	}
	if diff := cmp.Diff([]string{"monitored 2021-11-03", "排查发现", "突发严重困难户", "因病", "2021-11-03", "否", "", "", ""}, stand(t, d, ids[6])); diff != "" {
		t.Errorf("monitored (-want +got):\n%s", diff)
	}
	between := dump(t, archive)
	both := []township.RiskClearing{
		{Household: ids[6], On: "2021-11-10", Way: "自然消除", Reason: "x", To: township.Monitored},
		{Household: ids[0], On: "2021-11-02", Way: "自然消除", Reason: "x", To: township.Stable},
	}
	_, err = d.ClearRisk(ctx, both, "")
	wantCode(t, err, township.CodeInvalid, "户主甲户的风险识别时间是 2021-11-03")
	if dump(t, archive) != between {
		t.Error("a refused deed wrote of its first household")
	}
	both[1].On = "2021-11-10"
	_, err = d.ClearRisk(ctx, both, "")
	must(t, err)
	for i, want := range map[int]string{6: "monitored 2021-11-03", 0: "stable 2021-11-10"} {
		if got := stand(t, d, ids[i])[0]; got != want {
			t.Errorf("household %d stands in %q, want %q", i, got, want)
		}
	}
	_, err = d.Undo(ctx, in.ID, true)
	must(t, err)
	if after := dump(t, archive); after != before {
		t.Errorf("undo leaves another archive: %s", firstDifference(before, after))
	}
}

func TestRiskFiles(t *testing.T) {
	d, _, ids := watched(t)
	files, err := d.RiskFiles(ctx, []int64{ids[1], ids[6]})
	must(t, err)
	if got, want := files[0].Name(), "双河村1组户主乙户"; got != want {
		t.Errorf("name %q, want %q", got, want)
	}
	if files[0].Row.Ledger != township.Monitored || files[0].Row.Entered != "2021-01-19" || !files[0].Row.AtRisk() || files[1].Row.AtRisk() || len(files[0].Members) != 2 {
		t.Errorf("files %+v", files)
	}
	_, err = d.RiskFiles(ctx, []int64{999})
	wantCode(t, err, township.CodeNotFound, "")
	_, err = d.ClearRisk(ctx, []township.RiskClearing{{Household: ids[1], On: "2021-11-20", Way: "自然消除", Reason: "x"}}, "")
	wantCode(t, err, township.CodeInvalid, "晚于今天")
}
