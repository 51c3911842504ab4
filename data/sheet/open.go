package sheet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"taizhang/app/township"
)

// Open looks at the file's bytes, checks what can be checked before reading, and lists its
// sheets. Every error is a township.Error that names the file and says what to do: CodePassword
// where a password is needed or wrong, CodeBusy while Excel holds the file, CodeUnsupported for
// a sound file of another kind, CodeTooLarge over the limits, CodeUnreadable for damage.
func Open(ctx context.Context, path string, opt Options) (*Book, error) {
	base := baseName(path)
	book := &Book{Name: base}
	err := book.open(ctx, path, opt)
	if err != nil {
		closeErr := book.Close()
		return nil, named(base, errors.Join(err, closeErr))
	}
	return book, nil
}

// open fills b. The libraries for compound files and web pages were not written for hostile
// bytes: should one of them still panic, the file is called damaged.
func (b *Book) open(ctx context.Context, path string, opt Options) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = damagedBy(fmt.Errorf("panic: %v", r), "内部结构混乱")
		}
	}()
	f, size, err := openFile(path)
	if err != nil {
		return err
	}
	b.closers = append(b.closers, f.Close)
	if size == 0 {
		return unreadable("是空文件（0 字节），多半是拷贝或导出时中断了。" + doAgain)
	}
	head := make([]byte, min(size, headSize))
	if _, err := f.ReadAt(head, 0); err != nil {
		return err
	}
	if strings.HasPrefix(b.Name, "~$") && size < 1024 {
		return unreadable("是 Excel 打开文件时留下的临时文件，里面没有数据。请选择名字不带“~$”的那个文件。")
	}
	kind, err := shapeOf(head)
	if err != nil {
		return err
	}
	return b.openAs(ctx, kind, source{f, size}, opt)
}

// source is the bytes of a file or of a part of one.
type source struct {
	io.ReaderAt
	size int64
}

// all reads the source from its beginning.
func (s source) all() io.Reader { return io.NewSectionReader(s, 0, s.size) }

// readGuard keeps a library from taking in a directory of any size that a file claims to have.
type readGuard struct {
	r    io.ReaderAt
	left int64
	off  bool // the directory has been read
}

// ReadAt implements io.ReaderAt.
func (g *readGuard) ReadAt(p []byte, off int64) (int, error) {
	if !g.off {
		if g.left -= int64(len(p)); g.left < 0 {
			return 0, damaged("内部目录过大")
		}
	}
	return g.r.ReadAt(p, off)
}

// openAs hands the file to the reader of its kind.
func (b *Book) openAs(ctx context.Context, kind shape, src source, opt Options) error {
	switch kind {
	case shapeZip:
		return b.openXLSX(ctx, src)
	case shapeCompound:
		return b.openCompound(ctx, src, opt)
	case shapeHTML:
		return b.openHTML(ctx, src, opt)
	}
	return b.openCSV(ctx, src)
}

// openFile opens a regular file for reading and returns its size.
func openFile(path string) (*os.File, int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, err
	}
	switch {
	case info.IsDir():
		return nil, 0, unsupported("是文件夹，不是文件。请打开它，选择里面的 .xlsx、.xls 或 .csv 文件。")
	case !info.Mode().IsRegular():
		return nil, 0, unsupported("不是普通文件，读不了。请选择 .xlsx、.xls 或 .csv 文件。")
	case info.Size() > MaxFile:
		return nil, 0, tooLargeFile(info.Size())
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// tooLargeFile refuses a file before a byte of it is read.
func tooLargeFile(size int64) error {
	return &failure{code: township.CodeTooLarge, text: fmt.Sprintf(
		"有 %d MB，超过 %d MB 的上限，不像是花名册。请核对是否选错了文件，或按村拆成几个文件再导入。",
		size>>20, MaxFile>>20)}
}

// spool makes a file of our own for what must be unpacked. Where the system allows it the file
// loses its name at once, so that not even a crash leaves it behind; else closing the book removes it.
func (b *Book) spool(dir string) (*os.File, error) {
	f, err := os.CreateTemp(dir, "sheet-*.part")
	if err != nil {
		return nil, cannotUnpack(err)
	}
	unnamed := os.Remove(f.Name()) == nil
	b.closers = append(b.closers, func() error {
		if unnamed {
			return f.Close()
		}
		return errors.Join(f.Close(), os.Remove(f.Name()))
	})
	return f, nil
}

// cannotUnpack says that our own temporary folder cannot take what must be unpacked.
func cannotUnpack(err error) error {
	return &failure{
		code:  township.CodeWrite,
		text:  "读取时要用临时空间，但写不进去，多半是磁盘已满。请清理磁盘后再试。",
		cause: err,
	}
}
