package demo

import (
	"slices"
	"strings"
)

// need is why a household is or was poor, what it is in danger of, and what is done about it.
type need struct {
	cause       string
	risks       []string // of the monitored
	relapse     string   // 返贫原因
	measures    []string
	development []string // 开发式 among the measures
}

// outsideKind is the 档外五类 of a household that never was on the list of the poor.
func (h *home) outsideKind() string {
	s := h.plan.status
	switch {
	case s.poor || s.monitor != "":
		return ""
	case s.ledger != "":
		return "边缘户"
	case h.plan.size == 1 && h.people[0].age >= pensionAge:
		return "分散供养五保户"
	case h.any(graveHandicap):
		return "重残户"
	case h.any(isGravelyIll):
		return "重病户"
	case !h.any(canWork):
		return "农村低保户"
	}
	return ""
}

func isGravelyIll(p *person) bool { return p.health == gravely }
func isIll(p *person) bool        { return p.health == gravely || strings.Contains(p.health, chronic) }
func isDisabled(p *person) bool   { return p.handicap != "" }
func hasJob(p *person) bool       { return p.months > 0 }

// studies says whether somebody is at a school that costs money.
func studies(p *person) bool {
	for _, school := range []string{"普通高中", "中职", "高职", "本科"} {
		if strings.HasPrefix(p.schooling, school) {
			return true
		}
	}
	return false
}

// needOf finds cause, risks and measures that go with the people of the household.
func (h *home) needOf() need {
	s := h.plan.status
	var n need
	if s.poor || s.ledger != "" && s.monitor == "" {
		n.cause = h.causeOf()
	}
	if s.monitor != "" {
		n.risks = h.risksOf()
	}
	if s.relapse {
		n.relapse = h.causeOf()
	}
	n.measures = h.measuresFor(n)
	for _, m := range n.measures {
		if slices.Contains(developing, m) {
			n.development = append(n.development, m)
		}
	}
	return n
}

// causeOf draws among the causes that the household shows.
func (h *home) causeOf() string {
	shares := []share{{30, "缺技术"}, {18, "缺资金"}, {10, "自身发展动力不足"}, {4, "交通条件落后"}, {3, "因灾"}, {2, "缺土地"}}
	if !h.any(canWork) {
		shares = []share{{60, "缺劳动力"}, {10, "缺资金"}}
	}
	for _, c := range []struct {
		holds func(*person) bool
		share share
	}{
		{isIll, share{55, "因病"}}, {isDisabled, share{60, "因残"}}, {studies, share{40, "因学"}},
	} {
		if h.any(c.holds) {
			shares = append(shares, c.share)
		}
	}
	return h.draw(shares)
}

// risksOf draws one or two of the risks that the household shows.
func (h *home) risksOf() []string {
	var risks []string
	add := func(holds bool, risk string) {
		if holds {
			risks = append(risks, risk)
		}
	}
	add(h.plan.status.monitor == sudden && !h.any(isGravelyIll), h.pick([]string{"因意外事故", "因自然灾害"}))
	add(h.any(isIll), "因病")
	add(h.any(isDisabled), "因残")
	add(h.any(studies), "因学")
	add(!h.any(canWork), "缺劳动力")
	add(h.any(hasJob), "因务工就业不稳")
	add(len(risks) == 0, "因产业项目失败")
	return risks[:min(len(risks), h.between(1, 2))]
}

// developing are the measures by which a household earns more.
var developing = []string{"产业帮扶", "就业帮扶", "金融帮扶", "公益性岗位帮扶"}

// answers to a risk or cause.
var answers = map[string]string{
	"因病": "健康帮扶", "因残": "综合保障", "因学": "教育帮扶", "缺劳动力": "综合保障", "因务工就业不稳": "就业帮扶", "因产业项目失败": "产业帮扶",
	"因自然灾害": "生产生活条件改善", "因灾": "生产生活条件改善", "因意外事故": "社会帮扶", "缺资金": "金融帮扶", "缺技术": "产业帮扶", "交通条件落后": "基础设施建设",
}

// measuresFor answers each risk and cause, and has everybody earn who can.
func (h *home) measuresFor(n need) []string {
	var measures []string
	add := func(m string) {
		if m != "" && !slices.Contains(measures, m) {
			measures = append(measures, m)
		}
	}
	for _, reason := range append(slices.Clone(n.risks), n.cause, n.relapse) {
		add(answers[reason])
	}
	if len(measures) == 0 && n.cause == "" {
		return nil
	}
	switch {
	case h.any(hasJob):
		add("就业帮扶")
	case h.any(canHelp):
		add(h.pick([]string{"产业帮扶", "公益性岗位帮扶"}))
	default:
		add("综合保障")
	}
	return measures
}
