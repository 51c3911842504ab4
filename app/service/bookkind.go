package service

import (
	"context"
	"os"
	"path/filepath"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/data/sheet"
)

// KindOfBook says what kind of list a file holds, by its headings alone; “” for one that is neither a roster nor a list of
// issues. A file that cannot be read is the error of whatever would read it.
func (d *Desk) KindOfBook(ctx context.Context, path string) (township.BookKind, error) {
	copied, err := sheet.CopyIn(ctx, path, d.tempDir)
	if err != nil {
		return "", stopped(ctx, err)
	}
	defer os.Remove(copied)
	book, err := sheet.Open(ctx, copied, sheet.Options{TempDir: d.tempDir})
	if err != nil {
		return "", stopped(ctx, renamed(err, copied, filepath.Base(path)))
	}
	defer book.Close()
	kind, err := excel.KindOfBook(ctx, book)
	return kind, stopped(ctx, err)
}
