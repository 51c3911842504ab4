package service

import (
	"context"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// OpenSurvey returns a household's survey in a campaign, or its repetition in a spot check (sample not 0), with what it
// is looked at beside. A household without one gets an empty survey that is not in the archive.
func (d *Desk) OpenSurvey(ctx context.Context, campaign, household, sample int64) (township.SurveyFile, error) {
	read := d.archive.Read(ctx)
	f := township.SurveyFile{}
	r, err := d.read(ctx)
	if err != nil {
		return f, err
	}
	at, ok := r.byID[household]
	if !ok {
		_, err := read.Household(household)
		return f, err
	}
	f.Row = r.rows[at].HouseholdRow
	o := surveyOpening{read: read, file: &f, sample: sample}
	if f.Campaign, err = campaignOf(read, campaign); err != nil {
		return f, err
	}
	for _, step := range []func() error{o.survey, o.form, o.staff, o.income, o.changes} {
		if err := step(); err != nil {
			return f, err
		}
	}
	return f, nil
}

// surveyOpening gathers what belongs to a survey.
type surveyOpening struct {
	read   data.Reader
	file   *township.SurveyFile
	sample int64
}

func (o *surveyOpening) survey() error {
	f := o.file
	rec, found, err := o.read.SurveyOf(f.Campaign.ID, f.Row.ID, o.sample)
	if err != nil {
		return err
	}
	f.Survey = township.Survey{
		Campaign: f.Campaign.ID, Household: f.Row.ID, Sample: o.sample, Questionnaire: f.Campaign.FormFor(&f.Row), Round: 1,
		Head: f.Row.Head, Population: f.Row.People, Type: f.Row.SheetType(),
	}
	if found {
		f.Survey = township.SurveyOf(rec)
		if err := fillSurvey(o.read, &f.Survey); err != nil {
			return err
		}
	}
	if o.sample == 0 {
		return nil
	}
	rec, found, err = o.read.SurveyOf(f.Campaign.ID, f.Row.ID, 0)
	if err != nil || !found {
		return err
	}
	first := township.SurveyOf(rec)
	f.Original = &first
	if f.Survey.ID == 0 {
		f.Survey.Questionnaire = first.Questionnaire
	}
	return fillSurvey(o.read, f.Original)
}

// fillSurvey reads the answers and verdicts of a survey.
func fillSurvey(read data.Reader, s *township.Survey) error {
	answers, err := read.SurveyAnswersOf(s.ID)
	if err != nil {
		return err
	}
	for _, r := range answers {
		s.Answers = append(s.Answers, township.SurveyAnswerOf(r))
	}
	verdicts, err := read.VerdictsOf(s.ID)
	for _, r := range verdicts {
		s.Trail = append(s.Trail, township.VerdictOf(r))
	}
	return err
}

func (o *surveyOpening) form() (err error) {
	o.file.Form, err = questionnaireOf(o.read, o.file.Survey.Questionnaire)
	return err
}

func (o *surveyOpening) staff() error {
	f := o.file
	var err error
	if f.Staff, err = staffOf(o.read, f.Campaign.ID); err != nil {
		return err
	}
	letters := initialsCache{}
	f.Letters = map[string]string{}
	for _, m := range f.Staff {
		f.Letters[m.Name] = letters.of(m.Name)
	}
	rec, ok, err := o.read.AssignmentOf(f.Campaign.ID, f.Row.ID)
	if err != nil || !ok {
		return err
	}
	a := township.AssignmentOf(rec)
	for _, m := range f.Staff {
		if m.ID == a.First || m.ID == a.Second {
			f.Assigned = append(f.Assigned, m.Name)
		}
	}
	return nil
}

// staffOf returns the people of a campaign.
func staffOf(read data.Reader, campaign int64) ([]township.StaffMember, error) {
	records, err := read.StaffOf(campaign)
	out := make([]township.StaffMember, len(records))
	for i, r := range records {
		out[i] = township.StaffOf(r)
	}
	return out, err
}

// income finds what the household's income sheets of the campaign's year and the year before come to.
func (o *surveyOpening) income() error {
	f := o.file
	records, err := o.read.SheetsOf(f.Row.ID)
	if err != nil {
		return err
	}
	for _, year := range []string{f.Campaign.Year, township.YearBefore(f.Campaign.Year)} {
		at := slices.IndexFunc(records, func(r township.Record) bool { return r.Get("year") == year })
		i := township.SurveyIncome{Year: year}
		if at >= 0 {
			s := township.SheetOf(records[at])
			if s.Lines, err = linesOf(o.read, s.ID); err != nil {
				return err
			}
			t := s.Totals()
			i.State = s.State
			i.PerCapita, i.Known = t.PerCapita()
			for k := range i.Of {
				i.Of[k] = t.Of[k].Net
			}
		}
		f.Income = append(f.Income, i)
	}
	return nil
}

func (o *surveyOpening) changes() error {
	if o.file.Survey.ID == 0 {
		return nil
	}
	records, err := o.read.ProposedChangesOf(o.file.Survey.ID)
	for _, r := range records {
		o.file.Changes = append(o.file.Changes, township.ProposedChangeOf(r))
	}
	return err
}
