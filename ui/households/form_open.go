package households

import (
	"fmt"

	"taizhang/ui/widgets"
)

// openForm shows a form in place of the page, and puts the keyboard into a field, or the first.
func (s *Screen) openForm(f *form, field string) {
	s.form = f
	s.list.page.Hide()
	s.file.page.Hide()
	s.content.Add(f.page)
	s.content.Refresh()
	if c := f.find(field); c != nil {
		s.focus(c.field.Input())
		return
	}
	f.focusFirst()
}

// focusFirst puts the keyboard into the first field. The window is asked, for the page may not have been drawn yet.
func (f *form) focusFirst() { f.screen.focus(f.chain.Fields()[0].Input()) }

// find returns the field of a key, nil if the form has none.
func (f *form) find(key string) *formField {
	for _, p := range f.parts {
		if field := p.byKey[key]; field != nil {
			return field
		}
	}
	return nil
}

// edit opens a form unless another one holds input that is not saved, and asks about a draft of it.
func (s *Screen) edit(open func() *form, field string) {
	s.Leave(func() {
		if f := open(); f != nil {
			s.openForm(f, field)
			f.offer()
		}
	})
}

// closeForm puts what was there before back in place of the form.
func (s *Screen) closeForm() {
	if s.form == nil {
		return
	}
	s.content.Remove(s.form.page)
	s.form = nil
	if s.file.open() {
		s.file.page.Show()
		s.file.reload()
	} else {
		s.list.page.Show()
	}
	s.content.Refresh()
	s.Shown()
}

// Leave goes on once nothing that was typed can be lost: at once, or after asking 「保存 / 不保存 / 继续填写」.
func (s *Screen) Leave(then func()) {
	if s.form == nil {
		then()
		return
	}
	s.form.leave(then)
}

// Close keeps what has not been saved when the window goes without asking: the next start offers it.
func (s *Screen) Close() {
	if s.form != nil {
		s.form.keeper.Keep()
	}
}

// AddHousehold opens the form for a new household.
func (s *Screen) AddHousehold() {
	s.edit(func() *form { return s.householdForm(0) }, "")
}

// editHousehold opens the form of the household that is open, at a field if one is named.
func (s *Screen) editHousehold(field string) {
	id := s.file.id()
	s.edit(func() *form { return s.householdForm(id) }, field)
}

// editMember opens the form of a member of the household that is open, 0 for a new one.
func (s *Screen) editMember(id int64, field string) {
	home := s.file.id()
	s.edit(func() *form { return s.memberForm(id, home) }, field)
}

// editMeasure opens the form of a support measure of the household that is open, 0 for a new one.
func (s *Screen) editMeasure(id int64) {
	home := s.file.id()
	s.edit(func() *form { return s.measureForm(id, home) }, "")
}

// homeOf is what a household is called on its forms: 张三户.
func homeOf(head string) string {
	return widgets.ShortName(head, "户主未知的一户") + homeSuffix(head)
}

func homeSuffix(head string) string {
	if head == "" {
		return ""
	}
	return "户"
}

func draftKey(kind string, id, household int64) string {
	if household == 0 {
		return fmt.Sprintf("%s:%d", kind, id)
	}
	return fmt.Sprintf("%s:%d@%d", kind, id, household)
}
