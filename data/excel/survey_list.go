package excel

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"taizhang/app/township"
)

// SurveyJob is what WriteSurveys makes a workbook of: the surveys of a campaign.
type SurveyJob struct {
	Office   string
	Campaign township.Campaign
	Forms    []township.Questionnaire // those that the campaign's surveys use, and those it visits with
	Rows     []township.SurveyRow     // in the order of paper
	Surveys  map[int64]*township.Survey
	Printed  time.Time
	Progress func(done, total int) // in answers; may be nil
	TempDir  string                // for what memory cannot hold, "" is the system's
}

// surveyColumn is a column of a list of surveys; s is nil where there is none.
type surveyColumn struct {
	label string
	kind  TableKind
	text  func(r *township.SurveyRow, s *township.Survey) string
}

// surveyHome says whose survey a row is.
var surveyHome = []surveyColumn{
	{"村", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Row.Village }},
	{"组", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Row.Group }},
	{"户编号", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Row.Code }},
	{"户主", TextCells, func(r *township.SurveyRow, s *township.Survey) string {
		return ofVisit(s, func() string { return s.Head }, r.Row.Head)
	}},
}

// surveyVisit is how the household was asked. Head, people and type are those of the visit, where there was one.
var surveyVisit = []surveyColumn{
	{"家庭人口", WholeCells, func(r *township.SurveyRow, s *township.Survey) string {
		return ofVisit(s, func() string { return strconv.Itoa(s.Population) }, strconv.Itoa(r.Row.People))
	}},
	{"户类型", TextCells, func(r *township.SurveyRow, s *township.Survey) string {
		return ofVisit(s, func() string { return s.Type }, r.Row.SheetType())
	}},
	{"台账", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Row.Ledger.Word() }},
	{"状态", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.State.Word() }},
	{"分工", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Assigned() }},
	{"入户日期", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return string(r.Visited) }},
	{"采集人", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Collectors }},
	{"调查方式", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Way }},
	{"方式说明", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.Note }},
	{"签字", TextCells, signatureOf},
	{"问题数", WholeCells, func(r *township.SurveyRow, _ *township.Survey) string { return strconv.Itoa(r.Problems) }},
	{"退回原因", TextCells, func(r *township.SurveyRow, _ *township.Survey) string { return r.SentBack }},
}

// ofVisit is what a survey froze, else what the archive says now.
func ofVisit(s *township.Survey, frozen func() string, now string) string {
	if s == nil || frozen() == "" {
		return now
	}
	return frozen()
}

func signatureOf(_ *township.SurveyRow, s *township.Survey) string {
	switch {
	case s == nil:
		return ""
	case s.Signature == township.SignedByProxy:
		return fmt.Sprintf("%s：%s（%s）", s.Signature, s.Proxy, s.ProxyReason)
	}
	return s.Signature
}

// WriteSurveys writes the surveys of a campaign as an .xlsx workbook of four sheets: a row per household, one per answer,
// one per verdict, and the progress by village. Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteSurveys(ctx context.Context, w io.Writer, job SurveyJob) error {
	b := surveyBook{SurveyJob: job, note: fmt.Sprintf("共%d户，截至%s", len(job.Rows), township.DateOf(job.Printed).Chinese())}
	return WriteTables(ctx, w, b.households(), b.answers(), b.trail(), b.progress())
}

type surveyBook struct {
	SurveyJob
	note string
}

// table is an empty list of the workbook.
func (b *surveyBook) table(title, sheet string, columns ...surveyColumn) TableJob {
	t := TableJob{Title: b.Office + b.Campaign.Name + title, Note: b.note, Sheet: sheet, Office: b.Office, Printed: b.Printed, TempDir: b.TempDir}
	for _, c := range columns {
		t.Columns = append(t.Columns, TableColumn{c.label, c.kind})
	}
	return t
}

func (b *surveyBook) cells(r *township.SurveyRow, columns []surveyColumn) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.text(r, b.Surveys[r.Row.ID])
	}
	return out
}

// households is a row per household with its answer to each question. The same question in two forms is one column.
func (b *surveyBook) households() TableJob {
	columns := append(append([]surveyColumn{}, surveyHome...), surveyVisit...)
	t := b.table("入户调查情况表", "入户调查", columns...)
	at, texts := map[string]int{}, map[int64]string{}
	for i := range b.Forms {
		for _, q := range b.Forms[i].Questions {
			texts[q.ID] = q.Text
			if _, known := at[q.Text]; !known {
				at[q.Text] = len(t.Columns)
				t.Columns = append(t.Columns, TableColumn{q.Text, TextCells})
			}
		}
	}
	t.Columns = append(t.Columns, TableColumn{"问题", TextCells})
	for i := range b.Rows {
		r := &b.Rows[i]
		row := append(b.cells(r, columns), make([]string, len(t.Columns)-len(columns))...)
		if s := b.Surveys[r.Row.ID]; s != nil {
			for _, a := range s.Answers {
				row[at[texts[a.Question]]] = a.Answer.Word()
			}
			row[len(row)-1] = problemsOf(s)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// problemsOf are the problems of a survey in one cell.
func problemsOf(s *township.Survey) string {
	var out []string
	for _, a := range s.Problems() {
		out = append(out, strings.TrimPrefix(a.Nature+"："+a.Description, "："))
	}
	return strings.Join(out, "；")
}

// answers is a row per answer.
func (b *surveyBook) answers() TableJob {
	t := b.table("入户调查回答明细", "回答明细", surveyHome...)
	t.Progress = b.Progress
	t.Columns = append(t.Columns,
		TableColumn{"题号", WholeCells}, TableColumn{"调查内容", TextCells}, TableColumn{"核查情况", TextCells}, TableColumn{"问题描述", TextCells}, TableColumn{"问题性质", TextCells})
	for _, m := range township.Readings {
		kind := DecimalCells
		if m == township.ReadingPiped || m == township.ReadingGrade {
			kind = TextCells
		}
		t.Columns = append(t.Columns, TableColumn{m.Label(), kind})
	}
	for i := range b.Rows {
		r := &b.Rows[i]
		s := b.Surveys[r.Row.ID]
		if s == nil {
			continue
		}
		for f := range b.Forms {
			if b.Forms[f].ID == s.Questionnaire {
				t.Rows = append(t.Rows, b.answersOf(r, s, &b.Forms[f])...)
			}
		}
	}
	return t
}

// answersOf are the answers of a survey in the order of the form.
func (b *surveyBook) answersOf(r *township.SurveyRow, s *township.Survey, form *township.Questionnaire) [][]string {
	var out [][]string
	for _, q := range form.Questions {
		a := s.Find(q.ID)
		if a == nil {
			continue
		}
		row := append(b.cells(r, surveyHome), strconv.Itoa(q.Position), q.Text, a.Answer.Word(), a.Description, a.Nature)
		for _, m := range township.Readings {
			row = append(row, a.Readings[m])
		}
		out = append(out, row)
	}
	return out
}

// trail is a row per verdict, the oldest of a survey first.
func (b *surveyBook) trail() TableJob {
	t := b.table("审核意见", "审核意见", surveyHome...)
	t.Columns = append(t.Columns,
		TableColumn{"环节", TextCells}, TableColumn{"轮次", WholeCells}, TableColumn{"人员", TextCells}, TableColumn{"日期", TextCells}, TableColumn{"结论", TextCells}, TableColumn{"意见", TextCells})
	for i := range b.Rows {
		r := &b.Rows[i]
		if s := b.Surveys[r.Row.ID]; s != nil {
			for _, v := range s.Trail {
				t.Rows = append(t.Rows, append(b.cells(r, surveyHome), v.Step.Word(), strconv.Itoa(v.Round), v.Person, string(v.On), v.Word(), v.Reason))
			}
		}
	}
	return t
}

// progress is how far each village is.
func (b *surveyBook) progress() TableJob {
	t := b.table("走访进度", "走访进度")
	t.Columns = []TableColumn{{"村", TextCells}, {"应访户数", WholeCells}}
	for _, c := range township.ProgressColumns {
		t.Columns = append(t.Columns, TableColumn{c.Label, WholeCells})
	}
	t.Columns = append(t.Columns, TableColumn{"问题数", WholeCells})
	p := township.SurveyProgressOf(b.Rows)
	for _, v := range append(p.Villages, township.NamedCounts{Name: "合计", SurveyCounts: p.All}) {
		row := []string{v.Name, strconv.Itoa(v.Total)}
		for _, c := range township.ProgressColumns {
			row = append(row, strconv.Itoa(c.In(v.SurveyCounts)))
		}
		t.Rows = append(t.Rows, append(row, strconv.Itoa(v.Problems)))
	}
	return t
}
