package helpers

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// choose selects a helper in a picker.
func choose(t *testing.T, p *picker, name string) {
	t.Helper()
	p.narrow(name)
	if r, ok := p.chosen(); !ok || r.Name != name {
		t.Fatalf("%s cannot be chosen", name)
	}
}

func TestAssignSelection(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	a := s.newAssign(d.rows[2:4], nil)
	a.show()
	a.dialog.Do()
	if len(d.assigned) != 0 {
		t.Fatal("assigned to nobody")
	}
	choose(t, a.picker, "孙立新")
	if got := a.said.String(); got != "2 户改为孙立新（县农业农村局）；他现有 1 户，之后 2 户。" {
		t.Errorf("said %q", got)
	}
	if first := a.plan.Rows()[0]; first.From.Name != "赵启明" || first.To.Name != "孙立新" || first.Same {
		t.Errorf("the preview says %+v", first.HelperChange)
	}
	a.dialog.Do()
	if len(d.assigned) != 1 || d.assigned[0].Helper != 2 || !cmp.Equal(d.assigned[0].Households, []int64{3, 4}) {
		t.Errorf("assigned %+v", d.assigned)
	}
	if diff := cmp.Diff([]string{"2 户已指定给孙立新"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestPickerOffersWhoTakesHouseholds(t *testing.T) {
	s, host := open(t, sampleDesk())
	p := newPicker(host.Win.Canvas(), s.lines, lineOf(t, s, "赵启明").Key(), func() {})
	var got []string
	for _, l := range p.table.Rows() {
		got = append(got, l.Name)
	}
	if diff := cmp.Diff([]string{"孙立新", "李娜"}, got); diff != "" {
		t.Errorf("offered (-want +got):\n%s", diff)
	}
	p.narrow("nobody")
	if _, ok := p.chosen(); ok {
		t.Error("somebody is chosen although nobody is found")
	}
}

func TestAssignVillage(t *testing.T) {
	d := sampleDesk()
	s, _ := open(t, d)
	a := s.newAssign(nil, newScope(s.list, "", false))
	a.show()
	if got := a.said.String(); got != "请先选择村。" {
		t.Errorf("said %q", got)
	}
	a.scope.village.SetValue("柏树村")
	a.scoped()
	if n := len(a.plan.Rows()); n != 3 {
		t.Errorf("%d households of 柏树村, want 3", n)
	}
	a.scope.only.Checked = true
	a.scoped()
	choose(t, a.picker, "李娜")
	a.dialog.Do()
	if len(d.assigned) != 1 || d.assigned[0].Place != "柏树村" || !cmp.Equal(d.assigned[0].Households, []int64{6}) {
		t.Errorf("assigned %+v", d.assigned)
	}
}

func TestAssignAllWithoutAHelper(t *testing.T) {
	d := sampleDesk()
	s, _ := open(t, d)
	a := s.newAssign(nil, newScope(s.list, everywhere, true))
	a.show()
	choose(t, a.picker, "李娜")
	a.dialog.Do()
	if len(d.assigned) != 1 || d.assigned[0].Place != "" || !cmp.Equal(d.assigned[0].Households, []int64{6}) {
		t.Errorf("assigned %+v", d.assigned)
	}
}

func TestAssignSomebodyNew(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	a := s.newAssign(d.rows[:1], nil)
	a.show()
	a.picker.search.SetText("新来的")
	a.turnOver()
	if a.fresh.name.Text != "新来的" {
		t.Errorf("the form begins with %q, want what was searched for", a.fresh.name.Text)
	}
	a.fresh.phone.SetText("办公室")
	a.dialog.Do()
	if len(d.assigned) != 0 {
		t.Fatal("assigned although the telephone is none")
	}
	a.fresh.phone.SetText("")
	d.err = township.Errorf(township.CodeInvalid, "名册里已经有新来的，没有保存。")
	a.dialog.Do()
	if a.fresh.nameField.Problem() == "" || host.Top() == nil {
		t.Error("the refusal does not stand beside the name")
	}
	d.err = nil
	a.dialog.Do()
	if got := d.assigned[len(d.assigned)-1]; got.Helper != 0 || got.New.Name != "新来的" {
		t.Errorf("assigned %+v", got)
	}
	a.turnOver()
	if a.adding || !a.picker.content.Visible() {
		t.Error("there is no way back to the roster")
	}
}

func TestAssignable(t *testing.T) {
	if !Assignable(sampleDesk().rows) || Assignable([]township.HouseholdRow{{ID: 1, Closed: "2021-01-01"}}) {
		t.Error("households that are no more take no helper, all others do")
	}
}

func TestHandOver(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	h := s.newHandOver(lineOf(t, s, "赵启明").HelperRow)
	h.show()
	if got := h.said.String(); got != "请在左边选择移交给谁。" {
		t.Errorf("said %q", got)
	}
	choose(t, h.picker, "孙立新")
	h.dialog.Do()
	if h.reasonField.Problem() == "" || len(d.handed) != 0 {
		t.Error("handed over without a reason")
	}
	h.village.SetValue("柏树村")
	h.preview()
	if got := h.said.String(); got != "赵启明的柏树村 2 户 → 孙立新（县农业农村局）；移交后他有 3 户，赵启明还有 1 户。" {
		t.Errorf("said %q", got)
	}
	h.reason.SetText(" 工作调动 ")
	h.dialog.Do()
	want := []township.HelperHandOver{{From: township.HelperKey{Name: "赵启明", Unit: "镇乡村振兴办"}, To: 2, Village: "柏树村", On: today, Reason: "工作调动"}}
	if diff := cmp.Diff(want, d.handed); diff != "" {
		t.Errorf("handed over (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"2 户已由赵启明移交给孙立新"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestHandOverRefused(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	h := s.newHandOver(lineOf(t, s, "王芳").HelperRow)
	h.show()
	choose(t, h.picker, "李娜")
	h.reason.SetText("退休")
	d.err = township.Errorf(township.CodeInvalid, "移交日期不对。")
	h.dialog.Do()
	if h.reasonField.Problem() != "移交日期不对。" || host.Top() == nil {
		t.Error("the refusal is not said in the dialog")
	}
	d.err = township.Errorf(township.CodeConflict, "没有可移交的户。")
	h.dialog.Do()
	if len(host.Failures) != 1 {
		t.Errorf("failures %v", host.Failures)
	}
}

func samplePending() *fakePending {
	return &fakePending{preview: township.AssignmentPreview{
		File: "分配.xlsx",
		Rows: []township.AssignmentRow{
			{Sheet: "分配", Row: 2, Class: township.AssignmentTaken, Household: "柏树村1组 张三户", To: township.HelperKey{Name: "李娜", Unit: "镇民政办"}, Notes: []string{"电话与名册不同"}},
			{Sheet: "分配", Row: 3, Class: township.AssignmentMissing, Household: "5199009", Reason: "档案里没有户编号5199009的户"},
		},
		Counts: map[township.AssignmentClass]int{township.AssignmentTaken: 1, township.AssignmentMissing: 1},
		New:    []township.Helper{{Name: "新来的", Unit: "县人社局"}},
		Notes:  []string{"工作表“说明”没有读取"},
	}}
}

func TestImportAssignments(t *testing.T) {
	d := sampleDesk()
	d.pending = samplePending()
	s, host := open(t, d)
	s.chooseFile()
	top := host.Top()
	if top == nil {
		t.Fatal("no preview")
	}
	for _, want := range []string{"共 2 行：改动 1 行，找不到户 1 行", "新进名册 1 人：新来的（县人社局）", "工作表“说明”没有读取", "导入 1 户"} {
		if !uitest.Mentions(top, want) {
			t.Errorf("the preview does not say %q", want)
		}
	}
	if d.pending.commits != 0 {
		t.Error("written before it was accepted")
	}
	i := s.newImport(d.pending)
	i.show()
	i.class.SetValue(township.AssignmentMissing.Word())
	i.narrow()
	if rows := i.table.Rows(); len(rows) != 1 || explained(rows[0]) != "档案里没有户编号5199009的户" {
		t.Errorf("rows %v", rows)
	}
	i.dialog.Do()
	if diff := cmp.Diff([]string{"已导入帮扶分配 1 户"}, host.Texts); diff != "" || d.pending.commits != 1 {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestImportThatChangesNothing(t *testing.T) {
	d := sampleDesk()
	d.pending = samplePending()
	d.pending.preview.Counts, d.pending.preview.New = map[township.AssignmentClass]int{township.AssignmentSame: 2}, nil
	s, host := open(t, d)
	i := s.newImport(d.pending)
	i.show()
	if !uitest.Mentions(host.Top(), "关闭") {
		t.Error("there is something to import although nothing changes")
	}
	i.dialog.Do()
	if d.pending.commits != 0 || host.Top() != nil {
		t.Error("nothing was to be done but to close")
	}
}

func TestImportAsksForThePassword(t *testing.T) {
	d := sampleDesk()
	s, host := open(t, d)
	d.err = township.Errorf(township.CodePassword, "“分配.xlsx”有密码，请输入。")
	s.readFile("/tmp/分配.xlsx", "")
	if !uitest.Mentions(host.Top(), "有密码") || len(host.Failures) != 0 {
		t.Error("no password is asked for")
	}
	d.err = township.Errorf(township.CodeNoRoster, "没有认出帮扶分配表。")
	s.readFile("/tmp/分配.xlsx", "1234")
	if len(host.Failures) != 1 || d.passwords[1] != "1234" {
		t.Errorf("failures %v, passwords %v", host.Failures, d.passwords)
	}
}
