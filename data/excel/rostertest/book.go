// Package rostertest makes rosters for tests the way they arrive on a stick: as workbooks and csv files with every
// cell under control, so that a test can put any damage into one.
package rostertest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The cells that are not plain text (string), numbers (int, float64) or nothing (nil).
type (
	// Raw is a number with the digits that stand in the file.
	Raw string
	// Date is a serial day number in a cell with a date format.
	Date float64
	// Fault is an error value such as #N/A.
	Fault string
	// Formula is a formula; Cached is its stored result, “” for none.
	Formula struct{ Text, Cached string }
)

// Sheet is one worksheet; Rows[0] is row 1.
type Sheet struct {
	Name       string
	Rows       [][]any
	Merges     []string // A1:C1
	Hidden     bool
	HiddenRows []int // from 1
}

// Book is a workbook.
type Book struct {
	Sheets   []Sheet
	Date1904 bool
}

// Of returns a book of the sheets.
func Of(sheets ...Sheet) Book { return Book{Sheets: sheets} }

// XLSX writes the book into a folder of the test and returns its path.
func (b Book) XLSX(tb testing.TB, name string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	b.WriteXLSX(tb, path)
	return path
}

// WriteXLSX writes the book to a path.
func (b Book) WriteXLSX(tb testing.TB, path string) {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range b.parts() {
		w, err := z.Create(part.name)
		if err == nil {
			_, err = w.Write([]byte(part.text))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	write(tb, path, out.Bytes())
}

func write(tb testing.TB, path string, data []byte) {
	tb.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
}

type part struct{ name, text string }

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const (
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

func (b Book) parts() []part {
	var types, sheets, links strings.Builder
	out := []part{{"xl/styles.xml", xmlHead + `<styleSheet xmlns="` + mainSpace + `"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`}}
	for i, s := range b.Sheets {
		n := i + 1
		state := ""
		if s.Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, escape(s.Name), n, state, n)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, relationships, n)
		out = append(out, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", n), s.xml()})
	}
	base := ""
	if b.Date1904 {
		base = `<workbookPr date1904="1"/>`
	}
	return append(out,
		part{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`},
		part{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relationships + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		part{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relationships + `">` + base + `<sheets>` + sheets.String() + `</sheets></workbook>`},
		part{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links.String() +
			`<Relationship Id="rIdS" Type="` + relationships + `/styles" Target="styles.xml"/></Relationships>`},
	)
}

func (s Sheet) xml() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet xmlns="` + mainSpace + `"><sheetData>`)
	hidden := map[int]bool{}
	for _, n := range s.HiddenRows {
		hidden[n] = true
	}
	for i, row := range s.Rows {
		mark := ""
		if hidden[i+1] {
			mark = ` hidden="1"`
		}
		fmt.Fprintf(&b, `<row r="%d"%s>`, i+1, mark)
		for c, v := range row {
			b.WriteString(cellXML(Ref(c, i+1), v))
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if len(s.Merges) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(s.Merges))
		for _, m := range s.Merges {
			fmt.Fprintf(&b, `<mergeCell ref="%s"/>`, m)
		}
		b.WriteString(`</mergeCells>`)
	}
	b.WriteString(`</worksheet>`)
	return b.String()
}

func cellXML(ref string, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return fmt.Sprintf(`<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, ref, escape(v))
	case Raw:
		return fmt.Sprintf(`<c r="%s"><v>%s</v></c>`, ref, string(v))
	case Date:
		return fmt.Sprintf(`<c r="%s" s="1"><v>%s</v></c>`, ref, strconv.FormatFloat(float64(v), 'f', -1, 64))
	case Fault:
		return fmt.Sprintf(`<c r="%s" t="e"><v>%s</v></c>`, ref, string(v))
	case bool:
		return fmt.Sprintf(`<c r="%s" t="b"><v>%d</v></c>`, ref, map[bool]int{true: 1}[v])
	case Formula:
		if v.Cached == "" {
			return fmt.Sprintf(`<c r="%s"><f>%s</f></c>`, ref, escape(v.Text))
		}
		return fmt.Sprintf(`<c r="%s" t="str"><f>%s</f><v>%s</v></c>`, ref, escape(v.Text), escape(v.Cached))
	}
	return fmt.Sprintf(`<c r="%s"><v>%v</v></c>`, ref, v)
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}

// Ref names a cell: column from 0, row from 1.
func Ref(column, row int) string { return Letters(column) + strconv.Itoa(row) }

// Letters are those of a column from 0.
func Letters(column int) string {
	s := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// CSV writes the sheet as comma-separated text in UTF-8 and returns its path.
func (s Sheet) CSV(tb testing.TB, name string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	write(tb, path, s.csv(tb))
	return path
}

// CSVGB writes the sheet as comma-separated text in GB18030 and returns its path.
func (s Sheet) CSVGB(tb testing.TB, name string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes(s.csv(tb))
	if err != nil {
		tb.Fatal(err)
	}
	write(tb, path, data)
	return path
}

func (s Sheet) csv(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			if v != nil {
				cells[i] = fmt.Sprint(v)
			}
		}
		if err := w.Write(cells); err != nil {
			tb.Fatal(err)
		}
	}
	w.Flush()
	return b.Bytes()
}
