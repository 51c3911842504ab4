package service

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// screenSurveys is the screen that surveys stand on, screenCampaigns that of the campaigns with their staff.
const (
	screenSurveys   township.Origin = "屏幕：入户"
	screenCampaigns township.Origin = "屏幕：行动"
)

// Campaigns returns every campaign with its stages, the one that began last first.
func (d *Desk) Campaigns(ctx context.Context) ([]township.Campaign, error) {
	read := d.archive.Read(ctx)
	records, err := read.Campaigns()
	if err != nil {
		return nil, err
	}
	out, current := make([]township.Campaign, len(records)), false
	for i, r := range records {
		if out[i], err = fillCampaign(read, r); err != nil {
			return nil, err
		}
		out[i].Current = out[i].Current && !current // one that came back from the bin may have been the current one as well
		current = current || out[i].Current
	}
	return out, nil
}

// Campaign returns one campaign with its stages.
func (d *Desk) Campaign(ctx context.Context, id int64) (township.Campaign, error) {
	return campaignOf(d.archive.Read(ctx), id)
}

func campaignOf(read data.Reader, id int64) (township.Campaign, error) {
	r, err := read.Campaign(id)
	if err != nil {
		return township.Campaign{}, err
	}
	return fillCampaign(read, r)
}

func fillCampaign(read data.Reader, r township.Record) (township.Campaign, error) {
	c := township.CampaignOf(r)
	stages, err := read.StagesOf(c.ID)
	if err != nil {
		return c, err
	}
	for _, s := range stages {
		c.Stages = append(c.Stages, township.StageOf(s))
	}
	if c.Standard != 0 {
		list, err := read.ByID(township.Standards, []int64{c.Standard})
		if err != nil {
			return c, err
		}
		for _, s := range list {
			c.OfStandard = township.StandardOf(s)
		}
	}
	return c, nil
}

// CurrentCampaign returns the campaign that is meant where none is named: the current one, else the last that runs; ok is
// false before there is any.
func (d *Desk) CurrentCampaign(ctx context.Context) (c township.Campaign, ok bool, err error) {
	list, err := d.Campaigns(ctx)
	if err != nil || len(list) == 0 {
		return c, false, err
	}
	for _, fits := range []func(township.Campaign) bool{
		func(c township.Campaign) bool { return c.Current },
		func(c township.Campaign) bool { return c.Closed == "" },
	} {
		if i := slices.IndexFunc(list, fits); i >= 0 {
			return list[i], true, nil
		}
	}
	return list[0], true, nil
}

// CampaignCalled returns the campaign of a name, the current one for “”.
func (d *Desk) CampaignCalled(ctx context.Context, name string) (township.Campaign, error) {
	if name == "" {
		c, ok, err := d.CurrentCampaign(ctx)
		if err == nil && !ok {
			err = township.Errorf(township.CodeNotFound, "档案里还没有专项行动。请先在“行动”里新建。")
		}
		return c, err
	}
	list, err := d.Campaigns(ctx)
	if err != nil {
		return township.Campaign{}, err
	}
	if i := slices.IndexFunc(list, func(c township.Campaign) bool { return c.Name == name }); i >= 0 {
		return list[i], nil
	}
	return township.Campaign{}, township.Errorf(township.CodeNotFound, "没有名为“%s”的专项行动。%s", township.Shorten(name), campaignNames(list))
}

func campaignNames(list []township.Campaign) string {
	if len(list) == 0 {
		return "请先在“行动”里新建。"
	}
	names := "现有："
	for i, c := range list {
		if i > 0 {
			names += "、"
		}
		names += c.Name
	}
	return names + "。"
}

// campaignDeed does a deed on a campaign.
func (d *Desk) campaignDeed(ctx context.Context, title string, body func(*data.Tx) error) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedCampaign, title, screenCampaigns), body)
}

// SaveCampaign writes a campaign with its stages. The first of an archive brings forms F1 and F2 with it and is the
// current one. A closed campaign is refused.
func (d *Desk) SaveCampaign(ctx context.Context, c township.Campaign) (township.Campaign, township.Deed, error) {
	c.Name, c.Remark = township.Clean(c.Name), township.Clean(c.Remark)
	deed, err := d.campaignDeed(ctx, "专项行动："+c.Name, func(t *data.Tx) error {
		if err := foundForms(t, &c); err != nil {
			return err
		}
		if err := c.Validate(); err != nil {
			return err
		}
		if err := mayChange(t, c.ID); err != nil {
			return err
		}
		others, err := t.Read().Campaigns()
		if err != nil {
			return err
		}
		if slices.ContainsFunc(others, func(o township.Record) bool { return o.Get("name") == c.Name && o.ID != c.ID }) {
			return township.Errorf(township.CodeConflict, "已经有名为“%s”的专项行动，请换一个名称。", c.Name)
		}
		values := c.Values()
		if c.ID == 0 && !slices.ContainsFunc(others, func(o township.Record) bool { return o.Get("current") != "" }) {
			values["current"], c.Current = "是", true
		}
		if c.ID, err = put(t, township.Campaigns, c.ID, values); err != nil {
			return err
		}
		return putStages(t, &c)
	})
	return c, deed, err
}

// mayChange refuses what would change a campaign that is closed.
func mayChange(t *data.Tx, id int64) error {
	if id == 0 {
		return nil
	}
	r, err := t.Read().Campaign(id)
	if err != nil {
		return err
	}
	if c := township.CampaignOf(r); c.Closed != "" {
		return township.Errorf(township.CodeConflict, "“%s”已于 %s 结束，数据已经定格，不能再改。要改请先恢复这次行动。", c.Name, c.Closed)
	}
	return nil
}

// putStages writes the stages of a campaign: those that are no longer named go.
func putStages(t *data.Tx, c *township.Campaign) error {
	have, err := t.Read().StagesOf(c.ID)
	if err != nil {
		return err
	}
	for _, r := range have {
		if !slices.ContainsFunc(c.Stages, func(s township.Stage) bool { return s.ID == r.ID }) {
			if err := t.Remove(township.Stages, r.ID); err != nil {
				return err
			}
		}
	}
	for i := range c.Stages {
		s := &c.Stages[i]
		values := map[string]string{
			"campaign_id": data.FormatID(c.ID), "name": s.Name, "from_on": string(s.From), "to_on": string(s.To), "position": fmt.Sprint(i + 1),
		}
		if s.ID, err = put(t, township.Stages, s.ID, values); err != nil {
			return err
		}
	}
	return nil
}

// MakeCurrent makes a campaign the one that the window begins with.
func (d *Desk) MakeCurrent(ctx context.Context, id int64) (township.Deed, error) {
	return d.campaignDeed(ctx, "设为当前专项行动", func(t *data.Tx) error {
		list, err := t.Read().Campaigns()
		if err != nil {
			return err
		}
		if _, err := t.Read().Campaign(id); err != nil {
			return err
		}
		for _, r := range list {
			current := ""
			if r.ID == id {
				current = "是"
			}
			if _, err := t.Update(township.Campaigns, r.ID, map[string]string{"current": current}); err != nil {
				return err
			}
			if r.ID == id {
				if err := t.Retitle("设为当前专项行动：" + r.Get("name")); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// CloseCampaign closes a campaign: its figures of now are kept with it, and nothing of it changes any more.
func (d *Desk) CloseCampaign(ctx context.Context, id int64) (township.Deed, error) {
	progress, err := d.SurveyProgress(ctx, id)
	if err != nil {
		return township.Deed{}, err
	}
	figures, err := json.Marshal(progress)
	if err != nil {
		return township.Deed{}, err
	}
	return d.campaignDeed(ctx, "结束专项行动", func(t *data.Tx) error {
		if err := mayChange(t, id); err != nil {
			return err
		}
		r, err := t.Read().Campaign(id)
		if err != nil {
			return err
		}
		_, err = t.Update(township.Campaigns, id, map[string]string{"closed_on": string(d.Today()), "figures": string(figures)})
		if err != nil {
			return err
		}
		return t.Retitle("结束专项行动：" + r.Get("name"))
	})
}

// ReopenCampaign lets a closed campaign run again; its figures are reckoned anew from then on.
func (d *Desk) ReopenCampaign(ctx context.Context, id int64) (township.Deed, error) {
	return d.campaignDeed(ctx, "恢复专项行动", func(t *data.Tx) error {
		r, err := t.Read().Campaign(id)
		if err != nil {
			return err
		}
		if _, err := t.Update(township.Campaigns, id, map[string]string{"closed_on": "", "figures": ""}); err != nil {
			return err
		}
		return t.Retitle("恢复专项行动：" + r.Get("name"))
	})
}
