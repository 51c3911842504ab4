package ui

import (
	"context"

	"taizhang/app/township"
)

// Nothing is proposed or sampled in these tests.

func (d *fakeDesk) Contrast(context.Context, int64) (township.Contrast, error) {
	return township.Contrast{}, nil
}

func (d *fakeDesk) ProposeChanges(context.Context, int64, []township.ProposedChange) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) SettleChanges(context.Context, []int64, bool, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) Samples(context.Context, int64) ([]township.Sample, error) { return nil, nil }

func (d *fakeDesk) SampleFrame(context.Context, int64) ([]township.SurveyRow, error) { return nil, nil }

func (d *fakeDesk) DrawSample(context.Context, int64, int, uint32, []int64, string) (township.Sample, township.Deed, error) {
	return township.Sample{}, township.Deed{}, nil
}

func (d *fakeDesk) Sample(context.Context, int64) (township.SampleFile, error) {
	return township.SampleFile{}, nil
}

func (d *fakeDesk) SampleResult(context.Context, int64) (township.SampleFile, township.SampleResult, error) {
	return township.SampleFile{}, township.SampleResult{}, nil
}

func (d *fakeDesk) DeleteSample(context.Context, int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}
