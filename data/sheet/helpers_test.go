package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
)

// writeFile lays data into a file of the test's own folder.
func writeFile(tb testing.TB, name string, data []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// mustOpen opens a file that must be readable.
func mustOpen(tb testing.TB, path string) *Book {
	tb.Helper()
	book, err := Open(tb.Context(), path, Options{TempDir: tb.TempDir()})
	if err != nil {
		tb.Fatalf("Open(%s): %v", filepath.Base(path), err)
	}
	tb.Cleanup(func() {
		if err := book.Close(); err != nil {
			tb.Errorf("Close: %v", err)
		}
	})
	return book
}

// readRows reads a sheet into rows that stay.
func readRows(tb testing.TB, book *Book, s *Sheet) ([]Row, error) {
	tb.Helper()
	var rows []Row
	err := book.Rows(tb.Context(), s, func(r Row) error {
		r.Cells = append([]Cell(nil), r.Cells...)
		rows = append(rows, r)
		return nil
	})
	return rows, err
}

// mustRows is readRows for a sheet that must be readable.
func mustRows(tb testing.TB, book *Book, s *Sheet) []Row {
	tb.Helper()
	rows, err := readRows(tb, book, s)
	if err != nil {
		tb.Fatalf("Rows(%s): %v", s.Name, err)
	}
	return rows
}

// lines writes rows down for comparison: number, “~” if hidden, cells between bars, each with a
// letter for its kind: t, n, d (date), b, e, and “=” before what a formula computed.
func lines(rows []Row) []string {
	var out []string
	for _, r := range rows {
		var b strings.Builder
		fmt.Fprint(&b, r.Number)
		if r.Hidden {
			b.WriteByte('~')
		}
		for _, c := range r.Cells {
			b.WriteByte('|')
			b.WriteString(cellWords(c))
		}
		out = append(out, b.String())
	}
	return out
}

func cellWords(c Cell) string {
	letter := map[Kind]string{Empty: "", Text: "t:", Number: "n:", Bool: "b:", Fault: "e:"}[c.Kind]
	if c.Date {
		letter = "d:"
	}
	prefix := ""
	if c.Formula {
		prefix = "="
	}
	if c.Uncached {
		prefix = "=?"
	}
	return prefix + letter + c.Text
}

// wantLines compares rows written down and shows the first that differ.
func wantLines(tb testing.TB, rows []Row, want ...string) {
	tb.Helper()
	got := lines(rows)
	shown := 0
	for i := range max(len(got), len(want)) {
		g, w := "(none)", "(none)"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w && shown < 5 {
			tb.Errorf("row %d:\n got  %q\n want %q", i, g, w)
			shown++
		}
	}
}

// wantError checks code and words of a refusal; every sentence names the file.
func wantError(tb testing.TB, err error, code township.Code, fragments ...string) {
	tb.Helper()
	if township.CodeOf(err) != code {
		tb.Fatalf("code: got %q (%v), want %q", township.CodeOf(err), err, code)
	}
	for _, fragment := range fragments {
		if !strings.Contains(township.Say(err), fragment) {
			tb.Errorf("sentence %q lacks %q", township.Say(err), fragment)
		}
	}
}

// refusal opens and reads data under a name and returns the error.
func refusal(tb testing.TB, name string, data []byte) error {
	tb.Helper()
	return openAndRead(tb, writeFile(tb, name, data))
}

// openAndRead opens a file, reads every sheet to its end and returns the first error.
func openAndRead(tb testing.TB, path string) error {
	tb.Helper()
	book, err := Open(tb.Context(), path, Options{TempDir: tb.TempDir()})
	if err != nil {
		return err
	}
	for _, s := range book.Sheets {
		if err := book.Rows(tb.Context(), s, func(Row) error { return nil }); err != nil {
			return closeAfter(book, err)
		}
	}
	return book.Close()
}

// closeAfter closes a book whose error matters more.
func closeAfter(book *Book, err error) error {
	_ = book.Close()
	return err
}

// The parts of the smallest workbook.
const (
	nsMain     = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	nsRelation = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`

	rootRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + nsRelation + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + nsRelation + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + nsRelation + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId3" Type="` + nsRelation + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	bookXML = `<workbook ` + nsMain + ` xmlns:r="` + nsRelation + `"><sheets>` +
		`<sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`
	stylesXML = `<styleSheet ` + nsMain + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>`
	stringsXML = `<sst ` + nsMain + `><si><t>姓名</t></si><si><r><t xml:space="preserve">张 </t></r><r><rPr/><t>三</t></r>` +
		`<rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t> 去空白 </t></si><si><t>甲_x000D_乙_x005F_x000D_</t></si></sst>`
)

// parts are the parts of a package by name.
type parts map[string]string

// smallBook is a workbook whose one sheet has the given inside of <sheetData>.
func smallBook(sheetData string) parts {
	return parts{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":                rootRels,
		"xl/workbook.xml":            bookXML,
		"xl/_rels/workbook.xml.rels": bookRels,
		"xl/styles.xml":              stylesXML,
		"xl/sharedStrings.xml":       stringsXML,
		"xl/worksheets/sheet1.xml":   `<worksheet ` + nsMain + `><sheetData>` + sheetData + `</sheetData></worksheet>`,
	}
}

// with returns the parts with one changed or added; an empty text takes it out.
func (p parts) with(name, text string) parts {
	out := parts{}
	for k, v := range p {
		out[k] = v
	}
	if out[name] = text; text == "" {
		delete(out, name)
	}
	return out
}

// zip packs the parts.
func (p parts) zip(tb testing.TB) []byte {
	tb.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	names := map[string]*zip.File{}
	for name := range p {
		names[name] = nil
	}
	for _, name := range sortedKeys(names) {
		f, err := w.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := f.Write([]byte(p[name])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

// rowsOf opens the parts as a workbook and reads its first sheet.
func (p parts) rowsOf(tb testing.TB) ([]Row, error) {
	tb.Helper()
	book, err := Open(tb.Context(), writeFile(tb, "试.xlsx", p.zip(tb)), Options{})
	if err != nil {
		return nil, err
	}
	rows, err := readRows(tb, book, book.Sheets[0])
	if closeErr := book.Close(); err == nil {
		err = closeErr
	}
	return rows, err
}
