package ui

import (
	"context"

	"taizhang/app/township"
)

// The archive of these tests has no income sheets.

func (d *fakeDesk) IncomeYears(context.Context) ([]string, error) { return nil, nil }

func (d *fakeDesk) Standards(context.Context, string) ([]township.Standard, error) { return nil, nil }

func (d *fakeDesk) IncomeFigures(context.Context, string) ([]township.IncomeFigure, error) {
	return nil, nil
}

func (d *fakeDesk) OpenIncome(context.Context, int64, string) (township.IncomeFile, error) {
	return township.IncomeFile{}, township.Errorf(township.CodeNotFound, "没有这一户。")
}

func (d *fakeDesk) IncomeVersion(context.Context, int64) (township.IncomeSheet, error) {
	return township.IncomeSheet{}, nil
}

func (d *fakeDesk) SaveIncome(_ context.Context, edit township.SheetEdit, _ township.Origin) (township.IncomeSheet, township.Deed, error) {
	return edit.Sheet, township.Deed{}, nil
}

func (d *fakeDesk) SignIncome(context.Context, []int64, township.Signature) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) CorrectIncome(context.Context, int64, string) (township.IncomeSheet, township.Deed, error) {
	return township.IncomeSheet{}, township.Deed{}, nil
}

func (d *fakeDesk) ReopenIncome(context.Context, []int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) DeleteIncome(context.Context, int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) SaveStandard(context.Context, township.Standard) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) RemoveStandard(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) IncomeItems(context.Context, string) ([]township.IncomeItem, map[township.LineKey]int, error) {
	return nil, nil, nil
}

func (d *fakeDesk) SaveItem(context.Context, township.IncomeItem) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) RemoveItem(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) MoveItem(context.Context, int64, int) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) FoundItems(context.Context, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) CopyItems(context.Context, string, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) ExportIncome(context.Context, township.IncomeExport, string, func(done, total int)) (int, error) {
	return 0, nil
}

func (d *fakeDesk) WriteIncomeBook(context.Context, string, string, string) (int, error) {
	return 0, nil
}

func (d *fakeDesk) ReadIncomeBook(context.Context, string) (township.IncomeBook, error) {
	return township.IncomeBook{}, nil
}

func (d *fakeDesk) TakeIncomeBook(context.Context, township.IncomeBook, []int64) (township.Deed, error) {
	return township.Deed{}, nil
}
