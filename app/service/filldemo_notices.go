package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// fillNotices lets the demo have its notices: one that hangs, one that ends in two days, one with an open objection, and
// one that was taken down.
func (d *Desk) fillNotices(ctx context.Context) error {
	today := d.Today()
	list := []township.Notice{
		{Kind: township.NoticeHearing, Subject: "四本台账公示上墙名单", Posted: today.Plus(-1), Days: 7, Place: "村务公开栏"},
		{Kind: township.NoticeDecision, Subject: "监测户风险消除名单", Posted: today.Plus(-2), Days: 5, Place: "村委会门口"},
		{
			Kind: township.NoticeHearing, Subject: "新识别监测户名单", Posted: today.Plus(-4), Days: 7, Place: "村务公开栏",
			Objections: []township.Objection{{Raised: today.Plus(-1), By: "匿名", Text: "反映名单中一户在县城有经营门面，请核实。"}},
		},
		{
			Kind: township.NoticeHearing, Subject: "产业扶持到户补助名单", Posted: today.Plus(-20), Days: 7, Place: "村务公开栏", Ended: today.Plus(-10), Remark: "公示期内无其他异议",
			Objections: []township.Objection{{
				Raised: today.Plus(-17), By: "二组村民代表", Text: "一户的养殖数量与实际不符。",
				Answered: today.Plus(-15), Answer: "已入户复核，数量按实际更正。", AnsweredBy: "驻村工作队",
			}},
		},
	}
	_, err := d.do(ctx, d.info(township.DeedDemo, "演示：公示登记", ""), func(t *data.Tx) error {
		villages, err := t.Read().Villages()
		if err != nil {
			return err
		}
		for i, n := range list {
			n.VillageID = villages[i%len(villages)].ID
			if err := n.Validate(today); err != nil {
				return err
			}
			id, err := put(t, township.Notices, 0, n.Values())
			if err != nil {
				return err
			}
			for _, o := range n.Objections {
				o.Notice = id
				if _, err := put(t, township.Objections, 0, o.Values()); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}
