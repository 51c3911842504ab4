package sheet

import (
	"io"
	"strconv"
	"unicode/utf8"
)

// sheetReader turns the XML of one worksheet into rows.
type sheetReader struct {
	x   *xmlReader
	wb  *workbook
	out *sink

	row     int // number of the current row
	col     int // column of the current cell, -1 before the first
	scratch []byte
}

// run reads all rows. What stands behind them was looked at when the file was opened.
func (r *sheetReader) run() error {
	for {
		kind, err := r.x.next()
		if err == io.EOF {
			return nil // a sheet without <sheetData> is empty
		}
		if err != nil {
			return err
		}
		if kind == tokenStart && string(r.x.name) == "sheetData" {
			return r.children("row", r.readRow)
		}
	}
}

// children calls visit for each element of this name inside the current one and skips others;
// visit reads up to the end tag of its element.
func (r *sheetReader) children(name string, visit func() error) error {
	for {
		kind, err := r.x.next()
		switch {
		case err != nil:
			return err
		case kind == tokenEnd:
			return nil
		case kind != tokenStart:
			continue
		case string(r.x.name) == name:
			err = visit()
		default:
			err = r.x.skip()
		}
		if err != nil {
			return err
		}
	}
}

// readRow reads one row. A row without a number follows the one before it.
func (r *sheetReader) readRow() error {
	number, hidden, err := r.rowAttrs()
	if err != nil {
		return err
	}
	if number <= r.row || number > maxSheetRows {
		return damaged("第 %d 行之后的行次序混乱", r.row)
	}
	r.row, r.col = number, -1
	r.out.begin()
	if err := r.children("c", r.readCell); err != nil {
		return err
	}
	return r.out.commit(r.row, hidden)
}

// rowAttrs reads number and visibility of a row.
func (r *sheetReader) rowAttrs() (number int, hidden bool, err error) {
	number = r.row + 1
	for rest := r.x.attrs; ; {
		name, value, next, ok := nextAttr(rest)
		if !ok {
			return number, hidden, nil
		}
		switch string(name) {
		case "r":
			if number = atoi(value); number < 0 {
				return 0, false, damaged("第 %d 行之后的行号不对", r.row)
			}
		case "hidden":
			hidden = isTrue(value)
		}
		rest = next
	}
}

// rawCell is a cell as its attributes and children give it.
type rawCell struct {
	style    int
	kind     cellType
	stored   bool // there is a <v> or an <is>
	formula  bool
	richText bool // the text came from <is>
}

// cellType is the t attribute of a cell.
type cellType uint8

const (
	typeNumber cellType = iota
	typeShared
	typeString // “str”, the result of a formula
	typeInline
	typeBool
	typeError
	typeDate
)

// parseCellType reads the t attribute (ECMA-376 18.18.11).
func parseCellType(value []byte) (cellType, bool) {
	switch string(value) {
	case "n":
		return typeNumber, true
	case "s":
		return typeShared, true
	case "str":
		return typeString, true
	case "inlineStr":
		return typeInline, true
	case "b":
		return typeBool, true
	case "e":
		return typeError, true
	case "d":
		return typeDate, true
	}
	return 0, false
}

// readCell reads one cell and puts it into the row.
func (r *sheetReader) readCell() error {
	raw, err := r.cellAttrs()
	if err != nil {
		return err
	}
	r.scratch = r.scratch[:0]
	if err := r.cellContent(&raw); err != nil {
		return err
	}
	cell, err := r.cell(raw)
	if err != nil {
		return err
	}
	if r.out.holds(r.col) && cell != (Cell{}) {
		return damaged("单元格 %s%d 出现了两次", ColumnName(r.col), r.row)
	}
	return r.out.place(r.col, cell)
}

// cellAttrs reads reference, style and type. A cell without a reference follows the one before.
func (r *sheetReader) cellAttrs() (raw rawCell, err error) {
	r.col++
	for rest := r.x.attrs; ; {
		name, value, next, ok := nextAttr(rest)
		if !ok {
			return raw, nil
		}
		switch string(name) {
		case "r":
			col, row, good := parseRef(value)
			if !good || row != r.row {
				return raw, damaged("第 %d 行有单元格的位置写错", r.row)
			}
			r.col = col
		case "s":
			raw.style = atoi(value)
		case "t":
			if raw.kind, ok = parseCellType(value); !ok {
				return raw, damaged("单元格 %s%d 的类型不认识", ColumnName(r.col), r.row)
			}
		}
		rest = next
	}
}

// cellContent reads the children of a cell; the text of its value goes to scratch.
func (r *sheetReader) cellContent(raw *rawCell) error {
	for {
		kind, err := r.x.next()
		switch {
		case err != nil:
			return err
		case kind == tokenEnd:
			return nil
		case kind == tokenText:
			continue
		}
		switch string(r.x.name) {
		case "v":
			raw.stored = true
			r.scratch, err = r.x.collect(r.scratch[:0])
		case "is":
			raw.stored, raw.richText = true, true
			r.scratch, err = r.x.richText(r.scratch[:0])
		case "f":
			raw.formula = true
			err = r.x.skip()
		default:
			err = r.x.skip()
		}
		if err != nil {
			return err
		}
	}
}

// cell makes the value. A formula without a stored result is told from one whose result is an
// empty string: the latter has the type of a string.
func (r *sheetReader) cell(raw rawCell) (Cell, error) {
	if !utf8.Valid(r.scratch) {
		return Cell{}, errXML("含有乱码")
	}
	if !raw.richText && raw.kind != typeString {
		r.scratch = trimXML(r.scratch)
	}
	if len(r.scratch) == 0 {
		uncached := raw.formula && (!raw.stored || raw.kind != typeString)
		return Cell{Formula: raw.formula, Uncached: uncached}, nil
	}
	cell, err := r.value(raw)
	cell.Formula = raw.formula
	return cell, err
}

// value reads scratch as the cell's type says.
func (r *sheetReader) value(raw rawCell) (Cell, error) {
	switch {
	case raw.richText || raw.kind == typeString || raw.kind == typeInline:
		return textCell(unescapeX(string(r.scratch))), nil
	case raw.kind == typeShared:
		text, err := r.wb.shared.get(r.out.ctx, r.wb.arc, atoi(r.scratch))
		return textCell(text), err
	case raw.kind == typeBool:
		return boolCell(isTrue(r.scratch)), nil
	case raw.kind == typeError:
		return Cell{Kind: Fault, Text: string(r.scratch)}, nil
	case raw.kind == typeDate:
		return textCell(string(r.scratch)), nil
	}
	return r.number(raw.style), nil
}

// number reads scratch as a number; what is none stays text.
func (r *sheetReader) number(style int) Cell {
	text := string(r.scratch)
	value, ok := parseNumber(text)
	if !ok {
		return textCell(text)
	}
	date := style >= 0 && style < len(r.wb.dates) && r.wb.dates[style]
	return Cell{Kind: Number, Text: text, Value: value, Date: date}
}

// textCell is a cell with a string; an empty one is Empty.
func textCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: text}
}

func boolCell(value bool) Cell {
	if value {
		return Cell{Kind: Bool, Text: "TRUE"}
	}
	return Cell{Kind: Bool, Text: "FALSE"}
}

// parseNumber reads a decimal number; the words and hexadecimal forms that strconv knows besides
// are none.
func parseNumber(text string) (float64, bool) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
		default:
			return 0, false
		}
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil
}
