package excel

import (
	"context"
	"io"
	"time"

	"taizhang/app/township"
)

// MonthlyJob is what WriteMonthly makes a workbook of: an edition of the sweep's report.
type MonthlyJob struct {
	Edition township.MonthlyFile
	Printed time.Time // the printed date in the footer
	TempDir string    // for what memory cannot hold, "" is the system's
}

// WriteMonthly writes form F9 as an .xlsx workbook that prints as the paper does: title, 填报单位 and 填报时间, the seven
// columns, whose headings are repeated on every page. Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteMonthly(ctx context.Context, w io.Writer, job MonthlyJob) error {
	f := &job.Edition
	b := newBook(job.TempDir)
	defer b.close()
	b.describe(f.Title(), f.Unit, job.Printed)
	e := &issueExport{ledgerExport: &ledgerExport{b: b, paper: paperA4, total: len(f.Lines)}, list: &township.IssueList{}}
	s := &issueSheet{issueExport: e, volume: &township.IssueVolume{}}
	for _, c := range township.MonthlyColumns {
		s.columns = append(s.columns, township.IssueColumn{Label: c.Label, Weight: c.Weight, Long: c.Long})
	}
	for i := range f.Lines {
		row := make([]string, len(s.columns))
		for c, col := range township.MonthlyColumns {
			row[c] = township.Clean(col.Text(i+1, &f.Lines[i]))
		}
		s.texts = append(s.texts, row)
	}
	const head = 4 // title, month, who filled it in and when, headings
	s.sheet = b.addSheet(sheetSetup{
		name: b.names.take(f.Month, ""), paper: paperA4.code, tab: inkAccent, widths: s.widths(), rows: head + len(f.Lines) + 1, head: head,
		footer: f.Named(), printed: job.Printed,
	})
	e.titleRows(s.sheet, f.Title(), f.Note())
	unit, filled := f.Head()
	s.spread(s.plain(), unit, filled)
	s.addHeadings()
	s.addRows(ctx)
	s.sheet.close()
	return b.finish(ctx, w)
}
