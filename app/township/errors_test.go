package township_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"taizhang/app/township"
)

func TestErrors(t *testing.T) {
	const apology = "程序内部出错，本次操作没有完成，数据未改动。请重试；若再次出现，请把日志交给维护人员。"
	busy := township.Because(township.CodeBusy, io.ErrUnexpectedEOF, "“%s”正被使用。", "甲.db")
	for _, c := range []struct {
		err  error
		code township.Code
		text string
	}{
		{nil, "", ""},
		{township.Errorf(township.CodeInvalid, "第%d行不对。", 3), township.CodeInvalid, "第3行不对。"},
		{busy, township.CodeBusy, "“甲.db”正被使用。"},
		{fmt.Errorf("outer: %w", busy), township.CodeBusy, "“甲.db”正被使用。"},
		{township.Errorf(township.CodeWrite, "写不下来：%w", busy), township.CodeWrite, "写不下来：“甲.db”正被使用。"},
		{io.EOF, township.CodeInternal, apology},
	} {
		if got := township.CodeOf(c.err); got != c.code {
			t.Errorf("%v: code %q, want %q", c.err, got, c.code)
		}
		if got := township.Say(c.err); got != c.text {
			t.Errorf("%v: %q, want %q", c.err, got, c.text)
		}
	}
	if !errors.Is(busy, io.ErrUnexpectedEOF) || busy.Error() != busy.Text {
		t.Errorf("%v does not keep its cause and its words apart", busy)
	}
	if err := township.Errorf(township.CodeWrite, "写不下来：%w", io.EOF); !errors.Is(err, io.EOF) {
		t.Errorf("%v does not keep its cause", err)
	}
}
