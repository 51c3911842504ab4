package excel

import (
	"context"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// TableJob is what WriteTable makes a workbook of: one list under a title.
type TableJob struct {
	Title    string // also the document's, and in the footer
	Note     string // under the title: how many, as of when, for whom; may be “”
	Sheet    string // name of the sheet
	Office   string // for the document's properties; may be “”
	Columns  []TableColumn
	Rows     [][]string // as texts; what a column of numbers cannot read stays text
	Printed  time.Time
	Progress func(done, total int) // in rows; may be nil
	TempDir  string                // for what memory cannot hold, "" is the system's
}

// TableColumn is one column of a TableJob.
type TableColumn struct {
	Label string
	Kind  TableKind
}

// TableKind is how the cells of a column are kept.
type TableKind int

// The kinds of columns.
const (
	TextCells    TableKind = iota // digits stay digits: numbers of certificates, codes, phones, dates
	WholeCells                    // counts
	MoneyCells                    // yuan
	DecimalCells                  // numbers with as many decimals as they have
)

// The measures of a plain list, which is worked with on screen rather than hung up.
const (
	tableSize   = 10.0
	tableRow    = 20.0
	tableWidest = 16 * em
	tableLeast  = 3 * em
	tableLine   = 6 * em // of a heading before it takes two
)

// tableHead are title, note and headings.
const tableHead = 3

// WriteTable writes a list as an .xlsx workbook: title, note, headings that stay in sight and filter, and cells that keep
// what they hold as text. Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteTable(ctx context.Context, w io.Writer, job TableJob) error {
	return WriteTables(ctx, w, job)
}

// WriteTables writes several lists as one workbook, a sheet each, under the title of the first; those without rows are
// left out.
func WriteTables(ctx context.Context, w io.Writer, jobs ...TableJob) error {
	jobs = slices.DeleteFunc(slices.Clone(jobs), func(j TableJob) bool { return len(j.Columns) == 0 || len(j.Rows) == 0 })
	if len(jobs) == 0 {
		return township.Errorf(township.CodeInvalid, "没有可以导出的内容，表格没有写出；请先放宽条件或勾选。")
	}
	b := newBook(jobs[0].TempDir)
	defer b.close()
	b.describe(jobs[0].Title, jobs[0].Office, jobs[0].Printed)
	for _, job := range jobs {
		s := &tableExport{b: b, job: job}
		s.write(ctx)
	}
	return b.finish(ctx, w)
}

// tableExport is the work on one TableJob.
type tableExport struct {
	b     *book
	job   TableJob
	fits  []columnFit
	sheet *tableSheet
}

func (e *tableExport) write(ctx context.Context) {
	e.fit()
	setup := sheetSetup{
		name: e.b.names.take(e.job.Sheet, ""), paper: paperA4.code, tab: inkAccent, widths: naturalWidths(e.fits, tableSize),
		rows: tableHead + len(e.job.Rows), head: tableHead, footer: e.job.Title, printed: e.job.Printed,
	}
	if len(e.job.Columns) > manyColumns {
		setup.paper = paperA3.code
	}
	e.sheet = e.b.addSheet(setup)
	e.line(e.job.Title, look{size: paperA4.title, bold: true, ink: inkText, align: "left", overflow: true})
	e.line(e.job.Note, look{size: tableSize, ink: inkQuiet, align: "left", overflow: true})
	e.headings()
	e.rows(ctx)
	e.sheet.filter(tableHead, e.sheet.row)
	e.sheet.close()
}

// fit measures headings and cells.
func (e *tableExport) fit() {
	e.fits = make([]columnFit, len(e.job.Columns))
	for c, col := range e.job.Columns {
		longest := 0
		for _, row := range e.job.Rows {
			longest = max(longest, textWidth(cellText(row, c)))
		}
		if col.Kind == MoneyCells {
			longest += longest / 4 // the separators
		}
		least := max(tableLeast, headingRoom(col.Label, tableLine, 1))
		e.fits[c] = wrapping(longest, least, tableSize)
		e.fits[c].natural = max(e.fits[c].least, min(longest+em/4, tableWidest))
	}
}

// line writes a text that runs on over the columns beside it.
func (e *tableExport) line(s string, l look) {
	cells := make([]any, len(e.job.Columns))
	cells[0] = e.b.text(township.Clean(s), l)
	e.sheet.add(heightOf(1, l.size), cells)
}

func (e *tableExport) headings() {
	heading := look{size: tableSize, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	cells, lines := make([]any, len(e.job.Columns)), 1
	for c, col := range e.job.Columns {
		cells[c] = e.b.text(col.Label, heading)
		lines = max(lines, countLines(col.Label, e.room(c)))
	}
	e.sheet.add(max(tableRow, heightOf(lines, tableSize)), cells)
}

func (e *tableExport) room(c int) int { return e.fits[c].roomIn(e.sheet.widths[c], tableSize) }

func (e *tableExport) rows(ctx context.Context) {
	plain := look{size: tableSize, ink: inkText, grid: true, align: "left"}
	right := plain
	right.align = "right"
	texts, numbers := e.b.cellStyles(plain, false), e.b.cellStyles(right, true)
	for i, row := range e.job.Rows {
		cells, lines := make([]any, len(e.job.Columns)), 1
		for c, col := range e.job.Columns {
			s := township.Clean(cellText(row, c))
			cells[c] = e.cell(s, col.Kind, texts, numbers)
			lines = max(lines, countLines(s, e.room(c)))
		}
		e.sheet.add(max(tableRow, heightOf(lines, tableSize)), cells)
		if i%progressStep == 0 || i == len(e.job.Rows)-1 {
			e.b.keep(stopped(ctx))
			if e.job.Progress != nil {
				e.job.Progress(i+1, len(e.job.Rows))
			}
		}
	}
}

// cell makes a cell of a kind; what is no number of that kind stays the text it is.
func (e *tableExport) cell(s string, kind TableKind, texts, numbers cellStyles) any {
	switch kind {
	case WholeCells:
		if n, err := strconv.Atoi(s); err == nil {
			return excelize.Cell{StyleID: numbers.whole, Value: n}
		}
	case MoneyCells:
		if f, ok := township.ParseFen(s); ok {
			return excelize.Cell{StyleID: numbers.money, Value: yuan(f)}
		}
	case DecimalCells:
		if q, err := township.ParseQuantity(s); err == nil && s != "" {
			return excelize.Cell{StyleID: numbers.decimal, Value: q.Float()}
		}
	}
	return texts.textCell(e.b, s)
}
