package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// SaveHousehold writes a household as its form was left; a new one is made with its head in one deed. What is refused
// comes as a *township.FormError, and nothing of the form is written.
func (d *Desk) SaveHousehold(ctx context.Context, form township.HouseholdForm) (township.Saved, error) {
	saved := township.Saved{ID: form.ID, Household: form.ID}
	deed, err := d.do(ctx, d.info(township.DeedHousehold, "修改农户", screenHouseholds), func(t *data.Tx) error {
		x, err := d.newEdit(t, township.Households, form.Form)
		if err != nil {
			return err
		}
		head, err := d.headOf(t, form)
		if err != nil {
			return err
		}
		if err := x.checkHousehold(); err != nil {
			return err
		}
		if head != nil {
			x.faults = append(x.faults, head.faults...)
		}
		if saved.ID, _, err = x.write(); err != nil {
			return err
		}
		if err := head.join(saved.ID); err != nil {
			return err
		}
		saved.Household = saved.ID
		if saved.Missing, err = missingOf(t.Read(), saved.ID); err != nil {
			return err
		}
		return t.Retitle(verb(form.ID) + homeName(t, saved.ID))
	})
	saved.Deed = deed
	return saved, err
}

// verb is what saving a form does to its record.
func verb(id int64) string {
	if id == 0 {
		return "新增"
	}
	return "修改"
}

// checkHousehold looks at what concerns the whole household: its village, its code, its ledger.
func (x *edit) checkHousehold() error {
	if x.new.Get("village_id") == "" {
		x.fault("village_id", "请选择行政村")
	} else if _, ok := x.values["village_id"]; ok {
		if _, err := x.tx.Get(township.Villages, parseInt(x.new.Get("village_id"))); err != nil {
			x.fault("village_id", "这个村已不在档案中，请另选")
		}
	}
	if code, ok := x.values["code"]; ok && code != "" {
		other, err := x.tx.Read().HouseholdOfCode(code)
		if err != nil {
			return err
		}
		if other != 0 && other != x.form.ID {
			x.taken("code", "已是"+homeName(x.tx, other)+"的户编号", other)
		}
	}
	return x.checkOutside()
}

// checkOutside keeps a household that stands in a ledger from becoming one that can stand in none.
func (x *edit) checkOutside() error {
	kind, ok := x.values["outside_kind"]
	if !ok || !township.OutsideLedgers(kind) || x.form.ID == 0 {
		return nil
	}
	in, err := ledgerOf(x.tx, x.form.ID)
	if err == nil && in != township.None {
		x.fault("outside_kind", "本户在“"+in.Word()+"”台账中，"+kind+"不进台账；请先把本户移出台账")
	}
	return err
}

// ledgerOf returns the ledger that a household stands in.
func ledgerOf(t *data.Tx, household int64) (township.Ledger, error) {
	stays, err := t.Read().StaysOf(household)
	for _, s := range stays {
		if s.Left == "" {
			return s.Ledger, err
		}
	}
	return township.None, err
}

// headOf reads the head that a new household brings with it; nil when there is none. A head without any word is none.
func (d *Desk) headOf(t *data.Tx, form township.HouseholdForm) (*edit, error) {
	if form.ID != 0 || !anyValue(form.Head) {
		return nil, nil
	}
	values := map[string]string{}
	for k, v := range form.Head {
		values[k] = v
	}
	values["relation"] = township.HeadRelation
	x, err := d.newEdit(t, township.Members, township.Form{Values: values})
	if err != nil {
		return nil, err
	}
	if x.new.Get("name") == "" && len(x.faults) == 0 {
		x.fault("name", "请填写户主姓名")
	}
	return x, x.checkNumber()
}

func anyValue(values map[string]string) bool {
	for key, v := range values {
		if v != "" && key != "relation" {
			return true
		}
	}
	return false
}

// join puts the head into the household that has just been made.
func (x *edit) join(household int64) error {
	if x == nil {
		return nil
	}
	x.new.Set("household_id", data.FormatID(household))
	_, err := x.tx.Insert(x.new)
	return err
}
