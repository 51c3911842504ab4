package sheet

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
)

// benchRows and benchCols are the size of the roster that the whole import is measured with.
const (
	benchRows = 20_000
	benchCols = 40
)

var (
	benchOnce sync.Once
	benchPath string
)

// TestMain removes the roster that the benchmarks share.
func TestMain(m *testing.M) {
	code := m.Run()
	if benchPath != "" {
		_ = os.Remove(benchPath)
	}
	os.Exit(code)
}

// benchFile writes the roster once.
func benchFile(b *testing.B) string {
	b.Helper()
	benchOnce.Do(func() {
		path := filepath.Join(os.TempDir(), fmt.Sprintf("sheet-bench-%d.xlsx", os.Getpid()))
		benchPath = path
		f := excelize.NewFile()
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		row := make([]any, benchCols)
		for i := range benchRows {
			for j := range row {
				switch j % 4 {
				case 0:
					row[j] = fmt.Sprintf("5199001975%08d", i*7+j)
				case 1:
					row[j] = "清溪镇柏树村"
				case 2:
					row[j] = float64(i) + 0.25
				default:
					row[j] = fmt.Sprintf("张三丰%d", i%500)
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		if err := f.SaveAs(path); err != nil {
			b.Fatal(err)
		}
	})
	return benchPath
}

// BenchmarkRead20000x40 opens, checks and reads the whole roster.
func BenchmarkRead20000x40(b *testing.B) {
	path := benchFile(b)
	b.ReportAllocs()
	for b.Loop() {
		book, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		cells := 0
		err = book.Rows(b.Context(), book.Sheets[0], func(r Row) error {
			cells += len(r.Cells)
			return nil
		})
		if err != nil || cells != benchRows*benchCols {
			b.Fatal(err, cells)
		}
		if err := book.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExcelizeRows reads the same roster with excelize, unchecked.
func BenchmarkExcelizeRows(b *testing.B) {
	path := benchFile(b)
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenFile(path)
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		cells := 0
		for rows.Next() {
			cols, err := rows.Columns()
			if err != nil {
				b.Fatal(err)
			}
			cells += len(cols)
		}
		if cells != benchRows*benchCols {
			b.Fatal(cells)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
