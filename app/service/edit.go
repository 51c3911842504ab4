package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// screenHouseholds is the screen that forms stand on.
const screenHouseholds township.Origin = "屏幕：农户"

// edit is one record of a form on its way into the archive: what was typed is checked field by field, and against what
// other deeds did since the form was opened.
type edit struct {
	tx     *data.Tx
	words  township.Vocabularies
	today  township.Date
	entity *township.Entity
	form   township.Form

	old    township.Record   // as it is in the archive; empty for a new one
	new    township.Record   // as it is to be
	values map[string]string // what is to be written, by key
	faults []township.FieldFault
}

// newEdit reads the record of a form and applies what was typed.
func (d *Desk) newEdit(t *data.Tx, e *township.Entity, form township.Form) (*edit, error) {
	words, err := vocabularies(t.Read())
	if err != nil {
		return nil, err
	}
	x := &edit{tx: t, words: words, today: d.Today(), entity: e, form: form, old: e.NewRecord(), values: map[string]string{}}
	if form.ID != 0 {
		if x.old, err = t.Get(e, form.ID); err != nil {
			return nil, err
		}
	}
	x.new = x.old.Clone()
	for _, f := range e.Fields {
		x.take(f)
	}
	return x, nil
}

// take checks one field and puts it into the record, if it was changed.
func (x *edit) take(f township.Field) {
	if !x.form.Changed(f.Key) {
		return
	}
	if !township.Editable(x.entity, f.Key) {
		x.fault(f.Key, "不能在这里修改")
		return
	}
	value, _, err := township.CheckField(x.entity, f, x.form.Values[f.Key], township.Checking{Today: x.today, Words: x.words.Of(f.Vocabulary)})
	if err != nil {
		x.fault(f.Key, township.Say(err))
		return
	}
	now, was := x.old.Get(f.Key), x.form.Was[f.Key]
	switch {
	case value == was || value == now:
	case x.form.ID != 0 && now != was:
		x.faults = append(x.faults, township.FieldFault{
			Entity: x.entity, Field: f.Key, Conflict: true, Now: now,
			Text: "打开以后已被别的操作改为“" + x.shown(f, now) + "”，您填的是“" + x.shown(f, value) + "”",
		})
	default:
		x.new.Set(f.Key, value)
		x.values[f.Key] = value
	}
}

// shown writes a value as the screen does, the name in place of a village's number.
func (x *edit) shown(f township.Field, value string) string {
	switch {
	case value == "":
		return "空"
	case f.Key == "village_id":
		if v, err := x.tx.Get(township.Villages, parseInt(value)); err == nil {
			return v.Get("name")
		}
	}
	return f.ShowMasked(value)
}

func (x *edit) fault(key, text string) {
	x.faults = append(x.faults, township.FieldFault{Entity: x.entity, Field: key, Text: text})
}

// taken says that another household has a number or code already.
func (x *edit) taken(key, text string, household int64) {
	x.faults = append(x.faults, township.FieldFault{
		Entity: x.entity, Field: key, Text: text, HouseholdID: household, Household: homeName(x.tx, household),
	})
}

// write puts the record, unless a form has faults; changed is false when nothing was to be written.
func (x *edit) write() (id int64, changed bool, err error) {
	if err := township.NewFormError(x.faults); err != nil {
		return 0, false, err
	}
	if x.form.ID == 0 {
		id, err = x.tx.Insert(x.new)
		return id, true, err
	}
	n, err := x.tx.Update(x.entity, x.form.ID, x.values)
	return x.form.ID, n > 0, err
}

// missingOf lists what a household lacks.
func missingOf(read data.Reader, household int64) ([]township.Missing, error) {
	h, err := read.Household(household)
	if err != nil {
		return nil, err
	}
	members, err := read.MembersOf(household)
	return township.MissingOf(h, members), err
}

// Missing lists what a household still lacks, in the order of the forms.
func (d *Desk) Missing(ctx context.Context, household int64) ([]township.Missing, error) {
	return missingOf(d.archive.Read(ctx), household)
}
