package service

import (
	"database/sql"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// BenchmarkSaveSurvey saves a form of ten answers with one problem for one household after the other in an archive of
// 20,000 households, of which half have been visited; against the bare SQL that writes the same rows.
func BenchmarkSaveSurvey(b *testing.B) {
	archive, db := datatest.BigTownship(b)
	d := NewDesk(archive, Config{Operator: "张会计"})
	c, _, err := d.SaveCampaign(b.Context(), township.Campaign{Name: "2021年回头看", Year: "2021", Began: "2021-11-05", PassMark: 60})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := archive.Do(b.Context(), township.DeedInfo{Kind: township.DeedCampaign, Title: "人员"}, func(t *data.Tx) error {
		for _, name := range []string{"王强", "李丽"} {
			if _, err := t.Insert(datatest.Record(township.Staff, "campaign_id", data.FormatID(c.ID), "name", name, "roles", "核查员", "trained_on", "2021-11-02", "score", "90", "passed", "是")); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	visitHalf(b, db, c)
	next := int64(datatest.BigHouseholds / 2)
	b.Run("SaveSurvey", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			next++
			edit := benchSurvey(b, d, c.ID, next)
			b.StartTimer()
			s, _, err := d.SaveSurvey(b.Context(), edit, "")
			if err != nil || s.State != township.SurveyFilled {
				b.Fatal(s.State, err)
			}
		}
	})
	b.Run("SaveSurvey/BareSQL", func(b *testing.B) {
		for b.Loop() {
			next++
			bareSurvey(b, db, c, next)
		}
	})
}

// visitHalf gives half of the households a survey.
func visitHalf(b *testing.B, db *sql.DB, c township.Campaign) {
	b.Helper()
	for _, step := range []string{
		`INSERT INTO surveys(household_id,campaign_id,questionnaire_id,state,collectors,visited_on,way,signature,head,population)
SELECT id,?1,?2,'filled','王强、李丽','2021-11-19','入户','手印','王强明',3 FROM households WHERE id<=10000`,
		`INSERT INTO survey_answers(survey_id,household_id,question_id,answer) SELECT s.id,s.household_id,q.id,'fine' FROM surveys s, questions q WHERE s.campaign_id=?1 AND q.questionnaire_id=?2`,
	} {
		if _, err := db.Exec(step, c.ID, c.Stable); err != nil {
			b.Fatal(err)
		}
	}
}

// benchSurvey is a household's form as it comes from the screen.
func benchSurvey(b *testing.B, d *Desk, campaign, household int64) township.SurveyEdit {
	b.Helper()
	f, err := d.OpenSurvey(b.Context(), campaign, household, 0)
	if err != nil {
		b.Fatal(err)
	}
	edit := township.SurveyEdit{Survey: f.Survey}
	s := &edit.Survey
	for _, q := range f.Form.Questions {
		if !q.Free() {
			s.Answers = append(s.Answers, township.SurveyAnswer{Question: q.ID, Answer: township.AnswerFine})
		}
	}
	dryWell(s)
	s.Collectors, s.Visited, s.Way, s.Steps, s.Signature = []string{"王强", "李丽"}, "2021-11-19", township.WayVisit, township.SevenSteps, township.SignedByThumb
	return edit
}

// bareSurvey writes what the saving of a survey writes: the survey, nine answers, the verdict, the issue, the deed and
// what it did to each.
func bareSurvey(b *testing.B, db *sql.DB, c township.Campaign, household int64) {
	b.Helper()
	tx, err := db.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Rollback()
	exec := func(query string, args ...any) int64 {
		res, err := tx.Exec(query, args...)
		if err != nil {
			b.Fatal(err)
		}
		id, _ := res.LastInsertId()
		return id
	}
	deed := exec(`INSERT INTO deeds(at,kind,title,operator,origin,records) VALUES('2021-11-19T09:00:00+08:00','survey','入户调查 第1村1组王强明户 待复核 问题1个','张会计','屏幕：入户',12)`)
	change := func(entity string, id int64, fields string) {
		exec(`INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields) VALUES(?,?,?,?,'created',?)`, deed, entity, id, household, fields)
	}
	survey := exec(`INSERT INTO surveys(campaign_id,household_id,questionnaire_id,state,round,collectors,visited_on,way,steps,signature,head,population,household_type)
VALUES(?,?,?,'filled',1,'王强、李丽','2021-11-19','入户','一进、二看、三核、四算、五填、六评、七签','手印','王强明',3,'脱贫户')`, c.ID, household, c.Stable)
	change("surveys", survey, `{"campaign_id":["","1"],"household_id":["","1"],"questionnaire_id":["","1"],"state":["","filled"],"round":["","1"],"collectors":["","王强、李丽"],"visited_on":["","2021-11-19"],"way":["","入户"],"steps":["","一进、二看、三核、四算、五填、六评、七签"],"signature":["","手印"],"head":["","王强明"],"population":["","3"],"household_type":["","脱贫户"]}`)
	for q := range int64(9) {
		a := exec(`INSERT INTO survey_answers(survey_id,household_id,question_id,answer,description,dry_days) VALUES(?,?,?,'fine','','')`, survey, household, q+1)
		change("survey_answers", a, `{"survey_id":["","1"],"household_id":["","1"],"question_id":["","1"],"answer":["","fine"]}`)
	}
	v := exec(`INSERT INTO survey_verdicts(survey_id,household_id,step,round,person,done_on,passed) VALUES(?,?,'check',1,'王强、李丽','2021-11-19','是')`, survey, household)
	change("survey_verdicts", v, `{"survey_id":["","1"],"household_id":["","1"],"step":["","check"],"round":["","1"],"person":["","王强、李丽"],"done_on":["","2021-11-19"],"passed":["","是"]}`)
	i := exec(`INSERT INTO issues(campaign_id,level,village_id,household_id,survey_id,question_id,issue_type,nature,description,source,found_on,finder,state)
VALUES(?,'户',1,?,?,2,'巩固成果','饮水安全','井水夏天断水四十天（一年缺水40天，达到36天，不达标）','入户核查','2021-11-19','王强、李丽','待核实')`, c.ID, household, survey)
	change("issues", i, `{"campaign_id":["","1"],"level":["","户"],"household_id":["","1"],"survey_id":["","1"],"question_id":["","2"],"nature":["","饮水安全"],"description":["","井水夏天断水四十天"],"state":["","待核实"]}`)
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}
