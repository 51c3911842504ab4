package excel

import (
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// benchLists are 20,000 households in 40 villages.
func benchLists() []township.WallList {
	var lists []township.WallList
	for v := range 40 {
		for _, l := range township.Ledgers {
			lists = append(lists, wallList(fmt.Sprintf("第%d村", v+1), l, 125))
		}
	}
	return lists
}

// BenchmarkWriteLedgers writes 20,000 households with 14 columns; BenchmarkBareStream writes the
// same texts with the bare library, without styles, pages or links: the measure for the former.
func BenchmarkWriteLedgers(b *testing.B) {
	job := LedgerJob{Form: township.ForFile, Lists: benchLists(), Printed: printedOn}
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteLedgers(context.Background(), io.Discard, job); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBareStream(b *testing.B) {
	lists := benchLists()
	columns := township.WallListColumns(township.ForFile)
	b.ReportAllocs()
	for b.Loop() {
		f := excelize.NewFile()
		for i, l := range lists {
			bareSheet(b, f, fmt.Sprintf("s%d", i), l, columns)
		}
		if err := f.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
		_ = f.Close()
	}
}

func bareSheet(b *testing.B, f *excelize.File, name string, l township.WallList, columns []township.WallListColumn) {
	if _, err := f.NewSheet(name); err != nil {
		b.Fatal(err)
	}
	sw, err := f.NewStreamWriter(name)
	if err != nil {
		b.Fatal(err)
	}
	cells := make([]any, len(columns))
	for n, r := range l.Rows {
		for c, col := range columns {
			cells[c] = col.Text(n+1, r)
		}
		if err := sw.SetRow(cellName(0, n+1), cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := sw.Flush(); err != nil {
		b.Fatal(err)
	}
}
