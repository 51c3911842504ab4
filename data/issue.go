package data

import (
	"encoding/json"

	"taizhang/app/township"
)

// Issues returns every issue in the order of entry.
func (r Reader) Issues() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Issues, "ORDER BY id")
}

// IssuesOf returns the issues that a survey raised.
func (r Reader) IssuesOf(survey int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Issues, "WHERE survey_id=? ORDER BY question_id,id", survey)
}

// IssuesOfHousehold returns the issues of a household in the order of entry.
func (r Reader) IssuesOfHousehold(household int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Issues, "WHERE household_id=? ORDER BY id", household)
}

// Issue returns one issue.
func (r Reader) Issue(id int64) (township.Record, error) {
	return r.one(township.Issues, id, "这个问题已不在档案中，可能已被撤销。请刷新后重试。")
}

// IssueSteps returns the steps of all issues, issue by issue, the oldest first.
func (r Reader) IssueSteps() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.IssueSteps, "ORDER BY issue_id,id")
}

// IssueStepsOf returns the steps of an issue, the oldest first.
func (r Reader) IssueStepsOf(issue int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.IssueSteps, "WHERE issue_id=? ORDER BY id", issue)
}

// ConsultationsOf returns what was asked about an issue, the oldest first.
func (r Reader) ConsultationsOf(issue int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Consultations, "WHERE issue_id=? ORDER BY asked_on,id", issue)
}

// OpenConsultations returns what was asked and has no answer yet.
func (r Reader) OpenConsultations() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Consultations, "WHERE answered_on='' ORDER BY asked_on,id")
}

// MeasureTemplates returns the usual measures by nature.
func (r Reader) MeasureTemplates() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.MeasureTemplates, "ORDER BY nature,id")
}

// IssueWords returns what words of superiors' lists mean here.
func (r Reader) IssueWords() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.IssueWords, "ORDER BY field,said")
}

// IssuesAbout returns what may tell the same as an issue, of its household or else of its village with the same nature, and
// those that were merged into it and the one into which it was merged.
func (r Reader) IssuesAbout(i *township.Issue) ([]township.Record, error) {
	about, place := "household_id=?", i.Household
	if i.Household == 0 {
		about, place = "household_id IS NULL AND coalesce(village_id,0)=?", i.Village
	}
	return selectRecords(r.ctx, r.q, township.Issues, "WHERE "+about+" AND nature=? OR merged_id=? OR id=? ORDER BY id", place, i.Nature, i.ID, i.MergedInto)
}

// FindIssues returns the issues of some households, and those that hold a text in what was found or in who answers for it, the
// open ones first and of those the latest; total is how many there are beyond the limit too. An empty text finds no more.
func (r Reader) FindIssues(households []int64, text string, limit int) (list []township.Record, total int, err error) {
	ids, err := json.Marshal(households)
	if err != nil {
		return nil, 0, err
	}
	const where = `WHERE household_id IN (SELECT value FROM json_each(?1)) OR ?2<>'' AND (instr(description,?2) OR instr(subject,?2))`
	if err := r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM issues "+where, string(ids), text).Scan(&total); err != nil {
		return nil, 0, err
	}
	list, err = selectRecords(r.ctx, r.q, township.Issues, where+" ORDER BY state IN ('已销号','不属实','已并入'),id DESC LIMIT ?3", string(ids), text, limit)
	return list, total, err
}
