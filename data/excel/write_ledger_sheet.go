package excel

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// The labels of F5 whose columns hold the counts of the totals row.
const (
	headLabel   = "户主姓名"
	peopleLabel = "家庭人口"
)

// headRows are title, subtitle and headings: frozen, and repeated on every page, so that each
// printed page names its ledger in words whatever becomes of the colour.
const headRows = 3

// listSheet is the work on the sheet of one list.
type listSheet struct {
	*ledgerExport
	list  township.WallList
	texts [][]string // cleaned, a row per household
	fits  []columnFit
	sheet *tableSheet
	page  pageFill
}

// addList writes the sheet of list i.
func (e *ledgerExport) addList(ctx context.Context, i int) {
	s := &listSheet{ledgerExport: e, list: e.job.Lists[i]}
	s.readTexts()
	s.fits = s.fit()
	s.sheet = e.b.addSheet(sheetSetup{
		name:    e.names[i],
		paper:   e.paper.code,
		tab:     s.list.Style.Ink,
		widths:  fitColumns(s.fits, s.paper.body, s.paper.width),
		rows:    headRows + len(s.texts) + 1,
		head:    headRows,
		footer:  s.list.Village + " · " + s.list.Style.Word + "台账",
		printed: e.job.Printed,
	})
	e.titleRows(s.sheet, s.list.Title(), s.subtitle())
	s.addHeadings()
	if len(s.texts) == 0 {
		s.addEmpty()
	} else {
		s.addRows(ctx)
		s.addTotals()
	}
	s.sheet.close()
}

// readTexts takes the columns' texts once: widths, heights and cells all need them.
func (s *listSheet) readTexts() {
	s.texts = make([][]string, len(s.list.Rows))
	for i, r := range s.list.Rows {
		row := make([]string, len(s.columns))
		for c, col := range s.columns {
			row[c] = township.Clean(col.Text(i+1, r))
		}
		s.texts[i] = row
	}
}

func (s *listSheet) subtitle() string {
	return fmt.Sprintf("%s　%s %s　截至%s　共%d户　%d人", s.list.Office, s.list.Style.Sign, s.list.Style.Word,
		s.list.AsOf.Chinese(), len(s.list.Rows), s.list.People())
}

// fit measures the columns against their content.
func (s *listSheet) fit() []columnFit {
	fits := make([]columnFit, len(s.columns))
	for c, col := range s.columns {
		longest, usual := s.measure(c)
		if n, unit, ok := s.total(col); ok {
			longest = max(longest, textWidth(strconv.Itoa(n)+unit)+em/5) // bold
		}
		least := headingRoom(col.Label, s.paper.oneLine*em, s.paper.head/s.paper.body)
		fits[c] = columnFit{least: max(least, longest), natural: max(least, longest)}
		if col.IsText {
			fits[c] = wrapping(longest, max(least, fewestCharacters*em), s.paper.body)
			fits[c].natural = max(fits[c].least, min(usual, s.paper.widest*em))
			fits[c].most = min(longest, s.paper.widest*em)
		}
		fits[c].weight, fits[c].indent = col.Weight, s.indentOf(c)
	}
	return fits
}

// measure gives the widest text of a column, and the width that nine out of ten keep within: the odd one
// wraps, so that one long name does not take the room of everybody's measures.
func (s *listSheet) measure(c int) (longest, usual int) {
	if len(s.texts) == 0 {
		return 0, 0
	}
	widths := make([]int, len(s.texts))
	for i, row := range s.texts {
		widths[i] = shownWidth(s.columns[c], row[c])
	}
	slices.Sort(widths)
	last := len(widths) - 1
	return widths[last], widths[last*9/10]
}

// fewestCharacters of a name or a reason stand on one line.
const fewestCharacters = 4

// headingRoom is what a heading needs: its width up to oneLine, else the half of it, for two lines.
// Headings are bold, and larger than the body, in whose size columns are measured, by scale.
func headingRoom(label string, oneLine int, scale float64) int {
	w := textWidth(label)
	if w > oneLine {
		w = (w/2 + em - 1) / em * em // whole characters, wherever the break falls
	}
	return int(float64(w)*scale*1.05) + em/10
}

// shownWidth is textWidth of a cell as the spreadsheet shows it.
func shownWidth(col township.WallListColumn, s string) int {
	if col.Numeric && strings.Contains(s, ".") {
		if f, ok := township.ParseFen(s); ok {
			s = f.Grouped()
		}
	}
	return textWidth(s)
}

// addHeadings writes the row of column labels.
func (s *listSheet) addHeadings() {
	l := look{size: s.paper.head, bold: true, ink: s.list.Style.Ink, fill: s.list.Style.Tint, grid: true, align: "center"}
	cells := make([]any, len(s.columns))
	lines := 1
	for c, col := range s.columns {
		cells[c] = s.b.text(col.Label, l)
		lines = max(lines, countLines(col.Label, s.fits[c].roomIn(s.sheet.widths[c], l.size)))
	}
	s.sheet.add(max(s.paper.row, heightOf(lines, l.size)), cells)
}

// addEmpty says that nobody is on the list: a sheet without a word would look forgotten.
func (s *listSheet) addEmpty() {
	l := look{size: s.paper.body, ink: inkText, grid: true, align: "center"}
	s.wideRow(s.sheet, "本村截至该日无"+s.list.Style.Word, l)
}

// addRows writes the households, and reports progress. The row's cells are used again for every household:
// there are many.
func (s *listSheet) addRows(ctx context.Context) {
	styles := s.columnStyles()
	s.page = newPageFill(s.paper.height, s.sheet.height)
	row := make([]excelize.Cell, len(s.columns))
	cells := make([]any, len(s.columns))
	for c := range row {
		cells[c] = &row[c]
	}
	pending := 0
	for _, texts := range s.texts {
		for c, text := range texts {
			row[c] = s.cell(s.columns[c], text, styles[c])
		}
		height := s.height(texts)
		s.sheet.add(height, cells)
		s.page.add(height)
		if pending++; pending == progressStep {
			s.count(ctx, pending)
			pending = 0
		}
	}
	s.count(ctx, pending)
	if s.job.Form == township.ForFile {
		s.sheet.filter(headRows, s.sheet.row)
	}
}

// columnStyles finds the styles of the columns once.
func (s *listSheet) columnStyles() []cellStyles {
	styles := make([]cellStyles, len(s.columns))
	for c, l := range s.looks() {
		styles[c] = s.b.cellStyles(l, s.columns[c].Numeric)
	}
	return styles
}

// looks gives each column its look. The first one is the bar in the ledger's full colour, which
// stays dark on a black-and-white copy.
func (s *listSheet) looks() []look {
	looks := make([]look, len(s.columns))
	for c, col := range s.columns {
		looks[c] = look{size: s.paper.body, ink: inkText, fill: s.list.Style.Tint, grid: true, align: alignOf(col), indent: s.indentOf(c)}
	}
	bar := &looks[0]
	bar.bold, bar.ink, bar.fill, bar.align, bar.indent = true, inkWhite, s.list.Style.Ink, "center", 0
	return looks
}

func alignOf(col township.WallListColumn) string {
	switch {
	case col.Numeric:
		return "right"
	case col.IsText:
		return "left"
	}
	return "center"
}

// indentOf keeps text and amounts off the lines where the page is wide; where it is not, only a text
// that stands right behind a number needs it.
func (s *listSheet) indentOf(c int) int {
	col := s.columns[c]
	behindNumber := c > 0 && s.columns[c-1].Numeric
	switch {
	case c > 0 && s.paper.roomy && (col.Numeric || col.IsText), col.IsText && behindNumber:
		return 1
	}
	return 0
}

// cell makes a number of what a numeric column holds, and a text of everything else.
func (s *listSheet) cell(col township.WallListColumn, text string, styles cellStyles) excelize.Cell {
	if col.Numeric {
		if n, err := strconv.Atoi(text); err == nil {
			return excelize.Cell{StyleID: styles.whole, Value: n}
		}
		if f, ok := township.ParseFen(text); ok {
			return excelize.Cell{StyleID: styles.money, Value: yuan(f)}
		}
	}
	return styles.textCell(s.b, text)
}

// height is that of the row's longest cell.
func (s *listSheet) height(row []string) float64 {
	lines := 1
	for c, text := range row {
		if s.columns[c].IsText {
			lines = max(lines, countLines(text, s.fits[c].roomIn(s.sheet.widths[c], s.paper.body)))
		}
	}
	return max(s.paper.row, heightOf(lines, s.paper.body))
}

// total is what the totals row counts in a column; ok is false for columns that it leaves blank. The
// households stand under their heads and need a word; the people stand under 家庭人口.
func (s *listSheet) total(col township.WallListColumn) (n int, unit string, ok bool) {
	switch col.Label {
	case headLabel:
		return len(s.texts), "户", true
	case peopleLabel:
		return s.list.People(), "", true
	}
	return 0, "", false
}

// addTotals writes 合计 with the counts: numbers, not formulas.
func (s *listSheet) addTotals() {
	l := look{size: s.paper.body, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	cells := make([]any, len(s.columns))
	merged := len(s.columns)
	for c, col := range s.columns {
		cells[c] = s.b.blank(l)
		if n, unit, ok := s.total(col); ok {
			cells[c] = s.b.counted(n, unit, l)
			merged = min(merged, c)
		}
	}
	cells[0] = s.b.text("合计", l)
	if s.page.strands(s.paper.row) && len(s.texts) > totalsKeep {
		s.sheet.breakBefore(s.sheet.row - totalsKeep + 1)
	}
	s.sheet.add(s.paper.row, cells)
	s.sheet.merge(s.sheet.row, s.sheet.row, 0, max(merged, 1)-1)
}
