package history

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

func TestDeedsAndTheirChanges(t *testing.T) {
	s, host := open(t, sample())
	if got := titles(s); got != "5 4 3 2 1" {
		t.Fatalf("deeds %s", got)
	}
	wantSaid(t, s, "显示 5 项", "清空回收站：1项", "清空回收站是彻底的，不能撤销。")
	s.deeds.table.Select("1")
	wantSaid(t, s, "修改家庭成员 张三", "人联系电话：138****5678 → 139****0000", "出自人口信息 第12行")
	host.Press(t, "柏树村1组张三户")
	host.Press(t, "撤销这项操作…")
	s.deeds.table.Select("2")
	host.Press(t, "恢复这项操作…") // by taking back the undo
	s.deeds.table.Select("3")
	host.Press(t, "恢复这项操作…")
	if !slices.Equal(host.Undone, []int64{1, 3, 3}) || !slices.Equal(host.Opened, []int64{7}) {
		t.Errorf("took back %v, opened %v", host.Undone, host.Opened)
	}
	s.deeds.table.Select("4")
	wantSaid(t, s, "删除农户", "户编号：001", "原因")
}

func TestFiltersOfDeeds(t *testing.T) {
	desk := sample()
	s, host := open(t, desk)
	if !s.Shortcut("find") || host.Win.Canvas().Focused() != fyne.Focusable(s.deeds.bar.text) {
		t.Error("Ctrl+F does not go to the search")
	}
	test.Type(s.deeds.bar.text, "张三")
	s.deeds.bar.text.TypedKey(uitest.Key(fyne.KeyReturn))
	if got := titles(s); got != "3 2" {
		t.Errorf("found %s", got)
	}
	s.deeds.table.Select("2")
	wantSaid(t, s, "只列出符合条件的改动。")
	host.Press(t, "显示这项操作的全部改动")
	if strings.Contains(said(s), "只列出符合条件的改动") {
		t.Error("what the filter leaves out is not shown")
	}
	s.deeds.bar.operator.OnChanged("李站长")
	s.deeds.bar.to.OnDate("2021-11-18")
	want := township.HistoryFilter{Text: "张三", Operator: "李站长", To: "2021-11-18"}
	if got := desk.filters[len(desk.filters)-1]; got != want {
		t.Errorf("asked for %+v, want %+v", got, want)
	}
	host.Press(t, "导出…")
	if desk.exported != want || len(host.Saves) != 1 || !strings.Contains(host.Saves[0], "操作记录_2021-11-19.xlsx 已保存 12 行") {
		t.Errorf("exported %+v, said %q", desk.exported, host.Saves)
	}

	again := openWith(desk, host) // the next start remembers it
	if again.deeds.bar.filter != want || again.deeds.bar.text.Text != "张三" {
		t.Errorf("remembered %+v", again.deeds.bar.filter)
	}
	desk.deeds = nil
	again.Refresh()
	wantSaid(t, again, "没有符合“张三、经办人 李站长、到 2021-11-18”的操作记录。")
	if !again.Key(uitest.Key(fyne.KeyEscape)) || again.deeds.bar.filter != (township.HistoryFilter{}) {
		t.Error("Esc does not clear the filter")
	}
	wantSaid(t, again, "还没有操作记录。")
	if again.Key(uitest.Key(fyne.KeyEscape)) {
		t.Error("Esc is used without a filter")
	}
}

func TestHistoryOfAHousehold(t *testing.T) {
	desk := sample()
	s, host := open(t, desk)
	s.ShowHousehold(7, "柏树村1组张三户")
	if got := desk.filters[len(desk.filters)-1]; got != (township.HistoryFilter{Household: 7}) {
		t.Errorf("asked for %+v", got)
	}
	host.Press(t, "只看 柏树村1组张三户")
	if got := desk.filters[len(desk.filters)-1]; got != (township.HistoryFilter{}) {
		t.Errorf("asked for %+v after leaving the household", got)
	}
	again := openWith(desk, host)
	if again.deeds.bar.filter.Household != 0 {
		t.Error("the household is remembered")
	}
}

func TestOlderDeedsAreReadOnDemand(t *testing.T) {
	desk := &fakeDesk{}
	for id := int64(pageOf + 10); id > 0; id-- {
		desk.deeds = append(desk.deeds, township.Deed{ID: id, At: noon})
	}
	s, host := open(t, desk)
	wantSaid(t, s, "显示 200 项，还有更早的")
	host.Press(t, "再显示 200 项")
	if n := s.deeds.table.Len(); n != pageOf+10 {
		t.Errorf("%d deeds are shown", n)
	}
	s.Refresh()
	if n := s.deeds.table.Len(); n != pageOf+10 {
		t.Errorf("%d deeds are shown after a refresh", n)
	}
}

// TestLateAnswersAreDropped lets the answer of a search come after that of the next one.
func TestLateAnswersAreDropped(t *testing.T) {
	s, _ := open(t, sample())
	var held []func()
	s.background = func(work, done func()) { work(); held = append(held, done) }
	s.deeds.bar.filter.Text = "张三"
	s.deeds.search()
	wantSaid(t, s, "正在查找…")
	s.deeds.bar.filter.Text = "导入"
	s.deeds.search()
	held[1]()
	held[0]()
	if got := titles(s); got != "1" {
		t.Errorf("shown %s", got)
	}
}

func TestBin(t *testing.T) {
	desk := sample()
	s, host := open(t, desk)
	host.Press(t, "回收站")
	wantSaid(t, s, "共 1 项，已选 1 项", "删除 柏树村1组李四户（2人）", "户编号：001")
	host.Press(t, "彻底清除…")
	if len(host.Asked) != 1 || host.Asked[0].Title != "还没有设置管理员密码" || host.settings != 1 {
		t.Errorf("asked %+v, went to the settings %d times", host.Asked, host.settings)
	}
	desk.admin = true
	host.Press(t, "彻底清除…")
	entry := passwordEntry(t, host)
	entry.SetText("猜的")
	host.Press(t, "彻底清除 1 项")
	if len(desk.emptied) != 0 {
		t.Error("a wrong password erased")
	}
	entry.SetText("清溪镇办公室")
	host.Press(t, "彻底清除 1 项")
	if !slices.Equal(desk.emptied, []int64{4}) || !slices.Equal(host.Texts, []string{"已彻底清除 1 项"}) {
		t.Errorf("erased %v, told %q", desk.emptied, host.Texts)
	}
	host.Press(t, "恢复")
	if !slices.Equal(desk.restored, []int64{4}) || host.Texts[1] != "已恢复柏树村1组李四户（2人）" {
		t.Errorf("restored %v, told %q", desk.restored, host.Texts)
	}
	desk.err = township.Errorf(township.CodeConflict, "户编号已属于另一户。")
	host.Press(t, "恢复")
	if len(host.Failures) != 1 {
		t.Errorf("failures %v", host.Failures)
	}
	desk.err, desk.bin = nil, nil
	s.ShowBin()
	wantSaid(t, s, "回收站是空的。删除的户和成员会先放在这里，可以恢复。")
	if !s.bin.empties.Disabled() {
		t.Error("an empty bin can be emptied")
	}
}

func passwordEntry(t *testing.T, host *fakeHost) *widgets.Entry {
	t.Helper()
	for _, o := range test.LaidOutObjects(host.Top()) {
		if e, ok := o.(*widgets.Entry); ok {
			return e
		}
	}
	t.Fatal("no entry for the password")
	return nil
}

func TestReveals(t *testing.T) {
	desk := sample()
	s, host := open(t, desk)
	host.Press(t, "查看记录")
	if s.reveals.table.Len() != 1 || s.reveals.table.Rows()[0].Record != "张三" {
		t.Fatalf("shown %v", s.reveals.table.Rows())
	}
	s.reveals.table.SelectRow(0)
	s.reveals.table.TypedKey(uitest.Key(fyne.KeyReturn))
	if !slices.Equal(host.Opened, []int64{7}) {
		t.Errorf("opened %v", host.Opened)
	}
	test.Type(s.reveals.text, "李")
	s.reveals.text.TypedKey(uitest.Key(fyne.KeyReturn))
	desk.reveals = nil
	s.reveals.operator.OnChanged("李站长")
	if got := desk.watched[len(desk.watched)-1]; got != (township.RevealFilter{Text: "李", Operator: "李站长"}) {
		t.Errorf("asked for %+v", got)
	}
	wantSaid(t, s, "没有符合条件的查看记录。")
	host.Press(t, "清除条件")
	wantSaid(t, s, "还没有人显示过隐去的号码。")
}

func TestFailuresAreSaid(t *testing.T) {
	desk := sample()
	desk.err = township.Errorf(township.CodeUnreadable, "档案已损坏。")
	desk.deeds, desk.bin, desk.reveals = nil, nil, nil
	s, host := open(t, desk)
	for _, tab := range []string{"操作记录", "回收站", "查看记录"} {
		host.Press(t, tab)
		wantSaid(t, s, "档案已损坏。", "重试")
	}
	if s.Help() == "" || s.Shortcut("print") {
		t.Error("help, or a shortcut that is not there")
	}
}
