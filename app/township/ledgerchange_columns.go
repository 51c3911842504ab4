package township

import "strconv"

// LedgerChangeColumn is one column of the list of moves, for paper and workbook alike.
type LedgerChangeColumn struct {
	Label   string
	Numeric bool // right-aligned, a number in a workbook
	IsText  bool // long text: takes the width that is left, and wraps
	Weight  float64
	Text    func(number int, c LedgerChange) string
}

// LedgerChangeColumns are the columns of the list of moves. The list is for the office's own file; even so it has neither
// ID numbers nor telephones, which nobody needs to follow a move.
var LedgerChangeColumns = []LedgerChangeColumn{
	{Label: "序号", Numeric: true, Weight: 0.7, Text: func(n int, _ LedgerChange) string { return strconv.Itoa(n) }},
	{Label: "村", Weight: 1, Text: func(_ int, c LedgerChange) string { return c.Household.Village }},
	{Label: "组", Weight: 0.8, Text: func(_ int, c LedgerChange) string { return c.Household.Group }},
	{Label: "户主姓名", Weight: 1, IsText: true, Text: func(_ int, c LedgerChange) string { return c.Household.Head }},
	{Label: "户编号", Weight: 1.7, Text: func(_ int, c LedgerChange) string { return c.Household.Code }},
	{Label: "人口", Numeric: true, Weight: 0.7, Text: func(_ int, c LedgerChange) string { return strconv.Itoa(c.People()) }},
	{Label: "期初", Weight: 1.2, Text: func(_ int, c LedgerChange) string { return c.From.Word() }},
	{Label: "期末", Weight: 1.2, Text: func(_ int, c LedgerChange) string { return c.To.Word() }},
	{Label: "变动日期", Weight: 1.1, IsText: true, Text: func(_ int, c LedgerChange) string { return c.Days() }},
	{Label: "变动原因", Weight: 4.6, IsText: true, Text: func(_ int, c LedgerChange) string { return c.Reasons() }},
	{Label: "备注", Weight: 1.9, IsText: true, Text: func(_ int, c LedgerChange) string { return c.Notes() }},
}
