package reports

import (
	"math"

	"taizhang/app/township"
	"taizhang/reports/font"
	"taizhang/reports/page"
)

// measure is the measures of a summary at one size of type, mm.
type measure struct {
	largest page.Type // the body type that the look asks for
	body    page.Type
	head    page.Type
	padX    float64
	padY    float64
	minRow  float64   // of a household, at least
	maxRow  float64   // beyond which rows do not stretch
	least   float64   // width of a column, at least
	name    float64   // width for the names
	figure  float64   // width for the numbers of people
	height  float64   // of a column, without band and labels
	bands   []float64 // widths that the totals over the lists take
	inset   float64   // white beside the text of a column that is wider than it needs
}

// placed is an item with its lines and height.
type placed struct {
	item
	block  page.Block
	height float64
}

// newMeasure works out the measures for a body type of the given size and the height that blocks may have.
func newMeasure(l look, size, height float64, lists []township.WallList, items [][]item) measure {
	m := measure{largest: l.body, maxRow: l.minRow}
	m.body = page.Type{Face: l.body.Face, Size: size}
	m.head = page.Type{Face: l.head.Face, Size: size}
	m.padX, m.padY = 0.3*m.body.Em(), 0.05*m.body.Em()
	m.minRow = m.tight()
	m.height = height - m.band() - m.tight()
	m.figure = m.head.Width(peopleLabel)
	name := m.body.Width("欧阳某某")
	for _, list := range items {
		for _, it := range list {
			m.figure = max(m.figure, m.body.Width(it.people))
			name = max(name, m.nameNeeds(it))
		}
	}
	m.figure += 2 * m.padX
	m.least = name + 2*m.padX + m.figure
	m.bands = make([]float64, len(lists))
	for i, w := range lists {
		m.least = max(m.least, m.wordWidth(w, false))
		m.bands[i] = m.body.Width(bandCount(w)) + 2*m.padX
	}
	m.name = m.nameWidth(m.least)
	return m
}

// nameNeeds is the width that an item asks for: a usual name its own, a longer one enough to wrap
// into less than the height of a column.
func (m measure) nameNeeds(it item) float64 {
	const slack = 1.3 // for what the ends of lines waste, and a heading above
	whole := m.body.Width(font.Tidy(it.text))
	wrapped := whole * linePitch * m.body.Em() / m.height * slack
	if it.heading {
		return wrapped
	}
	return max(wrapped, min(whole, longName*m.body.Em()))
}

// wordWidth is the width that a ledger's word asks for over its block.
func (m measure) wordWidth(w township.WallList, again bool) float64 {
	return min(m.head.Width(bandTitle(w, again)), longWord*m.body.Em()) + 2*m.padX
}

// columnsOfBand is the number of columns that the totals over the i-th list take.
func (m measure) columnsOfBand(i int) int { return int(math.Ceil(m.bands[i] / m.least)) }

// Names and ledgers' words up to these lengths, in ems, widen the columns; longer ones wrap or shrink.
const (
	longName = 6
	longWord = 12
)

// bandTitle and bandCount are the two lines of the band over a block.
func bandTitle(w township.WallList, again bool) string {
	title := printableSign(bold(0), w.Style.Sign) + " " + w.Style.Word
	if again {
		title += "（续）"
	}
	return title
}

func bandCount(w township.WallList) string { return counted(len(w.Rows), w.People()) }

// linePitch is the distance between lines, ems: names are short, so they stand closer than running text.
const linePitch = 1.2

// tight is the height of a row with one line.
func (m measure) tight() float64 { return linePitch*m.body.Em() + 2*m.padY }

// wrap sets a text at the pitch of a summary.
func (m measure) wrap(t page.Type, s string, width float64) page.Block {
	b := t.Wrap(s, width)
	b.Pitch = linePitch * t.Em()
	return b
}

// bandType is the type of the ledgers' names over the blocks.
func (m measure) bandType() page.Type {
	return page.Type{Face: m.head.Face, Size: m.head.Size * 1.15}
}

// band is the height of the coloured band over a block: name and totals.
func (m measure) band() float64 { return m.bandType().Pitch() + m.body.Pitch() + 0.7*m.body.Em() }

// gaps is the white between n blocks.
func (m measure) gaps(n int) float64 { return float64(max(0, n-1)) * blockGap * m.largest.Em() }

// widen adapts to the width that the columns really have: some of what is to spare goes beside the text.
func (m *measure) widen(column float64) {
	m.inset = max(0, column-m.least) / 6
	m.name = m.nameWidth(column)
}

// nameWidth is what a column leaves for the name.
func (m measure) nameWidth(column float64) float64 {
	return column - m.figure - 2*m.padX - 2*m.inset
}

// place wraps an item for the column.
func (m measure) place(it item) placed {
	p := placed{item: it, height: m.minRow}
	if it.heading {
		p.block = m.wrap(m.head, it.text, m.name+m.figure)
	} else {
		p.block = m.wrap(m.body, it.text, m.name)
	}
	p.height = max(p.height, p.block.Height()+2*m.padY)
	return p
}

// fill puts the items into columns of the given height. A heading does not end a column, and
// a group that goes on in the next column is named there again. An item that is taller
// than a column stands in one alone, its lines limited to it. There is at least one column.
func (m measure) fill(items []item, height float64) [][]placed {
	columns, left := [][]placed{nil}, height
	turn := func() {
		columns, left = append(columns, nil), height
	}
	put := func(p placed) {
		last := len(columns) - 1
		columns[last] = append(columns[last], p)
		left -= p.height
	}
	for i, it := range items {
		p := m.place(it)
		room := p.height
		if it.heading && i+1 < len(items) {
			room += m.place(items[i+1]).height
		}
		if room > left && len(columns[len(columns)-1]) > 0 {
			turn()
			if !it.heading {
				put(m.place(item{text: it.group + "（续）", heading: true}))
			}
		}
		put(m.squeeze(p, left))
	}
	return columns
}

// squeeze limits a text to the lines that a column has room for.
func (m measure) squeeze(p placed, left float64) placed {
	if p.height <= left {
		return p
	}
	lines := max(1, int((left-2*m.padY)/p.block.Pitch))
	p.block = p.block.Limit(lines, m.name)
	p.height = max(m.minRow, p.block.Height()+2*m.padY)
	return p
}

// columnsNeeded is the number of columns that each list takes, its totals over them included.
func (m measure) columnsNeeded(items [][]item) []int {
	need := make([]int, len(items))
	for i, list := range items {
		need[i] = max(len(m.fill(list, m.height)), m.columnsOfBand(i))
	}
	return need
}

// stretch makes the rows as tall as they can be without taking more columns.
func (m *measure) stretch(items [][]item, columns []int) {
	const steps = 12
	tight := m.tight()
	for step := steps; step > 0; step-- {
		m.minRow = tight + (max(m.maxRow, tight)-tight)*float64(step)/steps
		fits := true
		for i, n := range m.columnsNeeded(items) {
			fits = fits && n <= columns[i]
		}
		if fits {
			return
		}
	}
	m.minRow = tight
}

// balance fills n columns to about the same height.
func (m measure) balance(items []item, n int) [][]placed {
	low, high := 0.0, m.height
	for range 20 {
		if mid := (low + high) / 2; len(m.fill(items, mid)) <= n && m.tallest(items) <= mid {
			high = mid
		} else {
			low = mid
		}
	}
	return m.fill(items, high)
}

// tallest is the height of the tallest item with what must stand above it.
func (m measure) tallest(items []item) float64 {
	h := 0.0
	for _, it := range items {
		h = max(h, m.place(it).height)
	}
	return h + m.tight()
}
