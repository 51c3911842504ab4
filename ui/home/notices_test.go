package home

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"taizhang/app/township"
)

func (d *desk) Notices(context.Context) ([]township.Notice, error) { return d.notices, nil }

func (h *host) ShowNotices(view township.NoticeView) {
	h.went = append(h.went, "notices "+string(view))
}

// hanging is a notice of seven days posted so that it ends on a day.
func hanging(last township.Date) township.Notice {
	return township.Notice{Kind: township.NoticeHearing, Posted: last.Plus(-6), Days: 7}
}

func TestNoticesAskForWork(t *testing.T) {
	ended, disputed := hanging("2026-11-10"), hanging("2026-11-25")
	ended.Ended = "2026-11-12"
	disputed.Objections = []township.Objection{{Raised: "2026-11-20"}}
	today, soon, later, over := hanging("2026-11-21"), hanging("2026-11-24"), hanging("2026-11-25"), hanging("2026-11-20")
	for _, c := range []struct {
		list []township.Notice
		want []string
	}{
		{[]township.Notice{ended, later}, nil},
		{[]township.Notice{today, ended}, []string{"公示今天期满 1", "notices 今天期满"}},
		{[]township.Notice{today, soon, later}, []string{"3天内公示期满 2", "notices 3天内期满"}},
		{[]township.Notice{over, over}, []string{"公示已期满，待收回 2", "notices 已期满"}},
		{[]township.Notice{disputed, later}, []string{"公示异议待答复 1", "notices 异议处理中"}},
		{[]township.Notice{disputed, over, soon}, []string{"公示异议待答复、期满待收回 2", "notices 待办理", "3天内公示期满 1", "notices 3天内期满"}},
	} {
		d := filled()
		d.notices = c.list
		h := &host{}
		s := New(h, d)
		f, err := s.read()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range s.tasks(&f) {
			if len(c.list) == 0 || line.what[:6] != "公示" && line.what != "3天内公示期满" {
				continue
			}
			h.went = nil
			line.open()
			got = append(got, fmt.Sprintf("%s %d", line.what, line.count), h.went[0])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
