package township

import "strconv"

// WallListForm says what form F5 is printed for; it decides the columns, and nothing else does.
type WallListForm int

// The three forms of F5. What hangs on a wall and what is filed have different columns by
// construction: there is no switch that could put an ID number on a wall.
const (
	ForWall WallListForm = iota // A3, public
	ForFile                     // A4, for the office's own file
)

// WallList is form F5: one ledger of one village as of a date.
type WallList struct {
	Office  string // 清溪镇
	Village string // 柏树村
	AsOf    Date
	Style   LedgerStyle
	Rows    []WallListRow
}

// WallListRow is one household of a WallList. The fields below the blank line are for ForFile only.
type WallListRow struct {
	Group       string
	Head        string
	People      int
	Cause       string // 致贫（风险）原因
	Since       string // 脱贫年度/识别时间
	Helper      string
	HelperPhone string // the helper's office phone; never a villager's
	Remark      string // kind of monitored household; never health, never free text of a roster

	Code       string
	IDNumber   string
	PerCapita  string // yuan, two decimals
	Measures   string
	SurveyDate string
}

// WallListColumn is one column of F5, for paper and workbook alike.
type WallListColumn struct {
	Label   string // as printed
	Numeric bool   // right-aligned, a number in a workbook
	IsText  bool   // long text: takes the width that is left, and wraps
	Weight  float64
	Text    func(number int, r WallListRow) string
}

// People returns the number of people on the list.
func (w WallList) People() int {
	n := 0
	for _, r := range w.Rows {
		n += r.People
	}
	return n
}

// Title returns the form's title, e.g. 柏树村稳定脱贫户台账.
func (w WallList) Title() string { return w.Village + w.Style.Word + "台账" }

// wallColumns are the columns that may hang on a wall (form F5).
var wallColumns = []WallListColumn{
	{Label: "序号", Numeric: true, Weight: 0.7, Text: func(n int, _ WallListRow) string { return strconv.Itoa(n) }},
	{Label: "组", Weight: 0.9, Text: func(_ int, r WallListRow) string { return r.Group }},
	{Label: "户主姓名", Weight: 1.6, IsText: true, Text: func(_ int, r WallListRow) string { return r.Head }},
	{Label: "家庭人口", Numeric: true, Weight: 0.9, Text: func(_ int, r WallListRow) string { return strconv.Itoa(r.People) }},
	{Label: "致贫（风险）原因", Weight: 2.2, IsText: true, Text: func(_ int, r WallListRow) string { return r.Cause }},
	{Label: "脱贫年度/识别时间", Weight: 1.5, Text: func(_ int, r WallListRow) string { return r.Since }},
	{Label: "帮扶责任人", Weight: 1.5, IsText: true, Text: func(_ int, r WallListRow) string { return r.Helper }},
	{Label: "联系电话", Weight: 1.7, Text: func(_ int, r WallListRow) string { return r.HelperPhone }},
	{Label: "备注", Weight: 1.6, IsText: true, Text: func(_ int, r WallListRow) string { return r.Remark }},
}

// fileColumns are what the file copy adds, in the order of the form.
var fileColumns = []WallListColumn{
	{Label: "户编号", Weight: 1.9, Text: func(_ int, r WallListRow) string { return r.Code }},
	{Label: "证件号码", Weight: 2.2, Text: func(_ int, r WallListRow) string { return r.IDNumber }},
	{Label: "人均纯收入", Numeric: true, Weight: 1.3, Text: func(_ int, r WallListRow) string { return r.PerCapita }},
	{Label: "帮扶措施", Weight: 2.2, IsText: true, Text: func(_ int, r WallListRow) string { return r.Measures }},
	{Label: "入户核查日期", Weight: 1.3, Text: func(_ int, r WallListRow) string { return r.SurveyDate }},
}

// WallListColumns returns the columns of F5 for a form.
func WallListColumns(form WallListForm) []WallListColumn {
	if form != ForFile {
		return append([]WallListColumn(nil), wallColumns...)
	}
	return append(append([]WallListColumn(nil), wallColumns...), fileColumns...)
}

// VillageSummary is the third form of F5: all four ledgers of one village on one sheet.
type VillageSummary struct {
	Office, Village string
	AsOf            Date
	Lists           []WallList // in the order of Ledgers
}

// Paper is a size of paper.
type Paper string

// The sizes that the office prints on.
const (
	A3 Paper = "A3"
	A4 Paper = "A4"
)

// WallListRequest says which lists of form F5 to make.
type WallListRequest struct {
	Village string // “” for all
	Ledger  Ledger // None for all four
	Summary bool   // the one-sheet summary per village instead of lists
	AsOf    Date   // “” for today
	Form    WallListForm
	Paper   Paper // “” for the form's own: A3 for the wall, A4 for the file
}

// WallListResult tells what was made.
type WallListResult struct {
	Lists, Households, Pages int
	LeftOut                  int      // households asked for that have no sheet yet
	Missing                  []string // texts with characters that no font has: 「请手写核对」
}

// PagesWord is “，共 3 页”; “” of a workbook, which has none.
func (r WallListResult) PagesWord() string {
	if r.Pages == 0 {
		return ""
	}
	return "，共 " + Thousands(r.Pages) + " 页"
}

// FileName proposes a name: 柏树村稳定脱贫户台账_上墙_2021-11-19.pdf.
func (r WallListRequest) FileName(office string, today Date, ext string) string {
	place, what := r.Village, "四本台账"
	if place == "" {
		place = office
	}
	switch {
	case r.Summary:
		what = "台账汇总"
	case r.Ledger != None:
		what = r.Ledger.Word() + "台账"
	}
	on := r.AsOf
	if on == "" {
		on = today
	}
	form := "_上墙"
	if r.Form == ForFile {
		form = "_存档"
	}
	return place + what + form + "_" + string(on) + ext
}
