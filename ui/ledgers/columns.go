package ledgers

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// rowColumn is a column of a ledger's list, as data.
type rowColumn = widgets.Column[*township.HouseholdRow]

// listColumns are the columns of form F5 as it hangs on the wall, then the code and since when the
// household stands in the ledger.
func listColumns() []rowColumn {
	type row = *township.HouseholdRow
	c := chinese[row]{collate.New(language.Chinese)}
	return []rowColumn{
		c.words("village", "村", 76, func(r row) string { return r.Village }),
		{
			Key: "group", Label: "组", Width: 56, Text: func(r row) string { return r.Group },
			Compare: func(a, b row) int { return township.CompareGroups(a.Group, b.Group) },
		},
		coloured(fixed(c.words("head", "户主姓名", 92, func(r row) string { return r.Head }))),
		peopleColumn(func(r row) int { return r.People }),
		c.words("cause", "致贫（风险）原因", 136, (*township.HouseholdRow).WallCause),
		plain("exit", "脱贫年度/识别时间", 136, (*township.HouseholdRow).WallSince),
		c.words("helper", "帮扶责任人", 92, func(r row) string { return r.Helper }),
		plain("tel", "联系电话", 108, func(r row) string { return r.HelperTel }),
		c.words("remark", "备注", 108, (*township.HouseholdRow).WallRemark),
		plain("code", "户编号", 140, func(r row) string { return r.Code }),
		plain("entered", "入账日期", 100, func(r row) string { return string(r.Entered) }),
	}
}

// coloured puts the names on the colour of their ledger, whose word stands above the list.
func coloured(c rowColumn) rowColumn {
	c.Ink = func(r *township.HouseholdRow) fyne.ThemeColorName { return look.ColorLedgerInk(r.Ledger) }
	c.Tint = func(r *township.HouseholdRow) fyne.ThemeColorName { return look.LedgerCellTint(r.Ledger) }
	return c
}

// proposalColumn is a column of the list of proposals, as data.
type proposalColumn = widgets.Column[*township.Proposal]

// proposalColumns say who should move from where to where, and why.
func proposalColumns() []proposalColumn {
	type row = *township.Proposal
	c := chinese[row]{collate.New(language.Chinese)}
	reason := c.words("reason", "依据", 240, func(p row) string { return p.Reason })
	reason.Flex = true
	return []proposalColumn{
		c.words("village", "村", 76, func(p row) string { return p.Village }),
		{
			Key: "group", Label: "组", Width: 56, Text: func(p row) string { return p.Group },
			Compare: func(a, b row) int { return township.CompareGroups(a.Group, b.Group) },
		},
		fixed(c.words("head", "户主", 84, func(p row) string { return p.Head })),
		plain("code", "户编号", 140, func(p row) string { return p.Code }),
		peopleColumn(func(p row) int { return p.People }),
		ledgerColumn("from", "现在", func(p row) township.Ledger { return p.From }),
		ledgerColumn("to", "移入", func(p row) township.Ledger { return p.To }),
		reason,
	}
}

// chinese makes columns of Chinese words, sorted as a dictionary sorts them.
type chinese[R any] struct{ order *collate.Collator }

func (c chinese[R]) words(key, label string, width float32, text func(R) string) widgets.Column[R] {
	return widgets.Column[R]{
		Key: key, Label: label, Width: width, Text: text,
		Compare: func(a, b R) int { return c.order.CompareString(text(a), text(b)) },
	}
}

// plain is a column of digits and dates, which sort as they are written.
func plain[R any](key, label string, width float32, text func(R) string) widgets.Column[R] {
	return widgets.Column[R]{
		Key: key, Label: label, Width: width, Text: text,
		Compare: func(a, b R) int { return cmp.Compare(text(a), text(b)) },
	}
}

func fixed[R any](c widgets.Column[R]) widgets.Column[R] {
	c.Fixed = true
	return c
}

func peopleColumn[R any](people func(R) int) widgets.Column[R] {
	return widgets.Column[R]{
		Key: "people", Label: "人口", Width: 52, Align: fyne.TextAlignTrailing,
		Text:    func(r R) string { return strconv.Itoa(people(r)) },
		Compare: func(a, b R) int { return cmp.Compare(people(a), people(b)) },
	}
}

// ledgerColumn shows sign and word of a ledger in its colour.
func ledgerColumn[R any](key, label string, ledger func(R) township.Ledger) widgets.Column[R] {
	return widgets.Column[R]{
		Key: key, Label: label, Width: 116,
		Text:    func(r R) string { return look.LedgerWord(ledger(r)) },
		Ink:     func(r R) fyne.ThemeColorName { return look.ColorLedgerInk(ledger(r)) },
		Tint:    func(r R) fyne.ThemeColorName { return look.LedgerCellTint(ledger(r)) },
		Compare: func(a, b R) int { return cmp.Compare(look.LedgerOrder(ledger(a)), look.LedgerOrder(ledger(b))) },
	}
}

func badge(l township.Ledger) fyne.CanvasObject {
	return widgets.NewBadge(look.LedgerWord(l), look.ColorLedgerInk(l), look.ColorLedgerTint(l))
}

// changeColumns say who moved from where to where, when and why.
func changeColumns() []widgets.Column[*township.LedgerChange] {
	type row = *township.LedgerChange
	c := chinese[row]{collate.New(language.Chinese)}
	reason := c.words("reason", "变动原因", 220, func(r row) string { return r.Reasons() })
	reason.Flex = true
	return []widgets.Column[row]{
		c.words("village", "村", 76, func(r row) string { return r.Household.Village }),
		{
			Key: "group", Label: "组", Width: 52, Text: func(r row) string { return r.Household.Group },
			Compare: func(a, b row) int { return township.CompareGroups(a.Household.Group, b.Household.Group) },
		},
		fixed(c.words("head", "户主姓名", 84, func(r row) string { return r.Household.Head })),
		peopleColumn(func(r row) int { return r.People() }),
		ledgerColumn("from", "期初", func(r row) township.Ledger { return r.From }),
		ledgerColumn("to", "期末", func(r row) township.Ledger { return r.To }),
		plain("days", "变动日期", 96, func(r row) string { return r.Days() }),
		reason,
		c.words("notes", "备注", 140, func(r row) string { return r.Notes() }),
	}
}
