package reports

import (
	"taizhang/app/township"
	"taizhang/reports/page"
)

// formGrid is the table of a form that is written on: columns of set width, rows high enough for a pen, a row whole on one
// sheet unless it is longer than that.
type formGrid struct {
	columns []formColumn
	rows    []formRow
	head    page.Type
	pitch   float64 // from line to line, the same in all cells
	minRow  float64
	padX    float64
	padY    float64
}

// formColumn is one column; a column of labels has a ground.
type formColumn struct {
	label  string
	width  float64
	ground bool
	align  page.Align
}

// formRow is one row, or a caption over all columns.
type formRow struct {
	caption page.Block
	cells   []formCell
	heavy   bool // parted from the row before it by a heavy line
	keep    bool // on the same sheet as the row before it, as far as one holds both
}

// formCell is a text, perhaps with the name of its field before it and a quiet text under it.
type formCell struct{ lead, text, note page.Block }

// heavyLine parts the rows of one person from those of the next, mm.
const heavyLine = 0.7

// leadGap is the white between the name of a field and a text beside it, mm.
const leadGap = 2.0

// beside says whether the text stands on the line of its field's name.
func (c formCell) beside(width float64) bool {
	return len(c.lead.Lines) == 1 && len(c.text.Lines) <= 1 && c.lead.Width()+leadGap+c.text.Width() <= width
}

// flow is the cell as lines from top to bottom: a text beside its name takes none of its own.
func (c formCell) flow(width float64) (lead, text page.Block) {
	if c.beside(width) {
		return c.lead, page.Block{}
	}
	return c.lead, c.text
}

// lines is how many lines a cell has in a column of a width.
func (c formCell) lines(width float64) int {
	lead, text := c.flow(width)
	return len(lead.Lines) + len(text.Lines) + len(c.note.Lines)
}

// linesOf is how many lines the tallest cell of a row has.
func (g *formGrid) linesOf(r formRow) int {
	n := len(r.caption.Lines)
	for i, c := range r.cells {
		n = max(n, c.lines(g.inner(i)))
	}
	return n
}

// inner is the width of a column between its paddings.
func (g *formGrid) inner(column int) float64 { return g.columns[column].width - 2*g.padX }

// width is the width of the whole.
func (g *formGrid) width() float64 {
	sum := 0.0
	for _, c := range g.columns {
		sum += c.width
	}
	return sum
}

// wrap wraps a text to a column.
func (g *formGrid) wrap(column int, typ page.Type, text string) page.Block {
	if text == "" {
		return page.Block{}
	}
	b := typ.Wrap(text, g.inner(column))
	b.Pitch = g.pitch
	return b
}

// formLayout is a grid cut into sheets.
type formLayout struct {
	*formGrid
	labels []page.Block
	top    float64 // of the heading
	sheets [][]formPiece
}

// formPiece is a row on a sheet, or as many of its lines as the sheet holds.
type formPiece struct {
	row, from, to int
	height        float64
}

// lay cuts the grid into sheets that have room for it, its heading included, and for what stands under it on the last
// one.
func (g *formGrid) lay(room, under float64) *formLayout {
	l := g.cut(room)
	if l.height(len(l.sheets)-1)+under <= room || l.turnLast(room-under) {
		return l
	}
	return g.cut(room - under)
}

// turnLast moves the last rows, at best whole blocks, to a sheet of their own that has room for them; false: it cannot.
func (l *formLayout) turnLast(room float64) bool {
	last := len(l.sheets) - 1
	pieces, at, high := l.sheets[last], 0, l.top
	for i := len(pieces) - 1; i > 0 && pieces[i].from == 0; i-- {
		if high += pieces[i].height; high > room {
			break
		}
		if at == 0 {
			at = i
		}
		if !l.rows[pieces[i].row].keep {
			at = i
			break
		}
	}
	if at == 0 {
		return false
	}
	l.sheets[last] = pieces[:at:at]
	l.sheets = append(l.sheets, pieces[at:])
	return true
}

func (g *formGrid) cut(room float64) *formLayout {
	l := &formLayout{formGrid: g, top: g.minRow}
	for i, c := range g.columns {
		b := g.head.Balanced(c.label, g.inner(i))
		l.labels = append(l.labels, b)
		l.top = max(l.top, b.Height()+2*g.padY)
	}
	l.paginate(room - l.top)
	return l
}

// tall is the height of a row with so many lines.
func (g *formGrid) tall(lines int) float64 { return max(g.minRow, float64(lines)*g.pitch+2*g.padY) }

// together is the row behind those that stand on one sheet from a row on, and their height.
func (l *formLayout) together(from int) (to int, high float64) {
	for to = from; to < len(l.rows) && (to == from || l.rows[to].keep); to++ {
		high += l.tall(l.linesOf(l.rows[to]))
	}
	return to, high
}

// paginate fills sheets that have room for rows.
func (l *formLayout) paginate(room float64) {
	l.sheets = [][]formPiece{nil}
	left := room
	turn := func() {
		l.sheets = append(l.sheets, nil)
		left = room
	}
	put := func(p formPiece) {
		last := len(l.sheets) - 1
		l.sheets[last] = append(l.sheets[last], p)
		left -= p.height
	}
	for i, r := range l.rows {
		if _, high := l.together(i); !r.keep && high > left && high <= room {
			turn()
		}
		all := l.linesOf(r)
		switch high := l.tall(all); {
		case high > room && all > 1:
			l.spread(i, all, &left, turn, put)
		default:
			if high > left && left < room {
				turn()
			}
			put(formPiece{i, 0, all, high})
		}
	}
}

// fewestLines is how many lines of a row that is cut stand together at least.
const fewestLines = 3

// spread cuts a row that is taller than a sheet.
func (l *formLayout) spread(row, all int, left *float64, turn func(), put func(formPiece)) {
	for from := 0; from < all; {
		fits := int((*left - 2*l.padY) / l.pitch)
		if fits < min(fewestLines, all-from) && len(l.sheets[len(l.sheets)-1]) > 0 {
			turn()
			continue
		}
		to := min(all, from+max(1, fits))
		put(formPiece{row, from, to, l.tall(to - from)})
		from = to
	}
}

// stretch gives the rows of a form on one sheet what is left of its room, up to a height.
func (l *formLayout) stretch(room, most float64) {
	if len(l.sheets) != 1 || len(l.rows) == 0 {
		return
	}
	more := (room - l.height(0)) / float64(len(l.rows))
	for i, p := range l.sheets[0] {
		l.sheets[0][i].height = max(p.height, min(p.height+more, most))
	}
}

// height is the height on a sheet, the heading included.
func (l *formLayout) height(sheet int) float64 {
	h := l.top
	for _, p := range l.sheets[sheet] {
		h += p.height
	}
	return h
}

// draw puts the part on a sheet, counted from 0, onto the current sheet of d with its top left corner at x, y.
func (l *formLayout) draw(d *page.Document, sheet int, x, y float64) {
	height, ground := l.height(sheet), township.StyleOf(township.None).Tint
	d.Fill(page.Rect{X: x, Y: y, W: l.width(), H: l.top}, ground)
	at := x
	for i, c := range l.columns {
		if c.ground {
			d.Fill(page.Rect{X: at, Y: y + l.top, W: c.width, H: height - l.top}, ground)
		}
		d.Put(l.labels[i], page.Rect{X: at + l.padX, Y: y, W: l.inner(i), H: l.top}, page.Black, page.Centre)
		at += c.width
	}
	l.verticals(d, x, y, l.top)
	at = y + l.top
	for _, p := range l.sheets[sheet] {
		weight := page.Hairline
		if l.rows[p.row].heavy {
			weight = heavyLine
		}
		d.Line(x, at, x+l.width(), at, weight, page.Quiet)
		l.drawPiece(d, p, x, at)
		at += p.height
	}
	d.Frame(page.Rect{X: x, Y: y, W: l.width(), H: height}, page.Outer, page.Quiet)
}

// verticals draws the lines between the columns.
func (l *formLayout) verticals(d *page.Document, x, y, height float64) {
	for _, c := range l.columns[:len(l.columns)-1] {
		x += c.width
		d.Line(x, y, x, y+height, page.Hairline, page.Quiet)
	}
}

func (l *formLayout) drawPiece(d *page.Document, p formPiece, x, y float64) {
	r := l.rows[p.row]
	if len(r.cells) == 0 {
		box := page.Rect{X: x, Y: y, W: l.width(), H: p.height}
		d.Fill(page.Rect{X: box.X, Y: box.Y + page.Hairline/2, W: box.W, H: box.H - page.Hairline/2}, page.White)
		box.X, box.W = x+l.padX, box.W-2*l.padX
		d.Put(r.caption, box, page.Black, page.Left)
		return
	}
	l.verticals(d, x, y, p.height)
	for i, c := range r.cells {
		box := page.Rect{X: x + l.padX, Y: y, W: l.inner(i), H: p.height}
		l.drawCell(d, c, p, box, l.columns[i].align)
		x += l.columns[i].width
	}
}

// drawCell writes the lines of a cell that belong to a piece: the name of its field, its text beside or under it, and the
// quiet text last.
func (l *formLayout) drawCell(d *page.Document, c formCell, p formPiece, box page.Rect, align page.Align) {
	lead, text := c.flow(box.W)
	parts, skipped, height := []page.Block{lead, text, c.note}, 0, 0.0
	for i, part := range parts {
		whole := len(part.Lines)
		parts[i].Lines = between(part.Lines, p.from-skipped, p.to-skipped)
		skipped += whole
		height += parts[i].Height()
	}
	box.Y += (box.H - height) / 2
	for i, part := range parts {
		if box.H = part.Height(); box.H <= 0 {
			continue
		}
		ink := township.RGB(page.Black)
		if i == len(parts)-1 {
			ink = page.Quiet
		}
		d.Put(part, box, ink, align)
		if i == 0 && c.beside(box.W) && len(c.text.Lines) > 0 {
			right := box
			right.X, right.W = box.X+part.Width()+leadGap, box.W-part.Width()-leadGap
			d.Put(c.text, right, page.Black, align)
		}
		box.Y += box.H
	}
}

// between are the items from … to, without the last, as far as there are any.
func between[T any](list []T, from, to int) []T {
	from, to = max(0, min(from, len(list))), max(0, min(to, len(list)))
	return list[from:to]
}
