package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/reports"
)

// PrintSurveys writes forms F1 and F2 (入户调查表) as one PDF in the order of paper: blank copies, forms that say whose they
// are, or the surveys of the campaign. Of a completed print, LeftOut tells how many of those asked for have no survey.
func (d *Desk) PrintSurveys(ctx context.Context, req township.SurveyPrint, path string) (township.WallListResult, error) {
	if err := req.Validate(); err != nil {
		return township.WallListResult{}, err
	}
	m, err := d.newSurveyForms(ctx, req)
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	forms, left, err := m.make()
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	out := township.WallListResult{Lists: len(forms), LeftOut: left}
	if req.Way != township.PrintBlank {
		out.Households = len(forms)
	}
	job := reports.SurveyFormJob{Forms: forms, Bound: req.Bound && req.Way != township.PrintBlank, Printed: d.archive.Now(), Progress: req.Progress}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.SurveyForms(ctx, w, job)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}

// surveyForms makes the survey forms of one campaign.
type surveyForms struct {
	req      township.SurveyPrint
	read     data.Reader
	campaign township.Campaign
	forms    map[int64]*township.Questionnaire
	base     township.SurveyForm // what all forms say
	homes    []*home             // those asked for, in the order of paper
	village  string
	named    bool // households were asked for one by one
}

func (d *Desk) newSurveyForms(ctx context.Context, req township.SurveyPrint) (*surveyForms, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return nil, err
	}
	m := &surveyForms{req: req, read: d.archive.Read(ctx), forms: map[int64]*township.Questionnaire{}, named: len(req.Households) > 0}
	if m.campaign, err = campaignOf(m.read, req.Campaign); err != nil {
		return nil, err
	}
	forms, err := questionnairesOf(m.read)
	if err != nil {
		return nil, err
	}
	for i := range forms {
		m.forms[forms[i].ID] = &forms[i]
	}
	m.base = township.SurveyForm{County: office.County, Office: office.Name, Campaign: m.campaign.Name}
	if m.village, err = d.villageCalled(ctx, req.Village); err != nil {
		return nil, err
	}
	return m, m.find(ctx, d)
}

// find gathers the households of the request: those named, else those of its village, else all.
func (m *surveyForms) find(ctx context.Context, d *Desk) error {
	r, err := d.read(ctx)
	if err != nil {
		return err
	}
	for _, h := range r.rows {
		if m.named && slices.Contains(m.req.Households, h.ID) || !m.named && (m.village == "" || h.Village == m.village) {
			m.homes = append(m.homes, h)
		}
	}
	if m.named && len(m.homes) == 0 {
		return township.Errorf(township.CodeNotFound, "所选的农户已不在档案中，没有可打印的入户调查表。请刷新后重试。")
	}
	return nil
}

// make makes the forms; left is how many households have no survey to be printed.
func (m *surveyForms) make() (forms []township.SurveyForm, left int, err error) {
	switch m.req.Way {
	case township.PrintBlank:
		return m.copies(), 0, nil
	case township.PrintPrefilled:
		forms, err = m.prefilled()
		return forms, 0, err
	}
	return m.completed()
}

// copies are blank forms: of one household its own, else a pile of each audience that was asked for.
func (m *surveyForms) copies() []township.SurveyForm {
	if len(m.req.Households) == 1 {
		return slices.Repeat([]township.SurveyForm{m.of(m.homes[0], m.campaign.FormFor(&m.homes[0].HouseholdRow))}, m.req.Copies)
	}
	var out []township.SurveyForm
	for _, pile := range []struct {
		audience township.Audience
		form     int64
	}{{township.ForStable, m.campaign.Stable}, {township.ForMonitored, m.campaign.Monitored}} {
		if m.req.Audience != "" && m.req.Audience != pile.audience {
			continue
		}
		f := m.base
		f.Form, f.Village = m.forms[pile.form], m.village
		out = append(out, slices.Repeat([]township.SurveyForm{f}, m.req.Copies)...)
	}
	return out
}

// of is the form of a household without answers, on a questionnaire.
func (m *surveyForms) of(h *home, form int64) township.SurveyForm {
	f := m.base
	f.Form = m.forms[form]
	f.Village, f.Group, f.Code, f.Head, f.Monitor = h.Village, h.Group, h.Code, h.Head, h.Monitor
	f.Scan = township.FormCode{Kind: township.FormSurvey, Campaign: m.campaign.ID, Edition: township.EditionOf(f.Form.Version), Household: h.ID}
	if h.People > 0 {
		f.Population = fmt.Sprint(h.People)
	}
	return f
}

// asked says whether a form is due to a household: to one that was named, else to those whom the campaign visits.
func (m *surveyForms) asked(h *home) bool {
	return h.Closed == "" && (m.named || m.campaign.Covers(&h.HouseholdRow))
}

// prefilled are the forms of the households that are asked for, for the visit.
func (m *surveyForms) prefilled() ([]township.SurveyForm, error) {
	var out []township.SurveyForm
	for _, h := range m.homes {
		if m.asked(h) {
			out = append(out, m.of(h, m.campaign.FormFor(&h.HouseholdRow)))
		}
	}
	switch {
	case len(out) == 0 && len(m.homes) == 1:
		return nil, township.Errorf(township.CodeNotFound, "%s已注销或不在走访范围，不预填入户调查表。请另选。", m.homes[0].Named())
	case len(out) == 0:
		return nil, township.Errorf(township.CodeNotFound, "%s没有“%s”要走访的农户，没有可打印的入户调查表。请另选。", m.place(), m.campaign.Name)
	}
	return out, m.fits(len(out))
}

// completed are the forms of the households that were asked; left is how many of those that should be were not.
func (m *surveyForms) completed() (out []township.SurveyForm, left int, err error) {
	surveys, err := surveysToPrint(m.read, m.campaign.ID, m.homes)
	if err != nil {
		return nil, 0, err
	}
	for _, h := range m.homes {
		if s := surveys[h.ID]; s != nil && s.State != township.SurveyUnreachable {
			out = append(out, m.filled(h, s))
		} else if m.asked(h) {
			left++
		}
	}
	if len(out) == 0 {
		return nil, 0, township.Errorf(township.CodeNotFound, "%s在“%s”里还没有录入的入户调查表，没有打印。请先录入，或打印空白表、预填表。", m.whose(), m.campaign.Name)
	}
	return out, left, m.fits(len(out))
}

// filled is the form of a household with what its survey says; head and population are those of the visit.
func (m *surveyForms) filled(h *home, s *township.Survey) township.SurveyForm {
	f := m.of(h, s.Questionnaire)
	f.Survey, f.Head = s, firstOf(s.Head, h.Head)
	if s.Population > 0 {
		f.Population = fmt.Sprint(s.Population)
	}
	return f
}

// fits refuses what makes too large a file.
func (m *surveyForms) fits(n int) error {
	if n > township.MostForms {
		return township.Errorf(township.CodeInvalid, "共 %d 户，超过一个文件最多 %d 户。请按村分别打印。", n, township.MostForms)
	}
	return nil
}

// place says in a sentence which households were asked for.
func (m *surveyForms) place() string {
	switch {
	case m.named:
		return "所选范围内"
	case m.village != "":
		return m.village
	}
	return "档案里"
}

// whose is place, or the one household that was asked for.
func (m *surveyForms) whose() string {
	if m.named && len(m.homes) == 1 {
		return m.homes[0].Named()
	}
	return m.place()
}

// surveysToPrint returns the surveys of a campaign with their answers and verdicts, by household; homes narrow what is
// read where they are few.
func surveysToPrint(read data.Reader, campaign int64, homes []*home) (map[int64]*township.Survey, error) {
	if len(homes) < manyHomes {
		ids := make([]int64, len(homes))
		for i, h := range homes {
			ids[i] = h.ID
		}
		read = read.Among(ids)
	}
	records, err := read.Surveys(campaign)
	if err != nil {
		return nil, err
	}
	out, byID := map[int64]*township.Survey{}, map[int64]*township.Survey{}
	for _, r := range records {
		s := township.SurveyOf(r)
		out[s.Household], byID[s.ID] = &s, &s
	}
	answers, err := read.CampaignAnswers(campaign)
	if err != nil {
		return nil, err
	}
	for _, r := range answers {
		if s := byID[parseInt(r.Get("survey_id"))]; s != nil {
			s.Answers = append(s.Answers, township.SurveyAnswerOf(r))
		}
	}
	verdicts, err := read.CampaignVerdicts(campaign)
	for _, r := range verdicts {
		if s := byID[parseInt(r.Get("survey_id"))]; s != nil {
			s.Trail = append(s.Trail, township.VerdictOf(r))
		}
	}
	return out, err
}
