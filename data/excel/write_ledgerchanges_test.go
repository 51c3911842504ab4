package excel

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"taizhang/app/township"
)

func writeChanges(tb testing.TB, files []township.LedgerFile) written {
	tb.Helper()
	c := township.CompareLedgers("2021-10-31", "2021-11-19", files)
	c.Office, c.Village = "清溪镇", "柏树村"
	var buf bytes.Buffer
	if err := WriteLedgerChanges(context.Background(), &buf, LedgerChangeJob{Changes: c, Printed: printedOn}); err != nil {
		tb.Fatalf("WriteLedgerChanges: %v", err)
	}
	return readBack(tb, buf.Bytes())
}

func TestWorkbookOfLedgerChanges(t *testing.T) {
	row := township.HouseholdRow{ID: 1, Village: "柏树村", Group: "2组", Code: "51990000000001", Head: "=张三", People: 3}
	w := writeChanges(t, []township.LedgerFile{{Before: row, After: row, Stays: []township.LedgerStay{
		{ID: 1, Ledger: township.Stable, Entered: "2020-01-01", Left: "2021-11-05", LeaveReason: "住院"},
		{ID: 2, Ledger: township.Monitored, Entered: "2021-11-05", EntryReason: "住院"},
	}}})
	matrix, moves := w.rows(t, "变动矩阵"), w.rows(t, "变动明细")
	if got, want := matrix[0][0], "柏树村四本台账变动表"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if got, want := matrix[4], []string{"● 稳定脱贫户", "0", "0", "1", "3", "0", "0", "0", "0", "0", "0", "1", "3"}; !slices.Equal(got, want) {
		t.Errorf("stable %q, want %q", got, want)
	}
	if got, want := matrix[9][:5], []string{"期末合计", "0", "0", "1", "3"}; !slices.Equal(got, want) {
		t.Errorf("closing %q, want %q", got, want)
	}
	if got, want := matrix[14], []string{"◆ 监测户", "0", "0", "1", "3", "0", "0", "", "0", "1", "3"}; !slices.Equal(got, want) {
		t.Errorf("balance %q, want %q", got, want)
	}
	want := []string{"1", "柏树村", "2组", "'=张三", "51990000000001", "3", "稳定脱贫户", "监测户", "2021-11-05", "住院"}
	if got := moves[3][:len(want)]; !slices.Equal(got, want) {
		t.Errorf("move %q, want %q", got, want)
	}
	w.wantNoFormula(t)
}

func TestWorkbookWithoutMovesSaysSo(t *testing.T) {
	moves := writeChanges(t, nil).rows(t, "变动明细")
	if got, want := moves[len(moves)-1][0], "期内没有户进出四本台账"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
