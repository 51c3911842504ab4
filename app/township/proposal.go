package township

// Proposal suggests a ledger for a household; a person confirms it (“suggest, never decide”, workflow.md §1).
type Proposal struct {
	ID        int64
	Household int64
	Code      string
	Village   string
	Group     string
	Head      string
	People    int
	From, To  Ledger
	Reason    string
	State     string
}

// The states of a Proposal.
const (
	ProposalOpen     = "待确认"
	ProposalAccepted = "已采纳"
	ProposalHeld     = "暂缓"
	ProposalStale    = "已失效"
)

// PlacementRules are the office's choices where the plans differ about what a roster's status means for the ledgers.
type PlacementRules struct {
	AtRisk      Ledger // 边缘易致贫户, risk not cleared: Monitored by workflow.md §1; Marginal where plan 000 is followed
	ClearedPoor Ledger // monitored 脱贫户 whose risk is cleared
	ClearedRest Ledger // other monitored household whose risk is cleared
}

// DefaultPlacement follows workflow.md §1.
var DefaultPlacement = PlacementRules{AtRisk: Monitored, ClearedPoor: Stable, ClearedRest: Marginal}

// poorTypes are the 户类型 that mean a household has come out of poverty.
var poorTypes = map[string]bool{"脱贫户": true, "一般脱贫户": true, "低保脱贫户": true, "特困供养脱贫户": true}

// Suggest returns the ledger that a household's status points to, with the grounds in Chinese; None when
// the status points to no ledger.
func (p PlacementRules) Suggest(h Record) (l Ledger, grounds string) {
	kind, typ, status := h.Get("monitor_kind"), h.Get("household_type"), h.Get("poverty_status")
	cleared := h.Get("risk_cleared") == "是"
	poor := poorTypes[typ] || (len(status) > len("已脱贫") && status[:len("已脱贫")] == "已脱贫")
	switch {
	case status == "返贫" || typ == "返贫户":
		return Relapsed, "脱贫状态为返贫"
	case kind != "" && cleared && poor:
		return p.ClearedPoor, kind + "、风险已消除，户类型" + typ
	case kind != "" && cleared:
		return p.ClearedRest, kind + "、风险已消除，不是脱贫户"
	case kind == "边缘易致贫户":
		return p.AtRisk, kind + "、风险未消除"
	case kind != "" || typ == "监测户":
		return Monitored, firstNonEmpty(kind, typ) + "、风险未消除"
	case poor:
		return Stable, "户类型" + firstNonEmpty(typ, status) + "、非监测对象"
	case typ == "边缘户" || h.Get("outside_kind") == "边缘户":
		return Marginal, "户类型边缘户"
	}
	return None, ""
}

func firstNonEmpty(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
