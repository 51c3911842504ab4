package excel

import (
	"context"
	"fmt"
	"io"
	"time"

	"taizhang/app/township"
)

// HistoryJob is what WriteHistory makes a workbook of.
type HistoryJob struct {
	Office   string
	Subtitle string // which part of the history it is
	Rows     []township.HistoryRow
	Printed  time.Time // the printed date in the footer
	TempDir  string    // for what memory cannot hold, "" is the system's
}

const historySheet = "操作记录"

// historyColumn is a column of an exported history.
type historyColumn struct {
	label string
	width float64
	align string
	text  func(township.HistoryRow) string
}

// historyColumns tell who, when, from where, and old → new.
var historyColumns = []historyColumn{
	{"编号", 8, "center", func(r township.HistoryRow) string { return fmt.Sprint(r.Deed.ID) }},
	{"时间", 17, "center", func(r township.HistoryRow) string { return r.Deed.At.Format("2006-01-02 15:04") }},
	{"经办人", 10, "center", func(r township.HistoryRow) string { return r.Deed.Operator }},
	{"操作", 30, "left", func(r township.HistoryRow) string { return r.Deed.Title }},
	{"来源", 18, "left", func(r township.HistoryRow) string { return string(r.Deed.Origin) }},
	{"原因", 12, "left", func(r township.HistoryRow) string { return r.Deed.Reason }},
	{"状态", 9, "center", func(r township.HistoryRow) string { return r.Deed.StateWord() }},
	{"对象", 10, "center", func(r township.HistoryRow) string { return r.Record.Entity }},
	{"农户", 22, "left", func(r township.HistoryRow) string { return r.Record.Place }},
	{"记录", 18, "left", func(r township.HistoryRow) string { return r.Record.Name }},
	{"项目", 16, "left", func(r township.HistoryRow) string { return r.Field }},
	{"原值", 36, "left", func(r township.HistoryRow) string { return r.Old }},
	{"新值", 36, "left", func(r township.HistoryRow) string { return r.New }},
	{"文件位置", 16, "left", func(r township.HistoryRow) string { return sourceWords(r.Record.Source) }},
}

// sourceWords says where in a file a change stood.
func sourceWords(s township.Source) string {
	switch {
	case s.Row == 0:
		return s.Sheet
	case s.Sheet == "":
		return fmt.Sprintf("第%d行", s.Row)
	}
	return fmt.Sprintf("%s 第%d行", s.Sheet, s.Row)
}

// WriteHistory writes a part of the history as an .xlsx workbook, one row a changed field, for whoever examines it.
// Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteHistory(ctx context.Context, w io.Writer, job HistoryJob) error {
	b := newBook(job.TempDir)
	defer b.close()
	e := &ledgerExport{b: b, paper: paperA4}
	b.describe(job.Office+historySheet, job.Office, job.Printed)
	widths := make([]float64, len(historyColumns))
	for i, c := range historyColumns {
		widths[i] = c.width
	}
	sheet := b.addSheet(sheetSetup{
		name: b.names.take(historySheet, ""), paper: paperA3.code, tab: inkAccent, widths: widths,
		rows: headRows + len(job.Rows), head: headRows, footer: job.Office + " · " + historySheet, printed: job.Printed,
	})
	e.titleRows(sheet, job.Office+historySheet, job.Subtitle)
	head := look{size: rejectedSize, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	cells := make([]any, len(historyColumns))
	for i, c := range historyColumns {
		cells[i] = b.text(c.label, head)
	}
	sheet.add(rejectedRow, cells)
	for i, r := range job.Rows {
		if i%progressStep == 0 {
			b.keep(stopped(ctx))
		}
		addHistoryRow(sheet, r)
	}
	sheet.filter(headRows, sheet.row)
	sheet.close()
	return b.finish(ctx, w)
}

// addHistoryRow writes a row; what was taken back stays back.
func addHistoryRow(sheet *tableSheet, r township.HistoryRow) {
	cells := make([]any, len(historyColumns))
	lines := 1
	for i, c := range historyColumns {
		l := look{size: rejectedSize, ink: inkText, grid: true, align: c.align}
		if r.Deed.UndoneBy != 0 {
			l.ink = inkQuiet
		}
		text := township.Clean(c.text(r))
		lines = max(lines, countLines(text, columnFit{}.roomIn(c.width, rejectedSize)))
		cells[i] = sheet.b.text(text, l)
	}
	sheet.add(max(rejectedRow, heightOf(lines, rejectedSize)), cells)
}
