package reports

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// changesOf are the moves of n households of 柏树村 from 稳定脱贫户 to 监测户, one that stays, and one closed.
func changesOf(n int) township.LedgerChanges {
	var files []township.LedgerFile
	add := func(row township.HouseholdRow, stays ...township.LedgerStay) *township.LedgerFile {
		row.ID, row.Village, row.Group, row.Code = int64(len(files)+1), "柏树村", "1组", fmt.Sprintf("5199%07d", len(files))
		files = append(files, township.LedgerFile{Before: row, After: row, Stays: stays})
		return &files[len(files)-1]
	}
	for range n {
		add(township.HouseholdRow{Head: "张𬭎", People: 3},
			township.LedgerStay{ID: 1, Ledger: township.Stable, Entered: "2020-01-01", Left: "2021-11-05", LeaveReason: "收入骤减，存在返贫风险"},
			township.LedgerStay{ID: 2, Ledger: township.Monitored, Entered: "2021-11-05", EntryReason: "收入骤减，存在返贫风险"})
	}
	if n > 0 {
		add(township.HouseholdRow{Head: "李四", People: 2}, township.LedgerStay{Ledger: township.Marginal, Entered: "2020-01-01"})
		gone := add(township.HouseholdRow{Head: "王五", People: 1}, township.LedgerStay{Ledger: township.Relapsed, Entered: "2020-01-01"})
		gone.Closed, gone.ClosedWay = "2021-11-09", "整户消亡"
	}
	c := township.CompareLedgers("2021-10-31", "2021-11-19", files)
	c.Office = "清溪镇"
	return c
}

func printChanges(tb testing.TB, c township.LedgerChanges) (result Result, marks map[int][]page.Mark) {
	tb.Helper()
	proof, marks := newProof()
	_, result = mustPrint(tb, LedgerChanges, LedgerChangeJob{Changes: c, Printed: printed, proof: proof})
	return result, marks
}

func TestLedgerChangesOnPaper(t *testing.T) {
	for n, want := range map[int]int{0: 1, 3: 2, 40: 4} {
		result, marks := printChanges(t, changesOf(n))
		if result.Pages != want || len(result.Missing) != 0 {
			t.Errorf("%d moves: %d sheets, want %d; missing %q", n, result.Pages, want, result.Missing)
		}
		for sheet := 1; sheet <= result.Pages; sheet++ {
			if text := joined(marks[sheet]); !strings.Contains(text, "清溪镇四本台账变动表") || !strings.Contains(text, fmt.Sprintf("第 %d 页　共 %d 页", sheet, result.Pages)) {
				t.Errorf("sheet %d of %d does not say what it is: %q", sheet, n, text)
			}
		}
	}
}

func TestMatrixAndListSayTheSame(t *testing.T) {
	result, marks := printChanges(t, changesOf(3))
	matrix, list := joined(marks[1]), joined(marks[2])
	for _, want := range []string{"期初 截至2021年10月31日　期末 截至2021年11月19日　变动 4 户", "3 户 9 人", "1 户 2 人", "1 户 1 人", "5 户 12 人", "4 户 11 人"} {
		if !strings.Contains(matrix, want) {
			t.Errorf("the matrix lacks %q: %q", want, matrix)
		}
	}
	for _, want := range []string{"张𬭎", "稳定脱贫户", "监测户", "2021-11-05", "收入骤减，存在返贫风险", "王五", "返贫户", "未入台账", "注销 2021-11-09 整户消亡"} {
		if !strings.Contains(list, strings.ReplaceAll(want, " ", " ")) {
			t.Errorf("the list lacks %q: %q", want, list)
		}
	}
	if strings.Contains(list, "李四") {
		t.Error("who stayed is among those who moved")
	}
	if result.Pages != 2 {
		t.Errorf("%d sheets", result.Pages)
	}
}

func TestStoppedLedgerChanges(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var b bytes.Buffer
	_, err := LedgerChanges(ctx, &b, LedgerChangeJob{Changes: changesOf(3), Printed: printed})
	if township.CodeOf(err) != township.CodeCancelled || b.Len() != 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}
