package households

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

func TestEnterOpensAndEscComesBack(t *testing.T) {
	s, host, _ := open(t, sampleRows())
	s.list.table.Select("1")
	s.list.table.TypedKey(uitest.Key(fyne.KeyReturn))
	if !s.file.page.Visible() || s.list.page.Visible() {
		t.Fatal("Enter did not open the page in place of the table")
	}
	s.file.body.TypedKey(uitest.Key(fyne.KeyEscape)) // goes on to the window, which asks the screen
	if !s.Key(uitest.Key(fyne.KeyEscape)) {
		t.Fatal("Esc was not used")
	}
	if s.file.page.Visible() || !s.list.page.Visible() {
		t.Fatal("Esc did not come back to the table")
	}
	if r, ok := s.list.table.Current(); !ok || r.ID != 1 {
		t.Errorf("current = %v, %v; want the row that was left", r, ok)
	}
	if host.Win.Canvas().Focused() != fyne.Focusable(s.list.table) {
		t.Errorf("focused = %T, want the table", host.Win.Canvas().Focused())
	}
}

func TestPageShowsTheHousehold(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	s.Open(1)
	for _, want := range []string{
		"张三丰", "51990010001　柏树村 2组　1人", "自 2021-01-10 起", "● 稳定脱贫户",
		"家庭成员 3人", "41", "36", "10", "519900********1234", // ages on 2021-11-19: one day short of 11
		"柏树村", "因病", "138****5678", "6,716.58元", "房屋需要修缮，已列入2021年计划，由村委会负责",
		"2020-05-01 至 2021-01-10", "2021-01-10 至今", "入账：新识别", "出账：风险消除",
		"台账建议，待确认", "依据：脱贫状态为返贫",
		"2021-11-10 09:12　张会计　导入“人口信息.xlsx”", "主要致贫原因：缺技术 → 因病（第12行）",
	} {
		if !uitest.Says(s.file.page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if uitest.Says(s.file.page, "5199001980010112341234") || uitest.Says(s.file.page, "13800135678") {
		t.Error("an ID number or a phone is shown unasked")
	}
	if uitest.Says(s.file.page, "工资性收入") {
		t.Error("a field without a value is shown although it is not important")
	}
}

func TestHeadComesFirst(t *testing.T) {
	var got []string
	for _, m := range inFamilyOrder(sampleMembers()) {
		got = append(got, m.Get("name"))
	}
	if diff := cmp.Diff([]string{"张三丰", "刘红", "张小宝"}, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestAge(t *testing.T) {
	tests := []struct{ birth, want string }{
		{"1980-01-01", "41岁"},
		{"1985-11-19", "36岁"}, // today
		{"1985-11-20", "35岁"},
		{"1985", "36岁"}, // the year is all that is known
		{"", ""},
		{"2022-01-01", ""},
	}
	for _, tt := range tests {
		m := township.Members.NewRecord()
		m.Set("birth_date", tt.birth)
		if got := ageText(m, "2021-11-19"); got != tt.want {
			t.Errorf("age of %q = %q, want %q", tt.birth, got, tt.want)
		}
	}
}

func TestOriginOfAValue(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	s.Open(1)
	v := s.file.fieldValue(s.file.file.Household, township.Households.Field("cause"), "")
	const want = "主要致贫原因　来自 人口信息.xlsx 第12行 · 2021-11-10 09:12 · 张会计"
	v.MouseIn(&desktop.MouseEvent{})
	if got := s.file.origin.Text; got != want {
		t.Errorf("pointed at: %q, want %q", got, want)
	}
	v.MouseOut()
	if got := s.file.origin.Text; got != originHint {
		t.Errorf("left: %q, want the hint", got)
	}
	v.Tapped(nil)
	v.MouseOut()
	if got := s.file.origin.Text; got != want {
		t.Errorf("clicked: %q, want %q", got, want)
	}
	v.Tapped(nil)
	if got := s.file.origin.Text; got != originHint {
		t.Errorf("clicked again: %q, want the hint", got)
	}
}

func TestOriginText(t *testing.T) {
	line := sampleFile().History[0]
	byHand := line
	byHand.Deed.Origin, byHand.Deed.Title = "屏幕：农户", "修改张三丰户"
	sheet := line
	sheet.Source.Sheet = "柏树村"
	tests := []struct {
		line township.HistoryLine
		want string
	}{
		{line, "来自 人口信息.xlsx 第12行 · 2021-11-10 09:12 · 张会计"},
		{sheet, "来自 人口信息.xlsx “柏树村”表第12行 · 2021-11-10 09:12 · 张会计"},
		{byHand, "来自 修改张三丰户 · 2021-11-10 09:12 · 张会计"},
	}
	for _, tt := range tests {
		if got := originText(tt.line); got != tt.want {
			t.Errorf("originText = %q, want %q", got, tt.want)
		}
	}
}

func TestStepThroughTheFilteredList(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	s.ShowFilter(township.HouseholdFilter{Village: "石桥村"})
	s.show(3)
	if !s.file.previous.Disabled() || s.file.next.Disabled() {
		t.Error("the first of the list has a next one and no previous one")
	}
	alt := func(k fyne.KeyName) *desktop.CustomShortcut {
		return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt}
	}
	s.file.body.TypedShortcut(alt(fyne.KeyDown))
	if got := s.file.id(); got != 4 {
		t.Errorf("Alt+↓ leads to %d, want 4", got)
	}
	s.Shortcut("next")
	s.Shortcut("next") // the last one stays
	if got := s.file.id(); got != 5 || !s.file.next.Disabled() {
		t.Errorf("next leads to %d, want the last, 5", got)
	}
	s.file.body.TypedShortcut(alt(fyne.KeyUp))
	if got := s.file.id(); got != 4 {
		t.Errorf("Alt+↑ leads to %d, want 4", got)
	}
	s.Shortcut("back")
	if r, ok := s.list.table.Current(); !ok || r.ID != 4 {
		t.Errorf("current = %v, %v; want the household that was left", r, ok)
	}
}

func TestProposalOnThePage(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.Open(1)
	uitest.Press(t, s.file.page, "采纳")
	if diff := cmp.Diff([]int64{41}, desk.accepted); diff != "" || desk.on != "2021-11-19" {
		t.Errorf("accepted %v on %s, want 41 today", desk.accepted, desk.on)
	}
	uitest.Press(t, s.file.page, "暂缓")
	if diff := cmp.Diff([]int64{41}, desk.held); diff != "" {
		t.Errorf("held (-want +got):\n%s", diff)
	}
	want := []string{"张三丰户已移入返贫户台账", "已暂缓张三丰户的台账建议"}
	if diff := cmp.Diff(want, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	desk.err = township.Errorf(township.CodeConflict, "有一条台账建议已经处理过。")
	uitest.Press(t, s.file.page, "采纳")
	if len(host.Failures) != 1 || township.Say(host.Failures[0]) != "有一条台账建议已经处理过。" {
		t.Errorf("failures = %v, want the sentence once", host.Failures)
	}
}

func TestMoveFromThePage(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	var moved []township.HouseholdRow
	s.OnMove = func(rows []township.HouseholdRow) { moved = rows }
	s.Open(1)
	uitest.Press(t, s.file.page, "移动台账…")
	if len(moved) != 1 || moved[0].ID != 1 {
		t.Errorf("moved = %v, want household 1", moved)
	}
	s.OnMove = nil
	s.Open(1)
	if strings.Contains(strings.Join(uitest.Texts(s.file.page), " "), "移动台账…") {
		t.Error("the deed is offered although nobody does it")
	}
}

func TestOpenWhatIsGone(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.Open(99)
	if len(host.Failures) != 1 || township.Say(host.Failures[0]) != "这一户已不在档案里。" {
		t.Errorf("failures = %v, want the sentence once", host.Failures)
	}
	if s.file.page.Visible() {
		t.Error("an empty page was opened")
	}
	s.Open(1)
	delete(desk.files, 1)
	s.Refresh()
	if s.file.page.Visible() || len(host.Failures) != 1 {
		t.Error("a household that an undo took away must lead back to the table, without a word")
	}
}

// A page that another screen opened is left for that screen.
func TestBackToTheOtherScreen(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	asked := 0
	s.OnBack = func() bool { asked++; return true }
	s.Open(1)
	s.Shortcut("back")
	s.show(1)
	s.Shortcut("back")
	if asked != 1 {
		t.Errorf("the shell was asked %d times, want once: only for the page that it opened", asked)
	}
}

func TestLongHistoryIsCut(t *testing.T) {
	s, _, desk := open(t, sampleRows())
	f := desk.files[1]
	for len(f.History) < historyLines+12 {
		f.History = append(f.History, f.History[0])
	}
	desk.files[1] = f
	s.Open(1)
	count := func() int {
		n := 0
		for _, t := range uitest.Texts(s.file.page) {
			if strings.HasPrefix(t, "主要致贫原因：") {
				n++
			}
		}
		return n
	}
	if got := count(); got != historyLines {
		t.Errorf("%d lines, want %d", got, historyLines)
	}
	uitest.Press(t, s.file.page, "再显示 12 条")
	if got := count(); got != historyLines+12 {
		t.Errorf("%d lines after asking for all, want %d", got, historyLines+12)
	}
}

func TestHelpNamesTheKeys(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	if !strings.Contains(s.Help(), "Ctrl+F") {
		t.Errorf("help of the list = %q", s.Help())
	}
	s.Open(1)
	if !strings.Contains(s.Help(), "Alt+↑") {
		t.Errorf("help of the page = %q", s.Help())
	}
}

// Wherever on the page the keyboard is, the arrows scroll it.
func TestPageScrolls(t *testing.T) {
	s, _, _ := open(t, sampleRows())
	s.Open(1)
	at := func() float32 { return s.file.body.scroll.Offset.Y }
	s.file.body.TypedKey(uitest.Key(fyne.KeyDown))
	if at() <= 0 {
		t.Fatalf("offset after ↓ = %v", at())
	}
	s.Key(uitest.Key(fyne.KeyEnd))
	bottom := at()
	s.Key(uitest.Key(fyne.KeyPageDown))
	if at() != bottom {
		t.Errorf("PageDown went from %v below the end, to %v", bottom, at())
	}
	s.Key(uitest.Key(fyne.KeyPageUp))
	if at() >= bottom {
		t.Errorf("PageUp did not scroll from %v", bottom)
	}
	s.Key(uitest.Key(fyne.KeyHome))
	if at() != 0 {
		t.Errorf("offset after Home = %v", at())
	}
	if s.Key(uitest.Key(fyne.KeyF5)) {
		t.Error("F5 was used")
	}
}
