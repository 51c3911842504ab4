package township

import (
	"slices"
	"strings"
	"time"
)

// The values of 消除方式.
const (
	ClearedByHelp   = "帮扶消除"
	ClearedByItself = "自然消除"
)

// The values of 是否 fields.
const (
	yes = "是"
	no  = "否"
)

// AtRisk says whether a household is watched now: it is a 监测对象 whose risk is not cleared.
func (r *HouseholdRow) AtRisk() bool {
	return r.Closed == "" && !r.Cleared && (r.Monitor != "" || r.Type == "监测户" || r.Ledger == Monitored)
}

// RiskCleared says whether a household was a 监测对象 and its risk is cleared.
func (r *HouseholdRow) RiskCleared() bool { return r.Closed == "" && r.Cleared }

// Watchable says whether a household could be identified as a 监测对象: it is none, and never was.
func (r *HouseholdRow) Watchable() bool { return r.Closed == "" && !r.Cleared && !r.AtRisk() }

// RiskFile is what is to be known of a household before its risk is cleared, comes back, or is found.
type RiskFile struct {
	Row       HouseholdRow
	Household Record
	Members   []Record
	Measures  int // how many 帮扶措施 are entered one by one
}

// Name names the household in a sentence.
func (f RiskFile) Name() string { return f.Row.Named() }

// RiskClearing is 风险消除: the risk of a monitored household is over, and it goes to the ledger To; the one where it
// stands leaves it there.
type RiskClearing struct {
	Household int64
	On        Date
	Way       string
	Reason    string
	To        Ledger
}

// Validate says what is missing, whatever the household.
func (c RiskClearing) Validate(today Date) error {
	if err := riskDay("风险消除时间", c.On, today); err != nil {
		return err
	}
	if !slices.Contains(VocabularyOf("消除方式").Values(), c.Way) {
		return Errorf(CodeInvalid, "请选择消除方式：%s或%s。", ClearedByHelp, ClearedByItself)
	}
	return riskReason(c.Reason, c.To)
}

// Refuse says why the risk of this household cannot be cleared so.
func (c RiskClearing) Refuse(f RiskFile) error {
	monitored := Date(f.Household.Get("monitored_on"))
	switch {
	case f.Row.Closed != "":
		return Errorf(CodeInvalid, "%s已于 %s 注销，不能登记风险消除。", f.Name(), f.Row.Closed)
	case f.Row.RiskCleared():
		return Errorf(CodeInvalid, "%s的风险已于 %s 消除，不用再登记。", f.Name(), orUnknown(f.Household.Get("cleared_on")))
	case !f.Row.AtRisk():
		return Errorf(CodeInvalid, "%s不是监测对象，没有风险可消除。", f.Name())
	case before(c.On, monitored):
		return Errorf(CodeInvalid, "%s的风险识别时间是 %s，风险消除时间不能早于它。", f.Name(), monitored)
	}
	return nil
}

// Values are what the household's record says afterwards.
func (c RiskClearing) Values() map[string]string {
	return map[string]string{"risk_cleared": yes, "cleared_on": string(c.On), "cleared_way": c.Way}
}

// leastWatch is how many months a household is usually watched before its risk is cleared.
const leastWatch = 6

// Warnings are what a person should think of before; none of it forbids the clearing.
func (c RiskClearing) Warnings(f RiskFile) []string {
	var out []string
	h := f.Household
	if monitored := Date(h.Get("monitored_on")); monitored == "" {
		out = append(out, f.Name()+"没有风险识别时间，请核对。")
	} else if tooSoon(monitored, c.On) {
		out = append(out, f.Name()+"识别不满6个月（"+string(monitored)+"），请确认收入和风险确已稳定。")
	}
	if c.Way == ClearedByHelp && f.Measures == 0 && h.Get("measures") == "" && h.Get("development_measures") == "" {
		out = append(out, f.Name()+"没有登记帮扶措施，却按帮扶消除。")
	}
	if withoutLabour(f.Members) {
		out = append(out, f.Name()+"整户无劳动力，一般落实综合保障后暂不标注风险消除。")
	}
	return out
}

// tooSoon says whether fewer than leastWatch months lie between two days; a month or year stands for its beginning.
func tooSoon(monitored, cleared Date) bool {
	from, ok := monitored.Time(time.UTC)
	to, known := cleared.Time(time.UTC)
	return ok && known && to.Before(from.AddDate(0, leastWatch, 0))
}

// withoutLabour says whether of a family everybody present is known to be unable to work.
func withoutLabour(members []Record) bool {
	present := PresentMembers(members)
	for _, m := range present {
		if l := m.Get("labour"); l != "无劳动力" && l != "丧失劳动力" {
			return false
		}
	}
	return len(present) > 0
}

// RiskReturn takes a clearing back: it was a mistake, or, where Again says so, the risk has come back since.
type RiskReturn struct {
	Household int64
	On        Date
	Again     bool
	Risks     string // 致贫返贫风险 as confirmed, joined by 、
	Reason    string
	To        Ledger
}

// Validate says what is missing, whatever the household.
func (r RiskReturn) Validate(today Date) error {
	if err := riskDay("恢复监测日期", r.On, today); err != nil {
		return err
	}
	if r.Risks == "" {
		return Errorf(CodeInvalid, "请勾选致贫返贫风险。")
	}
	return riskReason(r.Reason, r.To)
}

// Refuse says why the risk of this household cannot come back so.
func (r RiskReturn) Refuse(f RiskFile) error {
	cleared := Date(f.Household.Get("cleared_on"))
	switch {
	case f.Row.Closed != "":
		return Errorf(CodeInvalid, "%s已于 %s 注销，不能重新监测。", f.Name(), f.Row.Closed)
	case !f.Row.RiskCleared():
		return Errorf(CodeInvalid, "%s没有登记过风险消除，不用撤销。", f.Name())
	case before(r.On, cleared):
		return Errorf(CodeInvalid, "%s的风险消除时间是 %s，恢复监测日期不能早于它。", f.Name(), cleared)
	}
	return nil
}

// Values are what the household's record says afterwards: a risk that has come back was identified anew.
func (r RiskReturn) Values() map[string]string {
	v := map[string]string{"risk_cleared": no, "cleared_on": "", "cleared_way": "", "risks": r.Risks}
	if r.Again {
		v["monitored_on"] = string(r.On)
	}
	return v
}

// Because is the reason with the clearing that it takes back, which the record no longer holds.
func (r RiskReturn) Because(f RiskFile) string {
	former := strings.TrimSpace(f.Household.Get("cleared_on") + " " + f.Household.Get("cleared_way"))
	if former == "" {
		return r.Reason
	}
	return r.Reason + "（原风险消除：" + former + "）"
}

// Monitoring is 纳入监测: a household is identified as a 监测对象.
type Monitoring struct {
	Household int64
	On        Date // 风险识别时间
	Kind      string
	Risks     string
	Reason    string
	To        Ledger
}

// Validate says what is missing, whatever the household.
func (m Monitoring) Validate(today Date) error {
	if err := riskDay("风险识别时间", m.On, today); err != nil {
		return err
	}
	if !slices.Contains(VocabularyOf("监测对象类别").Values(), m.Kind) {
		return Errorf(CodeInvalid, "请选择监测对象类别。")
	}
	if m.Risks == "" {
		return Errorf(CodeInvalid, "请勾选致贫返贫风险。")
	}
	return riskReason(m.Reason, m.To)
}

// Refuse says why this household cannot be identified so.
func (m Monitoring) Refuse(f RiskFile) error {
	switch {
	case f.Row.Closed != "":
		return Errorf(CodeInvalid, "%s已于 %s 注销，不能纳入监测。", f.Name(), f.Row.Closed)
	case f.Row.RiskCleared():
		return Errorf(CodeInvalid, "%s曾是监测对象、风险已消除，请用“恢复监测”里的“再次出现风险”。", f.Name())
	case f.Row.AtRisk():
		return Errorf(CodeInvalid, "%s已经是监测对象，不用再纳入。", f.Name())
	}
	return nil
}

// Values are what the household's record says afterwards. Of the 档外五类 it is none any more.
func (m Monitoring) Values(f RiskFile) map[string]string {
	v := map[string]string{
		"monitor_kind": m.Kind, "risks": m.Risks, "monitored_on": string(m.On), "risk_cleared": no, "cleared_on": "", "cleared_way": "",
	}
	if OutsideLedgers(f.Household.Get("outside_kind")) {
		v["outside_kind"] = ""
	}
	return v
}

// Warnings are what a person should think of before; none of it forbids the identification.
func (m Monitoring) Warnings(f RiskFile) []string {
	var out []string
	poor := poorGrounds(f.Household)
	switch {
	case m.Kind == "脱贫不稳定户" && poor == "":
		out = append(out, f.Name()+"不是脱贫户，一般不属于脱贫不稳定户。")
	case m.Kind == "边缘易致贫户" && poor != "":
		out = append(out, f.Name()+"是脱贫户（"+poor+"），一般属于脱贫不稳定户。")
	}
	if kind := f.Household.Get("outside_kind"); OutsideLedgers(kind) {
		out = append(out, f.Name()+"原列为档外"+kind+"，纳入监测后不再是档外户。")
	}
	return out
}

// Cleared is the ledger that the rules suggest for a household whose risk is cleared.
func (p PlacementRules) Cleared(h Record) Ledger {
	l, _ := p.Suggest(but(h, "risk_cleared", yes))
	return l
}

// Watched is the ledger that the rules suggest for a household at risk; kind “” is the one that its record has.
func (p PlacementRules) Watched(h Record, kind string) Ledger {
	h = but(h, "risk_cleared", no)
	if kind != "" {
		h = but(h, "monitor_kind", kind)
	}
	if l, _ := p.Suggest(h); l != None {
		return l
	}
	return Monitored
}

// but is a copy of a record with one other value.
func but(h Record, key, value string) Record {
	h = h.Clone()
	h.Set(key, value)
	return h
}

// riskDay says what is wrong with the day of a deed.
func riskDay(word string, on, today Date) error {
	switch day, ok := ParseDate(string(on)); {
	case on == "":
		return Errorf(CodeInvalid, "请填写%s，例如 %s。", word, today)
	case !ok || day != on || !on.Full():
		return Errorf(CodeInvalid, "%s“%s”不是完整的日期，请写成 %s 这样。", word, on, today)
	case on > today:
		return Errorf(CodeInvalid, "%s %s 晚于今天 %s，请改为今天或以前的日期。", word, on, today)
	}
	return nil
}

func riskReason(reason string, to Ledger) error {
	switch {
	case strings.TrimSpace(reason) == "":
		return Errorf(CodeInvalid, "请填写原因，例如“经乡镇审核、县级比对”。")
	case to != None && !to.Valid():
		return Errorf(CodeInvalid, "请选择移入的台账。")
	}
	return nil
}

// before says whether a day lies before a date, which may be known to the month or year only.
func before(day, date Date) bool { return date != "" && day < date }

func orUnknown(date string) string {
	if date == "" {
		return "以前"
	}
	return date
}
