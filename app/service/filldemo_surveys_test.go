package service

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// demoDesk is a desk at an archive with the demo township of a day.
func demoDesk(t *testing.T, day string) *Desk {
	t.Helper()
	archive, clock := datatest.Open(t)
	if at, err := time.Parse(time.DateOnly, day); err == nil {
		clock.At = at.Add(9 * time.Hour)
	}
	return filledDesk(t, archive)
}

func filledDesk(t *testing.T, archive *data.Archive) *Desk {
	t.Helper()
	d := NewDesk(archive, Config{Operator: "张会计"})
	if err := d.FillDemo(context.Background()); err != nil {
		t.Fatal(err)
	}
	return d
}

// sharedDemo is the file of the demo township on the day of the other tests, filled once.
var sharedDemo struct {
	once    sync.Once
	content []byte
}

// demoCopy is a desk at a copy of the demo township on the day of the other tests; its pictures are not with it.
func demoCopy(t *testing.T) *Desk {
	t.Helper()
	sharedDemo.once.Do(func() {
		archive, _ := datatest.Open(t)
		filledDesk(t, archive)
		path := filepath.Join(t.TempDir(), "副本.db")
		err := archive.CopyTo(context.Background(), path)
		if err == nil {
			sharedDemo.content, err = os.ReadFile(path)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	archive, _ := datatest.OpenCopy(t, sharedDemo.content)
	return NewDesk(archive, Config{Operator: "张会计"})
}

func TestTheDemoHasCampaignsInWhoseMidstTodayLies(t *testing.T) {
	d := demoCopy(t)
	now, err := d.CampaignCalled(t.Context(), "")
	if err != nil || now.Name != "2021年“回头看”" || now.OfStandard.Year != "2021" || now.Validate() != nil {
		t.Fatalf("%+v %v %v", now, err, now.Validate())
	}
	states := map[township.StageState]int{}
	for _, s := range now.StagesOn(d.Today()) {
		states[s.State]++
	}
	if states[township.StagePast] != 1 || states[township.StageRunning] != 1 || states[township.StageComing] != 3 {
		t.Errorf("stages %v", states)
	}
	p, err := d.SurveyProgress(t.Context(), now.ID)
	if share := 100 * p.All.Visited() / p.All.Total; err != nil || share < 55 || share > 65 || p.All.Problems < 30 {
		t.Errorf("%d%% of %+v, %v", share, p.All, err)
	}
	of := p.All.Of
	if of[township.SurveyReturned] != 2 || of[township.SurveyUnreachable] != 3 || of[township.SurveyUnfinished] < 4 || of[township.SurveyDone] < 50 ||
		of[township.SurveyRechecked] < 30 || of[township.SurveyFilled] < 50 || of[township.SurveyNone] < 50 {
		t.Errorf("states %v", of)
	}
	last, err := d.CampaignCalled(t.Context(), "2020年脱贫质量“回头看”")
	if err != nil || last.Closed != "2020-06-30" || last.Figures == "" || last.Current {
		t.Errorf("%+v %v", last, err)
	}
	if p, err := d.SurveyProgress(t.Context(), last.ID); err != nil || p.All.Total == 0 || p.All.Of[township.SurveyDone] != p.All.Total {
		t.Errorf("last year: %+v %v", p.All, err)
	}
}

// Every survey of the demo could have been typed in: it keeps the rules, and its verdicts lead to its state.
func TestTheSurveysOfTheDemoKeepTheRules(t *testing.T) {
	for _, day := range []string{"", "2021-02-01", "2026-11-28"} {
		surveysKeepTheRules(t, demoDesk(t, day))
	}
}

func surveysKeepTheRules(t *testing.T, d *Desk) {
	t.Helper()
	campaigns, err := d.Campaigns(t.Context())
	if err != nil || len(campaigns) != 2 {
		t.Fatalf("%d campaigns, %v", len(campaigns), err)
	}
	open := 0
	for _, c := range campaigns {
		rows, err := d.SurveyRows(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			open += r.Open
			if r.Survey != 0 {
				f, err := d.OpenSurvey(t.Context(), c.ID, r.Row.ID, 0)
				if err != nil {
					t.Fatal(err)
				}
				keepsRules(t, f, d.Today())
			}
		}
	}
	if open != 2 {
		t.Errorf("%d proposed changes wait, want 2", open)
	}
}

func keepsRules(t *testing.T, f township.SurveyFile, today township.Date) {
	t.Helper()
	s, name := f.Survey, f.Row.Named()
	if err := s.Validate(&f.Campaign, f.Staff, today); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	missing := s.Missing(&f.Form)
	if whole := s.State.Answered() || s.State == township.SurveyReturned; whole != (len(missing) == 0) {
		t.Errorf("%s is %s and lacks %v", name, s.State.Word(), missing)
	}
	if f.Campaign.Closed == "" && f.Row.Helper != "" && slices.Contains(s.Collectors, f.Row.Helper) {
		t.Errorf("%s was checked by its own helper", name)
	}
	again := s
	again.Trail, again.Round, again.State = nil, 1, township.SurveyFilled
	for _, v := range s.Trail {
		if v.Step == township.StepCheck {
			again.Trail, again.State = append(again.Trail, v), township.SurveyFilled
			continue
		}
		if _, err := again.Judge(v, name, f.Staff, today); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(s.Trail) > 0 && (again.State != s.State || again.Round != s.Round) {
		t.Errorf("%s: the trail leads to %s, round %d; it is %s, %d", name, again.State.Word(), again.Round, s.State.Word(), s.Round)
	}
}
