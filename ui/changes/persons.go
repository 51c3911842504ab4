package changes

import (
	"context"
	"fmt"
	"slices"

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
	heading  *widgets.Text
	remove   *widgets.Button
	name     *widgets.Entry
	sex      *widgets.FilterSelect
	number   *widgets.IDEntry
	birth    *widgets.DateEntry
	relation *widgets.FilterSelect
	given    map[string]string // birth date and sex as the ID number said that was typed
	fields   map[string]*widgets.Field
	form     *widgets.Form
	object   fyne.CanvasObject
}

func (d *deedDialog) newPersons() *persons {
	p := &persons{dialog: d, list: widgets.Stack(12), note: problem()}
	more := widgets.NewButton("再加一人", look.Icon(look.IconAdd), func() {
		b := p.more()
		d.scroll.ScrollToBottom() // to the person, who is the last
		d.screen.focus(b.name)
	})
	p.object = widgets.Stack(10, p.list, p.note, widgets.Row(0, more, widgets.Spacer()))
	p.more()
	return p
}

// more asks for one person more.
func (p *persons) more() *personBlock {
	b := p.dialog.newPerson()
	b.heading = widgets.NewBold("")
	b.remove = widgets.NewQuietButton("去掉这一人", look.Icon(look.IconClose), func() { p.less(b) })
	b.object = widgets.Stack(6, widgets.Row(8, b.heading, widgets.Spacer(), b.remove), b.form)
	p.blocks = append(p.blocks, b)
	p.list.Add(b.object)
	p.number()
	return b
}

// less asks for one person less.
func (p *persons) less(b *personBlock) {
	p.blocks = slices.DeleteFunc(p.blocks, func(other *personBlock) bool { return other == b })
	p.list.Remove(b.object)
	p.number()
	p.dialog.goTo(p.blocks[len(p.blocks)-1].name)
}

// number counts the blocks; the last one stays.
func (p *persons) number() {
	for i, b := range p.blocks {
		b.heading.SetText(fmt.Sprintf("增加的人（%d）", i+1))
		b.remove.Hidden = len(p.blocks) == 1
		b.remove.Refresh()
	}
	p.dialog.grown()
}

func (d *deedDialog) newPerson() *personBlock {
	b := &personBlock{name: widgets.NewTextEntry(""), fields: map[string]*widgets.Field{}, given: map[string]string{}}
	b.number = widgets.NewIDEntry(look.Icon(look.IconEye))
	b.number.Letters = true
	b.number.Validate = func(text string) error { _, _, err := d.memberValue("id_number", text); return err }
	b.number.OnBlur(func() { b.comesBack(d.holder(b)); b.follow() })
	b.birth = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	b.birth.NotAfter, b.birth.Partial = string(d.screen.host.Today()), true
	b.sex = widgets.NewDropDown("请选择", widgets.PlainOptions(township.Male, township.Female), func(string) { d.offer(b); b.sexChosen() })
	b.relation = widgets.NewDropDown("请选择", nil, nil)
	d.offer(b)
	doubt := func(key string) func(string) string {
		return func(string) string { return township.DoubtsOf(b.record(d))[key] }
	}
	b.form = widgets.NewForm(d.submit,
		b.field("name", "姓名", b.name, widgets.FieldOptions{
			Required: true, Validate: func(text string) error { _, _, err := d.memberValue("name", text); return err },
		}),
		b.field("id_number", "证件号码", b.number, widgets.FieldOptions{
			Hint: "还没有证件的可以空着", Note: func(string) string { return d.numberNote(b) },
		}),
		b.field("sex", "性别", b.sex, widgets.FieldOptions{Required: true, Note: doubt("sex")}),
		b.field("birth_date", "出生日期", b.birth, widgets.FieldOptions{Note: doubt("birth_date")}),
		b.field("relation", "与户主关系", b.relation, widgets.FieldOptions{Required: true, Note: func(string) string { return d.spouseDoubt(b) }}))
	d.followForm(b.form)
	return b
}

// spouseDoubt says that the husband or wife of the head is of the head's sex.
func (d *deedDialog) spouseDoubt(b *personBlock) string {
	head, _ := township.HeadOf(d.family.Present())
	return township.SpouseDoubt(b.record(d), head)
}

// sexChosen looks again at what has to fit the sex.
func (b *personBlock) sexChosen() {
	b.fields["sex"].Check()
	if b.relation.Value() != "" {
		b.fields["relation"].Check()
	}
}

func (b *personBlock) field(key, label string, input widgets.Input, options widgets.FieldOptions) *widgets.Field {
	b.fields[key] = widgets.NewField(label, input, options)
	return b.fields[key]
}

// memberValue looks at one value of a member as his form does.
func (d *deedDialog) memberValue(key, typed string) (kept, doubt string, err error) {
	return township.CheckField(township.Members, township.Members.Field(key), typed, township.Checking{Today: d.screen.host.Today()})
}

// clean is a value as the archive keeps it; one that is refused stays as it was typed.
func (d *deedDialog) clean(key, typed string) string {
	kept, _, err := d.memberValue(key, typed)
	if err != nil {
		return typed
	}
	return kept
}

// holder is whose number was typed, and his household; one without ID means nobody.
func (d *deedDialog) holder(b *personBlock) (township.Record, string) {
	m, home, err := d.screen.desk.Holder(context.Background(), d.clean("id_number", b.number.Value()))
	if err != nil {
		return township.Record{}, "" // the deed asks again, and says what is wrong
	}
	return m, home
}

// numberNote says what is doubtful about a number, and that a person who left has a record, which goes on.
func (d *deedDialog) numberNote(b *personBlock) string {
	m, home := d.holder(b)
	switch {
	case m.ID == 0:
		_, doubt, _ := d.memberValue("id_number", b.number.Value())
		return doubt
	case township.Present(m):
		return home + "的" + m.Get("name") + "已用这个号码，请核对。"
	}
	return fmt.Sprintf("%s原在%s，%s %s；登记后接续原来的资料。", m.Get("name"), home, m.Get("left_on"), m.Get("left_way"))
}

// comesBack takes what the archive knows of one who left where nothing was typed.
func (b *personBlock) comesBack(m township.Record, _ string) {
	if m.ID == 0 || township.Present(m) {
		return
	}
	if b.name.Text == "" {
		b.name.SetText(m.Get("name"))
		b.fields["name"].Check()
	}
	if b.birth.Text == "" {
		b.birth.SetValue(m.Get("birth_date"))
	}
	b.setSex(m.Get("sex"))
}

// follow takes sex and birth date from the ID number where they were not given, or by another number, and says where they differ from it.
func (b *personBlock) follow() {
	id := township.IDNumber(township.Squeeze(b.number.Value()))
	if born, ok := id.Birth(); ok && id.Fault() == "" && (b.birth.Text == "" || b.birth.Text == b.given["birth_date"]) {
		b.given["birth_date"] = string(born)
		b.birth.SetValue(string(born))
	}
	if id.Fault() == "" {
		b.setSex(id.Sex())
	}
	for _, key := range []string{"sex", "birth_date"} {
		if field := b.fields[key]; field.Problem() == "" && (key == "sex" && b.sex.Value() != "" || key == "birth_date" && b.birth.Text != "") {
			field.Check()
		}
	}
}

// setSex sets a sex that was not chosen yet, or only by another number.
func (b *personBlock) setSex(sex string) {
	if now := b.sex.Value(); sex != "" && now != sex && (now == "" || now == b.given["sex"]) {
		b.given["sex"] = sex
		b.sex.SetValue(sex)
		b.sex.OnChanged(sex)
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
	out := make([]township.Record, len(p.blocks))
	for i, b := range p.blocks {
		out[i] = b.record(p.dialog)
	}
	return out
}

// record is the person as typed; what is refused stays in it, so that a sentence can name it.
func (b *personBlock) record(d *deedDialog) township.Record {
	m := township.Members.NewRecord()
	m.Set("name", d.clean("name", b.name.Text))
	m.Set("sex", b.sex.Value())
	m.Set("id_number", d.clean("id_number", b.number.Value()))
	m.Set("birth_date", b.birth.Value())
	if b.birth.Value() == "" {
		m.Set("birth_date", b.birth.Text)
	}
	m.Set("relation", b.relation.Value())
	return m
}

// known adds what the archive has against the numbers: that somebody present has one, or that who had it cannot be he
// who comes.
func (p *persons) known(problems township.EventProblems, h township.Happening) township.EventProblems {
	for i, b := range p.blocks {
		var err error
		switch m, home := p.dialog.holder(b); {
		case m.ID == 0:
		case township.Present(m):
			err = township.Taken(m, b.record(p.dialog), home)
		default:
			err = township.Returning(m, b.record(p.dialog), h)
		}
		if err != nil && problems.Of("id_number", int64(i+1)) == "" {
			problems = append(problems, township.EventProblem{Field: "id_number", Member: int64(i + 1), Text: township.Say(err)})
		}
	}
	return problems
}

func (p *persons) tell(problems township.EventProblems) (wrong fyne.Focusable) {
	whole := problems.Of(township.EntryPeople, 0)
	say(p.note, whole)
	for i, b := range p.blocks {
		for key, field := range b.fields {
			if text := problems.Of(key, int64(i+1)); text != "" {
				field.SetProblem(text)
			} else {
				field.Check() // what is doubtful stays said
			}
		}
		if first := firstWrong(b.form.Fields()...); wrong == nil {
			wrong = first
		}
	}
	if wrong == nil && whole != "" {
		return p.blocks[0].name
	}
	return wrong
}
