package township

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Standard is what a campaign of a year holds incomes against (workflow.md §5). Several may stand side by side: 4,000 yuan
// in one plan, 6,000 in another.
type Standard struct {
	ID          int64
	Year        string
	Name        string // 专项行动: 2021年“回头看”
	PovertyLine Fen    // 脱贫标准, per head; 0: none
	MonitorLine Fen    // 监测收入线, per head; 0: none
	FocusLine   Fen    // 重点帮扶: below it last year; 0: none
	From, To    Date   // for which income is counted
	Fall        int    // 收入骤减: fall against last year beyond so many percent; 0: not looked at
	RigidShare  int    // 刚性支出较大: so many percent of the net income, or more; 0: not looked at
	Source      string // the document that says so
}

// StandardOf reads a standard from its record.
func StandardOf(r Record) Standard {
	return Standard{
		ID: r.ID, Year: r.Get("year"), Name: r.Get("name"), PovertyLine: fenOf(r.Get("poverty_line")), MonitorLine: fenOf(r.Get("monitor_line")),
		FocusLine: fenOf(r.Get("focus_line")), From: Date(r.Get("period_from")), To: Date(r.Get("period_to")), Fall: countOf(r.Get("fall_percent")),
		RigidShare: countOf(r.Get("rigid_percent")), Source: r.Get("source"),
	}
}

// Values is the standard as the archive keeps it.
func (s Standard) Values() map[string]string {
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return map[string]string{
		"year": s.Year, "name": s.Name, "poverty_line": fenText(s.PovertyLine), "monitor_line": fenText(s.MonitorLine), "focus_line": fenText(s.FocusLine),
		"period_from": string(s.From), "period_to": string(s.To), "fall_percent": count(s.Fall), "rigid_percent": count(s.RigidShare), "source": s.Source,
	}
}

// Tidy returns the standard with its texts cleaned; a year without a period gets the usual one, 1 October to
// 30 September (plans 001 and 002).
func (s Standard) Tidy() Standard {
	s.Name, s.Source = strings.TrimSpace(Clean(s.Name)), strings.TrimSpace(Clean(s.Source))
	if s.From == "" && s.To == "" {
		s.From, s.To = IncomePeriod(s.Year)
	}
	return s
}

// Named is the standard in a sentence: 2021年 “回头看”; a name that begins with its year says it once.
func (s Standard) Named() string {
	if strings.HasPrefix(s.Name, s.Year) {
		return s.Name
	}
	return s.Year + "年 " + s.Name
}

// IncomePeriod is the usual period for which the income of a year is counted.
func IncomePeriod(year string) (from, to Date) {
	n, err := strconv.Atoi(year)
	if err != nil {
		return "", ""
	}
	return Date(strconv.Itoa(n-1) + "-10-01"), Date(year + "-09-30")
}

// ParseIncomeYear reads the year of an income sheet: 2021, 2021年, 2021年度. The error is a clause.
func ParseIncomeYear(s string) (string, error) {
	y := strings.TrimSuffix(strings.TrimSuffix(Squeeze(Narrow(Clean(s))), "度"), "年")
	n, err := strconv.Atoi(y)
	if err != nil || len(y) != 4 || n < 2000 || n > 2099 {
		return "", refuse("“%s”不是年度，请写成 2021 这样", Shorten(s))
	}
	return y, nil
}

// YearBefore is the year before one.
func YearBefore(year string) string {
	n, err := strconv.Atoi(year)
	if err != nil {
		return ""
	}
	return strconv.Itoa(n - 1)
}

// Validate says what is wrong with a tidy standard.
func (s Standard) Validate() error {
	if _, err := ParseIncomeYear(s.Year); err != nil {
		return refuse("%s。", Say(err))
	}
	switch {
	case s.Name == "":
		return refuse("请填写专项行动的名称，例如“%s年回头看”。", s.Year)
	case min(s.PovertyLine, s.MonitorLine, s.FocusLine) < 0 || max(s.PovertyLine, s.MonitorLine, s.FocusLine) > mostMoney:
		return refuse("收入线不能小于0，也不能超过1亿元，请改正。")
	case !within(s.Fall, 100) || !within(s.RigidShare, 1000):
		return refuse("收入骤减请填 0 到 100 之间的百分数，刚性支出占比请填 0 到 1000 之间的百分数。")
	case !periodDay(s.From) || !periodDay(s.To) || s.From > s.To:
		return refuse("收入计算的起止日期不对：要有完整的开始和结束日期，开始不晚于结束，例如 2020-10-01 到 2021-09-30。")
	}
	return cmp.Or(tooLongIn("专项行动名称", s.Name, longestTitle), tooLongIn("文件依据", s.Source, longestPolicy))
}

func within(n, most int) bool { return n >= 0 && n <= most }

const longestTitle = 30

func periodDay(d Date) bool {
	day, ok := ParseDate(string(d))
	return ok && day == d && d.Full()
}

// The flags of an income sheet (workflow.md §5).
const (
	FlagBelowPoverty = "低于标准"
	FlagBelowMonitor = "低于监测线"
	FlagSharpFall    = "收入骤减"
	FlagRigid        = "刚性支出较大"
	FlagFocus        = "重点帮扶"
)

// Flags are what a per-capita income is to be looked at for, against the standards of its year; last is last year's
// figure. A flag is said once, whichever standard raises it.
func Flags(t IncomeTotals, rigid Fen, last *Fen, standards []Standard) []string {
	flags := []string{}
	for _, f := range flagRules {
		if slices.ContainsFunc(standards, func(s Standard) bool { return f.raised(s, t, rigid, last) }) {
			flags = append(flags, f.flag)
		}
	}
	return flags
}

// flagRules say when a standard raises a flag, in the order in which they are said.
var flagRules = []struct {
	flag   string
	raised func(s Standard, t IncomeTotals, rigid Fen, last *Fen) bool
}{
	{FlagBelowPoverty, func(s Standard, t IncomeTotals, _ Fen, _ *Fen) bool { return t.below(s.PovertyLine) }},
	{FlagBelowMonitor, func(s Standard, t IncomeTotals, _ Fen, _ *Fen) bool { return t.below(s.MonitorLine) }},
	{FlagSharpFall, func(s Standard, t IncomeTotals, _ Fen, last *Fen) bool {
		perCapita, known := t.PerCapita()
		return known && last != nil && s.Fall > 0 && fell(*last, perCapita, s.Fall)
	}},
	{FlagRigid, func(s Standard, t IncomeTotals, rigid Fen, _ *Fen) bool { return s.rigid(t.All.Net, rigid) }},
	{FlagFocus, func(s Standard, _ IncomeTotals, _ Fen, last *Fen) bool { return last != nil && *last < s.FocusLine }},
}

// below says whether the per-capita income is known and under a line; a line of 0 is none.
func (t IncomeTotals) below(line Fen) bool {
	perCapita, known := t.PerCapita()
	return known && line > 0 && perCapita < line
}

// rigid says whether the rigid expense is large beside the net income.
func (s Standard) rigid(net, rigid Fen) bool {
	return s.RigidShare > 0 && rigid > 0 && (net <= 0 || int64(rigid)*100 >= int64(net)*int64(s.RigidShare))
}

// fell says whether an amount fell beyond a percentage of what it was.
func fell(was, now Fen, percent int) bool {
	return was > 0 && int64(was-now)*100 > int64(was)*int64(percent)
}

// FallPercent is by how many percent an income fell against last year, rounded down; negative for one that rose. ok is
// false where there was none to fall from.
func FallPercent(was, now Fen) (percent int, ok bool) {
	if was <= 0 {
		return 0, false
	}
	return int(int64(was-now) * 100 / int64(was)), true
}
