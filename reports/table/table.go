// Package table lays out ruled tables over as many sheets as they take: columns fitted to what
// they hold, text wrapped and never cut, rows kept whole, the heading on every sheet.
// Lengths are mm.
package table

import (
	"taizhang/app/township"
	"taizhang/reports/page"
)

// Column is one column of a table.
type Column struct {
	Label  string
	Over   string     // a label over this column and its neighbours with the same; “” for none
	Weight float64    // its share of the width, as against the other columns
	Wraps  bool       // holds long text: the first to give way where width is short
	Align  page.Align // of its text, inside a block that is centred in the column
	Again  string     // where a row goes on over sheets, its text stands on each of them with this behind it; “” for once
}

// Row is one row. A cell that is missing is empty.
type Row struct {
	Cells []string
	Mark  *Mark // nil for a plain row
}

// Mark colours a row: a light ground, and a solid bar at its left that survives a black-and-white copy.
type Mark struct{ Tint, Bar township.RGB }

// Style is how a table looks.
type Style struct {
	Head, Body          page.Type
	HeadInk, HeadGround township.RGB
	MinHead, MinRow     float64 // heights
	PadX, PadY          float64 // between the rules and the text
	Bar                 float64 // width of the bars at the left, 0 for a table without
	Rule                township.RGB
}

// Table is what is to be printed. The totals stand under the rows, in the face of the heading,
// and on the same sheet as at least two rows.
type Table struct {
	Columns []Column
	Rows    []Row
	Totals  []Row
	Set     bool    // the columns share the width by their weights alone, whatever they hold
	Under   float64 // height of what will stand under the table, on its last sheet
	Style   Style
}

// Room is the height that the sheets have for the table, its heading included.
type Room struct{ First, Next float64 }

// row returns the i-th of rows and totals.
func (t *Table) row(i int) Row {
	if i < len(t.Rows) {
		return t.Rows[i]
	}
	return t.Totals[i-len(t.Rows)]
}

func (t *Table) count() int { return len(t.Rows) + len(t.Totals) }

// typeOf is the type that the i-th row is set in.
func (t *Table) typeOf(i int) page.Type {
	if i < len(t.Rows) {
		return t.Style.Body
	}
	return page.Type{Face: t.Style.Head.Face, Size: t.Style.Body.Size}
}
