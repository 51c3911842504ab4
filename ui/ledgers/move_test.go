package ledgers

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// dialog opens the dialog for households.
func dialog(t *testing.T, rows ...township.HouseholdRow) (*moveDialog, *fakeHost, *fakeDesk) {
	t.Helper()
	s, host, desk := open(t)
	d := s.newMove(rows)
	d.show()
	return d, host, desk
}

func TestMoveOne(t *testing.T) {
	d, host, desk := dialog(t, sampleRows()[0])
	if !uitest.Says(host.Top(), "柏树村张三丰户，现在在“稳定脱贫户”台账，2021-01-10 入账。") {
		t.Error("the dialog does not say who and where")
	}
	d.to.SetValue(string(township.Relapsed))
	d.on.SetValue("2021-11-01")
	d.reason.SetText(" 收入骤减 ")
	d.dialog.Do()
	want := []township.Move{{Household: 1, To: township.Relapsed, On: "2021-11-01", Reason: "收入骤减"}}
	if diff := cmp.Diff(want, desk.moves); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"张三丰户已移入返贫户台账"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if host.Top() != nil {
		t.Error("the dialog stayed open")
	}
}

// Who is there already is left where he is; the rest is one deed.
func TestMoveSelection(t *testing.T) {
	d, host, desk := dialog(t, sampleRows()...)
	d.to.SetValue(string(township.Stable))
	d.reason.SetText("风险消除")
	d.dialog.Do()
	want := []township.Move{
		{Household: 2, To: township.Stable, On: today, Reason: "风险消除"},
		{Household: 4, To: township.Stable, On: today, Reason: "风险消除"},
		{Household: 5, To: township.Stable, On: today, Reason: "风险消除"},
	}
	if diff := cmp.Diff(want, desk.moves); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"3 户已移入稳定脱贫户台账"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestMoveOut(t *testing.T) {
	d, host, desk := dialog(t, sampleRows()[2])
	d.to.SetValue(out)
	d.reason.SetText("整户迁出")
	d.dialog.Do()
	if diff := cmp.Diff([]township.Move{{Household: 3, To: township.None, On: today, Reason: "整户迁出"}}, desk.moves); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"安国户已移出台账"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestMoveIsCheckedBesideTheFields(t *testing.T) {
	tests := []struct {
		name           string
		to, on, reason string
		wantTo, wantOn string
		wantReason     string
	}{
		{"nothing", "", "", "", "请填写移入台账", "请填写移动日期", "请填写移动原因"},
		{"there already", string(township.Stable), "2021-11-01", "x", "选中的户已经都在“稳定脱贫户”台账。", "", ""},
		{"tomorrow", string(township.Relapsed), "2021-11-20", "x", "", "不能晚于 2021-11-19", ""},
		{"before it entered", string(township.Relapsed), "2021-01-09", "x", "", "柏树村张三丰户 2021-01-10 才入“稳定脱贫户”台账，移动日期不能早于它。", ""},
		{"a month", string(township.Relapsed), "2021-10", "x", "", "请填写到日，例如 2026-03-05", ""},
		{"blanks for a reason", string(township.Relapsed), "2021-11-01", "  ", "", "", "请填写移动原因，例如“风险消除，经乡镇审核”。"},
	}
	for _, tt := range tests {
		d, _, desk := dialog(t, sampleRows()[0])
		d.to.SetValue(tt.to)
		d.on.SetText(tt.on)
		d.reason.SetText(tt.reason)
		d.dialog.Do()
		got := []string{d.toField.Problem(), d.onField.Problem(), d.reasonField.Problem()}
		if diff := cmp.Diff([]string{tt.wantTo, tt.wantOn, tt.wantReason}, got); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", tt.name, diff)
		}
		if desk.moves != nil {
			t.Errorf("%s: moved all the same", tt.name)
		}
		if d.reason.Text != tt.reason {
			t.Errorf("%s: what was typed is gone", tt.name)
		}
	}
}

// What only the archive knows is said beside the day, and the dialog stays with what was typed.
func TestMoveRefusedByTheArchive(t *testing.T) {
	d, host, desk := dialog(t, sampleRows()[3])
	desk.err = township.Errorf(township.CodeInvalid, "该户 2021-01-01 至 2021-11-18 在“监测户”台账，移动日期与之重叠。")
	d.to.SetValue(string(township.Stable))
	d.reason.SetText("x")
	d.dialog.Do()
	if got, want := d.onField.Problem(), "该户 2021-01-01 至 2021-11-18 在“监测户”台账，移动日期与之重叠。"; got != want {
		t.Errorf("problem = %q, want %q", got, want)
	}
	if host.Top() == nil || len(host.Texts) != 0 {
		t.Error("the dialog closed although nothing was done")
	}
	desk.err = township.Errorf(township.CodeBusy, "档案正被另一个程序占用。")
	d.dialog.Do()
	if len(host.Failures) != 1 || host.Top() != nil {
		t.Errorf("failures = %v, want the sentence in place of the dialog", host.Failures)
	}
}

func TestUsualReasons(t *testing.T) {
	d, _, _ := dialog(t, sampleRows()[0])
	if d.usual.Visible() {
		t.Error("reasons are offered before a ledger is chosen")
	}
	for choice, reasons := range usualReasons {
		d.to.SetValue(choice)
		d.offer()
		if got := len(d.usual.Objects) - 1; got != len(reasons) {
			t.Fatalf("%s: %d reasons, want %d", choice, got, len(reasons))
		}
		d.reason.SetText("")
		d.reasonField.Check() // there is none
		d.usual.Objects[1].(*widgets.Button).Tapped(nil)
		if problem := d.reasonField.Problem(); problem != "" {
			t.Errorf("%s: a reason was taken over and still: %s", choice, problem)
		}
		if d.reason.Text != reasons[0] {
			t.Errorf("%s: reason = %q, want %q", choice, d.reason.Text, reasons[0])
		}
	}
}
