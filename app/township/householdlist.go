package township

import "strconv"

// HouseholdListRequest asks for the printed list of some households, for work inside the office.
type HouseholdListRequest struct {
	Households []int64 // in any order: the list is in the order of paper
	Title      string  // “” is DefaultListTitle of the office
}

// DefaultListTitle is what a list is called unless somebody says otherwise.
func DefaultListTitle(office string) string { return office + "农户名单" }

// HouseholdListColumn is one column of the printed list. None holds the number of a certificate.
type HouseholdListColumn struct {
	Label   string
	Numeric bool
	IsText  bool // long text: takes the width that is left, and wraps
	Weight  float64
	Text    func(number int, l RegisterLine) string
}

// HouseholdListColumns are the columns of the printed list.
var HouseholdListColumns = []HouseholdListColumn{
	{Label: "序号", Numeric: true, Weight: 0.7, Text: func(n int, _ RegisterLine) string { return strconv.Itoa(n) }},
	{Label: "村", Weight: 1.3, IsText: true, Text: func(_ int, l RegisterLine) string { return l.Row.Village }},
	{Label: "组", Weight: 0.9, Text: func(_ int, l RegisterLine) string { return l.Row.Group }},
	{Label: "户主", Weight: 1.4, IsText: true, Text: func(_ int, l RegisterLine) string { return l.Row.Head }},
	{Label: "人口", Numeric: true, Weight: 0.7, Text: func(_ int, l RegisterLine) string { return strconv.Itoa(l.Row.People) }},
	{Label: "户类型", Weight: 1.4, IsText: true, Text: func(_ int, l RegisterLine) string { return l.Row.Type }},
	{Label: "台账", Weight: 1.4, IsText: true, Text: func(_ int, l RegisterLine) string { return l.Row.Ledger.Word() }},
	{Label: "致贫原因", Weight: 1.9, IsText: true, Text: func(_ int, l RegisterLine) string { return l.Row.Cause }},
	{Label: "脱贫年度", Weight: 1.0, Text: func(_ int, l RegisterLine) string { return l.Row.ExitYear }},
	{Label: "帮扶责任人", Weight: 1.5, IsText: true, Text: func(_ int, l RegisterLine) string { return l.Row.Helper }},
	{Label: "电话", Weight: 1.6, Text: func(_ int, l RegisterLine) string { return l.Row.Phone }},
	{Label: "备注", Weight: 2.0, IsText: true, Text: func(_ int, l RegisterLine) string { return l.Household.Get("remark") }},
}
