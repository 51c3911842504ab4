package reports

import (
	"bytes"
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

// benchForms are completed forms of the usual items for so many households.
func benchForms(n int) []township.IncomeForm {
	forms := make([]township.IncomeForm, n)
	for i := range forms {
		forms[i] = incomeSample(i)
		forms[i].Village = fmt.Sprintf("第%d村", 1+i/300)
	}
	return forms
}

// bareIncomeCells writes the texts of the forms as gofpdf cells and nothing else: no measuring, wrapping, spans or codes.
func bareIncomeCells(w io.Writer, forms []township.IncomeForm) error {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes("serif", "", font.Serif().Bytes())
	for i := range forms {
		f := &forms[i]
		pdf.AddPage()
		pdf.SetFont("serif", "", 9.5)
		row := func(cells ...string) {
			for _, c := range cells {
				pdf.CellFormat(24, 4.7, c, "1", 0, "L", false, 0, "")
			}
			pdf.Ln(4.7)
		}
		row(f.Title())
		row(f.Town(), f.Hamlet(), f.Team(), f.Head, f.Population, f.Type)
		row(township.IncomeFormColumns...)
		for _, l := range f.Lines() {
			row(l.Category, l.Name, l.Unit, l.Quantity, l.Income, l.Expense, l.Net)
		}
		row(f.Reckoner, string(f.ReckonedOn))
	}
	return pdf.Output(w)
}

// BenchmarkIncomeSheetsAgainstBareCells prints form F4 for 3,000 households both ways in turn: x-bare is the ratio, and
// heap what the program has taken from the system after the forms were printed.
func BenchmarkIncomeSheetsAgainstBareCells(b *testing.B) {
	forms := benchForms(3000)
	var ours, bare time.Duration
	var size, sheets int
	var memory runtime.MemStats
	for b.Loop() {
		runtime.GC()
		var out bytes.Buffer
		start := time.Now()
		result, err := IncomeSheets(context.Background(), &out, IncomeSheetJob{Forms: forms, Printed: printed})
		if err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		runtime.ReadMemStats(&memory)
		size, sheets = out.Len(), result.Pages
		runtime.GC()
		start = time.Now()
		if err := bareIncomeCells(io.Discard, forms); err != nil {
			b.Fatal(err)
		}
		bare += time.Since(start)
	}
	b.ReportMetric(float64(ours)/float64(bare), "x-bare")
	b.ReportMetric(ours.Seconds()/float64(b.N), "s-ours")
	b.ReportMetric(bare.Seconds()/float64(b.N), "s-bare")
	b.ReportMetric(float64(size)/float64(sheets), "B/sheet")
	b.ReportMetric(float64(memory.HeapSys)/(1<<20), "MB-heap")
	b.ReportMetric(float64(sheets), "sheets")
}
