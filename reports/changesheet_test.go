package reports

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

func changeSample(kind township.EventKind, n int) township.ChangeSheet {
	s := township.ChangeSheet{Kind: kind, Office: "清溪镇", Village: "柏树村", Group: "1组", Code: "5199001", Head: "张大山", Before: "6", After: "5"}
	for range n {
		s.Rows = append(s.Rows, township.ChangeSheetRow{
			Name: "买买提江·阿卜杜热合曼·买合木提", Sex: "男", IDNumber: "519900194803010017", Before: "户主", After: "之父", Birth: "1948-03-01",
			Way: "死亡", Happened: "2021-03-02", Recorded: "2021-05-20", Remark: strings.Repeat("因病去世，村委会已开具证明。", 3),
		})
	}
	return s
}

func printChangeSheets(tb testing.TB, sheets ...township.ChangeSheet) (pdf []byte, result Result, marks map[int][]page.Mark) {
	tb.Helper()
	proof, marks := newProof()
	pdf, result = mustPrint(tb, ChangeSheets, ChangeSheetJob{Sheets: sheets, Printed: printed, proof: proof})
	return pdf, result, marks
}

func TestChangeSheetSaysAll(t *testing.T) {
	pdf, result, marks := printChangeSheets(t, changeSample(township.EventDecrease, 1))
	if result.Pages != 1 {
		t.Fatalf("%d pages, want 1", result.Pages)
	}
	text := joined(marks[1])
	for _, want := range []string{
		"家庭成员自然减少情况表", "清溪镇", "行政村", "柏树村", "1组", "户编号", "5199001", "户主姓名", "张大山", "变动前人口", "6 人", "变动后人口", "5 人",
		"姓名", "性别", "证件号码", "与户主关系", "出生日期", "变动原因", "变动日期", "登记日期", "519900194803010017", "1948-03-01", "死亡", "2021-03-02", "2021-05-20",
		"采集人（签字）", "户主（签字、按手印）", "代签人（签字）及代签原因", "负责人（签字）", "不得张贴", "第 1 页　共 1 页",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if n := strings.Count(text, "采集人（签字）"); n != 2 {
		t.Errorf("%d collectors, want 2", n)
	}
	if got := pdftest.PopplerText(t, pdf); !strings.Contains(township.Squeeze(strings.Join(got, "")), "家庭成员自然减少情况表") {
		t.Error("the text of the PDF cannot be read")
	}
}

// TestChangeSheetsStayOnPaper: long tables go over to further pages, and nothing leaves its cell.
func TestChangeSheetsStayOnPaper(t *testing.T) {
	split := changeSample(township.EventSplit, 40)
	split.Other = "石桥村2组买买提江·阿卜杜热合曼·买合木提户"
	blank := township.ChangeSheet{Kind: township.EventIncrease, Office: "清溪镇", Blank: true}
	_, result, marks := printChangeSheets(t, split, changeSample(township.EventIncrease, 2), changeSample(township.EventHead, 12), blank)
	if result.Pages < 5 {
		t.Errorf("%d pages", result.Pages)
	}
	for sheet, list := range marks {
		for _, m := range list {
			if m.Box.X < m.Within.X-0.3 || m.Box.Right() > m.Within.Right()+0.3 || m.Box.Bottom() > page.A4.Height {
				t.Errorf("page %d: %q stands at %v outside of %v", sheet, m.Text, m.Box, m.Within)
			}
		}
	}
	if text := joined(marks[result.Pages]); !strings.Contains(text, "家庭成员自然增加情况表") || strings.Contains(text, " · ") {
		t.Errorf("the blank copy says %q", text)
	}
	var b bytes.Buffer
	if _, err := ChangeSheets(context.Background(), &b, ChangeSheetJob{}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("nothing to print: %v", err)
	}
}

// TestMonthlyChanges has a line for each month, and names what came late and what was taken back.
func TestMonthlyChanges(t *testing.T) {
	gone := township.Event{
		Kind: township.EventDecrease, Way: "死亡", Village: "柏树村", Group: "1组", Head: "张大山", Happened: "2021-03-02", Recorded: "2021-05-20",
		People: []township.EventPerson{{Name: "张大山", Part: township.PartLeft}},
	}
	back := gone
	back.Recorded, back.Withdrawn, back.People = "2021-03-05", "2021-04-01", []township.EventPerson{{Name: "李梅", Part: township.PartLeft}}
	months := township.CountMonths([]township.Event{gone, back}, "2021-01", "2021-12", "", 100)
	proof, marks := newProof()
	_, result := mustPrint(t, MonthlyChanges, MonthlyChangesJob{Office: "清溪镇", Village: "柏树村", Months: months, Printed: printed, proof: proof})
	if result.Pages != 2 {
		t.Fatalf("%d pages, want 2", result.Pages)
	}
	for sheet, wants := range map[int][]string{
		1: {"家庭成员自然增减汇总表", "清溪镇柏树村", "2021-01", "2021-12", "月末人口", "上报减少", "其中补录", "冲回"},
		2: {"补录和冲回明细", "张大山", "2021-05-20", "李梅", "2021-04-01"},
	} {
		for _, want := range wants {
			if !strings.Contains(joined(marks[sheet]), want) {
				t.Errorf("page %d does not say %q", sheet, want)
			}
		}
	}
	if _, err := MonthlyChanges(context.Background(), io.Discard, MonthlyChangesJob{}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("no months: %v", err)
	}
}
