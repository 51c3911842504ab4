package township

import "fmt"

// ChangeSheet is one 家庭成员自然增加情况表 or 自然减少情况表 (form F11), or the sheet of the same kind for the other changes of a
// family: household block, table of the people, signatures. It is an office form: ID numbers may be on it.
type ChangeSheet struct {
	Kind          EventKind
	Office        string
	Village       string
	Group         string
	Code          string
	Head          string
	Before, After string // people of the household
	Other         string // the other household of a 分户 or 并户
	Rows          []ChangeSheetRow
	Blank         bool // to be filled in by hand
}

// ChangeSheetRow is one person on a ChangeSheet.
type ChangeSheetRow struct {
	Name, Sex, IDNumber string
	Before, After       string // relation to the head
	Birth               Date
	Way                 string
	Happened, Recorded  Date
	Remark              string
}

// Title returns the name of the form.
func (s ChangeSheet) Title() string {
	if s.Kind.CountedPeople() {
		return "家庭成员" + s.Kind.Word() + "情况表"
	}
	return s.Kind.Word() + "情况表"
}

// ChangeSheetColumn is one column of a ChangeSheet, as data.
type ChangeSheetColumn struct {
	Label  string
	Weight float64
	IsText bool
	Text   func(i int, r ChangeSheetRow) string
}

// ChangeSheetColumns returns the columns of the sheet of a kind.
func ChangeSheetColumns(kind EventKind) []ChangeSheetColumn {
	number := func(i int, r ChangeSheetRow) string {
		if r.Name == "" {
			return ""
		}
		return fmt.Sprint(i)
	}
	columns := []ChangeSheetColumn{
		{"序号", 1, false, number},
		{"姓名", 3, true, func(_ int, r ChangeSheetRow) string { return r.Name }},
		{"性别", 1, false, func(_ int, r ChangeSheetRow) string { return r.Sex }},
		{"证件号码", 6, false, func(_ int, r ChangeSheetRow) string { return r.IDNumber }},
	}
	born := ChangeSheetColumn{"出生日期", 3, false, func(_ int, r ChangeSheetRow) string { return string(r.Birth) }}
	switch kind {
	case EventIncrease:
		columns = append(columns, ChangeSheetColumn{"与户主关系", 3, false, func(_ int, r ChangeSheetRow) string { return r.After }}, born)
	case EventDecrease, EventClose:
		columns = append(columns, ChangeSheetColumn{"与户主关系", 3, false, func(_ int, r ChangeSheetRow) string { return r.Before }}, born)
	default: // two relations leave no room for the birth date, which the number has as well
		columns = append(columns, ChangeSheetColumn{"变动前关系", 3, false, func(_ int, r ChangeSheetRow) string { return r.Before }},
			ChangeSheetColumn{"变动后关系", 3, false, func(_ int, r ChangeSheetRow) string { return r.After }})
	}
	return append(columns,
		ChangeSheetColumn{"变动原因", 3, false, func(_ int, r ChangeSheetRow) string { return r.Way }},
		ChangeSheetColumn{"变动日期", 3, false, func(_ int, r ChangeSheetRow) string { return string(r.Happened) }},
		ChangeSheetColumn{"登记日期", 3, false, func(_ int, r ChangeSheetRow) string { return string(r.Recorded) }},
		ChangeSheetColumn{"备注", 4, true, func(_ int, r ChangeSheetRow) string { return r.Remark }},
	)
}

// ChangeSheetRequest asks for the sheets of events: of chosen ones, of all that a filter lets through, or blank copies.
type ChangeSheetRequest struct {
	Events []int64
	Filter EventFilter
	Deed   int64 // of what this deed entered
	Blank  int   // so many copies of the sheets of 自然增加 and 自然减少, to be filled in by hand
}

// EventColumn is a column of the list of events, as data: screen, workbook and command share it.
type EventColumn struct {
	Label string
	Text  func(e Event, p EventPerson) string
}

// EventPrivate is the label of the column that is masked on demand.
const EventPrivate = "证件号码"

// EventColumns are the columns of the list of events, one line for each person.
var EventColumns = []EventColumn{
	{"村", func(e Event, _ EventPerson) string { return e.Village }},
	{"组", func(e Event, _ EventPerson) string { return e.Group }},
	{"户编号", func(e Event, _ EventPerson) string { return e.Code }},
	{"户主", func(e Event, _ EventPerson) string { return e.Head }},
	{"变动", func(e Event, _ EventPerson) string { return e.Kind.Word() }},
	{"原因", func(e Event, _ EventPerson) string { return e.Way }},
	{"姓名", func(_ Event, p EventPerson) string { return p.Name }},
	{"性别", func(_ Event, p EventPerson) string { return p.Sex }},
	{"出生日期", func(_ Event, p EventPerson) string { return string(p.Birth) }},
	{EventPrivate, func(_ Event, p EventPerson) string { return p.IDNumber }},
	{"变动前关系", func(_ Event, p EventPerson) string { return p.Before }},
	{"变动后关系", func(_ Event, p EventPerson) string { return p.After }},
	{"发生日期", func(e Event, _ EventPerson) string { return string(e.Happened) }},
	{"登记日期", func(e Event, _ EventPerson) string { return string(e.Recorded) }},
	{"补录", func(e Event, _ EventPerson) string { return lateWord(e) }},
	{"另一户", func(e Event, _ EventPerson) string { return e.OtherHome }},
	{"说明", func(e Event, _ EventPerson) string { return e.Reason }},
}

func lateWord(e Event) string {
	if e.Late() {
		return "补录"
	}
	return ""
}
