package households

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// choose does what an item of the page's menu does.
func choose(t *testing.T, s *Screen, label string) {
	t.Helper()
	for _, item := range s.file.menu() {
		if item.Label == label {
			item.Action()
			return
		}
	}
	t.Fatalf("no item %q", label)
}

func TestDeleteAHousehold(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.Open(1)
	choose(t, s, "删除这一户…")
	host.Press(t, "删除这一户") // without a reason
	if len(desk.deleted) != 0 {
		t.Fatal("deleted without a reason")
	}
	host.Press(t, "误录")
	desk.err = township.Errorf(township.CodeConflict, "李四户的变动涉及这一户，没有删除。")
	host.Press(t, "删除这一户")
	if host.Top() == nil || len(host.Texts)+len(host.Failures) != 0 {
		t.Fatal("a refusal is not said in the dialog")
	}
	desk.err = nil
	host.Press(t, "删除这一户")
	if want := []string{"household 1 误录", "household 1 误录"}; !slices.Equal(desk.deleted, want) || !slices.Equal(host.Texts, []string{"已删除 张三丰户"}) {
		t.Errorf("deleted %q, told %q", desk.deleted, host.Texts)
	}
	if host.Top() != nil {
		t.Error("the dialog is open still")
	}
}

func TestDeleteAMember(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.Open(1)
	choose(t, s, "删除成员…")
	host.Press(t, "重复")
	host.Press(t, "删除成员") // of nobody
	if len(desk.deleted) > 0 || !uitest.Mentions(host.Top(), "请选择要删除的成员") {
		t.Errorf("deleted %q without a member", desk.deleted)
	}
	for _, o := range test.LaidOutObjects(host.Top()) {
		if f, ok := o.(*widgets.FilterSelect); ok {
			f.SetValue("13")
		}
	}
	host.Press(t, "删除成员")
	if !slices.Equal(desk.deleted, []string{"member 13 重复"}) {
		t.Errorf("deleted %q", desk.deleted)
	}
}

func TestHistoryLeadsOn(t *testing.T) {
	s, host, _ := open(t, sampleRows())
	s.Open(1)
	for _, word := range []string{"撤销", "全部改动记录"} {
		for _, o := range test.LaidOutObjects(s.Content()) {
			if b, ok := o.(*widgets.Button); ok && b.Text == word && b.Visible() {
				test.Tap(b)
				break
			}
		}
	}
	if !slices.Equal(host.Undone, []int64{3}) || len(host.histories) != 1 || !strings.HasPrefix(host.histories[0], "1柏树村2组张三丰户") {
		t.Errorf("took back %v, went to %q", host.Undone, host.histories)
	}
}

// TestDeleteAHead: a head of others is refused, and the change of head is offered in the same place.
func TestDeleteAHead(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	var changed []int64
	s.Deeds = append(s.Deeds, Deed{Label: "户主变更", Do: func(rows []township.HouseholdRow) { changed = append(changed, rows[0].ID) }})
	s.Open(1)
	people := township.PresentMembers(s.file.file.Members)
	head, ok := township.HeadOf(people)
	if !ok || len(people) < 2 {
		t.Fatalf("%d people, head %v: the test needs a head of others", len(people), ok)
	}
	s.file.memberMenu(head)[2].Action()
	host.Press(t, "误录")
	desk.err = township.Errorf(township.CodeConflict, "张三丰是户主，户里还有1人，没有删除。")
	host.Press(t, "删除成员")
	host.Press(t, "户主变更…")
	if !slices.Equal(changed, []int64{1}) || host.Top() != nil {
		t.Errorf("changed the head of %v", changed)
	}
}

// TestDeleteKey: Delete in the table of members asks for the current one.
func TestDeleteKey(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.Open(1)
	for _, o := range test.LaidOutObjects(s.file.body) {
		if g, ok := o.(*memberGrid); ok {
			g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		}
	}
	host.Press(t, "重复")
	host.Press(t, "删除成员")
	if len(desk.deleted) != 1 || !strings.HasSuffix(desk.deleted[0], "重复") {
		t.Errorf("deleted %q", desk.deleted)
	}
}
