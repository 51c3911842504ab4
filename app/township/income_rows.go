package township

import "slices"

// IncomeRow is one printed line of form F4: what the lines of an item come to.
type IncomeRow struct {
	Category IncomeCategory
	Item     string
	Label    string // of a 其他
	Unit     string
	Quantity Quantity
	IncomeTotal
	Uncounted bool
	Empty     bool // nothing was entered
	Free      bool // 其他：____
}

// Name is the row's 品种: 其他：竹编.
func (r IncomeRow) Name() string {
	if r.Free {
		return r.Item + "：" + r.Label
	}
	return r.Item
}

// RollUp puts the lines of a sheet into the rows of form F4: every item that the year offers, in order, persons rolled up
// into their item, each named 其他 on a row of its own, and what an item no longer offered holds before them.
func RollUp(lines []IncomeLine, items []IncomeItem) []IncomeRow {
	var out []IncomeRow
	for _, c := range IncomeCategories {
		out = append(out, rollUp(c, lines, items)...)
	}
	return out
}

func rollUp(c IncomeCategory, lines []IncomeLine, items []IncomeItem) []IncomeRow {
	var out []IncomeRow
	for _, item := range withStrays(items, lines, c) {
		own := linesOf(lines, c, item.Name)
		if item.Detail == FreeItem {
			out = append(out, freeRows(item, own)...)
			continue
		}
		out = append(out, rowOfLines(IncomeRow{Category: c, Item: item.Name, Unit: item.Unit, Uncounted: item.Uncounted}, own))
	}
	return out
}

func itemsOf(items []IncomeItem, c IncomeCategory) []IncomeItem {
	var out []IncomeItem
	for _, i := range items {
		if i.Category == c {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, ItemOrder)
	return out
}

func linesOf(lines []IncomeLine, c IncomeCategory, item string) []IncomeLine {
	var out []IncomeLine
	for _, l := range lines {
		if l.Category == c && l.Item == item && !l.Blank() {
			out = append(out, l)
		}
	}
	return out
}

// freeRows are a row for each name, and an empty one to write on while there is none.
func freeRows(item IncomeItem, own []IncomeLine) []IncomeRow {
	row := IncomeRow{Category: item.Category, Item: item.Name, Uncounted: item.Uncounted, Free: true, Empty: true}
	if len(own) == 0 {
		return []IncomeRow{row}
	}
	out := make([]IncomeRow, len(own))
	for i, l := range own {
		row.Label, row.Unit = l.Label, l.Unit
		out[i] = rowOfLines(row, own[i:i+1])
	}
	return out
}

// rowOfLines adds up lines; quantities of several units do not add.
func rowOfLines(row IncomeRow, lines []IncomeLine) IncomeRow {
	row.Empty = len(lines) == 0
	mixed := false
	for i := range lines {
		l := &lines[i]
		if i == 0 {
			row.Unit, row.Uncounted = l.Unit, l.Uncounted
		}
		mixed = mixed || l.Unit != row.Unit
		row.Quantity += l.Quantity
		row.add(l)
	}
	if mixed {
		row.Quantity, row.Unit = 0, ""
	}
	return row
}
