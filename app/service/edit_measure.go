package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// MeasuresOf returns the support measures of a household, the newest first.
func (d *Desk) MeasuresOf(ctx context.Context, household int64) ([]township.Record, error) {
	return d.archive.Read(ctx).MeasuresOf(household)
}

// SaveMeasure writes a support measure of a household as its form was left.
func (d *Desk) SaveMeasure(ctx context.Context, household int64, form township.Form) (township.Saved, error) {
	saved := township.Saved{ID: form.ID, Household: household}
	deed, err := d.do(ctx, d.info(township.DeedMeasure, "登记帮扶措施", screenHouseholds), func(t *data.Tx) error {
		x, err := d.newEdit(t, township.Measures, form)
		if err != nil {
			return err
		}
		if form.ID == 0 {
			x.new.Set("household_id", data.FormatID(household))
		}
		if x.new.Get("kind") == "" {
			x.fault("kind", "请选择措施类别")
		}
		if saved.ID, _, err = x.write(); err != nil {
			return err
		}
		verb := "登记"
		if form.ID != 0 {
			verb = "修改"
		}
		return t.Retitle(verb + "帮扶措施：" + homeName(t, household) + " " + x.new.Get("kind"))
	})
	saved.Deed = deed
	return saved, err
}

// RemoveMeasure moves a support measure of a household to the bin.
func (d *Desk) RemoveMeasure(ctx context.Context, id int64) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedDelete, "删去帮扶措施", screenHouseholds), func(t *data.Tx) error {
		m, err := t.Get(township.Measures, id)
		if err != nil {
			return err
		}
		if err := t.Remove(township.Measures, id); err != nil {
			return err
		}
		return t.Retitle("删去帮扶措施：" + homeName(t, parseInt(m.Get("household_id"))) + " " + m.Get("kind"))
	})
}
