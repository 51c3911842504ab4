package excel

import (
	"bytes"
	"strings"
	"testing"

	"taizhang/app/township"
)

// TestWriteMonthly: the workbook has the words of the paper, the counts too, and a description that is too high for a row.
func TestWriteMonthly(t *testing.T) {
	f := township.NewMonthly("2021-11", "清溪镇", township.DefaultChecklist(), nil)
	f.District, f.Day = "青河县", "2021-11-30"
	f.Lines[0].Progress = "正在整改"
	f.Lines[0].Counted = township.MonthlyCount{IssueFigures: township.IssueFigures{Found: 5, Mended: 3, Closed: 2}}
	f.Lines[1].Situation = strings.Repeat("长", township.LongestDescription)
	var b bytes.Buffer
	if err := WriteMonthly(t.Context(), &b, MonthlyJob{Edition: f}); err != nil {
		t.Fatal(err)
	}
	w := readBack(t, b.Bytes())
	rows := w.rows(t, "2021-11")
	if rows[0][0] != "青河县脱贫攻坚工作问题大排查任务分解月报表" || rows[2][0] != "填报单位：清溪镇" {
		t.Errorf("%q", rows[:3])
	}
	if got := strings.Join(rows[3], "|"); got != "序号|排查项目|排查内容|排查情况|整改措施|整改进度|责任单位" {
		t.Errorf("%s", got)
	}
	if got := rows[4][5]; got != f.Lines[0].ProgressText() || got != "正在整改。关联问题5个，已整改3个，已销号2个，整改率60.0%" {
		t.Errorf("%s", got)
	}
	if last := rows[len(rows)-1]; last[0] != "37" || last[6] != "各街道、区各相关部门" || rows[5][3] != f.Lines[1].Situation {
		t.Errorf("%q", last)
	}
	w.wantNoFormula(t)
}
