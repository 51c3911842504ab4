package township

import "slices"

// EntryKind says what a row of the entry grid stands for.
type EntryKind uint8

// The kinds of rows.
const (
	EntryItem   EntryKind = iota // the one line of an item
	EntryRolled                  // an item whose persons stand under it: their sum, not to be typed into
	EntryPerson                  // the line of a person
	EntryFree                    // a 其他 with its name
	EntryTotal                   // 小计 of a category
	EntryTitle                   // the category's name above its items
)

// Typed says whether rows of the kind hold what is typed; the others say what it comes to.
func (k EntryKind) Typed() bool { return k == EntryItem || k == EntryPerson || k == EntryFree }

// EntryRow is a row of the grid into which an income sheet is typed.
type EntryRow struct {
	Kind EntryKind
	Item IncomeItem
	Line IncomeLine  // as entered; its key says whose line it is. Of a sum: what the rows come to
	Last *IncomeLine // of last year, nil: there was none
}

// EntryRows are the rows of a sheet: every item that the year offers or the sheet uses, in the order of form F4; under an
// item by person those who are likely to get it, and those who have a line; 其他 with one empty row at its end; each category
// between its name and its 小计.
func EntryRows(items []IncomeItem, family []IncomePerson, lines, last []IncomeLine) []EntryRow {
	e := entry{family: family, lines: lines, last: last}
	var out []EntryRow
	for _, c := range IncomeCategories {
		out = append(out, EntryRow{Kind: EntryTitle, Item: IncomeItem{Category: c, Name: c.Numbered()}})
		for _, item := range withStrays(items, lines, c) {
			out = append(out, e.rows(item)...)
		}
		t := TotalsOf(lines, 0).Of[c.Order()]
		out = append(out, EntryRow{Kind: EntryTotal, Item: IncomeItem{Category: c, Name: "小计"}, Line: IncomeLine{Category: c, Item: "小计", Income: t.Income, Expense: t.Expense}})
	}
	return out
}

// withStrays are the items of a category that are offered or used, those that only the sheet knows before 其他.
func withStrays(items []IncomeItem, lines []IncomeLine, c IncomeCategory) []IncomeItem {
	var named, free []IncomeItem
	listed := map[string]bool{}
	for _, i := range itemsOf(items, c) {
		listed[i.Name] = true
		switch {
		case i.Retired && len(linesOf(lines, c, i.Name)) == 0:
		case i.Detail == FreeItem:
			free = append(free, i)
		default:
			named = append(named, i)
		}
	}
	for _, l := range lines {
		if l.Category == c && !listed[l.Item] && !l.Blank() {
			listed[l.Item] = true
			named = append(named, strayItem(l))
		}
	}
	return append(named, free...)
}

// strayItem is the item of a line that no catalogue has.
func strayItem(l IncomeLine) IncomeItem {
	i := IncomeItem{Category: l.Category, Name: l.Item, Unit: l.Unit, Uncounted: l.Uncounted, Retired: true}
	switch {
	case l.Label != "":
		i.Detail = FreeItem
	case l.Person != "":
		i.Detail = PersonItem
	}
	return i
}

type entry struct {
	family      []IncomePerson
	lines, last []IncomeLine
}

func (e entry) rows(item IncomeItem) []EntryRow {
	switch {
	case item.Detail == FreeItem:
		return e.freeRows(item)
	case item.ByPerson():
		return e.personRows(item)
	}
	return []EntryRow{e.row(EntryItem, item, IncomeLine{})}
}

// row is the row of a line, which is found among those entered by the key that it has with the item's words.
func (e entry) row(kind EntryKind, item IncomeItem, l IncomeLine) EntryRow {
	l.Category, l.Item, l.Unit, l.Uncounted = item.Category, item.Name, item.Unit, item.Uncounted
	if have, ok := lineWith(e.lines, l.Key()); ok {
		l = have
	}
	row := EntryRow{Kind: kind, Item: item, Line: l}
	if was, ok := lineWith(e.last, l.Key()); ok {
		row.Last = &was
	}
	return row
}

func lineWith(lines []IncomeLine, key LineKey) (IncomeLine, bool) {
	i := slices.IndexFunc(lines, func(l IncomeLine) bool { return l.Key() == key })
	if i < 0 {
		return IncomeLine{}, false
	}
	return lines[i], true
}

func (e entry) personRows(item IncomeItem) []EntryRow {
	persons := e.persons(item)
	if len(persons) == 0 {
		row := e.row(EntryItem, item, IncomeLine{})
		row.Last = e.lastOf(item)
		return []EntryRow{row}
	}
	sum := e.row(EntryRolled, item, IncomeLine{})
	sum.Last = e.lastOf(item)
	rows := []EntryRow{}
	if !sum.Line.Blank() {
		rows = append(rows, e.row(EntryItem, item, IncomeLine{})) // entered for the whole household
	}
	for _, p := range persons {
		rows = append(rows, e.row(EntryPerson, item, IncomeLine{Person: p.Name, Place: p.place(item)}))
	}
	sum.Line = rolledLine(item, rows)
	return append([]EntryRow{sum}, rows...)
}

// place is where a person works, for an item that asks for it.
func (p IncomePerson) place(i IncomeItem) string {
	if i.Detail == WorkItem {
		return p.Area
	}
	return ""
}

// persons are those who have a line of an item, had one last year, or are likely to get it, in the family's order; who
// has left the family comes last, while he has a line.
func (e entry) persons(item IncomeItem) []IncomePerson {
	var out []IncomePerson
	known := map[string]bool{}
	for _, p := range e.family {
		key := LineKey{Category: item.Category, Item: item.Name, Person: p.Name}
		_, has := lineWith(e.lines, key)
		_, had := lineWith(e.last, key)
		if !known[p.Name] && p.Name != "" && (has || had || p.gets(item)) {
			out = append(out, p)
		}
		known[p.Name] = true
	}
	for _, l := range e.lines {
		if l.Category == item.Category && l.Item == item.Name && l.Person != "" && !known[l.Person] {
			known[l.Person] = true
			out = append(out, IncomePerson{Name: l.Person, Age: -1})
		}
	}
	return out
}

func (e entry) freeRows(item IncomeItem) []EntryRow {
	var rows []EntryRow
	for _, l := range e.lines {
		if l.Category == item.Category && l.Item == item.Name {
			rows = append(rows, e.row(EntryFree, item, IncomeLine{Label: l.Label}))
		}
	}
	for _, l := range e.last {
		if _, has := lineWith(e.lines, l.Key()); !has && l.Category == item.Category && l.Item == item.Name {
			rows = append(rows, e.row(EntryFree, item, IncomeLine{Label: l.Label}))
		}
	}
	return append(rows, EntryRow{Kind: EntryFree, Item: item, Line: IncomeLine{Category: item.Category, Item: item.Name, Uncounted: item.Uncounted}})
}

// rolledLine is what the rows of an item come to.
func rolledLine(item IncomeItem, rows []EntryRow) IncomeLine {
	lines := make([]IncomeLine, len(rows))
	for i, r := range rows {
		lines[i] = r.Line
	}
	return rolled(item, lines)
}

func rolled(item IncomeItem, lines []IncomeLine) IncomeLine {
	sum := IncomeLine{Category: item.Category, Item: item.Name, Unit: item.Unit, Uncounted: item.Uncounted}
	for _, l := range lines {
		sum.Quantity += l.Quantity
		sum.Income += l.Income
		sum.Expense += l.Expense
	}
	return sum
}

// lastOf is what an item came to last year, nil: nothing.
func (e entry) lastOf(item IncomeItem) *IncomeLine {
	own := linesOf(e.last, item.Category, item.Name)
	if len(own) == 0 {
		return nil
	}
	sum := rolled(item, own)
	return &sum
}

// Typed is the line with the quantity, price, income or expense that was typed into one of its cells, and what follows
// from it: a quantity offers income and expense at the year's usual price, months and monthly pay give the wage. What was
// typed into income and expense before is not replaced by an offer, unless it was one itself.
func (r EntryRow) Typed(cell EntryCell, typed string) (IncomeLine, error) {
	l := r.Line
	var err error
	switch cell {
	case CellQuantity:
		var q Quantity
		if q, err = ParseQuantity(typed); err == nil {
			l = r.withQuantity(q)
		}
	case CellPrice:
		var p Fen
		if p, err = ParseAmount(typed); err == nil {
			l = r.withPrice(p)
		}
	case CellIncome:
		l.Income, err = ParseIncome(typed)
	case CellExpense:
		l.Expense, err = ParseAmount(typed)
	case CellLabel:
		l.Label = Squeeze(Clean(typed))
		err = tooLong(l.Label, longestLabel)
	case CellPlace:
		l.Place = Squeeze(Clean(typed))
		err = tooLong(l.Place, longestPlace)
	}
	if err != nil {
		return r.Line, err
	}
	l.Workings = workingsWith(l.Workings, cell, typed)
	return l, nil
}

// EntryCell is a cell of an EntryRow into which one can type.
type EntryCell uint8

// The cells of a row.
const (
	CellLabel EntryCell = iota
	CellPlace
	CellQuantity
	CellPrice
	CellIncome
	CellExpense
)

// Takes says whether a cell of the row can be typed into.
func (r EntryRow) Takes(cell EntryCell) bool {
	switch {
	case !r.Kind.Typed():
		return false
	case cell == CellLabel:
		return r.Kind == EntryFree
	case cell == CellPlace, cell == CellPrice:
		return r.Item.Detail == WorkItem
	}
	return true
}

// withQuantity takes a quantity and what follows from it.
func (r EntryRow) withQuantity(q Quantity) IncomeLine {
	l := r.Line
	offered := r.offered(l)
	l.Quantity = q
	switch {
	case l.Price > 0:
		if worth, ok := q.At(l.Price); ok {
			l.Income = worth
		}
	case offered:
		l.Income, l.Expense, _ = r.Item.Offer(q)
	}
	return l
}

// offered says whether income and expense are those that the quantity offers, or nothing yet.
func (r EntryRow) offered(l IncomeLine) bool {
	income, expense, _ := r.Item.Offer(l.Quantity)
	return l.Income == income && l.Expense == expense
}

func (r EntryRow) withPrice(p Fen) IncomeLine {
	l := r.Line
	l.Price = p
	if worth, ok := l.Quantity.At(p); ok {
		l.Income = worth
	}
	return l
}

// FromLast is the row's line filled with what last year says; the line itself where there was none.
func (r EntryRow) FromLast() IncomeLine {
	if r.Last == nil {
		return r.Line
	}
	l := *r.Last
	l.ID, l.Uncounted, l.Workings = r.Line.ID, r.Item.Uncounted, ""
	return l
}

// Listed gives the lines the unit and the counting of their items, as the catalogue has them now; lines whose item it does
// not have stay as they are.
func Listed(lines []IncomeLine, items []IncomeItem) []IncomeLine {
	by := map[LineKey]IncomeItem{}
	for _, i := range items {
		by[LineKey{Category: i.Category, Item: i.Name}] = i
	}
	out := slices.Clone(lines)
	for k, l := range out {
		if i, ok := by[LineKey{Category: l.Category, Item: l.Item}]; ok {
			out[k].Uncounted = i.Uncounted
			if i.Detail != FreeItem {
				out[k].Unit = i.Unit
			}
		}
	}
	return out
}

// RowLines are the lines that rows hold, those on which nothing was entered and the sums left out.
func RowLines(rows []EntryRow) []IncomeLine {
	var out []IncomeLine
	for _, r := range rows {
		if r.Kind.Typed() && !r.Line.Blank() {
			out = append(out, r.Line)
		}
	}
	return out
}

// SumRows brings the sums among the rows up to date: of each item by person, and of each category.
func SumRows(rows []EntryRow) {
	lines := RowLines(rows)
	for i, r := range rows {
		switch r.Kind {
		case EntryRolled:
			rows[i].Line = rolled(r.Item, linesOf(lines, r.Item.Category, r.Item.Name))
		case EntryTotal:
			t := TotalsOf(lines, 0).Of[r.Item.Category.Order()]
			rows[i].Line.Income, rows[i].Line.Expense = t.Income, t.Expense
		}
	}
}

// PersonRow is a row for one more person of an item by person.
func PersonRow(item IncomeItem, p IncomePerson) EntryRow {
	return EntryRow{Kind: EntryPerson, Item: item, Line: IncomeLine{
		Category: item.Category, Item: item.Name, Unit: item.Unit, Uncounted: item.Uncounted, Person: p.Name, Place: p.place(item),
	}}
}
