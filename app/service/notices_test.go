package service_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/datatest"
)

// board is a desk with two villages, on a day that can be turned on.
type board struct {
	*testing.T
	desk  *service.Desk
	clock *datatest.Clock

	villages []township.Village
}

func newBoard(t *testing.T) *board {
	t.Helper()
	d, _, clock := newDesk(t)
	b := &board{T: t, desk: d, clock: clock}
	b.on("2026-11-28")
	_, err := d.SaveVillages(ctx, []township.Village{{Name: "柏树村", Position: 1}, {Name: "双河村", Position: 2}})
	b.must(err)
	b.villages, err = d.Villages(ctx)
	b.must(err)
	return b
}

func (b *board) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(township.Say(err), err)
	}
}

func (b *board) on(day string) {
	at, err := time.ParseInLocation("2006-01-02", day, datatest.Now.Location())
	b.must(err)
	b.clock.At = at.Add(9 * time.Hour)
}

func (b *board) notices() []township.Notice {
	b.Helper()
	list, err := b.desk.Notices(ctx)
	b.must(err)
	return list
}

func (b *board) undo(deed township.Deed) {
	b.Helper()
	_, err := b.desk.Undo(ctx, deed.ID, false)
	b.must(err)
}

func (b *board) refused(err error, field, says string) {
	b.Helper()
	if err == nil || township.FieldOf(err) != field || !strings.Contains(township.Say(err), says) {
		b.Errorf("%q %v, want %q %s", township.FieldOf(err), err, field, says)
	}
}

func TestANoticeFromPostingToItsEnd(t *testing.T) {
	b := newBoard(t)
	n := township.Notice{Kind: township.NoticeHearing, Subject: " 四本台账公示上墙名单 ", Posted: "2026-11-28", Days: 7, Place: "村务公开栏"}
	both := []int64{b.villages[0].ID, b.villages[1].ID}
	deed, err := b.desk.SaveNotice(ctx, n, both)
	b.must(err)
	list := b.notices()
	if deed.Title != "登记公示：柏树村、双河村 四本台账公示上墙名单" || len(list) != 2 || list[1].Village != "双河村" || list[0].Last() != "2026-12-04" {
		t.Fatalf("%s %+v", deed.Title, list)
	}

	b.on("2026-12-01")
	objection := township.Objection{Notice: list[0].ID, Raised: "2026-11-30", By: "赵某", Text: "少一户"}
	deed, err = b.desk.RaiseObjection(ctx, objection)
	b.must(err)
	open := b.notices()[0]
	if deed.Title != "登记异议：柏树村“四本台账公示上墙名单”公示" || open.State("2026-12-01") != township.NoticeDispute {
		t.Errorf("%s %+v", deed.Title, open)
	}
	_, err = b.desk.EndNotices(ctx, both, "2026-12-01", "")
	b.refused(err, "ended_on", "请先答复异议")

	answer := open.Objections[0]
	answer.Answered, answer.Answer, answer.AnsweredBy = "2026-11-29", "已补", "钱某"
	_, err = b.desk.AnswerObjection(ctx, answer)
	b.refused(err, "answered_on", "早于提出日期")
	answer.Answered = "2026-12-01"
	answered, err := b.desk.AnswerObjection(ctx, answer)
	b.must(err)
	if last := b.notices()[0].Last(); last != "2026-12-05" {
		t.Error(last)
	}
	_, err = b.desk.AnswerObjection(ctx, answer)
	b.refused(err, "", "已于 2026-12-01 由钱某答复")

	b.on("2026-12-10")
	_, err = b.desk.EndNotices(ctx, both, "2026-12-05", "")
	b.refused(err, "ended_on", "最早 2026-12-06 结束")
	if b.notices()[1].Ended != "" {
		t.Error("a refused deed ended a notice")
	}
	ended, err := b.desk.EndNotices(ctx, both, "2026-12-06", "无其他异议")
	b.must(err)
	if n := b.notices()[1]; ended.Title != "结束公示：2条" || n.Ended != "2026-12-06" || n.Remark != "无其他异议" {
		t.Errorf("%s %+v", ended.Title, n)
	}
	b.undo(ended)
	b.undo(answered)
	if n := b.notices()[0]; n.Ended != "" || n.Last() != "" {
		t.Errorf("%+v", n)
	}
}

func TestANoticeIsChangedAndRemoved(t *testing.T) {
	b := newBoard(t)
	n := township.Notice{Kind: township.NoticeDecision, Subject: "脱贫退出名单", Posted: "2026-11-27", Days: 5}
	_, err := b.desk.SaveNotice(ctx, n, nil)
	b.refused(err, "village_id", "请选择张贴的村")
	_, err = b.desk.SaveNotice(ctx, n, []int64{b.villages[0].ID})
	b.must(err)
	n = b.notices()[0]
	_, err = b.desk.RaiseObjection(ctx, township.Objection{Notice: n.ID, Raised: "2026-11-28", By: "匿名", Text: "不符"})
	b.must(err)
	n.Subject, n.VillageID, n.Objections = "返贫名单", b.villages[1].ID, nil
	deed, err := b.desk.SaveNotice(ctx, n, nil)
	b.must(err)
	if got := b.notices()[0]; deed.Title != "修改公告：双河村 返贫名单" || got.Village != "双河村" || len(got.Objections) != 1 {
		t.Errorf("%s %+v", deed.Title, got)
	}
	_, err = b.desk.SaveVillages(ctx, b.villages[:1])
	b.refused(err, "", "还有1条公示登记")

	before := b.notices()
	removed, err := b.desk.RemoveNotice(ctx, n.ID)
	b.must(err)
	bin, err := b.desk.Bin(ctx)
	b.must(err)
	if len(b.notices()) != 0 || len(bin) != 1 || bin[0].Title != "删除公示 双河村“返贫名单”公告" || bin[0].Counts != "公示1条、公示异议1条" {
		t.Errorf("%+v", bin)
	}
	_, err = b.desk.Restore(ctx, removed.ID)
	b.must(err)
	if got := b.notices(); !reflect.DeepEqual(got, before) {
		t.Errorf("%+v", got)
	}
}
