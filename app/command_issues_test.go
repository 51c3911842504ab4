package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/reports/pdftest"
)

// beset is an office with a campaign, an issue of a household that waits to be verified, and one of a village that a unit
// mends, which is overdue.
func beset(t *testing.T) (*office, township.HouseholdRow) {
	t.Helper()
	o, household := visited(t)
	ctx := context.Background()
	archive, err := data.Open(ctx, o.db, data.Options{MustExist: true})
	must(t, err)
	defer archive.Close()
	d := service.NewDesk(archive, service.Config{Operator: "张会计"})
	villages, err := d.Villages(ctx)
	must(t, err)
	i, _, err := d.SaveIssue(ctx, township.IssueEdit{Issue: township.Issue{
		Level: township.LevelVillage, Village: villages[0].ID, Type: "责任落实", Nature: "驻村工作组责任", Description: "工作组11月只驻村3天", Source: "督查巡查", Found: "2021-11-10", Finder: "县督查组",
	}}, "")
	must(t, err)
	_, err = d.TakeIssues(ctx, township.IssueDeed{Issues: []int64{i.ID}, Steps: []township.IssueStep{
		{Event: township.DoVerify, Done: "2021-11-11", Person: "赵敏"},
		{Event: township.DoPlan, Done: "2021-11-11", Person: "赵敏", Note: "排出驻村班次", Unit: "党建办", DutyPerson: "周涛", Deadline: "2021-11-15"},
	}})
	must(t, err)
	items, err := d.ChecklistItems(ctx)
	must(t, err)
	_, err = d.LinkIssues(ctx, items[6], []int64{i.ID})
	must(t, err)
	return o, household
}

// issues returns what issues -json prints; its fields are known.
func (o *office) issues(args ...string) issuesFile {
	o.tb.Helper()
	dec := json.NewDecoder(strings.NewReader(o.must(append(append([]string{"issues"}, args...), "-json")...)))
	dec.DisallowUnknownFields()
	var f issuesFile
	must(o.tb, dec.Decode(&f))
	return f
}

func TestIssuesCommand(t *testing.T) {
	o, household := beset(t)
	all := o.issues()
	if len(all.Issues) != 2 || all.Figures.Found != 2 || all.Figures.Overdue != 1 || all.Figures.Rate != "0.0%" || all.Figures.States[township.IssueMending] != 1 {
		t.Errorf("%+v", all)
	}
	for _, c := range []struct {
		args []string
		want string // numbers
	}{
		{[]string{"-overdue"}, "W0002"},
		{[]string{"-state", "整改中"}, "W0002"},
		{[]string{"-state", "待核实，整改中", "-nature", "饮水安全"}, "W0001"},
		{[]string{"-state", "open", "-type", "责任落实"}, "W0002"},
		{[]string{"-unit", "党建办", "-person", "周涛", "-level", "村"}, "W0002"},
		{[]string{"-source", "入户核查", "-campaign", "2021年回头看"}, "W0001"},
		{[]string{"-query", household.Head}, "W0001"},
		{[]string{"-due"}, ""},
		{[]string{"-item", "7"}, "W0002"},
		{[]string{"-item", "8"}, ""},
		{[]string{"-village", "镇本级"}, ""},
		{[]string{"-as-of", "2021-11-09"}, ""}, // nobody knows when W0001 was found: it is there from its entry
	} {
		var got []string
		for _, i := range o.issues(c.args...).Issues {
			got = append(got, i.Number)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("issues %q lists %q, want %q", c.args, got, c.want)
		}
	}
	if code, _, said := o.run("issues", "-item", "99"); code == 0 || !strings.Contains(said, "没有第99项") {
		t.Errorf("%d %s", code, said)
	}
	if one := o.issues("-item", "7").Issues; one[0].Item != "第7项 政策落实" {
		t.Errorf("%+v", one)
	}
	if past := o.issues("-as-of", "2021-11-12", "-village", household.Village); past.Figures.Overdue != 0 || past.AsOf != "2021-11-12" {
		t.Errorf("%+v", past)
	}
	text := o.must("issues")
	for _, want := range []string{"W0002  整改中", "党建办", "超期", "发现 2　已整改 0　已验收 0　已销号 0　整改率 0.0%　超期 1"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table does not say %q:\n%s", want, text)
		}
	}
}

func TestIssuePapers(t *testing.T) {
	o, _ := beset(t)
	says := map[township.IssueForm]string{
		township.FormIssueList: "“回头看”排查问题清单", township.FormRectify: "整改台账", township.FormCloseHomes: "附件19", township.FormCloseVillage: "附件20",
		township.FormDuty: "整改责任单位：党建办", township.FormNotice: "问题整改通知单回执",
	}
	for _, f := range issueForms {
		if f.form == township.FormAcceptance { // nothing waits for it
			continue
		}
		pdf, xlsx := o.path(f.name+".pdf"), o.path(f.name+".xlsx")
		o.must("print", f.name, "-out", pdf)
		o.must("export", f.name, "-as-of", "2021-11-12", "-out", xlsx)
		paper, err := os.ReadFile(pdf)
		must(t, err)
		text := township.Squeeze(strings.Join(pdftest.PopplerText(t, paper), ""))
		if !strings.Contains(text, says[f.form]) {
			t.Errorf("%s does not say %s: %s", f.name, says[f.form], text)
		}
		if _, err := os.Stat(xlsx); err != nil {
			t.Error(err)
		}
	}
	if code, _, errs := o.run("print", "closeout-village", "-village", "镇本级", "-out", o.path("空.pdf")); code != exitDone || !strings.Contains(errs, "写出的是空表") {
		t.Errorf("an empty list ends with %d, %q", code, errs)
	}
}

func TestIssueCommandsRefuse(t *testing.T) {
	o, _ := beset(t)
	pdf, xlsx := o.path("x.pdf"), o.path("x.xlsx")
	refused(t, o, []refusal{
		{[]string{"print", "rectification"}, "请用 -out 写明", exitUsage},
		{[]string{"print", "rectification", "-out", xlsx}, "要以 .pdf 结尾", exitUsage},
		{[]string{"export", "issue-list", "-out", pdf}, "要以 .xlsx 结尾", exitUsage},
		{[]string{"print", "rectification", "-as-of", "昨天", "-out", pdf}, "“昨天”不是日期", exitUsage},
		{[]string{"print", "rectification", "-as-of", "2049-01-01", "-out", pdf}, "不晚于今天", exitFailed},
		{[]string{"print", "duty-list", "-unit", "党建力", "-out", pdf}, "档案里没有整改责任单位“党建力”。请核对写法；有：“党建办”。", exitFailed},
		{[]string{"print", "issue-list", "-village", "没有村", "-out", pdf}, "没有“没有村”这个村", exitFailed},
		{[]string{"print", "issue-list", "-campaign", "没有这次", "-out", pdf}, "没有名为“没有这次”的专项行动", exitFailed},
		{[]string{"print", "acceptance-sheet", "-out", pdf}, "没有等待验收的问题。没有写出验收单", exitFailed},
		{[]string{"issues", "-state", "完了"}, "-state 没有“完了”这个状态；有：待核实、待整改", exitUsage},
		{[]string{"issues", "-nature", "饮水"}, "档案里没有问题性质“饮水”", exitFailed},
		{[]string{"issues", "-person", "周"}, "有：“周涛”", exitFailed},
	})
	for _, file := range []string{pdf, xlsx} {
		if _, err := os.Stat(file); err == nil {
			t.Errorf("%s was written all the same", file)
		}
	}
}
