package households

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// headFields are asked with a new household.
var headFields = []sectionField{
	{key: "name"}, {key: "id_number"}, {key: "id_type"}, {key: "sex"}, {key: "birth_date"},
}

// memberSections are the cards of the member's form, in the order of the roster 人口信息.
var memberSections = []section{
	{"身份", []sectionField{
		{key: "name", required: true},
		{key: "relation"},
		{key: "id_number"},
		{key: "id_type"},
		{key: "sex"},
		{key: "birth_date"},
		{key: "nation"},
		{key: "politics"},
		{key: "phone"},
		{key: "code"},
		{key: "identified_on"},
	}},
	{"教育与健康", []sectionField{{key: "education"}, {key: "schooling"}, {key: "health"}}},
	{"劳动与务工", []sectionField{{key: "labour"}, {key: "work_area"}, {key: "work_months"}}},
	{"保险与保障", []sectionField{
		{key: "medical_insurance"}, {key: "illness_insurance"}, {key: "pension_insurance"}, {key: "minimum_living"}, {key: "destitute"},
	}},
}

// measureFields are the fields of a support measure.
var measureFields = []sectionField{
	{key: "kind", required: true}, {key: "content"}, {key: "began_on"}, {key: "amount", unit: "元"}, {key: "project"}, {key: "remark"},
}

// beginForm makes a form with what it offers read; nil when that failed, which has been told.
func (s *Screen) beginForm(key, title string) *form {
	f := newForm(s, key, title)
	if err := f.readOffers(); err != nil {
		s.host.Fail(err)
		return nil
	}
	return f
}

// openFile reads a household for a form; ok is false when that failed, which has been told.
func (s *Screen) openFile(id int64) (file township.HouseholdFile, ok bool) {
	file, err := s.desk.OpenHousehold(context.Background(), id)
	if err != nil {
		s.host.Fail(err)
	}
	return file, err == nil
}

// householdForm is the form of a household, 0 for a new one, which is made with its head.
func (s *Screen) householdForm(id int64) *form {
	file := township.HouseholdFile{Household: township.Households.NewRecord()}
	if id != 0 {
		var ok bool
		if file, ok = s.openFile(id); !ok {
			return nil
		}
	}
	title, subject := "新增户", "新增的一户"
	if id != 0 {
		subject = homeOf(file.Row.Head)
		title = "修改：" + subject
	}
	f := s.beginForm(draftKey("household", id, 0), title)
	if f == nil {
		return nil
	}
	f.subject, f.house = subject, file.Row
	house := newFormPart(f, file.Household)
	house.about = recordName(file.Row)
	f.parts = []*formPart{house}
	var cards []formCard
	if id == 0 {
		cards = append(cards, f.headCard())
		f.notice = []fyne.CanvasObject{widgets.NewQuiet("只知道一部分也可以先保存，之后再补；不进台账的户（档外五类、一般农户）也在这里新增。")}
	}
	for _, sec := range sections {
		if card := f.sectionCard(house, sec, file.Household); card.fields != nil || card.shown != nil {
			cards = append(cards, card)
		}
	}
	f.lay(cards...)
	f.save = func() (township.Saved, error) {
		whole := township.HouseholdForm{Form: house.filled()}
		if len(f.parts) > 1 {
			whole.Head = f.parts[1].filled().Values
		}
		return s.desk.SaveHousehold(context.Background(), whole)
	}
	f.saved = func(saved township.Saved) { s.show(saved.ID) }
	return f
}

// headCard asks for the head of a new household.
func (f *form) headCard() formCard {
	head := newFormPart(f, township.Members.NewRecord())
	f.parts = append(f.parts, head)
	return formCard{title: "户主", fields: head.add(headFields)}
}

// sectionCard is a card of the household's form. Income is shown, but worked out elsewhere.
func (f *form) sectionCard(house *formPart, sec section, h township.Record) formCard {
	card := formCard{title: sec.title, fields: house.add(sec.fields)}
	var shown []widgets.KeyValue
	for _, sf := range sec.fields {
		if text := h.Get(sf.key); text != "" && !township.Editable(township.Households, sf.key) {
			field := township.Households.Field(sf.key)
			shown = append(shown, widgets.KeyValue{Label: labelOf(field), Value: field.Show(text) + sf.unit})
		}
	}
	if len(shown) > 0 {
		hint := widgets.NewQuietProse("收入由名单带来，这里不能改；实际收入在收入计算表里算。")
		card.shown = widgets.Stack(8, hint, widgets.NewKeyValues(shown...))
	}
	if house.byKey["helper_name"] != nil && card.shown == nil && sec.fields[0].key == "helper_name" {
		card.shown = f.helperChoice(house)
	}
	return card
}

// memberForm is the form of a member of a household, 0 for one who is added to the record.
func (s *Screen) memberForm(id, household int64) *form {
	file, ok := s.openFile(household)
	if !ok {
		return nil
	}
	member, head := memberOf(file, id)
	home := homeOf(file.Row.Head)
	title := "补录成员：" + home
	if id != 0 {
		title = "修改成员：" + widgets.ShortName(member.Get("name"), "未填姓名") + "（" + home + "）"
	}
	f := s.beginForm(draftKey("member", id, household), title)
	if f == nil {
		return nil
	}
	f.subject, f.house = home+"的成员", file.Row
	if name := member.Get("name"); name != "" {
		f.subject = home + "的" + name
	}
	f.mayHead, f.head = head.ID == 0 || head.ID == id, head
	part := newFormPart(f, member)
	part.about = member.Get("name")
	f.parts = []*formPart{part}
	f.lay(memberCards(part)...)
	part.limitRelations()
	f.setMemberNotice(id, head)
	f.save = func() (township.Saved, error) {
		return s.desk.SaveMember(context.Background(), household, part.filled())
	}
	f.saved = func(township.Saved) {}
	if id == 0 {
		f.saved = s.file.nextMember
	}
	return f
}

// memberCards are the cards of the member's form. Whether the rest of the family is still to be entered is asked only of
// the head of whom a roster has left that open.
func memberCards(part *formPart) []formCard {
	var cards []formCard
	for i, sec := range memberSections {
		fields := sec.fields
		if i == 0 && part.was.Get("stub") != "" {
			fields = append(append([]sectionField(nil), fields...), sectionField{key: "stub"})
		}
		cards = append(cards, formCard{title: sec.title, fields: part.add(fields)})
	}
	return cards
}

// memberOf returns a member of a household and its head, empty records where there is none.
func memberOf(file township.HouseholdFile, id int64) (member, head township.Record) {
	member = township.Members.NewRecord()
	for _, m := range file.Members {
		if m.ID == id {
			member = m
		}
	}
	head, _ = township.HeadOf(file.Members)
	return member, head
}

// setMemberNotice says what adding a member here means, and offers the way for a change of the family.
func (f *form) setMemberNotice(id int64, head township.Record) {
	switch {
	case id == 0:
		f.notice = []fyne.CanvasObject{widgets.NewQuiet("补录是更正资料，不算自然增加。新出生、嫁入、迁入的人请办理自然增加。")}
		for _, d := range f.screen.Deeds {
			if d.Label == increaseDeed {
				f.notice = append(f.notice, widgets.NewButton(increaseDeed+"…", nil, func() {
					f.leave(func() { d.Do([]township.HouseholdRow{f.house}) })
				}))
			}
		}
	case head.ID == id:
		f.notice = []fyne.CanvasObject{widgets.NewQuiet("户主去世、迁出或家里要换户主，请办理户主变更。")}
	}
	f.page.SetFilters(f.notice...)
}

// increaseDeed is the label of the deed that records whom a family has gained.
const increaseDeed = "登记自然增加"

// measureForm is the form of a support measure of a household, 0 for a new one.
func (s *Screen) measureForm(id, household int64) *form {
	file, ok := s.openFile(household)
	if !ok {
		return nil
	}
	measure := township.Measures.NewRecord()
	for _, m := range file.Measures {
		if m.ID == id {
			measure = m
		}
	}
	home := homeOf(file.Row.Head)
	title := "登记帮扶措施：" + home
	if id != 0 {
		title = "修改帮扶措施：" + home
	}
	f := s.beginForm(draftKey("measure", id, household), title)
	if f == nil {
		return nil
	}
	f.subject, f.house = home+"的帮扶措施", file.Row
	part := newFormPart(f, measure)
	f.parts = []*formPart{part}
	f.lay(formCard{title: "帮扶措施", fields: part.add(measureFields)})
	f.save = func() (township.Saved, error) {
		return s.desk.SaveMeasure(context.Background(), household, part.filled())
	}
	f.saved = func(township.Saved) {}
	return f
}
