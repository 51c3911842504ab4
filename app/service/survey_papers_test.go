package service

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// press prints papers of the demo into a folder.
type press struct {
	*testing.T
	desk *Desk
	now  township.Campaign
	file string
}

func newPress(t *testing.T) *press {
	t.Helper()
	d := demoCopy(t)
	c, err := d.CampaignCalled(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return &press{t, d, c, filepath.Join(t.TempDir(), "纸.pdf")}
}

// text prints and returns what stands on the paper, without blanks.
func (p *press) text(write func(ctx context.Context, path string) (township.WallListResult, error)) (string, township.WallListResult) {
	p.Helper()
	res, err := write(p.Context(), p.file)
	if err != nil {
		p.Fatal(err)
	}
	pdf, err := os.ReadFile(p.file)
	if err != nil {
		p.Fatal(err)
	}
	if res.Pages == 0 {
		p.Errorf("%+v", res)
	}
	return township.Squeeze(strings.Join(pdftest.PopplerText(p.T, pdf), "")), res
}

func (p *press) surveys(req township.SurveyPrint) (string, township.WallListResult) {
	p.Helper()
	req.Campaign = p.now.ID
	return p.text(func(ctx context.Context, path string) (township.WallListResult, error) {
		return p.desk.PrintSurveys(ctx, req, path)
	})
}

func (p *press) row(fits func(r *township.SurveyRow) bool) township.SurveyRow {
	p.Helper()
	rows, err := p.desk.SurveyRows(p.Context(), p.now.ID)
	if err != nil {
		p.Fatal(err)
	}
	at := slices.IndexFunc(rows, func(r township.SurveyRow) bool { return fits(&r) })
	if at < 0 {
		p.Fatal("no such household in the demo")
	}
	return rows[at]
}

func TestSurveyFormsArePrinted(t *testing.T) {
	p := newPress(t)
	done := p.row(func(r *township.SurveyRow) bool { return r.State == township.SurveyDone && r.Problems > 0 })
	none := p.row(func(r *township.SurveyRow) bool { return r.State == township.SurveyNone })
	text, res := p.surveys(township.SurveyPrint{Way: township.PrintCompleted, Households: []int64{done.Row.ID, none.Row.ID}})
	if res.Lists != 1 || res.LeftOut != 1 || !strings.Contains(text, "有问题：") || !strings.Contains(text, "审核") || !strings.Contains(text, done.Row.Head) {
		t.Errorf("%+v %s", res, text)
	}
	text, res = p.surveys(township.SurveyPrint{Way: township.PrintPrefilled, Households: []int64{done.Row.ID}})
	code := township.FormCode{Kind: township.FormSurvey, Campaign: p.now.ID, Edition: 1, Household: done.Row.ID}
	if res.Lists != 1 || strings.Contains(text, "有问题：") || !strings.Contains(text, township.Squeeze(code.Grouped())) {
		t.Errorf("%+v %s", res, text)
	}
	text, res = p.surveys(township.SurveyPrint{Way: township.PrintPrefilled, Village: "杏花村", Bound: true})
	if res.Lists < 40 || !strings.Contains(text, "目录") || strings.Contains(text, none.Row.Code) {
		t.Errorf("%+v", res)
	}
	if text, res = p.surveys(township.SurveyPrint{Way: township.PrintBlank, Copies: 2}); res.Lists != 4 || res.Households != 0 || strings.Contains(text, done.Row.Head) {
		t.Errorf("%+v", res)
	}
	_, err := p.desk.PrintSurveys(t.Context(), township.SurveyPrint{Campaign: p.now.ID, Way: township.PrintCompleted, Households: []int64{none.Row.ID}}, p.file)
	if township.CodeOf(err) != township.CodeNotFound || !strings.Contains(township.Say(err), none.Row.Named()) {
		t.Error(err)
	}
}

func TestTheListsOfACampaignArePrinted(t *testing.T) {
	p := newPress(t)
	if text, _ := p.text(func(ctx context.Context, path string) (township.WallListResult, error) {
		return p.desk.PrintStaff(ctx, p.now.ID, path)
	}); !strings.Contains(text, "谭玉兰") {
		t.Error(text)
	}
	if text, _ := p.text(func(ctx context.Context, path string) (township.WallListResult, error) {
		return p.desk.PrintScores(ctx, p.now.ID, path)
	}); !strings.Contains(text, "46.5") || !strings.Contains(text, "未培训") {
		t.Error(text)
	}
	if text, res := p.text(func(ctx context.Context, path string) (township.WallListResult, error) {
		return p.desk.PrintAssignments(ctx, p.now.ID, "杏花村", path)
	}); res.Households < 40 || strings.Contains(text, "竹林村") {
		t.Errorf("%+v %s", res, text)
	}
	if text, res := p.text(func(ctx context.Context, path string) (township.WallListResult, error) {
		return p.desk.PrintRoute(ctx, p.now.ID, "云台村", "", path)
	}); res.Households < 20 || !strings.Contains(text, "云台村未走访农户路线单") {
		t.Errorf("%+v %s", res, text)
	}
	if _, err := p.desk.PrintRoute(t.Context(), p.now.ID, "杏花村", "", p.file); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("a village that has been visited whole: %v", err)
	}
}

func TestTheContrastSheetIsNotedAsALook(t *testing.T) {
	p := newPress(t)
	row := p.row(func(r *township.SurveyRow) bool { return r.Open > 0 })
	text, res := p.text(func(ctx context.Context, path string) (township.WallListResult, error) {
		return p.desk.PrintContrast(ctx, p.now.ID, []int64{row.Row.ID}, path, nil)
	})
	seen, err := p.desk.Reveals(t.Context(), township.RevealFilter{}, 9)
	if err != nil || res.Households != 1 || !strings.Contains(text, row.Row.Code) || len(seen) != 1 || seen[0].Record != "打印信息对照表（1户）" || seen[0].Field != shownBoth {
		t.Errorf("%+v %v %v %s", res, seen, err, text)
	}
}

func TestASampleIsPrintedWithItsSeed(t *testing.T) {
	p := newPress(t)
	s, _, err := p.desk.DrawSample(t.Context(), p.now.ID, 12, 2021, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if text, res := p.text(func(ctx context.Context, path string) (township.WallListResult, error) {
		return p.desk.PrintSample(ctx, s.ID, path)
	}); res.Households != 12 || !strings.Contains(text, "种子号2021") || !strings.Contains(text, "分层情况") {
		t.Errorf("%+v %s", res, text)
	}
	if _, err := p.desk.PrintSampleResult(t.Context(), s.ID, p.file); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("a result of nothing: %v", err)
	}
}
