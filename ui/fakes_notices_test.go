package ui

import (
	"context"

	"taizhang/app/township"
)

// The fake knows no notices.

func (*fakeDesk) Notices(context.Context) ([]township.Notice, error) { return nil, nil }

func (*fakeDesk) SaveNotice(context.Context, township.Notice, []int64) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) RaiseObjection(context.Context, township.Objection) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) AnswerObjection(context.Context, township.Objection) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) EndNotices(context.Context, []int64, township.Date, string) (d township.Deed, err error) {
	return d, nil
}

func (*fakeDesk) RemoveNotice(context.Context, int64) (d township.Deed, err error) { return d, nil }
