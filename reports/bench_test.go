package reports

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"taizhang/app/township"
	"taizhang/reports/font"
)

// benchLists are 20,000 households: ten villages, four ledgers each.
func benchLists() []township.WallList {
	var lists []township.WallList
	for v := range 10 {
		for _, l := range township.Ledgers {
			lists = append(lists, sampleList(l, fmt.Sprintf("第%d村", v+1), 500))
		}
	}
	return lists
}

// bareCells writes the texts of the lists as gofpdf cells and nothing else: no measuring, wrapping,
// lines or colours, on as many sheets.
func bareCells(w io.Writer, lists []township.WallList, rowsPerSheet int) error {
	pdf := gofpdf.New("L", "mm", "A3", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes("sans", "", font.Sans().Bytes())
	pdf.AddUTF8FontFromBytes("bold", "", font.SansBold().Bytes())
	columns := township.WallListColumns(township.ForWall)
	for _, l := range lists {
		for i, row := range l.Rows {
			if i%rowsPerSheet == 0 {
				pdf.AddPage()
				pdf.SetFont("bold", "", 14)
				for _, c := range columns {
					pdf.CellFormat(40, 11, c.Label, "", 0, "L", false, 0, "")
				}
				pdf.Ln(11)
				pdf.SetFont("sans", "", 14)
			}
			for _, c := range columns {
				pdf.CellFormat(40, 11, c.Text(i+1, row), "", 0, "L", false, 0, "")
			}
			pdf.Ln(11)
		}
	}
	return pdf.Output(w)
}

// BenchmarkWallListsAgainstBareCells prints 20,000 households both ways in turn; x-bare is the ratio.
func BenchmarkWallListsAgainstBareCells(b *testing.B) {
	lists := benchLists()
	const rowsPerSheet = 20 // of the wall list, so that both have the same number of sheets
	againstBare(b, func(w io.Writer) (Result, error) {
		return WallLists(context.Background(), w, WallListJob{Lists: lists, Printed: printed})
	}, func(w io.Writer) error { return bareCells(w, lists, rowsPerSheet) })
}

// againstBare prints both ways in turn: x-bare is the ratio, and heap what the program has taken from the system after the
// forms were printed.
func againstBare(b *testing.B, print func(io.Writer) (Result, error), bareCells func(io.Writer) error) {
	b.Helper()
	var ours, bare time.Duration
	var size, pages int
	var memory runtime.MemStats
	for b.Loop() {
		runtime.GC()
		var out byteCount
		start := time.Now()
		result, err := print(&out)
		if err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		runtime.ReadMemStats(&memory)
		size, pages = int(out), result.Pages
		runtime.GC()
		start = time.Now()
		if err := bareCells(io.Discard); err != nil {
			b.Fatal(err)
		}
		bare += time.Since(start)
	}
	b.ReportMetric(float64(ours)/float64(bare), "x-bare")
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N*pages), "µs/page")
	b.ReportMetric(ours.Seconds()/float64(b.N), "s-ours")
	b.ReportMetric(bare.Seconds()/float64(b.N), "s-bare")
	b.ReportMetric(float64(size)/float64(pages), "B/page")
	b.ReportMetric(float64(memory.HeapSys)/(1<<20), "MB-heap")
	b.ReportMetric(float64(pages), "pages")
}

// byteCount counts the bytes that are written to it.
type byteCount int

func (c *byteCount) Write(p []byte) (int, error) {
	*c += byteCount(len(p))
	return len(p), nil
}
