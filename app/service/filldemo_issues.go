package service

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/service/demo"
	"taizhang/app/township"
	"taizhang/data"
)

// fillIssues lets the demo have its issues: those of the surveys go their way, and those of other sources are added with
// theirs, all in one deed.
func (d *Desk) fillIssues(ctx context.Context) error {
	r, err := d.read(ctx)
	if err != nil {
		return err
	}
	found, err := d.demoFindings(ctx, r)
	if err != nil {
		return err
	}
	w := demoIssues{today: d.Today(), register: r, used: map[int64]bool{}, keyed: map[string]*township.Issue{}}
	_, err = d.do(ctx, d.info(township.DeedDemo, "演示：问题和整改", ""), func(t *data.Tx) error {
		for _, m := range demo.Matters(d.Today()) {
			if err := w.put(t, m); err != nil {
				return err
			}
		}
		if err := putFindings(t, found, w.today); err != nil {
			return err
		}
		return putUsualMeasures(t)
	})
	return err
}

func putUsualMeasures(t *data.Tx) error {
	for _, m := range demo.UsualMeasures {
		if _, err := put(t, township.MeasureTemplates, 0, map[string]string{"nature": m.Nature, "measures": m.Measures}); err != nil {
			return err
		}
	}
	return nil
}

// demoIssues writes issues of the demo.
type demoIssues struct {
	today    township.Date
	register *register
	used     map[int64]bool // households that have one
	keyed    map[string]*township.Issue
}

// put writes an issue with its trail and what was asked about it.
func (w *demoIssues) put(t *data.Tx, m demo.Matter) error {
	i := m.Issue
	i.State = township.IssueToVerify
	if err := w.place(&m, &i); err != nil {
		return err
	}
	if err := i.Validate(w.today); err != nil {
		return err
	}
	values := i.Facts()
	values["state"] = string(i.State)
	var err error
	if i.ID, err = put(t, township.Issues, 0, values); err != nil {
		return err
	}
	if into := w.keyed[m.Into]; into != nil {
		m.Steps[len(m.Steps)-1].Other = into.ID
	}
	if m.Key != "" {
		w.keyed[m.Key] = &i
	}
	if err := goThrough(t, &i, m.Steps, w.today); err != nil {
		return err
	}
	for _, c := range m.Consultations {
		if err := putDemoConsultation(t, &i, c, w.today); err != nil {
			return err
		}
	}
	return nil
}

// place finds the household of an issue, none of which gets two but those that are meant to: in its village, or, where no
// such household lives on that day, in another one.
func (w *demoIssues) place(m *demo.Matter, i *township.Issue) error {
	i.Village = w.register.villageID(m.Village)
	if i.Level != township.LevelHousehold {
		return nil
	}
	home := w.homeOf(m)
	if home == nil {
		return fmt.Errorf("the demo has no household for %q", m.Issue.Description)
	}
	w.used[home.ID] = true
	i.Household, i.Village = home.ID, w.register.villageID(home.Village)
	i.Description = strings.ReplaceAll(i.Description, "户主", home.Head)
	return nil
}

func (w *demoIssues) homeOf(m *demo.Matter) *home {
	if same := w.keyed[m.Same]; same != nil {
		return w.register.rows[w.register.byID[same.Household]]
	}
	var elsewhere *home
	for _, h := range w.register.rows {
		row := &h.HouseholdRow
		if row.Closed != "" || w.used[row.ID] || row.Head == "" || !m.Home(row) || m.Pupil && !w.hasPupil(h) {
			continue
		}
		if row.Village == m.Village {
			return h
		}
		if elsewhere == nil {
			elsewhere = h
		}
	}
	return elsewhere
}

// hasPupil says whether a child of a household is of school age.
func (w *demoIssues) hasPupil(h *home) bool {
	for _, p := range h.people {
		if age, known := township.AgeOn(township.Date(p.Birth), w.today); p.Present() && known && age >= 7 && age <= 14 {
			return true
		}
	}
	return false
}

// goThrough takes an issue through its steps, each by the rules of its own day, and writes them with their sum.
func goThrough(t *data.Tx, i *township.Issue, steps []township.IssueStep, today township.Date) error {
	for _, s := range steps {
		if err := i.Take(s, today); err != nil {
			return fmt.Errorf("%s %s: %w", i.Description, s.Event, err)
		}
	}
	if len(i.Trail) == 0 {
		return nil
	}
	for _, s := range i.Trail {
		values := s.Values()
		values["issue_id"] = data.FormatID(i.ID)
		if i.Household != 0 {
			values["household_id"] = data.FormatID(i.Household)
		}
		if _, err := put(t, township.IssueSteps, 0, values); err != nil {
			return err
		}
	}
	_, err := t.Update(township.Issues, i.ID, i.Standing.Values())
	return err
}

func putDemoConsultation(t *data.Tx, i *township.Issue, c township.Consultation, today township.Date) error {
	c.Issue = i.ID
	if err := c.Validate(i, today); err != nil {
		return err
	}
	values := c.Values()
	if i.Household != 0 {
		values["household_id"] = data.FormatID(i.Household)
	}
	_, err := put(t, township.Consultations, 0, values)
	return err
}

// putCourses lets the issues of a drive's surveys go their way.
func (w *demoDrive) putCourses(t *data.Tx, visits []demo.Visit) error {
	nth := 0
	for i := range visits {
		v := &visits[i]
		if len(v.Survey.Problems()) == 0 {
			continue
		}
		records, err := t.Read().IssuesOf(v.Survey.ID)
		if err != nil {
			return err
		}
		for _, r := range records {
			issue := township.IssueOf(r)
			if err := goThrough(t, &issue, w.Course(&issue, v.Survey.State, v.Row.Village, nth), w.today); err != nil {
				return err
			}
			nth++
		}
	}
	return nil
}
