package changes

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// Split opens 分户 for a household: who goes, who is head there, and what the new household is.
func (s *Screen) Split(household int64) {
	if d := s.split(household); d != nil {
		d.show()
	}
}

func (s *Screen) split(household int64) *deedDialog {
	d := s.begin(household, "分户", "分出新户")
	if d == nil {
		return nil
	}
	villages, err := s.desk.Villages(context.Background())
	if err != nil {
		s.host.Fail(err)
		return nil
	}
	d.title += "：" + headName(d.family) + "户"
	h := d.newHappening(township.EventSplit, nil)
	home := d.newHome(villages)
	choice, rest := d.newHeadTable("新户的户主", township.EntryHead), d.newHeadTable("原户的新户主", township.EntryRest)
	var people *picker
	people = d.newPicker("分出去的人", func() {
		going := people.chosen()
		choice.set(slices.DeleteFunc(d.family.Present(), func(m township.Record) bool { return !slices.Contains(going, m.ID) }))
		rest.set(d.headless(going))
	})
	d.add(h.content(), h)
	d.add(people.object, people)
	d.add(choice.object, choice)
	d.add(rest.object, rest)
	d.add(home.object, home)
	d.next = people.firstCheck
	request := func() township.HouseholdSplit {
		req := township.HouseholdSplit{Household: household, Happening: h.value(), People: people.chosen(), Choice: choice.choice()}
		home.fill(&req)
		if req.NeedsHead(d.family) {
			c := rest.choice()
			req.Rest = &c
		}
		return req
	}
	d.asks = func() any { return request() }
	d.check = func() township.EventProblems { return request().Check(s.host.Today(), d.family) }
	d.do = func() (township.Deed, error) {
		deed, _, err := s.desk.SplitHousehold(context.Background(), request(), origin)
		return deed, err
	}
	d.told = func() string {
		return fmt.Sprintf("已分出%s户 %d 人；新户不在台账里，需要的话请移入台账", nameOf(d.family, choice.choice().Head), len(people.chosen()))
	}
	return d
}

// home asks for the new household of a 分户.
type home struct {
	code, group, address, phone *widgets.Entry
	village                     *widgets.FilterSelect
	status                      *widgets.Check
	fields                      map[string]*widgets.Field // by the key of what is typed
	form                        *widgets.Form
	object                      fyne.CanvasObject
}

func (d *deedDialog) newHome(villages []township.Village) *home {
	h := &home{
		code: widgets.NewTextEntry("国家系统还没有编号的可以空着"), group: widgets.NewTextEntry(""), address: widgets.NewTextEntry(""),
		phone: widgets.NewTextEntry(""),
	}
	options := make([]widgets.Option, len(villages))
	for i, v := range villages {
		options[i] = widgets.Option{Value: idText(v.ID), Label: v.Name}
	}
	h.village = widgets.NewDropDown("请选择", options, nil)
	h.village.SetValue(d.family.Household.Get("village_id"))
	h.group.SetText(d.family.Household.Get("group_name"))
	h.address.SetText(d.family.Household.Get("address"))
	h.status = widgets.NewCheck("沿用原户的户类型、脱贫和监测情况、帮扶责任人", nil)
	h.status.SetChecked(true)
	h.fields = map[string]*widgets.Field{
		"code": d.homeField("code", "户编号", h.code), "group_name": d.homeField("group_name", "组", h.group),
		"address": d.homeField("address", "家庭住址", h.address), "phone": d.homeField("phone", "联系电话", h.phone),
	}
	h.form = widgets.NewForm(d.submit, h.fields["code"], widgets.NewField("行政村", h.village, widgets.FieldOptions{}),
		h.fields["group_name"], h.fields["address"], h.fields["phone"])
	d.followForm(h.form)
	d.follows(h.status)
	h.object = widgets.Stack(6, widgets.NewBold("新户"), h.form, h.status)
	return h
}

// homeField checks what is typed as the form of households does.
func (d *deedDialog) homeField(key, label string, entry *widgets.Entry) *widgets.Field {
	return widgets.NewField(label, entry, widgets.FieldOptions{Validate: func(text string) error {
		_, _, err := township.CheckField(township.Households, township.Households.Field(key), text, township.Checking{Today: d.screen.host.Today()})
		return err
	}})
}

func (h *home) fill(req *township.HouseholdSplit) {
	req.Code, req.Group, req.Address, req.Phone = h.code.Text, h.group.Text, h.address.Text, h.phone.Text
	req.Village, req.Status = idOf(h.village.Value()), h.status.Checked
}

func (h *home) tell(p township.EventProblems) fyne.Focusable {
	for key, field := range h.fields {
		field.SetProblem(p.Of(key, 0))
	}
	return firstWrong(h.form.Fields()...)
}

// Merge opens 并户 for a household: into which other, and how each stands to its head.
func (s *Screen) Merge(household int64) {
	if d := s.merge(household); d != nil {
		d.show()
	}
}

func (s *Screen) merge(household int64) *deedDialog {
	d := s.begin(household, "并户", "并入那一户")
	if d == nil {
		return nil
	}
	rows, err := s.desk.Households(context.Background())
	if err != nil {
		s.host.Fail(err)
		return nil
	}
	d.title += "：" + headName(d.family) + "户"
	h := d.newHappening(township.EventMerge, nil)
	relations := d.newRelationTable("各人与那一户户主的关系")
	into := d.newTarget(household, rows, func(chosen int64) { relations.join(s.headOf(chosen)) })
	relations.set(d.family.Present())
	text := fmt.Sprintf("全户 %d 人转入另一户，这一户注销；在台账里的，从发生日期起出账。", len(d.family.Present()))
	d.add(widgets.NewQuietProse(text), nil)
	d.add(into.object, into)
	d.add(h.content(), h)
	d.add(relations.object, relations)
	d.first = into.village
	into.household.OnEnter(func() { d.goTo(h.date) })
	d.next = relations.first
	request := func() township.HouseholdMerge {
		return township.HouseholdMerge{Household: household, Into: into.chosen(), Happening: h.value(), Relations: relations.choice().Relations}
	}
	d.asks = func() any { return request() }
	d.check = func() township.EventProblems {
		var target township.Family
		if into.chosen() != 0 {
			if target, err = s.desk.Family(context.Background(), into.chosen()); err != nil {
				return township.EventProblems{{Field: township.EntryInto, Text: township.Say(err)}}
			}
		}
		return request().Check(s.host.Today(), d.family, target)
	}
	d.do = func() (township.Deed, error) { return s.desk.MergeHouseholds(context.Background(), request(), origin) }
	d.told = func() string {
		return headName(d.family) + "户已并入" + widgets.ShortName(s.headOf(into.chosen()).Get("name"), "另一") + "户"
	}
	return d
}

// headOf returns the head of a household, a record of nobody where there is none.
func (s *Screen) headOf(household int64) township.Record {
	head := township.Members.NewRecord()
	if household == 0 {
		return head
	}
	f, err := s.desk.Family(context.Background(), household)
	if err != nil {
		return head // the deed asks again, and says what is wrong
	}
	if h, ok := township.HeadOf(f.Members); ok {
		head = h
	}
	return head
}

// target chooses the household that takes the people in, by village and then by head.
type target struct {
	village, household *widgets.FilterSelect
	field              *widgets.Field
	object             fyne.CanvasObject
}

// newTarget offers the households that are, but for its own; chosen is told of every choice, 0 for none.
func (d *deedDialog) newTarget(own int64, rows []*township.HouseholdRow, chosen func(household int64)) *target {
	t := &target{}
	var names []string
	of := map[string][]widgets.Option{}
	home := ""
	for _, r := range rows {
		if r.ID == own {
			home = r.Village
		}
		if r.Closed != "" || r.ID == own {
			continue
		}
		if of[r.Village] == nil {
			names = append(names, r.Village)
		}
		of[r.Village] = append(of[r.Village], widgets.Option{Value: idText(r.ID), Label: fmt.Sprintf("%s %s　%d人　%s", r.Group, widgets.ShortName(r.Head, "户主未知"), r.People, r.Code)})
	}
	t.household = widgets.NewDropDown("请选择，可输入姓名", of[home], func(string) { chosen(t.chosen()) })
	t.village = widgets.NewDropDown("请选择", widgets.PlainOptions(names...), func(v string) {
		t.household.SetOptions(of[v])
		chosen(t.chosen())
	})
	t.village.SetValue(home)
	t.field = widgets.NewField("并入哪一户", t.household, widgets.FieldOptions{Required: true})
	form := widgets.NewForm(d.submit, widgets.NewField("行政村", t.village, widgets.FieldOptions{}), t.field)
	d.followForm(form)
	t.object = form
	return t
}

func (t *target) chosen() int64 { return idOf(t.household.Value()) }

func (t *target) tell(p township.EventProblems) fyne.Focusable {
	t.field.SetProblem(p.Of(township.EntryInto, 0))
	if text := p.Of(township.EntryPeople, 0); text != "" {
		t.field.SetProblem(text)
	}
	return firstWrong(t.field)
}
