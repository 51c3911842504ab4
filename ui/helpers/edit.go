package helpers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// helperForm is the form of one helper.
type helperForm struct {
	name, unit, post, phone, remark *widgets.Entry
	nameField                       *widgets.Field
	form                            *widgets.Form
}

// newHelperForm makes the form; what is typed is checked as the archive checks it.
func newHelperForm(h township.Helper, submit func()) *helperForm {
	f := &helperForm{}
	field := func(key, hint, value string, required bool) (*widgets.Entry, *widgets.Field) {
		e := widgets.NewTextEntry(hint)
		e.SetText(value)
		known := township.Helpers.Field(key)
		return e, widgets.NewField(known.Label, e, widgets.FieldOptions{Required: required, Validate: func(text string) error {
			_, _, err := township.CheckField(township.Helpers, known, text, township.Checking{})
			return err
		}})
	}
	fields := make([]*widgets.Field, 5)
	f.name, fields[0] = field("name", "", h.Name, true)
	f.unit, fields[1] = field("unit", "例如 镇乡村振兴办", h.Unit, false)
	f.post, fields[2] = field("post", "例如 科员", h.Post, false)
	f.phone, fields[3] = field("phone", "会印在上墙名单上", h.Phone, false)
	f.remark, fields[4] = field("remark", "", h.Remark, false)
	f.nameField = fields[0]
	f.form = widgets.NewForm(submit, fields...)
	return f
}

// helper is what the form says, over what was there before.
func (f *helperForm) helper(old township.Helper) township.Helper {
	old.Name, old.Unit, old.Post, old.Phone, old.Remark = f.name.Text, f.unit.Text, f.post.Text, f.phone.Text, f.remark.Text
	return old.Tidy()
}

// editDialog adds a helper, changes one, or takes one onto the roster whom households name.
type editDialog struct {
	screen *Screen
	row    township.HelperRow
	form   *helperForm
	dialog *widgets.Dialog
}

// edit opens the form; a row without a name is somebody new.
func (s *Screen) edit(r township.HelperRow) {
	s.newEdit(r).show()
}

func (s *Screen) newEdit(r township.HelperRow) *editDialog {
	d := &editDialog{screen: s, row: r}
	d.form = newHelperForm(r.Helper, d.save)
	return d
}

func (d *editDialog) show() {
	title, deed := "修改帮扶责任人", "保存"
	switch {
	case d.row.Outside:
		title, deed = "收进名册", "收进名册"
	case d.row.ID == 0:
		title, deed = "新增帮扶责任人", "新增"
	}
	parts := []fyne.CanvasObject{d.form.form}
	if note := d.note(); note != "" {
		parts = append([]fyne.CanvasObject{widgets.NewQuietProse(note)}, parts...)
	}
	d.dialog = widgets.ShowDialog(d.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, First: d.form.name, Body: widgets.Stack(10, parts...),
		OnDeed: func() bool { d.form.form.Submit(); return false }, Typed: d.form.form.Typed(),
	})
}

// note says what else changes with the helper.
func (d *editDialog) note() string {
	switch n := d.row.Households(); {
	case n == 0:
		return ""
	case d.row.Outside:
		return fmt.Sprintf("%d户的资料写着他。改姓名、单位，这些户一并更新；只补职务、电话，农户资料不变。", n)
	default:
		return fmt.Sprintf("他有%d户。改姓名、单位、电话，这些户一并更新，可以一次撤销。", n)
	}
}

// save writes the form. What the archive refuses stands beside the name, and what was typed stays.
func (d *editDialog) save() {
	h := d.form.helper(d.row.Helper)
	var deed township.Deed
	var err error
	if d.row.Outside {
		deed, err = d.screen.desk.AdoptHelper(context.Background(), d.row.Key(), h)
	} else {
		deed, err = d.screen.desk.SaveHelper(context.Background(), h)
	}
	if township.CodeOf(err) == township.CodeInvalid {
		d.form.nameField.SetProblem(township.Say(err))
		return
	}
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	d.screen.host.Done(deed, "已保存"+h.Called())
	d.screen.selectHelper(h.Key())
}

// selectHelper goes to the line of a helper, if it is shown.
func (s *Screen) selectHelper(key township.HelperKey) {
	for _, l := range s.lines {
		if l.Key() == key {
			s.table.Select(l.key)
		}
	}
}

// ShowHelper goes to a helper, as he is called with his unit; filters that would hide him are taken off.
func (s *Screen) ShowHelper(called string) {
	s.filters.clearAll()
	for _, l := range s.lines {
		if l.Called() == called {
			s.table.Select(l.key)
		}
	}
	s.selected()
}

// retireCurrent says that the selected helper takes no households any more, or takes some again.
func (s *Screen) retireCurrent() {
	r, ok := s.current()
	if !ok || r.Outside {
		return
	}
	deed, err := s.desk.RetireHelper(context.Background(), r.ID, !r.Retired)
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.host.Done(deed, "已"+retireWord(r)+r.Called())
}
