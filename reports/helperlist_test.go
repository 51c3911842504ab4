package reports

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

func helperSample(name, unit string, n int) township.HelperSheet {
	s := township.HelperSheet{Office: "清溪镇", Helper: township.Helper{Name: name, Unit: unit, Post: "科员", Phone: "028-55500101"}, AsOf: "2021-11-19"}
	for i := range n {
		r := sampleRow(i)
		s.Rows = append(s.Rows, township.HelperSheetRow{
			Village: []string{"柏树村", "双河村"}[i/20%2], Group: r.Group, Head: r.Head, People: r.People, Type: "脱贫户",
			Ledger: township.Ledgers[i%4], Cause: r.Cause, Phone: fmt.Sprintf("138%08d", i), Remark: r.Remark,
		})
	}
	return s
}

// printHelpers prints lists of helpers.
func printHelpers(tb testing.TB, job HelperListJob) (pdf []byte, result Result, marks map[int][]page.Mark) {
	tb.Helper()
	job.Printed = printed
	job.proof, marks = newProof()
	pdf, result = mustPrint(tb, HelperLists, job)
	return pdf, result, marks
}

func TestHelperListSaysWhoseItIs(t *testing.T) {
	_, result, marks := printHelpers(t, HelperListJob{Sheets: []township.HelperSheet{helperSample("赵启明", "镇乡村振兴办", 12)}})
	if result.Pages != 1 {
		t.Fatalf("%d sheets, want 1: who has the usual dozen gets one", result.Pages)
	}
	text := joined(marks[1])
	for _, want := range []string{
		"帮扶农户名单", "帮扶责任人 赵启明", "单位 镇乡村振兴办", "职务 科员", "电话 028-55500101", "清溪镇", "截至2021年11月19日", "共 12 户",
		"序号", "村", "组", "户主", "人口", "户类型", "台账", "致贫（风险）原因", "户联系电话", "备注", "张三丰", "13800000000", "稳定脱贫户",
		"内部使用，不得张贴", "帮扶责任人签字", "日期", "第 1 页　共 1 页",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the list does not say %q", want)
		}
	}
	for _, never := range []string{"图例", "证件", "封面"} {
		if strings.Contains(text, never) {
			t.Errorf("the list says %q", never)
		}
	}
}

// The line that is signed stands once, on the last sheet, whatever the number of rows.
func TestHelperSignsOnTheLastSheet(t *testing.T) {
	for _, n := range []int{1, 15, 16, 17, 18, 36} {
		_, result, marks := printHelpers(t, HelperListJob{Sheets: []township.HelperSheet{helperSample("赵启明", "镇乡村振兴办", n)}})
		for sheet := 1; sheet <= result.Pages; sheet++ {
			text := joined(marks[sheet])
			if got := strings.Contains(text, "帮扶责任人签字"); got != (sheet == result.Pages) {
				t.Errorf("%d rows, sheet %d of %d: signed %v", n, sheet, result.Pages, got)
			}
			if !strings.Contains(text, internalNote) {
				t.Errorf("%d rows, sheet %d: the list does not say that it is internal", n, sheet)
			}
		}
		for _, m := range marks[result.Pages] {
			if m.Box.Bottom() > page.A4Landscape.Height-helperLook().bottom+0.01 {
				t.Errorf("%d rows: %q stands below the margin", n, m.Text)
			}
		}
	}
}

func TestHelperListsAreBoundByUnit(t *testing.T) {
	job := HelperListJob{Sheets: []township.HelperSheet{
		helperSample("赵启明", "镇乡村振兴办", 5), helperSample("孙立新", "县农业农村局", 3), helperSample("李娜", "镇乡村振兴办", 2), helperSample("王芳", "", 1),
	}}
	done := 0
	job.Progress = func(n, total int) {
		done = n
		if total != 11 {
			t.Errorf("progress of %d, want 11", total)
		}
	}
	pdf, result, marks := printHelpers(t, job)
	if result.Pages != 6 || done != 11 {
		t.Fatalf("%d sheets, want a cover for all, one for the unit of two, and 4 lists; %d of 11 households told", result.Pages, done)
	}
	for sheet, want := range map[int]string{1: "清溪镇帮扶农户名单", 2: "镇乡村振兴办帮扶农户名单", 3: "帮扶责任人 赵启明", 4: "帮扶责任人 李娜", 5: "帮扶责任人 孙立新", 6: "帮扶责任人 王芳"} {
		if !strings.Contains(joined(marks[sheet]), want) {
			t.Errorf("sheet %d does not say %q", sheet, want)
		}
	}
	for sheet, count := range map[int]string{1: "帮扶责任人 4 人　共 11 户", 2: "帮扶责任人 2 人　共 7 户"} {
		if text := joined(marks[sheet]); !strings.Contains(text, count) || !strings.Contains(text, "合计") || !strings.Contains(text, internalNote) {
			t.Errorf("the cover says %s", text)
		}
	}
	if text := pdftest.Poppler(t, pdf, "pdftotext", "PDF", "-"); !strings.Contains(text, "赵启明") {
		t.Error("the text of the PDF cannot be copied")
	}
	if _, err := HelperLists(context.Background(), &bytes.Buffer{}, HelperListJob{}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("a job without lists: %v", err)
	}
}

func TestLongNamesOnAHelperList(t *testing.T) {
	s := helperSample("阿卜杜热合曼·买买提艾力·吐尔逊", "县人力资源和社会保障局城乡居民社会养老保险事业管理中心", 3)
	s.Rows[0].Head = "古丽巴哈尔·阿不都克里木·买买提明"
	s.Rows[1].Cause = "因病、因残、因学、因自然灾害、因意外事故、因产业项目失败、因务工就业不稳、缺劳动力"
	_, result, marks := printHelpers(t, HelperListJob{Sheets: []township.HelperSheet{s, helperSample("孙立新", "县农业农村局", 40)}})
	text := joined(marks[1]) + joined(marks[2])
	if result.Pages < 4 || !strings.Contains(text, s.Helper.Name) || !strings.Contains(text, s.Rows[0].Head) {
		t.Errorf("%d sheets; a long name is cut:\n%s", result.Pages, text)
	}
}
