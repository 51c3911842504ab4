package reports

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

// surveyQuestionnaires are forms F1 and F2 as the archive has them: with IDs.
func surveyQuestionnaires() (stable, monitored *township.Questionnaire) {
	list := township.DefaultQuestionnaires()
	for i := range list {
		list[i].ID = int64(i + 1)
		for j := range list[i].Questions {
			list[i].Questions[j].ID = int64(100*(i+1) + j)
		}
	}
	return &list[0], &list[1]
}

var stableForm, monitoredForm = surveyQuestionnaires()

// surveySample is the prefilled form of the i-th household of a fictitious village: every third is monitored.
func surveySample(i int) township.SurveyForm {
	f := township.SurveyForm{
		County: "某县", Office: "清溪镇", Village: "柏树村", Group: fmt.Sprintf("%d组", 1+i/9), Code: fmt.Sprintf("5199000102%06d", i),
		Head: sampleNames[i%len(sampleNames)], Population: fmt.Sprint(1 + i%6), Campaign: "2021年回头看", Form: stableForm,
		Scan: township.FormCode{Kind: township.FormSurvey, Campaign: 1, Edition: 1, Household: int64(i + 1)},
	}
	if i%3 == 2 {
		f.Form, f.Monitor = monitoredForm, township.MonitorKinds[i%len(township.MonitorKinds)]
	}
	return f
}

// blankSurvey is a form to be filled in by hand.
func blankSurvey(form *township.Questionnaire) township.SurveyForm {
	return township.SurveyForm{County: "某县", Office: "清溪镇", Campaign: "2021年回头看", Form: form}
}

// completedSurvey has answers of which each third is a problem.
func completedSurvey(i int) township.SurveyForm {
	f := surveySample(i)
	s := &township.Survey{
		State: township.SurveyDone, Round: 1, Collectors: []string{"王强", "李丽"}, Visited: "2021-11-20", Way: township.WayTelephone, WayNote: "户主在外务工",
		Signature: township.SignedByProxy, Proxy: "张小山", ProxyReason: "户主不在家，由其子代签", Remark: "下次入户请带上医保缴费凭证",
		Trail: []township.Verdict{
			{Step: township.StepCheck, Round: 1, Person: "王强、李丽", On: "2021-11-20", Passed: true},
			{Step: township.StepRecheck, Round: 1, Person: "赵启明", On: "2021-11-21", Reason: "第2条没有写缺水的天数，请补问"},
			{Step: township.StepAudit, Round: 1, Person: "孙立新", On: "2021-11-23", Passed: true},
		},
	}
	for n, q := range f.Form.Questions {
		a := township.SurveyAnswer{Question: q.ID, Answer: township.AnswerList[n%3]}
		if a.Answer == township.AnswerProblem {
			a.Description = "井水夏天断水四十天，要到村口挑水"
			if len(q.Readings) > 1 {
				a.Readings = map[township.Reading]string{township.ReadingLitres: "15", township.ReadingDryDays: "40"}
			}
		}
		s.Answers = append(s.Answers, a)
	}
	f.Survey = s
	return f
}

// longSurvey has a description of so many characters.
func longSurvey(n int) township.SurveyForm {
	f := completedSurvey(0)
	f.Survey.Answers[1].Description = strings.Repeat("井水夏天断水四十天，要到两里外的村口挑水。", n/20+1)[:3*n]
	return f
}

// adaptedSurvey is a questionnaire of the most and longest questions.
func adaptedSurvey() township.SurveyForm {
	q := &township.Questionnaire{ID: 9, Name: "入户调查表（脱贫户）", Version: 3, Audience: township.ForStable, Title: stableForm.Title}
	for i := range 30 {
		q.Questions = append(q.Questions, township.SurveyQuestion{ID: int64(i + 1), Position: i + 1, Negative: i%2 == 0, Natures: []string{"愁吃"}, Text: strings.Repeat("是否落实到位且有佐证，", 12)[:3*117] + fmt.Sprintf("%03d", i)})
	}
	f := surveySample(1)
	f.Form = q
	return f
}

func printSurveys(tb testing.TB, job SurveyFormJob) (pdf []byte, result Result, marks map[int][]page.Mark) {
	tb.Helper()
	job.Printed = printed
	job.proof, marks = newProof()
	pdf, result = mustPrint(tb, SurveyForms, job)
	return pdf, result, marks
}

// The blank forms, text by text in reading order: every label of forms F1 and F2, and the standards on the back.
func TestSurveyFormSaysEveryLabelInOrder(t *testing.T) {
	for form, want := range map[*township.Questionnaire]string{
		stableForm: `某县巩固脱贫攻坚“回头看”入户调查表（脱贫户） 乡镇（街道） 村 组 户主姓名： 家庭人口数： “回头看”内容 核查情况 “回头看”内容 核查情况
			1.是否不愁吃，不愁穿 （答“否”为有问题） 5.城乡居民基本医疗保险、大病保险今年是否按政策进行财政全额代缴，是否按比例进行报销 （答“否”为有问题）
			2.看饮水水量、水质、取水方便程度、保障率是否符合要求 （答“否”为有问题） 6.是否有电视且能正常收看 （答“否”为有问题）
			3.义务教育阶段适龄儿童少年是否存在辍学失学现象，学生资助是否落实 （答“是”为有问题） 7.唯一住房是否存在安全隐患 （答“是”为有问题）
			4.生活用电是否能满足照明、能保障基本家用电器用电需求 （答“否”为有问题） 8.其他 （有其他问题时填写） 脱贫户（签字）： 帮扶责任人（签字）： ____年__月__日`,
		monitoredForm: `某县巩固脱贫攻坚“回头看”入户调查表（监测户） 乡镇（街道） 村 组 户主姓名： 家庭人口数： 监测户类型 脱贫不稳定户 边缘易致贫户 突发严重困难户
			“回头看”内容 核查情况 “回头看”内容 核查情况 1.是否不愁吃，不愁穿 （答“否”为有问题） 5.义务教育是否有保障 （答“否”为有问题）
			2.安全饮水是否有保障 （答“否”为有问题） 6.致贫返贫风险点是否消除（消除风险的监测户看风险点消除是否稳定） （答“否”为有问题）
			3.住房安全是否有保障 （答“否”为有问题） 7.医疗是否有保障 （答“否”为有问题） 4.帮扶措施是否落实到位 （答“否”为有问题） 8.其他 （有其他问题时填写）
			监测户（签字）： 监测联系人（签字）： ____年__月__日`,
	} {
		blank := blankSurvey(form)
		blank.Office = ""
		pdf, result, marks := printSurveys(t, SurveyFormJob{Forms: []township.SurveyForm{blank}})
		if got := bare(joined(marks[1])); !strings.Contains(got, bare(want)) {
			t.Errorf("got  %s\nwant %s", got, bare(want))
		}
		if got, want := bare(joined(marks[2])), bare("核查标准"+"1."+township.SurveyStandards[0]); !strings.Contains(got, want) {
			t.Errorf("the back says %s", got)
		}
		if info := pdftest.Poppler(t, pdf, "pdfinfo", "PDF"); result.Pages != 2 || !strings.Contains(info, "595.28 x 841.89 pts (A4)") {
			t.Errorf("%d pages, %s", result.Pages, info)
		}
		checkFormMarks(t, form.Name, marks)
	}
}

// A form whose household is known has its code, ticks its kind, and says on the back whose it is; nothing private is on it.
func TestSurveyFormIsPrefilled(t *testing.T) {
	f := surveySample(2)
	f.Head = "王𬭎"
	pdf, result, marks := printSurveys(t, SurveyFormJob{Forms: []township.SurveyForm{f}})
	front, back := joined(marks[1]), joined(marks[2])
	for _, want := range []string{"清溪", "柏树", "王𬭎", "突发严重困难户", "201 000003", "柏树村 · 入户调查表（监测户） · 5199000102000002", "第 1 页　共 2 页"} {
		if !strings.Contains(front, want) {
			t.Errorf("the front does not say %q: %s", want, front)
		}
	}
	if !strings.Contains(back, "柏树村1组　户主姓名：王𬭎") || strings.Contains(back, "审核过程") {
		t.Errorf("the back says %s", back)
	}
	if strokes := strings.Count(pdftest.Read(t, pdf).Pages()[0], "1.13 w"); strokes == 0 || len(result.Missing) > 0 {
		t.Errorf("no box is ticked, or %q is missing", result.Missing)
	}
	f.Monitor = "其他监测对象"
	if _, _, marks := printSurveys(t, SurveyFormJob{Forms: []township.SurveyForm{f}}); !strings.Contains(joined(marks[1]), "其他监测对象") {
		t.Error("a kind that the form does not name is not written beside the boxes")
	}
}

// A completed form has what was found in front, and on the back how, by whom and what was asked at the door.
func TestSurveyFormIsCompleted(t *testing.T) {
	for _, i := range []int{0, 2} {
		f := completedSurvey(i)
		_, result, marks := printSurveys(t, SurveyFormJob{Forms: []township.SurveyForm{f}})
		front, back := bare(joined(marks[1])), bare(joined(marks[2]))
		if result.Pages != 2 || !strings.Contains(front, "有问题：井水夏天断水四十天") || !strings.Contains(front, "2021年11月20日") {
			t.Errorf("%d pages, the front says %s", result.Pages, front)
		}
		if wet := i == 0; wet && !strings.Contains(front, bare("每人每天用水15升，低于20升")) {
			t.Errorf("the front does not state the facts: %s", front)
		}
		wants := append(f.TrailLines(), f.VisitLine(), f.Survey.Remark)
		for _, q := range f.Form.Questions {
			if q.Unprinted {
				wants = append(wants, q.Text)
			}
		}
		for _, want := range wants {
			if !strings.Contains(back, bare(want)) {
				t.Errorf("the back does not say %q: %s", want, back)
			}
		}
		checkFormMarks(t, "completed", marks)
	}
}

// Whatever its length, a form has an even number of pages, standards on each back, and its signatures once, under the
// last question; nothing of a long description is lost.
func TestLongSurveyFormsGoOver(t *testing.T) {
	chatty := completedSurvey(1)
	for range 60 {
		chatty.Survey.Trail = append(chatty.Survey.Trail, township.Verdict{Step: township.StepRecheck, Person: "赵启明", On: "2021-11-21", Reason: strings.Repeat("请补问缺水的天数。", 10)})
	}
	long := longSurvey(2000)
	for name, f := range map[string]township.SurveyForm{"2,000 characters": long, "30 questions": adaptedSurvey(), "60 verdicts": chatty} {
		_, result, marks := printSurveys(t, SurveyFormJob{Forms: []township.SurveyForm{f}})
		if result.Pages < 4 || result.Pages%2 != 0 {
			t.Errorf("%s: %d pages", name, result.Pages)
		}
		signed, fronts := 0, ""
		for n := 1; n <= result.Pages; n++ {
			text := joined(marks[n])
			signed += strings.Count(text, "帮扶责任人（签字）：")
			if n%2 == 0 && !strings.Contains(text, "核查标准") {
				t.Errorf("%s: page %d has no standards", name, n)
			}
			if !strings.Contains(text, "核查标准") {
				fronts += bare(text)
			}
		}
		if signed != 1 {
			t.Errorf("%s: signed %d times", name, signed)
		}
		for i := range f.Form.Questions {
			if q := &f.Form.Questions[i]; !q.Unprinted && strings.Count(fronts, bare(numbered(q.Position, i)+q.Text)) != 1 {
				t.Errorf("%s: the question %s is not there in one piece", name, q.Text)
			}
		}
		checkFormMarks(t, name, marks)
	}
	_, result, marks := printSurveys(t, SurveyFormJob{Forms: []township.SurveyForm{long}})
	said := ""
	for n := 1; n <= result.Pages; n++ {
		said += bare(joined(marks[n]))
	}
	if got, want := strings.Count(said, "井"), strings.Count(long.Survey.Answers[1].Description, "井")+2; got < want {
		t.Errorf("the description is not whole: %d of %d sentences", got, want)
	}
}

// A volume has a cover that names both forms, contents that say which form a household has, and an even number of pages
// before the forms.
func TestSurveyFormsBound(t *testing.T) {
	var forms []township.SurveyForm
	for i := range 40 {
		forms = append(forms, surveySample(i))
	}
	forms[1] = longSurvey(2000)
	other := surveySample(3)
	other.Village = "河东社区"
	done := 0
	pdf, result, marks := printSurveys(t, SurveyFormJob{Forms: append(forms, other), Bound: true, Progress: func(n, _ int) { done = n }})
	if result.Pages%2 != 0 || done != 41 {
		t.Errorf("%d pages, %d forms told", result.Pages, done)
	}
	for sheet, wants := range map[int][]string{
		1: {"柏树村", stableFormTitle, "某县巩固脱贫攻坚“回头看”入户调查表（监测户）", "（2021年回头看）", "清溪镇"},
		2: {"柏树村入户调查表目录", "户主姓名", "调查表", "监测户", "本册页码", "目录第 1 页　共 2 页"},
		4: {"（此页留空）"}, 5: {"本册第 1 页", "第 1 页　共 2 页"}, 6: {"本册第 2 页"}, 7: {"本册第 3 页"},
	} {
		for _, want := range wants {
			if !slices.Contains(textsOf(marks[sheet]), want) {
				t.Errorf("page %d does not say %q: %q", sheet, want, textsOf(marks[sheet]))
			}
		}
	}
	checkFormMarks(t, "volume", marks)
	for _, b := range pdftest.Read(t, pdf).Outline() {
		if b.Page%2 == 0 {
			t.Errorf("%s begins on the back of a sheet, page %d", b.Title, b.Page)
		}
	}
}

const stableFormTitle = "某县巩固脱贫攻坚“回头看”入户调查表（脱贫户）"

func TestSurveyFormErrors(t *testing.T) {
	if _, err := SurveyForms(context.Background(), io.Discard, SurveyFormJob{}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("nothing to print: %v", err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := SurveyForms(stopped, io.Discard, SurveyFormJob{Forms: []township.SurveyForm{surveySample(0)}}); township.CodeOf(err) != township.CodeCancelled {
		t.Errorf("stopped: %v", err)
	}
	rare := surveySample(0)
	rare.Head = "𠮷三"
	_, result, _ := printSurveys(t, SurveyFormJob{Forms: []township.SurveyForm{rare}})
	if want := []string{"𠮷三（柏树村1组𠮷三入户调查表第1页）", "柏树村1组　户主姓名：𠮷三（柏树村1组𠮷三入户调查表第2页）"}; !slices.Equal(result.Missing, want) {
		t.Errorf("to be checked by hand: got %q, want %q", result.Missing, want)
	}
}

func TestSurveyFormsNeverClipOrOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := completedSurvey(rapid.IntRange(0, 99).Draw(t, "household"))
		text := func(most int, what string) string {
			runes := []rune(names().Draw(t, what))
			return string(runes[:min(most, len(runes))])
		}
		for _, s := range []*string{&f.Head, &f.Village, &f.Group, &f.Office, &f.County, &f.Monitor, &f.Survey.WayNote, &f.Survey.Remark} {
			if rapid.IntRange(0, 3).Draw(t, "odd") == 0 {
				*s = text(township.LongestName, "text")
			}
		}
		for range 3 {
			a := &f.Survey.Answers[rapid.IntRange(0, len(f.Survey.Answers)-1).Draw(t, "answer")]
			a.Answer, a.Description = township.AnswerProblem, strings.Repeat(text(300, "description"), rapid.IntRange(0, 6).Draw(t, "times"))
		}
		bound := rapid.IntRange(0, 3).Draw(t, "bound")
		marks := trial(t, WallListJob{Printed: printed}, func(p *press) error {
			survey := newSurveyPress(p.ctx, printed)
			survey.press, survey.codes = *p, codesOf(t, f.Scan)
			laid, err := survey.lay(&f)
			if err != nil {
				return err
			}
			return survey.form(laid, bound, func() {})
		})
		checkMarks(t, marks, page.A4)
	})
}
