package reports

import (
	"context"
	"fmt"
	"io"
	"testing"

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

// BenchmarkIncomeSheetsAgainstBareCells prints form F4 for 3,000 households both ways in turn.
func BenchmarkIncomeSheetsAgainstBareCells(b *testing.B) {
	forms := benchForms(3000)
	againstBare(b, func(w io.Writer) (Result, error) {
		return IncomeSheets(context.Background(), w, IncomeSheetJob{Forms: forms, Printed: printed})
	}, func(w io.Writer) error { return bareIncomeCells(w, forms) })
}
