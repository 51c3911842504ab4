package page

import (
	"io"
	"strings"
	"sync"
	"time"

	"github.com/jung-kurt/gofpdf"

	"taizhang/app/township"
	"taizhang/reports/font"
)

// product names the program in the properties of the PDF.
const product = "台账"

// gofpdfTurn lets one document at a time into the parts of gofpdf that read font files: while it cuts
// a subset it writes padding behind the tables of the file, which all documents share.
var gofpdfTurn sync.Mutex

// Properties are what a PDF reader shows about a document.
type Properties struct {
	Title, Author string
	Made          time.Time // the only date in the file: the same content gives the same bytes
}

// Document is a PDF in the making. Errors are kept and come out of Write.
type Document struct {
	pdf      *gofpdf.Fpdf
	pen      pen
	faces    map[*font.Face]*usage
	current  Type // as gofpdf has it
	fallback *font.Fallback
	observe  func(Mark)
	missing  []Missing
}

// Mark is a text as it was put on paper, for whoever wants to check the layout.
type Mark struct {
	Page   int    // from 1, in the whole document
	Text   string // one line
	Box    Rect   // that it covers: its width by one em
	Within Rect   // that it belongs into: the cell, the heading, …
	Size   float64
}

// Missing is a text with a character that no font at hand has: it was printed with □ instead.
type Missing struct {
	Page int // from 1, in the whole document
	Text string
}

// New starts a document. Runes that the fonts lack are drawn from fallback.
func New(p Properties, fallback *font.Fallback) *Document {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(p.Made)
	pdf.SetModificationDate(p.Made)
	pdf.SetTitle(wideUTF8(p.Title), true)
	pdf.SetAuthor(wideUTF8(p.Author), true)
	pdf.SetCreator(wideUTF8(product), true)
	pdf.SetProducer(wideUTF8(product), true)
	return &Document{pdf: pdf, faces: map[*font.Face]*usage{}, fallback: fallback}
}

// Observe has every text that is put on paper from now on reported to f.
func (d *Document) Observe(f func(Mark)) { d.observe = f }

// AddSheet begins a sheet.
func (d *Document) AddSheet(s Sheet) {
	d.flush()
	orientation, short, long := "P", s.Width, s.Height
	if s.Width > s.Height {
		orientation, short, long = "L", s.Height, s.Width
	}
	d.pdf.AddPageFormat(orientation, gofpdf.SizeType{Wd: short, Ht: long})
	d.current = Type{}
	d.pen.reset(s.Height)
}

// Pages is the number of sheets so far.
func (d *Document) Pages() int { return d.pdf.PageCount() }

// Missing lists the texts that could not be printed in full, in the order of the sheets.
func (d *Document) Missing() []Missing { return d.missing }

// bookmarkRunes bounds a title in the reader's side bar.
const bookmarkRunes = 60

// Bookmark puts a title for the current sheet into the outline; level 0 is the top.
func (d *Document) Bookmark(level int, title string) {
	d.use(Type{font.Sans(), 10}) // gofpdf takes the encoding of the title from the font
	runes := []rune(font.Tidy(title))
	if len(runes) > bookmarkRunes {
		runes = append(runes[:bookmarkRunes-1], '…')
	}
	d.pdf.Bookmark(wideUTF8(string(runes)), level, 0)
}

// wideUTF8 writes runes beyond U+FFFF as two surrogates of three bytes each, because gofpdf turns
// the strings around the pages into UTF-16 three bytes at a time.
func wideUTF8(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= 0xFFFF {
			b.WriteRune(r)
			continue
		}
		r -= 0x10000
		for _, half := range [2]rune{0xD800 + r>>10, 0xDC00 + r&0x3FF} {
			b.Write([]byte{0xE0 | byte(half>>12), 0x80 | byte(half>>6&0x3F), 0x80 | byte(half&0x3F)})
		}
	}
	return b.String()
}

// flush hands the operators so far to gofpdf.
func (d *Document) flush() {
	if len(d.pen.ops) > 0 {
		d.pdf.RawWriteStr(string(d.pen.ops))
		d.pen.ops = d.pen.ops[:0]
	}
}

// use makes t the current font.
func (d *Document) use(t Type) *usage {
	u, ok := d.faces[t.Face]
	if !ok {
		u = newUsage(t.Face)
		d.faces[t.Face] = u
		gofpdfTurn.Lock()
		d.pdf.AddUTF8FontFromBytes(t.Face.Name(), "", t.Face.Bytes())
		gofpdfTurn.Unlock()
	}
	if d.current != t {
		d.flush()
		d.pdf.SetFont(t.Face.Name(), "", t.Size)
		d.current = t
	}
	return u
}

// Write finishes the document and writes it to w. The document cannot be used afterwards.
// The error is a *township.Error.
func (d *Document) Write(w io.Writer) error {
	d.flush()
	d.declareUsed()
	out := &corrector{w: w, maps: map[string][]byte{}}
	for face, u := range d.faces {
		out.maps[face.Name()] = u.toUnicode()
	}
	gofpdfTurn.Lock()
	defer gofpdfTurn.Unlock()
	if err := d.pdf.Output(out); err != nil {
		if out.failed != nil {
			return writeError(out.failed)
		}
		return township.Because(township.CodeInternal, err, "生成 PDF 时程序内部出错，没有生成文件。请重试；若再次出现，请把日志交给维护人员。")
	}
	return nil
}
