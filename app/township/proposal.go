package township

import "strings"

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
	if relapsed := relapseGrounds(h); relapsed != "" {
		return Relapsed, relapsed
	}
	kind, poor := monitorKind(h), poorGrounds(h)
	switch {
	case kind != "" && h.Get("risk_cleared") == "是":
		l, grounds = p.cleared(kind, poor)
	case kind == "边缘易致贫户":
		l, grounds = p.AtRisk, kind+"、风险未消除"
	case kind != "":
		l, grounds = Monitored, kind+"、风险未消除"
	case poor != "":
		l, grounds = Stable, poor+"、非监测对象"
	default:
		l, grounds = marginal(h)
	}
	if l == None {
		return None, ""
	}
	return l, grounds
}

func (p PlacementRules) cleared(kind, poor string) (Ledger, string) {
	if poor == "" {
		return p.ClearedRest, kind + "、风险已消除，不是脱贫户"
	}
	return p.ClearedPoor, kind + "、风险已消除，" + poor
}

func relapseGrounds(h Record) string {
	switch {
	case h.Get("poverty_status") == "返贫":
		return "脱贫状态为返贫"
	case h.Get("household_type") == "返贫户":
		return "户类型为返贫户"
	}
	return ""
}

// monitorKind is the 监测对象类别; a roster that says no more than the type 监测户 says that it has one.
func monitorKind(h Record) string {
	if kind := h.Get("monitor_kind"); kind != "" {
		return kind
	}
	if typ := h.Get("household_type"); typ == "监测户" {
		return typ
	}
	return ""
}

// poorGrounds says by what a household counts as come out of poverty, “” when it does not.
func poorGrounds(h Record) string {
	typ, status := h.Get("household_type"), h.Get("poverty_status")
	switch {
	case poorTypes[typ]:
		return "户类型" + typ
	case strings.HasPrefix(status, "已脱贫"):
		return "脱贫状态" + status
	}
	return ""
}

func marginal(h Record) (Ledger, string) {
	switch {
	case h.Get("household_type") == "边缘户":
		return Marginal, "户类型边缘户"
	case h.Get("outside_kind") == "边缘户":
		return Marginal, "档外五类边缘户"
	}
	return None, ""
}
