package changes

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// overlay is the dialog that lies over the window.
func overlay(h *fakeHost) fyne.CanvasObject { return h.Win.Canvas().Overlays().Top() }

func parts[T part](d *deedDialog) (found []T) {
	for _, p := range d.parts {
		if one, ok := p.(T); ok {
			found = append(found, one)
		}
	}
	return found
}

// TestChangeHead is the guided step: who is suggested is marked, who cannot be known is asked for, and nothing is done
// before everybody has a relation.
func TestChangeHead(t *testing.T) {
	s, host, desk := open(t)
	d := s.changeHead(1)
	d.show()
	h, heads := parts[*happening](d)[0], parts[*headTable](d)[0]
	d.submit()
	if overlay(host) == nil || len(desk.heads) > 0 || !uitest.Mentions(overlay(host), "请选择户主变更的原因") || !uitest.Mentions(overlay(host), "请填写发生日期") {
		t.Fatal("an empty form was taken, or does not say what is missing")
	}
	h.choice.SetValue(township.WayHeadDied)
	h.choice.OnChanged(township.WayHeadDied)
	h.date.SetText("2021-3-2")
	heads.head.SetValue("2")
	heads.ask()
	want := map[int64]string{3: "之子", 4: "之儿媳", 5: "之孙子", 6: ""}
	if diff := cmp.Diff(want, heads.choice().Relations); diff != "" {
		t.Errorf("suggested (-want +got):\n%s", diff)
	}
	if !uitest.Mentions(heads.object, "建议，请核对") || !uitest.Mentions(heads.object, "请选择") {
		t.Error("suggested and unknown relations are not marked")
	}
	d.submit()
	if len(desk.heads) > 0 || !uitest.Mentions(overlay(host), "请选择干亲与户主的关系") {
		t.Error("an unknown relation was let through")
	}
	heads.lines[6].choice.SetValue("其他")
	d.submit()
	if len(desk.heads) != 1 || overlay(host) != nil {
		t.Fatalf("%d deeds, dialog open: %v", len(desk.heads), overlay(host) != nil)
	}
	want[6] = "其他"
	got := desk.heads[0]
	if got.Head != 2 || got.On != "2021-03-02" || got.Way != township.WayHeadDied || !cmp.Equal(want, got.Relations) {
		t.Errorf("deed %+v", got)
	}
	if diff := cmp.Diff([]string{"户主已变更为刘桂兰；户里现有 5 人，名单登记的家庭人口仍是 6 人"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	host.offers[0]()
	if diff := cmp.Diff([]township.ChangeSheetRequest{{Deed: 7}}, desk.sheets); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
}

// TestHeadStays: when the family wishes it, the old head is asked for as well.
func TestHeadStays(t *testing.T) {
	s, _, _ := open(t)
	d := s.changeHead(1)
	d.show()
	h, heads := parts[*happening](d)[0], parts[*headTable](d)[0]
	h.choice.SetValue(township.WayHeadWanted)
	h.choice.OnChanged(township.WayHeadWanted)
	heads.head.SetValue("3")
	heads.ask()
	if got := heads.choice().Relations; got[1] != "之父" || got[2] != "之母" || got[4] != "配偶" || got[5] != "之子" {
		t.Errorf("suggested %v", got)
	}
}

// TestDecreaseWithHead asks for the new head only when the head is among those who leave, and keeps what was chosen.
func TestDecreaseWithHead(t *testing.T) {
	s, host, desk := open(t)
	d := s.decrease(1)
	d.show()
	h, people, heads := parts[*happening](d)[0], parts[*picker](d)[0], parts[*headTable](d)[0]
	people.checks[5].SetChecked(true)
	if heads.object.Visible() {
		t.Error("a new head is asked for while the head stays")
	}
	people.checks[1].SetChecked(true)
	if !heads.object.Visible() {
		t.Fatal("no new head is asked for")
	}
	heads.head.SetValue("2")
	heads.ask()
	heads.lines[6].choice.SetValue("其他")
	people.checks[5].SetChecked(false)
	if heads.choice().Head != 2 || heads.choice().Relations[6] != "其他" || heads.choice().Relations[5] != "之孙子" {
		t.Errorf("after another choice: %+v", heads.choice())
	}
	h.choice.SetValue(township.WayDied)
	h.date.SetText("2021-11-20")
	d.submit()
	if !uitest.Mentions(overlay(host), "晚于今天") || h.date.Text != "2021-11-20" {
		t.Errorf("a day to come is not refused, or was changed to %q", h.date.Text)
	}
	h.date.SetText("20210302")
	d.submit()
	if len(desk.decreases) != 1 {
		t.Fatalf("%d deeds", len(desk.decreases))
	}
	if got := desk.decreases[0]; !cmp.Equal(got.People, []int64{1}) || got.Head == nil || got.Head.Head != 2 || got.On != "2021-03-02" {
		t.Errorf("deed %+v", got)
	}
}

// TestIncrease takes several people, each with the problems beside his entries, and fills in what the number tells.
func TestIncrease(t *testing.T) {
	s, host, desk := open(t)
	d := s.increase(1)
	d.show()
	h, people := parts[*happening](d)[0], parts[*persons](d)[0]
	h.choice.SetValue(township.WayBorn)
	h.date.SetText("2021-04-05")
	h.date.OnDate("2021-04-05")
	if got := people.blocks[0].birth.Value(); got != "2021-04-05" {
		t.Errorf("a new-born is born on %q", got)
	}
	people.blocks[0].birth.SetValue("")
	h.choice.SetValue("迁入")
	h.words.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if host.Win.Canvas().Focused() != people.blocks[0].name {
		t.Error("Enter does not lead on to the person")
	}
	people.more()
	first, second := people.blocks[0], people.blocks[1]
	first.name.SetText("周　晓雨")
	first.number.SetValue("519900197001020012", false)
	d.submit()
	if len(desk.increases) > 0 || second.fields["name"].Problem() == "" || first.fields["id_number"].Problem() != "" {
		t.Errorf("problems: %q, %q", second.fields["name"].Problem(), first.fields["id_number"].Problem())
	}
	if !uitest.Mentions(first.fields["id_number"], "校验码不符，请与证件核对") {
		t.Error("a doubtful number is not marked")
	}
	if host.Win.Canvas().Focused() != first.sex {
		t.Errorf("the keyboard is not at the first wrong entry: %T", host.Win.Canvas().Focused())
	}
	first.number.SetValue("51990019700102001X", false)
	if digit, ok := township.CheckDigit("51990019700102001"); ok {
		first.number.SetValue("51990019700102001"+string(digit), false)
	}
	first.follow()
	if first.birth.Value() != "1970-01-02" || first.sex.Value() == "" {
		t.Errorf("from the number: %q %q", first.birth.Value(), first.sex.Value())
	}
	first.relation.SetValue("其他")
	second.name.SetText("周小")
	second.sex.SetValue("女")
	d.offer(second)
	second.relation.SetValue("之孙女")
	d.submit()
	if len(desk.increases) != 1 || overlay(host) != nil {
		t.Fatalf("%d deeds; %s", len(desk.increases), d.note)
	}
	got := desk.increases[0].People
	if len(got) != 2 || got[0].Get("name") != "周晓雨" || got[1].Get("relation") != "之孙女" {
		t.Errorf("people %v", got)
	}
}

// TestNumberIsCorrected: what a number said of birth and sex follows the number, until somebody writes something else.
func TestNumberIsCorrected(t *testing.T) {
	s, _, _ := open(t)
	d := s.increase(1)
	d.show()
	b := parts[*persons](d)[0].blocks[0]
	type_ := func(body string) {
		digit, _ := township.CheckDigit(body)
		b.number.SetValue(body+string(digit), false)
		b.follow()
	}
	type_("51990019700102001")
	type_("51990019800102002")
	if b.birth.Value() != "1980-01-02" || b.sex.Value() != township.Female {
		t.Errorf("after another number: %q %q", b.birth.Value(), b.sex.Value())
	}
	b.birth.SetValue("1980-01-03")
	type_("51990019700102001")
	if b.birth.Value() != "1980-01-03" || b.sex.Value() != township.Male {
		t.Errorf("what was written by hand: %q %q", b.birth.Value(), b.sex.Value())
	}
}

// TestLeavingAsks: a dialog that was filled in asks before that is lost; an empty one does not.
func TestLeavingAsks(t *testing.T) {
	s, host, _ := open(t)
	for name, d := range map[string]*deedDialog{
		"increase": s.increase(1), "decrease": s.decrease(1), "head": s.changeHead(1), "close": s.closing(1), "split": s.split(1), "merge": s.merge(1),
	} {
		d.show()
		d.dialog.Dismiss()
		if overlay(host) != nil {
			t.Fatalf("%s: an untouched dialog asks", name)
		}
	}
	d := s.increase(1)
	d.show()
	parts[*persons](d)[0].blocks[0].name.SetText("周小雨")
	d.dialog.Dismiss()
	if !uitest.Mentions(overlay(host), "填写的内容还没有登记") {
		t.Error("what was typed is lost without a question")
	}
}

// TestIncreaseOfOneWhoLeft: the number of one who left brings what the archive knows of him, and says whose it is.
func TestIncreaseOfOneWhoLeft(t *testing.T) {
	s, _, desk := open(t)
	desk.departed = member(40, "周晓梅", "之女", "女", "1990-05-06")
	desk.departed.Set("id_number", "519900199005060024")
	desk.departed.Set("left_on", "2020-01-02")
	desk.departed.Set("left_way", "嫁出")
	d := s.increase(1)
	d.show()
	b := parts[*persons](d)[0].blocks[0]
	b.number.SetValue("519900199005060024", false)
	b.comesBack(d.holder(b))
	if b.name.Text != "周晓梅" || b.sex.Value() != "女" || b.birth.Value() != "1990-05-06" {
		t.Errorf("filled in %q %q %q", b.name.Text, b.sex.Value(), b.birth.Value())
	}
	if got, want := d.numberNote(b), "周晓梅原在石桥村李四户，2020-01-02 嫁出；登记后接续原来的资料。"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

// TestIncreaseOfOneWhoIsHere: the number of somebody present is refused beside it, and names him; one person too many is
// taken off again.
func TestIncreaseOfOneWhoIsHere(t *testing.T) {
	s, host, desk := open(t)
	desk.departed = member(40, "周晓梅", "之女", "女", "1990-05-06")
	desk.departed.Set("id_number", "519900199005060024")
	d := s.increase(1)
	d.show()
	h, people := parts[*happening](d)[0], parts[*persons](d)[0]
	h.choice.SetValue("迁入")
	h.date.SetText("2021-04-05")
	b := people.blocks[0]
	b.name.SetText("周小梅")
	b.number.SetValue("519900199005060024", false)
	b.follow()
	d.offer(b)
	b.relation.SetValue("其他")
	people.more()
	if b.remove.Hidden {
		t.Error("one person too many cannot be taken off")
	}
	people.less(people.blocks[1])
	if !b.remove.Hidden || len(people.blocks) != 1 {
		t.Errorf("%d people are asked for", len(people.blocks))
	}
	d.submit()
	if got := b.fields["id_number"].Problem(); len(desk.increases) > 0 || got != "周小梅的证件号码已属于石桥村李四户的周晓梅。请核对号码；是同一个人的，请先在那一户登记减少，或用并户。" {
		t.Errorf("%d deeds; said %q", len(desk.increases), got)
	}
	if host.Win.Canvas().Focused() != b.number {
		t.Errorf("the keyboard is at %T", host.Win.Canvas().Focused())
	}
}

// TestSplitMergeClose ask for what they need and do it; what the desk refuses stays in the dialog.
func TestSplitMergeClose(t *testing.T) {
	s, host, desk := open(t)
	d := s.split(1)
	d.show()
	parts[*happening](d)[0].date.SetText("2021-05-06")
	people, tables := parts[*picker](d)[0], parts[*headTable](d)
	people.checks[3].SetChecked(true)
	people.checks[4].SetChecked(true)
	tables[0].head.SetValue("3")
	tables[0].ask()
	desk.err = township.Errorf(township.CodeConflict, "户编号“1”已属于另一户")
	d.submit()
	if overlay(host) == nil || !uitest.Mentions(overlay(host), "已属于另一户") {
		t.Error("what the desk refused is not told in the dialog")
	}
	desk.err = nil
	d.submit()
	if got := desk.splits[len(desk.splits)-1]; overlay(host) != nil || got.Choice.Head != 3 || got.Choice.Relations[4] != "配偶" || got.Rest != nil || !got.Status || got.Group != "1组" {
		t.Errorf("split %+v", got)
	}

	d = s.merge(1)
	d.show()
	parts[*happening](d)[0].date.SetText("2021-05-06")
	into, relations := parts[*target](d)[0], parts[*headTable](d)[0]
	d.submit()
	if len(desk.merges) > 0 || into.field.Problem() == "" {
		t.Error("merged into nothing")
	}
	into.household.SetValue("2")
	into.household.OnChanged("2")
	if relations.lines[2].choice.Value() != "" {
		t.Error("suggested before it is said how their own head stands to the other")
	}
	relations.lines[1].choice.SetValue("之兄弟姐妹")
	relations.lines[1].choice.OnChanged("之兄弟姐妹")
	want := map[int64]string{1: "之兄弟姐妹", 2: "之兄弟媳妇", 3: "之侄儿", 4: "其他", 5: "其他", 6: ""}
	if diff := cmp.Diff(want, relations.choice().Relations); diff != "" {
		t.Errorf("suggested (-want +got):\n%s", diff)
	}
	into.village.SetValue("石桥村")
	into.village.OnChanged("石桥村")
	if relations.lines[2].choice.Value() != "" {
		t.Error("suggestions stay when the other household is no longer chosen")
	}
	into.village.SetValue("柏树村")
	into.village.OnChanged("柏树村")
	into.household.SetValue("2")
	for _, l := range relations.lines {
		l.choice.SetValue("其他")
	}
	d.submit()
	if len(desk.merges) != 1 || desk.merges[0].Into != 2 || len(desk.merges[0].Relations) != 6 {
		t.Errorf("merges %+v; %s", desk.merges, d.note)
	}

	d = s.closing(1)
	d.show()
	h := parts[*happening](d)[0]
	h.choice.SetValue(township.WayAllMoved)
	h.date.SetText("2021-05-06")
	h.date.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	if len(desk.closings) != 1 || desk.closings[0].Way != township.WayAllMoved {
		t.Errorf("closings %+v", desk.closings)
	}
}

// TestLongFamilyFits: twelve people scroll inside the dialog, which stays in the window of the design.
func TestLongFamilyFits(t *testing.T) {
	s, host, desk := open(t)
	for i := int64(10); i < 16; i++ {
		desk.family.Members = append(desk.family.Members, member(i, "很长的名字很长的名字", "之子", "男", "1990"))
	}
	d := s.changeHead(1)
	d.show()
	heads := parts[*headTable](d)[0]
	heads.head.SetValue("2")
	heads.ask()
	if least := overlay(host).MinSize(); least.Height > 614 || least.Width > 1093 {
		t.Errorf("the dialog needs %v", least)
	}
}
