package main

import (
	"context"
	"os"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/reports/pdftest"
)

// visited is an office with a campaign; the first household has an unfinished survey of one answer.
func visited(t *testing.T) (o *office, household township.HouseholdRow) {
	t.Helper()
	o = placed(t)
	ctx := context.Background()
	archive, err := data.Open(ctx, o.db, data.Options{MustExist: true})
	must(t, err)
	defer archive.Close()
	d := service.NewDesk(archive, service.Config{Operator: "张会计"})
	c, _, err := d.SaveCampaign(ctx, township.Campaign{Name: "2021年回头看", Kind: "回头看", Year: "2021", Began: "2021-11-05", PassMark: 60})
	must(t, err)
	rows, err := d.Households(ctx)
	must(t, err)
	f, err := d.OpenSurvey(ctx, c.ID, rows[0].ID, 0)
	must(t, err)
	f.Survey.Answers = []township.SurveyAnswer{{Question: f.Form.Questions[1].ID, Answer: township.AnswerProblem, Description: "井水夏天断水四十天"}}
	_, _, err = d.SaveSurvey(ctx, township.SurveyEdit{Survey: f.Survey}, "测试")
	must(t, err)
	return o, *rows[0]
}

func TestPrintSurvey(t *testing.T) {
	o, household := visited(t)
	paper := func(args ...string) (text string) {
		t.Helper()
		file := o.path("调查.pdf")
		o.must(append(append([]string{"print", "survey"}, args...), "-out", file)...)
		pdf, err := os.ReadFile(file)
		must(t, err)
		return township.Squeeze(strings.Join(pdftest.PopplerText(t, pdf), ""))
	}
	for _, args := range [][]string{{"-household", household.Code}, {"-completed", "-household", household.Code, "-campaign", "2021年回头看"}} {
		if text := paper(args...); !strings.Contains(text, "有问题：井水夏天") || !strings.Contains(text, household.Head) {
			t.Errorf("%q: %s", args, text)
		}
	}
	if text := paper("-prefilled", "-village", household.Village); !strings.Contains(text, household.Head) || !strings.Contains(text, "目录") || strings.Contains(text, "井水夏天") {
		t.Errorf("prefilled: %s", text)
	}
	if text := paper("-blank", "1"); strings.Contains(text, household.Head) || !strings.Contains(text, "监测户") {
		t.Errorf("blank: %s", text)
	}
	if code, _, errs := o.run("print", "survey", "-out", o.path("调查.pdf")); code != exitDone || !strings.Contains(errs, " 户没有录入调查表，没有打印。") {
		t.Errorf("what is left out is told as %q", errs)
	}
}

func TestExportSurveys(t *testing.T) {
	o, _ := visited(t)
	file := o.path("调查.xlsx")
	o.must("export", "surveys", "-campaign", "2021年回头看", "-out", file)
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

func TestSurveyCommandsRefuse(t *testing.T) {
	o, household := visited(t)
	pdf, xlsx := o.path("x.pdf"), o.path("x.xlsx")
	refused(t, o, []refusal{
		{[]string{"print", "survey"}, "请用 -out 写明", exitUsage},
		{[]string{"print", "survey", "-out", xlsx}, "要以 .pdf 结尾", exitUsage},
		{[]string{"print", "survey", "-blank", "0", "-out", pdf}, "-blank 要写 1 到 5000", exitUsage},
		{[]string{"print", "survey", "-blank", "2", "-prefilled", "-out", pdf}, "-blank、-prefilled 和 -completed 只能写一个", exitUsage},
		{[]string{"print", "survey", "-prefilled", "-completed", "-out", pdf}, "-blank、-prefilled 和 -completed 只能写一个", exitUsage},
		{[]string{"print", "survey", "-village", household.Village, "-household", household.Code, "-out", pdf}, "-village 和 -household 只能写一个", exitUsage},
		{[]string{"print", "survey", "-campaign", "没有这次", "-out", pdf}, "没有名为“没有这次”的专项行动。现有：2021年回头看。", exitFailed},
		{[]string{"print", "survey", "-household", "nix", "-out", pdf}, "没有户编号“nix”", exitFailed},
		{[]string{"print", "survey", "-village", "没有村", "-out", pdf}, "没有“没有村”这个村", exitFailed},
		{[]string{"export", "surveys"}, "请用 -out 写明", exitUsage},
		{[]string{"export", "surveys", "-out", pdf}, "要以 .xlsx 结尾", exitUsage},
		{[]string{"export", "surveys", "-campaign", "没有这次", "-out", xlsx}, "没有名为“没有这次”的专项行动", exitFailed},
	})
	refused(t, placed(t), []refusal{
		{[]string{"print", "survey", "-out", pdf}, "档案里还没有专项行动", exitFailed},
		{[]string{"export", "surveys", "-out", xlsx}, "档案里还没有专项行动", exitFailed},
	})
	for _, file := range []string{pdf, xlsx} {
		if _, err := os.Stat(file); err == nil {
			t.Errorf("%s was written all the same", file)
		}
	}
}

// refusal is a command line that fails, with what it says and how it ends.
type refusal struct {
	args []string
	says string
	code int
}

func refused(t *testing.T, o *office, list []refusal) {
	t.Helper()
	for _, r := range list {
		if code, _, errs := o.run(r.args...); code != r.code || !strings.Contains(errs, r.says) {
			t.Errorf("%q ends with %d, %q; want %d, %q", r.args, code, errs, r.code, r.says)
		}
	}
}
