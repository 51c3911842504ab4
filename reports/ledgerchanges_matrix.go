package reports

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// grid draws cells of one height, one after the other; those at the edge of the matrix carry the ledgers' colours.
type grid struct {
	doc    *page.Document
	head   page.Type
	body   page.Type
	left   float64
	y      float64
	height float64
	pad    float64
	widths []float64
}

// gridCell is one cell: a text on a ground.
type gridCell struct {
	text   string
	bold   bool
	ink    township.RGB
	ground township.RGB // 0 for none: nothing of ours is filled with black
	align  page.Align
}

// row draws a row of cells and goes below it.
func (g *grid) row(cells []gridCell) {
	x := g.left
	for i, c := range cells {
		box := page.Rect{X: x, Y: g.y, W: g.widths[i], H: g.height}
		if c.ground != 0 {
			g.doc.Fill(box, c.ground)
		}
		g.doc.Frame(box, page.Hairline, page.Quiet)
		typ := g.body
		if c.bold {
			typ = g.head
		}
		inner := page.Rect{X: box.X + g.pad, Y: box.Y, W: box.W - 2*g.pad, H: box.H}
		g.doc.Put(typ.Line(c.text, inner.W), inner, c.ink, c.align)
		x += g.widths[i]
	}
	g.y += g.height
}

// frame draws the outer line around what was drawn since a height.
func (g *grid) frame(from float64) {
	width := 0.0
	for _, w := range g.widths {
		width += w
	}
	g.doc.Frame(page.Rect{X: g.left, Y: from, W: width, H: g.y - from}, page.Outer, page.Quiet)
}

// caption writes what follows below.
func (g *grid) caption(text string, width float64) {
	box := page.Rect{X: g.left, Y: g.y, W: width, H: g.height}
	g.doc.Put(g.head.Line(text, width), box, page.Black, page.Left)
	g.y += g.height
}

// matrixRows is how many rows stand on the sheet: the matrix and its heading, the balance and its own, two captions
// and the white between.
const matrixRows = 7 + 6 + 2 + 0.5

// drawMatrix draws who went from where to where, and the balance of each ledger.
func (p *changePress) drawMatrix(f furniture) {
	g := &grid{doc: p.doc, head: bold(10.5), body: plain(10.5), left: f.left, y: f.bodyTop(), pad: 1.5}
	g.height = min(10, f.bodyHeight()/matrixRows)
	g.caption("一、从哪本台账到哪本台账（左边是期初，上边是期末；人口按期末计，离开台账的按期初计）", f.width())
	g.widths = evenWidths(f.width(), 40, 6)
	top := g.y
	p.drawCells(g)
	g.frame(top)
	g.y += g.height / 2
	g.caption("二、各台账增减（户数：期初＋转入－转出＝期末；人口另加户内增减）", f.width())
	g.widths = evenWidths(f.width(), 40, 5)
	top = g.y
	p.drawBalances(g)
	g.frame(top)
}

// evenWidths are those of a first column and of n alike.
func evenWidths(width, first float64, n int) []float64 {
	widths := []float64{first}
	for range n {
		widths = append(widths, (width-first)/float64(n))
	}
	return widths
}

// named is the cell that names a ledger in its colours.
func (p *changePress) named(g *grid, l township.Ledger, align page.Align) gridCell {
	s := p.colours[l]
	return gridCell{text: printableSign(g.head, s.Sign) + " " + s.Word, bold: true, ink: s.Ink, ground: s.Tint, align: align}
}

func headed(text string) gridCell {
	return gridCell{text: text, bold: true, ink: page.Black, align: page.Centre}
}

func (p *changePress) drawCells(g *grid) {
	head := []gridCell{headed("期初＼期末")}
	for _, l := range township.LedgersAndNone {
		head = append(head, p.named(g, l, page.Centre))
	}
	g.row(append(head, headed("期初合计")))
	for _, from := range township.LedgersAndNone {
		row := []gridCell{p.named(g, from, page.Left)}
		for _, to := range township.LedgersAndNone {
			row = append(row, p.cell(from, to))
		}
		sum := gridCell{text: "—", ink: page.Quiet, align: page.Centre}
		if from != township.None {
			sum = counter(p.changes.Balance(from).Opening)
		}
		g.row(append(row, sum))
	}
	row := []gridCell{headed("期末合计")}
	for _, to := range township.LedgersAndNone {
		if to == township.None {
			row = append(row, gridCell{text: "—", ink: page.Quiet, align: page.Centre})
			continue
		}
		row = append(row, counter(p.changes.Balance(to).Closing))
	}
	g.row(append(row, gridCell{}))
}

// cell is one of the matrix: on the diagonal those that stayed, on their own ground.
func (p *changePress) cell(from, to township.Ledger) gridCell {
	n := p.changes.Cell(from, to)
	c := gridCell{text: counted(n.Households, n.People), ink: page.Black, align: page.Centre}
	switch {
	case from == township.None && to == township.None:
		c.text = fmt.Sprintf("期内进出 %s 户", thousands(n.Households))
		if n.Households == 0 {
			c.text = "—"
		}
	case n.Households == 0:
		c.text = "0"
	}
	if from == to {
		c.ground = p.colours[from].Tint
	} else {
		c.bold = n.Households > 0
	}
	if n.Households == 0 {
		c.ink = page.Quiet
	}
	return c
}

// counter is a cell that counts households and people.
func counter(n township.LedgerCount) gridCell {
	return gridCell{text: counted(n.Households, n.People), ink: page.Black, align: page.Centre}
}

func (p *changePress) drawBalances(g *grid) {
	g.row([]gridCell{headed("台账"), headed("期初"), headed("转入"), headed("转出"), headed("户内人口增减"), headed("期末")})
	for _, l := range append(append([]township.Ledger(nil), township.Ledgers...), township.None) {
		b := p.changes.Balance(l)
		name := p.named(g, l, page.Left)
		if l == township.None {
			name = gridCell{text: "四本台账合计", bold: true, ink: page.Black, align: page.Left}
		}
		growth := gridCell{text: fmt.Sprintf("%+d 人", b.Growth), ink: page.Black, align: page.Centre}
		if b.Growth == 0 {
			growth.text = "0"
		}
		g.row([]gridCell{name, counter(b.Opening), counter(b.In), counter(b.Out), growth, counter(b.Closing)})
	}
}
