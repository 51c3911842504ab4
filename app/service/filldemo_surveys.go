package service

import (
	"context"
	"encoding/json"
	"fmt"

	"taizhang/app/service/demo"
	"taizhang/app/township"
	"taizhang/data"
)

// fillDrives lets the demo have its campaigns with their surveys, each campaign in one deed, and freezes the figures of
// the one that is closed.
func (d *Desk) fillDrives(ctx context.Context) error {
	for _, drive := range demo.Drives(d.Today()) {
		r, err := d.read(ctx)
		if err != nil {
			return err
		}
		w := demoDrive{Drive: drive, register: r, today: d.Today()}
		if _, err := d.do(ctx, d.info(township.DeedDemo, "演示："+drive.Campaign.Name, ""), w.write); err != nil {
			return err
		}
		if drive.Campaign.Closed == "" {
			continue
		}
		if err := d.freezeDemo(ctx, w.Campaign); err != nil {
			return err
		}
	}
	return nil
}

// freezeDemo keeps the figures of a campaign that is closed: of those whom it visited then.
func (d *Desk) freezeDemo(ctx context.Context, c township.Campaign) error {
	rows, err := d.SurveyRows(ctx, c.ID)
	if err != nil {
		return err
	}
	var visited []township.SurveyRow
	for _, r := range rows {
		if r.Survey != 0 {
			visited = append(visited, r)
		}
	}
	figures, err := json.Marshal(township.SurveyProgressOf(visited))
	if err != nil {
		return err
	}
	_, err = d.do(ctx, d.info(township.DeedDemo, "演示：结束"+c.Name, ""), func(t *data.Tx) error {
		_, err := t.Update(township.Campaigns, c.ID, map[string]string{"closed_on": string(c.Closed), "figures": string(figures)})
		return err
	})
	return err
}

// demoDrive writes a campaign of the demo.
type demoDrive struct {
	demo.Drive
	register *register
	today    township.Date
	forms    map[int64]township.Questionnaire
}

func (w *demoDrive) write(t *data.Tx) error {
	for _, step := range []func(*data.Tx) error{w.putCampaign, w.putStaff, w.putVisits} {
		if err := step(t); err != nil {
			return err
		}
	}
	return nil
}

func (w *demoDrive) putCampaign(t *data.Tx) error {
	c := &w.Campaign
	if err := foundForms(t, c); err != nil {
		return err
	}
	standards, err := t.Read().Standards()
	if err != nil {
		return err
	}
	for _, s := range standards {
		if s.Get("year") == c.Year {
			c.Standard = s.ID
		}
	}
	values := c.Values()
	if c.Current {
		values["current"] = "是"
	}
	if c.ID, err = put(t, township.Campaigns, 0, values); err != nil {
		return err
	}
	if err := putStages(t, c); err != nil {
		return err
	}
	forms, err := questionnairesOf(t.Read())
	w.forms = map[int64]township.Questionnaire{}
	for _, q := range forms {
		w.forms[q.ID] = q
	}
	return err
}

func (w *demoDrive) putStaff(t *data.Tx) (err error) {
	for i := range w.Staff {
		m := &w.Staff[i]
		m.Campaign = w.Campaign.ID
		if m.ID, err = put(t, township.Staff, 0, m.Values()); err != nil {
			return err
		}
	}
	return nil
}

func (w *demoDrive) putVisits(t *data.Tx) error {
	rows := make([]*township.HouseholdRow, len(w.register.rows))
	for i, h := range w.register.rows {
		rows[i] = &h.HouseholdRow
	}
	assigned, visits := w.Visits(rows, w.forms)
	for _, a := range assigned {
		values := a.Values()
		values["campaign_id"] = data.FormatID(w.Campaign.ID)
		if _, err := put(t, township.Assignments, 0, values); err != nil {
			return err
		}
	}
	for i := range visits {
		if err := w.putVisit(t, &visits[i]); err != nil {
			return err
		}
	}
	if err := w.putCourses(t, visits); err != nil {
		return err
	}
	return w.putChanges(t, visits)
}

func (w *demoDrive) putVisit(t *data.Tx, v *demo.Visit) (err error) {
	s := &v.Survey
	if s.ID, err = put(t, township.Surveys, 0, s.Values()); err != nil {
		return err
	}
	writing := surveyWriting{row: *v.Row, village: w.register.villageID(v.Row.Village), survey: s, campaign: w.Campaign, form: w.forms[s.Questionnaire], today: s.Visited}
	if err := writing.putAnswers(t); err != nil {
		return err
	}
	for _, verdict := range s.Trail {
		if err := putVerdict(t, s, verdict); err != nil {
			return err
		}
	}
	if len(s.Problems()) == 0 {
		return nil
	}
	return writing.putIssues(t)
}

// putChanges proposes two changes: the grade of a house that a visit found unsafe, and the months that somebody is at
// work. They wait for a person.
func (w *demoDrive) putChanges(t *data.Tx, visits []demo.Visit) error {
	if w.Campaign.Closed != "" {
		return nil
	}
	for _, propose := range []func(*data.Tx, *township.Survey) (township.ProposedChange, bool, error){proposeGrade, proposeMonths} {
		for i := range visits {
			s := &visits[i].Survey
			if s.State != township.SurveyFilled {
				continue
			}
			c, ok, err := propose(t, s)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			c.Survey, c.Household, c.State = s.ID, s.Household, township.ChangeOpen
			if _, err := put(t, township.ProposedChanges, 0, c.Values()); err != nil {
				return err
			}
			break
		}
	}
	return nil
}

// proposeGrade proposes the grade of the only dwelling that an answer tells of.
func proposeGrade(t *data.Tx, s *township.Survey) (c township.ProposedChange, ok bool, err error) {
	for _, a := range s.Answers {
		grade := a.Readings[township.ReadingGrade]
		if grade == "" {
			continue
		}
		r, err := t.Get(township.Households, s.Household)
		was := r.Get("housing_grade")
		return township.ProposedChange{Field: "housing_grade", Was: was, Proposed: grade}, was != grade, err
	}
	return c, false, nil
}

// proposeMonths proposes two months less at work for somebody who works outside.
func proposeMonths(t *data.Tx, s *township.Survey) (c township.ProposedChange, ok bool, err error) {
	members, err := t.Read().MembersOf(s.Household)
	if err != nil {
		return c, false, err
	}
	for _, m := range township.PresentMembers(members) {
		if n := parseInt(m.Get("work_months")); n > 4 {
			return township.ProposedChange{Member: m.ID, Field: "work_months", Was: m.Get("work_months"), Proposed: fmt.Sprint(n - 2)}, true, nil
		}
	}
	return c, false, nil
}
