package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// OpenIssue opens an issue with its trail, what was asked about it, and what it is looked at beside.
func (d *Desk) OpenIssue(ctx context.Context, id int64) (township.IssueFile, error) {
	var f township.IssueFile
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return f, err
	}
	i, err := issueIn(l.read, id)
	if err != nil {
		return f, err
	}
	f.IssueRow = l.row(i)
	f.Trail = i.Trail
	consultations, err := l.read.ConsultationsOf(id)
	if err != nil {
		return f, err
	}
	for _, r := range consultations {
		f.Consultations = append(f.Consultations, township.ConsultationOf(r))
	}
	if f.Asked, err = askedOf(l.read, &i); err != nil {
		return f, err
	}
	if f.Now, err = d.factsNow(l, &i); err != nil {
		return f, err
	}
	return f, d.fillKin(l, &f)
}

// HouseholdIssues returns the issues of a household as they stand, in the order of entry.
func (d *Desk) HouseholdIssues(ctx context.Context, household int64) ([]township.IssueRow, error) {
	records, err := d.archive.Read(ctx).IssuesOfHousehold(household)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]township.IssueRow, len(records))
	for i, r := range records {
		rows[i] = l.row(township.IssueOf(r))
	}
	return rows, nil
}

// fillKin finds the issues that tell the same, that were merged into this one, and into which it was merged.
func (d *Desk) fillKin(l *issueListing, f *township.IssueFile) error {
	records, err := l.read.IssuesAbout(&f.Issue)
	if err != nil {
		return err
	}
	for _, r := range records {
		row := l.row(township.IssueOf(r))
		switch {
		case row.ID == f.MergedInto:
			f.Into = &row
		case row.MergedInto != 0 && row.MergedInto == f.ID:
			f.Merged = append(f.Merged, row)
		case row.SameMatter(&f.Issue):
			f.Alike = append(f.Alike, row)
		}
	}
	return nil
}

// IssuesLike returns the open issues that may tell the same as one that is about to be entered.
func (d *Desk) IssuesLike(ctx context.Context, i township.Issue) ([]township.IssueRow, error) {
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return nil, err
	}
	l.settlePlace(&i)
	i.State = township.IssueToVerify
	f := township.IssueFile{IssueRow: township.IssueRow{Issue: i}}
	err = d.fillKin(l, &f)
	return f.Alike, err
}

// askedOf is the question of the form that raised an issue, with what was answered: “” for an issue from elsewhere.
func askedOf(read data.Reader, i *township.Issue) (string, error) {
	if i.Question == 0 || i.Survey == 0 {
		return "", nil
	}
	questions, err := read.ByID(township.Questions, []int64{i.Question})
	if err != nil || len(questions) == 0 {
		return "", err
	}
	answers, err := read.SurveyAnswersOf(i.Survey)
	if err != nil {
		return "", err
	}
	text := fmt.Sprintf("第%s条 %s", questions[0].Get("position"), questions[0].Get("text"))
	at := slices.IndexFunc(answers, func(r township.Record) bool { return parseInt(r.Get("question_id")) == i.Question })
	if at < 0 {
		return text, nil
	}
	a := township.SurveyAnswerOf(answers[at])
	said := []string{a.Answer.Word()}
	for _, m := range township.Readings {
		if v := a.Readings[m]; v != "" {
			said = append(said, m.Label()+" "+v)
		}
	}
	return text + "——" + strings.Join(said, "，"), nil
}

// factsNow says what the archive holds today of what an issue of a household is about.
func (d *Desk) factsNow(l *issueListing, i *township.Issue) ([]string, error) {
	if i.Household == 0 {
		return nil, nil
	}
	h, err := l.read.Household(i.Household)
	if err != nil {
		return nil, err
	}
	now := township.IssueFacts{Nature: i.Nature, Household: h}
	if now.Members, err = l.read.MembersOf(i.Household); err != nil {
		return nil, err
	}
	measures, err := l.read.MeasuresOf(i.Household)
	now.Measures = len(measures)
	return now.Now(d.Today()), err
}
