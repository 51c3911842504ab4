package service

import (
	"fmt"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// newSampled is a visit to households of two villages, each with an answered survey but the last one of each village.
func newSampled(t *testing.T) *visit {
	t.Helper()
	v := newVisit(t)
	v.fill(func(*township.Survey) {})
	datatest.MustDo(t, v.archive, "户", func(tx *data.Tx) error {
		for n, village := range []string{"石桥村", "柳沟村"} {
			at := datatest.Village(t, tx, village)
			for i := range 4 {
				datatest.Household(t, tx, at, fmt.Sprintf("5199002%05d", 10*n+i), fmt.Sprintf("王%d", i))
			}
		}
		return nil
	})
	rows, err := v.desk.SurveyRows(v.ctx, v.campaign.ID)
	v.must(err)
	for _, r := range rows {
		v.house = r.Row.ID
		v.fill(func(s *township.Survey) {
			if r.Row.Head == "王3" {
				s.Answers = s.Answers[:2]
			}
		})
	}
	return v
}

func (v *visit) draw(size int, seed uint32, byHand ...int64) township.Sample {
	v.Helper()
	s, _, err := v.desk.DrawSample(v.ctx, v.campaign.ID, size, seed, byHand, "")
	v.must(err)
	return s
}

// check enters the spot check of a household of a sample.
func (v *visit) check(sample, household int64, change func(*township.Survey)) error {
	f, err := v.desk.OpenSurvey(v.ctx, v.campaign.ID, household, sample)
	v.must(err)
	edit := township.SurveyEdit{Survey: f.Survey, Was: f.Survey.Answers}
	s := &edit.Survey
	s.Answers = nil
	for _, a := range f.Original.Answers {
		s.Answers = append(s.Answers, township.SurveyAnswer{Question: a.Question, Answer: a.Answer, Description: a.Description, Nature: a.Nature})
	}
	s.Collectors, s.Visited, s.Way, s.Steps, s.Signature = []string{"赵复", "钱复"}, "2021-11-19", township.WayVisit, township.SevenSteps, township.SignedByThumb
	change(s)
	_, _, err = v.desk.SaveSurvey(v.ctx, edit, "")
	return err
}

func TestADrawIsKeptAndRepeatable(t *testing.T) {
	v := newSampled(t)
	a, b, other := v.draw(4, 7), v.draw(4, 7), v.draw(4, 8)
	if a.Frame != 7 || len(a.Households) != 4 || a.Seed != 7 {
		t.Fatalf("%+v", a)
	}
	same := func(x, y township.Sample) bool {
		for i := range x.Households {
			if x.Households[i].Household != y.Households[i].Household {
				return false
			}
		}
		return true
	}
	if !same(a, b) || same(a, other) {
		t.Error("the seed does not say who is drawn")
	}
	byChance := v.draw(2, 0)
	if byChance.Seed == 0 || !same(byChance, v.draw(2, byChance.Seed)) {
		t.Errorf("seed %d", byChance.Seed)
	}
	list, err := v.desk.Samples(v.ctx, v.campaign.ID)
	v.must(err)
	if len(list) != 5 || list[0].Seed != byChance.Seed || len(list[4].Households) != 4 {
		t.Errorf("%+v", list)
	}
}

func TestADrawThatTheFrameCannotGiveIsRefused(t *testing.T) {
	v := newSampled(t)
	unfinished := v.house // the last of its village
	for want, try := range map[string]struct {
		size   int
		byHand []int64
	}{
		"可抽的只有7户": {8, nil}, "至少1户": {0, nil}, "人工指定了2户": {1, []int64{1, 2}}, "还没有填完": {3, []int64{unfinished}},
	} {
		_, _, err := v.desk.DrawSample(v.ctx, v.campaign.ID, try.size, 7, try.byHand, "")
		if township.CodeOf(err) != township.CodeInvalid || !strings.Contains(township.Say(err), want) {
			t.Errorf("%d: %v, want %s", try.size, err, want)
		}
	}
	_, err := v.desk.CloseCampaign(v.ctx, v.campaign.ID)
	v.must(err)
	if _, _, err := v.desk.DrawSample(v.ctx, v.campaign.ID, 3, 7, nil, ""); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("of a closed campaign: %v", err)
	}
}

func TestTheResultOfASample(t *testing.T) {
	v := newSampled(t)
	s := v.draw(7, 7)
	if err := v.check(s.ID, v.house, func(*township.Survey) {}); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("a household that was not drawn: %v", err)
	}
	first, last := s.Households[0].Household, s.Households[6].Household
	if err := v.check(s.ID, first, func(s *township.Survey) { s.Collectors[0] = "王强" }); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("the collector checks himself: %v", err)
	}
	v.must(v.check(s.ID, first, dryWell))
	v.must(v.check(s.ID, last, func(s *township.Survey) { s.Steps = s.Steps[:3] })) // unfinished: does not count
	f, result, err := v.desk.SampleResult(v.ctx, s.ID)
	v.must(err)
	if f.Households[0].State != township.SurveyFilled || f.Households[0].People != "赵复、钱复" || f.Households[6].State != township.SurveyUnfinished || f.Households[1].Survey != 0 {
		t.Errorf("%+v", f.Households)
	}
	all, n := result.All, len(f.Campaign.Name)
	if n == 0 || all.Drawn != 7 || all.Checked != 1 || all.Asked-all.Same != 1 || len(result.Differences) != 1 || len(result.Villages) != 3 {
		t.Fatalf("%+v", result)
	}
	if d := result.Differences[0]; d.Household != first || d.Number != 2 || d.Before.Answer != township.AnswerFine || d.After.Answer != township.AnswerProblem || d.Question == "" {
		t.Errorf("%+v", d)
	}
	if rows, err := v.desk.SurveyRows(v.ctx, v.campaign.ID); err != nil || rows[0].Problems != 0 {
		t.Errorf("the spot check counts among the surveys: %+v %v", rows[0], err)
	}
	if _, err := v.desk.DeleteSample(v.ctx, s.ID, "抽错了"); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("deleted with its checks: %v", err)
	}
	other := v.draw(2, 9)
	deed, err := v.desk.DeleteSample(v.ctx, other.ID, "抽错了")
	v.must(err)
	if _, err := v.desk.Sample(v.ctx, other.ID); township.CodeOf(err) != township.CodeNotFound {
		t.Errorf("%v", err)
	}
	_, err = v.desk.Restore(v.ctx, deed.ID)
	v.must(err)
	if f, err := v.desk.Sample(v.ctx, other.ID); err != nil || len(f.Households) != 2 {
		t.Errorf("%+v %v", f, err)
	}
}
