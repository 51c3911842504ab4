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

// benchSurveys are prefilled forms F1 for so many households.
func benchSurveys(n int) []township.SurveyForm {
	forms := make([]township.SurveyForm, n)
	for i := range forms {
		forms[i] = surveySample(i)
		forms[i].Form, forms[i].Monitor, forms[i].Village = stableForm, "", fmt.Sprintf("第%d村", 1+i/300)
	}
	return forms
}

// bareSurveyCells writes the texts of both pages of the forms as gofpdf cells and nothing else: no measuring, wrapping or
// codes; what the forms wrap is one cell here.
func bareSurveyCells(w io.Writer, forms []township.SurveyForm) error {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes("serif", "", font.Serif().Bytes())
	for i := range forms {
		f := &forms[i]
		row := func(cells ...string) {
			for _, c := range cells {
				pdf.CellFormat(44, 8, c, "1", 0, "L", false, 0, "")
			}
			pdf.Ln(8)
		}
		household, helper := f.Form.Audience.Signers()
		pdf.AddPage()
		pdf.SetFont("serif", "", 10.5)
		row(f.Title())
		row(f.Town(), "乡镇（街道）", f.Hamlet(), "村", f.Team(), "组", "户主姓名：", f.Head, "家庭人口数：", f.Population)
		row("“回头看”内容", "核查情况", "“回头看”内容", "核查情况")
		questions := f.Form.Printed()
		for n := range len(questions) / 2 {
			left, right := &questions[n], &questions[n+len(questions)/2]
			row(left.Text, "", right.Text, "")
			row(left.Polarity(), "", right.Polarity(), "")
		}
		row(household+"（签字）：", helper+"（签字）：", "____年__月__日")
		row(f.Village, f.Name(), f.Code, f.Scan.Grouped(), "第1页 共2页", chineseDate(printed))
		pdf.AddPage()
		row("核查标准", f.Village, f.Group, f.Head)
		for _, text := range township.SurveyStandards {
			row(text)
		}
		row(f.Village, f.Name(), f.Code, "第2页 共2页", chineseDate(printed))
	}
	return pdf.Output(w)
}

// BenchmarkSurveyFormsAgainstBareCells prints 3,000 prefilled forms F1 both ways in turn: x-bare is the ratio, and heap
// what the program has taken from the system after the forms were printed.
func BenchmarkSurveyFormsAgainstBareCells(b *testing.B) {
	forms := benchSurveys(3000)
	var ours, bare time.Duration
	var size, pages int
	var memory runtime.MemStats
	for b.Loop() {
		runtime.GC()
		var out bytes.Buffer
		start := time.Now()
		result, err := SurveyForms(context.Background(), &out, SurveyFormJob{Forms: forms, Printed: printed})
		if err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		runtime.ReadMemStats(&memory)
		size, pages = out.Len(), result.Pages
		runtime.GC()
		start = time.Now()
		if err := bareSurveyCells(io.Discard, forms); err != nil {
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
