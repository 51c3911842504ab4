package table

import "taizhang/reports/page"

// over is a label over the columns from … to, without the last.
type over struct {
	from, to int
	label    page.Block
}

// wrapHead wraps the labels: those over several columns stand in a row of their own, a column without one has both rows.
func (l *Layout) wrapHead() {
	t := l.table
	s := t.Style
	lower, whole := 0.0, s.MinHead
	for j, c := range t.Columns {
		b := s.Head.Balanced(c.Label, l.inner(j))
		l.head = append(l.head, b)
		high := b.Height() + 2*s.PadY
		if c.Over == "" {
			whole = max(whole, high)
			continue
		}
		lower = max(lower, high)
		if n := len(l.overs); n > 0 && l.overs[n-1].to == j && t.Columns[j-1].Over == c.Over {
			l.overs[n-1].to = j + 1
		} else {
			l.overs = append(l.overs, over{from: j, to: j + 1})
		}
	}
	for i := range l.overs {
		o := &l.overs[i]
		o.label = s.Head.Balanced(t.Columns[o.from].Over, l.edges[o.to]-l.edges[o.from]-2*s.PadX)
		l.upper = max(l.upper, o.label.Height()+2*s.PadY)
	}
	l.top = max(whole, l.upper+lower)
	if slack := l.top - l.upper - lower; len(l.overs) > 0 {
		l.upper += slack / 2
	}
}

func (l *Layout) drawHead(d *page.Document, x, y float64) {
	s := l.table.Style
	d.Fill(page.Rect{X: x, Y: y, W: l.edges[len(l.edges)-1], H: l.top}, s.HeadGround)
	for j, b := range l.head {
		from := l.under(j)
		d.Put(b, page.Rect{X: x + l.edges[j] + s.PadX, Y: y + from, W: l.inner(j), H: l.top - from}, s.HeadInk, page.Centre)
	}
	for _, o := range l.overs {
		box := page.Rect{X: x + l.edges[o.from], Y: y, W: l.edges[o.to] - l.edges[o.from], H: l.upper}
		d.Put(o.label, box, s.HeadInk, page.Centre)
		d.Line(box.X, box.Bottom(), box.Right(), box.Bottom(), page.Hairline, s.Rule)
	}
}

// under is where the label of column j begins.
func (l *Layout) under(j int) float64 {
	if l.table.Columns[j].Over == "" {
		return 0
	}
	return l.upper
}

// parted is where the line at the left of column j begins: below a label that stands over the columns on both sides.
func (l *Layout) parted(j int) float64 {
	for _, o := range l.overs {
		if o.from < j && j < o.to {
			return l.upper
		}
	}
	return 0
}
