package ui

import (
	"context"

	"taizhang/app/township"
)

// The fake knows no issues and no editions of the sweep's report.

func (*fakeDesk) IssueList(context.Context, township.IssueListRequest) (l township.IssueList, err error) {
	return l, nil
}

func (*fakeDesk) AcceptanceList(context.Context, string) (l township.IssueList, err error) {
	return l, nil
}

func (*fakeDesk) TakeRound(context.Context, township.IssueRound) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) PrintIssues(context.Context, township.IssueListRequest, string) (r township.WallListResult, err error) {
	return r, nil
}

func (*fakeDesk) ExportIssues(context.Context, township.IssueListRequest, string) (r township.WallListResult, err error) {
	return r, nil
}

func (*fakeDesk) OpenMonthly(context.Context, int64) (f township.MonthlyFile, err error) {
	return f, nil
}

func (*fakeDesk) StartMonthly(context.Context, string) (e township.MonthlyEdition, d township.Deed, err error) {
	return e, d, nil
}

func (*fakeDesk) SaveMonthly(context.Context, township.MonthlyEdit) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) CloseMonthly(context.Context, int64) (d township.Deed, err error) { return d, nil }

func (*fakeDesk) ChecklistItems(context.Context) ([]township.ChecklistItem, error) {
	return township.DefaultChecklist(), nil
}

func (*fakeDesk) SaveChecklistItem(context.Context, township.ChecklistItem) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) RemoveChecklistItem(context.Context, township.ChecklistItem) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) MoveChecklistItem(context.Context, township.ChecklistItem, int) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) PrintMonthly(context.Context, int64, string) (r township.WallListResult, err error) {
	return r, nil
}

func (*fakeDesk) ExportMonthly(context.Context, int64, string) (r township.WallListResult, err error) {
	return r, nil
}
