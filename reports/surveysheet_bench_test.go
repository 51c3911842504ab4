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

// BenchmarkSurveyFormsAgainstBareCells prints 3,000 prefilled forms F1 both ways in turn.
func BenchmarkSurveyFormsAgainstBareCells(b *testing.B) {
	forms := benchSurveys(3000)
	againstBare(b, func(w io.Writer) (Result, error) {
		return SurveyForms(context.Background(), w, SurveyFormJob{Forms: forms, Printed: printed})
	}, func(w io.Writer) error { return bareSurveyCells(w, forms) })
}
