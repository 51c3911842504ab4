package income

import (
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// cellOf is what a column of the grid is of a row; ok is false for one that is never typed into.
func cellOf(r township.EntryRow, column int) (cell township.EntryCell, ok bool) {
	switch column {
	case columnItem:
		if r.Kind == township.EntryFree {
			return township.CellLabel, true
		}
		return township.CellPlace, r.Takes(township.CellPlace)
	case columnQuantity:
		return township.CellQuantity, r.Takes(township.CellQuantity)
	case columnPrice:
		return township.CellPrice, r.Takes(township.CellPrice)
	case columnIncome:
		return township.CellIncome, r.Takes(township.CellIncome)
	case columnExpense:
		return township.CellExpense, r.Takes(township.CellExpense)
	}
	return 0, false
}

// path are the columns through which Enter leads: of animals and crops quantity, income and expense; of a wage months and
// monthly pay, which give the rest; of a payment the amount alone.
func path(r township.EntryRow) []int {
	switch {
	case !r.Kind.Typed():
		return nil
	case r.Item.Detail == township.WorkItem && r.Kind == township.EntryPerson:
		return []int{columnQuantity, columnPrice}
	case r.Kind == township.EntryFree && r.Item.Category == township.Operating:
		return []int{columnItem, columnIncome, columnExpense}
	case r.Kind == township.EntryFree:
		return []int{columnItem, columnIncome}
	case r.Item.Category == township.Operating:
		return []int{columnQuantity, columnIncome, columnExpense}
	case r.Item.Price > 0 && r.Item.Unit != "":
		return []int{columnQuantity, columnIncome}
	}
	return []int{columnIncome}
}

// gridLine is a row as the grid shows it.
func (p *sheetPage) gridLine(r sheetRow) widgets.SheetLine {
	l := widgets.SheetLine{
		Key: r.key, Path: path(r.EntryRow), Section: r.Item.Category.Order(), Total: r.Kind == township.EntryTotal || r.Kind == township.EntryTitle, Blank: r.Line.Blank() && r.Line.Label == "",
		Wide: r.Kind == township.EntryTitle, Find: p.names(r.EntryRow), Cells: make([]widgets.SheetCell, len(sheetColumns)),
	}
	if p.file.Locked() {
		l.Path = nil
	}
	for c, text := range p.texts(r.EntryRow) {
		l.Cells[c] = p.gridCell(r, c, text)
	}
	if r.Line.Net() < 0 {
		l.Cells[columnNet].Ink = look.ColorError
	}
	return l
}

// gridCell is a column of a row as the grid shows it.
func (p *sheetPage) gridCell(r sheetRow, column int, text string) widgets.SheetCell {
	cell := widgets.SheetCell{Text: text}
	_, takes := cellOf(r.EntryRow, column)
	cell.Takes = takes && !p.file.Locked()
	quiet := column == columnUnit || column == columnLast || column == columnPrice && !takes
	if quiet || r.Line.Uncounted && r.Kind != township.EntryTotal {
		cell.Ink = look.ColorQuiet
	}
	if f, wrong := p.faults[cellKey{r.key, column}]; wrong {
		cell.Text, cell.Fault = f.text, f.problem
	}
	return cell
}

// names are by what letters find a row.
func (p *sheetPage) names(r township.EntryRow) []string {
	if !r.Kind.Typed() {
		return nil
	}
	names := []string{r.Item.Name}
	if r.Line.Person != "" {
		names = append([]string{r.Item.Name + "（" + r.Line.Person + "）", r.Line.Person}, names...)
		names = append(names, strings.Fields(p.file.Letters[r.Line.Person])...)
	}
	if r.Line.Label != "" {
		names = append([]string{r.Line.Label}, names...)
	}
	return append(names, strings.Fields(p.file.Letters[r.Item.Name])...)
}

// texts are what the columns of a row show.
func (p *sheetPage) texts(r township.EntryRow) []string {
	l := r.Line
	out := []string{itemText(r), l.Unit, l.Quantity.Text(), amount(l.Price), amount(l.Income), amount(l.Expense), "", ""}
	if r.Kind != township.EntryFree && r.Kind != township.EntryTotal {
		out[columnUnit] = r.Item.Unit
	}
	if l.Price == 0 && r.Item.Price > 0 && r.Kind.Typed() {
		out[columnPrice] = r.Item.Price.Grouped()
	}
	if l.Income != 0 || l.Expense != 0 || r.Kind == township.EntryTotal {
		out[columnNet] = l.Net().Grouped()
	}
	if r.Last != nil && (r.Last.Income != 0 || r.Last.Expense != 0) {
		out[columnLast] = r.Last.Net().Grouped()
	}
	return out
}

// amount is a sum of money in a cell, nothing for nothing.
func amount(f township.Fen) string {
	if f == 0 {
		return ""
	}
	return f.Grouped()
}

func itemText(r township.EntryRow) string {
	l := r.Line
	switch {
	case r.Kind == township.EntryTotal:
		return "小计"
	case r.Kind == township.EntryTitle:
		return r.Item.Name
	case r.Kind == township.EntryFree && l.Label == "":
		return r.Item.Name + "：……"
	case r.Kind == township.EntryFree:
		return r.Item.Name + "：" + l.Label
	case r.Kind == township.EntryPerson && l.Place != "":
		return "　" + l.Person + "（" + l.Place + "）"
	case r.Kind == township.EntryPerson:
		return "　" + l.Person
	case l.Uncounted:
		return r.Item.Name + "（不计入）"
	}
	return r.Item.Name
}

// textOf is what a cell opens with: the sum that was typed, else the plain number.
func (p *sheetPage) textOf(line, column int) string {
	r := p.rows[line]
	if f, wrong := p.faults[cellKey{r.key, column}]; wrong {
		return f.text
	}
	return cellText(r.EntryRow, column)
}

func cellText(r township.EntryRow, column int) string {
	cell, ok := cellOf(r, column)
	if !ok {
		return ""
	}
	if sum := r.Line.WorkingOf(cell); sum != "" {
		return sum
	}
	switch cell {
	case township.CellLabel:
		return r.Line.Label
	case township.CellPlace:
		return r.Line.Place
	case township.CellQuantity:
		return r.Line.Quantity.Text()
	case township.CellPrice:
		return plain(r.Line.Price)
	case township.CellIncome:
		return plain(r.Line.Income)
	}
	return plain(r.Line.Expense)
}

// plain is an amount as it is typed: without separators, and without decimals that say nothing.
func plain(f township.Fen) string {
	if f == 0 {
		return ""
	}
	return strings.TrimSuffix(f.String(), ".00")
}

// typing works out what follows from the text so far; a text that says nothing yet leaves the row as it was.
func (p *sheetPage) typing(line, column int, text string) {
	r := &p.rows[line]
	cell, ok := cellOf(r.EntryRow, column)
	if !ok {
		return
	}
	before := r.EntryRow
	before.Line = p.base
	r.Line = p.base
	if text != cellText(before, column) {
		if l, err := before.Typed(cell, text); err == nil {
			r.Line = l
		}
	}
	delete(p.faults, cellKey{r.key, column})
	p.paint()
	p.keeper.Later()
}

// take takes what was typed into a cell, or keeps it there and says what is wrong with it.
func (p *sheetPage) take(line, column int, text string) string {
	r := &p.rows[line]
	cell, ok := cellOf(r.EntryRow, column)
	if !ok {
		return ""
	}
	before := r.EntryRow
	before.Line = p.base
	if text == cellText(before, column) {
		r.Line = p.base
		delete(p.faults, cellKey{r.key, column})
		p.paint()
		return ""
	}
	l, err := before.Typed(cell, text)
	if err == nil && cell == township.CellLabel && p.named(line, l) {
		err = township.Errorf(township.CodeInvalid, "“%s”已经有一行，请换一个名称", l.Label)
	}
	if err != nil {
		problem := township.Say(err)
		r.Line = p.base
		p.faults[cellKey{r.key, column}] = cellFault{text, problem}
		p.paint()
		return problem
	}
	delete(p.faults, cellKey{r.key, column})
	r.Line, p.base = l, l
	p.roomForMore(line)
	p.paint()
	return ""
}

// named says whether another 其他 of the item has the name already.
func (p *sheetPage) named(line int, l township.IncomeLine) bool {
	for i, r := range p.rows {
		if i != line && l.Label != "" && r.Kind == township.EntryFree && r.Line.Key() == l.Key() {
			return true
		}
	}
	return false
}

// roomForMore puts an empty 其他 behind the last one, once that has a name.
func (p *sheetPage) roomForMore(line int) {
	r := p.rows[line]
	if r.Kind != township.EntryFree || r.Line.Label == "" {
		return
	}
	next := line + 1
	if next < len(p.rows) && p.rows[next].Kind == township.EntryFree {
		return
	}
	empty := township.EntryRow{Kind: township.EntryFree, Item: r.Item, Line: township.IncomeLine{Category: r.Item.Category, Item: r.Item.Name, Uncounted: r.Item.Uncounted}}
	p.rows = slices.Insert(p.rows, next, p.numbered(empty))
}

// fromLast fills the current row with what last year says (Ctrl+D).
func (p *sheetPage) fromLast() {
	line, column, ok := p.grid.Current()
	if !ok {
		return
	}
	if p.rows[line].Last == nil {
		p.found.SetText("上年没有这一行的数。")
		return
	}
	r := &p.rows[line]
	r.Line = r.FromLast()
	p.base = r.Line
	for c := range sheetColumns {
		delete(p.faults, cellKey{r.key, c})
	}
	p.roomForMore(line)
	p.paint()
	p.grid.Reopen(line, column)
	p.keeper.Later()
}

// allFromLast fills every row that is blank with what last year says.
func (p *sheetPage) allFromLast() {
	for i := range p.rows {
		r := &p.rows[i]
		if r.Last != nil && r.Line.Blank() && r.Kind.Typed() {
			r.Line = r.FromLast()
		}
	}
	p.paint()
	p.keeper.Later()
	p.focus()
}
