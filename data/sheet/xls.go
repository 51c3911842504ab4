package sheet

import (
	"context"

	"github.com/richardlehane/mscfb"
)

// legacyBook is a BIFF8 stream, held whole: it is never longer than its file.
type legacyBook struct {
	stream  []byte
	merges  int    // how many more merged ranges the sheets may have
	records int    // how many more records they may have; sheets that overlap run out of them
	dates   []bool // by XF: shows a date or a time
	sst     record // the table of shared strings; without data for none
	shared  []string
	loaded  bool
}

// openXLS reads the globals of a legacy workbook and looks over its sheets.
func (b *Book) openXLS(ctx context.Context, stream *mscfb.File, fileSize int64, opt Options) error {
	data, err := readStream(ctx, stream, fileSize)
	if err != nil {
		return err
	}
	book := &legacyBook{stream: data, merges: maxMerges, records: len(data) / 4}
	if err := book.unlock(ctx, opt.Password); err != nil {
		return err
	}
	globals, err := book.readGlobals()
	if err != nil {
		return err
	}
	b.Format, b.Date1904 = "xls", globals.date1904
	for i, listed := range globals.sheets {
		if i >= maxSheets {
			return tooManySheets()
		}
		if err := book.addSheet(ctx, b, listed); err != nil {
			return err
		}
	}
	if len(b.Sheets) == 0 {
		return unsupported("里没有工作表。请核对是否选错了文件。")
	}
	return nil
}

// unlock decrypts the stream if its globals hold a FILEPASS record, which stands before anything
// that is encrypted.
func (l *legacyBook) unlock(ctx context.Context, password string) error {
	for at := 0; ; {
		rec, ok := recordAt(l.stream, at)
		if !ok || rec.kind == recEOF {
			return nil
		}
		if rec.kind == recFilePass {
			k := parseFilePass(rec.data)
			if k == nil {
				return unsupported("有打开密码，这种旧格式的密码解不开。" +
					"请用 Excel 或 WPS 打开它，去掉密码，另存为 .xlsx 后再导入。")
			}
			if err := tryPassword(password, k.try); err != nil {
				return err
			}
			return k.decrypt(ctx, l.stream)
		}
		at = rec.next
	}
}

// legacyGlobals is what the first substream says about the whole book.
type legacyGlobals struct {
	date1904 bool
	codes    map[int]string // number formats by id
	xfs      []int          // format id of each XF
	sheets   []legacySheet
}

// legacySheet is one entry of the list of sheets.
type legacySheet struct {
	name   string
	hidden bool
	offset int // of its BOF in the stream
}

// readGlobals reads the workbook substream, up to its EOF.
func (l *legacyBook) readGlobals() (*legacyGlobals, error) {
	first, ok := recordAt(l.stream, 0)
	if !ok || first.kind != recBOF || len(first.data) < 4 {
		return nil, damaged("开头不是工作簿")
	}
	if u16(first.data) != versionBIFF8 {
		return nil, unsupported("是 Excel 95 或更早版本的旧格式，太旧了，读不了。" + doSaveAs)
	}
	g := &legacyGlobals{codes: map[int]string{}}
	for at := first.next; ; {
		rec, ok := recordAt(l.stream, at)
		if !ok {
			return nil, damaged("工作簿的总表不完整")
		}
		if rec.kind == recEOF {
			break
		}
		if err := l.global(g, rec); err != nil {
			return nil, err
		}
		at = rec.next
	}
	l.dates = make([]bool, len(g.xfs))
	for i, id := range g.xfs {
		l.dates[i] = isDateFormat(id, g.codes)
	}
	return g, nil
}

// versionBIFF8 and worksheetType are what the BOF of a readable substream says.
const (
	versionBIFF8  = 0x0600
	worksheetType = 0x0010
)

// global takes one record of the workbook substream.
func (l *legacyBook) global(g *legacyGlobals, rec record) error {
	d := rec.data
	switch rec.kind {
	case recDate1904:
		g.date1904 = len(d) >= 2 && u16(d) == 1
	case recFormat:
		code, ok := plainString(l.stream, rec, 2, 2)
		if !ok {
			return damaged("数字格式")
		}
		g.codes[u16(d)] = code
	case recXF:
		if len(d) < 4 {
			return damaged("单元格格式")
		}
		g.xfs = append(g.xfs, u16(d[2:]))
	case recSST:
		l.sst = rec
	case recBoundSheet:
		return l.boundSheet(g, rec)
	}
	return nil
}

// boundSheet takes one entry of the list of sheets; charts, macros and modules are left out.
func (l *legacyBook) boundSheet(g *legacyGlobals, rec record) error {
	const visibility, kind, name = 4, 5, 6
	text, ok := plainString(l.stream, rec, name, 1)
	if !ok {
		return damaged("工作表的名单")
	}
	if rec.data[kind] != 0 {
		return nil
	}
	g.sheets = append(g.sheets, legacySheet{
		name:   text,
		hidden: rec.data[visibility]&3 != 0,
		offset: int(u32(rec.data)),
	})
	return nil
}

// addSheet looks over a sheet for merged ranges and adds it to the book.
func (l *legacyBook) addSheet(ctx context.Context, b *Book, listed legacySheet) error {
	layout, err := l.layoutOf(ctx, listed)
	if err != nil {
		return err
	}
	b.Sheets = append(b.Sheets, &Sheet{
		Name: listed.name, Hidden: listed.hidden, Merges: layout.merges,
		read: func(ctx context.Context, out *sink) error {
			r := &legacyReader{book: l, out: out, hidden: layout.hidden}
			return r.run(ctx, layout)
		},
	})
	return nil
}

// sharedString returns string i of the shared table, reading it when it is first needed.
func (l *legacyBook) sharedString(i int) (string, error) {
	if !l.loaded {
		if err := l.loadShared(); err != nil {
			return "", err
		}
	}
	if i < 0 || i >= len(l.shared) {
		return "", damaged("单元格指向不存在的文字")
	}
	return l.shared[i], nil
}

// loadShared reads as many strings as the table has; what its head claims is not believed.
func (l *legacyBook) loadShared() error {
	if len(l.sst.data) < 8 {
		l.loaded = true
		return nil
	}
	claimed := int(u32(l.sst.data[4:]))
	p := piecesOf(l.stream, l.sst)
	p.cur = p.cur[8:]
	var pool stringPool
	for range claimed {
		if p.done() {
			break
		}
		text, ok := p.longString(pool.scratch[:0])
		if !ok {
			return damaged("文字表不完整")
		}
		pool.scratch = text
		if err := pool.add(); err != nil {
			return err
		}
	}
	l.shared, l.loaded = pool.finish(), true
	return nil
}

// errorName returns the word for an error code.
func errorName(code byte) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	}
	return "#N/A"
}
