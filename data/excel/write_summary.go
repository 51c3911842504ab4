package excel

import (
	"fmt"

	"taizhang/app/township"
)

// summaryHead is title, subtitle and two rows of headings.
const summaryHead = 4

// summary is the first sheet: villages down, ledgers across, households and people in each.
type summary struct {
	*ledgerExport
	villages []string
	ledgers  []township.LedgerStyle
	counts   map[summaryKey]summaryCount
	fits     []columnFit
	sheet    *tableSheet
}

type summaryKey struct {
	village string // “” for all
	ledger  township.Ledger
}

// allLedgers is the key of the 合计 columns; no ledger has that name.
const allLedgers township.Ledger = "*"

type summaryCount struct {
	households, people int
	sheet              string // where they stand, “” for totals
}

// addSummary writes the summary sheet.
func (e *ledgerExport) addSummary() {
	s := &summary{ledgerExport: e, counts: map[summaryKey]summaryCount{}}
	for i, l := range e.job.Lists {
		s.addCounts(l, e.names[i])
	}
	s.fits = s.fit()
	s.sheet = e.b.addSheet(sheetSetup{
		name:    summaryName,
		paper:   e.paper.code,
		tab:     inkQuiet,
		widths:  fitColumns(s.fits, s.paper.body, s.paper.width),
		rows:    summaryHead + len(s.villages) + 1,
		head:    summaryHead,
		footer:  e.title() + summaryName,
		printed: e.job.Printed,
	})
	e.titleRows(s.sheet, e.job.Lists[0].Office+"四本台账汇总表", s.subtitle())
	s.addHeadings()
	for _, v := range s.villages {
		s.addRow(v)
	}
	s.addRow("")
	s.sheet.close()
}

// addCounts adds a list to its village, its ledger and the totals. The first list of a village and
// ledger gives the sheet to jump to.
func (s *summary) addCounts(l township.WallList, sheet string) {
	if !s.knows(l.Village) {
		s.villages = append(s.villages, l.Village)
	}
	if _, seen := s.counts[summaryKey{"", l.Style.Ledger}]; !seen {
		s.ledgers = append(s.ledgers, l.Style)
	}
	for _, k := range []summaryKey{
		{l.Village, l.Style.Ledger}, {l.Village, allLedgers}, {"", l.Style.Ledger}, {"", allLedgers},
	} {
		c := s.counts[k]
		c.households += len(l.Rows)
		c.people += l.People()
		if c.sheet == "" && k.village != "" && k.ledger != allLedgers {
			c.sheet = sheet
		}
		s.counts[k] = c
	}
}

func (s *summary) knows(village string) bool {
	_, ok := s.counts[summaryKey{village, allLedgers}]
	return ok
}

// subtitle names the date that all lists share; lists of different dates each say their own.
func (s *summary) subtitle() string {
	asOf := s.job.Lists[0].AsOf
	when := "截至" + asOf.Chinese()
	for _, l := range s.job.Lists {
		if l.AsOf != asOf {
			when = "截至日期见各表"
		}
	}
	all := s.counts[summaryKey{"", allLedgers}]
	return fmt.Sprintf("%s　共%d户　%d人", when, all.households, all.people)
}

// groups are the ledgers and the totals, two columns each.
func (s *summary) groups() []township.LedgerStyle {
	total := township.LedgerStyle{Ledger: allLedgers, Word: "合计", Ink: inkText, Tint: fillHead}
	return append(append([]township.LedgerStyle(nil), s.ledgers...), total)
}

// fit gives the villages what their names need, and all counts the same.
func (s *summary) fit() []columnFit {
	natural := 0
	for _, v := range s.villages {
		natural = max(natural, textWidth(v))
	}
	village := wrapping(natural, 6*em, s.paper.body)
	village.natural = max(village.least, min(natural, s.paper.widest*em))
	village.weight, village.indent = 2, 1
	fits := []columnFit{village}
	for range s.groups() {
		count := columnFit{weight: 1, least: 4 * em, natural: 4 * em, indent: 1}
		fits = append(fits, count, count)
	}
	return fits
}

// addHeadings writes the two rows of headings: the ledgers over 户数 and 人数.
func (s *summary) addHeadings() {
	plain := look{size: s.paper.head, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	upper, lower := []any{s.b.text("村（社区）", plain)}, []any{s.b.blank(plain)}
	for _, g := range s.groups() {
		l := plain
		l.ink, l.fill = g.Ink, g.Tint
		word := g.Word
		if g.Sign != "" {
			word = g.Sign + " " + word
		}
		upper = append(upper, s.b.text(word, l), s.b.blank(l))
		lower = append(lower, s.b.text("户数", l), s.b.text("人数", l))
	}
	height := max(s.paper.row, heightOf(1, s.paper.head))
	s.sheet.add(height, upper)
	s.sheet.add(height, lower)
	s.sheet.merge(summaryHead-1, summaryHead, 0, 0)
	for c := 1; c <= s.sheet.lastCol(); c += 2 {
		s.sheet.merge(summaryHead-1, summaryHead-1, c, c+1)
	}
}

// addRow writes the counts of a village, or of all under 合计.
func (s *summary) addRow(village string) {
	total := village == ""
	l := look{size: s.paper.body, bold: total, ink: inkText, grid: true, align: "left", indent: 1}
	name := township.Clean(village)
	if total {
		name, l.fill = "合计", fillHead
	}
	cells := []any{s.b.text(name, l)}
	l.align = "right"
	for _, g := range s.groups() {
		c, listed := s.counts[summaryKey{village, g.Ledger}]
		cells = append(cells, s.countCells(c, listed, l)...)
	}
	lines := countLines(name, s.fits[0].roomIn(s.sheet.widths[0], s.paper.body))
	s.sheet.add(max(s.paper.row, heightOf(lines, s.paper.body)), cells)
	for i, g := range s.groups() {
		if c := s.counts[summaryKey{village, g.Ledger}]; c.sheet != "" {
			s.sheet.link(2*i+1, s.sheet.row, c.sheet, "打开"+c.sheet)
			s.sheet.link(2*i+2, s.sheet.row, c.sheet, "打开"+c.sheet)
		}
	}
}

// countCells are households and people; both stay empty where the job has no such list.
func (s *summary) countCells(c summaryCount, listed bool, l look) []any {
	if !listed {
		return []any{s.b.blank(l), s.b.blank(l)}
	}
	if c.sheet != "" {
		l.ink, l.link = inkAccent, true
	}
	return []any{s.b.number(c.households, l), s.b.number(c.people, l)}
}
