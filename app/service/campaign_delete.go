package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// DeleteCampaign moves a campaign to the bin with its stages, its staff and who visits whom. One for which somebody was
// visited, or that issues name, is refused: what was found stays on record.
func (d *Desk) DeleteCampaign(ctx context.Context, id int64) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedDelete, "删除专项行动", screenCampaigns), func(t *data.Tx) error {
		rec, err := t.Read().Campaign(id)
		if err != nil {
			return err
		}
		name := rec.Get("name")
		if err := mayDelete(t, id, name); err != nil {
			return err
		}
		r := newRemoval(t, 0)
		if err := r.take(rec); err != nil {
			return err
		}
		for _, rec := range r.inOrder() {
			if err := t.Remove(rec.Entity, rec.ID); err != nil {
				return err
			}
		}
		return t.Retitle("删除专项行动 " + name)
	})
}

// mayDelete refuses to delete a campaign of which there is more than its preparation.
func mayDelete(t *data.Tx, id int64, name string) error {
	for _, of := range []struct {
		entity *township.Entity
		what   string
	}{
		{township.Surveys, "张入户调查表"},
		{township.Issues, "个问题"},
	} {
		list, err := t.Read().Linked(of.entity, "campaign_id", id)
		if err != nil {
			return err
		}
		if len(list) > 0 {
			return township.Errorf(township.CodeConflict, "“%s”已有%d%s，不能删除。不再进行的，请结束这次行动。", name, len(list), of.what)
		}
	}
	return nil
}
