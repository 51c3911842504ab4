package excel

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// book is a workbook being written. The first error sticks: the calls after it do nothing, and
// finish returns it, so the code that lays out a sheet reads as the sheet does.
type book struct {
	file   *excelize.File
	names  sheetNames
	styles map[look]int
	sheets int
	err    error
}

// programName stands where a workbook says which program wrote it.
const programName = "台账"

// newBook starts an empty workbook; tempDir takes sheets that are too large for memory, "" is the system's.
func newBook(tempDir string) *book {
	b := &book{
		file:   excelize.NewFile(excelize.Options{TmpDir: tempDir}),
		names:  sheetNames{},
		styles: map[look]int{},
	}
	b.keep(b.file.SetDefaultFont(fontName))
	return b
}

// keep remembers the first error.
func (b *book) keep(err error) {
	if b.err == nil && err != nil {
		b.err = err
	}
}

// describe sets the document properties; the library would name its own author. An unknown time is left as
// the library's, for Excel takes no year 1.
func (b *book) describe(title, office string, at time.Time) {
	if office == "" {
		office = programName
	}
	stamp := ""
	if !at.IsZero() {
		stamp = at.UTC().Format(time.RFC3339)
	}
	b.keep(b.file.SetDocProps(&excelize.DocProperties{
		Title: title, Creator: office, LastModifiedBy: office, Created: stamp, Modified: stamp, Language: "zh-CN",
	}))
	b.keep(b.file.SetAppProps(&excelize.AppProperties{Application: programName, Company: office}))
}

// finish writes the workbook to w.
func (b *book) finish(ctx context.Context, w io.Writer) error {
	if b.keep(stopped(ctx)); b.err != nil {
		return b.err
	}
	buf, err := b.file.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("build workbook: %w", err)
	}
	_, err = w.Write(buf.Bytes())
	return err
}

// close frees memory and temporary files.
func (b *book) close() { _ = b.file.Close() }

// stopped returns the clerk's sentence once ctx is done.
func stopped(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return township.Because(township.CodeCancelled, err, "已停止生成表格，没有写出文件。")
	}
	return nil
}

// sheetSetup is everything about a sheet that must be known before its first row is streamed.
type sheetSetup struct {
	name    string // from book.names
	paper   int    // Excel's number: 8 is A3, 9 is A4
	tab     township.RGB
	widths  []float64
	rows    int    // how many will be written
	head    int    // rows that are frozen, and repeated on every printed page; at least 1
	footer  string // left part: what a loose sheet belongs to
	printed time.Time
}

// tableSheet is a sheet that takes its rows in order.
type tableSheet struct {
	b      *book
	name   string
	stream *excelize.StreamWriter
	widths []float64
	row    int     // the last one written
	height float64 // of all that are written, in points
}

// addSheet makes the next sheet and its page. What the library writes in front of the rows (properties, size) has to be
// set before the stream is opened; panes and widths after it, but before the first row.
func (b *book) addSheet(s sheetSetup) *tableSheet {
	t := &tableSheet{b: b, name: s.name, widths: s.widths}
	if b.err != nil {
		return t
	}
	if b.sheets++; b.sheets == 1 {
		b.keep(b.file.SetSheetName("Sheet1", t.name))
	} else {
		_, err := b.file.NewSheet(t.name)
		b.keep(err)
	}
	colour := fmt.Sprintf("%06X", uint32(s.tab))
	b.keep(b.file.SetSheetProps(t.name, &excelize.SheetPropsOptions{FitToPage: new(true), TabColorRGB: &colour}))
	b.keep(b.file.SetSheetDimension(t.name, "A1:"+cellName(t.lastCol(), max(s.rows, 1))))
	b.setPage(t.name, s)
	var err error
	t.stream, err = b.file.NewStreamWriter(t.name)
	b.keep(err)
	for i := len(s.widths); i > 0; i-- { // the library puts each in front of the others, and Excel wants them in order
		t.try(func() error { return t.stream.SetColWidth(i, i, s.widths[i-1]) })
	}
	t.freeze(s.head)
	return t
}

// setPage sets up printing: landscape, one page wide, repeated header, footer.
func (b *book) setPage(name string, s sheetSetup) {
	side, upper, inner := 10/25.4, 12/25.4, 6/25.4
	b.keep(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &s.paper, Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0),
	}))
	b.keep(b.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Bottom: &upper, Header: &inner, Footer: &inner, Horizontally: new(true),
	}))
	right := ""
	if !s.printed.IsZero() {
		right = "&R打印日期 " + string(township.DateOf(s.printed))
	}
	b.keep(b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddFooter: "&L" + footerText(s.footer) + "&C第&P页 共&N页" + right,
	}))
	b.repeat(name, s.head)
}

// repeat prints the first rows of the sheet that was added last on each of its pages. Only the first name
// is set by the library, which compares each with all before it; the others are copies of it.
func (b *book) repeat(name string, rows int) {
	target := fmt.Sprintf("'%s'!$1:$%d", name, rows)
	names := b.file.WorkBook.DefinedNames
	if names == nil {
		b.keep(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: target}))
		return
	}
	twin := names.DefinedName[0]
	twin.Data, twin.LocalSheetID = target, new(b.sheets-1)
	names.DefinedName = append(names.DefinedName, twin)
}

// longestFooter leaves room for the page numbers in the 255 units that Excel allows.
const longestFooter = 150

// footerText escapes the sign that starts a code in headers and footers.
func footerText(s string) string {
	return strings.ReplaceAll(cutUTF16(s, longestFooter), "&", "&&")
}

// cellName is the reference of a cell; col counts from 0, row from 1.
func cellName(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col+1, row)
	return name
}

// lastCol is the last column, from 0.
func (t *tableSheet) lastCol() int { return max(len(t.widths), 1) - 1 }

// try runs f unless something has failed before.
func (t *tableSheet) try(f func() error) {
	if t.b.err == nil {
		t.b.keep(f())
	}
}

// freeze keeps the first rows in sight.
func (t *tableSheet) freeze(rows int) {
	at := cellName(0, rows+1)
	t.try(func() error {
		return t.stream.SetPanes(&excelize.Panes{
			Freeze: true, YSplit: rows, TopLeftCell: at, ActivePane: "bottomLeft",
			Selection: []excelize.Selection{{SQRef: at, ActiveCell: at, Pane: "bottomLeft"}},
		})
	})
}

// add writes the next row.
func (t *tableSheet) add(height float64, cells []any) {
	t.row++
	t.height += height
	t.try(func() error {
		return t.stream.SetRow(cellName(0, t.row), cells, excelize.RowOpts{Height: height})
	})
}

// merge joins cells of written rows; columns count from 0. A single cell is left alone.
func (t *tableSheet) merge(firstRow, lastRow, firstCol, lastCol int) {
	if firstRow == lastRow && firstCol == lastCol {
		return
	}
	t.try(func() error {
		return t.stream.MergeCell(cellName(firstCol, firstRow), cellName(lastCol, lastRow))
	})
}

// breakBefore begins a new printed page with a row.
func (t *tableSheet) breakBefore(row int) {
	t.try(func() error { return t.stream.InsertPageBreak(cellName(0, row)) })
}

// filter puts filter buttons on a header row, for the rows down to last.
func (t *tableSheet) filter(header, last int) {
	t.try(func() error {
		return t.b.file.AutoFilter(t.name, cellName(0, header)+":"+cellName(t.lastCol(), max(last, header)), nil)
	})
}

// link makes a cell jump to the top of another sheet.
func (t *tableSheet) link(col, row int, sheet, tip string) {
	t.try(func() error {
		return t.b.file.SetCellHyperLink(t.name, cellName(col, row), "'"+sheet+"'!A1", "Location",
			excelize.HyperlinkOpts{Tooltip: &tip})
	})
}

// close ends the sheet. Digits that are text on purpose get no green corner.
func (t *tableSheet) close() {
	t.try(func() error {
		area := "A1:" + cellName(t.lastCol(), max(t.row, 1))
		return t.b.file.AddIgnoredErrors(t.name, area, excelize.IgnoredErrorsNumberStoredAsText)
	})
	t.try(func() error { return t.stream.Flush() })
}
