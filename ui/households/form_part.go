package households

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// formPart is the fields of one record on a form.
type formPart struct {
	form   *form
	entity *township.Entity
	id     int64  // 0 for a record that is new
	about  string // who it is, for the note of whoever shows a number
	was    township.Record
	fields []*formField
	byKey  map[string]*formField
	given  map[string]string // what the ID number said that was typed, as long as nobody wrote something else
}

func newFormPart(f *form, was township.Record) *formPart {
	return &formPart{form: f, entity: was.Entity, id: was.ID, was: was, byKey: map[string]*formField{}, given: map[string]string{}}
}

// add makes the fields of a section that a person may change.
func (p *formPart) add(fields []sectionField) []*widgets.Field {
	var out []*widgets.Field
	for _, sf := range fields {
		if !township.Editable(p.entity, sf.key) {
			continue
		}
		f := newFormField(p, sf)
		f.begin(p.was.Get(sf.key))
		p.fields = append(p.fields, f)
		p.byKey[sf.key] = f
		out = append(out, f.field)
	}
	return out
}

// record is what the form says, as far as it is right.
func (p *formPart) record() township.Record {
	r := p.was.Clone()
	for _, f := range p.fields {
		value := f.value()
		if f.changed() {
			if canonical, _, err := f.check(); err == nil {
				value = canonical
			}
		}
		r.Set(f.meta.Key, value)
	}
	return r
}

// filled is the record as the archive takes it.
func (p *formPart) filled() township.Form {
	form := township.Form{ID: p.id, Was: map[string]string{}, Values: map[string]string{}}
	for _, f := range p.fields {
		form.Was[f.meta.Key], form.Values[f.meta.Key] = f.was, f.value()
	}
	return form
}

// changed are the fields that say something else than the archive.
func (p *formPart) changed() []*formField {
	var out []*formField
	for _, f := range p.fields {
		if f.changed() {
			out = append(out, f)
		}
	}
	return out
}

// typed follows a field with the others that depend on it, while one types.
func (p *formPart) typed(f *formField) {
	switch f.meta.Key {
	case "id_number":
		id := township.IDNumber(township.Squeeze(f.read()))
		if n := len(id); n == 18 || n == 20 || n == 22 {
			p.suggest(id)
			f.field.Check()
		}
		p.recheck("sex", "birth_date")
	case "sex":
		p.limitRelations()
		p.recheck("sex", "relation")
	}
}

// left does what a field asks for once it is left and right.
func (p *formPart) left(f *formField) {
	if f.meta.Key == "id_number" {
		p.findHolder(f)
	}
}

// suggest fills birth date and sex from a sound number where they are not filled yet, or were filled from another number.
func (p *formPart) suggest(id township.IDNumber) {
	if id.Fault() != "" {
		return
	}
	if birth, ok := id.Birth(); ok {
		p.fill("birth_date", string(birth))
	}
	p.fill("sex", id.Sex())
	p.limitRelations()
}

func (p *formPart) fill(key, value string) {
	f := p.byKey[key]
	if f == nil || value == "" {
		return
	}
	if was := f.read(); was == "" || was == p.given[key] {
		p.given[key] = value
		f.write(value)
		f.field.Check()
	}
}

// recheck says anew what there is to say beside fields that hold something.
func (p *formPart) recheck(keys ...string) {
	for _, key := range keys {
		if f := p.byKey[key]; f != nil && f.read() != "" {
			f.field.Check()
		}
	}
}

// findHolder says beside a number at once that somebody has it already.
func (p *formPart) findHolder(f *formField) {
	fault, err := p.form.screen.desk.HolderOf(context.Background(), f.read(), p.id)
	if err != nil {
		p.form.screen.host.Fail(err)
		return
	}
	if fault.Text != "" {
		f.refuse(fault)
	}
}

// findHolders says the same of all numbers that were typed and are right but for that.
func (f *form) findHolders() {
	for _, p := range f.parts {
		if field := p.byKey["id_number"]; field != nil && field.changed() && field.field.Problem() == "" {
			p.findHolder(field)
		}
	}
}

// limitRelations offers the relations that a person of this sex can have; there is one head only.
func (p *formPart) limitRelations() {
	f := p.byKey["relation"]
	if f == nil {
		return
	}
	words := township.RelationsFor(p.byKey["sex"].read(), p.form.vocabularies.Of(f.meta.Vocabulary))
	var options []widgets.Option
	for _, w := range words {
		if w != township.HeadRelation || p.form.mayHead {
			options = append(options, widgets.Option{Value: w, Label: w})
		}
	}
	f.offer(options)
}
