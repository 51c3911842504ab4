package sheet

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
)

// legacyLayout is what one pass over a sheet's records finds: merged ranges, hidden rows, and
// where the cells stand. It takes eight bytes a cell, less than the cell itself.
type legacyLayout struct {
	merges []Range
	hidden map[uint16]bool
	cells  []cellAt
	book   *legacyBook
}

// cellAt points to the record of a cell, or of several cells of a row.
type cellAt struct {
	row uint16
	at  uint32
}

// layoutOf goes over the substream of a sheet.
func (l *legacyBook) layoutOf(ctx context.Context, listed legacySheet) (*legacyLayout, error) {
	first, ok := recordAt(l.stream, listed.offset)
	if !ok || first.kind != recBOF || len(first.data) < 4 ||
		u16(first.data) != versionBIFF8 || u16(first.data[2:]) != worksheetType {
		return nil, damaged("找不到工作表“%s”", listed.name)
	}
	layout := &legacyLayout{hidden: map[uint16]bool{}, book: l}
	if !layout.takeAll(ctx, first.next) {
		return nil, cmp.Or(ctx.Err(), damaged("工作表“%s”不完整", listed.name))
	}
	byRow := func(a, b cellAt) int { return cmp.Compare(a.row, b.row) }
	if !slices.IsSortedFunc(layout.cells, byRow) {
		slices.SortStableFunc(layout.cells, byRow)
	}
	return layout, nil
}

// takeAll notes the records from offset at up to the EOF of the sheet; false where it is missing,
// a record is too short, or the clerk stops. Charts in a sheet are substreams of their own.
func (y *legacyLayout) takeAll(ctx context.Context, at int) bool {
	for depth := 1; depth > 0; {
		rec, ok := recordAt(y.book.stream, at)
		y.book.records--
		if !ok || y.book.records < 0 || y.book.records%4096 == 0 && ctx.Err() != nil {
			return false
		}
		switch {
		case rec.kind == recBOF:
			depth++
		case rec.kind == recEOF:
			depth--
		case depth == 1 && !y.take(rec, at):
			return false
		}
		at = rec.next
	}
	return true
}

// shortest is the least length of the records of cells.
var shortest = map[uint16]int{
	recFormula: 14, recNumber: 14, recRK: 10, recMulRK: 12, recLabelSST: 10,
	recLabel: 9, recRString: 9, recBoolErr: 8,
}

// take notes one record; false where it is too short for what it is.
func (y *legacyLayout) take(rec record, at int) bool {
	switch rec.kind {
	case recRow:
		return y.takeRow(rec.data)
	case recMergeCells:
		return y.takeMerges(rec.data)
	}
	least, isCell := shortest[rec.kind]
	if !isCell {
		return true
	}
	if len(rec.data) < least {
		return false
	}
	y.cells = append(y.cells, cellAt{row: uint16(u16(rec.data)), at: uint32(at)})
	return true
}

// takeRow notes a hidden row.
func (y *legacyLayout) takeRow(d []byte) bool {
	const flags, hiddenRow = 12, 0x20
	if len(d) <= flags {
		return false
	}
	if d[flags]&hiddenRow != 0 {
		y.hidden[uint16(u16(d))] = true
	}
	return true
}

// takeMerges notes merged ranges: a count, then first and last row, first and last column each.
func (y *legacyLayout) takeMerges(d []byte) bool {
	if len(d) < 2 || len(d) < 2+8*u16(d) {
		return false
	}
	if y.book.merges -= u16(d); y.book.merges < 0 {
		return false
	}
	for i := range u16(d) {
		m := d[2+8*i:]
		y.merges = append(y.merges, Range{
			FirstRow: u16(m) + 1, LastRow: u16(m[2:]) + 1,
			FirstCol: u16(m[4:]), LastCol: u16(m[6:]),
		})
	}
	return true
}

// legacyReader turns the records of one sheet into rows.
type legacyReader struct {
	book   *legacyBook
	out    *sink
	hidden map[uint16]bool
}

// run reads the cells row by row.
func (r *legacyReader) run(ctx context.Context, layout *legacyLayout) error {
	cells := layout.cells
	for len(cells) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		row := cells[0].row
		r.out.begin()
		for len(cells) > 0 && cells[0].row == row {
			if err := r.cells(int(cells[0].at)); err != nil {
				return err
			}
			cells = cells[1:]
		}
		if err := r.out.commit(int(row)+1, r.hidden[row]); err != nil {
			return err
		}
	}
	return nil
}

// cells puts what the record at offset at holds into the row.
func (r *legacyReader) cells(at int) error {
	rec, _ := recordAt(r.book.stream, at) // it was there when the layout was made
	col := u16(rec.data[2:])
	if rec.kind == recMulRK {
		return r.mulRK(rec.data)
	}
	cell, err := r.cell(rec)
	if err != nil {
		return err
	}
	return r.out.place(col, cell)
}

// cell makes the value of a record that holds one.
func (r *legacyReader) cell(rec record) (Cell, error) {
	d := rec.data
	switch rec.kind {
	case recLabelSST:
		text, err := r.book.sharedString(int(u32(d[6:])))
		return textCell(text), err
	case recNumber:
		return r.number(float64At(d[6:]), u16(d[4:])), nil
	case recRK:
		return r.number(decodeRK(u32(d[6:])), u16(d[4:])), nil
	case recBoolErr:
		return boolOrFault(d[6], d[7] != 0), nil
	case recFormula:
		return r.formula(rec)
	}
	text, ok := plainString(r.book.stream, rec, 6, 2) // LABEL, RSTRING
	if !ok {
		return Cell{}, damaged("单元格里的文字不完整")
	}
	return textCell(text), nil
}

// mulRK puts several numbers into a row: first column, then style and number each, last column.
func (r *legacyReader) mulRK(d []byte) error {
	first := u16(d[2:])
	for i := range (len(d) - 6) / 6 {
		pair := d[4+6*i:]
		if err := r.out.place(first+i, r.number(decodeRK(u32(pair[2:])), u16(pair))); err != nil {
			return err
		}
	}
	return nil
}

// formula takes the stored result of a formula. All results but numbers are marked by FFFF in
// the last two bytes; the first then says what they are, and a string follows in a record of
// its own.
func (r *legacyReader) formula(rec record) (Cell, error) {
	d := rec.data[6:14]
	if u16(d[6:]) != 0xFFFF {
		cell := r.number(float64At(d), u16(rec.data[4:]))
		cell.Formula = true
		return cell, nil
	}
	cell := Cell{Formula: true}
	switch d[0] {
	case 0:
		return r.formulaText(rec.next)
	case 1, 2:
		cell = boolOrFault(d[2], d[0] == 2)
		cell.Formula = true
	}
	return cell, nil
}

// formulaText finds the string behind a formula; the body of a shared one may stand between.
func (r *legacyReader) formulaText(at int) (Cell, error) {
	for range 3 {
		rec, ok := recordAt(r.book.stream, at)
		if !ok {
			break
		}
		switch rec.kind {
		case recString:
			text, ok := plainString(r.book.stream, rec, 0, 2)
			if !ok {
				return Cell{}, damaged("公式结果不完整")
			}
			cell := textCell(text)
			cell.Formula = true
			return cell, nil
		case recShrFmla, recArray, recTable, recContinue:
			at = rec.next
			continue
		}
		break
	}
	return Cell{Formula: true, Uncached: true}, nil
}

// number makes a numeric cell; its text is the shortest that reads back as the same number.
func (r *legacyReader) number(value float64, xf int) Cell {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return Cell{Kind: Fault, Text: errorName(0x24)}
	}
	if value == 0 {
		value = 0 // no minus zero
	}
	form := byte('f')
	if math.Abs(value) >= 1e21 {
		form = 'e'
	}
	return Cell{
		Kind: Number, Value: value,
		Text: strconv.FormatFloat(value, form, -1, 64),
		Date: xf < len(r.book.dates) && r.book.dates[xf],
	}
}

// boolOrFault makes the cell of a BOOLERR record or of a formula's result.
func boolOrFault(value byte, fault bool) Cell {
	if fault {
		return Cell{Kind: Fault, Text: errorName(value)}
	}
	return boolCell(value != 0)
}

func float64At(b []byte) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

// decodeRK unpacks a number of four bytes: the two lowest bits say whether it is an integer of
// 30 bits with its sign or the upper half of a float, and whether it counts hundredths.
func decodeRK(rk uint32) float64 {
	var value float64
	if rk&2 != 0 {
		value = float64(int32(rk) >> 2)
	} else {
		value = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		value /= 100
	}
	return value
}
