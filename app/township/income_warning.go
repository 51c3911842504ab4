package township

import (
	"fmt"
	"slices"
	"strings"
)

// WarningCode names a kind of warning on an income sheet, for its answer to be found again.
type WarningCode string

// The warnings on an income sheet (workflow.md §5, quality_rules.md “Income”). None of them refuses anything.
const (
	WarnNoWage       WarningCode = "务工无工资"
	WarnNoPension    WarningCode = "60岁以上无养老金"
	WarnNoMinimum    WarningCode = "低保无低保金"
	WarnNoDestitute  WarningCode = "特困无供养金"
	WarnNoRent       WarningCode = "土地流转无租金"
	WarnNoExpense    WarningCode = "有经营收入无支出"
	WarnBelowPoverty WarningCode = "低于脱贫标准"
	WarnBelowMonitor WarningCode = "低于监测收入线"
	WarnSharpFall    WarningCode = "收入骤减"
	WarnRigid        WarningCode = "刚性支出较大"
	WarnFocus        WarningCode = "重点帮扶"
	WarnNotPositive  WarningCode = "人均纯收入为零或负"
	WarnTooHigh      WarningCode = "人均超过100000"
	WarnFarFromOther WarningCode = "远高于本村常见值"
	WarnNoPeople     WarningCode = "没有家庭人口"
	WarnPopulation   WarningCode = "家庭人口已变"
	WarnUnlisted     WarningCode = "品种不在目录"
	WarnMonths       WarningCode = "超过12个月"
	WarnUnnamed      WarningCode = "其他没有名称"
)

// IncomeWarning is something on a sheet that a person should look at before it is believed.
type IncomeWarning struct {
	Code    WarningCode
	Subject string // the person or item that it is about, “” for the household
	Text    string
	Line    LineKey // where to mend it; the zero key: nowhere in particular
	Answer  string  // why it is right all the same, “” while nobody has said so
}

// WarningAnswer is the reason with which a warning was answered.
type WarningAnswer struct {
	Code    WarningCode
	Subject string
	Reason  string
}

// IncomeContext is what a sheet is looked at beside.
type IncomeContext struct {
	Family    []IncomePerson
	People    int // present members now
	Standards []Standard
	Items     []IncomeItem
	Last      *LastIncome     // of the year before; nil: there is none
	Medians   map[LineKey]Fen // income of an item in the village, by category and item, where enough households have it
	Village   string          // for the sentence
}

// LastIncome is the figure of a year before.
type LastIncome struct {
	Year      string
	PerCapita Fen
	Net       Fen
	Roster    bool // from a roster's columns, not from a sheet
}

// Warnings are what the sheet should be looked at for, in the order of the form, each with its answer if it has one.
func Warnings(s *IncomeSheet, c IncomeContext) []IncomeWarning {
	w := warner{sheet: s, in: c, totals: s.Totals(), income: map[LineKey]Fen{}}
	for _, l := range s.Lines {
		w.income[LineKey{Category: l.Category, Item: l.Item}] += l.Income
		w.income[LineKey{Category: l.Category}] += l.Income
	}
	for _, look := range []func(){w.work, w.months, w.support, w.land, w.operating, w.outliers, w.catalogue, w.people, w.lines} {
		look()
	}
	return w.answered()
}

type warner struct {
	sheet  *IncomeSheet
	in     IncomeContext
	totals IncomeTotals
	income map[LineKey]Fen // by item, and by category
	found  []IncomeWarning
}

func (w *warner) say(code WarningCode, subject string, line LineKey, format string, args ...any) {
	w.found = append(w.found, IncomeWarning{Code: code, Subject: subject, Line: line, Text: fmt.Sprintf(format, args...)})
}

// itemFor finds the item of a category whose name has a word in it; items may be renamed by the office.
func (w *warner) itemFor(c IncomeCategory, words ...string) LineKey {
	for _, word := range words {
		for _, i := range w.in.Items {
			if i.Category == c && !i.Retired && strings.Contains(i.Name, word) {
				return LineKey{Category: c, Item: i.Name}
			}
		}
	}
	return LineKey{Category: c, Item: words[0]}
}

// work looks at those who work outside: 务工收入算满.
func (w *warner) work() {
	key := w.itemFor(Wage, "务工收入", "工资")
	for _, p := range w.in.Family {
		if !p.Works {
			continue
		}
		line := key
		line.Person = p.Name
		if w.income[LineKey{Category: Wage}] == 0 || w.byPerson(key) && w.personal(line) == 0 {
			w.say(WarnNoWage, p.Name, line, "%s%s，没有务工收入。", p.Name, p.work())
		}
	}
}

// months looks at lines by the month that have more of them than a year.
func (w *warner) months() {
	for _, l := range w.sheet.Lines {
		if l.Person != "" && l.Unit == "月" && l.Quantity > 12*quantityUnit {
			w.say(WarnMonths, l.Name(), l.Key(), "%s %s 个月，一年只有12个月，请核对是不是把金额填进了数量。", l.Name(), l.Quantity)
		}
	}
}

// byPerson says whether the lines of an item name persons.
func (w *warner) byPerson(key LineKey) bool {
	for _, l := range w.sheet.Lines {
		if l.Category == key.Category && l.Item == key.Item && l.Person != "" {
			return true
		}
	}
	return false
}

// personal is the income of an item that a person has.
func (w *warner) personal(key LineKey) Fen {
	sum := Fen(0)
	for _, l := range w.sheet.Lines {
		if l.Category == key.Category && l.Person == key.Person && (l.Item == key.Item || key.Category == Wage) {
			sum += l.Income
		}
	}
	return sum
}

// pensionAge is the age from which a person without a pension is asked about.
const pensionAge = 60

// support looks at what the policies pay: 政策性补助收入算清.
func (w *warner) support() {
	w.pensions()
	for _, c := range []struct {
		code WarningCode
		item LineKey
		has  func(IncomePerson) bool
		text string
	}{
		{WarnNoMinimum, w.itemFor(Transfer, "低保"), func(p IncomePerson) bool { return p.MinimumLiving }, "享受低保，没有低保金。"},
		{WarnNoDestitute, w.itemFor(Transfer, "特困"), func(p IncomePerson) bool { return p.Destitute }, "特困供养，没有特困供养金。"},
	} {
		if slices.ContainsFunc(w.in.Family, c.has) && w.income[c.item] == 0 {
			w.say(c.code, "", c.item, "%s", c.text)
		}
	}
}

// pensions looks at those who are old enough for one.
func (w *warner) pensions() {
	pension := w.itemFor(Transfer, "养老")
	for _, p := range w.in.Family {
		line := pension
		line.Person = p.Name
		if p.Age >= pensionAge && !p.Destitute && (w.income[pension] == 0 || w.byPerson(pension) && w.personal(line) == 0) {
			w.say(WarnNoPension, p.Name, line, "%s %d岁，没有养老金。", p.Name, p.Age)
		}
	}
}

// land looks at land that was let: 财产性收入算准.
func (w *warner) land() {
	rent := w.itemFor(Property, "土地流转", "流转")
	let := w.sheet.LandLet > 0
	for _, l := range w.sheet.Lines {
		let = let || l.Category == Property && l.Item == rent.Item && l.Quantity > 0
	}
	if let && w.income[rent] == 0 && w.income[LineKey{Category: Property}] == 0 {
		w.say(WarnNoRent, "", rent, "土地已流转，没有土地流转金或租金。")
	}
}

// operating looks at income without expense.
func (w *warner) operating() {
	if t := w.totals.Of[Operating.Order()]; t.Income > 0 && t.Expense == 0 {
		w.say(WarnNoExpense, "", LineKey{Category: Operating}, "生产经营性收入 %s 元，没有支出。", t.Income.Grouped())
	}
}

// farTimes is how many times the village's median is hardly to be believed.
const farTimes = 100

func (w *warner) outliers() {
	for _, row := range RollUp(w.sheet.Lines, w.in.Items) {
		key := LineKey{Category: row.Category, Item: row.Item}
		if m := w.in.Medians[key]; m > 0 && !row.Free && row.Income >= farTimes*m {
			w.say(WarnFarFromOther, row.Item, key, "%s %s 元，是%s常见值 %s 元的 %d 倍，请核对是不是多打了0。", row.Item, row.Income.Grouped(), w.in.Village, m.Grouped(), int64(row.Income/m))
		}
	}
}

// catalogue looks for lines whose item the year does not offer any more.
func (w *warner) catalogue() {
	offered := map[LineKey]bool{}
	for _, i := range w.in.Items {
		if !i.Retired {
			offered[LineKey{Category: i.Category, Item: i.Name}] = true
		}
	}
	said := map[LineKey]bool{}
	for _, l := range w.sheet.Lines {
		if l.Item == freeName && l.Label == "" && !l.Blank() {
			w.say(WarnUnnamed, l.Category.Title(), l.Key(), "%s的“其他”没有写是什么，请补上名称。", l.Category.Title())
		}
		key := LineKey{Category: l.Category, Item: l.Item}
		if !offered[key] && !said[key] && !l.Blank() {
			said[key] = true
			w.say(WarnUnlisted, l.Item, l.Key(), "“%s”已停用或不在本年度的品种目录里，这一行照样保留并计算。", l.Item)
		}
	}
}

// people looks at the population that the sheet holds.
func (w *warner) people() {
	switch {
	case w.sheet.Population <= 0:
		w.say(WarnNoPeople, "", LineKey{}, "这一户没有家庭成员，算不出人均纯收入。请先录入成员。")
	case w.sheet.State != SheetDraft && w.in.People != w.sheet.Population:
		w.say(WarnPopulation, "", LineKey{}, "表上家庭人口是 %d 人，现在是 %d 人；%s的表不会自己改变。", w.sheet.Population, w.in.People, w.sheet.State.Word())
	}
}

// mostPerCapita is the per-capita income above which a figure is asked about, quality_rules.md.
const mostPerCapita = Fen(100000_00)

// lines holds the per-capita income against the standards and last year.
func (w *warner) lines() {
	perCapita, known := w.totals.PerCapita()
	if !known {
		return
	}
	for _, s := range w.in.Standards {
		w.standard(s, perCapita)
	}
	switch {
	case perCapita <= 0:
		w.say(WarnNotPositive, "", LineKey{}, "人均纯收入 %s 元，是零或负数，请核对。", perCapita.Grouped())
	case perCapita > mostPerCapita:
		w.say(WarnTooHigh, "", LineKey{}, "人均纯收入 %s 元，超过 100,000 元，请核对。", perCapita.Grouped())
	}
}

func (w *warner) standard(s Standard, perCapita Fen) {
	last, by := w.in.Last, ""
	if len(w.in.Standards) > 1 {
		by = "（" + s.Name + "）"
	}
	if w.totals.below(s.PovertyLine) {
		w.say(WarnBelowPoverty, s.Name, LineKey{}, "人均 %s 元，低于脱贫标准 %s 元%s，差 %s 元。", perCapita.Grouped(), s.PovertyLine.Grouped(), by, (s.PovertyLine - perCapita).Grouped())
	}
	if w.totals.below(s.MonitorLine) {
		w.say(WarnBelowMonitor, s.Name, LineKey{}, "人均 %s 元，低于监测收入线 %s 元%s。", perCapita.Grouped(), s.MonitorLine.Grouped(), by)
	}
	if last != nil && s.Fall > 0 && fell(last.PerCapita, perCapita, s.Fall) {
		percent, _ := FallPercent(last.PerCapita, perCapita)
		w.say(WarnSharpFall, s.Name, LineKey{}, "比%s年人均 %s 元下降 %d%%，超过 %d%%%s。", last.Year, last.PerCapita.Grouped(), percent, s.Fall, by)
	}
	if s.rigid(w.totals.All.Net, w.sheet.Rigid) {
		w.say(WarnRigid, s.Name, LineKey{}, "刚性支出 %s 元，达到纯收入的 %d%% 以上%s。", w.sheet.Rigid.Grouped(), s.RigidShare, by)
	}
	if last != nil && last.PerCapita < s.FocusLine {
		w.say(WarnFocus, s.Name, LineKey{}, "%s年人均 %s 元，低于 %s 元，属重点帮扶%s。", last.Year, last.PerCapita.Grouped(), s.FocusLine.Grouped(), by)
	}
}

// answered gives each warning its answer.
func (w *warner) answered() []IncomeWarning {
	for i, f := range w.found {
		for _, a := range w.sheet.Answers {
			if a.Code == f.Code && a.Subject == f.Subject {
				w.found[i].Answer = a.Reason
			}
		}
	}
	return w.found
}
