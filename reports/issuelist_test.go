package reports

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

// issueSample is a list of so many issues in every state; of a form that takes some of them only, those.
func issueSample(form township.IssueForm, n int) township.IssueList {
	villages := []string{"柏树村", "石桥村", "阿热勒镇托万买里村"}
	units := []string{"水利站", "县人力资源和社会保障局城乡居民社会养老保险管理中心", "村镇建设办"}
	list := township.IssueList{Form: form, Office: "清溪镇", AsOf: "2021-12-04", Title: form.Title("清溪镇", "")}
	for i := range n {
		r := township.IssueRow{Issue: township.Issue{
			ID: int64(i + 1), Level: township.LevelHousehold, Household: int64(i + 1), Village: 1, Type: "巩固成果", Nature: "饮水安全", Source: "入户核查", Found: "2021-11-10",
			Description: fmt.Sprintf("%s家水井夏天断水%d天，到三组老井挑水，往返半个多小时", sampleNames[i%len(sampleNames)], 30+i%20),
		}, VillageName: villages[i*3/n%3]}
		r.Home = &township.HouseholdRow{
			Village: r.VillageName, Group: sampleGroups[i%7], Head: sampleNames[i%len(sampleNames)], People: 1 + i%6, Ledger: township.LedgersAndNone[i%5], Type: "脱贫户", Phone: "13800000000",
		}
		if i%10 == 9 {
			r.Level, r.Home, r.Nature, r.Subject, r.Household = township.LevelVillage, nil, "驻村工作组责任", "驻村工作组", 0
		}
		r.Basis = []string{"提出依据：第3条 饮水安全——有问题，一年缺水（天） 40", "现在：是否解决安全饮用水：否"}
		r.Standing = sampleStanding(i, units[i%len(units)])
		if form.Admits(&r) {
			list.Rows = append(list.Rows, r)
		}
	}
	list.Figures = township.IssueFiguresOf(list.Rows, list.AsOf)
	return list
}

func sampleStanding(i int, unit string) township.Standing {
	s := township.Standing{State: township.IssueToVerify}
	if i%5 > 0 {
		s = township.Standing{State: township.IssueMending, Measures: "接通自来水，更换入户管道120米，由村委会每周检查一次", Unit: unit, Person: "周涛、王国强", Deadline: "2021-12-01"}
	}
	if i%5 > 2 {
		s.State, s.Result, s.Completed, s.CompletedBy = township.IssueToAccept, "已接通自来水，群众签字确认", "2021-11-30", "周涛"
	}
	if i%10 == 4 {
		s.State, s.Accepted, s.AcceptUnit, s.AcceptPerson, s.Closed = township.IssueClosed, "2021-12-02", "乡村振兴办", "孙立新", "2021-12-03"
	}
	return s
}

// printIssues prints a list and checks the places of all texts on it.
func printIssues(t *testing.T, list township.IssueList) ([]byte, Result, map[int][]page.Mark) {
	t.Helper()
	pdf, result, marks := listProof(t, IssueLists, func(p proof) IssueListJob { return IssueListJob{List: list, Printed: printed, proof: p} })
	for n, sheet := range marks {
		for i, m := range sheet {
			whole := page.Rect{X: 5, Y: 5, W: page.A4Landscape.Width - 10, H: page.A4Landscape.Height - 10}
			if list.Form == township.FormNotice {
				whole.W, whole.H = page.A4.Width-10, page.A4.Height-10
			}
			if !inside(m.Box, m.Within) || !inside(m.Box, whole) || m.Size < 9-hair {
				t.Errorf("%s, sheet %d: %q at %+v in %.1f pt leaves %+v", list.Form.Word(), n, m.Text, m.Box, m.Size, m.Within)
			}
			for _, o := range sheet[i+1:] {
				if overlap(m.Box, o.Box) {
					t.Errorf("%s, sheet %d: %q and %q cover each other", list.Form.Word(), n, m.Text, o.Text)
				}
			}
		}
	}
	return pdf, result, marks
}

// said is everything on all sheets, without blanks.
func said(marks map[int][]page.Mark) string {
	all := ""
	for n := 1; n <= len(marks); n++ {
		all += bare(joined(marks[n]))
	}
	return all
}

// TestIssueLists prints every list of 300 issues: its headings on every sheet as the forms have them, its last line once.
func TestIssueLists(t *testing.T) {
	for form, c := range map[township.IssueForm]struct {
		every []string // on each sheet
		last  []string // once, on the last of a part
	}{
		township.FormIssueList: {[]string{"“回头看”排查问题清单", "问题类型", "问题性质简述", "问题具体描述", "户主姓名", "户类型", "家庭人口", "问题描述", "备注"}, append([]string{"合计"}, township.IssueListNotes...)},
		township.FormRectify: {[]string{
			"清溪镇整改台账", "村", "户主姓名/责任主体", "户类型", "问题类型", "问题性质", "问题描述", "整改措施", "整改责任单位", "责任人", "整改时限", "整改完成时间", "整改情况", "验收时间", "验收责任单位", "验收责任人", "是否销号",
		}, []string{"合计", "超期"}},
		township.FormCloseHomes:   {[]string{"清溪镇贫困户（含边缘户）问题整改及验收销号台账", "验收责任人", "是否销号"}, []string{"发现270", "已整改", "已验收", "已销号", "整改率", "填报人：", "审核人：", "负责人（签字）："}},
		township.FormCloseVillage: {[]string{"清溪镇镇村级问题整改及验收销号台账", "验收责任人"}, []string{"发现30", "填报人：", "负责人（签字）："}},
	} {
		list := issueSample(form, 300)
		_, result, marks := printIssues(t, list)
		all := said(marks)
		for n := 1; n <= result.Pages; n++ {
			sheet := bare(joined(marks[n]))
			for _, want := range append(c.every, internalNote) {
				if !strings.Contains(sheet, bare(want)) {
					t.Errorf("%s, sheet %d does not say %q", form.Word(), n, want)
				}
			}
			for _, want := range c.last {
				if got := strings.Contains(sheet, bare(want)); got && n < result.Pages && want != "超期" {
					t.Errorf("%s: sheet %d of %d says %q", form.Word(), n, result.Pages, want)
				}
			}
		}
		for _, want := range c.last {
			if !strings.Contains(all, bare(want)) {
				t.Errorf("%s does not say %q", form.Word(), want)
			}
		}
		for _, f := range form.Totals() {
			if want := f.Label + f.Text(list.Figures); !strings.Contains(bare(joined(marks[result.Pages])), want) {
				t.Errorf("%s: the totals do not say %q", form.Word(), want)
			}
		}
		if strings.Contains(all, "13800000000") {
			t.Errorf("%s says a villager's telephone", form.Word())
		}
	}
}

// TestAnnexesAreReported: forms F7 and F8 name the annex and the unit that stamps, once.
func TestAnnexesAreReported(t *testing.T) {
	for form, annex := range map[township.IssueForm]string{township.FormCloseHomes: "附件19", township.FormCloseVillage: "附件20"} {
		_, _, marks := printIssues(t, issueSample(form, 100))
		if first := bare(joined(marks[1])); !strings.Contains(first, "填报单位（盖章）：清溪镇") || !strings.Contains(first, annex) {
			t.Errorf("%s: the first sheet says %s", form.Word(), first)
		}
	}
}

// TestLongDescriptions: 2,000 characters go on over sheets, nothing of them is lost, and the headings stand on each.
func TestLongDescriptions(t *testing.T) {
	long := strings.Repeat("水管网末端水压不足、", 200)
	for _, form := range township.IssueForms {
		list := issueSample(form, 40)
		at := len(list.Rows) - 1
		list.Rows[at].Description, list.Rows[at].Measures, list.Rows[at].Remark = long, long, "长"
		list.Late = []township.LateEntry{{Issue: list.Rows[0], What: "发现", Done: "2021-11-10", Recorded: "2021-12-01"}}
		_, result, marks := printIssues(t, list)
		if got := strings.Count(said(marks), "末端"); got < 200 {
			t.Errorf("%s: %d of 200 sentences on %d sheets", form.Word(), got, result.Pages)
		}
		if form.Totals() != nil && !strings.Contains(said(marks), "本月补录1项：W00") {
			t.Errorf("%s does not name the late entry", form.Word())
		}
		for n := 1; n <= result.Pages; n++ {
			if !strings.Contains(bare(joined(marks[n])), "序号") {
				t.Errorf("%s: sheet %d has no headings", form.Word(), n)
			}
		}
	}
}

// TestListsWithoutIssuesSaySo: a list that is missing and one without issues are two things.
func TestListsWithoutIssuesSaySo(t *testing.T) {
	for _, form := range []township.IssueForm{township.FormIssueList, township.FormRectify, township.FormCloseHomes, township.FormCloseVillage, township.FormDuty} {
		_, result, marks := printIssues(t, issueSample(form, 0))
		text := said(marks)
		if result.Pages != 1 || !strings.Contains(text, "截至2021年12月4日没有") {
			t.Errorf("%s: %d sheets, %s", form.Word(), result.Pages, text)
		}
		if form.Signed() && !strings.Contains(text, "整改率—") {
			t.Errorf("%s has no totals: %s", form.Word(), text)
		}
	}
}

// TestDuties: what each unit answers for, behind a summary that counts it by person.
func TestDuties(t *testing.T) {
	list := issueSample(township.FormDuty, 60)
	_, _, marks := printIssues(t, list)
	text := said(marks)
	for _, want := range []string{"责任清单（汇总）", "其中超期", "其中7天内到期", "合计", "整改责任单位：水利站", "周涛、王国强", "整改中（超期3天）"} {
		if !strings.Contains(text, want) {
			t.Errorf("the duties do not say %q", want)
		}
	}
	sum := 0
	for _, p := range list.DutyPersons() {
		sum += p.Issues
	}
	if sum != len(list.Rows) || len(list.Volumes()) != 3 {
		t.Errorf("%d of %d issues counted in %d lists", sum, len(list.Rows), len(list.Volumes()))
	}
}

// TestNotices: a letter to each unit, with one receipt at the foot of its last sheet.
func TestNotices(t *testing.T) {
	list := issueSample(township.FormNotice, 60)
	pdf, _, marks := printIssues(t, list)
	text := said(marks)
	for _, v := range list.Volumes() {
		for _, want := range []string{v.Name + "：", fmt.Sprintf("尚未完成的问题共%d个，最早的整改时限为2021年12月1日", len(v.Rows)), "签收单位（盖章）：" + v.Name} {
			if !strings.Contains(text, want) {
				t.Errorf("the letter to %s does not say %q", v.Name, want)
			}
		}
	}
	for _, once := range []string{"沿虚线裁下", "问题整改通知单回执", "签收人（签字）", "联系电话", "（盖章）______年"} {
		if got := strings.Count(text, once); got != 3 {
			t.Errorf("%d letters of 3 say %q", got, once)
		}
	}
	for n := 1; n <= len(marks); n++ {
		for _, m := range marks[n] {
			if strings.Contains(m.Text, "签收日期") && m.Box.Y < 0.8*page.A4.Height {
				t.Errorf("sheet %d: the receipt stands at %.0f mm", n, m.Box.Y)
			}
		}
	}
	if text := pdftest.Poppler(t, pdf, "pdftotext", "PDF", "-"); !strings.Contains(text, "水利站") {
		t.Error("the text of the PDF cannot be copied")
	}
}

// TestAcceptanceSheets: a line an issue, by village, with both results to be ticked, and no number of anybody.
func TestAcceptanceSheets(t *testing.T) {
	list := issueSample(township.FormAcceptance, 60)
	list.Rows[0].Description = "电话13812345678，证件519900198001011234，欠费2300元"
	_, _, marks := printIssues(t, list)
	text := said(marks)
	for _, want := range []string{"提出依据和档案现状", "一年缺水（天）40", "现在：是否解决安全饮用水：否", "验收意见", "验收人签字", "责任人：周涛、王国强", "整改责任人不得验收自己的整改", "柏树村", "阿热勒镇托万买里村", "欠费2300元"} {
		if !strings.Contains(text, bare(want)) {
			t.Errorf("the sheets do not say %q", want)
		}
	}
	for _, word := range []string{"通过", "退回"} {
		boxes := 0
		for _, sheet := range marks {
			for _, m := range sheet {
				if m.Text == word {
					boxes++
				}
			}
		}
		if boxes != len(list.Rows) {
			t.Errorf("%d boxes for %s, want %d", boxes, word, len(list.Rows))
		}
	}
	for _, never := range []string{"13812345678", "519900198001011234", "13800000000"} {
		if strings.Contains(text, never) {
			t.Errorf("the sheets say %s", never)
		}
	}
}

// TestIssueListStops: somebody who stops the work gets no paper.
func TestIssueListStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := IssueLists(ctx, io.Discard, IssueListJob{List: issueSample(township.FormRectify, 100)}); township.CodeOf(err) != township.CodeCancelled {
		t.Errorf("%v", err)
	}
}

// TestIssueListsNameWhatNoFontHas: what has to be written in by hand is told.
func TestIssueListsNameWhatNoFontHas(t *testing.T) {
	list := issueSample(township.FormRectify, 3)
	list.Rows[1].Description = "\uE000家断水"
	if _, result, _ := printIssues(t, list); len(result.Missing) != 1 || !strings.Contains(result.Missing[0], "家断水（清溪镇整改台账第1页）") {
		t.Errorf("to be written in by hand: %q", result.Missing)
	}
}
