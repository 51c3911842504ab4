package excel

import (
	"slices"

	"taizhang/data/sheet"
)

// Fill lends the text of a merged block that reaches over several rows to its lower rows: 户编号, 户主 and 村 are often
// merged over the rows of a family. It takes the rows of one sheet in their order.
type Fill struct {
	waiting []sheet.Range // not reached yet, by first row
	active  []lent        // being passed
	cells   []sheet.Cell
}

// lent is a merged block and what stands in it.
type lent struct {
	sheet.Range
	cell sheet.Cell
}

// NewFill returns a Fill for the rows of a sheet.
func NewFill(s *sheet.Sheet) *Fill {
	f := &Fill{}
	for _, m := range s.Merges {
		if m.LastRow > m.FirstRow {
			f.waiting = append(f.waiting, m)
		}
	}
	slices.SortStableFunc(f.waiting, func(a, b sheet.Range) int { return a.FirstRow - b.FirstRow })
	return f
}

// Row returns the cells of a row with what merged blocks above lend them; they are valid until the next row.
func (f *Fill) Row(row sheet.Row) []sheet.Cell {
	f.active = slices.DeleteFunc(f.active, func(l lent) bool { return l.LastRow < row.Number })
	cells := row.Cells
	if len(f.active) > 0 {
		f.cells = append(f.cells[:0], row.Cells...)
		for _, l := range f.active {
			f.lend(l)
		}
		cells = f.cells
	}
	for len(f.waiting) > 0 && f.waiting[0].FirstRow <= row.Number {
		m := f.waiting[0]
		f.waiting = f.waiting[1:]
		if m.FirstRow == row.Number && m.FirstCol < len(row.Cells) && row.Cells[m.FirstCol].Kind != sheet.Empty {
			f.begin(lent{m, row.Cells[m.FirstCol]})
		}
	}
	return cells
}

// begin takes a block in; blocks of a sound file do not overlap, so that one column has one at most.
func (f *Fill) begin(l lent) {
	f.active = slices.DeleteFunc(f.active, func(other lent) bool { return other.FirstCol == l.FirstCol })
	f.active = append(f.active, l)
}

func (f *Fill) lend(l lent) {
	for len(f.cells) <= l.FirstCol {
		f.cells = append(f.cells, sheet.Cell{})
	}
	if f.cells[l.FirstCol].Kind == sheet.Empty {
		f.cells[l.FirstCol] = l.cell
	}
}
