// Package sheet reads the tables that arrive on a USB stick — .xlsx and .xlsm, legacy .xls,
// HTML tables that are called .xls, csv and tab-separated text — into one stream of typed
// cells. What a file is, its bytes decide and never its name. The package knows nothing of
// households: it says which cells a file holds, or in a Chinese sentence why it cannot.
package sheet

import (
	"context"
	"path/filepath"
)

// The limits that keep memory and time bounded whatever a file claims.
const (
	MaxRows       = 200_000   // rows with content in one sheet
	MaxCols       = 300       // columns with content in one sheet
	MaxFile       = 300 << 20 // bytes of one file
	inflateBudget = 512 << 20 // bytes that all parts of one workbook unpack to
	maxMerges     = 200_000   // merged ranges in one file
	maxSheets     = 1000      // sheets in one file
)

// Kind says what a cell holds.
type Kind uint8

// The kinds of cell. An empty string is Empty: no caller needs the difference.
const (
	Empty Kind = iota
	Text
	Number
	Bool
	Fault // an error value such as #N/A
)

// Cell is one value as the file holds it. Nothing is trimmed, cleaned or formatted.
type Cell struct {
	Kind Kind
	// Text is the string as stored; for a Number its digits exactly as an .xlsx stores them,
	// for .xls the shortest decimal; for a Bool "TRUE" or "FALSE"; for a Fault "#N/A" and the like.
	Text     string
	Value    float64 // of a Number
	Date     bool    // a Number whose format shows a date or a time: Value is an Excel serial
	Formula  bool    // the value was computed by a formula
	Uncached bool    // a formula without a stored result: Kind is Empty
}

// Row is one row that has content. Cells[i] stands in column i (0 is A); empty cells at the
// end are cut off. Cells may be reused after the callback returns: copy what must stay.
type Row struct {
	Number int  // row in the sheet, line in a csv, <tr> in an HTML table; from 1
	Hidden bool // hidden by hand or by a filter
	Cells  []Cell
}

// Range is a merged block of cells, both ends included; rows count from 1, columns from 0.
// Its text stands in the top-left cell.
type Range struct{ FirstRow, LastRow, FirstCol, LastCol int }

// Sheet is one table of a book. Its merged ranges are known before its rows are read.
type Sheet struct {
	Name   string
	Hidden bool
	Merges []Range

	read func(ctx context.Context, out *sink) error
}

// Options are what the caller may have to add to the bare path.
type Options struct {
	Password string // for an encrypted workbook
	TempDir  string // our own folder for parts that must be unpacked; "" is os.TempDir
}

// Book is an open file, for one goroutine at a time. Close it when done.
type Book struct {
	Format   string // "xlsx", "xls", "html" or "csv"
	Name     string // base name of the file, for sentences
	Date1904 bool   // serial dates count from 1904-01-01 instead of 1899-12-30
	Sheets   []*Sheet

	closers []func() error
}

// Rows calls yield for every row of s that has content, in order. It returns yield's own error
// as it is, and a cancelled context as CodeCancelled. It may be called again for the same sheet.
func (b *Book) Rows(ctx context.Context, s *Sheet, yield func(Row) error) error {
	out := &sink{ctx: ctx, yield: yield, sheet: s.Name}
	err := s.read(ctx, out)
	if out.stopped != nil {
		return out.stopped
	}
	return named(b.Name, err)
}

// Close releases the file and whatever was unpacked from it.
func (b *Book) Close() error {
	var first error
	for i := len(b.closers) - 1; i >= 0; i-- {
		if err := b.closers[i](); err != nil && first == nil {
			first = err
		}
	}
	b.closers = nil
	return first
}

// ColumnName returns the letters over column i: 0 is A, 26 is AA.
func ColumnName(i int) string {
	var buf [16]byte
	at := len(buf)
	for n := i + 1; n > 0; n = (n - 1) / 26 {
		at--
		buf[at] = byte('A' + (n-1)%26)
	}
	return string(buf[at:])
}

// baseName is the file's name in sentences.
func baseName(path string) string { return filepath.Base(path) }
