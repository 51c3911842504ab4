package reports

import (
	"bytes"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

func monthlySample() township.MonthlyFile {
	f := township.NewMonthly("2021-11", "清溪镇乡村振兴办公室", township.DefaultChecklist(), nil)
	f.District, f.Filled, f.Day, f.Closed = "青河县", "2021-12-03", "2021-11-30", "2021-12-03"
	for i := range f.Lines {
		l := &f.Lines[i]
		l.Situation, l.Measures, l.Progress = "已对全镇8个村逐户核对。", "由驻村工作组逐户复核，11月底前整改到位。", "正在整改"
		if i%3 == 0 {
			l.Counted = township.MonthlyCount{IssueFigures: township.IssueFigures{Found: 5, Mended: 3, Closed: 2}}
		}
	}
	f.Lines[4].Situation = strings.Repeat("逐项核对资金拨付台账，", 180) + "到此为止"
	f.Lines[3].Counted.Later = []string{"2021年10月报表之后补登：W0012 柏树村1组张三丰户 饮水安全（原报整改中，应为已销号）"}
	return f
}

// TestMonthlySheet: all 37 rows stand on it whole, the heading on each sheet, and the counts behind the progress.
func TestMonthlySheet(t *testing.T) {
	pdf, res, _ := listProof(t, MonthlySheet, func(p proof) MonthlySheetJob {
		return MonthlySheetJob{Edition: monthlySample(), Printed: printed, proof: p}
	})
	if len(res.Missing) > 0 {
		t.Errorf("%q", res.Missing)
	}
	pages := pdftest.PopplerText(t, pdf)
	if len(pages) != res.Pages || res.Pages < 4 {
		t.Errorf("%d pages, said %d", len(pages), res.Pages)
	}
	for i, p := range pages {
		text := township.Squeeze(p)
		for _, want := range []string{"青河县脱贫攻坚工作问题大排查任务分解月报表", "排查内容", "责任单位"} {
			if !strings.Contains(text, want) {
				t.Errorf("sheet %d lacks %s", i+1, want)
			}
		}
	}
	all := township.Squeeze(strings.Join(pages, ""))
	for _, want := range []string{"填报单位：清溪镇乡村振兴办公室", "填报时间：2021年12月3日", "到此为止", "已于2021年12月3日上报", "整改率60.0%"} {
		if !strings.Contains(all, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if n := strings.Count(all, "逐项核对资金拨付台账"); n == 0 {
		t.Error("the long text is gone")
	}
	if _, err := MonthlySheet(t.Context(), &bytes.Buffer{}, MonthlySheetJob{Edition: township.MonthlyFile{MonthlyEdition: township.MonthlyEdition{Month: "2021-11"}}}); township.Say(err) != "2021年11月的月报表没有排查项目，没有打印。" {
		t.Errorf("%v", err)
	}
}
