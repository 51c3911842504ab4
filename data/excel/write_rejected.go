package excel

import (
	"context"
	"io"
	"time"

	"taizhang/app/township"
)

// RejectedJob is what WriteRejected makes a workbook of: the rows that an import refused.
type RejectedJob struct {
	Sheets  []RejectedSheet
	Office  string    // for the document's properties; may be “”
	Printed time.Time // the same, and in the footer; may be zero
	TempDir string    // for what memory cannot hold, "" is the system's
}

// RejectedSheet is one sheet of the file that came in, with its refused rows only.
type RejectedSheet struct {
	Name   string
	Head   [][]string // the rows above the data as text: titles, then one or two header rows
	Merges []HeadMerge
	Rows   []RejectedRow
}

// HeadMerge is a merged range within RejectedSheet.Head, both ends included; rows count from 1,
// columns from 0.
type HeadMerge struct{ FirstRow, LastRow, FirstCol, LastCol int }

// RejectedRow is one refused row.
type RejectedRow struct {
	Number int      // in the file that came in, from 1
	Cells  []string // as they stood there
	Column int      // the one at fault, from 0; -1 when it is the row as a whole
	Reason string   // a sentence
}

// The headings of the two columns that WriteRejected adds. No field of a roster has such a heading, so the
// import passes over them when the mended file comes back.
const (
	RejectedNumberHeading = "原行号"
	RejectedReasonHeading = "拒收原因"
)

// WriteRejected writes the refused rows as an .xlsx workbook that looks like the file they came from: the
// same sheets, titles and headings, the cells as text, the one at fault in colour, and behind them
// the number of the row and the reason. Mended there, the file can be imported as it is. Cancelling
// ctx gives CodeCancelled; an error of w is returned as it is.
func WriteRejected(ctx context.Context, w io.Writer, job RejectedJob) error {
	if len(job.Sheets) == 0 {
		return township.Errorf(township.CodeInvalid, "没有被拒收的行，表格没有写出。")
	}
	b := newBook(job.TempDir)
	defer b.close()
	b.describe("拒收行", job.Office, job.Printed)
	for _, s := range job.Sheets {
		if b.keep(stopped(ctx)); b.err != nil {
			return b.err
		}
		r := &rejectedSheet{b: b, in: s.cleaned(), printed: job.Printed}
		r.write(ctx)
	}
	return b.finish(ctx, w)
}

// cleaned returns a copy whose texts hold nothing that XML cannot; line breaks stay.
func (s RejectedSheet) cleaned() RejectedSheet {
	head := make([][]string, len(s.Head))
	for i, row := range s.Head {
		head[i] = cleanCells(row)
	}
	rows := make([]RejectedRow, len(s.Rows))
	for i, r := range s.Rows {
		r.Cells, r.Reason = cleanCells(r.Cells), cleanLines(r.Reason)
		rows[i] = r
	}
	s.Head, s.Rows = head, rows
	return s
}

func cleanCells(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = cleanLines(c)
	}
	return out
}
