package service_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel/rostertest"
)

// TestRosterTakesNobodyOffALedger notes a roster that calls a household of a ledger one of the 档外五类, and leaves both the
// ledger and the field to a person; what the ledgers do not contradict is taken.
func TestRosterTakesNobodyOffALedger(t *testing.T) {
	town := rostertest.Town(4)
	d, archive, _ := newDesk(t)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	in, free, marginal := rowOf(t, d, town[0].Code), rowOf(t, d, town[1].Code), rowOf(t, d, town[2].Code)
	for _, id := range []int64{in.ID, marginal.ID} {
		_, err := d.MoveHouseholds(ctx, []township.Move{{Household: id, To: township.Stable, On: "2021-11-01", Reason: "会议评定"}})
		must(t, err)
	}
	sheet := rostertest.Sheet{Name: "名单", Rows: [][]any{{"行政村", "户编号", "户主姓名", "档外五类"}}}
	for _, c := range []struct {
		row  township.HouseholdRow
		kind string
	}{{in, "重病户"}, {free, "重残户"}, {marginal, "边缘户"}} {
		sheet.Rows = append(sheet.Rows, []any{c.row.Village, c.row.Code, c.row.Head, c.kind})
	}
	p, _ := mustImport(t, d, book(t, sheet))
	wantCounts(t, p, [4]int{0, 2, 1, 0})
	noted := func(r township.RowResult) bool {
		return slices.ContainsFunc(r.Notes, func(n string) bool {
			return strings.Contains(n, "稳定脱贫户") && strings.Contains(n, "重病户") && strings.Contains(n, "没有采用")
		})
	}
	for i, r := range p.Results {
		if noted(r) != (i == 0) {
			t.Errorf("row %d: notes %q", r.Row, r.Notes)
		}
	}
	if !slices.ContainsFunc(p.Notes, func(n string) bool { return strings.Contains(n, "有1户现在台账中") }) {
		t.Errorf("notes of the file: %q", p.Notes)
	}
	for id, want := range map[int64]string{in.ID: "", free.ID: "重残户", marginal.ID: "边缘户"} {
		h, err := archive.Read(ctx).Household(id)
		must(t, err)
		if got := h.Get("outside_kind"); got != want {
			t.Errorf("household %s is outside %q, want %q", data.FormatID(id), got, want)
		}
	}
	if r := rowOf(t, d, town[0].Code); r.Ledger != township.Stable {
		t.Errorf("it slipped off its ledger: %+v", r)
	}
}
