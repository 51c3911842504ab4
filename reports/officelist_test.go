package reports

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
)

var campaignHead = ListHead{Office: "清溪镇", Campaign: "2021年回头看", AsOf: "2021-11-19", Printed: printed}

func staffSample(n int) []township.StaffMember {
	var out []township.StaffMember
	for i := range n {
		m := township.StaffMember{
			Name: sampleNames[i%len(sampleNames)], Unit: []string{"镇乡村振兴办", "县人力资源和社会保障局城乡居民社会养老保险事业管理中心"}[i%2], Post: "科员",
			Phone: "028-55500101", Roles: []string{township.RoleChecker, "质量控制组"}, Trained: "2021-11-03", Score: "92.5", Passed: "是",
		}
		switch i % 5 {
		case 1:
			m.Score, m.Passed = "48", "否"
		case 2:
			m.Score, m.Passed, m.Trained = "", "", ""
		case 3:
			m.Score, m.Passed = "", ""
		}
		out = append(out, m)
	}
	return out
}

// surveyRows are households that are to be visited, some of them by somebody.
func surveyRows(n int) []township.SurveyRow {
	var out []township.SurveyRow
	for i := range n {
		r := &township.HouseholdRow{
			ID: int64(i + 1), Code: fmt.Sprintf("5199000102%06d", i), Village: []string{"柏树村", "石桥村"}[i/30%2], Group: sampleGroups[i/7%len(sampleGroups)],
			Head: sampleNames[i%len(sampleNames)], People: 1 + i%6, Ledger: township.LedgersAndNone[i%5], Helper: sampleNames[(i+5)%len(sampleNames)], Phone: "13800000000",
		}
		s := township.SurveyRow{Row: r, First: "王强", Second: "李丽"}
		switch i % 10 {
		case 3, 4:
			s.First, s.Second = "赵启明", "孙立新"
		case 5:
			s.First, s.Second = "", ""
			s.State, s.Note = township.SurveyUnreachable, "全家在广东务工，电话停机"
		}
		out = append(out, s)
	}
	return out
}

func sampleOf(rows []township.SurveyRow, size int) (township.Sample, []*township.HouseholdRow) {
	var frame []*township.HouseholdRow
	for i := range rows {
		frame = append(frame, rows[i].Row)
	}
	return township.Sample{Drawn: "2021-11-20", Size: size, Seed: 20211119, Frame: len(frame), Households: township.Draw(frame, size, 20211119, []int64{3})}, frame
}

// checkList looks through all sheets for what a list says and what it must not say, and at the places of all texts.
func checkList(t *testing.T, name string, marks map[int][]page.Mark, wants ...string) {
	t.Helper()
	all := ""
	for n := 1; n <= len(marks); n++ {
		sheet := joined(marks[n])
		all += bare(sheet)
		if !strings.Contains(sheet, internalNote) {
			t.Errorf("%s: sheet %d may hang on a wall", name, n)
		}
		for _, m := range marks[n] {
			if !inside(m.Box, m.Within) || m.Box.Bottom() > page.A4Landscape.Height-5 || m.Size < 9-hair {
				t.Errorf("%s, sheet %d: %q at %+v leaves %+v", name, n, m.Text, m.Box, m.Within)
			}
		}
	}
	for _, want := range wants {
		if !strings.Contains(all, bare(want)) {
			t.Errorf("%s does not say %q: %s", name, want, all)
		}
	}
	if strings.Contains(all, "13800000000") || strings.Contains(all, "证件") {
		t.Errorf("%s says a villager's number", name)
	}
}

// listProof prints a job and returns what stands on its sheets.
func listProof[J any](t *testing.T, print func(context.Context, io.Writer, J) (Result, error), job func(proof) J) ([]byte, Result, map[int][]page.Mark) {
	t.Helper()
	proof, marks := newProof()
	pdf, result := mustPrint(t, print, job(proof))
	return pdf, result, marks
}

func TestStaffLists(t *testing.T) {
	staff := staffSample(30)
	_, _, marks := listProof(t, StaffRoster, func(p proof) StaffRosterJob { return StaffRosterJob{ListHead: campaignHead, Staff: staff, proof: p} })
	checkList(t, "roster", marks, "2021年回头看工作人员名单", "共 30 人", "姓名", "单位", "职务", "联系电话", "分工", "核查员、质量控制组", "028-55500101", staff[1].Unit)
	_, _, marks = listProof(t, ScoreList, func(p proof) ScoreListJob {
		return ScoreListJob{ListHead: campaignHead, PassMark: 60, Staff: staff, proof: p}
	})
	checkList(t, "scores", marks, "2021年回头看培训考试成绩单", "合格分 60　共 30 人　合格 12 人　不合格 6 人　未考试 6 人　未培训 6 人", "培训日期", "2021-11-03", "92.5", "是否合格")
}

func TestAssignmentList(t *testing.T) {
	rows := surveyRows(60)
	_, _, marks := listProof(t, AssignmentList, func(p proof) AssignmentListJob {
		return AssignmentListJob{ListHead: campaignHead, Rows: rows, proof: p}
	})
	checkList(t, "assignment", marks, "2021年回头看走访分工表", "一、分工汇总", "二、分工明细", "王强、李丽", "赵启明、孙立新", "未分工", "合计", "张三丰（1人）、李四光（2人）", "共 60 户")
	pairs := pairsOf(rows)
	sum := 0
	for _, p := range pairs {
		sum += p.households
	}
	if len(pairs) != 3 || sum != 60 || pairs[2].name != unassigned {
		t.Errorf("%d pairs with %d households, the last is %s", len(pairs), sum, pairs[len(pairs)-1].name)
	}
}

func TestRouteSheets(t *testing.T) {
	_, result, marks := listProof(t, RouteSheets, func(p proof) RouteSheetJob {
		return RouteSheetJob{ListHead: campaignHead, Rows: surveyRows(60), proof: p}
	})
	checkList(t, "route", marks, "柏树村未走访农户路线单", "石桥村未走访农户路线单", "走访日期", "备注", "核查员", "未联系上：全家在广东务工，电话停机", "共 30 户", "截至2021年11月19日")
	if result.Pages != 6 || !strings.Contains(joined(marks[4]), "第 1 页　共 3 页") {
		t.Errorf("%d pages, the fourth says %s", result.Pages, joined(marks[4]))
	}
}

func TestSampleList(t *testing.T) {
	rows := surveyRows(60)
	sample, frame := sampleOf(rows, 20)
	strata := StrataOf(frame, sample.Households)
	_, _, marks := listProof(t, SampleList, func(p proof) SampleListJob {
		return SampleListJob{ListHead: campaignHead, Sample: sample, Households: frame[2:], Strata: strata, proof: p}
	})
	checkList(t, "sample", marks, "2021年回头看抽查样本名单", "种子号 20211119　抽取日期 2021-11-20　可抽 60 户　抽取 20 户（其中人工指定 1 户）", "抽取方法", "同一种子号，重抽结果完全一样", "分层情况", "33.33%", "人工指定")
	sum := SampleStratum{}
	for _, s := range strata {
		sum.Frame, sum.Drawn, sum.ByHand = sum.Frame+s.Frame, sum.Drawn+s.Drawn, sum.ByHand+s.ByHand
	}
	if len(strata) != 10 || sum.Frame != 60 || sum.Drawn != 20 || sum.ByHand != 1 || strata[0].Village != "柏树村" || strata[4].Ledger != township.None {
		t.Errorf("the strata are %+v", strata)
	}
	sample.Households[0].Household = 999
	_, _, marks = listProof(t, SampleList, func(p proof) SampleListJob {
		return SampleListJob{ListHead: campaignHead, Sample: sample, Households: frame, proof: p}
	})
	checkList(t, "sample with a hole", marks, "档案中已没有这一户")
}

func TestSampleResult(t *testing.T) {
	survey, check := completedSurvey(0).Survey, completedSurvey(0).Survey
	check.Answers[0].Answer, check.Answers[0].Description = township.AnswerProblem, "张三无过冬棉衣"
	check.Answers[4].Answer = township.AnswerFine
	sample, _ := sampleOf(surveyRows(60), 20)
	checks := []SampleCheck{{"柏树村", "一组", "张三丰", township.Agree(survey, check)}, {"石桥村", "二组", "买买提江·阿卜杜热合曼·买合木提", township.Agree(survey, survey)}, {Village: "石桥村", Head: "王五"}}
	_, _, marks := listProof(t, SampleResult, func(p proof) SampleResultJob {
		return SampleResultJob{ListHead: campaignHead, Sample: sample, Checks: checks, Questions: stableForm.Questions, proof: p}
	})
	checkList(t, "result", marks, "2021年回头看抽查结果对比表", "已抽查 3 户　对比 20 条　一致 18 条　一致率 90.00%", "一、逐户对比", "二、不一致的内容", "三、按调查内容", "有问题：张三无过冬棉衣", "80.00%", "100.00%", stableForm.Questions[0].Text)
	_, result, marks := listProof(t, SampleResult, func(p proof) SampleResultJob {
		return SampleResultJob{ListHead: campaignHead, Checks: checks[2:], proof: p}
	})
	if checkList(t, "nothing to compare", marks, "没有可对比的内容"); result.Pages != 1 {
		t.Errorf("%d pages", result.Pages)
	}
}

// A list of nothing is refused in a sentence.
func TestOfficeListErrors(t *testing.T) {
	ctx := context.Background()
	for name, print := range map[string]func() (Result, error){
		"roster":     func() (Result, error) { return StaffRoster(ctx, io.Discard, StaffRosterJob{}) },
		"scores":     func() (Result, error) { return ScoreList(ctx, io.Discard, ScoreListJob{}) },
		"assignment": func() (Result, error) { return AssignmentList(ctx, io.Discard, AssignmentListJob{}) },
		"route":      func() (Result, error) { return RouteSheets(ctx, io.Discard, RouteSheetJob{}) },
		"sample":     func() (Result, error) { return SampleList(ctx, io.Discard, SampleListJob{}) },
		"result":     func() (Result, error) { return SampleResult(ctx, io.Discard, SampleResultJob{}) },
	} {
		if _, err := print(); township.CodeOf(err) != township.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
