package ui

import (
	"context"

	"taizhang/app/township"
)

// The deeds about risks and the comparison of two days do nothing here: the tests of 台账 look at them.

func (d *fakeDesk) RiskFiles(context.Context, []int64) ([]township.RiskFile, error) { return nil, nil }

func (d *fakeDesk) ClearRisk(context.Context, []township.RiskClearing, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) ReturnRisk(context.Context, []township.RiskReturn, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) Monitor(context.Context, []township.Monitoring, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) LedgerChanges(context.Context, string, township.Date, township.Date) (township.LedgerChanges, error) {
	return township.LedgerChanges{}, nil
}

func (d *fakeDesk) PrintLedgerChanges(context.Context, township.LedgerChangeRequest, string) (township.LedgerChangeResult, error) {
	return township.LedgerChangeResult{}, nil
}

func (d *fakeDesk) ExportLedgerChanges(context.Context, township.LedgerChangeRequest, string) (township.LedgerChangeResult, error) {
	return township.LedgerChangeResult{}, nil
}
