package surveys

import (
	"context"
	"slices"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// checks is what the desk of these tests keeps beside the surveys.
type checks struct {
	changes []township.ProposedChange
	home    township.Record // the household of every contrast
	head    township.Record
	reveals int
	samples []township.Sample
	fault   error
	again   map[int64]township.Survey // spot checks, by household
}

func newChecks() checks {
	c := checks{home: township.Households.NewRecord(), head: township.Members.NewRecord(), again: map[int64]township.Survey{}}
	c.home.Set("address", "老街9号")
	c.home.Set("phone", "13900001111")
	c.head.ID = 11
	c.head.Set("name", "张三丰")
	c.head.Set("relation", "户主")
	return c
}

func (a *archive) SurveyProgress(ctx context.Context, campaign int64) (township.SurveyProgress, error) {
	rows, err := a.SurveyRows(ctx, campaign)
	return township.SurveyProgressOf(rows), err
}

func (a *archive) Contrast(_ context.Context, survey int64) (township.Contrast, error) {
	s := a.surveys[survey-100]
	return township.Contrast{
		Survey: s, Campaign: a.campaigns[0], Row: *a.rows[survey-101], Lines: township.ContrastOf(a.home, []township.Record{a.head}, slices.Clone(a.changes)),
	}, nil
}

func (a *archive) ProposeChanges(_ context.Context, survey int64, changes []township.ProposedChange) (township.Deed, error) {
	if a.fault != nil {
		return township.Deed{}, a.fault
	}
	for _, c := range changes {
		c.ID, c.Survey, c.State = int64(len(a.changes)+1), survey, township.ChangeOpen
		if c.Was = a.home.Get(c.Field); c.Member != 0 {
			c.Was = a.head.Get(c.Field)
		}
		a.changes = append(a.changes, c)
	}
	return township.Deed{ID: 30}, nil
}

func (a *archive) SettleChanges(_ context.Context, ids []int64, accept bool, reason string) (township.Deed, error) {
	for _, id := range ids {
		c := &a.changes[id-1]
		c.State, c.Reason = township.ChangeRefused, reason
		if accept {
			c.State = township.ChangeAccepted
			a.home.Set(c.Field, c.Proposed)
		}
	}
	return township.Deed{ID: 31}, nil
}

func (a *archive) NoteReveal(_ context.Context, seen ...township.Reveal) error {
	a.reveals += len(seen)
	return nil
}

func (a *archive) Samples(context.Context, int64) ([]township.Sample, error) { return a.samples, nil }

func (a *archive) SampleFrame(ctx context.Context, campaign int64) ([]township.SurveyRow, error) {
	rows, err := a.SurveyRows(ctx, campaign)
	return slices.DeleteFunc(rows, func(r township.SurveyRow) bool { return !r.Sampled() }), err
}

func (a *archive) DrawSample(ctx context.Context, campaign int64, size int, seed uint32, byHand []int64, remark string) (township.Sample, township.Deed, error) {
	rows, _ := a.SampleFrame(ctx, campaign)
	var frame []*township.HouseholdRow
	for _, r := range rows {
		frame = append(frame, r.Row)
	}
	s := township.Sample{ID: int64(len(a.samples) + 1), Campaign: campaign, Drawn: uitest.Today, Size: size, Seed: max(1, seed), Frame: len(frame), Remark: remark}
	s.Households = township.Draw(frame, size, s.Seed, byHand)
	a.samples = append(a.samples, s)
	return s, township.Deed{ID: 32}, nil
}

func (a *archive) Sample(_ context.Context, id int64) (township.SampleFile, error) {
	f := township.SampleFile{Sample: a.samples[id-1], Campaign: a.campaigns[0]}
	for _, h := range f.Sample.Households {
		c := township.Checked{SampleHousehold: h, Row: a.rows[h.Household-1]}
		if s, ok := a.again[h.Household]; ok {
			first := a.surveys[h.Household]
			c.Survey, c.State, c.On, c.People, c.Agreement = s.ID, s.State, s.Visited, joined(s.Collectors), township.Agree(&first, &s)
		}
		f.Households = append(f.Households, c)
	}
	return f, nil
}

func (a *archive) SampleResult(ctx context.Context, id int64) (township.SampleFile, township.SampleResult, error) {
	f, err := a.Sample(ctx, id)
	return f, township.ResultOf(f.Households, func(id int64) township.SurveyQuestion { return *a.form.Question(id) }), err
}

func (a *archive) DeleteSample(_ context.Context, id int64, _ string) (township.Deed, error) {
	a.samples = slices.DeleteFunc(a.samples, func(s township.Sample) bool { return s.ID == id })
	return township.Deed{ID: 33}, nil
}
