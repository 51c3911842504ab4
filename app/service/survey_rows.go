package service

import (
	"context"
	"encoding/json"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// SurveyRows returns the households whom a campaign visits, and those that have a survey in it for another reason, in the
// order of paper.
func (d *Desk) SurveyRows(ctx context.Context, campaign int64) ([]township.SurveyRow, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	l := surveyListing{read: d.archive.Read(ctx), surveys: map[int64]township.Survey{}}
	if err := l.load(campaign); err != nil {
		return nil, err
	}
	var out []township.SurveyRow
	for _, h := range r.rows {
		if _, has := l.surveys[h.ID]; has || l.campaign.Covers(&h.HouseholdRow) {
			out = append(out, l.row(&h.HouseholdRow))
		}
	}
	return out, nil
}

// surveyListing is what the rows of a campaign are made from.
type surveyListing struct {
	read           data.Reader
	campaign       township.Campaign
	surveys        map[int64]township.Survey // by household
	problems, open map[int64]int             // by survey
	trails         map[int64][]township.Verdict
	assigned       map[int64]township.Assignment // by household
	names          map[int64]string              // of staff
}

func (l *surveyListing) load(campaign int64) (err error) {
	if l.campaign, err = campaignOf(l.read, campaign); err != nil {
		return err
	}
	records, err := l.read.Surveys(campaign)
	if err != nil {
		return err
	}
	for _, r := range records {
		s := township.SurveyOf(r)
		l.surveys[s.Household] = s
	}
	if l.problems, err = l.read.ProblemCounts(campaign); err != nil {
		return err
	}
	if l.open, err = l.read.OpenChangeCounts(campaign); err != nil {
		return err
	}
	if err := l.loadTrails(); err != nil {
		return err
	}
	return l.loadAssigned()
}

func (l *surveyListing) loadTrails() error {
	verdicts, err := l.read.CampaignVerdicts(l.campaign.ID)
	l.trails = map[int64][]township.Verdict{}
	for _, r := range verdicts {
		id := parseInt(r.Get("survey_id"))
		l.trails[id] = append(l.trails[id], township.VerdictOf(r))
	}
	return err
}

func (l *surveyListing) loadAssigned() error {
	staff, err := staffOf(l.read, l.campaign.ID)
	if err != nil {
		return err
	}
	l.names, l.assigned = map[int64]string{}, map[int64]township.Assignment{}
	for _, m := range staff {
		l.names[m.ID] = m.Name
	}
	records, err := l.read.AssignmentsOf(l.campaign.ID)
	for _, r := range records {
		a := township.AssignmentOf(r)
		l.assigned[a.Household] = a
	}
	return err
}

func (l *surveyListing) row(home *township.HouseholdRow) township.SurveyRow {
	a := l.assigned[home.ID]
	row := township.SurveyRow{Row: home, Questionnaire: l.campaign.FormFor(home), First: l.names[a.First], Second: l.names[a.Second]}
	s, ok := l.surveys[home.ID]
	if !ok {
		return row
	}
	s.Trail = l.trails[s.ID]
	row.Survey, row.State, row.Questionnaire, row.Visited, row.Collectors = s.ID, s.State, s.Questionnaire, s.Visited, strings.Join(s.Collectors, "、")
	row.Way, row.Note, row.Problems, row.Open, row.Round, row.Rechecked = s.Way, s.WayNote, l.problems[s.ID], l.open[s.ID], s.Round, len(s.Rechecked())
	if n := len(s.Trail); n > 0 && !s.Trail[n-1].Passed {
		row.SentBack = s.Trail[n-1].Reason
	}
	return row
}

// SurveyProgress is how far a campaign is, village by village; a closed one has the figures of its close.
func (d *Desk) SurveyProgress(ctx context.Context, campaign int64) (township.SurveyProgress, error) {
	c, err := d.Campaign(ctx, campaign)
	if err != nil {
		return township.SurveyProgress{}, err
	}
	if c.Closed != "" && c.Figures != "" {
		var frozen township.SurveyProgress
		if err := json.Unmarshal([]byte(c.Figures), &frozen); err == nil {
			return frozen, nil
		}
	}
	rows, err := d.SurveyRows(ctx, campaign)
	if err != nil {
		return township.SurveyProgress{}, err
	}
	return township.SurveyProgressOf(rows), nil
}
