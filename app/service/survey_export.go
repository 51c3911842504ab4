package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// ExportSurveys writes the surveys of a campaign as a workbook: a row per household, per answer and per verdict, and the
// progress; it returns how many households it has. Numbers of certificates and telephones are not in it.
func (d *Desk) ExportSurveys(ctx context.Context, campaign int64, path string, progress func(done, total int)) (int, error) {
	c, err := d.Campaign(ctx, campaign)
	if err != nil {
		return 0, err
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return 0, err
	}
	rows, err := d.SurveyRows(ctx, campaign)
	if err != nil {
		return 0, stopped(ctx, err)
	}
	if len(rows) == 0 {
		return 0, township.Errorf(township.CodeNotFound, "“%s”没有要走访的农户，文件没有写出。请先导入花名册，或改走访范围。", c.Name)
	}
	r, err := d.read(ctx)
	if err != nil {
		return 0, err
	}
	read := d.archive.Read(ctx)
	surveys, err := surveysToPrint(read, campaign, r.rows)
	if err != nil {
		return 0, stopped(ctx, err)
	}
	forms, err := questionnairesOf(read)
	if err != nil {
		return 0, err
	}
	used := map[int64]bool{}
	for i := range rows {
		used[rows[i].Questionnaire] = true
	}
	job := excel.SurveyJob{Office: office.Name, Campaign: c, Rows: rows, Surveys: surveys, Printed: d.archive.Now(), Progress: progress, TempDir: d.tempDir}
	for _, q := range forms {
		if used[q.ID] {
			job.Forms = append(job.Forms, q)
		}
	}
	return len(rows), writeFile(ctx, path, func(w fileWriter) error { return excel.WriteSurveys(ctx, w, job) })
}
