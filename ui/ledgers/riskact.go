package ledgers

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// RiskAct is one of the deeds about risks: 风险消除, its reversal, and 纳入监测. All three write the household's record and
// move it between the ledgers, and ask for the same things.
type RiskAct struct {
	Label string // 风险消除

	verb    string // on the button, with the number of households
	choice  string // label of the first field
	choices []widgets.Option
	day     string // label of the date
	risks   bool   // the risks are asked for
	reasons map[string][]string

	concerns func(*township.HouseholdRow) bool
	suggest  func(rules township.PlacementRules, f township.RiskFile, choice string) township.Ledger
	validate func(a riskAnswers, today township.Date) error
	refuse   func(a riskAnswers, f township.RiskFile) error
	warnings func(a riskAnswers, f township.RiskFile) []string
	do       func(ctx context.Context, desk Desk, all []riskAnswers, origin township.Origin) (township.Deed, error)
}

// riskAnswers are what a dialog was told for one household.
type riskAnswers struct {
	household int64
	choice    string
	on        township.Date
	risks     string
	reason    string
	to        township.Ledger
}

// Offered says whether the deed makes sense for any of the households.
func (a *RiskAct) Offered(rows []township.HouseholdRow) bool {
	for i := range rows {
		if a.concerns(&rows[i]) {
			return true
		}
	}
	return false
}

// The kinds of return: the clearing was a mistake, or the risk has come back.
const (
	mistake = "mistake"
	again   = "again"
)

// RiskActs are the three, in the order in which menus offer them.
var RiskActs = []*RiskAct{monitorAct(), clearAct(), returnAct()}

func monitorAct() *RiskAct {
	made := func(a riskAnswers) township.Monitoring {
		return township.Monitoring{Household: a.household, On: a.on, Kind: a.choice, Risks: a.risks, Reason: a.reason, To: a.to}
	}
	return &RiskAct{
		Label: "纳入监测", verb: "纳入监测", choice: "监测对象类别", choices: widgets.PlainOptions(township.VocabularyOf("监测对象类别").Values()...),
		day: "风险识别时间", risks: true,
		reasons:  map[string][]string{"": {"经评议公示、乡镇审核、县级比对", "排查发现，存在致贫返贫风险", "农户自主申报，经核实"}},
		concerns: (*township.HouseholdRow).Watchable,
		suggest: func(rules township.PlacementRules, f township.RiskFile, kind string) township.Ledger {
			if kind == "" { // nothing is chosen yet
				return township.Monitored
			}
			return rules.Watched(f.Household, kind)
		},
		validate: func(a riskAnswers, today township.Date) error { return made(a).Validate(today) },
		refuse:   func(a riskAnswers, f township.RiskFile) error { return made(a).Refuse(f) },
		warnings: func(a riskAnswers, f township.RiskFile) []string { return made(a).Warnings(f) },
		do: func(ctx context.Context, desk Desk, all []riskAnswers, origin township.Origin) (township.Deed, error) {
			return desk.Monitor(ctx, each(all, made), origin)
		},
	}
}

func clearAct() *RiskAct {
	made := func(a riskAnswers) township.RiskClearing {
		return township.RiskClearing{Household: a.household, On: a.on, Way: a.choice, Reason: a.reason, To: a.to}
	}
	return &RiskAct{
		Label: "风险消除", verb: "登记风险消除", choice: "消除方式", choices: widgets.PlainOptions(township.VocabularyOf("消除方式").Values()...),
		day: "风险消除时间",
		reasons: map[string][]string{
			township.ClearedByHelp:   {"落实帮扶措施，收入稳定，经乡镇审核、县级比对", "“三保障”和饮水问题已解决，经乡镇审核、县级比对"},
			township.ClearedByItself: {"收入持续稳定，经乡镇审核、县级比对"},
		},
		concerns: (*township.HouseholdRow).AtRisk,
		suggest: func(rules township.PlacementRules, f township.RiskFile, _ string) township.Ledger {
			return rules.Cleared(f.Household)
		},
		validate: func(a riskAnswers, today township.Date) error { return made(a).Validate(today) },
		refuse:   func(a riskAnswers, f township.RiskFile) error { return made(a).Refuse(f) },
		warnings: func(a riskAnswers, f township.RiskFile) []string { return made(a).Warnings(f) },
		do: func(ctx context.Context, desk Desk, all []riskAnswers, origin township.Origin) (township.Deed, error) {
			return desk.ClearRisk(ctx, each(all, made), origin)
		},
	}
}

func returnAct() *RiskAct {
	made := func(a riskAnswers) township.RiskReturn {
		return township.RiskReturn{Household: a.household, On: a.on, Again: a.choice == again, Risks: a.risks, Reason: a.reason, To: a.to}
	}
	return &RiskAct{
		Label: "恢复监测（撤销风险消除）", verb: "恢复监测", choice: "为什么",
		choices: []widgets.Option{{Value: again, Label: "再次出现风险"}, {Value: mistake, Label: "原来登记错了"}},
		day:     "恢复监测日期", risks: true,
		reasons: map[string][]string{
			again:   {"再次出现返贫致贫风险，经评议公示、县级比对", "入户核查发现收入骤减"},
			mistake: {"风险消除登记有误，更正", "未完成风险消除程序，更正"},
		},
		concerns: (*township.HouseholdRow).RiskCleared,
		suggest: func(rules township.PlacementRules, f township.RiskFile, _ string) township.Ledger {
			return rules.Watched(f.Household, "")
		},
		validate: func(a riskAnswers, today township.Date) error { return made(a).Validate(today) },
		refuse:   func(a riskAnswers, f township.RiskFile) error { return made(a).Refuse(f) },
		warnings: func(riskAnswers, township.RiskFile) []string { return nil },
		do: func(ctx context.Context, desk Desk, all []riskAnswers, origin township.Origin) (township.Deed, error) {
			return desk.ReturnRisk(ctx, each(all, made), origin)
		},
	}
}

// each makes of the answers for each household what the desk is asked to do.
func each[T any](all []riskAnswers, made func(riskAnswers) T) []T {
	out := make([]T, len(all))
	for i, a := range all {
		out[i] = made(a)
	}
	return out
}
