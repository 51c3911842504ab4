package service

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

func TestSurveysAreExported(t *testing.T) {
	p := newPress(t)
	path := filepath.Join(t.TempDir(), "调查.xlsx")
	n, err := p.desk.ExportSurveys(t.Context(), p.now.ID, path, nil)
	if err != nil || n < 390 {
		t.Fatal(n, err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if want := []string{"入户调查", "回答明细", "审核意见", "走访进度"}; !slices.Equal(f.GetSheetList(), want) {
		t.Errorf("sheets %q", f.GetSheetList())
	}
	all := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if sheet == "入户调查" && len(rows) != n+3 {
			t.Errorf("%d rows, want %d under title, note and headings", len(rows), n)
		}
		for _, r := range rows {
			all[sheet] += strings.Join(r, "|") + "\n"
		}
	}
	done := p.row(func(r *township.SurveyRow) bool { return r.State == township.SurveyDone && r.Problems > 0 })
	for sheet, says := range map[string][]string{
		"入户调查": {done.Row.Code, "有问题", "退回核查", "未联系上", "看饮水水量、水质、取水方便程度、保障率是否符合要求", "安全饮水是否有保障"},
		"回答明细": {"一年缺水（天）", "|有问题|", "|不适用"},
		"审核意见": {"|核查|1|", "|复核|", "|审核|", "|退回|"},
		"走访进度": {"杏花村", "青禾社区", "合计"},
	} {
		for _, text := range says {
			if !strings.Contains(all[sheet], text) {
				t.Errorf("%s does not say %q", sheet, text)
			}
		}
	}
	if whole := all["入户调查"] + all["回答明细"]; strings.Contains(whole, "519900") || strings.Contains(whole, "1900000") {
		t.Error("a number of a certificate or a telephone got into the workbook")
	}
}
