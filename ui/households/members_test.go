package households

import (
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/ui/uitest"
)

// A family is typed in without the mouse: Insert opens the form of a member, and once he is saved Enter opens the next.
func TestMembersOneAfterAnother(t *testing.T) {
	s, host, desk, _ := openForms(t)
	s.Open(1)
	host.Win.Resize(fyne.NewSize(1093, 260)) // so low that the button is out of view
	s.Key(uitest.Key(fyne.KeyInsert))
	for n := range 2 {
		if s.form == nil || s.form.parts[0].id != 0 {
			t.Fatalf("no form for member %d", n)
		}
		type_(t, s, "name", "张小宝")
		s.Shortcut("save")
		if s.form != nil || host.Win.Canvas().Focused() != fyne.Focusable(s.file.adding) {
			t.Fatalf("after saving the keyboard is on %T", host.Win.Canvas().Focused())
		}
		y, _ := heightIn(s.file.body.scroll.Content, s.file.adding)
		if y -= s.file.body.scroll.Offset.Y; y < 0 || y+s.file.adding.Size().Height > s.file.body.scroll.Size().Height {
			t.Errorf("the button that has the keyboard stands at %v of %v", y, s.file.body.scroll.Size().Height)
		}
		s.file.adding.TypedKey(uitest.Key(fyne.KeyReturn))
	}
	if len(desk.members) != 2 {
		t.Errorf("%d members were saved", len(desk.members))
	}
}

func TestMembersByKeyboard(t *testing.T) {
	s, _, _, _ := openForms(t)
	s.Open(1)
	grid := uitest.All[*memberGrid](s.file.page)[0]
	s.focus(grid)
	grid.TypedKey(uitest.Key(fyne.KeyDown))
	grid.TypedKey(uitest.Key(fyne.KeyReturn))
	if s.form == nil || s.form.parts[0].id != 12 {
		t.Fatal("Enter did not open the second member")
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	uitest.Press(t, s.file.page, "补录成员")
	if s.form == nil || s.form.parts[0].id != 0 || !uitest.Says(s.form.page, "补录是更正资料，不算自然增加。新出生、嫁入、迁入的人请办理自然增加。") {
		t.Error("adding a member does not say what it is")
	}
}
