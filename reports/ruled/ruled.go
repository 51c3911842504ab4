// Package ruled lays out ruled forms: columns of set width, a label at the left that spans the rows of its group, and
// rows as high as the sheet allows, so that there is room for a pen. Lengths are mm.
package ruled

import (
	"context"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// Cell is one cell of a row.
type Cell struct {
	Text  string
	Bold  bool
	Quiet bool // a hint: in quiet type of the least size, at the left
}

// Row is one row. The cells of a row with a group stand behind the first column, which has the group's label; the first
// cell of a row without one spans two columns.
type Row struct {
	Group string // rows of a group follow each other
	Cells []Cell
	Keep  bool // on the same sheet as the row before it
}

// Column is one column.
type Column struct {
	Label string
	Width float64
	Align page.Align
}

// Style is how a form looks.
type Style struct {
	Head, Body, Bold page.Type
	Least            float64 // size down to which a text shrinks before it wraps
	MaxRow           float64 // height up to which rows grow on a sheet that has room
	PadX, PadY       float64 // between the rules and the text
	Ground           township.RGB
	Rule             township.RGB
}

// Grid is a form to be laid out.
type Grid struct {
	Columns []Column
	Rows    []Row
	Style   Style
}

// Layout is a grid cut into sheets.
type Layout struct {
	grid   *Grid
	edges  []float64 // of the columns, one more than columns
	head   []page.Block
	top    float64        // height of the heading
	cells  [][]page.Block // by row
	labels []page.Block   // of the row's group
	high   []float64      // of each row
	sheets []span
}

// span is the rows from … to, without the last.
type span struct{ from, to int }

// Lay lays the form out on sheets that have room mm for it, heading included. The only error is that the clerk has
// stopped the work.
func (g *Grid) Lay(ctx context.Context, room float64) (*Layout, error) {
	if err := page.Stopped(ctx); err != nil {
		return nil, err
	}
	l := &Layout{grid: g, edges: []float64{0}}
	for _, c := range g.Columns {
		l.edges = append(l.edges, l.edges[len(l.edges)-1]+c.Width)
	}
	l.wrapHead()
	l.wrapRows()
	l.wrapLabels()
	l.paginate(room - l.top)
	l.stretch(room)
	return l, nil
}

// Least is the height of the form if no text wraps: it cannot be less.
func (g *Grid) Least() float64 { return float64(len(g.Rows)+1) * g.Style.least() }

// least is the height of a row of one line.
func (s Style) least() float64 { return s.Body.Pitch() + 2*s.PadY }

// inner is the width between the paddings of the columns from … to, without the last.
func (l *Layout) inner(from, to int) float64 {
	return l.edges[to] - l.edges[from] - 2*l.grid.Style.PadX
}

func (l *Layout) wrapHead() {
	s := l.grid.Style
	l.top = s.least()
	for i, c := range l.grid.Columns {
		b := s.Head.Fit(c.Label, l.inner(i, i+1), s.Least)
		l.head = append(l.head, b)
		l.top = max(l.top, b.Height()+2*s.PadY)
	}
}

// columnsOf are the columns that the i-th cell of a row stands in: from … to, without the last.
func (r Row) columnsOf(i int) (from, to int) {
	if r.Group == "" && i == 0 {
		return 0, 2
	}
	return i + 1, i + 2
}

func (l *Layout) wrapRows() {
	s := l.grid.Style
	l.cells, l.high = make([][]page.Block, len(l.grid.Rows)), make([]float64, len(l.grid.Rows))
	for i, r := range l.grid.Rows {
		l.cells[i], l.high[i] = make([]page.Block, len(r.Cells)), s.least()
		for j, c := range r.Cells {
			if c.Text == "" {
				continue
			}
			b := s.typeOf(c).Fit(c.Text, l.inner(r.columnsOf(j)), s.Least)
			l.cells[i][j], l.high[i] = b, max(l.high[i], b.Height()+2*s.PadY)
		}
	}
}

func (s Style) typeOf(c Cell) page.Type {
	switch {
	case c.Quiet:
		return page.Type{Face: s.Body.Face, Size: s.Least}
	case c.Bold:
		return s.Bold
	}
	return s.Body
}

// keptRows is how many rows of a group stand together at least.
const keptRows = 2

// wrapLabels wraps the labels of the groups, and makes the fewest rows that stand together high enough for them.
func (l *Layout) wrapLabels() {
	l.labels = make([]page.Block, len(l.grid.Rows))
	s := l.grid.Style
	for from := 0; from < len(l.grid.Rows); {
		to := l.groupEnd(from)
		if label := l.grid.Rows[from].Group; label != "" {
			b := s.Bold.Balanced(label, l.inner(0, 1))
			least := (b.Height() + 2*s.PadY) / float64(min(keptRows, to-from))
			for i := from; i < to; i++ {
				l.labels[i], l.high[i] = b, max(l.high[i], least)
			}
		}
		from = to
	}
}

// groupEnd is the row behind the group that row i belongs to; a row without a group is alone.
func (l *Layout) groupEnd(i int) int {
	rows, to := l.grid.Rows, i+1
	for to < len(rows) && rows[i].Group != "" && rows[to].Group == rows[i].Group {
		to++
	}
	return to
}

// paginate fills sheets with rows that belong together.
func (l *Layout) paginate(room float64) {
	left, at := room, span{}
	for from := 0; from < len(l.high); {
		to, high := l.together(from)
		if high > left && at.to > at.from {
			l.sheets = append(l.sheets, at)
			left, at = room, span{from, from}
		}
		left, at.to, from = left-high, to, to
	}
	l.sheets = append(l.sheets, at)
}

// together are the rows from … on that stand on one sheet, and their height.
func (l *Layout) together(from int) (to int, high float64) {
	rows := l.grid.Rows
	for to = from; to < len(rows) && (to == from || l.stays(to)); to++ {
		high += l.high[to]
	}
	return to, high
}

// stays says whether a row stands on the sheet of the row before it: as the row says, and the second and the last of a
// group, so that no part of one is a single row.
func (l *Layout) stays(i int) bool {
	rows := l.grid.Rows
	group := rows[i].Group
	second := group != "" && rows[i-1].Group == group && (i < 2 || rows[i-2].Group != group)
	last := group != "" && rows[i-1].Group == group && (i+1 == len(rows) || rows[i+1].Group != group)
	return rows[i].Keep || second || last
}

// stretch gives the rows of a form on one sheet what is left of its room.
func (l *Layout) stretch(room float64) {
	if len(l.sheets) > 1 {
		return
	}
	more := (room - l.Height(0)) / float64(len(l.high)+1)
	for i, h := range l.high {
		l.high[i] = max(h, min(h+more, l.grid.Style.MaxRow))
	}
	l.top = max(l.top, min(l.top+more, l.grid.Style.MaxRow))
}

// Sheets is the number of sheets that the form takes.
func (l *Layout) Sheets() int { return len(l.sheets) }

// Rows are the rows from … to, without the last, that stand on a sheet, counted from 0.
func (l *Layout) Rows(sheet int) (from, to int) { return l.sheets[sheet].from, l.sheets[sheet].to }

// Height is the height of the form on a sheet, its heading included.
func (l *Layout) Height(sheet int) float64 {
	h := l.top
	for _, high := range l.high[l.sheets[sheet].from:l.sheets[sheet].to] {
		h += high
	}
	return h
}
