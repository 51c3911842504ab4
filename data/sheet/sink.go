package sheet

import "context"

// sink stands between a format's reader and the caller's callback: it keeps the limits, looks
// at the context, and leaves out what has no content, the same way for every format.
type sink struct {
	ctx     context.Context
	yield   func(Row) error
	sheet   string // name of the sheet, for sentences
	seen    int    // rows offered
	passed  int    // rows handed on
	stopped error  // what the callback returned
	cells   []Cell // the row being filled
}

// begin starts a new row.
func (s *sink) begin() {
	clear(s.cells)
	s.cells = s.cells[:0]
}

// place puts c into column col of the row being filled.
func (s *sink) place(col int, c Cell) error {
	if c == (Cell{}) {
		return nil
	}
	if col >= MaxCols {
		return tooLarge("的工作表“%s”超过 %d 列，不像是花名册。请删去多余的列，另存后再导入。", s.sheet, MaxCols)
	}
	for len(s.cells) <= col {
		s.cells = append(s.cells, Cell{})
	}
	s.cells[col] = c
	return nil
}

// holds says whether column col of the row being filled has content.
func (s *sink) holds(col int) bool {
	return col < len(s.cells) && s.cells[col] != Cell{}
}

// commit hands the filled row to the caller, unless nothing is in it.
func (s *sink) commit(number int, hidden bool) error {
	s.seen++
	if s.seen%64 == 1 {
		if err := s.ctx.Err(); err != nil {
			return err
		}
	}
	if len(s.cells) == 0 {
		return nil
	}
	if s.passed++; s.passed > MaxRows {
		return tooLarge("的工作表“%s”超过 %d 行。请按村拆成几个文件，分别导入。", s.sheet, MaxRows)
	}
	s.stopped = s.yield(Row{Number: number, Hidden: hidden, Cells: s.cells})
	return s.stopped
}
