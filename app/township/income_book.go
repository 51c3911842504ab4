package township

// IncomeBook is a workbook of incomes that a village filled in, compared with the archive; nothing is written until it
// is taken.
type IncomeBook struct {
	File  string
	Year  string
	Homes []IncomeBookHome // in the order of the file
	Stray []IncomeBookRow  // rows of which nobody can say whose they are; all rejected
	Notes []string         // about the file: sheets that were left out, a year that may be a slip
}

// IncomeBookHome is what a workbook says of one household.
type IncomeBookHome struct {
	Row   HouseholdRow
	Sheet int64      // in the archive, 0: it has none
	State SheetState // of that sheet
	Was   []IncomeLine
	Rows  []IncomeBookRow

	Now, After IncomeTotals // of the sheet as the list counts it, and once the workbook is taken; Now of no sheet is empty
}

// IncomeBookRow is one row of the workbook: of a line, or of a line that it takes away.
type IncomeBookRow struct {
	Sheet     string
	Row       int // as the spreadsheet counts
	Class     RowClass
	Household string // as the file names it
	Old, New  IncomeLine
	Column    string // for RowRejected: letter and heading of the cell at fault
	Reason    string // for RowRejected: a clause
}

// IncomeBookOutcome counts what a workbook says; the field names are the command's JSON.
type IncomeBookOutcome struct {
	File       string `json:"file"`
	Households int    `json:"households"`
	New        int    `json:"new"`
	Changed    int    `json:"changed"`
	Same       int    `json:"same"`
	Rejected   int    `json:"rejected"`
}

// Outcome counts the rows by class, and the households that they speak of.
func (b *IncomeBook) Outcome() IncomeBookOutcome {
	out := IncomeBookOutcome{File: b.File, Households: len(b.Homes), Rejected: len(b.Stray)}
	for _, h := range b.Homes {
		for _, r := range h.Rows {
			switch r.Class {
			case RowNew:
				out.New++
			case RowChanged:
				out.Changed++
			case RowSame:
				out.Same++
			case RowRejected:
				out.Rejected++
			}
		}
	}
	return out
}

// Locked says whether the household's sheet is signed: the workbook changes nothing of it.
func (h *IncomeBookHome) Locked() bool { return h.State == SheetSigned }

// Changes counts the rows that would be written.
func (h *IncomeBookHome) Changes() int {
	n := 0
	for _, r := range h.Rows {
		if r.Class == RowNew || r.Class == RowChanged {
			n++
		}
	}
	return n
}

// First is the first row that would be written.
func (h *IncomeBookHome) First() IncomeBookRow {
	for _, r := range h.Rows {
		if r.Class == RowNew || r.Class == RowChanged {
			return r
		}
	}
	return IncomeBookRow{}
}

// Lines are those of the sheet after the workbook: what it does not speak of stays as it was.
func (h *IncomeBookHome) Lines() []IncomeLine {
	now := map[LineKey]IncomeLine{}
	for _, r := range h.Rows {
		if r.Class == RowNew || r.Class == RowChanged {
			now[r.New.Key()] = r.New
		}
	}
	out := make([]IncomeLine, 0, len(h.Was)+len(now))
	for _, l := range h.Was {
		if changed, ok := now[l.Key()]; ok {
			delete(now, l.Key())
			l = changed
		}
		if !l.Blank() {
			out = append(out, l)
		}
	}
	for _, r := range h.Rows { // in the order of the file
		if l, ok := now[r.New.Key()]; ok && r.Class == RowNew {
			out = append(out, l)
		}
	}
	return out
}

// Place puts a row that could be read beside what the household has, and gives it its class.
func (h *IncomeBookHome) Place(r IncomeBookRow) IncomeBookRow {
	old, has := lineWith(h.Was, r.New.Key())
	r.Old = old
	n := &r.New
	n.ID, n.Place, n.Workings = old.ID, firstText(old.Place, n.Place), old.Workings
	if has && sameFigures(old, *n) {
		n.Price, n.Unit, n.Uncounted = old.Price, old.Unit, old.Uncounted
		r.Class = RowSame
		return r
	}
	n.Workings = ""
	switch {
	case !has && n.Blank():
		r.Class = RowSame
	case h.Locked():
		r.Class, r.Reason = RowRejected, "收入计算表已签字，没有改动；要改请办理“更正”"
	case has:
		r.Class = RowChanged
	default:
		r.Class = RowNew
	}
	return r
}

func firstText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func sameFigures(a, b IncomeLine) bool {
	unit := a.Label == "" || b.Unit == "" || a.Unit == b.Unit
	return unit && a.Quantity == b.Quantity && a.Income == b.Income && a.Expense == b.Expense
}

// IncomeTyped is what stands in the cells of a row of the workbook, as text.
type IncomeTyped struct {
	Category, Item, Whose, Label, Person, Unit string
	Quantity, Income, Expense                  string
}

// Blank says whether the row names no item and has no figure: a row that nobody filled in.
func (t IncomeTyped) Blank() bool {
	return t.Item == "" && t.Whose+t.Label+t.Person == "" && t.Quantity+t.Income+t.Expense == ""
}

// NoFigures says whether nothing stands where the figures go.
func (t IncomeTyped) NoFigures() bool { return t.Quantity+t.Income+t.Expense == "" }

// IncomeCellKey names a cell of a row of the workbook.
type IncomeCellKey string

// The cells of a row.
const (
	BookCategory IncomeCellKey = "category"
	BookItem     IncomeCellKey = "item"
	BookWhose    IncomeCellKey = "whose" // 成员, or what a 其他 is
	BookLabel    IncomeCellKey = "label"
	BookPerson   IncomeCellKey = "person"
	BookUnit     IncomeCellKey = "unit"
	BookQuantity IncomeCellKey = "quantity"
	BookIncome   IncomeCellKey = "income"
	BookExpense  IncomeCellKey = "expense"
)

// IncomeReader reads the rows of one household.
type IncomeReader struct {
	Items  []IncomeItem
	Family []IncomePerson
	Was    []IncomeLine // what its sheet has: an item that is offered no more may stay
	Year   string
}

// Line reads a row. The error is a clause; at says which cell is at fault.
func (r IncomeReader) Line(t IncomeTyped) (l IncomeLine, at IncomeCellKey, err error) {
	item, at, err := r.item(t)
	if err != nil {
		return l, at, err
	}
	l = IncomeLine{Category: item.Category, Item: item.Name, Unit: item.Unit, Uncounted: item.Uncounted}
	if at, err = r.whose(&l, item, t); err != nil {
		return l, at, err
	}
	if l.Quantity, err = ParseQuantity(t.Quantity); err != nil {
		return l, BookQuantity, err
	}
	if l.Income, err = ParseIncome(t.Income); err != nil {
		return l, BookIncome, err
	}
	if l.Expense, err = ParseAmount(t.Expense); err != nil {
		return l, BookExpense, err
	}
	if item.Detail == WorkItem && l.Quantity > 0 {
		if price := Fen(int64(l.Income) * quantityUnit / int64(l.Quantity)); worth(l.Quantity, price) == l.Income {
			l.Price = price // a monthly pay that comes to it exactly
		}
	}
	return l, "", nil
}

// HintLines are lines without figures for a household that has no sheet yet: what it had last year, and who is likely to
// get something.
func HintLines(items []IncomeItem, family []IncomePerson, last []IncomeLine) []IncomeLine {
	var out []IncomeLine
	for _, row := range EntryRows(items, family, nil, last) {
		if row.Kind == EntryPerson || (row.Kind == EntryItem || row.Kind == EntryFree) && row.Last != nil {
			l := row.Line
			l.Quantity, l.Price, l.Income, l.Expense = 0, 0, 0, 0
			out = append(out, l)
		}
	}
	return out
}

func worth(q Quantity, price Fen) Fen {
	f, _ := q.At(price)
	return f
}
