package township

import "strconv"

// HelperSheet is the list of one helper's households: an internal list, for the helper's own hand.
type HelperSheet struct {
	Office string
	Helper Helper
	AsOf   Date
	Rows   []HelperSheetRow
}

// HelperSheetRow is one household of a HelperSheet. Numbers of ID cards and health have no place in it.
type HelperSheetRow struct {
	Village string
	Group   string
	Head    string
	People  int
	Type    string // 户类型
	Ledger  Ledger
	Cause   string
	Phone   string // the household's
	Remark  string
}

// HelperSheetColumn is one column of the list.
type HelperSheetColumn struct {
	Label   string
	Numeric bool
	IsText  bool // takes the width that is left, and wraps
	Weight  float64
	Text    func(number int, r HelperSheetRow) string
}

// HelperSheetColumns returns the columns of the list, in order.
func HelperSheetColumns() []HelperSheetColumn {
	return []HelperSheetColumn{
		{Label: "序号", Numeric: true, Weight: 0.7, Text: func(n int, _ HelperSheetRow) string { return strconv.Itoa(n) }},
		{Label: "村", Weight: 1.2, IsText: true, Text: func(_ int, r HelperSheetRow) string { return r.Village }},
		{Label: "组", Weight: 0.8, Text: func(_ int, r HelperSheetRow) string { return r.Group }},
		{Label: "户主", Weight: 1.3, IsText: true, Text: func(_ int, r HelperSheetRow) string { return r.Head }},
		{Label: "人口", Numeric: true, Weight: 0.7, Text: func(_ int, r HelperSheetRow) string { return strconv.Itoa(r.People) }},
		{Label: "户类型", Weight: 1.1, Text: func(_ int, r HelperSheetRow) string { return r.Type }},
		{Label: "台账", Weight: 1.3, Text: func(_ int, r HelperSheetRow) string { return ledgerText(r.Ledger) }},
		{Label: "致贫（风险）原因", Weight: 2, IsText: true, Text: func(_ int, r HelperSheetRow) string { return r.Cause }},
		{Label: "户联系电话", Weight: 1.6, Text: func(_ int, r HelperSheetRow) string { return r.Phone }},
		{Label: "备注", Weight: 1.4, IsText: true, Text: func(_ int, r HelperSheetRow) string { return r.Remark }},
	}
}

// ledgerText is a ledger's word, “” for none.
func ledgerText(l Ledger) string {
	if l == None {
		return ""
	}
	return l.Word()
}

// People returns the number of people on the list.
func (s HelperSheet) People() int {
	n := 0
	for _, r := range s.Rows {
		n += r.People
	}
	return n
}

// HelperListRequest says whose lists to make.
type HelperListRequest struct {
	Helpers []HelperKey // none for everybody who has households
	Village string      // households of that village only, “” for all
}

// HelperListResult tells what was made.
type HelperListResult struct {
	Helpers, Households, Pages int
	Missing                    []string // texts with characters that no font has: 「请手写核对」
}

// FileName proposes a name: 帮扶名单_赵启明_2021-11-19.pdf.
func (r HelperListRequest) FileName(office string, today Date, ext string) string {
	who := office
	switch {
	case len(r.Helpers) == 1:
		who = r.Helpers[0].Name
	case r.Village != "":
		who = r.Village
	case len(r.Helpers) > 1:
		who = r.Helpers[0].Name + "等" + strconv.Itoa(len(r.Helpers)) + "人"
	}
	return "帮扶名单_" + who + "_" + string(today) + ext
}
