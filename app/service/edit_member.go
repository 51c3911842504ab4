package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// SaveMember writes a member of a household as the form was left. A new one is a correction of the record (补录): whom
// the family has gained on a day is an event, which is recorded as such. What is refused comes as a
// *township.FormError, and nothing of the form is written.
func (d *Desk) SaveMember(ctx context.Context, household int64, form township.Form) (township.Saved, error) {
	saved := township.Saved{ID: form.ID, Household: household}
	deed, err := d.do(ctx, d.info(township.DeedMember, "修改家庭成员", screenHouseholds), func(t *data.Tx) error {
		x, err := d.newEdit(t, township.Members, form)
		if err != nil {
			return err
		}
		others, err := x.othersIn(household)
		if err != nil {
			return err
		}
		if err := x.checkMember(others); err != nil {
			return err
		}
		if saved.ID, _, err = x.write(); err != nil {
			return err
		}
		if err := x.settleStub(others); err != nil {
			return err
		}
		if saved.Missing, err = missingOf(t.Read(), household); err != nil {
			return err
		}
		verb := "补录"
		if form.ID != 0 {
			verb = "修改"
		}
		return t.Retitle(verb + "成员：" + homeName(t, household) + " " + x.new.Get("name"))
	})
	saved.Deed = deed
	return saved, err
}

// othersIn returns the other members of the household that the member is in or is to be in.
func (x *edit) othersIn(household int64) ([]township.Record, error) {
	h, err := x.tx.Read().Household(household)
	if err != nil {
		return nil, err
	}
	if x.form.ID == 0 {
		if h.Get("closed_on") != "" {
			return nil, township.Errorf(township.CodeConflict, "%s已于 %s 注销，不能再补录成员。", homeName(x.tx, household), h.Get("closed_on"))
		}
		x.new.Set("household_id", data.FormatID(household))
	} else if parseInt(x.old.Get("household_id")) != household {
		return nil, township.Errorf(township.CodeConflict, "%s已不在这一户，没有保存。请刷新后重试。", x.old.Get("name"))
	}
	all, err := x.tx.Read().MembersOf(household)
	var others []township.Record
	for _, m := range all {
		if m.ID != x.form.ID {
			others = append(others, m)
		}
	}
	return others, err
}

// checkMember looks at what concerns the member beside the others.
func (x *edit) checkMember(others []township.Record) error {
	if x.new.Get("name") == "" {
		x.fault("name", "请填写姓名")
	}
	head, led := township.HeadOf(others)
	is, was := township.IsHead(x.new), township.IsHead(x.old)
	_, changed := x.values["relation"]
	switch {
	case changed && is && led:
		x.fault("relation", "本户户主是"+head.Get("name")+"，一户只有一名户主；要换户主请办理“户主变更”")
	case changed && was && !led:
		x.fault("relation", "改后本户就没有户主；要换户主请办理“户主变更”")
	default:
		x.checkRelationSex()
	}
	return x.checkNumber()
}

// checkRelationSex refuses a relation that a person of this sex cannot have.
func (x *edit) checkRelationSex() {
	_, relation := x.values["relation"]
	_, sex := x.values["sex"]
	implied := township.RelationSex(x.new.Get("relation"))
	if (relation || sex) && implied != "" && x.new.Get("sex") != "" && implied != x.new.Get("sex") {
		x.fault("relation", "性别是“"+x.new.Get("sex")+"”，与户主关系不能是“"+x.new.Get("relation")+"”")
	}
}

// checkNumber refuses an ID number that another person has, present or past.
func (x *edit) checkNumber() error {
	number, ok := x.values["id_number"]
	if !ok {
		return nil
	}
	fault, err := holderOf(x.tx.Read(), number, x.form.ID)
	if err == nil && fault.Text != "" {
		x.faults = append(x.faults, fault)
	}
	return err
}

// HolderOf tells who has an ID number already, other than a member; a fault without text means nobody.
func (d *Desk) HolderOf(ctx context.Context, number string, member int64) (township.FieldFault, error) {
	return holderOf(d.archive.Read(ctx), number, member)
}

func holderOf(read data.Reader, number string, member int64) (fault township.FieldFault, err error) {
	key := township.IDNumber(number).Key()
	if key == "" {
		return fault, nil
	}
	holders, err := read.MembersOfNumber(key)
	for _, m := range holders {
		if m.ID == member {
			continue
		}
		home := parseInt(m.Get("household_id"))
		fault = township.FieldFault{Entity: township.Members, Field: "id_number", HouseholdID: home, Household: homeNameIn(read, home)}
		fault.Text = fault.Household + "的" + m.Get("name") + "已用这个号码"
		if left := m.Get("left_on"); left != "" {
			fault.Text += "（" + left + " " + m.Get("left_way") + "）；同一人来到本户请登记“自然增加”"
		}
		break
	}
	return fault, err
}

// settleStub takes the mark off a head of whom only a roster of households had spoken, once as many people are entered
// as that roster said.
func (x *edit) settleStub(others []township.Record) error {
	if x.form.ID != 0 {
		return nil
	}
	home := parseInt(x.new.Get("household_id"))
	h, err := x.tx.Read().Household(home)
	if err != nil || int64(len(township.PresentMembers(others))+1) < parseInt(h.Get("people_declared")) {
		return err
	}
	for _, m := range others {
		if m.Get("stub") == "" {
			continue
		}
		if _, err := x.tx.Update(township.Members, m.ID, map[string]string{"stub": ""}); err != nil {
			return err
		}
	}
	return nil
}
