package importing

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// rowsKey is where the widths of the columns are kept.
const rowsKey = "importing.rows"

// newRowTable makes the table of the rows of a preview; the sheet is shown where there are several.
func newRowTable(host Host, sheets int) *widgets.Table[*row] {
	columns := rowColumns()
	columns[0].Hidden = sheets < 2
	t := widgets.NewTable(func(r *row) string { return r.key }, columns...)
	keepState(host, rowsKey, t)
	return t
}

func rowColumns() []widgets.Column[*row] {
	return []widgets.Column[*row]{
		{
			Key: "sheet", Label: "工作表", Width: 92, Text: func(r *row) string { return r.Sheet },
			Compare: func(a, b *row) int { return cmp.Compare(a.place, b.place) },
		},
		{
			Key: "row", Label: "行", Width: 56, Align: fyne.TextAlignTrailing, Text: func(r *row) string { return strconv.Itoa(r.Row) },
			Compare: func(a, b *row) int { return cmp.Compare(a.Row, b.Row) },
		},
		{Key: "name", Label: "姓名", Width: 84, Fixed: true, Text: func(r *row) string { return r.Name }},
		{
			Key: "household", Label: "户", Width: 132, Text: func(r *row) string { return r.Household },
			Compare: func(a, b *row) int { return strings.Compare(a.Household, b.Household) },
		},
		{
			Key: "class", Label: "结果", Width: 72, Fixed: true, Text: func(r *row) string { return r.Class.Word() },
			Ink:     func(r *row) fyne.ThemeColorName { return classInk(r.Class) },
			Tint:    func(r *row) fyne.ThemeColorName { return classTint(r.Class) },
			Compare: func(a, b *row) int { return cmp.Compare(b.Class, a.Class) }, // what needs a look first
		},
		{Key: "explain", Label: "说明", Width: 160, Flex: true, Text: func(r *row) string { return r.explain }},
	}
}

// classLedgers lends each class the colours of a ledger, so that the screen keeps to one family.
var classLedgers = map[township.RowClass]township.Ledger{
	township.RowNew:      township.Stable,
	township.RowChanged:  township.Monitored,
	township.RowSame:     township.None,
	township.RowRejected: township.Relapsed,
}

func classInk(c township.RowClass) fyne.ThemeColorName { return look.ColorLedgerInk(classLedgers[c]) }

func classTint(c township.RowClass) fyne.ThemeColorName { return look.ColorLedgerTint(classLedgers[c]) }
