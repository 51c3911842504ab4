package ui

import (
	"context"

	"taizhang/app/township"
)

func (d *fakeDesk) Events(context.Context, township.EventFilter) ([]township.Event, error) {
	return nil, nil
}

func (d *fakeDesk) MonthlyCounts(context.Context, string, string, string) ([]township.MonthCount, error) {
	return nil, nil
}

func (d *fakeDesk) Family(context.Context, int64) (township.Family, error) {
	return township.Family{}, nil
}

func (d *fakeDesk) EventDeed(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) Holder(context.Context, string) (township.Record, string, error) {
	return township.Record{}, "", nil
}

func (d *fakeDesk) RecordIncrease(context.Context, township.NaturalIncrease, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) RecordDecrease(context.Context, township.NaturalDecrease, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) ChangeHead(context.Context, township.HeadChange, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) SplitHousehold(context.Context, township.HouseholdSplit, township.Origin) (township.Deed, int64, error) {
	return township.Deed{}, 0, nil
}

func (d *fakeDesk) MergeHouseholds(context.Context, township.HouseholdMerge, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) CloseHousehold(context.Context, township.HouseholdClosing, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) PrintChangeSheets(context.Context, township.ChangeSheetRequest, string) (township.WallListResult, error) {
	return township.WallListResult{}, nil
}

func (d *fakeDesk) ExportChanges(context.Context, township.EventFilter, bool, string) (int, error) {
	return 0, nil
}

func (d *fakeDesk) PrintMonthlyChanges(context.Context, string, string, string, string) (township.WallListResult, error) {
	return township.WallListResult{}, nil
}

func (d *fakeDesk) Vocabularies(context.Context) (township.Vocabularies, error) {
	return township.Vocabularies{}, nil
}
