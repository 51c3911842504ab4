package acceptance

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// head is what holds for the whole round.
type head struct {
	screen  *Screen
	day     *widgets.DateEntry
	unit    *widgets.Entry
	persons *widgets.Entry
	close   *widgets.Check
	form    *widgets.Form
	content fyne.CanvasObject
}

// viewAccepter is the key under which it is remembered who accepted last.
const viewAccepter = "acceptance.unit"

func newHead(s *Screen) *head {
	h := &head{screen: s, unit: widgets.NewTextEntry("例如 镇乡村振兴办"), persons: widgets.NewTextEntry("几个人用顿号隔开")}
	h.day = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	h.day.NotAfter = string(s.host.Today())
	h.day.Now = func() time.Time { t, _ := s.host.Today().Time(time.Local); return t }
	h.day.SetValue(string(s.host.Today()))
	var unit string
	s.host.Recall(viewAccepter, &unit)
	h.unit.SetText(unit)
	h.close = widgets.NewCheck("通过的同时销号", func(bool) { s.touched() })
	h.close.Checked = true
	h.unit.OnChanged = func(string) { s.touched() }
	h.persons.OnChanged = func(string) { s.touched() }
	h.day.OnDate = func(string) { s.touched() }
	h.form = widgets.NewFormOf(nil,
		[]*widgets.Field{widgets.NewField("验收日期", h.day, widgets.FieldOptions{Required: true, Label: 84})},
		[]*widgets.Field{widgets.NewField("责任单位", h.unit, widgets.FieldOptions{Required: true, Label: 84})},
		[]*widgets.Field{widgets.NewField("验收人", h.persons, widgets.FieldOptions{Required: true, Label: 70})})
	h.form.OnEnd = func() { s.next(-1) }
	groups := h.form.Groups()
	h.content = widgets.Frame(nil, nil, nil, widgets.Inset(4, 8, h.close), container.NewGridWithColumns(3, groups[0], groups[1], groups[2]))
	return h
}

func (h *head) read() township.IssueRound {
	return township.IssueRound{Day: township.Date(h.day.Value()), Unit: township.Clean(h.unit.Text), Persons: township.JoinNames(h.persons.Text), Close: h.close.Checked}
}

func (h *head) set(r township.IssueRound) {
	h.day.SetValue(string(r.Day))
	h.unit.SetText(r.Unit)
	h.persons.SetText(r.Persons)
	h.close.SetChecked(r.Close)
}

// full says whether nothing of it is missing.
func (h *head) full() bool {
	r := h.read()
	return r.Day != "" && r.Unit != "" && r.Persons != ""
}

// focus puts the keyboard where something is missing.
func (h *head) focus() {
	switch r := h.read(); {
	case r.Day == "":
		h.screen.focus(h.day)
	case r.Unit == "":
		h.screen.focus(h.unit)
	default:
		h.screen.focus(h.persons)
	}
}

// check says what is missing beside its field.
func (h *head) check() bool {
	if h.form.Check() {
		return true
	}
	h.form.FocusWrong()
	return false
}

func (h *head) remember() { h.screen.host.Remember(viewAccepter, h.read().Unit) }
