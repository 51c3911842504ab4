package households

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// openForms is a screen whose drafts wait to be kept until the test lets them.
func openForms(t *testing.T) (s *Screen, host *fakeHost, desk *fakeDesk, rest func()) {
	t.Helper()
	s, host, desk = open(t, sampleRows())
	wait := func() {}
	s.later = func(f func()) (stop func()) { wait = f; return func() { wait = func() {} } }
	return s, host, desk, func() { wait() }
}

// type_ writes into a field of the open form as a person does: into an entry character by character, in a choice by
// choosing.
func type_(t *testing.T, s *Screen, key, text string) {
	t.Helper()
	f := s.form.find(key)
	if f == nil {
		t.Fatalf("the form has no field %s", key)
	}
	s.focus(f.field.Input())
	switch input := f.field.Input().(type) {
	case *widgets.FilterSelect:
		input.SetValue(text)
		input.OnChanged(text)
	case *widgets.MultiSelect:
		input.SetValues(strings.Split(text, "、"))
		input.OnChanged(input.Values())
	default:
		if masked, ok := input.(*widgets.IDEntry); ok {
			masked.Reveal()
		}
		if len(text) > 100 { // as if it were pasted
			s.form.find(key).write(text)
			return
		}
		input.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
		for _, r := range text {
			input.TypedRune(r)
		}
	}
}

// soundID is a number with its check digit, of a man born on 1 January 1970.
const soundID = "519900197001010016"

func problem(s *Screen, key string) string { return s.form.find(key).field.Problem() }

// answer presses a button of the dialog that is open.
func answer(t *testing.T, host *fakeHost, word string) {
	t.Helper()
	top := host.Top()
	if top == nil {
		t.Fatalf("nothing is asked; want a button %q", word)
	}
	uitest.Press(t, top, word)
}

func asked(host *fakeHost) bool { return host.Top() != nil }

func TestNewHouseholdByKeyboard(t *testing.T) {
	s, host, desk, _ := openForms(t)
	if !s.Shortcut("new") || s.form == nil || s.list.page.Visible() {
		t.Fatal("Ctrl+N did not open the form")
	}
	type_(t, s, "name", "李𬭎")
	if host.Win.Canvas().Focused() != fyne.Focusable(s.form.find("name").field.Input()) {
		t.Error("the keyboard is not in the first field")
	}
	s.form.find("name").field.Input().TypedKey(uitest.Key(fyne.KeyReturn))
	if host.Win.Canvas().Focused() != fyne.Focusable(s.form.find("id_number").field.Input()) {
		t.Error("Enter did not lead to the next field")
	}
	type_(t, s, "id_number", soundID)
	if got := [2]string{s.form.find("sex").read(), s.form.find("birth_date").read()}; got != [2]string{"男", "1970-01-01"} {
		t.Errorf("sex and birth from the number: %v", got)
	}
	type_(t, s, "id_number", "519900198001020024")
	if got := [2]string{s.form.find("sex").read(), s.form.find("birth_date").read()}; got != [2]string{"女", "1980-01-02"} {
		t.Errorf("sex and birth from the number that was corrected: %v", got)
	}
	type_(t, s, "birth_date", "1970-01-03")
	type_(t, s, "id_number", soundID)
	if got := [2]string{s.form.find("sex").read(), s.form.find("birth_date").read()}; got != [2]string{"男", "1970-01-03"} {
		t.Errorf("a birth date that was written by hand gave way: %v", got)
	}
	type_(t, s, "village_id", "1")
	type_(t, s, "group_name", "二组")
	type_(t, s, "risks", "因病、因残")
	s.Shortcut("save")
	if s.form != nil {
		t.Fatalf("the form is still there: %v", uitest.Texts(s.form.page))
	}
	got := desk.households[0]
	for k, want := range map[string]string{"village_id": "1", "group_name": "2组", "risks": "因病、因残", "code": ""} {
		if got.Values[k] != want {
			t.Errorf("%s = %q, want %q", k, got.Values[k], want)
		}
	}
	if got.Head["name"] != "李𬭎" || got.Head["sex"] != "男" || got.ID != 0 {
		t.Errorf("head %v", got.Head)
	}
	if !s.file.page.Visible() || s.file.id() != 1 {
		t.Error("the new household is not shown")
	}
	if diff := cmp.Diff([]string{"已保存：修改张三丰户"}, host.Texts); diff != "" {
		t.Error(diff)
	}
}

func TestFormSaysWhereVillagesComeFrom(t *testing.T) {
	s, _, _, _ := openForms(t)
	s.AddHousehold()
	f := s.form.find("village_id")
	if got := f.hint(""); got != "" {
		t.Errorf("with villages: %q", got)
	}
	s.form.villages = nil
	if got := f.hint(""); !strings.Contains(got, "“设置”的“村”") {
		t.Errorf("without villages: %q", got)
	}
}

func TestFormRefusesBesideTheField(t *testing.T) {
	s, _, desk, _ := openForms(t)
	s.AddHousehold()
	type_(t, s, "phone", "12345")
	type_(t, s, "group_name", "1组") // the field is left
	if got := problem(s, "phone"); !strings.Contains(got, "应有11位") {
		t.Errorf("phone: %q", got)
	}
	type_(t, s, "exit_year", "1e309")
	type_(t, s, "monitored_on", "2021-02-30")
	type_(t, s, "housing_area", "-3")
	type_(t, s, "name", strings.Repeat("长", 300))
	s.Shortcut("save")
	for k, want := range map[string]string{
		"exit_year": "不是年度", "monitored_on": "不是", "housing_area": "不是面积", "village_id": "请填写行政村", "name": "300个字",
	} {
		if got := problem(s, k); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", k, got, want)
		}
	}
	if len(desk.households) != 0 {
		t.Error("a wrong form was saved")
	}
	if !uitest.Says(s.form.page, "没有保存：有 6 项要改正") {
		t.Errorf("no summary in %v", uitest.Texts(s.form.page))
	}
	if c := s.host.Window().Canvas().Focused(); c != fyne.Focusable(s.form.find("name").field.Input()) {
		t.Errorf("the keyboard is in %T, want the first wrong field", c)
	}
	if s.form.find("phone").read() != "12345" {
		t.Error("what was typed is gone")
	}
}

// What the archive refuses is said beside its field; a number of another household offers to open that.
func TestFormShowsWhatTheArchiveRefuses(t *testing.T) {
	s, _, desk, _ := openForms(t)
	s.Open(1)
	s.Key(uitest.Key(fyne.KeyF2))
	type_(t, s, "code", "51990010009")
	type_(t, s, "cause", "因残")
	desk.refused = township.NewFormError([]township.FieldFault{
		{Entity: township.Households, Field: "code", Text: "已是石桥村李四户的户编号", HouseholdID: 3, Household: "石桥村李四户"},
		{Entity: township.Households, Field: "cause", Text: "打开以后已被改为“因学”", Conflict: true, Now: "因学"},
	})
	s.Shortcut("save")
	if problem(s, "code") != "已是石桥村李四户的户编号" || s.form.find("cause").read() != "因残" {
		t.Errorf("code %q, cause %q", problem(s, "code"), s.form.find("cause").read())
	}
	uitest.Press(t, s.form.page, "采用现在的值")
	if s.form.find("cause").read() != "因学" || problem(s, "cause") != "" || s.form.find("cause").changed() {
		t.Error("the value of the archive was not taken over")
	}
	desk.refused = nil
	uitest.Press(t, s.form.page, "打开石桥村李四户")
	if !asked(s.host.(*fakeHost)) {
		t.Fatal("opening the other household did not ask about the code")
	}
	answer(t, s.host.(*fakeHost), "不保存")
	if s.form != nil || s.file.id() != 3 {
		t.Errorf("form %v, household %d", s.form, s.file.id())
	}
}

func TestHolderIsToldAtOnce(t *testing.T) {
	s, _, desk, _ := openForms(t)
	s.Open(1)
	s.editMember(0, "")
	desk.holder = township.FieldFault{Entity: township.Members, Field: "id_number", Text: "已是石桥村李四户李四的证件号码", HouseholdID: 3, Household: "石桥村李四户"}
	type_(t, s, "id_number", soundID)
	type_(t, s, "name", "张四")
	if got := problem(s, "id_number"); got != desk.holder.Text {
		t.Errorf("%q", got)
	}
	uitest.Press(t, s.form.page, "打开石桥村李四户")
	answer(t, s.host.(*fakeHost), "继续填写")
	if s.form == nil || s.form.find("name").read() != "张四" {
		t.Error("what was typed is gone")
	}
}

// TestHolderIsToldOnSaving: beside other faults as well, however the form is saved.
func TestHolderIsToldOnSaving(t *testing.T) {
	s, _, desk, _ := openForms(t)
	s.Open(1)
	s.editMember(0, "")
	desk.holder = township.FieldFault{Entity: township.Members, Field: "id_number", Text: "已是石桥村李四户李四的证件号码", HouseholdID: 3, Household: "石桥村李四户"}
	type_(t, s, "id_number", soundID)
	s.form.chain.Submit()
	if got := problem(s, "id_number"); got != desk.holder.Text || problem(s, "name") == "" || s.form == nil {
		t.Errorf("number %q, name %q", got, problem(s, "name"))
	}
}

func TestMemberForm(t *testing.T) {
	s, _, desk, _ := openForms(t)
	s.Open(1)
	s.editMember(12, "") // 刘红, the wife
	if got := s.form.find("id_number").field.Input().(*widgets.IDEntry); !got.Hidden() || got.Value() != "519900198511191224" {
		t.Errorf("the number is not masked, or lost: %q", got.Text)
	}
	relation := func(s *Screen) []string {
		var out []string
		for _, o := range s.form.find("relation").options {
			out = append(out, o.Value)
		}
		return out
	}
	words := strings.Join(relation(s), " ")
	if strings.Contains(words, "之子 ") || !strings.Contains(words, "之女 ") || strings.Contains(words, "户主") {
		t.Errorf("a woman of a house that has a head can be %s", words)
	}
	type_(t, s, "birth_date", "1985-01-01")
	type_(t, s, "health", "残疾")
	if !uitest.Says(s.form.page, "证件号码上是 1985-11-19，请核对") {
		t.Error("the birth date is not checked against the number")
	}
	s.Shortcut("save")
	if len(desk.members) != 1 || desk.members[0].ID != 12 || desk.members[0].Values["birth_date"] != "1985-01-01" || desk.members[0].Values["health"] != "残疾" {
		t.Errorf("saved %+v", desk.members)
	}
	if v := desk.members[0]; v.Values["id_number"] != "519900198511191224" || v.Was["id_number"] != v.Values["id_number"] {
		t.Error("the masked number was changed")
	}
}

// A value that is in no list is kept, shown and marked.
func TestStrayValueIsKept(t *testing.T) {
	s, _, desk, _ := openForms(t)
	file := desk.files[1]
	file.Household.Set("cause", "因赌")
	file.Household.Set("risks", "因病、因懒")
	file.Household.Set("phone", "2345678")
	desk.files[1] = file
	s.Open(1)
	s.editHousehold("")
	if got := s.form.find("cause").field.Input().(*widgets.FilterSelect).Shown(); got != "因赌（不在选项中）" {
		t.Errorf("cause shows %q", got)
	}
	if got := s.form.find("risks").field.Input().(*widgets.MultiSelect).Text; got != "因病、因懒（不在选项中）" {
		t.Errorf("risks show %q", got)
	}
	type_(t, s, "remark", "记一笔")
	s.Shortcut("save")
	if len(desk.households) != 1 || desk.households[0].Values["cause"] != "因赌" || desk.households[0].Values["risks"] != "因病、因懒" || desk.households[0].Values["phone"] != "2345678" {
		t.Errorf("saved %+v", desk.households)
	}
}

func TestLeavingAsks(t *testing.T) {
	s, host, desk, _ := openForms(t)
	s.Open(1)
	s.editHousehold("")
	s.Key(uitest.Key(fyne.KeyEscape))
	if s.form != nil || asked(host) {
		t.Fatal("an untouched form asked")
	}
	s.editHousehold("")
	type_(t, s, "remark", "记一笔")
	left := false
	s.Leave(func() { left = true })
	answer(t, host, "继续填写")
	if left || s.form == nil || s.form.find("remark").read() != "记一笔" {
		t.Fatal("going on did not stay")
	}
	s.Shortcut("back")
	answer(t, host, "保存")
	if s.form != nil || len(desk.households) != 1 || asked(host) {
		t.Fatal("saving did not leave")
	}
	s.editHousehold("")
	type_(t, s, "phone", "12")
	s.Leave(func() { left = true })
	answer(t, host, "保存")
	if left || s.form == nil || !strings.Contains(problem(s, "phone"), "11位") {
		t.Error("left although saving was refused")
	}
	s.Leave(func() { left = true })
	answer(t, host, "不保存")
	if !left || s.form != nil || len(desk.households) != 1 {
		t.Error("dropping did not leave")
	}
}

// What was typed comes back after the program broke off: in a new window on the same archive.
func TestDraftComesBack(t *testing.T) {
	s, _, desk, rest := openForms(t)
	s.Open(1)
	s.editHousehold("")
	type_(t, s, "remark", "记一笔")
	type_(t, s, "phone", "12")
	rest()
	if len(desk.Kept) != 1 || desk.Kept[0].Key != "household:1" || desk.Kept[0].Title != "张三丰户" {
		t.Fatalf("drafts %+v", desk.Kept)
	}

	host := s.host.(*fakeHost)
	again := New(host, desk)
	host.Win.SetContent(again.Content())
	again.Refresh()
	again.Open(1)
	again.editHousehold("")
	if !uitest.Says(host.Top(), "张三丰户，2021-11-18 21:04，张会计。") {
		t.Fatal("the draft is not offered")
	}
	answer(t, host, "继续填写")
	if got := again.form.find("remark").read(); got != "记一笔" {
		t.Errorf("remark %q", got)
	}
	if problem(again, "phone") == "" || again.form.find("phone").read() != "12" {
		t.Error("what was typed wrong is not there, or not said")
	}
	type_(t, again, "phone", "13800138000")
	again.Shortcut("save")
	if len(desk.Kept) != 0 || desk.households[0].Values["remark"] != "记一笔" {
		t.Errorf("after saving: drafts %v, saved %+v", desk.Kept, desk.households)
	}
}

func TestDraftIsDropped(t *testing.T) {
	s, host, desk, rest := openForms(t)
	s.AddHousehold()
	type_(t, s, "name", "李四")
	rest()
	s.Leave(func() {})
	answer(t, host, "不保存")
	if len(desk.Kept) != 0 {
		t.Errorf("drafts %v", desk.Kept)
	}
	s.AddHousehold()
	type_(t, s, "name", "李四")
	rest()
	type_(t, s, "name", "李")
	s.form.find("name").write("")
	rest()
	if len(desk.Kept) != 0 {
		t.Error("a form that says nothing has a draft")
	}
}

// Resume leads from the question at the start to the form, also of a member.
func TestResume(t *testing.T) {
	s, _, desk, rest := openForms(t)
	s.Open(1)
	s.editMember(12, "")
	type_(t, s, "education", "小学")
	rest()
	draft := desk.Kept[0]
	again := New(s.host, desk)
	s.host.Window().SetContent(again.Content())
	again.Refresh()
	again.Resume(draft)
	if again.form == nil || again.form.find("education").read() != "小学" || again.file.id() != 1 {
		t.Error("the form of the member did not come back")
	}
}

func TestMissingLeadsToTheField(t *testing.T) {
	s, host, desk, _ := openForms(t)
	file := desk.files[1]
	file.Missing = []township.Missing{
		{Entity: township.Households, Record: 1, Field: "helper_name", Text: "帮扶责任人未填"},
		{Entity: township.Members, Record: 13, Field: "id_number", Text: "张小宝：证件号码未填"},
	}
	desk.files[1] = file
	s.Open(1)
	if !uitest.Says(s.file.page, "待补全　2 项") {
		t.Fatal("nothing is said to be missing")
	}
	s.file.amend(file.Missing[1])
	if host.Win.Canvas().Focused() != fyne.Focusable(s.form.find("id_number").field.Input()) || s.form.parts[0].id != 13 {
		t.Error("the way to the missing number leads elsewhere")
	}
}

func TestMeasuresOnThePage(t *testing.T) {
	s, host, desk, _ := openForms(t)
	measure := township.Measures.NewRecord()
	measure.ID = 5
	measure.Set("kind", "产业帮扶")
	measure.Set("amount", "120000")
	measure.Set("content", "养鸡")
	file := desk.files[1]
	file.Measures = []township.Record{measure}
	desk.files[1] = file
	s.Open(1)
	if !uitest.Says(s.file.page, "1,200.00元") || !uitest.Says(s.file.page, "养鸡") {
		t.Errorf("the measure is not shown: %v", uitest.Texts(s.file.page))
	}
	s.editMeasure(5)
	if s.form.find("amount").read() != "1200.00" || s.form.find("amount").changed() {
		t.Errorf("amount %q", s.form.find("amount").read())
	}
	type_(t, s, "amount", "1e309")
	s.Shortcut("save")
	if problem(s, "amount") == "" {
		t.Error("1e309 was taken")
	}
	type_(t, s, "amount", "1500")
	s.Shortcut("save")
	if len(desk.measures) != 1 || desk.measures[0].Values["amount"] != "1500" {
		t.Errorf("saved %+v", desk.measures)
	}
	s.file.askRemoveMeasure(measure)
	answer(t, host, "删去这项措施")
	if diff := cmp.Diff([]int64{5}, desk.removed); diff != "" {
		t.Error(diff)
	}
}

// A form keeps what was typed while another deed lets the screen read anew, and while the household goes.
func TestRefreshBelowAForm(t *testing.T) {
	s, _, desk, _ := openForms(t)
	s.Open(1)
	s.editHousehold("")
	type_(t, s, "remark", "记一笔")
	delete(desk.files, 1)
	s.Refresh()
	if s.form == nil || s.form.find("remark").read() != "记一笔" {
		t.Fatal("what was typed is gone")
	}
}

func TestMultiSelectByKeyboard(t *testing.T) {
	s, host, _, _ := openForms(t)
	s.AddHousehold()
	f := s.form.find("risks")
	s.focus(f.field.Input())
	f.field.Input().TypedKey(uitest.Key(fyne.KeyDown))
	list := host.Win.Canvas().Focused()
	list.TypedKey(uitest.Key(fyne.KeySpace))
	list.TypedKey(uitest.Key(fyne.KeyDown))
	list.TypedKey(uitest.Key(fyne.KeySpace))
	list.TypedKey(uitest.Key(fyne.KeyReturn))
	if f.read() != "因病、因残" || asked(host) {
		t.Errorf("chosen %q", f.read())
	}
}

// Whom one chooses from the roster of helpers is written into the card; only those who still serve are offered.
func TestHelperFromTheRoster(t *testing.T) {
	s, _, desk, _ := openForms(t)
	s.Open(1)
	s.editHousehold("")
	var choice *widgets.FilterSelect
	for _, c := range uitest.All[*widgets.FilterSelect](s.form.page) {
		if c.Shown() == "从责任人名单选择…" {
			choice = c
		}
	}
	choice.OnChanged("赵六")
	choice.OnChanged("王五　农业局")
	s.Shortcut("save")
	got := desk.households[0].Values
	if got["helper_name"] != "王五" || got["helper_unit"] != "农业局" || got["helper_phone"] != "028-87654321" {
		t.Errorf("saved %v", got)
	}
}
