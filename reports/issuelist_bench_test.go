package reports

import (
	"bytes"
	"context"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"taizhang/app/township"
	"taizhang/reports/font"
)

// bareIssueCells writes the texts of form F6 as gofpdf cells and nothing else: no measuring, wrapping or sheets of its own;
// what the form wraps is one cell here.
func bareIssueCells(w io.Writer, list *township.IssueList) error {
	pdf := gofpdf.New("L", "mm", "A4", "")
	pdf.SetAutoPageBreak(true, 12)
	pdf.AddUTF8FontFromBytes("serif", "", font.Serif().Bytes())
	pdf.AddPage()
	pdf.SetFont("serif", "", 9)
	columns := list.Columns()
	for i := range list.Rows {
		for _, c := range columns {
			pdf.CellFormat(16, 8, c.Text(i+1, &list.Rows[i]), "1", 0, "L", false, 0, "")
		}
		pdf.Ln(8)
	}
	return pdf.Output(w)
}

// BenchmarkIssueLedgerAgainstBareCells prints form F6 of 20,000 issues both ways in turn: x-bare is the ratio, and heap what
// the program has taken from the system after the ledger was printed.
func BenchmarkIssueLedgerAgainstBareCells(b *testing.B) {
	list := issueSample(township.FormRectify, 20_000)
	var ours, bare time.Duration
	var size, pages int
	var memory runtime.MemStats
	for b.Loop() {
		runtime.GC()
		var out bytes.Buffer
		start := time.Now()
		result, err := IssueLists(context.Background(), &out, IssueListJob{List: list, Printed: printed})
		if err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		runtime.ReadMemStats(&memory)
		size, pages = out.Len(), result.Pages
		runtime.GC()
		start = time.Now()
		if err := bareIssueCells(io.Discard, &list); err != nil {
			b.Fatal(err)
		}
		bare += time.Since(start)
	}
	b.ReportMetric(float64(ours)/float64(bare), "x-bare")
	b.ReportMetric(ours.Seconds()/float64(b.N), "s-ours")
	b.ReportMetric(bare.Seconds()/float64(b.N), "s-bare")
	b.ReportMetric(float64(size)/float64(pages), "B/page")
	b.ReportMetric(float64(memory.HeapSys)/(1<<20), "MB-heap")
	b.ReportMetric(float64(pages), "pages")
}
