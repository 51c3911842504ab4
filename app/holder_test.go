package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"taizhang/app/desktop"
	"taizhang/app/service"
	"taizhang/app/township"
)

func TestBusyCommandNamesTheWindow(t *testing.T) {
	o := founded(t)
	lock, err := desktop.Acquire(o.db)
	must(t, err)
	defer lock.Release()
	s := &session{program: &program{}, log: slog.New(slog.NewTextHandler(io.Discard, nil)), lock: lock}
	s.tellHolder("王会计")
	patience := lockWait
	t.Cleanup(func() { lockWait = patience })
	lockWait = time.Millisecond
	code, _, errs := o.run("demo")
	if code != exitFailed || !strings.Contains(errs, "档案正由窗口使用") || !strings.Contains(errs, "操作人王会计，系统用户"+userName()+"，进程") ||
		!strings.Contains(errs, "请在那个窗口里操作，或先关闭它再试。") {
		t.Errorf("%d, %q", code, errs)
	}
}

func TestCommandLeavesWord(t *testing.T) {
	o := founded(t)
	var out, errs bytes.Buffer
	p := &program{db: o.db, out: &out, err: &errs}
	code := p.at(context.Background(), writing, "import", func(*service.Desk) int {
		_, err := desktop.Acquire(o.db)
		if got := township.Say(err); !strings.Contains(got, "档案正由命令 import使用") || !strings.Contains(got, "请等它做完再试。") {
			t.Errorf("while the command is at work: %q", got)
		}
		return exitDone
	})
	if code != exitDone || errs.Len() > 0 {
		t.Errorf("%d, %q", code, errs.String())
	}
}
