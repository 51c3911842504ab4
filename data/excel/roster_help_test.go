package excel_test

import (
	"context"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/data/excel/rostertest"
	"taizhang/data/sheet"
)

// read reads a roster file and returns its rows.
func read(tb testing.TB, path string) ([]*excel.RosterRow, excel.Roster, error) {
	tb.Helper()
	b, err := sheet.Open(context.Background(), path, sheet.Options{TempDir: tb.TempDir()})
	if err != nil {
		tb.Fatal(err)
	}
	defer b.Close()
	var rows []*excel.RosterRow
	roster, err := excel.ReadRoster(context.Background(), b, township.Vocabularies{}, func(r *excel.RosterRow) error {
		rows = append(rows, r)
		return nil
	})
	return rows, roster, err
}

// mustRead is read of a roster in which there must be rows.
func mustRead(tb testing.TB, b rostertest.Book) ([]*excel.RosterRow, excel.Roster) {
	tb.Helper()
	rows, roster, err := read(tb, b.XLSX(tb, "名单.xlsx"))
	if err != nil {
		tb.Fatal(err)
	}
	return rows, roster
}

// one returns the row of a roster of one person in which the cell under a heading is v; headings that are not there
// are added at the end.
func one(tb testing.TB, date1904 bool, heading string, v any) (*excel.RosterRow, excel.Roster) {
	tb.Helper()
	heads := []any{"序号", "行政村", "组", "户编号", "姓名", "证件号码", "与户主关系"}
	cells := []any{1, "柏树村", "1组", "51990000000001", "范伟", rostertest.ID(3), "户主"}
	at := -1
	for i, h := range heads {
		if h == heading {
			at = i
		}
	}
	if at < 0 {
		heads, cells, at = append(heads, heading), append(cells, nil), len(heads)
	}
	cells[at] = v
	rows, roster := mustRead(tb, rostertest.Book{Date1904: date1904, Sheets: []rostertest.Sheet{{Name: "名单", Rows: [][]any{heads, cells}}}})
	if len(rows) != 1 {
		tb.Fatalf("%s = %v: %d rows, want 1", heading, v, len(rows))
	}
	return rows[0], roster
}

// says says whether one of the texts holds a word.
func says(texts []string, word string) bool { return strings.Contains(strings.Join(texts, "\n"), word) }
