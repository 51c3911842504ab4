package ui

import (
	"context"

	"taizhang/app/township"
)

// The archive of these tests has no issues.

func (d *fakeDesk) IssueRows(context.Context) ([]township.IssueRow, error) { return nil, nil }

func (d *fakeDesk) OpenIssue(context.Context, int64) (township.IssueFile, error) {
	return township.IssueFile{}, township.Errorf(township.CodeNotFound, "没有这个问题。")
}

func (d *fakeDesk) IssuesLike(context.Context, township.Issue) ([]township.IssueRow, error) {
	return nil, nil
}

func (d *fakeDesk) SaveIssue(_ context.Context, edit township.IssueEdit, _ township.Origin) (township.Issue, township.Deed, error) {
	return edit.Issue, township.Deed{}, nil
}

func (d *fakeDesk) SaveConsultation(_ context.Context, c township.Consultation) (township.Consultation, township.Deed, error) {
	return c, township.Deed{}, nil
}

func (d *fakeDesk) TryIssues(context.Context, township.IssueDeed) ([]township.IssueRefusal, error) {
	return nil, nil
}

func (d *fakeDesk) TakeIssues(context.Context, township.IssueDeed) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) MeasureTemplates(context.Context) ([]township.MeasureTemplate, error) {
	return nil, nil
}

func (d *fakeDesk) SaveMeasureTemplate(context.Context, township.MeasureTemplate) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) MonthlyEditions(context.Context) ([]township.MonthlyEdition, error) {
	return nil, nil
}

func (d *fakeDesk) ReadIssueBook(context.Context, string, string) (township.IssueBook, error) {
	return township.IssueBook{}, nil
}

func (d *fakeDesk) WeighIssueBook(context.Context, *township.IssueBook) error { return nil }

func (d *fakeDesk) TakeIssueBook(context.Context, township.IssueBook, []int) (township.Deed, error) {
	return township.Deed{}, nil
}
