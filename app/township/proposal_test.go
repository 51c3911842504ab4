package township_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func household(pairs ...string) township.Record {
	r := township.Households.NewRecord()
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Set(pairs[i], pairs[i+1])
	}
	return r
}

func TestSuggest(t *testing.T) {
	for _, c := range []struct {
		name   string
		h      township.Record
		want   township.Ledger
		ground string
	}{
		{"nothing known", household(), township.None, ""},
		{"一般农户", household("household_type", "一般农户"), township.None, ""},
		{"未脱贫", household("household_type", "未脱贫户", "poverty_status", "未脱贫"), township.None, ""},
		{"脱贫户", household("household_type", "脱贫户"), township.Stable, "户类型脱贫户、非监测对象"},
		{"an older type", household("household_type", "低保脱贫户"), township.Stable, "户类型低保脱贫户、非监测对象"},
		{"by status", household("poverty_status", "已脱贫（享受政策）"), township.Stable, "脱贫状态已脱贫（享受政策）、非监测对象"},
		{"by a short status", household("poverty_status", "已脱贫"), township.Stable, "脱贫状态已脱贫、非监测对象"},
		{"status against a general type", household("household_type", "一般农户", "poverty_status", "已脱贫（不再享受政策）"), township.Stable, "脱贫状态已脱贫（不再享受政策）、非监测对象"},
		{"返贫 by status", household("household_type", "脱贫户", "poverty_status", "返贫", "monitor_kind", "脱贫不稳定户"), township.Relapsed, "脱贫状态为返贫"},
		{"返贫 by type", household("household_type", "返贫户"), township.Relapsed, "户类型为返贫户"},
		{"脱贫不稳定户", household("household_type", "脱贫户", "monitor_kind", "脱贫不稳定户", "risk_cleared", "否"), township.Monitored, "脱贫不稳定户、风险未消除"},
		{"nothing said of the risk", household("monitor_kind", "突发严重困难户"), township.Monitored, "突发严重困难户、风险未消除"},
		{"边缘易致贫户", household("household_type", "一般农户", "monitor_kind", "边缘易致贫户", "risk_cleared", "否"), township.Monitored, "边缘易致贫户、风险未消除"},
		{"cleared 脱贫户", household("household_type", "脱贫户", "monitor_kind", "脱贫不稳定户", "risk_cleared", "是"), township.Stable, "脱贫不稳定户、风险已消除，户类型脱贫户"},
		{"cleared by status", household("poverty_status", "已脱贫（享受政策）", "monitor_kind", "脱贫不稳定户", "risk_cleared", "是"), township.Stable, "脱贫不稳定户、风险已消除，脱贫状态已脱贫（享受政策）"},
		{"cleared other", household("household_type", "一般农户", "monitor_kind", "边缘易致贫户", "risk_cleared", "是"), township.Marginal, "边缘易致贫户、风险已消除，不是脱贫户"},
		{"type 监测户", household("household_type", "监测户"), township.Monitored, "监测户、风险未消除"},
		{"type 监测户, cleared", household("household_type", "监测户", "risk_cleared", "是"), township.Marginal, "监测户、风险已消除，不是脱贫户"},
		{"边缘户 by type", household("household_type", "边缘户"), township.Marginal, "户类型边缘户"},
		{"边缘户 outside the file", household("household_type", "一般农户", "outside_kind", "边缘户"), township.Marginal, "档外五类边缘户"},
		{"a cleared risk without a kind", household("household_type", "脱贫户", "risk_cleared", "是"), township.Stable, "户类型脱贫户、非监测对象"},
	} {
		got, ground := township.DefaultPlacement.Suggest(c.h)
		if got != c.want || ground != c.ground {
			t.Errorf("%s: %q %q, want %q %q", c.name, got, ground, c.want, c.ground)
		}
	}
}

// suggested is the rule in other words: relapse first, then monitoring, then what the household was.
func suggested(p township.PlacementRules, typ, status, kind, cleared, outside string) township.Ledger {
	poor := strings.Contains("脱贫户 一般脱贫户 低保脱贫户 特困供养脱贫户", typ) && typ != "" || strings.HasPrefix(status, "已脱贫")
	monitored := kind != "" || typ == "监测户"
	switch {
	case typ == "返贫户" || status == "返贫":
		return township.Relapsed
	case monitored && cleared == "是" && poor:
		return p.ClearedPoor
	case monitored && cleared == "是":
		return p.ClearedRest
	case kind == "边缘易致贫户":
		return p.AtRisk
	case monitored:
		return township.Monitored
	case poor:
		return township.Stable
	case typ == "边缘户" || outside == "边缘户":
		return township.Marginal
	}
	return township.None
}

func TestSuggestAllCombinations(t *testing.T) {
	with := func(name string) []string { return append(township.VocabularyOf(name).Values(), "") }
	every := append([]township.Ledger{township.None}, township.Ledgers...)
	n := 0
	for _, atRisk := range every {
		for _, poor := range every {
			p := township.PlacementRules{AtRisk: atRisk, ClearedPoor: poor, ClearedRest: township.Marginal}
			for _, typ := range with("户类型") {
				for _, status := range with("脱贫状态") {
					for _, kind := range with("监测对象类别") {
						for _, cleared := range []string{"", "是", "否"} {
							for _, outside := range []string{"", "边缘户", "重病户"} {
								h := household("household_type", typ, "poverty_status", status, "monitor_kind", kind, "risk_cleared", cleared, "outside_kind", outside)
								got, ground := p.Suggest(h)
								if want := suggested(p, typ, status, kind, cleared, outside); got != want || (got == township.None) != (ground == "") {
									t.Fatalf("%+v %q %q %q %q %q: %q %q, want %q", p, typ, status, kind, cleared, outside, got, ground, want)
								}
								n++
							}
						}
					}
				}
			}
		}
	}
	if want := 25 * 10 * 5 * 4 * 3 * 3; n != want {
		t.Errorf("%d combinations, want %d", n, want)
	}
}
