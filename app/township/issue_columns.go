package township

import (
	"strconv"
	"strings"
)

// IssueColumn is a column of a list of issues, the same on paper and in a workbook.
type IssueColumn struct {
	Label  string
	Weight float64 // of the width of the page, in characters where the list is set in its usual type
	Long   bool    // wraps over lines and pages
	Text   func(number int, r *IssueRow) string
}

// numberColumn is 序号.
var numberColumn = IssueColumn{"序号", 2.8, false, func(n int, _ *IssueRow) string { return strconv.Itoa(n) }}

// IssueListColumns are the columns of form F3; those from 户主姓名 to 问题描述 stand under 问题具体描述.
var IssueListColumns = []IssueColumn{
	numberColumn,
	{"问题类型", 4.2, false, func(_ int, r *IssueRow) string { return r.Type }},
	{"问题性质简述", 8.2, false, func(_ int, r *IssueRow) string { return r.Nature }},
	{"户主姓名", 5.4, false, func(_ int, r *IssueRow) string { return r.Whom() }},
	{"户类型", 4.4, false, func(_ int, r *IssueRow) string { return r.HouseholdType() }},
	{"家庭人口", 3.2, false, func(_ int, r *IssueRow) string { return r.People() }},
	{"问题描述", 30.2, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.PlacedDescription()) }},
	{"备注", 8, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Remark) }},
}

// RectifyColumns are the columns of form F6, and of F7 and F8.
var RectifyColumns = []IssueColumn{
	numberColumn,
	{"村", 3.1, false, func(_ int, r *IssueRow) string { return r.Place() }},
	{"户主姓名/责任主体", 4.4, false, func(_ int, r *IssueRow) string { return r.Whom() }},
	{"户类型", 3.1, false, func(_ int, r *IssueRow) string { return r.HouseholdType() }},
	{"问题类型", 2.2, false, func(_ int, r *IssueRow) string { return r.Type }},
	{"问题性质", 4.2, false, func(_ int, r *IssueRow) string { return r.Nature }},
	{"问题描述", 12.4, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Description) }},
	{"整改措施", 11.2, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Measures) }},
	{"整改责任单位", 4.2, false, func(_ int, r *IssueRow) string { return r.Unit }},
	{"责任人", 3.1, false, func(_ int, r *IssueRow) string { return r.Person }},
	{"整改时限", 3, false, func(_ int, r *IssueRow) string { return string(r.Deadline) }},
	{"整改完成时间", 3, false, func(_ int, r *IssueRow) string { return string(r.Completed) }},
	{"整改情况", 9.6, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Result) }},
	{"验收时间", 3, false, func(_ int, r *IssueRow) string { return string(r.Accepted) }},
	{"验收责任单位", 4.2, false, func(_ int, r *IssueRow) string { return r.AcceptUnit }},
	{"验收责任人", 3.1, false, func(_ int, r *IssueRow) string { return r.AcceptPerson }},
	{"是否销号", 2.2, false, func(_ int, r *IssueRow) string { return r.ClosedWord() }},
}

// DutyColumns are the columns of 责任清单, one list a unit, as of a day.
func DutyColumns(day Date) []IssueColumn {
	return []IssueColumn{
		numberColumn,
		{"责任人", 4.4, false, func(_ int, r *IssueRow) string { return r.Person }},
		{"编号", 3.6, false, func(_ int, r *IssueRow) string { return r.Number() }},
		{"村", 4.2, false, func(_ int, r *IssueRow) string { return r.Place() }},
		{"户主姓名/责任主体", 5.2, false, func(_ int, r *IssueRow) string { return r.Whom() }},
		{"问题性质", 5.2, false, func(_ int, r *IssueRow) string { return r.Nature }},
		{"问题描述", 17, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Description) }},
		{"整改措施", 15, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Measures) }},
		{"整改时限", 3.2, false, func(_ int, r *IssueRow) string { return string(r.Deadline) }},
		{"办理情况", 4.2, false, func(_ int, r *IssueRow) string { return r.dutyWord(day) }},
	}
}

// dutyWord is how far the issue is, with what its deadline says on a day.
func (r *IssueRow) dutyWord(day Date) string {
	switch {
	case r.Overdue(day):
		return string(r.State) + "（超期" + strconv.Itoa(DaysBetween(r.Deadline, day)) + "天）"
	case r.DueWithin(day, SoonDays):
		return string(r.State) + "（" + strconv.Itoa(DaysBetween(day, r.Deadline)) + "天内到期）"
	}
	return string(r.State)
}

// NoticeColumns are the columns of 整改通知单, one a unit.
var NoticeColumns = []IssueColumn{
	numberColumn,
	{"编号", 3.6, false, func(_ int, r *IssueRow) string { return r.Number() }},
	{"村", 3.6, false, func(_ int, r *IssueRow) string { return r.Place() }},
	{"户主姓名/责任主体", 5.2, false, func(_ int, r *IssueRow) string { return r.Whom() }},
	{"问题描述", 12.2, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.natured(r.Description)) }},
	{"整改措施", 11, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Measures) }},
	{"责任人", 3.4, false, func(_ int, r *IssueRow) string { return r.Person }},
	{"整改时限", 5.6, false, func(_ int, r *IssueRow) string { return string(r.Deadline) }},
}

// natured is a text with the nature before it.
func (r *IssueRow) natured(text string) string {
	if r.Nature == "" {
		return text
	}
	return "【" + r.Nature + "】" + text
}

// The columns of 验收单 that are filled in with a pen.
const (
	AcceptVerdict = "验收结果"
	AcceptOpinion = "验收意见"
	AcceptSign    = "验收人签字"
)

// AcceptanceColumns are the columns of 验收单, one list a village.
var AcceptanceColumns = []IssueColumn{
	numberColumn,
	{"编号", 3.6, false, func(_ int, r *IssueRow) string { return r.Number() }},
	{"户主姓名/责任主体", 5, false, func(_ int, r *IssueRow) string { return r.groupedWhom() }},
	{"问题", 12, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.natured(r.Description)) }},
	{"整改措施", 10, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.Measures) }},
	{"整改情况", 10, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(r.mendedWords()) }},
	{"提出依据和档案现状", 11, true, func(_ int, r *IssueRow) string { return MaskLongNumbers(strings.Join(r.Basis, "；")) }},
	{AcceptVerdict, 4.6, false, func(int, *IssueRow) string { return "" }},
	{AcceptOpinion, 7, false, func(int, *IssueRow) string { return "" }},
	{AcceptSign, 6, false, func(int, *IssueRow) string { return "" }},
}

// groupedWhom is whom the issue is about, with the group.
func (r *IssueRow) groupedWhom() string {
	if r.Home != nil {
		return r.Home.Group + " " + r.Home.Head
	}
	return r.Whom()
}

// mendedWords says what was done, when and by whom; who did it may not accept it.
func (r *IssueRow) mendedWords() string {
	var parts []string
	for _, p := range []struct{ label, text string }{{"", r.Result}, {"完成：", string(r.Completed)}, {"整改单位：", r.Unit}, {"责任人：", r.Person}} {
		if p.text != "" {
			parts = append(parts, p.label+p.text)
		}
	}
	return strings.Join(parts, "；")
}
