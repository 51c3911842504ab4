package households

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// column is a column of the table, as data.
type column = widgets.Column[*line]

// columns are all columns of the table, in the order of the rosters. Up to the cause they are 636 wide:
// so much has a window of 1093 beside the navigation and the side panel.
func columns() []column {
	return []column{
		words("code", "户编号", 122, func(r *line) string { return r.Code }, func(r *line) string { return r.Code }),
		words("village", "村", 68, func(r *line) string { return r.Village }, func(r *line) string { return r.village }),
		{
			Key: "group", Label: "组", Width: 46, Text: func(r *line) string { return r.Group },
			Compare: func(a, b *line) int { return township.CompareGroups(a.Group, b.Group) },
		},
		headColumn(),
		{
			Key: "people", Label: "人口", Width: 48, Align: fyne.TextAlignTrailing,
			Text:    func(r *line) string { return strconv.Itoa(r.People) },
			Compare: func(a, b *line) int { return cmp.Compare(a.People, b.People) },
		},
		words("type", "类型", 70, func(r *line) string { return r.Type }, func(r *line) string { return r.typ }),
		ledgerColumn(),
		words("cause", "致贫原因", 102, func(r *line) string { return r.Cause }, func(r *line) string { return r.cause }),
		words("exit", "脱贫年度", 76, func(r *line) string { return r.ExitYear }, func(r *line) string { return r.ExitYear }),
		words("helper", "帮扶责任人", 92, func(r *line) string { return r.Helper }, func(r *line) string { return r.helper }),
		phoneColumn(),
		hidden(incomeColumn()),
		hidden(words("monitor", "监测类别", 108, func(r *line) string { return r.Monitor }, func(r *line) string { return r.monitor })),
		hidden(dates("monitored", "风险识别时间", func(r *line) township.Date { return r.MonitoredOn })),
		hidden(dates("entered", "入账日期", func(r *line) township.Date { return r.Entered })),
	}
}

// words is a column of text; place is what it is sorted by.
func words(key, label string, width float32, text, place func(*line) string) column {
	return column{
		Key: key, Label: label, Width: width, Text: text,
		Compare: func(a, b *line) int { return cmp.Compare(place(a), place(b)) },
	}
}

func dates(key, label string, date func(*line) township.Date) column {
	text := func(r *line) string { return string(date(r)) }
	return words(key, label, 104, text, text)
}

func hidden(c column) column {
	c.Hidden = true
	return c
}

// headColumn is what a household is known by, so that it cannot be hidden.
func headColumn() column {
	c := words("head", "户主", 66, func(r *line) string { return r.Head }, func(r *line) string { return r.head })
	c.Fixed = true
	return c
}

// ledgerColumn shows sign and word of the ledger in its colour.
func ledgerColumn() column {
	return column{
		Key: "ledger", Label: "台账", Width: 114,
		Text:    func(r *line) string { return look.LedgerWord(r.Ledger) },
		Ink:     func(r *line) fyne.ThemeColorName { return look.ColorLedgerInk(r.Ledger) },
		Tint:    func(r *line) fyne.ThemeColorName { return look.LedgerCellTint(r.Ledger) },
		Compare: func(a, b *line) int { return cmp.Compare(a.ledger, b.ledger) },
	}
}

func phoneColumn() column {
	return column{
		Key: "phone", Label: "电话", Width: 108, Text: phoneOf,
		Compare: func(a, b *line) int { return cmp.Compare(a.Phone, b.Phone) },
	}
}

// phoneOf is a villager's phone, masked until it is asked for.
func phoneOf(r *line) string {
	if r.revealed {
		return r.Phone
	}
	return township.MaskPhone(r.Phone)
}

func incomeColumn() column {
	return column{
		Key: "income", Label: "人均纯收入", Width: 100, Align: fyne.TextAlignTrailing, Text: perCapita,
		Compare: func(a, b *line) int { return cmp.Compare(a.fen, b.fen) },
	}
}
