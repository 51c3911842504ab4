package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

// printJob prints wall lists.
func printJob(tb testing.TB, job WallListJob) (pdf []byte, result Result, marks map[int][]page.Mark) {
	tb.Helper()
	job.Printed = printed
	job.proof, marks = newProof()
	pdf, result = mustPrint(tb, WallLists, job)
	return pdf, result, marks
}

func lists(ledger township.Ledger, n int) []township.WallList {
	return []township.WallList{sampleList(ledger, "柏树村", n)}
}

func textsOf(marks []page.Mark) []string {
	var texts []string
	for _, m := range marks {
		texts = append(texts, m.Text)
	}
	return texts
}

// joined is all text of a sheet without the breaks between lines.
func joined(marks []page.Mark) string { return strings.Join(textsOf(marks), "") }

func TestNumberOfSheets(t *testing.T) {
	cases := []struct {
		form  township.WallListForm
		paper Paper
		rows  int
		want  int
		size  string
	}{
		{township.ForWall, PaperOfForm, 0, 1, "1190.55 x 841.89 pts (A3)"},
		{township.ForWall, PaperOfForm, 1, 1, "1190.55 x 841.89 pts (A3)"},
		{township.ForWall, PaperOfForm, 20, 1, "1190.55 x 841.89 pts (A3)"},
		{township.ForWall, PaperOfForm, 40, 2, "1190.55 x 841.89 pts (A3)"},
		{township.ForWall, A4, 40, 3, "841.89 x 595.28 pts (A4)"},
		{township.ForFile, PaperOfForm, 40, 3, "841.89 x 595.28 pts (A4)"},
		{township.ForFile, A3, 40, 2, "1190.55 x 841.89 pts (A3)"},
		{township.ForWall, PaperOfForm, 300, 15, "1190.55 x 841.89 pts (A3)"},
	}
	for _, tc := range cases {
		pdf, result, _ := printJob(t, WallListJob{Form: tc.form, Paper: tc.paper, Lists: lists(township.Stable, tc.rows)})
		info := pdftest.Poppler(t, pdf, "pdfinfo", "PDF")
		if result.Pages != tc.want || !strings.Contains(info, fmt.Sprintf("Pages:           %d\n", tc.want)) {
			t.Errorf("form %d paper %d with %d rows: %d sheets, want %d", tc.form, tc.paper, tc.rows, result.Pages, tc.want)
		}
		if !strings.Contains(info, tc.size) {
			t.Errorf("form %d paper %d: want %s, got\n%s", tc.form, tc.paper, tc.size, info)
		}
	}
}

func TestEverySheetSaysWhatItIs(t *testing.T) {
	for _, paper := range []Paper{A3, A4} {
		_, result, marks := printJob(t, WallListJob{Paper: paper, Lists: lists(township.Monitored, 60)})
		for sheet := 1; sheet <= result.Pages; sheet++ {
			text := joined(marks[sheet])
			for _, want := range []string{
				"柏树村监测户台账", "清溪镇　截至2021年11月19日　共 60 户 210 人", "◆监测户", "图例● 稳定脱贫户◆ 监测户▲ 返贫户■ 边缘户",
				fmt.Sprintf("第 %d 页　共 %d 页", sheet, result.Pages), "柏树村 · 监测户台账（公示上墙名单）", "打印日期 2021年11月21日",
			} {
				if !strings.Contains(text, want) {
					t.Errorf("paper %d sheet %d does not say %q: %s", paper, sheet, want, text)
				}
			}
			for _, c := range township.WallListColumns(township.ForWall) {
				if !strings.Contains(text, c.Label) {
					t.Errorf("paper %d sheet %d has no heading %q", paper, sheet, c.Label)
				}
			}
		}
	}
}

// The first sheet of a wall list, text by text in reading order.
func TestOrderOfTexts(t *testing.T) {
	pdf, _, _ := printJob(t, WallListJob{Lists: lists(township.Stable, 2)})
	file := pdftest.Read(t, pdf)
	want := []string{
		"柏树村稳定脱贫户台账", "清溪镇　截至2021年11月19日　共 2 户 3 人",
		"图例", "● 稳定脱贫户", "◆ 监测户", "▲ 返贫户", "■ 边缘户",
		"柏树村 · 稳定脱贫户台账（公示上墙名单）", "第 1 页　共 1 页", "打印日期 2021年11月21日",
		"●", "稳", "定", "脱", "贫", "户",
		"序号", "组", "户主姓名", "家庭人口", "致贫（风险）原因", "脱贫年度/识别时间", "帮扶责任人", "联系电话", "备注",
		"1", "一组", "张三丰", "1", "因病", "2014年", "钱学文", "0830-2310000",
		"2", "一组", "李四光", "2", "因残", "2015年", "孙桂芳", "0830-2310001", "脱贫不稳定户",
	}
	if got := file.Texts(file.Pages()[0]); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	lines := strings.Fields(pdftest.PopplerText(t, pdf)[0])
	at := slices.Index(lines, "张三丰")
	if at < 0 || !slices.Equal(lines[at-2:at+6], []string{"1", "一组", "张三丰", "1", "因病", "2014年", "钱学文", "0830-2310000"}) {
		t.Errorf("pdftotext reads the first row otherwise: %q", lines)
	}
}

func TestFileCopyHasItsColumnsAndIsNotForTheWall(t *testing.T) {
	_, result, marks := printJob(t, WallListJob{Form: township.ForFile, Lists: lists(township.Relapsed, 20)})
	for sheet := 1; sheet <= result.Pages; sheet++ {
		text := joined(marks[sheet])
		for _, c := range township.WallListColumns(township.ForFile) {
			if !strings.Contains(text, c.Label) {
				t.Errorf("sheet %d has no heading %q", sheet, c.Label)
			}
		}
		for _, want := range []string{"含个人信息，仅供存档，不得张贴", "返贫户台账（存档）"} {
			if !strings.Contains(text, want) {
				t.Errorf("sheet %d does not say %q", sheet, want)
			}
		}
	}
	for _, want := range []string{"5199000102000000", "519900197001010000", "7,123.45", "2021-11-01"} {
		if !slices.Contains(textsOf(marks[1]), want) {
			t.Errorf("the first sheet has no text %q of its own: %q", want, textsOf(marks[1]))
		}
	}
}

// What the file copy adds must not reach the wall, whatever the rows carry.
func TestNothingPrivateHangsOnTheWall(t *testing.T) {
	job := WallListJob{Lists: lists(township.Stable, 30), Summaries: []township.VillageSummary{sampleSummary("柏树村", 9, 8, 7, 6)}}
	for _, paper := range []Paper{A3, A4} {
		job.Paper = paper
		pdf, _, _ := printJob(t, job)
		text := strings.Join(pdftest.PopplerText(t, pdf), "")
		for _, c := range township.WallListColumns(township.ForFile)[len(township.WallListColumns(township.ForWall)):] {
			if strings.Contains(text, c.Label) {
				t.Errorf("paper %d: the wall has a column %q", paper, c.Label)
			}
		}
		for _, row := range job.Lists[0].Rows {
			for _, private := range []string{row.Code, row.IDNumber, row.PerCapita, row.Measures, row.SurveyDate} {
				if strings.Contains(text, private) {
					t.Fatalf("paper %d: %q hangs on the wall", paper, private)
				}
			}
		}
	}
}

// Each row has a solid bar in the ledger's ink at its left and a ground in its tint.
func TestRowsAreMarkedByColourAndBar(t *testing.T) {
	for ledger, colours := range map[township.Ledger][2]string{
		township.Stable:    {"0.118 0.482 0.204 rg\n", "0.894 0.953 0.906 rg\n"},
		township.Monitored: {"0.082 0.376 0.690 rg\n", "0.890 0.933 0.980 rg\n"},
		township.Relapsed:  {"0.702 0.149 0.118 rg\n", "0.984 0.906 0.902 rg\n"},
		township.Marginal:  {"0.541 0.353 0.000 rg\n", "1.000 0.949 0.855 rg\n"},
	} {
		pdf, _, _ := printJob(t, WallListJob{Lists: lists(ledger, 12)})
		content := pdftest.Read(t, pdf).Pages()[0]
		bars := strings.Count(content, " 8.5 31.18 re\nf\n") // 3 mm × 11 mm
		inks, tints := strings.Count(content, colours[0]), strings.Count(content, colours[1])
		if bars != 12 || inks < 12 || tints < 12 {
			t.Errorf("%s: %d bars, ink set %d times, tint %d times, want at least 12 each", ledger, bars, inks, tints)
		}
	}
}

func TestLegendKnowsTheOfficesColour(t *testing.T) {
	const violet = "0.420 0.247 0.627 rg\n"
	for name, job := range map[string]WallListJob{
		"from the settings": {Lists: lists(township.Stable, 1), MarginalColour: "紫色"},
		"from the list": {Lists: []township.WallList{sampleList(township.Stable, "柏树村", 1), {
			Village: "柏树村", Style: township.WithMarginalColour(township.Marginal, "紫色"),
		}}},
	} {
		pdf, _, _ := printJob(t, job)
		if !strings.Contains(pdftest.Read(t, pdf).Pages()[0], violet) {
			t.Errorf("%s: the legend does not show the office's colour", name)
		}
	}
}

func TestEmptyLedgerSaysSo(t *testing.T) {
	for _, form := range []township.WallListForm{township.ForWall, township.ForFile} {
		_, result, marks := printJob(t, WallListJob{Form: form, Lists: lists(township.Relapsed, 0)})
		text := joined(marks[1])
		if result.Pages != 1 || !strings.Contains(text, "本村截至该日无返贫户") || !strings.Contains(text, "柏树村返贫户台账") {
			t.Errorf("form %d: %d sheets with %q", form, result.Pages, text)
		}
		if strings.Contains(text, "序号") {
			t.Errorf("form %d: an empty ledger has a grid: %q", form, text)
		}
	}
}
