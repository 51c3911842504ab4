package page

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// corrector passes a PDF of gofpdf on to w and puts our ToUnicode maps in place of gofpdf's, which say
// that every code is the character of the same number. gofpdf hands over the whole
// document in one Write.
type corrector struct {
	w      io.Writer
	maps   map[string][]byte // family → compressed ToUnicode stream
	failed error             // of w, as against a fault of the document
}

// errLayout means that gofpdf wrote something else than the version this was made for.
var errLayout = errors.New("unexpected layout of the PDF")

// Write implements io.Writer for the whole document.
func (c *corrector) Write(doc []byte) (int, error) {
	offsets, table, err := readXref(doc)
	if err != nil {
		return 0, err
	}
	changes, err := c.changes(doc, offsets)
	if err != nil {
		return 0, err
	}
	tail := correctXref(doc[table:], offsets, changes, table)
	at := 0
	for _, ch := range changes {
		if err := c.pass(doc[at:ch.from], ch.with); err != nil {
			return 0, err
		}
		at = ch.to
	}
	if err := c.pass(doc[at:table], tail); err != nil {
		return 0, err
	}
	return len(doc), nil
}

func (c *corrector) pass(parts ...[]byte) error {
	for _, p := range parts {
		if _, err := c.w.Write(p); err != nil {
			c.failed = err
			return err
		}
	}
	return nil
}

// change replaces the bytes from … to of the document.
type change struct {
	from, to int
	with     []byte
}

// changes finds the ToUnicode object of each font, in the order of the file.
func (c *corrector) changes(doc []byte, offsets []int) ([]change, error) {
	var list []change
	for i, off := range offsets {
		family, object, ok := typeZero(doc[off:], i)
		if !ok {
			continue
		}
		stream, known := c.maps[family]
		if !known || object <= 0 || object >= len(offsets) {
			return nil, errLayout
		}
		from := offsets[object]
		size := bytes.Index(doc[from:], []byte("endobj\n"))
		if size < 0 {
			return nil, errLayout
		}
		with := fmt.Appendf(nil, "%d 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n", object, len(stream))
		with = append(append(with, stream...), "\nendstream\nendobj\n"...)
		list = append(list, change{from, from + size + len("endobj\n"), with})
	}
	if len(list) != len(c.maps) {
		return nil, errLayout
	}
	slices.SortFunc(list, func(a, b change) int { return a.from - b.from })
	return list, nil
}

// typeZero reads family and ToUnicode object out of a composite font's dictionary, if the object
// with the given number, which stands at the start of doc, is one.
func typeZero(doc []byte, object int) (family string, toUnicode int, ok bool) {
	rest, ok := bytes.CutPrefix(doc, fmt.Appendf(nil, "%d 0 obj\n<</Type /Font\n/Subtype /Type0\n/BaseFont /utf8", object))
	if !ok {
		return "", 0, false
	}
	name, rest, _ := bytes.Cut(rest, []byte("\n"))
	_, rest, _ = bytes.Cut(rest, []byte("/ToUnicode "))
	number, _, _ := bytes.Cut(rest, []byte(" "))
	n, err := strconv.Atoi(string(number))
	return string(name), n, err == nil
}

// entrySize is the size of a line of the cross-reference table.
const entrySize = 20

// readXref reads the cross-reference table: the offset of each object, and of the table.
func readXref(doc []byte) (offsets []int, table int, err error) {
	i := bytes.LastIndex(doc, []byte("startxref\n"))
	if i < 0 {
		return nil, 0, errLayout
	}
	if _, err := fmt.Sscanf(string(doc[i:]), "startxref\n%d", &table); err != nil || table >= i {
		return nil, 0, errLayout
	}
	var n int
	if _, err := fmt.Sscanf(string(doc[table:min(table+40, i)]), "xref\n0 %d\n", &n); err != nil || n < 1 {
		return nil, 0, errLayout
	}
	lines := bytes.SplitN(doc[table:i], []byte("\n"), n+3)
	if len(lines) != n+3 {
		return nil, 0, errLayout
	}
	for _, line := range lines[2 : n+2] {
		off, err := strconv.Atoi(string(line[:min(10, len(line))]))
		if err != nil || off >= table {
			return nil, 0, errLayout
		}
		offsets = append(offsets, off)
	}
	return offsets, table, nil
}

// correctXref returns the end of the document, from the cross-reference table on, with the
// offsets that the objects have after the changes.
func correctXref(end []byte, offsets []int, changes []change, table int) []byte {
	moved := func(off int) int {
		by := 0
		for _, ch := range changes {
			if ch.from < off {
				by += len(ch.with) - (ch.to - ch.from)
			}
		}
		return off + by
	}
	out := slices.Clone(end)
	first := bytes.IndexByte(out, '\n') + 1
	first += bytes.IndexByte(out[first:], '\n') + 1
	for i, off := range offsets {
		if i > 0 {
			copy(out[first+i*entrySize:], fmt.Sprintf("%010d", moved(off)))
		}
	}
	i := bytes.LastIndex(out, []byte("startxref\n"))
	return fmt.Appendf(out[:i:i], "startxref\n%d\n%%%%EOF\n", moved(table))
}
