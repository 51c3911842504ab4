package service

import (
	"context"
	"errors"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// TryIssues says with which issues the steps of a deed cannot be taken, and why, before anything is written.
func (d *Desk) TryIssues(ctx context.Context, deed township.IssueDeed) ([]township.IssueRefusal, error) {
	var out []township.IssueRefusal
	read := d.archive.Read(ctx)
	for _, id := range deed.Issues {
		i, err := issueIn(read, id)
		if err == nil {
			err = takeSteps(read, &i, deed.Steps, d.Today())
		}
		var refused *township.Error
		if errors.As(err, &refused) {
			out = append(out, township.IssueRefusal{Issue: id, Text: township.Say(err)})
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// TakeIssues takes steps with issues, all in one deed: one that is refused refuses all of them.
func (d *Desk) TakeIssues(ctx context.Context, deed township.IssueDeed) (township.Deed, error) {
	if len(deed.Issues) == 0 || len(deed.Steps) == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择要办理的问题。")
	}
	title := deed.Title
	if title == "" {
		title = fmt.Sprintf("%s：问题%d个", deed.Word(), len(deed.Issues))
	}
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	return d.do(ctx, d.info(township.DeedIssueStep, title, firstOrigin(deed.Origin, screenIssues)), func(t *data.Tx) error {
		for _, id := range deed.Issues {
			i, err := d.takeIssue(t, id, deed.Steps)
			if err != nil {
				return err
			}
			if len(deed.Issues) == 1 && deed.Title == "" {
				row := l.row(i)
				return t.Retitle(deed.Word() + " " + row.Called())
			}
		}
		return nil
	})
}

// takeIssue takes steps with one issue: they and the standing that is their sum are written together.
func (d *Desk) takeIssue(t *data.Tx, id int64, steps []township.IssueStep) (township.Issue, error) {
	i, err := issueIn(t.Read(), id)
	if err != nil {
		return i, err
	}
	before := len(i.Trail)
	if err := takeSteps(t.Read(), &i, steps, d.Today()); err != nil {
		return i, err
	}
	for _, s := range i.Trail[before:] {
		values := s.Values()
		values["issue_id"] = data.FormatID(id)
		if i.Household != 0 {
			values["household_id"] = data.FormatID(i.Household)
		}
		if _, err := put(t, township.IssueSteps, 0, values); err != nil {
			return i, err
		}
	}
	_, err = t.Update(township.Issues, id, i.Standing.Values())
	return i, err
}

func takeSteps(read data.Reader, i *township.Issue, steps []township.IssueStep, today township.Date) error {
	for _, s := range steps {
		if s.Event == township.DoMerge && s.Other != 0 {
			if err := mergeable(read, i, s.Other); err != nil {
				return err
			}
		}
		if err := i.Take(s, today); err != nil {
			return err
		}
	}
	return nil
}

// mergeable says whether another issue can take one in: it is open, so that the matter is not lost with it.
func mergeable(read data.Reader, i *township.Issue, other int64) error {
	into, err := issueIn(read, other)
	if err != nil {
		return err
	}
	if !into.State.Open() {
		return township.Errorf(township.CodeInvalid, "%s现在是“%s”，%s不能并入它。请选一个还没有销号的问题。", into.Number(), into.State, i.Number())
	}
	return nil
}

// SaveConsultation writes a question put to those above, or its answer.
func (d *Desk) SaveConsultation(ctx context.Context, c township.Consultation) (township.Consultation, township.Deed, error) {
	c.Question, c.Answer, c.AskedBy, c.AnsweredBy = township.Clean(c.Question), township.Clean(c.Answer), township.JoinNames(c.AskedBy), township.JoinNames(c.AnsweredBy)
	deed, err := d.do(ctx, d.info(township.DeedIssue, "会商", screenIssues), func(t *data.Tx) error {
		i, err := issueIn(t.Read(), c.Issue)
		if err != nil {
			return err
		}
		if err := c.Validate(&i, d.Today()); err != nil {
			return err
		}
		values := c.Values()
		if i.Household != 0 {
			values["household_id"] = data.FormatID(i.Household)
		}
		if c.ID, err = put(t, township.Consultations, c.ID, values); err != nil {
			return err
		}
		verb := "提出"
		if c.Answer != "" {
			verb = "答复"
		}
		return t.Retitle(fmt.Sprintf("%s%s：%s（%s）", c.Kind, verb, i.Number(), c.Level))
	})
	return c, deed, err
}

// MeasureTemplates returns the usual measures of the office by nature.
func (d *Desk) MeasureTemplates(ctx context.Context) ([]township.MeasureTemplate, error) {
	records, err := d.archive.Read(ctx).MeasureTemplates()
	out := make([]township.MeasureTemplate, len(records))
	for n, r := range records {
		out[n] = township.MeasureTemplateOf(r)
	}
	return out, err
}

// SaveMeasureTemplate writes a usual measure; one without measures is taken out.
func (d *Desk) SaveMeasureTemplate(ctx context.Context, m township.MeasureTemplate) (township.Deed, error) {
	m.Measures = township.Clean(m.Measures)
	return d.do(ctx, d.info(township.DeedIssue, "常用整改措施："+m.Nature, screenIssues), func(t *data.Tx) error {
		if m.Measures == "" && m.ID != 0 {
			return t.Remove(township.MeasureTemplates, m.ID)
		}
		if err := m.Validate(); err != nil {
			return err
		}
		_, err := put(t, township.MeasureTemplates, m.ID, map[string]string{"nature": m.Nature, "measures": m.Measures})
		return err
	})
}
