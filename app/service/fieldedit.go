package service

import (
	"context"
	"errors"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// errTrial ends a deed that was only to show what it would do.
var errTrial = errors.New("trial of a deed")

// PlanFieldEdit says what an edit would do to each of the households, by doing it and taking it back within one
// transaction: the rules are those of the deed itself.
func (d *Desk) PlanFieldEdit(ctx context.Context, households []int64, e township.FieldEdit) (township.FieldEditPlan, error) {
	var plan township.FieldEditPlan
	rows, err := d.Households(ctx)
	if err != nil {
		return plan, err
	}
	_, err = d.archive.Do(ctx, d.info(township.DeedHousehold, "预览", screenHouseholds), func(t *data.Tx) (err error) {
		if plan, err = d.editField(t, picked(rows, households), e); err != nil {
			return err
		}
		return errTrial
	})
	if errors.Is(err, errTrial) {
		err = nil
	}
	return plan, stopped(ctx, err)
}

// EditField changes a field for many households in one deed. Those that the rules refuse stay as they are, as the plan
// has said.
func (d *Desk) EditField(ctx context.Context, households []int64, e township.FieldEdit) (township.Deed, error) {
	rows, err := d.Households(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	return d.do(ctx, d.info(township.DeedHousehold, "改字段", screenHouseholds), func(t *data.Tx) error {
		plan, err := d.editField(t, picked(rows, households), e)
		if err != nil {
			return err
		}
		changed, _, _ := plan.Counts()
		if changed == 0 {
			return township.Errorf(township.CodeInvalid, "所选的户都不用改，没有改动。请核对项目和内容。")
		}
		return t.Retitle(plan.Title(changed))
	})
}

// picked are the rows of some households, in the order of paper.
func picked(rows []*township.HouseholdRow, households []int64) []*township.HouseholdRow {
	wanted := make(map[int64]bool, len(households))
	for _, id := range households {
		wanted[id] = true
	}
	return slices.DeleteFunc(rows, func(r *township.HouseholdRow) bool { return !wanted[r.ID] })
}

// editField writes the edit, household by household.
func (d *Desk) editField(t *data.Tx, rows []*township.HouseholdRow, e township.FieldEdit) (township.FieldEditPlan, error) {
	words, err := vocabularies(t.Read())
	if err != nil {
		return township.FieldEditPlan{}, err
	}
	field := township.Households.Field(e.Field)
	if e, err = e.Check(township.Checking{Today: d.Today(), Words: words.Of(field.Vocabulary)}); err != nil {
		return township.FieldEditPlan{}, err
	}
	plan := township.FieldEditPlan{Field: field, Edit: e}
	for _, row := range rows {
		line, err := d.editOne(t, words, row, field, e)
		if err != nil {
			return plan, err
		}
		plan.Lines = append(plan.Lines, line)
	}
	return plan, nil
}

// editOne writes the field of one household through the rules of its form.
func (d *Desk) editOne(t *data.Tx, words township.Vocabularies, row *township.HouseholdRow, f township.Field, e township.FieldEdit) (township.FieldEditLine, error) {
	line := township.FieldEditLine{Household: row.ID, Code: row.Code, Village: row.Village, Group: row.Group, Head: row.Head}
	old, err := t.Get(township.Households, row.ID)
	if err != nil {
		line.Refused = township.Say(err)
		return line, nil
	}
	was := old.Get(f.Key)
	will := e.Apply(was)
	line.Old, line.New = f.Show(was), f.Show(will)
	if row.Closed != "" {
		line.Refused = "已于 " + string(row.Closed) + " 注销"
	}
	if line.Refused != "" || was == will {
		return line, nil
	}
	x := &edit{
		tx: t, words: words, today: d.Today(), entity: township.Households, old: old, new: old.Clone(), values: map[string]string{},
		form: township.Form{ID: row.ID, Was: map[string]string{f.Key: was}, Values: map[string]string{f.Key: will}},
	}
	x.new.Set(f.Key, will)
	x.values[f.Key] = will
	if err := x.checkHousehold(); err != nil {
		return line, err
	}
	if len(x.faults) > 0 {
		line.Refused = x.faults[0].Text
		return line, nil
	}
	_, _, err = x.write()
	return line, err
}
