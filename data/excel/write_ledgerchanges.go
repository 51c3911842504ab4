package excel

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"taizhang/app/township"
)

// LedgerChangeJob is what WriteLedgerChanges makes a workbook of.
type LedgerChangeJob struct {
	Changes        township.LedgerChanges
	MarginalColour string    // the office's colour for 边缘户, "" for the default
	Printed        time.Time // the printed date in the footer
	TempDir        string    // for what memory cannot hold, "" is the system's
}

// The sheets of the change of the ledgers.
const (
	matrixSheet = "变动矩阵"
	movesSheet  = "变动明细"
)

// WriteLedgerChanges writes the change of the four ledgers between two days as an .xlsx workbook: the matrix with the
// balance of each ledger, and who moved. Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteLedgerChanges(ctx context.Context, w io.Writer, job LedgerChangeJob) error {
	b := newBook(job.TempDir)
	defer b.close()
	e := &changeExport{ledgerExport: &ledgerExport{b: b, paper: paperA4}, job: job, c: job.Changes}
	e.place = e.c.Village
	if e.place == "" {
		e.place = e.c.Office
	}
	b.describe(e.place+"四本台账变动表", e.c.Office, job.Printed)
	e.addMatrix()
	e.addMoves(ctx)
	return b.finish(ctx, w)
}

// changeExport is the work on one LedgerChangeJob.
type changeExport struct {
	*ledgerExport
	job   LedgerChangeJob
	c     township.LedgerChanges
	place string
	sheet *tableSheet
}

func (e *changeExport) style(l township.Ledger) township.LedgerStyle {
	return township.WithMarginalColour(l, e.job.MarginalColour)
}

func (e *changeExport) subtitle() string {
	return fmt.Sprintf("期初 截至%s　期末 截至%s　变动%d户", e.c.From.Chinese(), e.c.To.Chinese(), len(e.c.Moves()))
}

// matrixColumns: a name, then households and people of five ledgers and of the total.
const matrixColumns = 1 + 2*6

func (e *changeExport) addMatrix() {
	widths := []float64{19}
	for range matrixColumns - 1 {
		widths = append(widths, 9)
	}
	e.sheet = e.b.addSheet(sheetSetup{
		name: e.b.names.take(matrixSheet, ""), paper: e.paper.code, tab: inkAccent, widths: widths, rows: 20, head: 2,
		footer: e.place + " · 四本台账变动表", printed: e.job.Printed,
	})
	e.titleRows(e.sheet, e.place+"四本台账变动表", e.subtitle())
	var groups []changeGroup
	for _, l := range township.LedgersAndNone {
		groups = append(groups, e.ledgerGroup(l))
	}
	e.heading("期初＼期末", append(groups, changeGroup{word: "期初合计"}))
	for _, from := range township.LedgersAndNone {
		e.matrixRow(from)
	}
	e.closingRow()
	e.wideRow(e.sheet, "户数：期初＋转入－转出＝期末。人口按期末计，离开台账的按期初计；期末人口另含户内增减。", look{size: e.paper.body, ink: inkQuiet, align: "left"})
	e.heading("台账", []changeGroup{{word: "期初"}, {word: "转入"}, {word: "转出"}, {word: "户内增减"}, {word: "期末"}})
	for _, l := range township.LedgersAndNone {
		e.balanceRow(l)
	}
	e.sheet.close()
}

// changeGroup heads two columns, households and people.
type changeGroup struct {
	word      string
	ink, fill township.RGB
}

func (e *changeExport) ledgerGroup(l township.Ledger) changeGroup {
	s := e.style(l)
	return changeGroup{word: s.Sign + " " + s.Word, ink: s.Ink, fill: s.Tint}
}

// heading writes two rows: the groups over 户数 and 人数.
func (e *changeExport) heading(corner string, groups []changeGroup) {
	plain := look{size: e.paper.head, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	upper, lower := []any{e.b.text(corner, plain)}, []any{e.b.blank(plain)}
	for _, g := range groups {
		l := plain
		if g.fill != 0 {
			l.ink, l.fill = g.ink, g.fill
		}
		upper = append(upper, e.b.text(g.word, l), e.b.blank(l))
		lower = append(lower, e.b.text("户数", l), e.b.text("人数", l))
	}
	e.sheet.add(e.paper.row, upper)
	e.sheet.add(e.paper.row, lower)
	e.sheet.merge(e.sheet.row-1, e.sheet.row, 0, 0)
	for i := range groups {
		e.sheet.merge(e.sheet.row-1, e.sheet.row-1, 2*i+1, 2*i+2)
	}
}

// name is the cell that names a ledger.
func (e *changeExport) name(l township.Ledger) any {
	s := e.style(l)
	return e.b.text(s.Sign+" "+s.Word, look{size: e.paper.body, bold: true, ink: s.Ink, fill: s.Tint, grid: true, align: "left", indent: 1})
}

func (e *changeExport) counts(n township.LedgerCount, l look) []any {
	return []any{e.b.number(n.Households, l), e.b.number(n.People, l)}
}

func (e *changeExport) number() look {
	return look{size: e.paper.body, ink: inkText, grid: true, align: "right", indent: 1}
}

func (e *changeExport) matrixRow(from township.Ledger) {
	cells := []any{e.name(from)}
	for _, to := range township.LedgersAndNone {
		l := e.number()
		n := e.c.Cell(from, to)
		switch {
		case from == to:
			l.fill = e.style(from).Tint
		case n.Households > 0:
			l.bold = true
		}
		cells = append(cells, e.counts(n, l)...)
	}
	total := e.number()
	total.fill = fillHead
	if from == township.None { // the number of those that no ledger holds is nobody's opening
		cells = append(cells, e.b.blank(total), e.b.blank(total))
	} else {
		cells = append(cells, e.counts(e.c.Balance(from).Opening, total)...)
	}
	e.sheet.add(e.paper.row, cells)
}

func (e *changeExport) closingRow() {
	l := e.number()
	l.bold, l.fill = true, fillHead
	name := l
	name.align = "left"
	cells := []any{e.b.text("期末合计", name)}
	for _, to := range township.Ledgers {
		cells = append(cells, e.counts(e.c.Balance(to).Closing, l)...)
	}
	for len(cells) < matrixColumns {
		cells = append(cells, e.b.blank(l))
	}
	e.sheet.add(e.paper.row, cells)
}

// balanceRow writes the balance of a ledger; that of None is of all four together.
func (e *changeExport) balanceRow(ledger township.Ledger) {
	b, l := e.c.Balance(ledger), e.number()
	name := e.name(ledger)
	if ledger == township.None {
		l.bold, l.fill = true, fillHead
		total := l
		total.align = "left"
		name = e.b.text("四本台账合计", total)
	}
	cells := []any{name}
	for _, n := range []township.LedgerCount{b.Opening, b.In, b.Out} {
		cells = append(cells, e.counts(n, l)...)
	}
	cells = append(cells, e.b.blank(l), e.b.number(b.Growth, l))
	e.sheet.add(e.paper.row, append(cells, e.counts(b.Closing, l)...))
}

// addMoves lists who moved, each in the colour of where he went.
func (e *changeExport) addMoves(ctx context.Context) {
	moves, columns := e.c.Moves(), township.LedgerChangeColumns
	texts := make([][]string, len(moves))
	for i, m := range moves {
		for _, c := range columns {
			texts[i] = append(texts[i], township.Clean(c.Text(i+1, m)))
		}
	}
	fits := e.fitMoves(texts)
	e.sheet = e.b.addSheet(sheetSetup{
		name: e.b.names.take(movesSheet, ""), paper: e.paper.code, tab: inkAccent, widths: fitColumns(fits, e.paper.body, e.paper.width),
		rows: headRows + max(len(moves), 1), head: headRows, footer: e.place + " · 四本台账变动明细", printed: e.job.Printed,
	})
	e.titleRows(e.sheet, e.place+"四本台账变动明细", e.subtitle())
	head := look{size: e.paper.head, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	cells := make([]any, len(columns))
	for c, col := range columns {
		cells[c] = e.b.text(col.Label, head)
	}
	e.sheet.add(e.paper.row, cells)
	if len(moves) == 0 {
		e.wideRow(e.sheet, "期内没有户进出四本台账", look{size: e.paper.body, ink: inkText, grid: true, align: "center"})
	}
	for i, m := range moves {
		if i%progressStep == 0 {
			e.b.keep(stopped(ctx))
		}
		e.moveRow(texts[i], fits, e.style(m.To))
	}
	e.sheet.filter(headRows, e.sheet.row)
	e.sheet.close()
}

// fitMoves measures the columns against what they hold.
func (e *changeExport) fitMoves(texts [][]string) []columnFit {
	fits := make([]columnFit, len(township.LedgerChangeColumns))
	for c, col := range township.LedgerChangeColumns {
		longest := 0
		for _, row := range texts {
			longest = max(longest, textWidth(row[c]))
		}
		least := headingRoom(col.Label, 4*em, e.paper.head/e.paper.body)
		fits[c] = columnFit{least: max(least, longest), natural: max(least, longest)}
		if col.IsText {
			fits[c] = wrapping(longest, max(least, fewestCharacters*em), e.paper.body)
			fits[c].natural = max(fits[c].least, min(longest, e.paper.widest*em))
		}
		fits[c].weight = col.Weight
	}
	return fits
}

func (e *changeExport) moveRow(texts []string, fits []columnFit, s township.LedgerStyle) {
	cells := make([]any, len(texts))
	lines := 1
	for c, col := range township.LedgerChangeColumns {
		l := look{size: e.paper.body, ink: inkText, fill: s.Tint, grid: true, align: "center"}
		if col.IsText {
			l.align = "left"
			lines = max(lines, countLines(texts[c], fits[c].roomIn(e.sheet.widths[c], e.paper.body)))
		}
		cells[c] = e.b.text(texts[c], l)
		if n, err := strconv.Atoi(texts[c]); err == nil && col.Numeric {
			l.align = "right"
			cells[c] = e.b.number(n, l)
		}
	}
	e.sheet.add(max(e.paper.row, heightOf(lines, e.paper.body)), cells)
}
