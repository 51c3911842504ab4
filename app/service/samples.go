package service

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// Samples returns the samples of a campaign, the latest first, with their households.
func (d *Desk) Samples(ctx context.Context, campaign int64) ([]township.Sample, error) {
	read := d.archive.Read(ctx)
	records, err := read.Samples(campaign)
	if err != nil {
		return nil, err
	}
	out := make([]township.Sample, len(records))
	for i, r := range records {
		if out[i], err = fillSample(read, r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func fillSample(read data.Reader, r township.Record) (township.Sample, error) {
	s := township.SampleOf(r)
	households, err := read.SampleHouseholdsOf(s.ID)
	for _, h := range households {
		s.Households = append(s.Households, township.SampleHouseholdOf(h))
	}
	return s, err
}

// SampleFrame returns the households of a campaign that can be drawn, in the order of paper: those whose form has come
// back whole (township.SurveyRow.Sampled).
func (d *Desk) SampleFrame(ctx context.Context, campaign int64) ([]township.SurveyRow, error) {
	rows, err := d.SurveyRows(ctx, campaign)
	return slices.DeleteFunc(rows, func(r township.SurveyRow) bool { return !r.Sampled() }), err
}

// DrawSample draws a sample for a spot check and keeps it. With the seed 0 the draw chooses one by chance; those named by
// hand are in it in any case and count towards the size.
func (d *Desk) DrawSample(ctx context.Context, campaign int64, size int, seed uint32, byHand []int64, remark string) (township.Sample, township.Deed, error) {
	s := township.Sample{Campaign: campaign, Drawn: d.Today(), Size: size, Seed: seed, Remark: township.Clean(remark)}
	rows, err := d.SampleFrame(ctx, campaign)
	if err != nil {
		return s, township.Deed{}, err
	}
	frame := make([]*township.HouseholdRow, len(rows))
	for i := range rows {
		frame[i] = rows[i].Row
	}
	s.Frame = len(frame)
	if err := d.mayDraw(ctx, &s, frame, byHand); err != nil {
		return s, township.Deed{}, err
	}
	if s.Seed == 0 {
		s.Seed = chanceSeed()
	}
	s.Households = township.Draw(frame, size, s.Seed, byHand)
	title := fmt.Sprintf("抽取样本：%d户中抽%d户（种子号%d）", s.Frame, len(s.Households), s.Seed)
	deed, err := d.do(ctx, d.info(township.DeedSample, title, screenSurveys), func(t *data.Tx) error { return putSample(t, &s) })
	return s, deed, err
}

// mayDraw refuses a draw that the frame cannot give.
func (d *Desk) mayDraw(ctx context.Context, s *township.Sample, frame []*township.HouseholdRow, byHand []int64) error {
	switch {
	case s.Frame == 0:
		return township.Errorf(township.CodeInvalid, "这次行动还没有填完的调查表，没有可抽的户。请先录入调查表。")
	case s.Size < 1:
		return township.Errorf(township.CodeInvalid, "请填写要抽的户数，至少1户。")
	case s.Size > s.Frame:
		return township.Errorf(township.CodeInvalid, "要抽%d户，可抽的只有%d户（调查表已填完的户）。请减少户数，或先录入其余的调查表。", s.Size, s.Frame)
	case len(byHand) > s.Size:
		return township.Errorf(township.CodeInvalid, "人工指定了%d户，多于要抽的%d户。请增加户数，或少指定几户。", len(byHand), s.Size)
	}
	for _, id := range byHand {
		if !slices.ContainsFunc(frame, func(r *township.HouseholdRow) bool { return r.ID == id }) {
			return township.Errorf(township.CodeInvalid, "%s的调查表还没有填完，不能指定抽查。请先录入调查表，或不指定这一户。", homeNameIn(d.archive.Read(ctx), id))
		}
	}
	return s.Validate()
}

// chanceSeed is a seed that nobody chose; never 0, which stands for none.
func chanceSeed() uint32 {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails
	return max(1, binary.LittleEndian.Uint32(b[:]))
}

func putSample(t *data.Tx, s *township.Sample) (err error) {
	if err := mayChange(t, s.Campaign); err != nil {
		return err
	}
	if s.ID, err = put(t, township.Samples, 0, s.Values()); err != nil {
		return err
	}
	for i := range s.Households {
		h := &s.Households[i]
		values := h.Values()
		values["sample_id"] = data.FormatID(s.ID)
		if h.ID, err = put(t, township.SampleHouseholds, 0, values); err != nil {
			return err
		}
	}
	return nil
}

// Sample returns a sample with its households, each with its spot check and how this compares with the survey.
func (d *Desk) Sample(ctx context.Context, id int64) (township.SampleFile, error) {
	f := township.SampleFile{}
	r, err := d.read(ctx)
	if err != nil {
		return f, err
	}
	read := d.archive.Read(ctx)
	rec, err := read.Sample(id)
	if err != nil {
		return f, err
	}
	if f.Sample, err = fillSample(read, rec); err != nil {
		return f, err
	}
	if f.Campaign, err = campaignOf(read, f.Sample.Campaign); err != nil {
		return f, err
	}
	checks, err := checksOf(read, &f.Sample)
	if err != nil {
		return f, err
	}
	for _, h := range f.Sample.Households {
		c := township.Checked{SampleHousehold: h}
		if at, ok := r.byID[h.Household]; ok {
			c.Row = &r.rows[at].HouseholdRow
		}
		checks.fill(&c)
		f.Households = append(f.Households, c)
	}
	return f, nil
}

// spotChecks are the spot checks of a sample beside the surveys that they repeat, by household.
type spotChecks struct{ first, again map[int64]*township.Survey }

func checksOf(read data.Reader, s *township.Sample) (spotChecks, error) {
	out := spotChecks{map[int64]*township.Survey{}, map[int64]*township.Survey{}}
	again, err := read.SampleSurveys(s.ID)
	if err != nil {
		return out, err
	}
	for _, r := range again {
		check := township.SurveyOf(r)
		if err := fillSurvey(read, &check); err != nil {
			return out, err
		}
		out.again[check.Household] = &check
		rec, found, err := read.SurveyOf(s.Campaign, check.Household, 0)
		if err != nil {
			return out, err
		}
		if !found {
			continue
		}
		first := township.SurveyOf(rec)
		if err := fillSurvey(read, &first); err != nil {
			return out, err
		}
		out.first[check.Household] = &first
	}
	return out, nil
}

// fill says of a household of the sample what its spot check came to.
func (s spotChecks) fill(c *township.Checked) {
	check := s.again[c.SampleHousehold.Household]
	if check == nil {
		return
	}
	c.Survey, c.State, c.On, c.People = check.ID, check.State, check.Visited, strings.Join(check.Collectors, "、")
	c.Agreement.Household = check.Household
	if first := s.first[check.Household]; first != nil {
		c.Agreement = township.Agree(first, check)
	}
}

// SampleResult returns what the spot checks of a sample come to: how many answers agree with the surveys, by village, and
// which do not.
func (d *Desk) SampleResult(ctx context.Context, id int64) (township.SampleFile, township.SampleResult, error) {
	f, err := d.Sample(ctx, id)
	if err != nil {
		return f, township.SampleResult{}, err
	}
	questions := map[int64]township.SurveyQuestion{}
	forms, err := d.Questionnaires(ctx)
	for i := range forms {
		for _, q := range forms[i].Questions {
			questions[q.ID] = q
		}
	}
	return f, township.ResultOf(f.Households, func(id int64) township.SurveyQuestion { return questions[id] }), err
}

// DeleteSample moves a sample of which nothing was checked to the bin.
func (d *Desk) DeleteSample(ctx context.Context, id int64, reason string) (township.Deed, error) {
	return d.deleteFrom(ctx, screenSurveys, reason, func(t *data.Tx) (*removal, error) {
		rec, err := t.Read().Sample(id)
		if err != nil {
			return nil, err
		}
		s := township.SampleOf(rec)
		if err := mayChange(t, s.Campaign); err != nil {
			return nil, err
		}
		checks, err := t.Read().SampleSurveys(id)
		if err != nil {
			return nil, err
		}
		if n := len(checks); n > 0 {
			return nil, township.Errorf(township.CodeConflict, "%s抽取的样本已有%d户录入了抽查，不能删除。", s.Drawn, n)
		}
		r := newRemoval(t, 0)
		r.title = fmt.Sprintf("删除样本：%s 抽%d户（种子号%d）", s.Drawn, s.Size, s.Seed)
		return r, r.take(rec)
	})
}

// mayCheck refuses a spot check of a household that was not drawn, or by somebody who collected the survey: nobody checks
// himself.
func mayCheck(t *data.Tx, s *township.Survey, name string) error {
	if s.Sample == 0 {
		return nil
	}
	drawn, err := t.Read().SampleHouseholdsOf(s.Sample)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(drawn, func(r township.Record) bool { return parseInt(r.Get("household_id")) == s.Household }) {
		return township.Errorf(township.CodeConflict, "%s不在这次抽查的样本里，没有保存。请回到样本里重新选择。", name)
	}
	rec, found, err := t.Read().SurveyOf(s.Campaign, s.Household, 0)
	if err != nil || !found {
		return err
	}
	for _, collector := range township.SurveyOf(rec).Collectors {
		if slices.Contains(s.Collectors, collector) {
			return township.Errorf(township.CodeConflict, "“%s”是%s原来的采集人，不能抽查自己调查的户。请换人。", collector, name)
		}
	}
	return nil
}
