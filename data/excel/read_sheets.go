package excel

import (
	"context"
	"strings"

	"taizhang/data/sheet"
)

// sheetReader reads the rows of one sheet of a list whose columns are known by their headings.
type sheetReader interface {
	row(sheet.Row) error
	lacks() string     // why the sheet was left out, “” of one that was read
	leftOut() []string // headings of the columns that were not read
}

// readSheets reads every sheet of a workbook, each with a reader of its own. taken is how many had the list; the notes say
// which sheets and columns were left out.
func readSheets(ctx context.Context, book *sheet.Book, begin func(*sheetReading) sheetReader) (notes []string, taken int, err error) {
	for _, s := range book.Sheets {
		r := begin(&sheetReading{reading: &reading{book: book, date1904: book.Date1904}, sheet: s})
		if err := book.Rows(ctx, s, r.row); err != nil {
			return nil, 0, err
		}
		if lacks := r.lacks(); lacks != "" {
			notes = append(notes, "工作表“"+s.Name+"”"+lacks+"，没有读取")
			continue
		}
		if unread := r.leftOut(); len(unread) > 0 {
			notes = append(notes, "工作表“"+s.Name+"”没有读取的列："+strings.Join(unread, "、"))
		}
		taken++
	}
	return notes, taken, nil
}
