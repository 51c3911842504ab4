package helpers

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestRosterAndFilters(t *testing.T) {
	s, host := open(t, sampleDesk())
	if diff := cmp.Diff([]string{"孙立新", "赵启明", "李娜", "退休人", "王芳"}, names(s)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	for _, tt := range []struct {
		change func()
		want   []string
	}{
		{func() { s.filters.search.SetText("zqm"); s.filters.searched("zqm") }, []string{"赵启明"}},
		{func() { s.filters.filter.State = township.HelperRetired; s.filters.changed() }, []string{"退休人"}},
		{func() { s.filters.filter.Unit = "镇民政办"; s.filters.changed() }, []string{"李娜", "退休人"}},
		{func() { s.filters.filter.Village = "柏树村"; s.filters.changed() }, []string{"赵启明"}},
		{func() { s.filters.filter.State = township.HelperOutside; s.filters.changed() }, []string{"王芳"}},
	} {
		tt.change()
		if diff := cmp.Diff(tt.want, names(s)); diff != "" {
			t.Errorf("lines (-want +got):\n%s", diff)
		}
		if !s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) || len(names(s)) != 5 {
			t.Errorf("Esc leaves %v", names(s))
		}
	}
	if s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) {
		t.Error("Esc is used although nothing is filtered")
	}
	s.filters.searched("没有人")
	if !uitest.Mentions(s.empty(), "没有符合条件的帮扶责任人：查找“没有人”。") {
		t.Error("filtered to nothing: which filter is not said")
	}
	s.filters.without.OnTapped()
	if diff := cmp.Diff([]township.HouseholdFilter{{Helper: township.NoHelper}}, host.filters); diff != "" {
		t.Errorf("without a helper (-want +got):\n%s", diff)
	}
}

func TestSidePanelOpensHouseholds(t *testing.T) {
	s, host := open(t, sampleDesk())
	s.table.Select("1")
	if !uitest.Mentions(s.side.Content, "帮扶 3户 6人") || !uitest.Mentions(s.side.Content, "镇乡村振兴办") {
		t.Error("the panel does not tell unit and load")
	}
	uitest.All[*homeLine](s.side.Content)[0].Tapped(nil)
	if diff := cmp.Diff([]int64{1}, host.Opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
	s.toggleSide()
	if s.page.SideShown() {
		t.Error("Space does not hide the panel")
	}
}

func TestManyHouseholdsAreOneClickAway(t *testing.T) {
	d := sampleDesk()
	for i := range 100 {
		d.rows = append(d.rows, row(int64(100+i), "柏树村", "周九", "孙立新", "县农业农村局"))
	}
	s, host := open(t, d)
	s.table.Select("2")
	for _, b := range uitest.All[*widgets.Button](s.side.Content) {
		b.OnTapped()
	}
	if diff := cmp.Diff([]township.HouseholdFilter{{Helper: "孙立新（县农业农村局）"}}, host.filters); diff != "" {
		t.Errorf("the rest (-want +got):\n%s", diff)
	}
}

func TestEmptyRoster(t *testing.T) {
	s, host := open(t, &fakeDesk{})
	if !uitest.Mentions(s.empty(), "名册里还没有帮扶责任人") || s.page.SideShown() {
		t.Error("the empty roster is not said, or a panel stands beside it")
	}
	s.Shortcut("print")
	s.printAll()
	if diff := cmp.Diff([]string{"没有可打印的名单", "没有可打印的名单"}, host.Told); diff != "" || len(host.Suggested) != 0 {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestEdit(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	e := s.newEdit(lineOf(t, s, "赵启明").HelperRow)
	e.show()
	e.form.unit.SetText("镇 党政办")
	e.dialog.Do()
	want := d.helpers[0]
	want.Unit = "镇党政办"
	if diff := cmp.Diff([]township.Helper{want}, d.saved); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"已保存赵启明（镇党政办）"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestEditIsCheckedBesideTheFields(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	e := s.newEdit(township.HelperRow{})
	e.show()
	e.form.phone.SetText("办公室")
	e.dialog.Do()
	if e.form.nameField.Problem() == "" || len(d.saved) != 0 {
		t.Error("a helper without a name is saved")
	}
	e.form.name.SetText("赵启明")
	e.dialog.Do()
	if len(d.saved) != 0 {
		t.Error("a telephone that is none is saved")
	}
	e.form.phone.SetText("028-55500109")
	d.err = township.Errorf(township.CodeInvalid, "名册里已经有赵启明，没有保存。")
	e.dialog.Do()
	if got := e.form.nameField.Problem(); got != "名册里已经有赵启明，没有保存。" || e.form.phone.Text != "028-55500109" {
		t.Errorf("problem %q, phone %q; what was typed stays", got, e.form.phone.Text)
	}
	if host.Top() == nil {
		t.Error("the dialog closed although nothing was saved")
	}
	d.err = township.Errorf(township.CodeBusy, "档案正被另一个程序占用。")
	e.dialog.Do()
	if len(host.Failures) != 1 {
		t.Errorf("failures %v", host.Failures)
	}
}

func TestTakingSomebodyOntoTheRoster(t *testing.T) {
	d := sampleDesk()
	s, _ := open(t, d)
	e := s.newEdit(lineOf(t, s, "王芳").HelperRow)
	e.show()
	e.form.post.SetText("股长")
	e.dialog.Do()
	if diff := cmp.Diff([]township.HelperKey{{Name: "王芳", Unit: "县教育局"}}, d.adopted); diff != "" {
		t.Errorf("adopted (-want +got):\n%s", diff)
	}
	s.collect()
	top := s.host.Window().Canvas().Overlays().Top()
	if top == nil || !uitest.Mentions(top, "收进 1 人") {
		t.Fatal("no dialog to collect with")
	}
}

func TestCollect(t *testing.T) {
	d := sampleDesk()
	d.rows = append(d.rows, row(9, "双河村", "同名", "赵启明", ""))
	d.helpers = append(d.helpers, township.Helper{ID: 5, Name: "赵启明", Unit: "县水利局"})
	s, host := open(t, d)
	if got := s.strangers(); len(got) != 1 || got[0].Name != "王芳" {
		t.Errorf("%d strangers, want 王芳: a name that two have is nobody in particular", len(got))
	}
	d.rows = d.rows[5:]
	s.Refresh()
	s.collect()
	if diff := cmp.Diff([]string{"请逐个处理"}, host.Told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestRetire(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	s.table.Select("3")
	s.retireCurrent()
	s.table.Select("4")
	s.retireCurrent()
	if diff := cmp.Diff(map[int64]bool{3: true, 4: false}, d.retired); diff != "" {
		t.Errorf("retired (-want +got):\n%s", diff)
	}
	d.err = township.Errorf(township.CodeConflict, "赵启明还有3户，不能停用。")
	s.retireCurrent()
	if len(host.Failures) != 1 || len(host.Texts) != 2 {
		t.Errorf("failures %v, done %v", host.Failures, host.Texts)
	}
}

func TestPapers(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	s.table.Select("1")
	s.printSelection()
	s.filters.filter.Village = "双河村"
	s.filters.changed()
	s.Shortcut("print")
	s.print(township.HelperListRequest{})
	s.export()
	want := []township.HelperListRequest{
		{Helpers: []township.HelperKey{{Name: "赵启明", Unit: "镇乡村振兴办"}}},
		{Helpers: []township.HelperKey{{Name: "孙立新", Unit: "县农业农村局"}, {Name: "赵启明", Unit: "镇乡村振兴办"}, {Name: "王芳", Unit: "县教育局"}}, Village: "双河村"},
		{},
	}
	if diff := cmp.Diff(want, d.printed); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"帮扶名单_赵启明_2021-11-19.pdf", "帮扶名单_双河村_2021-11-19.pdf", "帮扶名单_清溪镇_2021-11-19.pdf", "帮扶责任人_清溪镇_2021-11-19.xlsx"}, host.Suggested); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if d.exports != 1 || len(host.Saves) != 4 || len(host.Told) != 3 {
		t.Errorf("%d exports, saved %v, informed %v", d.exports, host.Saves, host.Told)
	}
}

func TestDeedsFollowTheSelection(t *testing.T) {
	s, _ := open(t, sampleDesk())
	for _, tt := range []struct {
		key  string
		want []string
	}{
		{"1", []string{"修改…", "移交…", "打印 1 人的名单…", "停用"}},
		{"3", []string{"修改…", "停用"}},
		{"4", []string{"修改…", "启用"}},
		{"王芳\x00县教育局", []string{"收进名册…", "移交…", "打印 1 人的名单…"}},
	} {
		s.table.Select(tt.key)
		var got []string
		for _, item := range s.menu() {
			got = append(got, item.Label)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.key, diff)
		}
	}
	s.table.SelectAll()
	if n := len(s.menu()); n != 1 {
		t.Errorf("%d deeds for a selection, want to print it", n)
	}
	s.table.ClearSelection()
	if s.menu() != nil {
		t.Error("deeds for nobody")
	}
}
