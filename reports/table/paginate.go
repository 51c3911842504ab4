package table

// fewest is the number of lines below which a row that has to be cut does not begin on a sheet.
const fewest = 3

// keptRows is the number of rows that stay with the totals, or with what stands under the table.
const keptRows = 2

// paginator fills sheets with rows.
type paginator struct {
	*Layout
	room Room
	left float64 // on the current sheet
}

// paginate cuts the table into sheets.
func (l *Layout) paginate(room Room) {
	p := paginator{Layout: l, room: room}
	p.turn()
	for i := range l.table.count() {
		switch {
		case p.endsHere(i):
			p.turn()
			p.place(i)
		case p.height(i) > p.room.Next-p.top && p.lineCount(i) > 1:
			p.cut(i)
		default:
			if p.height(i) > p.left {
				p.turn()
			}
			p.place(i)
		}
	}
	p.makeRoom()
}

// makeRoom moves the last row, or a few lines of it, to a sheet that has room for what stands under the table.
func (p *paginator) makeRoom() {
	last := len(p.pages) - 1
	if n := len(p.pages[last]); p.left < p.table.Under && n > 0 {
		piece := p.pages[last][n-1]
		at := piece.From
		if n == 1 || piece.From > 0 {
			at = max(piece.From, piece.To-fewest)
		}
		if n == 1 && at == piece.From {
			return
		}
		p.pages[last] = p.pages[last][:n-1]
		if at > piece.From {
			p.add(Piece{Row: piece.Row, From: piece.From, To: at, Height: p.tall(at - piece.From)})
		}
		p.turn()
		p.add(Piece{Row: piece.Row, From: at, To: piece.To, Height: p.tall(piece.To - at)})
	}
}

// turn begins a sheet.
func (p *paginator) turn() {
	p.left = p.room.Next - p.top
	if len(p.pages) == 0 {
		p.left = p.room.First - p.top
	}
	p.pages = append(p.pages, nil)
}

// lineCount is the number of lines of the tallest cell of row i.
func (l *Layout) lineCount(i int) int {
	n := int32(0)
	for _, c := range l.row(i) {
		n = max(n, c.count)
	}
	return int(n)
}

func (l *Layout) row(i int) []cell {
	n := len(l.table.Columns)
	return l.cells[i*n : (i+1)*n]
}

// tall is the height of a row with n lines.
func (l *Layout) tall(n int) float64 {
	s := l.table.Style
	return max(s.MinRow, float64(n)*s.Body.Pitch()+2*s.PadY)
}

func (l *Layout) height(i int) float64 { return l.tall(l.lineCount(i)) }

// endsHere says whether row i is the first of the rows that stay with the totals, and they all would
// not find room on this sheet but do on the next.
func (p *paginator) endsHere(i int) bool {
	t := p.table
	if len(t.Totals) == 0 && t.Under == 0 || i != max(0, len(t.Rows)-keptRows) || len(p.pages[len(p.pages)-1]) == 0 {
		return false
	}
	group := t.Under
	for k := i; k < t.count(); k++ {
		group += p.height(k)
	}
	return group > p.left && group <= p.room.Next-p.top
}

// place puts the whole row i on the current sheet.
func (p *paginator) place(i int) {
	p.add(Piece{Row: i, To: p.lineCount(i), Height: p.height(i)})
}

func (p *paginator) add(piece Piece) {
	last := len(p.pages) - 1
	p.pages[last] = append(p.pages[last], piece)
	p.left -= piece.Height
}

// cut spreads row i, which is taller than a sheet, over as many as it takes.
func (p *paginator) cut(i int) {
	pitch, pad := p.table.Style.Body.Pitch(), 2*p.table.Style.PadY
	for from, all := 0, p.lineCount(i); from < all; {
		fits := int((p.left - pad) / pitch)
		if fits < min(fewest, all-from) && len(p.pages[len(p.pages)-1]) > 0 {
			p.turn()
			continue
		}
		to := min(all, from+max(1, fits))
		p.add(Piece{Row: i, From: from, To: to, Height: p.tall(to - from)})
		from = to
	}
}
