package excel

import (
	"fmt"
	"strconv"

	"taizhang/app/township"
)

// addUnder writes what stands under the issues: totals, notes, and the lines to be signed.
func (s *issueSheet) addUnder() {
	if totals := s.list.Form.Totals(); len(totals) > 0 {
		if n := len(s.begun); n > totalsKeep && s.strandsTotals() {
			s.sheet.breakBefore(s.begun[n-totalsKeep])
		}
		s.addTotals(totals)
	}
	note := look{size: s.paper.body, ink: inkText, align: "left"}
	if s.list.Form == township.FormIssueList {
		for _, n := range township.IssueListNotes {
			s.wideRow(s.sheet, n, note)
		}
	}
	if late := s.list.LateNote(); late != "" {
		s.wideRow(s.sheet, late, note)
	}
	switch {
	case s.list.Form.Signed():
		s.blankRow()
		s.spread(s.plain(), append(append([]string{}, township.SignedBy...), "日期：______年____月____日")...)
	case s.list.Form == township.FormNotice:
		s.addReceipt()
	case s.list.Form == township.FormAcceptance:
		s.wideRow(s.sheet, township.AcceptanceNote, note)
		s.blankRow()
		s.spread(s.plain(), "验收责任单位：", "验收人（签字）：", "验收日期：______年____月____日")
	}
}

// strandsTotals says whether the totals may stand on a page without issues. Where an issue goes over pages nobody knows how
// a spreadsheet fills them: it is taken for granted of issues that do not.
func (s *issueSheet) strandsTotals() bool {
	n := len(s.begun)
	short := s.sheet.row-s.begun[n-totalsKeep] < totalsKeep
	return short && (s.merged || s.page.strands(s.underHeight()))
}

// underHeight is about the height of what stands under the issues, in points.
func (s *issueSheet) underHeight() float64 {
	rows := 1.0
	switch {
	case s.list.Form == township.FormIssueList:
		rows += 5
	case s.list.Form.Signed():
		rows += 2.5
	}
	return rows * s.paper.row
}

func (s *issueSheet) blankRow() {
	s.wideRow(s.sheet, "", s.plain())
}

// addTotals writes the figures side by side, each a label and its number.
func (s *issueSheet) addTotals(totals []township.IssueFigureOf) {
	l := look{size: s.paper.body, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	cells := make([]any, len(s.columns))
	for c := range cells {
		cells[c] = s.b.blank(l)
	}
	first := 1
	for len(s.columns)-first > 2*len(totals) && first < 2 {
		first++
	}
	if len(s.columns)-first < 2*len(totals) { // too few columns for pairs
		s.addTotalsLine(totals, l)
		return
	}
	cells[0] = s.b.text("合计", l)
	bounds := s.bounds(first, 2*len(totals))
	for i, t := range totals {
		cells[bounds[2*i]] = s.b.text(t.Label, l)
		text := t.Text(s.volume.IssueFigures)
		cells[bounds[2*i+1]] = s.b.text(text, l)
		if n, err := strconv.Atoi(text); err == nil {
			cells[bounds[2*i+1]] = s.b.number(n, l)
		}
	}
	s.sheet.add(max(s.paper.row, heightOf(2, s.paper.body)), cells)
	s.sheet.merge(s.sheet.row, s.sheet.row, 0, first-1)
	for i := range 2 * len(totals) {
		s.sheet.merge(s.sheet.row, s.sheet.row, bounds[i], bounds[i+1]-1)
	}
}

// addTotalsLine writes the figures as one text.
func (s *issueSheet) addTotalsLine(totals []township.IssueFigureOf, l look) {
	text := "合计"
	for _, t := range totals {
		text += "　" + t.Label + " " + t.Text(s.volume.IssueFigures)
	}
	s.wideRow(s.sheet, text, l)
}

// tearLine is half of the line along which a strip is cut off.
const tearLine = "┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄"

// addReceipt writes who sends the letter, and the strip that comes back.
func (s *issueSheet) addReceipt() {
	l := s.plain()
	right := l
	right.align = "right"
	s.blankRow()
	s.wideRow(s.sheet, s.list.Office+"（盖章）　______年____月____日", right)
	s.blankRow()
	line := l
	line.align, line.ink = "center", inkQuiet
	s.wideRow(s.sheet, tearLine+"　沿虚线裁下　"+tearLine, line)
	head := look{size: s.paper.subtitle + 2, bold: true, ink: inkText, align: "center"}
	s.wideRow(s.sheet, s.list.Title+"回执", head)
	s.wideRow(s.sheet, s.list.ReceiptText(s.volume), l)
	s.spread(l, "签收单位（盖章）："+s.volume.Name, "签收人（签字）：　　　　　　　　")
	s.spread(l, "联系电话：", "签收日期：______年____月____日")
}

// addDutySummary writes what the units and their people answer for, in front of their lists.
func (e *issueExport) addDutySummary() {
	labels := []string{"序号", "整改责任单位", "责任人", "问题数", "其中超期", fmt.Sprintf("其中%d天内到期", township.SoonDays), "其中待验收"}
	persons := e.list.DutyPersons()
	widths := []float64{7, 40, 30, 12, 12, 14, 12}
	t := e.b.addSheet(sheetSetup{
		name: e.b.names.take("汇总", ""), paper: e.paper.code, tab: inkQuiet, widths: widths, rows: headRows + len(persons) + 1, head: headRows,
		footer: e.list.Title, printed: e.job.Printed,
	})
	whole := township.IssueVolume{Rows: e.list.Rows, IssueFigures: e.list.Figures}
	e.titleRows(t, e.list.Title+"（汇总）", e.list.Subtitle(&whole))
	heading := look{size: e.paper.head, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	cells := make([]any, len(labels))
	for c, label := range labels {
		cells[c] = e.b.text(label, heading)
	}
	t.add(e.paper.row, cells)
	plain := look{size: e.paper.body, ink: inkText, grid: true, align: "left"}
	var all township.DutyPerson
	for i, d := range persons {
		e.addDutyRow(t, plain, i+1, d)
		all.Issues, all.Overdue, all.Soon, all.Waiting = all.Issues+d.Issues, all.Overdue+d.Overdue, all.Soon+d.Soon, all.Waiting+d.Waiting
	}
	plain.bold, plain.fill = true, fillHead
	all.Unit = "合计"
	e.addDutyRow(t, plain, 0, all)
	t.close()
}

func (e *issueExport) addDutyRow(t *tableSheet, l look, number int, d township.DutyPerson) {
	right, middle := l, l
	right.align, middle.align = "right", "center"
	cells := []any{e.b.blank(middle), e.b.text(d.Unit, l), e.b.text(d.Person, l)}
	if number > 0 {
		cells[0] = e.b.number(number, middle)
	}
	for _, n := range []int{d.Issues, d.Overdue, d.Soon, d.Waiting} {
		cells = append(cells, e.b.number(n, right))
	}
	lines := max(countLines(d.Unit, columnFit{}.roomIn(t.widths[1], l.size)), countLines(d.Person, columnFit{}.roomIn(t.widths[2], l.size)))
	t.add(max(e.paper.row, heightOf(lines, l.size)), cells)
}
