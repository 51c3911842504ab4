package township_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
)

func warned(s township.IncomeSheet, c township.IncomeContext) string {
	var codes []string
	for _, w := range township.Warnings(&s, c) {
		codes = append(codes, string(w.Code)+w.Subject)
	}
	return strings.Join(codes, " ")
}

// Each rule of workflow.md §5 with one hit and one that is not.
func TestWarnings(t *testing.T) {
	standard := township.Standard{Name: "回头看", PovertyLine: 400000, MonitorLine: 600000, FocusLine: 400000, Fall: 20, RigidShare: 50}
	items := township.DefaultIncomeItems()
	pension := township.IncomeLine{Category: township.Transfer, Item: "新农保（养老保险金）", Income: 700000}
	wage := township.IncomeLine{Category: township.Wage, Item: "务工收入", Income: 700000}
	sheet := func(change func(*township.IncomeSheet), lines ...township.IncomeLine) township.IncomeSheet {
		s := township.IncomeSheet{State: township.SheetDraft, Population: 1, Lines: lines}
		if change != nil {
			change(&s)
		}
		return s
	}
	last := func(perCapita township.Fen) *township.LastIncome {
		return &township.LastIncome{Year: "2020", PerCapita: perCapita}
	}
	pig := township.IncomeLine{Category: township.Operating, Item: "猪", Income: 900000, Expense: 100000}
	for name, c := range map[string]struct {
		sheet township.IncomeSheet
		in    township.IncomeContext
		want  string
	}{
		"works without wage":         {sheet(nil, pig), township.IncomeContext{Family: []township.IncomePerson{{Name: "王强", Works: true}}}, "务工无工资王强"},
		"works with wage":            {sheet(nil, wage), township.IncomeContext{Family: []township.IncomePerson{{Name: "王强", Works: true}}}, ""},
		"one of two works unpaid":    {sheet(nil, withPerson(wage, "李四")), township.IncomeContext{Family: []township.IncomePerson{{Name: "王强", Works: true}, {Name: "李四", Works: true}}}, "务工无工资王强"},
		"old without pension":        {sheet(nil, wage), township.IncomeContext{Family: []township.IncomePerson{{Name: "张三", Age: 60}}}, "60岁以上无养老金张三"},
		"old with pension":           {sheet(nil, pension), township.IncomeContext{Family: []township.IncomePerson{{Name: "张三", Age: 60}}}, ""},
		"fifty-nine":                 {sheet(nil, wage), township.IncomeContext{Family: []township.IncomePerson{{Name: "张三", Age: 59}}}, ""},
		"low-income without money":   {sheet(nil, wage), township.IncomeContext{Family: []township.IncomePerson{{Name: "张三", MinimumLiving: true}}}, "低保无低保金"},
		"destitute without money":    {sheet(nil, wage), township.IncomeContext{Family: []township.IncomePerson{{Name: "张三", Destitute: true, Age: 70}}}, "特困无供养金"},
		"land let without rent":      {sheet(func(s *township.IncomeSheet) { s.LandLet = 20000 }, wage), township.IncomeContext{}, "土地流转无租金"},
		"land let with rent":         {sheet(func(s *township.IncomeSheet) { s.LandLet = 20000 }, wage, township.IncomeLine{Category: township.Property, Item: "租金", Income: 1}), township.IncomeContext{}, ""},
		"income without expense":     {sheet(nil, withoutExpense(pig)), township.IncomeContext{}, "有经营收入无支出"},
		"income with expense":        {sheet(nil, pig), township.IncomeContext{}, ""},
		"under both lines":           {sheet(nil, withIncome(wage, 399999)), township.IncomeContext{Standards: []township.Standard{standard}}, "低于脱贫标准回头看 低于监测收入线回头看"},
		"on the line":                {sheet(nil, withIncome(wage, 600000)), township.IncomeContext{Standards: []township.Standard{standard}}, ""},
		"fell by more":               {sheet(nil, withIncome(wage, 700000)), township.IncomeContext{Standards: []township.Standard{standard}, Last: last(900000)}, "收入骤减回头看"},
		"fell by twenty per cent":    {sheet(nil, withIncome(wage, 720000)), township.IncomeContext{Standards: []township.Standard{standard}, Last: last(900000)}, ""},
		"last year under 4,000":      {sheet(nil, wage), township.IncomeContext{Standards: []township.Standard{standard}, Last: last(399999)}, "重点帮扶回头看"},
		"large rigid expense":        {sheet(func(s *township.IncomeSheet) { s.Rigid = 350000 }, wage), township.IncomeContext{Standards: []township.Standard{standard}}, "刚性支出较大回头看"},
		"small rigid expense":        {sheet(func(s *township.IncomeSheet) { s.Rigid = 349999 }, wage), township.IncomeContext{Standards: []township.Standard{standard}}, ""},
		"a hundred times the median": {sheet(nil, withIncome(wage, 1000000)), township.IncomeContext{Medians: map[township.LineKey]township.Fen{{Category: township.Wage, Item: "务工收入"}: 10000}}, "远高于本村常见值务工收入"},
		"below a hundred times":      {sheet(nil, withIncome(wage, 999999)), township.IncomeContext{Medians: map[township.LineKey]township.Fen{{Category: township.Wage, Item: "务工收入"}: 10000}}, ""},
		"nobody in the household":    {sheet(func(s *township.IncomeSheet) { s.Population = 0 }, wage), township.IncomeContext{}, "没有家庭人口"},
		"a loss":                     {sheet(nil, township.IncomeLine{Category: township.Operating, Item: "猪", Expense: 100}), township.IncomeContext{}, "人均纯收入为零或负"},
		"beyond belief":              {sheet(nil, withIncome(wage, 10_000_001)), township.IncomeContext{}, "人均超过100000"},
		"an item that is gone":       {sheet(nil, township.IncomeLine{Category: township.Wage, Item: "旧补贴", Income: 5}), township.IncomeContext{}, "品种不在目录旧补贴"},
		"a birth after completion":   {sheet(func(s *township.IncomeSheet) { s.State = township.SheetComplete }, wage), township.IncomeContext{People: 2}, "家庭人口已变"},
		"thirteen months":            {sheet(nil, township.IncomeLine{Category: township.Wage, Item: "务工收入", Person: "王强", Unit: "月", Quantity: 130000, Income: 5}), township.IncomeContext{}, "超过12个月务工收入（王强）"},
	} {
		c.in.Items = items
		if got := warned(c.sheet, c.in); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func withPerson(l township.IncomeLine, name string) township.IncomeLine { l.Person = name; return l }

func withIncome(l township.IncomeLine, f township.Fen) township.IncomeLine { l.Income = f; return l }

func withoutExpense(l township.IncomeLine) township.IncomeLine { l.Expense = 0; return l }

func TestAnswersStayWithTheirWarning(t *testing.T) {
	s := township.IncomeSheet{Population: 1, Lines: []township.IncomeLine{{Category: township.Wage, Item: "务工收入", Income: 5}}, Answers: []township.WarningAnswer{{Code: township.WarnNoPension, Subject: "张三", Reason: "在城镇领退休金"}}}
	in := township.IncomeContext{Items: township.DefaultIncomeItems(), Family: []township.IncomePerson{{Name: "张三", Age: 70}, {Name: "李四", Age: 70}}}
	answers := map[string]string{}
	for _, w := range township.Warnings(&s, in) {
		answers[w.Subject] = w.Answer
	}
	if answers["张三"] != "在城镇领退休金" || answers["李四"] != "" {
		t.Errorf("answers %v", answers)
	}
}

func TestFlags(t *testing.T) {
	low := township.Standard{PovertyLine: 400000, Fall: 20}
	high := township.Standard{PovertyLine: 600000, MonitorLine: 700000, FocusLine: 450000, RigidShare: 50}
	last := township.Fen(420000)
	t5 := township.TotalsOf([]township.IncomeLine{{Category: township.Wage, Income: 500000}}, 1)
	for _, c := range []struct {
		standards []township.Standard
		rigid     township.Fen
		want      []string
	}{
		{nil, 0, []string{}},
		{[]township.Standard{low}, 0, []string{}},
		{[]township.Standard{low, high}, 300000, []string{township.FlagBelowPoverty, township.FlagBelowMonitor, township.FlagRigid, township.FlagFocus}},
	} {
		if got := township.Flags(t5, c.rigid, &last, c.standards); !slices.Equal(got, c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}
