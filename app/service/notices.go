package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// screenNotices is from where deeds with notices are done.
const screenNotices township.Origin = "屏幕：公示登记"

// Notices returns every notice with its objections, in the order of entry.
func (d *Desk) Notices(ctx context.Context) ([]township.Notice, error) {
	return noticesOf(d.archive.Read(ctx))
}

func noticesOf(read data.Reader) ([]township.Notice, error) {
	records, err := read.Notices()
	if err != nil {
		return nil, err
	}
	names, err := villageNames(read)
	if err != nil {
		return nil, err
	}
	objections, err := read.Objections()
	if err != nil {
		return nil, err
	}
	out, at := make([]township.Notice, len(records)), map[int64]int{}
	for i, r := range records {
		out[i] = township.NoticeOf(r)
		out[i].Village, at[r.ID] = names[out[i].VillageID], i
	}
	for _, r := range objections {
		o := township.ObjectionOf(r)
		n := &out[at[o.Notice]]
		n.Objections = append(n.Objections, o)
	}
	return out, nil
}

// villageNames is how the villages are called, by ID.
func villageNames(read data.Reader) (map[int64]string, error) {
	villages, err := read.Villages()
	names := map[int64]string{}
	for _, v := range villages {
		names[v.ID] = v.Name
	}
	return names, err
}

// noticeOf returns one notice with its objections.
func noticeOf(read data.Reader, id int64) (n township.Notice, err error) {
	r, err := read.Notice(id)
	if err != nil {
		return n, err
	}
	n = township.NoticeOf(r)
	names, err := villageNames(read)
	if err != nil {
		return n, err
	}
	n.Village = names[n.VillageID]
	objections, err := read.ObjectionsTo(id)
	for _, o := range objections {
		n.Objections = append(n.Objections, township.ObjectionOf(o))
	}
	return n, err
}

// SaveNotice changes a notice, or enters a new one (ID 0) for each of the villages, all in one deed. Of a notice that is
// there the village and everything typed may change; how it was ended and its objections have their own deeds.
func (d *Desk) SaveNotice(ctx context.Context, n township.Notice, villages []int64) (township.Deed, error) {
	n.Tidy()
	if n.ID != 0 {
		villages = []int64{n.VillageID}
	}
	if len(villages) == 0 {
		return township.Deed{}, &township.Error{Code: township.CodeInvalid, Field: "village_id", Text: "请选择张贴的村。"}
	}
	return d.notice(ctx, "登记公示", func(t *data.Tx) error {
		names, err := villageNames(t.Read())
		if err != nil {
			return err
		}
		var called []string
		for _, v := range villages {
			one := n
			one.VillageID, one.Village = v, names[v]
			if one.Village == "" {
				return township.Errorf(township.CodeConflict, "选择的村已不在村名单中，没有保存。请刷新后重新选择。")
			}
			if err := d.putNotice(t, &one); err != nil {
				return err
			}
			called = append(called, one.Village)
		}
		return t.Retitle(savedTitle(&n, called))
	})
}

func savedTitle(n *township.Notice, villages []string) string {
	verb, place := "登记", strings.Join(villages, "、")
	if n.ID != 0 {
		verb = "修改"
	}
	if len(villages) > 3 {
		place = fmt.Sprintf("%s等%d个村", strings.Join(villages[:3], "、"), len(villages))
	}
	return fmt.Sprintf("%s%s：%s %s", verb, n.Kind, place, township.Shorten(n.Subject))
}

func (d *Desk) putNotice(t *data.Tx, n *township.Notice) error {
	n.Ended, n.Objections = "", nil
	if n.ID != 0 {
		was, err := noticeOf(t.Read(), n.ID)
		if err != nil {
			return err
		}
		n.Ended, n.Objections = was.Ended, was.Objections
	}
	if err := n.Validate(d.Today()); err != nil {
		return err
	}
	_, err := put(t, township.Notices, n.ID, n.Values())
	return err
}

// notice does a deed with notices.
func (d *Desk) notice(ctx context.Context, title string, body func(*data.Tx) error) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedNotice, title, screenNotices), body)
}

// RaiseObjection enters an objection to a notice that hangs.
func (d *Desk) RaiseObjection(ctx context.Context, o township.Objection) (township.Deed, error) {
	o.Tidy()
	o.Answered, o.Answer, o.AnsweredBy = "", "", ""
	return d.notice(ctx, "登记异议", func(t *data.Tx) error {
		n, err := noticeOf(t.Read(), o.Notice)
		if err != nil {
			return err
		}
		if err := n.Raise(o, d.Today()); err != nil {
			return err
		}
		if _, err := put(t, township.Objections, 0, o.Values()); err != nil {
			return err
		}
		return t.Retitle("登记异议：" + n.Named())
	})
}

// AnswerObjection enters the answer to an objection: day, words and who gave it. An answer that was given is refused: it is
// taken back by its deed.
func (d *Desk) AnswerObjection(ctx context.Context, answer township.Objection) (township.Deed, error) {
	answer.Tidy()
	return d.notice(ctx, "答复异议", func(t *data.Tx) error {
		r, err := t.Read().Objection(answer.ID)
		if err != nil {
			return err
		}
		o := township.ObjectionOf(r)
		n, err := noticeOf(t.Read(), o.Notice)
		if err != nil {
			return err
		}
		if !o.Open() {
			return township.Errorf(township.CodeConflict, "%s的这条异议已于 %s 由%s答复。要改答复，请先撤销“答复异议”。", n.Named(), o.Answered, o.AnsweredBy)
		}
		if answer.Answered == "" {
			return &township.Error{Code: township.CodeInvalid, Field: "answered_on", Text: "请填写答复日期。"}
		}
		o.Answered, o.Answer, o.AnsweredBy = answer.Answered, answer.Answer, answer.AnsweredBy
		at := slices.IndexFunc(n.Objections, func(x township.Objection) bool { return x.ID == o.ID })
		n.Objections[at] = o
		if err := n.Validate(d.Today()); err != nil {
			return err
		}
		if _, err := t.Update(township.Objections, o.ID, o.Values()); err != nil {
			return err
		}
		return t.Retitle("答复异议：" + n.Named())
	})
}

// EndNotices takes notices down on a day, all or none of them: whose period is not over on that day is refused. A remark
// stands instead of what was remarked before; “” leaves that.
func (d *Desk) EndNotices(ctx context.Context, ids []int64, on township.Date, remark string) (township.Deed, error) {
	remark = township.Clean(remark)
	return d.notice(ctx, "结束公示", func(t *data.Tx) error {
		title := fmt.Sprintf("结束公示：%d条", len(ids))
		for _, id := range ids {
			n, err := noticeOf(t.Read(), id)
			if err != nil {
				return err
			}
			if n.Ended != "" {
				return township.Errorf(township.CodeConflict, "%s已于 %s 结束，没有再结束一次。", n.Named(), n.Ended)
			}
			n.Ended, n.Remark = on, firstOf(remark, n.Remark)
			if on == "" {
				return &township.Error{Code: township.CodeInvalid, Field: "ended_on", Text: "请填写结束日期。"}
			}
			if err := n.Validate(d.Today()); err != nil {
				return err
			}
			if _, err := t.Update(township.Notices, id, n.Values()); err != nil {
				return err
			}
			if len(ids) == 1 {
				title = "结束公示：" + n.Named()
			}
		}
		return t.Retitle(title)
	})
}

// RemoveNotice moves a notice to the bin, with its objections.
func (d *Desk) RemoveNotice(ctx context.Context, id int64) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedDelete, "删除公示", screenNotices), func(t *data.Tx) error {
		n, err := noticeOf(t.Read(), id)
		if err != nil {
			return err
		}
		for _, o := range n.Objections {
			if err := t.Remove(township.Objections, o.ID); err != nil {
				return err
			}
		}
		if err := t.Remove(township.Notices, id); err != nil {
			return err
		}
		return t.Retitle("删除公示 " + n.Named())
	})
}

// noticesIn is how many notices a village has.
func noticesIn(t *data.Tx, village int64) (int, error) {
	list, err := t.Read().Linked(township.Notices, "village_id", village)
	return len(list), err
}
