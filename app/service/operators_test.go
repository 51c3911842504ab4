package service_test

import (
	"strings"
	"testing"
	"time"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/datatest"
)

// mustAdd adds an operator, with a PIN if one is given, and returns him.
func mustAdd(tb testing.TB, d *service.Desk, name, pin string) township.Operator {
	tb.Helper()
	_, err := d.SaveOperator(ctx, township.Operator{Name: name})
	must(tb, err)
	list, err := d.Operators(ctx)
	must(tb, err)
	o := list[len(list)-1]
	if pin != "" {
		_, err := d.SetPIN(ctx, o.ID, "", pin)
		must(tb, err)
		o.HasPIN = true
	}
	return o
}

// refused checks code and sentence of an error.
func refused(tb testing.TB, err error, code township.Code, part string) {
	tb.Helper()
	if township.CodeOf(err) != code || !strings.Contains(township.Say(err), part) {
		tb.Errorf("%q (%s), want %q (%s)", township.Say(err), township.CodeOf(err), part, code)
	}
}

func TestSignIn(t *testing.T) {
	d, _, clock := newDesk(t)
	wang, li := mustAdd(t, d, " 王 会计 ", "2580"), mustAdd(t, d, "李四", "")
	if wang.Name != "王会计" || !wang.HasPIN || li.HasPIN {
		t.Fatalf("%+v, %+v", wang, li)
	}
	must(t, d.SignIn(ctx, "李四", ""))
	refused(t, d.SignIn(ctx, "赵六", ""), township.CodeNotFound, "操作人名单里没有“赵六”")
	refused(t, d.SignIn(ctx, "王会计", ""), township.CodePassword, "请输入“王会计”的PIN")
	for left := 4; left > 0; left-- {
		refused(t, d.SignIn(ctx, "王会计", "0000"), township.CodePassword, "“王会计”的PIN不对，请重新输入。")
	}
	refused(t, d.SignIn(ctx, "王会计", "0000"), township.CodePassword, "已连续输错5次，请等30秒再试")
	refused(t, d.SignIn(ctx, "王会计", "2580"), township.CodePassword, "请等30秒再试")
	if d.Operator() != "李四" {
		t.Errorf("%q sits at the desk", d.Operator())
	}
	clock.At = clock.At.Add(31 * time.Second)
	refused(t, d.SignIn(ctx, "王会计", "0000"), township.CodePassword, "已连续输错6次，请等1分钟再试")
	clock.At = clock.At.Add(time.Minute)
	must(t, d.SignIn(ctx, "王会计", "2580"))
	if d.Operator() != "王会计" {
		t.Errorf("%q sits at the desk", d.Operator())
	}
	refused(t, d.SignIn(ctx, "王会计", "0000"), township.CodePassword, "再错4次")
}

func TestRosterStaysSound(t *testing.T) {
	d, _, _ := newDesk(t)
	wang := mustAdd(t, d, "王会计", "")
	_, err := d.SaveOperator(ctx, township.Operator{Name: "王会计"})
	refused(t, err, township.CodeConflict, "已经有名为“王会计”的操作人")
	_, err = d.SaveOperator(ctx, township.Operator{Name: "　"})
	refused(t, err, township.CodeInvalid, "请填写姓名")
	wang.Retired = true
	_, err = d.SaveOperator(ctx, wang)
	refused(t, err, township.CodeConflict, "“王会计”是唯一的操作人，不能停用")

	li := mustAdd(t, d, "李四", "")
	must(t, d.SignIn(ctx, "王会计", ""))
	_, err = d.SaveOperator(ctx, wang)
	refused(t, err, township.CodeConflict, "正在使用本程序")
	li.Retired = true
	deed, err := d.SaveOperator(ctx, li)
	must(t, err)
	if deed.Title != "停用操作人“李四”" || deed.Origin != "屏幕：设置" || deed.Operator != "王会计" {
		t.Errorf("deed %+v", deed)
	}
	refused(t, d.SignIn(ctx, "李四", ""), township.CodeConflict, "“李四”已停用")
	_, err = d.SaveOperator(ctx, township.Operator{Name: "李四"})
	refused(t, err, township.CodeConflict, "“李四”在名单里，已停用")
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	must(t, d.SignIn(ctx, "李四", ""))
}

func TestRenameFollowsWhoSits(t *testing.T) {
	d, _, _ := newDesk(t)
	wang := mustAdd(t, d, "王会计", "")
	must(t, d.SignIn(ctx, "王会计", ""))
	wang.Name = "王主任"
	deed, err := d.SaveOperator(ctx, wang)
	must(t, err)
	if deed.Title != "操作人“王会计”改名为“王主任”" || d.Operator() != "王主任" {
		t.Errorf("%q, %q sits", deed.Title, d.Operator())
	}
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if d.Operator() != "王会计" {
		t.Errorf("%q sits after the renaming was taken back", d.Operator())
	}
	added, err := d.Deeds(ctx, 10)
	must(t, err)
	for _, x := range added {
		if strings.HasPrefix(x.Title, "新增操作人") {
			_, err = d.Undo(ctx, x.ID, true)
			must(t, err)
		}
	}
	if d.Operator() != "王会计" {
		t.Errorf("%q sits after his entry was taken back", d.Operator())
	}
}

// TestSealsAreSlow looks at what a guess costs outside tests.
func TestSealsAreSlow(t *testing.T) {
	if service.SealCost < 10 {
		t.Errorf("sealing costs 2^%d rounds", service.SealCost)
	}
}

func TestPINChangesAgainstProof(t *testing.T) {
	d, _, _ := newDesk(t)
	wang := mustAdd(t, d, "王会计", "2580")
	_, err := d.SetPIN(ctx, wang.ID, "", "12")
	refused(t, err, township.CodeInvalid, "PIN 应为4到12位数字")
	_, err = d.SetPIN(ctx, wang.ID, "1111", "1234")
	refused(t, err, township.CodePassword, "“王会计”现在的PIN（或管理员密码）不对")
	_, err = d.ClearPIN(ctx, wang.ID, "")
	refused(t, err, township.CodePassword, "现在的PIN")
	_, err = d.SetPIN(ctx, wang.ID, "2580", "1234")
	must(t, err)
	must(t, d.SignIn(ctx, "王会计", "1234"))
	_, err = d.SetAdminPassword(ctx, "", "qingxi-2021")
	must(t, err)
	deed, err := d.ClearPIN(ctx, wang.ID, "qingxi-2021")
	must(t, err)
	if deed.Title != "取消“王会计”的PIN" {
		t.Errorf("title %q", deed.Title)
	}
	must(t, d.SignIn(ctx, "王会计", ""))
	_, err = d.SetPIN(ctx, 99, "", "1234")
	refused(t, err, township.CodeNotFound, "已不在名单里")
}

func TestAdminPassword(t *testing.T) {
	d, _, _ := newDesk(t)
	refused(t, d.CheckAdminPassword(ctx, ""), township.CodePassword, "还没有设置管理员密码")
	_, err := d.SetAdminPassword(ctx, "", "12345")
	refused(t, err, township.CodeInvalid, "密码应为6到20个字符")
	_, err = d.SetAdminPassword(ctx, "", "清溪镇办公室")
	must(t, err)
	must(t, d.CheckAdminPassword(ctx, "清溪镇办公室"))
	_, err = d.SetAdminPassword(ctx, "", "别的什么密码")
	refused(t, err, township.CodePassword, "管理员密码不对")
	_, err = d.SetAdminPassword(ctx, "清溪镇办公室", "别的什么密码")
	must(t, err)
	refused(t, d.CheckAdminPassword(ctx, "清溪镇办公室"), township.CodePassword, "管理员密码不对")
	must(t, d.CheckAdminPassword(ctx, "别的什么密码"))
	if set, err := d.HasAdminPassword(ctx); !set || err != nil {
		t.Errorf("set: %v, %v", set, err)
	}
}

// TestSecretsAreNeverTakenBack tries every way to get rid of a PIN or the password by undoing.
func TestSecretsAreNeverTakenBack(t *testing.T) {
	d, archive, _ := newDesk(t)
	mustAdd(t, d, "王会计", "2580")
	_, err := d.SetAdminPassword(ctx, "", "qingxi-2021")
	must(t, err)
	last, ok, err := d.LastUndoable(ctx)
	must(t, err)
	if !ok || last.Title != "新增操作人“王会计”" {
		t.Fatalf("Ctrl+Z offers %q", last.Title)
	}
	_, err = d.Undo(ctx, last.ID, false)
	refused(t, err, township.CodeConflict, "建立在它之上（设置“王会计”的PIN）")
	_, err = d.Undo(ctx, last.ID, true)
	refused(t, err, township.CodeConflict, "“设置“王会计”的PIN”不能撤销")
	deeds, err := d.Deeds(ctx, 9)
	must(t, err)
	for _, x := range deeds {
		if x.Kind == township.DeedSecret {
			_, err := d.Undo(ctx, x.ID, true)
			refused(t, err, township.CodeConflict, "不能撤销。要改 PIN 或密码")
		}
	}
	must(t, d.CheckAdminPassword(ctx, "qingxi-2021"))
	refused(t, d.SignIn(ctx, "王会计", ""), township.CodePassword, "请输入")

	for _, e := range []*township.Entity{township.Operators, township.Settings} {
		changes, err := archive.ChangesAfter(ctx, e, datatest.Now.Add(-time.Hour))
		must(t, err)
		for _, c := range changes {
			for _, f := range c.Fields {
				if shown := e.Field(f.Field).ShowMasked(f.New); strings.Contains(shown, "$2") {
					t.Errorf("%s shows %q", f.Field, shown)
				}
			}
		}
	}
}

func TestIdleMinutesOfTheOffice(t *testing.T) {
	d, _, _ := newDesk(t)
	wants := func(want int) {
		t.Helper()
		if n, err := d.IdleMinutes(ctx); n != want || err != nil {
			t.Errorf("%d minutes, %v; want %d", n, err, want)
		}
	}
	wants(10)
	deed, err := d.SaveIdleMinutes(ctx, 0)
	must(t, err)
	wants(0)
	if deed.Title != "关闭自动锁屏" {
		t.Errorf("title %q", deed.Title)
	}
	_, err = d.SaveIdleMinutes(ctx, 999)
	refused(t, err, township.CodeInvalid, "0（不锁）到240分钟")
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	wants(10)
}

func TestReveals(t *testing.T) {
	d, archive, clock := newDesk(t)
	mustAdd(t, d, "李四", "")
	must(t, d.NoteReveal(ctx, township.Reveal{Household: 7, Record: "张三丰", Field: "证件号码"}))
	clock.At = clock.At.Add(24 * time.Hour)
	must(t, d.SignIn(ctx, "李四", ""))
	must(t, d.NoteReveal(ctx, township.Reveal{Household: 7, Record: "张三丰", Field: "户联系电话"}, township.Reveal{Household: 8, Record: "王建国", Field: "户联系电话"}))
	for _, c := range []struct {
		filter township.RevealFilter
		limit  int
		want   string
	}{
		{township.RevealFilter{}, 9, "李四王建国户联系电话 李四张三丰户联系电话 张会计张三丰证件号码"},
		{township.RevealFilter{}, 1, "李四王建国户联系电话"},
		{township.RevealFilter{Operator: "张会计"}, 9, "张会计张三丰证件号码"},
		{township.RevealFilter{Text: "三丰"}, 9, "李四张三丰户联系电话 张会计张三丰证件号码"},
		{township.RevealFilter{Text: "电话", Household: 7}, 9, "李四张三丰户联系电话"},
		{township.RevealFilter{From: "2021-11-20"}, 9, "李四王建国户联系电话 李四张三丰户联系电话"},
		{township.RevealFilter{To: "2021-11-19"}, 9, "张会计张三丰证件号码"},
		{township.RevealFilter{Text: "%"}, 9, ""},
	} {
		list, err := d.Reveals(ctx, c.filter, c.limit)
		must(t, err)
		var got []string
		for _, s := range list {
			got = append(got, s.Operator+s.Record+s.Field)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %q, want %q", c.filter, got, c.want)
		}
	}
	must(t, archive.Close())
	refused(t, d.NoteReveal(ctx, township.Reveal{Record: "张三丰", Field: "证件号码"}), township.CodeWrite, "号码没有显示")
}
