package excel

import (
	"context"
	"io"
	"time"

	"taizhang/app/township"
)

// LedgerJob is what WriteLedgers makes a workbook of: form F5, one sheet per list.
type LedgerJob struct {
	Form     township.WallListForm
	Lists    []township.WallList   // by village, and in each village in the order of the ledgers
	Printed  time.Time             // the printed date in the footer
	Progress func(done, total int) // in households; may be nil
	TempDir  string                // for what memory cannot hold, "" is the system's
}

// WriteLedgers writes form F5 as an .xlsx workbook: a summary of villages and ledgers that links
// to one sheet per list. The columns come from township.WallListColumns alone, as on paper, so what
// may not hang on a wall cannot get into the wall's workbook either. A list without households
// gets its sheet all the same, with a sentence. Cancelling ctx gives CodeCancelled; an error of w
// is returned as it is.
func WriteLedgers(ctx context.Context, w io.Writer, job LedgerJob) error {
	if len(job.Lists) == 0 {
		return township.Errorf(township.CodeInvalid, "没有可以导出的台账，表格没有写出；请先选择村和台账。")
	}
	b := newBook(job.TempDir)
	defer b.close()
	e := &ledgerExport{b: b, job: job, paper: paperOf(job.Form), columns: township.WallListColumns(job.Form)}
	for _, l := range job.Lists {
		e.total += len(l.Rows)
	}
	b.describe(e.title(), job.Lists[0].Office, job.Printed)
	e.nameSheets()
	e.addSummary()
	for i := range job.Lists {
		if b.keep(stopped(ctx)); b.err != nil {
			return b.err
		}
		e.addList(ctx, i)
	}
	return b.finish(ctx, w)
}

// ledgerExport is the work on one LedgerJob.
type ledgerExport struct {
	b       *book
	job     LedgerJob
	paper   paper
	columns []township.WallListColumn
	names   []string // sheet names, as Lists
	done    int
	total   int
}

// paper is the page a form is printed on, with its sizes in points (design.md “Paper”).
type paper struct {
	code     int     // Excel's number
	width    float64 // between the margins, in digits of the default font
	height   float64 // between the margins, in points
	title    float64
	subtitle float64
	head     float64
	body     float64
	row      float64 // least height
	widest   int     // most characters that a wrapping column asks for on one line
	oneLine  int     // characters of a heading that need not wrap
	roomy    bool    // cells are indented
}

// The widths are 400 and 277 mm at 2.12 mm a unit, less 3 %, for programs that find a wider digit: an
// over-wide sheet would be scaled down by “fit to one page”, and its letters with it.
var (
	paperA3 = paper{code: 8, width: 183, height: 779, title: 34, subtitle: 16, head: 14, body: 14, row: 31.5, widest: 20, oneLine: 5, roomy: true}
	paperA4 = paper{code: 9, width: 127, height: 533, title: 18, subtitle: 10.5, head: 9, body: 9, row: 21, widest: 20, oneLine: 3}
)

func paperOf(form township.WallListForm) paper {
	if form == township.ForFile {
		return paperA4
	}
	return paperA3
}

// formName tells the two forms apart in the footer and in the document's title.
func (e *ledgerExport) formName() string {
	if e.job.Form == township.ForFile {
		return "四本台账（存档）"
	}
	return "四本台账（公示上墙名单）"
}

func (e *ledgerExport) title() string { return e.job.Lists[0].Office + e.formName() }

// summaryName is the first sheet's name.
const summaryName = "汇总"

// nameSheets settles all names first, because the summary links to sheets that come after it.
func (e *ledgerExport) nameSheets() {
	e.b.names.take(summaryName, "")
	for _, l := range e.job.Lists {
		e.names = append(e.names, e.b.names.take(l.Village, l.Style.Word))
	}
}

// progressStep is how many rows pass between two reports of progress.
const progressStep = 256

// count notes written rows, and stops the work when ctx is done.
func (e *ledgerExport) count(ctx context.Context, rows int) {
	e.done += rows
	e.b.keep(stopped(ctx))
	if e.job.Progress != nil {
		e.job.Progress(e.done, e.total)
	}
}

// titleRows start every sheet: title and subtitle, merged over all its columns.
func (e *ledgerExport) titleRows(t *tableSheet, title, subtitle string) {
	e.wideRow(t, title, look{size: e.paper.title, bold: true, ink: inkText, align: "center"})
	e.wideRow(t, subtitle, look{size: e.paper.subtitle, ink: inkText, align: "center"})
}

// wideRow writes one text over all columns.
func (e *ledgerExport) wideRow(t *tableSheet, s string, l look) {
	cells := make([]any, len(t.widths))
	total := 0.0
	for i, w := range t.widths {
		cells[i] = e.b.blank(l)
		total += w
	}
	s = township.Clean(s)
	cells[0] = e.b.text(s, l)
	lines := countLines(s, columnFit{}.roomIn(total, l.size))
	t.add(heightOf(lines, l.size), cells)
	t.merge(t.row, t.row, 0, t.lastCol())
}
