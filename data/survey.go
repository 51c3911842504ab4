package data

import (
	"database/sql"

	"taizhang/app/township"
)

// Campaigns returns every campaign, the one that began last first.
func (r Reader) Campaigns() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Campaigns, "ORDER BY began_on DESC,id DESC")
}

// Campaign returns one campaign.
func (r Reader) Campaign(id int64) (township.Record, error) {
	return r.one(township.Campaigns, id, "这次专项行动已不在档案中，可能已被撤销。请刷新后重试。")
}

// one returns a record that has to be there; gone is what to say when it is not.
func (r Reader) one(e *township.Entity, id int64, gone string) (township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, e, "WHERE id=?", id)
	if err == nil && len(list) == 0 {
		err = township.Errorf(township.CodeNotFound, "%s", gone)
	}
	if err != nil {
		return township.Record{}, err
	}
	return list[0], nil
}

// StagesOf returns the stages of a campaign in order.
func (r Reader) StagesOf(campaign int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Stages, "WHERE campaign_id=? ORDER BY position,id", campaign)
}

// Questionnaires returns every questionnaire, by name, the latest version first.
func (r Reader) Questionnaires() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Questionnaires, "ORDER BY id")
}

// Questionnaire returns one questionnaire.
func (r Reader) Questionnaire(id int64) (township.Record, error) {
	return r.one(township.Questionnaires, id, "这张调查表已不在档案中，可能已被撤销。请刷新后重试。")
}

// QuestionsOf returns the questions of a questionnaire in order.
func (r Reader) QuestionsOf(questionnaire int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Questions, "WHERE questionnaire_id=? ORDER BY position,id", questionnaire)
}

// QuestionnaireUses returns in how many surveys each questionnaire is used.
func (r Reader) QuestionnaireUses() (map[int64]int, error) {
	return r.counts("SELECT questionnaire_id,count(*) FROM surveys GROUP BY 1")
}

// counts reads pairs of an ID and a number.
func (r Reader) counts(query string, args ...any) (map[int64]int, error) {
	out := map[int64]int{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var id int64
		var n int
		err := rows.Scan(&id, &n)
		out[id] = n
		return struct{}{}, err
	}
	_, err := queryAll(r.ctx, r.q, scan, query, args...)
	return out, err
}

// StaffOf returns the people of a campaign in order of entry.
func (r Reader) StaffOf(campaign int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Staff, "WHERE campaign_id=? ORDER BY id", campaign)
}

// AssignmentsOf returns who visits whom in a campaign.
func (r Reader) AssignmentsOf(campaign int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Assignments, "WHERE campaign_id=? ORDER BY household_id", campaign)
}

// AssignmentOf returns who visits a household in a campaign; ok is false for nobody.
func (r Reader) AssignmentOf(campaign, household int64) (rec township.Record, ok bool, err error) {
	list, err := selectRecords(r.ctx, r.q, township.Assignments, "WHERE campaign_id=? AND household_id=?", campaign, household)
	if err != nil || len(list) == 0 {
		return township.Record{}, false, err
	}
	return list[0], true, nil
}

// Surveys returns the surveys of a campaign, without those of its spot checks.
func (r Reader) Surveys(campaign int64) ([]township.Record, error) {
	among, args := r.narrowed("household_id", campaign)
	return selectRecords(r.ctx, r.q, township.Surveys, "WHERE campaign_id=? AND sample_id IS NULL"+among+" ORDER BY household_id", args...)
}

// SampleSurveys returns the surveys of a spot check.
func (r Reader) SampleSurveys(sample int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Surveys, "WHERE sample_id=? ORDER BY household_id", sample)
}

// SurveyOf returns the survey of a household in a campaign, or in one of its spot checks; ok is false for none.
func (r Reader) SurveyOf(campaign, household, sample int64) (rec township.Record, ok bool, err error) {
	list, err := selectRecords(r.ctx, r.q, township.Surveys, "WHERE campaign_id=? AND household_id=? AND coalesce(sample_id,0)=?", campaign, household, sample)
	if err != nil || len(list) == 0 {
		return township.Record{}, false, err
	}
	return list[0], true, nil
}

// Survey returns one survey.
func (r Reader) Survey(id int64) (township.Record, error) {
	return r.one(township.Surveys, id, "这张调查表的填写已不在档案中，可能已被撤销或删除。请刷新后重试。")
}

// SurveyAnswersOf returns the answers of a survey.
func (r Reader) SurveyAnswersOf(survey int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.SurveyAnswers, "WHERE survey_id=? ORDER BY question_id", survey)
}

// VerdictsOf returns the verdicts on a survey, the oldest first.
func (r Reader) VerdictsOf(survey int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.SurveyVerdicts, "WHERE survey_id=? ORDER BY id", survey)
}

// inCampaign is the condition that a record belongs to a survey of a campaign that is no spot check.
const inCampaign = "survey_id IN (SELECT id FROM surveys WHERE campaign_id=? AND sample_id IS NULL)"

// CampaignAnswers returns the answers of all surveys of a campaign, survey by survey.
func (r Reader) CampaignAnswers(campaign int64) ([]township.Record, error) {
	among, args := r.narrowed("household_id", campaign)
	return selectRecords(r.ctx, r.q, township.SurveyAnswers, "WHERE "+inCampaign+among+" ORDER BY survey_id,question_id", args...)
}

// CampaignVerdicts returns the verdicts on all surveys of a campaign, the oldest first.
func (r Reader) CampaignVerdicts(campaign int64) ([]township.Record, error) {
	among, args := r.narrowed("household_id", campaign)
	return selectRecords(r.ctx, r.q, township.SurveyVerdicts, "WHERE "+inCampaign+among+" ORDER BY survey_id,id", args...)
}

// ProblemCounts returns how many answers of each survey of a campaign are problems.
func (r Reader) ProblemCounts(campaign int64) (map[int64]int, error) {
	return r.counts("SELECT survey_id,count(*) FROM survey_answers WHERE answer='problem' AND "+inCampaign+" GROUP BY 1", campaign)
}

// OpenChangeCounts returns how many proposed changes of each survey of a campaign wait for a person.
func (r Reader) OpenChangeCounts(campaign int64) (map[int64]int, error) {
	return r.counts("SELECT survey_id,count(*) FROM proposed_changes WHERE state='open' AND "+inCampaign+" GROUP BY 1", campaign)
}

// ProposedChangesOf returns what a survey found otherwise than the archive.
func (r Reader) ProposedChangesOf(survey int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.ProposedChanges, "WHERE survey_id=? ORDER BY id", survey)
}

// Samples returns the samples of a campaign, the latest first.
func (r Reader) Samples(campaign int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Samples, "WHERE campaign_id=? ORDER BY id DESC", campaign)
}

// Sample returns one sample.
func (r Reader) Sample(id int64) (township.Record, error) {
	return r.one(township.Samples, id, "这次抽查已不在档案中，可能已被撤销。请刷新后重试。")
}

// SampleHouseholdsOf returns the households of a sample in order.
func (r Reader) SampleHouseholdsOf(sample int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.SampleHouseholds, "WHERE sample_id=? ORDER BY position", sample)
}
