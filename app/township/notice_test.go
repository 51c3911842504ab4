package township_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

// posted is a notice of seven days from 28 November on, with objections from … until ….
func posted(objections ...[2]township.Date) township.Notice {
	n := township.Notice{Kind: township.NoticeHearing, VillageID: 1, Village: "柏树村", Subject: "四本台账公示上墙名单", Posted: "2026-11-28", Days: 7}
	for _, o := range objections {
		n.Objections = append(n.Objections, objection(o[0], o[1]))
	}
	return n
}

func objection(raised, answered township.Date) township.Objection {
	o := township.Objection{Raised: raised, By: "赵某", Text: "名单里少一户"}
	if answered != "" {
		o.Answered, o.Answer, o.AnsweredBy = answered, "已核实，补入名单", "钱某"
	}
	return o
}

func TestTheClockOfANotice(t *testing.T) {
	for _, c := range []struct {
		name       string
		objections [][2]township.Date
		last       township.Date
		period     string
	}{
		{"the day of posting counts", nil, "2026-12-04", "公示期7天：11月28日至12月4日"},
		{"an open objection: no end", [][2]township.Date{{"2026-11-30", ""}}, "", "公示期7天：11月28日至异议答复以后再定"},
		{"answered: the days between do not count, that of the answer does", [][2]township.Date{{"2026-11-30", "2026-12-03"}}, "2026-12-07", "公示期7天：11月28日至12月7日"},
		{"answered on its day: nothing stopped", [][2]township.Date{{"2026-11-30", "2026-11-30"}}, "2026-12-04", "公示期7天：11月28日至12月4日"},
		{"two at once stop once", [][2]township.Date{{"2026-11-30", "2026-12-03"}, {"2026-12-01", "2026-12-04"}}, "2026-12-08", "公示期7天：11月28日至12月8日"},
		{"raised on the last day", [][2]township.Date{{"2026-12-04", "2026-12-06"}}, "2026-12-06", "公示期7天：11月28日至12月6日"},
		{"raised on the day of posting", [][2]township.Date{{"2026-11-28", "2026-11-30"}}, "2026-12-06", "公示期7天：11月28日至12月6日"},
		{"into the next year", [][2]township.Date{{"2026-11-29", "2027-01-02"}}, "2027-01-07", "公示期7天：11月28日至2027年1月7日"},
	} {
		n := posted(c.objections...)
		if n.Last() != c.last || n.Period() != c.period {
			t.Errorf("%s: until %q, %q", c.name, n.Last(), n.Period())
		}
	}
}

func TestHowANoticeStands(t *testing.T) {
	ended := posted()
	ended.Ended = "2026-12-06"
	for _, c := range []struct {
		n     township.Notice
		day   township.Date
		state township.NoticeState
		says  string
	}{
		{posted(), "2026-11-28", township.NoticeRunning, "还剩6天"},
		{posted(), "2026-12-04", township.NoticeRunning, "今天期满"},
		{posted(), "2026-12-05", township.NoticeOver, "期满1天"},
		{posted([2]township.Date{"2026-11-30", ""}), "2026-12-10", township.NoticeDispute, "停计，还剩5天"},
		{posted([2]township.Date{"2026-11-30", "2026-12-03"}), "2026-12-01", township.NoticeDispute, "停计，还剩5天"},
		{posted([2]township.Date{"2026-11-30", "2026-12-03"}), "2026-12-03", township.NoticeRunning, "还剩4天"},
		{ended, "2026-12-05", township.NoticeOver, "期满1天"},
		{ended, "2026-12-06", township.NoticeEnded, ""},
	} {
		if got, says := c.n.State(c.day), c.n.Standing(c.day); got != c.state || says != c.says {
			t.Errorf("%v on %s: %s %q", c.n.Objections, c.day, got, says)
		}
	}
	if n := posted(); n.NextStep() != "2026-12-05" {
		t.Error(n.NextStep())
	}
}

func TestWhatANoticeRefuses(t *testing.T) {
	const today = "2026-12-10"
	change := func(f func(n *township.Notice), o ...[2]township.Date) township.Notice {
		n := posted(o...)
		f(&n)
		return n
	}
	for _, c := range []struct {
		n     township.Notice
		field string
		says  string
	}{
		{posted(), "", ""},
		{change(func(n *township.Notice) { n.Posted = "2026-12-11" }), "posted_on", "晚于今天"},
		{change(func(n *township.Notice) { n.Posted = "2026-12" }), "posted_on", "写到日"},
		{change(func(n *township.Notice) { n.Subject = "" }), "subject", "请填写公示内容"},
		{change(func(n *township.Notice) { n.Kind = "" }), "kind", "公示还是公告"},
		{change(func(n *township.Notice) { n.Days = 0 }), "days", "1 到 90 天"},
		{change(func(n *township.Notice) { n.Ended = "2026-12-04" }), "ended_on", "最早 2026-12-05 结束"},
		{change(func(n *township.Notice) { n.Ended = "2026-12-05" }), "", ""},
		{change(func(n *township.Notice) { n.Ended = "2026-12-11" }), "ended_on", "晚于今天"},
		{change(func(n *township.Notice) { n.Ended = "2026-12-09" }, [2]township.Date{"2026-11-30", ""}), "ended_on", "请先答复异议"},
		{posted([2]township.Date{"2026-11-27", ""}), "raised_on", "早于张贴日期"},
		{posted([2]township.Date{"2026-12-11", ""}), "raised_on", "晚于今天"},
		{posted([2]township.Date{"2026-12-01", "2026-11-30"}), "answered_on", "早于提出日期"},
		{posted([2]township.Date{"2026-12-01", "2026-12-11"}), "answered_on", "晚于今天"},
		{change(func(n *township.Notice) { n.Objections[0].Answer = "" }, [2]township.Date{"2026-12-01", "2026-12-02"}), "answer", "答复内容"},
		{change(func(n *township.Notice) { n.Objections[0].By = "" }, [2]township.Date{"2026-12-01", ""}), "raised_by", "匿名"},
	} {
		err := c.n.Validate(today)
		if (err == nil) != (c.says == "") || township.FieldOf(err) != c.field || err != nil && !strings.Contains(township.Say(err), c.says) {
			t.Errorf("%+v: %q %v", c.n, township.FieldOf(err), err)
		}
	}
}

func TestAnObjectionAfterTheEnd(t *testing.T) {
	n := posted()
	if err := n.Raise(objection("2026-12-05", ""), "2026-12-10"); township.FieldOf(err) != "raised_on" || len(n.Objections) != 0 {
		t.Error(err)
	}
	if err := n.Raise(objection("2026-12-04", ""), "2026-12-10"); err != nil || n.Last() != "" {
		t.Error(err, n.Last())
	}
	n = posted()
	n.Ended = "2026-12-05"
	if err := n.Raise(objection("2026-12-04", ""), "2026-12-10"); err == nil {
		t.Error("an ended notice takes an objection")
	}
}

func TestTheSameNoticeTwice(t *testing.T) {
	list := []township.Notice{posted(), posted(), posted(), posted(), posted()}
	for i := range list {
		list[i].ID = int64(i + 1)
	}
	list[1].Ended, list[2].VillageID, list[3].Subject, list[4].Kind = "2026-12-05", 2, "别的", township.NoticeDecision
	n := posted()
	if got := n.Like(list); len(got) != 1 || got[0].ID != 1 {
		t.Error(got)
	}
	if got := list[0].Like(list); len(got) != 0 {
		t.Error(got)
	}
}

func TestAnObjectionNeverEndsANoticeEarlier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := posted()
		n.Days = rapid.IntRange(1, 20).Draw(t, "days")
		before := n.Last()
		for range rapid.IntRange(1, 6).Draw(t, "objections") {
			raised := n.Posted.Plus(rapid.IntRange(0, 30).Draw(t, "raised"))
			n.Objections = append(n.Objections, objection(raised, raised.Plus(rapid.IntRange(0, 30).Draw(t, "open for"))))
			last := n.Last()
			if last < before || n.Left(last) != 0 || n.State(last) != township.NoticeRunning || n.State(last.Plus(1)) == township.NoticeRunning {
				t.Fatalf("%v: %s after %s", n.Objections, last, before)
			}
			before = last
		}
	})
}
