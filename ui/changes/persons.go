package changes

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// persons asks for the people who come, one block for each.
type persons struct {
	dialog *deedDialog
	blocks []*personBlock
	list   *fyne.Container
	note   *widgets.Prose
	object fyne.CanvasObject
}

// personBlock asks for one person; what else the archive keeps of him is filled in on the form of members.
type personBlock struct {
	name     *widgets.Entry
	sex      *widgets.FilterSelect
	number   *widgets.IDEntry
	birth    *widgets.DateEntry
	relation *widgets.FilterSelect
	fields   map[string]*widgets.Field
	form     *widgets.Form
}

func (d *deedDialog) newPersons() *persons {
	p := &persons{dialog: d, list: widgets.Stack(12), note: problem()}
	more := widgets.NewButton("再加一人", look.Icon(look.IconAdd), func() { p.more() })
	p.object = widgets.Stack(10, p.list, p.note, widgets.Row(0, more, widgets.Spacer()))
	p.more()
	return p
}

func (p *persons) more() {
	b := p.dialog.newPerson()
	p.blocks = append(p.blocks, b)
	p.list.Add(widgets.Stack(6, widgets.NewBold(fmt.Sprintf("增加的人（%d）", len(p.blocks))), b.form))
	p.dialog.grown()
}

func (d *deedDialog) newPerson() *personBlock {
	b := &personBlock{name: widgets.NewTextEntry(""), fields: map[string]*widgets.Field{}}
	b.number = widgets.NewIDEntry(look.Icon(look.IconEye))
	b.number.Validate = func(text string) error {
		_, _, err := township.CheckField(township.Members, township.Members.Field("id_number"), text, township.Checking{Today: d.screen.host.Today()})
		return err
	}
	b.number.OnBlur(func() { b.comesBack(d.departed(b)); b.follow() })
	b.birth = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	b.birth.NotAfter, b.birth.Partial = string(d.screen.host.Today()), true
	b.sex = widgets.NewDropDown("请选择", widgets.PlainOptions(township.Male, township.Female), func(string) { d.offer(b) })
	b.relation = widgets.NewDropDown("请选择", nil, nil)
	d.offer(b)
	b.form = widgets.NewForm(d.submit,
		b.field("name", "姓名", b.name, true, nil), b.field("id_number", "证件号码", b.number, false, func(string) string { return d.departedNote(b) }), b.field("sex", "性别", b.sex, true, nil),
		b.field("birth_date", "出生日期", b.birth, false, nil), b.field("relation", "与户主关系", b.relation, true, nil))
	return b
}

func (b *personBlock) field(key, label string, input widgets.Input, required bool, note func(string) string) *widgets.Field {
	options := widgets.FieldOptions{Required: required, Note: note}
	if key == "id_number" {
		options.Hint = "还没有证件的可以空着"
	}
	b.fields[key] = widgets.NewField(label, input, options)
	return b.fields[key]
}

// departed is who had the number that was typed before he left; one without ID means nobody.
func (d *deedDialog) departed(b *personBlock) (township.Record, string) {
	m, home, err := d.screen.desk.Departed(context.Background(), b.number.Value())
	if err != nil {
		return township.Record{}, "" // the deed asks again, and says what is wrong
	}
	return m, home
}

// departedNote says that the person has a record, which goes on.
func (d *deedDialog) departedNote(b *personBlock) string {
	m, home := d.departed(b)
	if m.ID == 0 {
		return ""
	}
	return fmt.Sprintf("%s原在%s，%s %s；登记后接续原来的资料。", m.Get("name"), home, m.Get("left_on"), m.Get("left_way"))
}

// comesBack takes what the archive knows of one who left where nothing was typed.
func (b *personBlock) comesBack(m township.Record, _ string) {
	if m.ID == 0 {
		return
	}
	if b.name.Text == "" {
		b.name.SetText(m.Get("name"))
		b.fields["name"].Check()
	}
	if b.sex.Value() == "" && m.Get("sex") != "" {
		b.sex.SetValue(m.Get("sex"))
		b.sex.OnChanged(m.Get("sex"))
	}
	if b.birth.Text == "" {
		b.birth.SetValue(m.Get("birth_date"))
	}
}

// follow takes sex and birth date from the ID number where they were not given.
func (b *personBlock) follow() {
	id := township.IDNumber(b.number.Value())
	if id.Fault() != "" {
		return
	}
	if born, ok := id.Birth(); ok && b.birth.Text == "" {
		b.birth.SetValue(string(born))
	}
	if b.sex.Value() == "" && id.Sex() != "" {
		b.sex.SetValue(id.Sex())
		b.sex.OnChanged(id.Sex())
	}
}

// offer lets the relation be chosen among those that fit the sex.
func (d *deedDialog) offer(b *personBlock) {
	relations := d.words.Of("与户主关系")
	fitting := township.RelationsToHead(b.sex.Value(), relations)
	if len(d.family.Present()) == 0 {
		fitting = append([]string{township.HeadRelation}, fitting...)
	}
	b.relation.SetOptions(widgets.PlainOptions(fitting...))
}

// born gives the new-born who have no birth date yet the day of the event.
func (p *persons) born(h township.Happening) {
	if day, ok := township.ParseDate(string(h.On)); !ok || !day.Full() || h.Way != township.WayBorn {
		return
	}
	for _, b := range p.blocks {
		if b.birth.Text == "" {
			b.birth.SetValue(string(h.On))
		}
	}
}

// records are the people as they were typed.
func (p *persons) records() []township.Record {
	var out []township.Record
	for _, b := range p.blocks {
		m := township.Members.NewRecord()
		m.Set("name", p.clean("name", b.name.Text))
		m.Set("sex", b.sex.Value())
		m.Set("id_number", p.clean("id_number", b.number.Value()))
		m.Set("birth_date", b.birth.Value())
		if b.birth.Value() == "" {
			m.Set("birth_date", b.birth.Text)
		}
		m.Set("relation", b.relation.Value())
		out = append(out, m)
	}
	return out
}

// clean is a value as the archive keeps it; one that is refused stays as it was typed.
func (p *persons) clean(key, typed string) string {
	kept, _, err := township.CheckField(township.Members, township.Members.Field(key), typed, township.Checking{Today: p.dialog.screen.host.Today()})
	if err != nil {
		return typed
	}
	return kept
}

func (p *persons) tell(problems township.EventProblems) {
	say(p.note, problems.Of(township.EntryPeople, 0))
	for i, b := range p.blocks {
		for key, field := range b.fields {
			field.SetProblem(problems.Of(key, int64(i+1)))
		}
	}
}
