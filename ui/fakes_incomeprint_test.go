package ui

import (
	"context"

	"taizhang/app/township"
)

func (d *fakeDesk) PrintIncome(context.Context, township.IncomePrint, string) (township.WallListResult, error) {
	return township.WallListResult{}, nil
}
