package helpers

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// usualReasons are offered for a hand-over; a click takes one over.
var usualReasons = []string{"工作调动", "退休", "包村调整", "驻村轮换"}

// handOverDialog gives all households of one helper, or those of a village, to another, as one deed.
type handOverDialog struct {
	screen  *Screen
	from    township.HelperRow
	picker  *picker
	village *widgets.FilterSelect
	on      *widgets.DateEntry
	reason  *widgets.Entry
	said    *widgets.Prose
	form    *widgets.Form
	dialog  *widgets.Dialog

	onField, reasonField *widgets.Field
}

func (s *Screen) handOver(r township.HelperRow) {
	if r.Households() > 0 {
		s.newHandOver(r).show()
	}
}

func (s *Screen) newHandOver(r township.HelperRow) *handOverDialog {
	d := &handOverDialog{screen: s, from: r, said: widgets.NewQuietProse("")}
	today := s.host.Today()
	d.picker = newPicker(s.host.Window().Canvas(), s.lines, r.Key(), d.preview)
	d.village = widgets.NewDropDown("", d.villages(), func(string) { d.preview() })
	d.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.on.NotAfter = string(today)
	d.on.SetValue(string(today))
	d.reason = widgets.NewTextEntry("会记入操作记录")
	d.onField = widgets.NewField("移交日期", d.on, widgets.FieldOptions{Required: true})
	d.reasonField = widgets.NewField("移交原因", d.reason, widgets.FieldOptions{Required: true, Validate: d.checkReason})
	d.form = widgets.NewForm(d.do, widgets.NewField("移交的户", d.village, widgets.FieldOptions{}), d.onField, d.reasonField)
	return d
}

// villages are all, and each with its number of households.
func (d *handOverDialog) villages() []widgets.Option {
	options := []widgets.Option{{Value: "", Label: fmt.Sprintf("全部 %d 户", d.from.Households())}}
	if len(d.from.Villages) < 2 {
		return options
	}
	for _, v := range d.from.Villages {
		options = append(options, widgets.Option{Value: v, Label: fmt.Sprintf("%s %d 户", v, d.leaving(v))})
	}
	return options
}

// leaving is how many households of a village he has, “” for all.
func (d *handOverDialog) leaving(village string) int {
	n := 0
	for _, h := range d.screen.list.Of(d.from.Homes) {
		if village == "" || h.Village == village {
			n++
		}
	}
	return n
}

func (d *handOverDialog) show() {
	c := d.screen.host.Window().Canvas()
	usual := widgets.NewFlow(widgets.Inset(5, 0, widgets.NewQuiet("常用原因")))
	for _, reason := range usualReasons {
		usual.Objects = append(usual.Objects, widgets.NewButton(reason, nil, func() {
			d.reason.SetText(reason)
			d.reasonField.Check() // that there was none is past
		}))
	}
	who := widgets.NewText("由 " + widgets.ShortName(d.from.Called(), "") + " 移交给左边选中的人")
	right := widgets.Inset(0, 12, widgets.Stack(10, who, d.form, usual, d.said))
	d.dialog = widgets.ShowDialog(d.screen.host.Window(), widgets.DialogOptions{
		Title: "移交", Deed: "移交", Width: widthIn(c, dialogWidth), First: d.picker.search,
		Body:   widgets.Frame(nil, nil, widgets.FixedWidth(pickerWidth, d.picker.content), nil, right),
		OnDeed: func() bool { d.form.Submit(); return false }, Typed: d.form.Typed(),
	})
	d.preview()
}

// preview says how many households go from whom to whom.
func (d *handOverDialog) preview() {
	to, ok := d.picker.chosen()
	n := d.leaving(d.village.Value())
	text := "请在左边选择移交给谁。"
	if ok {
		text = fmt.Sprintf("%s的%s %d 户 → %s；移交后他有 %d 户，%s还有 %d 户。",
			d.from.Name, d.village.Value(), n, to.Called(), to.Households()+n, d.from.Name, d.from.Households()-n)
	}
	d.said.Set(text, "")
	if d.dialog != nil {
		d.dialog.EnableDeed(ok)
	}
}

func (d *handOverDialog) checkReason(text string) error {
	today := d.screen.host.Today()
	return township.HelperHandOver{From: d.from.Key(), To: 1, On: today, Reason: text}.Validate(today)
}

// do hands over; what the archive refuses stands beside the reason, and what was typed stays.
func (d *handOverDialog) do() {
	to, ok := d.picker.chosen()
	if !ok {
		d.screen.focus(d.picker.search)
		return
	}
	o := township.HelperHandOver{
		From: d.from.Key(), To: to.ID, Village: d.village.Value(), On: township.Date(d.on.Value()), Reason: strings.TrimSpace(d.reason.Text),
	}
	n := d.leaving(o.Village)
	deed, err := d.screen.desk.HandOver(context.Background(), o)
	if township.CodeOf(err) == township.CodeInvalid {
		d.reasonField.SetProblem(township.Say(err))
		return
	}
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	d.screen.host.Done(deed, fmt.Sprintf("%d 户已由%s移交给%s", n, d.from.Name, to.Name))
}
