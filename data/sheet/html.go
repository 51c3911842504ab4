package sheet

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// maxNesting bounds how deep tables stand inside one another.
const maxNesting = 64

// openHTML finds the tables of a web page, each a sheet.
func (b *Book) openHTML(ctx context.Context, src source, opt Options) error {
	head, err := readHead(src.all())
	if err != nil {
		return err
	}
	text, err := readText(ctx, src, head, declaredCharset(head))
	if err != nil {
		return err
	}
	page, err := b.pageOf(ctx, text, opt)
	if err != nil {
		return err
	}
	index := pageIndex{}
	if err := index.build(ctx, page); err != nil {
		return err
	}
	if len(index.tables) == 0 {
		return noTables(head)
	}
	b.Format = "html"
	b.Sheets = index.sheets(page)
	return nil
}

// noTables says what is wrong with a page without a table.
func noTables(head []byte) error {
	if bytes.Contains(bytes.ToLower(head), []byte("<frame")) {
		return unsupported("只是网页的外壳，数据在旁边的同名文件夹里。" + doSaveAs)
	}
	return unreadable("是网页，里面没有表格，多半是导出时登录已过期。请重新登录系统再导出一次。")
}

// declaredCharset returns the encoding that a page names in its head, nil for none that helps:
// Latin-1 is what systems write that never thought of it.
func declaredCharset(head []byte) encoding.Encoding {
	_, rest, found := bytes.Cut(bytes.ToLower(head), []byte("charset"))
	if !found {
		return nil
	}
	rest = bytes.TrimLeft(rest, " =\"'")
	end := bytes.IndexAny(rest, " \"'/>;")
	if end < 0 {
		return nil
	}
	e, name := charset.Lookup(string(rest[:end]))
	if e == charmap.Windows1252 || strings.HasPrefix(name, "utf-") || name == "replacement" {
		return nil
	}
	return e
}

// pageOf gives random access to the page as UTF-8: the file itself, or a decoded copy.
func (b *Book) pageOf(ctx context.Context, text plainText, opt Options) (source, error) {
	if text.decoder == nil {
		size := text.src.size - text.skip
		return source{io.NewSectionReader(text.src, text.skip, size), size}, nil
	}
	f, err := b.spool(opt.TempDir)
	if err != nil {
		return source{}, err
	}
	size, err := copyTo(f, text.open(ctx))
	return source{f, size}, err
}

// copyTo unpacks r into our own file and tells a full disk from a fault of the source.
func copyTo(w io.Writer, r io.Reader) (int64, error) {
	out := &failingWriter{w: w}
	size, err := io.Copy(out, r)
	if out.err != nil {
		return size, cannotUnpack(out.err)
	}
	return size, err
}

// failingWriter remembers that it was the writing that failed.
type failingWriter struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (f *failingWriter) Write(p []byte) (int, error) {
	n, err := f.w.Write(p)
	f.err = err
	return n, err
}

// pageIndex is what the first pass over a page finds.
type pageIndex struct {
	tables []*htmlGrid
	names  []string // of the worksheets, where Excel wrote the page
}

// build goes over the whole page.
func (p *pageIndex) build(ctx context.Context, page source) error {
	w := newHTMLWalker(ctx, page, 0)
	w.onComment = func(text []byte) { p.names = append(p.names, worksheetNames(text)...) }
	w.onClose = func(g *htmlGrid) error {
		if !g.content {
			return nil
		}
		if len(p.tables) >= maxSheets {
			return tooLarge("里有 %d 张以上的表，不像是花名册。"+doSaveAs, maxSheets)
		}
		g.buf, g.down = nil, nil
		p.tables = append(p.tables, g)
		return nil
	}
	if err := w.run(); err != nil {
		return err
	}
	slices.SortFunc(p.tables, func(a, b *htmlGrid) int { return int(a.offset - b.offset) })
	return nil
}

// worksheetNames finds <x:Name> in the description that Excel puts into a comment.
func worksheetNames(comment []byte) []string {
	var names []string
	parts := bytes.Split(comment, []byte("<x:ExcelWorksheet>"))
	for _, part := range parts[1:] {
		_, rest, found := bytes.Cut(part, []byte("<x:Name>"))
		name, _, ended := bytes.Cut(rest, []byte("</x:Name>"))
		if found && ended {
			names = append(names, html.UnescapeString(string(name)))
		}
	}
	return names
}

// sheets makes a sheet of every table that has content.
func (p *pageIndex) sheets(page source) []*Sheet {
	var sheets []*Sheet
	for i, g := range p.tables {
		name := strings.TrimSpace(strings.ToValidUTF8(string(g.caption), ""))
		switch {
		case name != "":
		case len(p.names) == len(p.tables):
			name = p.names[i]
		default:
			name = fmt.Sprintf("表%d", i+1)
		}
		sheets = append(sheets, &Sheet{
			Name: name, Merges: g.spans(),
			read: func(ctx context.Context, out *sink) error { return readTable(ctx, page, g.offset, out) },
		})
	}
	return sheets
}

// readTable reads the rows of the table whose tag stands at offset.
func readTable(ctx context.Context, page source, offset int64, out *sink) error {
	w := newHTMLWalker(ctx, page, offset)
	w.onOpen = func(g *htmlGrid) {
		if g.offset == offset {
			g.out = out
		}
	}
	w.onClose = func(g *htmlGrid) error {
		if g.offset == offset {
			return io.EOF
		}
		return nil
	}
	return w.run()
}
