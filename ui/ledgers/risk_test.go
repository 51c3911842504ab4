package ledgers

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// riskOf opens the dialog of a deed for households; act is its place in RiskActs.
func riskOf(t *testing.T, act int, rows []township.HouseholdRow, change func(*fakeDesk)) (*riskDialog, *fakeHost, *fakeDesk) {
	t.Helper()
	s, host, desk := open(t)
	desk.rows = rows
	if change != nil {
		change(desk)
	}
	var ids []int64
	others := 0
	for i := range rows {
		if RiskActs[act].concerns(&rows[i]) {
			ids = append(ids, rows[i].ID)
		} else {
			others++
		}
	}
	d := &riskDialog{screen: s, act: RiskActs[act], origin: originHere, others: others}
	d.open(d.read(t.Context(), ids))
	return d, host, desk
}

const (
	monitoring = iota
	clearing
	returning
)

func TestRiskDeedsAreOfferedWhereTheyMakeSense(t *testing.T) {
	rows := sampleRows()
	rows[2].Monitor, rows[2].Cleared = "脱贫不稳定户", true
	closed := rows[0]
	closed.Closed = "2021-10-01"
	for i, want := range [][]bool{{true, false, false}, {false, true, false}, {false, false, true}, {true, false, false}} {
		for act, offered := range want {
			if got := RiskActs[act].Offered(rows[i : i+1]); got != offered {
				t.Errorf("%s for %s: %v", RiskActs[act].Label, rows[i].Head, got)
			}
		}
	}
	for _, act := range RiskActs {
		if act.Offered([]township.HouseholdRow{closed}) || !act.Offered(rows) {
			t.Errorf("%s is offered wrongly", act.Label)
		}
	}
	s, _, _ := open(t)
	s.board.chooseLedger(township.Monitored)
	s.board.table.SelectRow(0)
	if items := s.board.riskMenu(); len(items) != 1 || items[0].Label != "风险消除…" {
		t.Errorf("the board offers %+v", items)
	}
}

func TestClearRiskOfOne(t *testing.T) {
	rows := sampleRows()
	d, host, desk := riskOf(t, clearing, rows, nil)
	if got, want := d.who(), "柏树村李秀英户，现在在“监测户”台账，2021-01-10 入账。选中的另外 4 户不适用，不受影响。"; got != want {
		t.Errorf("who = %q, want %q", got, want)
	}
	if got, want := d.to.Shown(), "按规则建议：■ 边缘户"; d.to.Value() != byRules || got != want {
		t.Errorf("ledger = %q, want %q", got, want)
	}
	d.choice.SetValue(township.ClearedByHelp)
	d.follow()
	if got, want := d.warnings.String(), "提醒：柏树村10组李秀英户没有登记帮扶措施，却按帮扶消除。"; got != want || !d.warnings.Visible() {
		t.Errorf("warning = %q, want %q", got, want)
	}
	d.on.SetValue("2021-11-02")
	d.reason.SetText(" 经乡镇审核 ")
	d.dialog.Do()
	want := []township.RiskClearing{{Household: 2, On: "2021-11-02", Way: "帮扶消除", Reason: "经乡镇审核", To: township.Marginal}}
	if diff := cmp.Diff(want, desk.cleared); diff != "" {
		t.Errorf("cleared (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"李秀英户已登记风险消除"}, host.Texts); diff != "" || desk.origin != "屏幕：台账" {
		t.Errorf("told from %q (-want +got):\n%s", desk.origin, diff)
	}
}

func TestClearRiskAndStay(t *testing.T) {
	d, _, desk := riskOf(t, clearing, sampleRows(), nil)
	d.choice.SetValue(township.ClearedByItself)
	d.to.SetValue(keepHere)
	d.reason.SetText("x")
	d.dialog.Do()
	if len(desk.cleared) != 1 || desk.cleared[0].To != township.Monitored {
		t.Errorf("cleared %+v, want it to stay", desk.cleared)
	}
}

func TestRiskIsCheckedBesideTheFields(t *testing.T) {
	d, host, desk := riskOf(t, clearing, sampleRows(), func(desk *fakeDesk) {
		desk.rows[1].MonitoredOn = "2021-03-15"
	})
	d.on.SetText("2021-03-14")
	d.dialog.Do()
	got := []string{d.choiceField.Problem(), d.onField.Problem(), d.reasonField.Problem()}
	want := []string{"请填写消除方式", "柏树村10组李秀英户的风险识别时间是 2021-03-15，风险消除时间不能早于它。", "请填写原因"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	d.choice.SetValue(township.ClearedByItself)
	d.on.SetText("2021-04-01")
	d.reason.SetText("x")
	desk.err = township.Errorf(township.CodeInvalid, "与以前的台账重叠。")
	d.dialog.Do()
	if got := d.onField.Problem(); got != "与以前的台账重叠。" || host.Top() == nil || d.reason.Text != "x" {
		t.Errorf("refused by the archive: %q", got)
	}
	desk.err = township.Errorf(township.CodeBusy, "档案正被占用。")
	d.dialog.Do()
	if len(host.Failures) != 1 || host.Top() != nil {
		t.Errorf("failures %v", host.Failures)
	}
}

func TestMonitorSelection(t *testing.T) {
	d, host, desk := riskOf(t, monitoring, sampleRows(), nil)
	d.dialog.Do()
	if !d.risks.problem.Visible() || d.choiceField.Problem() != "请填写监测对象类别" || desk.monitored != nil {
		t.Error("what is missing is not said")
	}
	for _, c := range d.risks.checks {
		if c.Text == "因病" || c.Text == "因学" {
			c.SetChecked(true)
		}
	}
	d.choice.SetValue("突发严重困难户")
	d.reason.SetText("排查发现")
	d.dialog.Do()
	want := []township.Monitoring{}
	for _, id := range []int64{1, 3, 4, 5} {
		want = append(want, township.Monitoring{Household: id, On: today, Kind: "突发严重困难户", Risks: "因病、因学", Reason: "排查发现", To: township.Monitored})
	}
	if diff := cmp.Diff(want, desk.monitored); diff != "" {
		t.Errorf("monitored (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"4 户已纳入监测"}, host.Texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestReturnRisk(t *testing.T) {
	rows := sampleRows()[:1]
	rows[0].Monitor, rows[0].Cleared, rows[0].Risks = "脱贫不稳定户", true, "因病、因祸"
	d, _, desk := riskOf(t, returning, rows, nil)
	if got, want := d.risks.value(), "因病、因祸"; got != want {
		t.Errorf("risks %q, want %q: what is in no list is kept", got, want)
	}
	d.choice.SetValue(again)
	d.reason.SetText("又住院")
	d.dialog.Do()
	want := []township.RiskReturn{{Household: 1, On: today, Again: true, Risks: "因病、因祸", Reason: "又住院", To: township.Monitored}}
	if diff := cmp.Diff(want, desk.returned); diff != "" {
		t.Errorf("returned (-want +got):\n%s", diff)
	}
}

func TestRiskOfMany(t *testing.T) {
	s, host, desk := open(t)
	desk.rows = nil
	for i := range manyFiles + 1 {
		r := row(int64(i+1), "柏树村", "1组", "张三", township.Monitored)
		r.Monitor = "脱贫不稳定户"
		desk.rows = append(desk.rows, r)
	}
	s.Risk(RiskActs[clearing], desk.rows, "屏幕：农户")
	if diff := cmp.Diff([]string{"正在读取选中的户"}, host.Works); diff != "" || !uitest.Says(host.Top(), "登记风险消除 101 户") {
		t.Errorf("slow work (-want +got):\n%s", diff)
	}
	s.Risk(RiskActs[returning], desk.rows, "")
	if len(host.Works) != 1 {
		t.Error("a deed that concerns nobody opened a dialog")
	}
}
