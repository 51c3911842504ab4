package demo

import (
	"slices"

	"taizhang/app/township"
)

// slip is something on a sheet of the year that the program warns of: it is put into the first sheet of a state that fits.
type slip struct {
	state township.SheetState
	fits  func(s *township.IncomeSheet) bool
	make  func(s *township.IncomeSheet)
}

const pensionItem = "新农保（养老保险金）"

// slips are few; every other sheet comes to what the rosters say.
var slips = []slip{
	{township.SheetDraft, hasItem(pensionItem), func(s *township.IncomeSheet) { drop(s, pensionItem) }},
	{township.SheetSigned, hasItem(pensionItem), func(s *township.IncomeSheet) { // 60岁以上无养老金, answered
		l := drop(s, pensionItem)
		s.Answers = append(s.Answers, township.WarningAnswer{Code: township.WarnNoPension, Subject: l.Person, Reason: "参保年限不足，正在补缴，本年度未领取"})
	}},
	{township.SheetDraft, hasCategory(township.Operating), func(s *township.IncomeSheet) { // 有经营收入无支出
		for i := range s.Lines {
			s.Lines[i].Expense = 0
		}
	}},
	{township.SheetDraft, hasItem("务工收入"), func(s *township.IncomeSheet) { drop(s, "务工收入") }},
	{township.SheetDraft, hasItem("低保金"), func(s *township.IncomeSheet) { dropAll(s, "低保金") }},
	{township.SheetDraft, hasItem("土地流转金"), func(s *township.IncomeSheet) { drop(s, "土地流转金") }},
	{township.SheetDraft, hasFewChickens, func(s *township.IncomeSheet) { s.Lines[lineOf(s, "鸡")].Income *= 100 }}, // two zeros too many
	{township.SheetComplete, hasItem("猪"), makeLoss},
	{township.SheetComplete, hasItem("务工收入"), func(s *township.IncomeSheet) { // 务工超过12个月
		l := &s.Lines[lineOf(s, "务工收入")]
		l.Quantity = units10k(13)
		l.Income = l.Price * 13
	}},
}

func lineOf(s *township.IncomeSheet, item string) int {
	return slices.IndexFunc(s.Lines, func(l township.IncomeLine) bool { return l.Item == item })
}

func hasItem(item string) func(*township.IncomeSheet) bool {
	return func(s *township.IncomeSheet) bool { return lineOf(s, item) >= 0 }
}

func hasFewChickens(s *township.IncomeSheet) bool {
	i := lineOf(s, "鸡")
	return i >= 0 && s.Population <= 2 && s.Lines[i].Income > 2500_00 && s.Lines[i].Income < 6000_00
}

func hasCategory(c township.IncomeCategory) func(*township.IncomeSheet) bool {
	return func(s *township.IncomeSheet) bool { return s.Totals().Of[c.Order()].Expense > 0 }
}

// drop takes the first line of an item out.
func drop(s *township.IncomeSheet, item string) township.IncomeLine {
	i := lineOf(s, item)
	l := s.Lines[i]
	s.Lines = slices.Delete(slices.Clone(s.Lines), i, i+1)
	return l
}

func dropAll(s *township.IncomeSheet, item string) {
	s.Lines = slices.DeleteFunc(slices.Clone(s.Lines), func(l township.IncomeLine) bool { return l.Item == item })
}

// makeLoss lets the pigs die: more was spent than all else brought in.
func makeLoss(s *township.IncomeSheet) {
	l := &s.Lines[lineOf(s, "猪")]
	l.Income, l.Expense = 0, 0
	l.Expense = (s.Totals().All.Net + 2600_00) / 100 * 100
	s.Remark = "今年生猪染病，存栏全部损失"
}

// plantSlips puts each slip into one sheet of the year, never two into the same household, and corrects one signed sheet.
func plantSlips(families []Family, today township.Date) {
	used := map[int]bool{}
	for _, p := range slips {
		for i := range families {
			s := families[i].lastSheet()
			if !used[i] && s != nil && s.State == p.state && p.fits(s) {
				used[i] = true
				p.make(s)
				break
			}
		}
	}
	for i := range families {
		if !used[i] && families[i].lacksOnlyAPension() {
			families[i].correct(today)
			return
		}
	}
}

// lacksOnlyAPension says whether a signed sheet can be corrected by the pension that it has.
func (f *Family) lacksOnlyAPension() bool {
	s := f.lastSheet()
	return s != nil && s.State == township.SheetSigned && hasItem("猪")(s) && hasItem(pensionItem)(s)
}

// lastSheet is the sheet of the year, nil: there is none.
func (f *Family) lastSheet() *township.IncomeSheet {
	n := len(f.Sheets)
	if n == 0 || f.Sheets[n-1].Year != sheetYear {
		return nil
	}
	return &f.Sheets[n-1]
}

// correct lets a second version mend the signed sheet, from which a pension was missing.
func (f *Family) correct(today township.Date) {
	was := *f.lastSheet()
	now := was
	drop(&was, pensionItem)
	f.Sheets[len(f.Sheets)-1] = was
	now.Version, now.Reason = 2, "漏算养老金"
	now.ReckonedOn, now.On = min(addDays(was.On, 2), today), min(addDays(was.On, 3), today)
	f.Sheets = append(f.Sheets, now)
}
