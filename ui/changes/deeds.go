package changes

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

func idText(id int64) string { return strconv.FormatInt(id, 10) }

func idOf(text string) int64 {
	id, _ := strconv.ParseInt(text, 10, 64)
	return id
}

// Increase opens 登记自然增加 for a household.
func (s *Screen) Increase(household int64) {
	if d := s.increase(household); d != nil {
		d.show()
	}
}

func (s *Screen) increase(household int64) *deedDialog {
	d := s.begin(household, "登记自然增加", "登记增加")
	if d == nil {
		return nil
	}
	d.title += "：" + headName(d.family) + "户"
	var h *happening
	people := d.newPersons()
	h = d.newHappening(township.EventIncrease, func() { people.born(h.value()) })
	d.next = func() fyne.Focusable { return people.blocks[0].name }
	d.add(h.content(), h)
	d.add(people.object, people)
	request := func() township.NaturalIncrease {
		return township.NaturalIncrease{Household: household, Happening: h.value(), People: people.records()}
	}
	d.asks = func() any { return request() }
	d.check = func() township.EventProblems {
		return people.known(request().Check(s.host.Today(), d.family), h.value())
	}
	d.do = func() (township.Deed, error) { return s.desk.RecordIncrease(context.Background(), request(), origin) }
	d.told = func() string {
		n := len(people.blocks)
		return fmt.Sprintf("已登记%s户增加 %d 人", headName(d.family), n) + declaredNote(d.family, len(d.family.Present())+n)
	}
	return d
}

// Decrease opens 登记自然减少 for a household; when the head is among those who leave, the new head is asked for as well.
func (s *Screen) Decrease(household int64) {
	if d := s.decrease(household); d != nil {
		d.show()
	}
}

func (s *Screen) decrease(household int64) *deedDialog {
	d := s.begin(household, "登记自然减少", "登记减少")
	if d == nil {
		return nil
	}
	d.title += "：" + headName(d.family) + "户"
	var people *picker
	heads := d.newHeadTable("新户主", township.EntryHead)
	h := d.newHappening(township.EventDecrease, nil)
	people = d.newPicker("减少的人", func() { heads.set(d.headless(people.chosen())) })
	d.add(h.content(), h)
	d.add(people.object, people)
	d.add(heads.object, heads)
	d.next = people.firstCheck
	request := func() township.NaturalDecrease {
		req := township.NaturalDecrease{Household: household, Happening: h.value(), People: people.chosen()}
		if req.NeedsHead(d.family) {
			c := heads.choice()
			req.Head = &c
		}
		return req
	}
	d.asks = func() any { return request() }
	d.check = func() township.EventProblems { return request().Check(s.host.Today(), d.family) }
	d.do = func() (township.Deed, error) { return s.desk.RecordDecrease(context.Background(), request(), origin) }
	d.told = func() string {
		n := len(people.chosen())
		return fmt.Sprintf("已登记%s户减少 %d 人", headName(d.family), n) + declaredNote(d.family, len(d.family.Present())-n)
	}
	return d
}

// headless are those who stay without a head when some go; none when the head stays, or nobody does.
func (d *deedDialog) headless(going []int64) []township.Record {
	head, ok := township.HeadOf(d.family.Members)
	if ok && !slices.Contains(going, head.ID) {
		return nil
	}
	return others(d.family.Present(), going)
}

func others(people []township.Record, ids []int64) []township.Record {
	return slices.DeleteFunc(slices.Clone(people), func(m township.Record) bool { return slices.Contains(ids, m.ID) })
}

// ChangeHead opens 户主变更 for a household: the way, the day, the new head, and how everybody stands to him.
func (s *Screen) ChangeHead(household int64) {
	if d := s.changeHead(household); d != nil {
		d.show()
	}
}

func (s *Screen) changeHead(household int64) *deedDialog {
	d := s.begin(household, "户主变更", "变更户主")
	if d == nil {
		return nil
	}
	d.title += "：" + headName(d.family) + "户"
	heads := d.newHeadTable("新户主", township.EntryHead)
	old, _ := township.HeadOf(d.family.Members)
	var h *happening
	follow := func() {
		people := others(d.family.Present(), []int64{old.ID})
		if (township.HeadChange{Happening: h.value()}).Leaves() == "" && h.choice.Value() != "" {
			people = d.family.Present()
		}
		heads.set(people)
	}
	h = d.newHappening(township.EventHead, follow)
	follow()
	d.next = func() fyne.Focusable { return heads.head }
	d.add(h.content(), h)
	d.add(heads.object, heads)
	request := func() township.HeadChange {
		return township.HeadChange{Household: household, Happening: h.value(), HeadChoice: heads.choice()}
	}
	d.asks = func() any { return request() }
	d.check = func() township.EventProblems { return request().Check(s.host.Today(), d.family) }
	d.do = func() (township.Deed, error) { return s.desk.ChangeHead(context.Background(), request(), origin) }
	d.told = func() string {
		n := len(d.family.Present())
		if request().Leaves() != "" {
			n--
		}
		return "户主已变更为" + nameOf(d.family, heads.choice().Head) + declaredNote(d.family, n)
	}
	return d
}

func nameOf(f township.Family, id int64) string {
	for _, m := range f.Members {
		if m.ID == id {
			return m.Get("name")
		}
	}
	return ""
}

// Close opens 整户注销 for a household.
func (s *Screen) Close(household int64) {
	if d := s.closing(household); d != nil {
		d.show()
	}
}

func (s *Screen) closing(household int64) *deedDialog {
	d := s.begin(household, "整户注销", "注销这一户")
	if d == nil {
		return nil
	}
	d.title += "：" + headName(d.family) + "户"
	h := d.newHappening(township.EventClose, nil)
	text := fmt.Sprintf("全户 %d 人从发生日期起不再计入；在台账里的，从那天起出账。户和人的资料都留着，可以撤销。", len(d.family.Present()))
	d.add(widgets.NewQuietProse(text), nil)
	people := &picker{note: problem()} // of nobody: it says what is wrong with the household
	d.add(h.content(), h)
	d.add(people.note, people)
	request := func() township.HouseholdClosing {
		return township.HouseholdClosing{Household: household, Happening: h.value()}
	}
	d.asks = func() any { return request() }
	d.check = func() township.EventProblems { return request().Check(s.host.Today(), d.family) }
	d.do = func() (township.Deed, error) { return s.desk.CloseHousehold(context.Background(), request(), origin) }
	d.told = func() string { return headName(d.family) + "户已注销（" + h.choice.Value() + "）" }
	return d
}
