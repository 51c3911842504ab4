package township_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
)

// riskFile is a household of 双河村 with the given values, and members of the given labour.
func riskFile(ledger township.Ledger, labour []string, pairs ...string) township.RiskFile {
	h := township.Households.NewRecord()
	for i := 0; i+1 < len(pairs); i += 2 {
		h.Set(pairs[i], pairs[i+1])
	}
	f := township.RiskFile{Household: h, Row: township.HouseholdRow{
		Village: "双河村", Group: "1组", Head: "张三", Ledger: ledger, Monitor: h.Get("monitor_kind"), Type: h.Get("household_type"),
		Cleared: h.Get("risk_cleared") == "是", Closed: township.Date(h.Get("closed_on")), Outside: h.Get("outside_kind"),
	}}
	for _, l := range labour {
		m := township.Members.NewRecord()
		m.Set("labour", l)
		f.Members = append(f.Members, m)
	}
	return f
}

const riskToday township.Date = "2021-11-19"

func TestRiskClearing(t *testing.T) {
	good := township.RiskClearing{On: "2021-11-01", Way: "帮扶消除", Reason: "经乡镇审核", To: township.Stable}
	watched := []string{"monitor_kind", "脱贫不稳定户", "monitored_on", "2021-03", "measures", "产业帮扶"}
	with := func(pairs ...string) []string { return append(slices.Clone(watched), pairs...) }
	for _, c := range []struct {
		name   string
		change func(*township.RiskClearing)
		file   []string
		want   string
	}{
		{"good", nil, watched, ""},
		{"by type only", nil, []string{"household_type", "监测户"}, ""},
		{"no day", func(r *township.RiskClearing) { r.On = "" }, watched, "请填写风险消除时间，例如 2021-11-19。"},
		{"month only", func(r *township.RiskClearing) { r.On = "2021-10" }, watched, "风险消除时间“2021-10”不是完整的日期，请写成 2021-11-19 这样。"},
		{"tomorrow", func(r *township.RiskClearing) { r.On = "2021-11-20" }, watched, "风险消除时间 2021-11-20 晚于今天 2021-11-19，请改为今天或以前的日期。"},
		{"no way", func(r *township.RiskClearing) { r.Way = "" }, watched, "请选择消除方式：帮扶消除或自然消除。"},
		{"no reason", func(r *township.RiskClearing) { r.Reason = " " }, watched, "请填写原因，例如“经乡镇审核、县级比对”。"},
		{"no such ledger", func(r *township.RiskClearing) { r.To = "x" }, watched, "请选择移入的台账。"},
		{"before it was found", nil, with("monitored_on", "2021-11-02"), "双河村1组张三户的风险识别时间是 2021-11-02，风险消除时间不能早于它。"},
		{"in its month", nil, with("monitored_on", "2021-11"), ""},
		{"cleared", nil, with("risk_cleared", "是", "cleared_on", "2021-10"), "双河村1组张三户的风险已于 2021-10 消除，不用再登记。"},
		{"closed", nil, with("closed_on", "2021-10-01"), "双河村1组张三户已于 2021-10-01 注销，不能登记风险消除。"},
		{"never watched", nil, nil, "双河村1组张三户不是监测对象，没有风险可消除。"},
	} {
		r := good
		if c.change != nil {
			c.change(&r)
		}
		err := r.Validate(riskToday)
		if err == nil {
			err = r.Refuse(riskFile(township.None, nil, c.file...))
		}
		if got := township.Say(err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWarningsOfClearing(t *testing.T) {
	watched := []string{"monitor_kind", "脱贫不稳定户", "monitored_on", "2021-03", "measures", "产业帮扶"}
	for _, c := range []struct {
		name   string
		way    string
		labour []string
		file   []string
		want   []string
	}{
		{"none", "帮扶消除", []string{"普通劳动力", "无劳动力"}, watched, nil},
		{"too soon", "自然消除", nil, []string{"monitored_on", "2021-06-02"}, []string{"双河村1组张三户识别不满6个月（2021-06-02），请确认收入和风险确已稳定。"}},
		{"six months to the day", "自然消除", nil, []string{"monitored_on", "2021-05-01"}, nil},
		{"when is unknown", "自然消除", nil, nil, []string{"双河村1组张三户没有风险识别时间，请核对。"}},
		{"helped by nothing", "帮扶消除", nil, []string{"monitored_on", "2021-03"}, []string{"双河村1组张三户没有登记帮扶措施，却按帮扶消除。"}},
		{"nobody works", "帮扶消除", []string{"无劳动力", "丧失劳动力"}, watched, []string{"双河村1组张三户整户无劳动力，一般落实综合保障后暂不标注风险消除。"}},
		{"one is not known", "帮扶消除", []string{"无劳动力", ""}, watched, nil},
	} {
		r := township.RiskClearing{On: "2021-11-01", Way: c.way}
		if diff := cmp.Diff(c.want, r.Warnings(riskFile(township.Monitored, c.labour, c.file...))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestRiskReturn(t *testing.T) {
	cleared := []string{"monitor_kind", "脱贫不稳定户", "risk_cleared", "是", "cleared_on", "2021-05-01", "cleared_way", "帮扶消除"}
	for _, c := range []struct {
		name string
		r    township.RiskReturn
		file []string
		want string
	}{
		{"good", township.RiskReturn{On: "2021-11-01", Risks: "因病", Reason: "住院"}, cleared, ""},
		{"no risks", township.RiskReturn{On: "2021-11-01", Reason: "住院"}, cleared, "请勾选致贫返贫风险。"},
		{"before it was cleared", township.RiskReturn{On: "2021-04-30", Risks: "因病", Reason: "住院"}, cleared, "双河村1组张三户的风险消除时间是 2021-05-01，恢复监测日期不能早于它。"},
		{"was not cleared", township.RiskReturn{On: "2021-11-01", Risks: "因病", Reason: "住院"}, nil, "双河村1组张三户没有登记过风险消除，不用撤销。"},
	} {
		err := c.r.Validate(riskToday)
		if err == nil {
			err = c.r.Refuse(riskFile(township.Stable, nil, c.file...))
		}
		if got := township.Say(err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	r := township.RiskReturn{On: "2021-11-01", Risks: "因病", Reason: "住院"}
	if got, want := r.Because(riskFile(township.Stable, nil, cleared...)), "住院（原风险消除：2021-05-01 帮扶消除）"; got != want {
		t.Errorf("reason %q, want %q", got, want)
	}
	if _, anew := r.Values()["monitored_on"]; anew {
		t.Error("a mistake that is taken back changes when the risk was found")
	}
	r.Again = true
	if got := r.Values()["monitored_on"]; got != "2021-11-01" {
		t.Errorf("a risk that came back was found on %q", got)
	}
}

func TestMonitoring(t *testing.T) {
	good := township.Monitoring{On: "2021-11-01", Kind: "边缘易致贫户", Risks: "因病", Reason: "住院", To: township.Monitored}
	for _, c := range []struct {
		name     string
		file     []string
		want     string
		warnings []string
	}{
		{"good", []string{"household_type", "一般农户"}, "", nil},
		{"a poor one", []string{"household_type", "脱贫户"}, "", []string{"双河村1组张三户是脱贫户（户类型脱贫户），一般属于脱贫不稳定户。"}},
		{"one watched outside", []string{"outside_kind", "重病户"}, "", []string{"双河村1组张三户原列为档外重病户，纳入监测后不再是档外户。"}},
		{"monitored", []string{"monitor_kind", "突发严重困难户"}, "双河村1组张三户已经是监测对象，不用再纳入。", nil},
		{"cleared", []string{"monitor_kind", "突发严重困难户", "risk_cleared", "是"}, "双河村1组张三户曾是监测对象、风险已消除，请用“恢复监测”里的“再次出现风险”。", nil},
	} {
		f := riskFile(township.None, nil, c.file...)
		if got := township.Say(good.Refuse(f)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if diff := cmp.Diff(c.warnings, good.Warnings(f)); c.want == "" && diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", c.name, diff)
		}
	}
	for _, bad := range []func(*township.Monitoring){
		func(m *township.Monitoring) { m.On = "" }, func(m *township.Monitoring) { m.Kind = "其他" },
		func(m *township.Monitoring) { m.Risks = "" }, func(m *township.Monitoring) { m.Reason = "" },
	} {
		m := good
		bad(&m)
		if err := m.Validate(riskToday); township.CodeOf(err) != township.CodeInvalid {
			t.Errorf("%+v: %v", m, err)
		}
	}
}

func TestLedgersOfRisk(t *testing.T) {
	poor := riskFile(township.Monitored, nil, "household_type", "脱贫户", "monitor_kind", "脱贫不稳定户").Household
	rest := riskFile(township.Monitored, nil, "household_type", "一般农户", "monitor_kind", "边缘易致贫户").Household
	p := township.DefaultPlacement
	if got := []township.Ledger{p.Cleared(poor), p.Cleared(rest), p.Watched(poor, ""), p.Watched(rest, ""), p.Watched(poor, "突发严重困难户")}; !slices.Equal(got,
		[]township.Ledger{township.Stable, township.Marginal, township.Monitored, township.Monitored, township.Monitored}) {
		t.Errorf("suggested %q", got)
	}
	if poor.Get("risk_cleared") != "" {
		t.Error("asking changed the record")
	}
	p.AtRisk = township.Marginal
	if got := p.Watched(rest, ""); got != township.Marginal {
		t.Errorf("an office that follows plan 000 is suggested %q", got)
	}
}
