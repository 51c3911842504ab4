package excel

import (
	"context"
	"io"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// IssueJob is what WriteIssues makes a workbook of: a list of issues, by its form.
type IssueJob struct {
	List     township.IssueList
	Printed  time.Time             // the printed date in the footer
	Progress func(done, total int) // in issues; may be nil
	TempDir  string                // for what memory cannot hold, "" is the system's
}

// WriteIssues writes a list of issues as an .xlsx workbook that prints as the paper does: titles, headings as they are
// printed, totals, notes and the lines to be signed. Parts that stand by themselves have a sheet each. A list without
// issues says so. Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteIssues(ctx context.Context, w io.Writer, job IssueJob) error {
	b := newBook(job.TempDir)
	defer b.close()
	b.describe(job.List.Title, job.List.Office, job.Printed)
	e := &issueExport{ledgerExport: &ledgerExport{b: b, paper: paperA4, total: len(job.List.Rows)}, job: job, list: &job.List}
	e.ledgerExport.job.Progress = job.Progress
	volumes := e.list.Volumes()
	if len(volumes) == 0 {
		volumes = []township.IssueVolume{{}}
	}
	if e.list.Form == township.FormDuty && len(e.list.Rows) > 0 {
		e.addDutySummary()
	}
	for i := range volumes {
		e.addVolume(ctx, &volumes[i])
	}
	return b.finish(ctx, w)
}

// issueExport is the work on one IssueJob.
type issueExport struct {
	*ledgerExport
	job  IssueJob
	list *township.IssueList
}

// issueSheet is the work on the sheet of one part.
type issueSheet struct {
	*issueExport
	volume  *township.IssueVolume
	columns []township.IssueColumn
	texts   [][]string
	sheet   *tableSheet
	styles  []cellStyles
	begun   []int // the row of the sheet that each issue begins in
	merged  bool  // an issue stands over several rows of the sheet
	page    pageFill
}

// sheetName is what the sheet of a part is called.
func (e *issueExport) sheetName(v *township.IssueVolume) string {
	switch e.list.Form {
	case township.FormDuty, township.FormNotice, township.FormAcceptance:
		if v.Name != "" {
			return v.Name
		}
	}
	return e.list.Form.Word()
}

func (e *issueExport) addVolume(ctx context.Context, v *township.IssueVolume) {
	s := &issueSheet{issueExport: e, volume: v, columns: e.list.Columns()}
	for i := range v.Rows {
		row := make([]string, len(s.columns))
		for c, col := range s.columns {
			row[c] = township.Clean(col.Text(i+1, &v.Rows[i]))
			if col.Label == township.AcceptVerdict {
				row[c] = "□通过 □退回"
			}
		}
		s.texts = append(s.texts, row)
	}
	head := 3
	if e.list.Form == township.FormIssueList || e.list.Form.Signed() {
		head++
	}
	if e.list.Form == township.FormNotice {
		head += 2
	}
	s.sheet = e.b.addSheet(sheetSetup{
		name: e.b.names.take(e.sheetName(v), ""), paper: e.paper.code, tab: inkAccent, widths: s.widths(), rows: head + max(len(v.Rows), 1) + 1, head: head,
		footer: e.footer(v), printed: e.job.Printed,
	})
	e.titleRows(s.sheet, e.list.Title, e.subtitle(v))
	s.addAbove()
	s.addHeadings()
	s.addRows(ctx)
	s.addUnder()
	s.sheet.close()
}

func (e *issueExport) footer(v *township.IssueVolume) string {
	place := e.list.Village
	if place == "" {
		place = e.list.Office
	}
	if name := e.sheetName(v); name != e.list.Form.Word() {
		return place + " · " + e.list.Form.Word() + " · " + name
	}
	return place + " · " + e.list.Form.Word()
}

// subtitle is that of the list; a notice has its number there.
func (e *issueExport) subtitle(v *township.IssueVolume) string {
	if e.list.Form == township.FormNotice {
		return e.list.Office + "　编号：________________"
	}
	return e.list.Subtitle(v)
}

// widths shares the page by the weights of the columns, as the paper does.
func (s *issueSheet) widths() []float64 {
	sum := 0.0
	for _, c := range s.columns {
		sum += c.Weight
	}
	room := s.paper.width - cellPadding*float64(len(s.columns))
	widths := make([]float64, len(s.columns))
	for i, c := range s.columns {
		widths[i] = math.Floor((cellPadding+room*c.Weight/sum)*100) / 100
	}
	return widths
}

// room is that of a column for its text.
func (s *issueSheet) room(c int) int { return columnFit{}.roomIn(s.sheet.widths[c], s.paper.body) }

func (s *issueSheet) plain() look {
	return look{size: s.paper.subtitle, ink: inkText, align: "left"}
}

// addAbove writes what stands between title and headings: the reporting unit, or the letter.
func (s *issueSheet) addAbove() {
	if s.list.Form.Signed() {
		s.spread(s.plain(), "填报单位（盖章）："+s.list.Office, s.list.Form.Annex())
	}
	if s.list.Form == township.FormNotice {
		s.wideRow(s.sheet, s.volume.Name+"：", s.plain())
		s.wideRow(s.sheet, s.list.NoticeText(s.volume), s.plain())
	}
}

// spread writes texts side by side over the whole width; the last one stands at the right.
func (s *issueSheet) spread(l look, texts ...string) {
	cells := make([]any, len(s.columns))
	bounds := s.bounds(0, len(texts))
	height := heightOf(1, l.size) + 4
	for i, text := range texts {
		own := l
		if i > 0 && i == len(texts)-1 {
			own.align = "right"
		}
		for c := bounds[i]; c < bounds[i+1]; c++ {
			cells[c] = s.b.blank(own)
		}
		cells[bounds[i]] = s.b.text(text, own)
	}
	s.sheet.add(height, cells)
	for i := range texts {
		s.sheet.merge(s.sheet.row, s.sheet.row, bounds[i], bounds[i+1]-1)
	}
}

// bounds parts the columns from … on into n pieces of about the same width.
func (s *issueSheet) bounds(from, n int) []int {
	total := 0.0
	for _, w := range s.sheet.widths[from:] {
		total += w
	}
	bounds, used := []int{from}, 0.0
	for c := from; c < len(s.columns) && len(bounds) < n; c++ {
		used += s.sheet.widths[c]
		left := len(s.columns) - c - 1
		if used >= total*float64(len(bounds))/float64(n)-s.sheet.widths[c]/2 || left == n-len(bounds) {
			bounds = append(bounds, c+1)
		}
	}
	return append(bounds, len(s.columns))
}

// addHeadings writes the labels; those of form F3 stand in two rows.
func (s *issueSheet) addHeadings() {
	heading := look{size: s.paper.head, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	upper, lower := make([]any, len(s.columns)), make([]any, len(s.columns))
	lines, overs := 1, []int{}
	for c, col := range s.columns {
		lines = max(lines, countLines(col.Label, s.room(c)))
		lower[c], upper[c] = s.b.text(col.Label, heading), s.b.blank(heading)
		if s.list.Form.Over(col.Label) != "" {
			overs = append(overs, c)
		} else {
			upper[c], lower[c] = lower[c], s.b.blank(heading)
		}
	}
	height := max(s.paper.row, heightOf(lines, s.paper.head))
	if len(overs) == 0 {
		s.sheet.add(height, upper)
		return
	}
	upper[overs[0]] = s.b.text(township.OverDescription, heading)
	s.sheet.add(s.paper.row, upper)
	s.sheet.add(height, lower)
	s.sheet.merge(s.sheet.row-1, s.sheet.row-1, overs[0], overs[len(overs)-1])
	for c := range s.columns {
		if !slices.Contains(overs, c) {
			s.sheet.merge(s.sheet.row-1, s.sheet.row, c, c)
		}
	}
}

// addRows writes the issues, or that there are none.
func (s *issueSheet) addRows(ctx context.Context) {
	header := s.sheet.row
	s.page = newPageFill(s.paper.height, s.sheet.height)
	if len(s.texts) == 0 {
		s.wideRow(s.sheet, s.list.Nothing(), look{size: s.paper.body, ink: inkText, grid: true, align: "center"})
		return
	}
	for _, col := range s.columns {
		l := look{size: s.paper.body, ink: inkText, grid: true, align: "center"}
		if col.Long {
			l.align = "left"
		}
		s.styles = append(s.styles, s.b.cellStyles(l, true))
	}
	for i, texts := range s.texts {
		s.addRow(texts)
		if i%progressStep == progressStep-1 {
			s.count(ctx, progressStep)
		}
	}
	s.count(ctx, len(s.texts)%progressStep)
	if !s.merged {
		s.sheet.filter(header, s.sheet.row)
	}
}

// longRow is the height of the rows that a row too high for a spreadsheet is made of: short, so that they fill the pages.
const longRow = 120.0

// addRow writes an issue. What is higher than a row can be stands over several, whose cells are joined.
func (s *issueSheet) addRow(texts []string) {
	lines := 1
	s.begun = append(s.begun, s.sheet.row+1)
	for c, text := range texts {
		lines = max(lines, countLines(text, s.room(c)))
	}
	high := math.Ceil(float64(lines)*s.paper.body*lineFactor + linePadding)
	least := s.paper.row
	if s.list.Form == township.FormAcceptance {
		least *= 2.2 // room for a pen
	}
	cells := make([]any, len(texts))
	for c, text := range texts {
		cells[c] = s.cell(c, text, high > highestRow)
	}
	if high <= highestRow {
		s.put(max(least, high), cells)
		return
	}
	s.merged = true
	rows, from := int(math.Ceil(high/longRow)), s.sheet.row+1
	for n := range rows {
		if n > 0 {
			for c := range cells {
				cells[c] = s.cell(c, "", true)
			}
		}
		s.put(math.Ceil(high/float64(rows)), cells)
	}
	for c := range cells {
		s.sheet.merge(from, s.sheet.row, c, c)
	}
}

func (s *issueSheet) put(height float64, cells []any) {
	s.sheet.add(height, cells)
	s.page.add(height)
}

// cell makes a number of 序号 and 家庭人口, and a text of everything else.
func (s *issueSheet) cell(c int, text string, top bool) any {
	styles := s.styles[c]
	if top {
		l := styles.look
		l.top = true
		styles = s.b.cellStyles(l, true)
	}
	if label := s.columns[c].Label; label == "序号" || label == peopleLabel {
		if n, err := strconv.Atoi(text); err == nil {
			return excelize.Cell{StyleID: styles.whole, Value: n}
		}
	}
	return styles.textCell(s.b, text)
}
